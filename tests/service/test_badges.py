"""Badges drawn for people and pledges, found again, and what stands on them."""

from __future__ import annotations

import pytest

from app.domain.badge import Reading, read
from app.domain.plan import BadgeKind
from app.errors import Refused
from app.service import plan
from app.service.badges import KEY, badge_faces, find_badges, make_badges, mark_printed, new_key
from app.service.sheaf import Sheaf
from app.store import plan as plans
from tests.service.plans import MEMBERS, Planning

PEOPLE = (
    "institution,name,kind,heads\n"
    "Elm Street School,Person 1,delegate,\n"
    "Elm Street School,Leader 1,young people's group,3\n"
    "Corner Mosque,Person 2,steward,\n"
)


def test_badges_fill_up_to_each_pledge(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    assert make_badges(planning.station, planning.assembly, up_to_pledge=True) == 9
    assert make_badges(planning.station, planning.assembly, up_to_pledge=True) == 0
    with planning.station.database.reading() as connection:
        of = {
            each.delegation: each.badges for each in plans.badges_by_delegation(connection, planning.assembly)
        }
    assert [of[each.id] for each in planning.plan.delegations] == [4, 3, 2]


def test_people_and_groups_count_towards_the_pledge_stewards_do_not(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", PEOPLE)
    # the school: one person, a group of three: four of four; the mosque: a steward, and three numbered ones
    assert make_badges(planning.station, planning.assembly, up_to_pledge=True) == 1 + 1 + 3 + 2
    assert make_badges(planning.station, planning.assembly, up_to_pledge=False, spare=5) == 5


def test_codes_and_captions_are_nobody_elses(planning: Planning) -> None:
    planning.take("institutions", "institution,pledge\nElm Street School,600\n")
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    with planning.station.database.reading() as connection:
        badges = plans.badges(connection, planning.assembly)
    assert len({each.code_id for each in badges}) == len({each.caption for each in badges}) == 600
    assert all(each.key_id == 1 for each in badges)


def test_a_face_carries_a_code_that_our_doors_read(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", PEOPLE)
    make_badges(planning.station, planning.assembly, up_to_pledge=True, spare=1)
    key = planning.station.secret(planning.assembly, KEY)
    assert key is not None
    faces = badge_faces(planning.station, planning.assembly)
    assert len(faces) == 9
    numbers = {each.name: each.number for each in planning.plan.delegations} | {"": 0}
    for face in faces:
        reading, code = read(face.code, planning.plan.assembly.number, {1: key})
        assert reading is Reading.OURS
        assert code is not None
        assert (code.institution, code.kind) == (numbers[face.institution], face.kind)
    group = next(face for face in faces if face.kind is BadgeKind.YOUNG_PEOPLE)
    assert (group.name, group.heads, group.young, group.kind_word) == ("", 3, 2, "Group of 3")
    assert [face.name for face in faces if face.name] == ["Person 1", "Person 2"]


def test_only_new_ones_are_printed_again(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    assert mark_printed(planning.station, planning.assembly) == 9
    assert badge_faces(planning.station, planning.assembly, only_new=True) == ()
    make_badges(planning.station, planning.assembly, up_to_pledge=False, spare=2)
    assert len(badge_faces(planning.station, planning.assembly, only_new=True)) == 2
    assert len(badge_faces(planning.station, planning.assembly)) == 11
    assert mark_printed(planning.station, planning.assembly) == 2


def test_a_spare_badge_keeps_its_number(planning: Planning) -> None:
    make_badges(planning.station, planning.assembly, up_to_pledge=False, spare=3)
    first = {face.caption: face.spare for face in badge_faces(planning.station, planning.assembly)}
    assert sorted(first.values()) == [1, 2, 3]
    mark_printed(planning.station, planning.assembly)
    make_badges(planning.station, planning.assembly, up_to_pledge=False, spare=2)
    later = {face.caption: face.spare for face in badge_faces(planning.station, planning.assembly)}
    assert sorted(later.values()) == [1, 2, 3, 4, 5]
    assert later | first == later
    (alone,) = badge_faces(planning.station, planning.assembly, caption=next(iter(first)))
    assert alone.spare == first[alone.caption]


def test_one_badge_is_printed_once_more(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    every = badge_faces(planning.station, planning.assembly)
    again = badge_faces(
        planning.station, planning.assembly, caption=every[3].caption.lower().replace(" ", "-")
    )
    assert again == (every[3],)
    with pytest.raises(Refused, match="No badge here has the caption FISH 1"):
        badge_faces(planning.station, planning.assembly, caption="FISH 1")
    assert mark_printed(planning.station, planning.assembly, {every[3].caption}) == 1
    assert len(badge_faces(planning.station, planning.assembly, only_new=True)) == 8


def test_a_replaced_badge_is_not_printed_again(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    with planning.station.database.reading() as connection:
        old, new, lost, *_ = plans.badges(connection, planning.assembly)
    sheaf = Sheaf(planning.assembly)
    sheaf.change("badge", old.id, {"replaced_by": new.id})
    sheaf.change("badge", lost.id, {"replaced_by": "one that is not here"})
    sheaf.write(planning.station)
    with pytest.raises(Refused, match=f"{old.caption} was replaced by {new.caption}"):
        badge_faces(planning.station, planning.assembly, caption=old.caption)
    with pytest.raises(Refused, match="was replaced by another badge"):
        badge_faces(planning.station, planning.assembly, caption=lost.caption)
    assert find_badges(planning.station.database, planning.assembly, old.caption) == ()


def test_a_badge_is_found_by_caption_name_and_institution(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", PEOPLE)
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    database = planning.station.database

    def found(typed: str) -> list[tuple[str, str]]:
        return [(hit.name, hit.institution) for hit in find_badges(database, planning.assembly, typed)]

    # a digit may stand in the caption of another one as well
    assert ("Person 2", "Corner Mosque") in found("person 2")
    assert found("  ") == found("nobody at all") == []
    assert {institution for _, institution in found("union")} == {"Union Branch 4"}
    # a young people's group is found by its institution, never by its leader's name
    assert found("leader 1") == []
    with database.reading() as connection:
        last = plans.badges(connection, planning.assembly)[-1]
    (hit, *_) = find_badges(database, planning.assembly, last.caption.lower())
    assert (hit.caption, hit.printed) == (last.caption, False)
    mark_printed(planning.station, planning.assembly, {last.caption})
    assert find_badges(database, planning.assembly, last.caption)[0].printed


def test_the_badges_of_one_institution(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    make_badges(planning.station, planning.assembly, up_to_pledge=True, spare=2)
    mosque = planning.plan.delegations[1]
    faces = badge_faces(planning.station, planning.assembly, delegation=mosque.id)
    assert [face.institution for face in faces] == [mosque.name] * 3


def test_without_the_key_nothing_is_printed(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    with planning.station.change("assembly_added", "b" * 32) as change:
        details = {"title": "Elsewhere", "day": "2026-11-24", "starts": "18:30", "ends": "20:00"}
        change.row("assembly", None, details | {"zone": "Europe/London", "number": 9})
    assert plan.plan(planning.station.database, "b" * 32).assembly.title == "Elsewhere"
    with pytest.raises(Refused, match="key"):
        badge_faces(planning.station, "b" * 32)


def test_there_are_255_keys(planning: Planning) -> None:
    assert [
        new_key(planning.station, planning.assembly, because="A laptop was stolen") for _ in range(2)
    ] == [2, 3]
    planning.station.share_secret(planning.assembly, "badge/255", bytes(32))
    with pytest.raises(Refused, match="255 keys"):
        new_key(planning.station, planning.assembly, because="A laptop was stolen")
