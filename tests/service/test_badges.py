"""Badges drawn for people and pledges, and what stands on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.badge import Reading, read
from app.domain.plan import BadgeKind
from app.errors import Refused, Trouble
from app.service import plan
from app.service.badges import KEY, KEY_ID, badge_faces, badge_sheets, make_badges, mark_printed, save_sheets
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
    assert all(each.key_id == KEY_ID for each in badges)


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
        reading, code = read(face.code, planning.plan.assembly.number, {KEY_ID: key})
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


def test_sheets_are_a_pdf_or_there_is_a_reason(planning: Planning, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        badge_sheets(planning.station, planning.assembly)
    planning.take("institutions", MEMBERS)
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    assert badge_sheets(planning.station, planning.assembly).startswith(b"%PDF")
    at = planning.plan.assembly
    faces = badge_faces(planning.station, planning.assembly)
    details = (at.title, at.day, at.rehearsal, at.note)
    file = tmp_path / "badges.pdf"
    assert save_sheets(str(file), faces, details, "A4") == str(file)
    assert file.read_bytes().startswith(b"%PDF")
    with pytest.raises(Trouble) as trouble:
        save_sheets(str(tmp_path / "no" / "badges.pdf"), faces, details, "A4")
    assert trouble.value.kind == "not_written"


def test_without_the_key_nothing_is_printed(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    with planning.station.change("assembly_added", "b" * 32) as change:
        details = {"title": "Elsewhere", "day": "2026-11-24", "starts": "18:30", "ends": "20:00"}
        change.row("assembly", None, details | {"zone": "Europe/London", "number": 9})
    assert plan.plan(planning.station.database, "b" * 32).assembly.title == "Elsewhere"
    with pytest.raises(Refused, match="key"):
        badge_faces(planning.station, "b" * 32)
