"""What an organiser wants said to one person: from the list to the verdict, private all the way."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.service import door, plan, replacing
from app.service.badges import badge_faces, find_badges, make_badges
from app.service.lists import plan_as_file
from app.store import journal
from app.store import plan as plans
from tests.service.plans import MEMBERS, Planning

NOTES = (
    "institution,name,kind,access,note\n"
    "Elm Street School,Person 1,delegate,a ramp,Front row\n"
    "Elm Street School,Person 2,delegate,none,\n"
)


def test_a_line_for_the_door_reaches_the_verdict_and_nothing_else(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", NOTES)
    make_badges(planning.station, planning.assembly, up_to_pledge=False)
    codes = {face.name: face.code for face in badge_faces(planning.station, planning.assembly)}
    said = [
        door.check_in(planning.station, planning.assembly, codes[name], door="Door A")
        for name in ("Person 1", "Person 2")
    ]
    assert [(each.note, each.ask_access) for each in said] == [("Front row", True), ("", False)]
    assert "ramp" not in repr(said), "what somebody needs is theirs to say"
    with planning.station.database.reading() as connection:
        bodies = "".join(entry.body for entry in journal.entries(connection, planning.assembly))
    assert "Front row" not in bodies
    assert "Front row" not in plan_as_file(planning.station.database, planning.assembly)
    assert "Front row" in plan_as_file(planning.station.database, planning.assembly, names=True)


def test_a_line_for_the_door_is_forgotten_with_the_person(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", NOTES)
    make_badges(planning.station, planning.assembly, up_to_pledge=False)
    code = next(
        each.code for each in badge_faces(planning.station, planning.assembly) if each.name == "Person 1"
    )
    with planning.station.database.reading() as connection:
        person = next(each.id for each in plans.people(connection, planning.assembly) if each.note)
    with planning.station.change("person_erased", planning.assembly) as change:
        change.fact("erasure", {"subject": person})
    verdict = door.check_in(planning.station, planning.assembly, code, door="Door A")
    assert (verdict.let_in, verdict.note, verdict.ask_access) == (True, "", False)
    with planning.station.database.reading() as connection:
        texts = [
            item.text for entry in journal.entries(connection, planning.assembly) for item in entry.private
        ]
    assert not any("Front row" in (text or "") for text in texts)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Front row\x07", "Front row"), ("\u202eworv tnorF", "worv tnorF"), ("é" * 80, "é" * 80)],
)
def test_a_line_for_the_door_is_one_clean_line(planning: Planning, written: str, kept: str) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", f"institution,name,note\nElm Street School,Person 1,{written}\n")
    with planning.station.database.reading() as connection:
        assert [each.note for each in plans.people(connection, planning.assembly)] == [kept]


def test_a_line_for_the_door_that_is_too_long_is_refused_where_it_stands(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    taken = planning.take("people", f"institution,name,note\nElm Street School,Person 1,{'x' * 81}\n")
    assert [(each.row, each.column) for each in taken.problems] == [(2, "note")]
    planning.take("people", "institution,name\nElm Street School,Person 1\n")
    with planning.station.database.reading() as connection:
        (person,) = plans.people(connection, planning.assembly)
    with pytest.raises(Refused, match="80 letters"):
        plan.change_person(planning.station, planning.assembly, person.id, note="x" * 81)
    plan.change_person(planning.station, planning.assembly, person.id, note=" Interpreter\n wanted ")
    with planning.station.database.reading() as connection:
        assert [each.note for each in plans.people(connection, planning.assembly)] == ["Interpreter wanted"]


def test_a_list_that_says_nothing_of_it_leaves_it(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", NOTES)
    planning.take("people", "institution,name,kind\nElm Street School,Person 1,steward\n")
    with planning.station.database.reading() as connection:
        assert [each.note for each in plans.people(connection, planning.assembly)] == ["Front row", ""]


def test_a_power_holder_with_a_badge_is_taken_to_the_speakers(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", "institution,name\nElm Street School,Mayor 1\nElm Street School,Person 1\n")
    plan.add_power_holder(planning.station, planning.assembly, "Mayor 1")
    make_badges(planning.station, planning.assembly, up_to_pledge=False)
    flags = {
        face.name: door.check_in(planning.station, planning.assembly, face.code, door="Door A").flag
        for face in badge_faces(planning.station, planning.assembly)
    }
    assert flags["Mayor 1"]
    assert not flags["Person 1"]


def numbered(planning: Planning) -> tuple[str, str]:
    """A badge up to the pledge, for nobody in particular: caption and code."""
    planning.take("institutions", MEMBERS)
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    face = next(each for each in badge_faces(planning.station, planning.assembly) if not each.name)
    return face.caption, face.code


def test_a_numbered_badge_has_a_line_for_the_door_and_no_name(planning: Planning) -> None:
    station, assembly = planning.station, planning.assembly
    caption, code = numbered(planning)
    plan.note_badge(station, assembly, caption.upper(), " Front\x07 row ")
    assert door.check_in(station, assembly, code, door="Door A").note == "Front row"
    (hit,) = find_badges(station.database, assembly, caption)
    assert (hit.name, hit.note) == ("", "Front row")
    with station.database.reading() as connection:
        (person,) = plans.people(connection, assembly)
        bodies = "".join(entry.body for entry in journal.entries(connection, assembly))
    assert (person.name, person.access, person.note) == ("", "", "Front row")
    assert "Front row" not in bodies
    assert "Front row" not in plan_as_file(station.database, assembly, names=True), "there is no one to list"
    made = make_badges(station, assembly, up_to_pledge=True)
    assert made == 0, "it is no further person"


def test_the_line_of_a_numbered_badge_can_be_changed_and_ended(planning: Planning) -> None:
    station, assembly = planning.station, planning.assembly
    caption, code = numbered(planning)
    plan.note_badge(station, assembly, caption, "")
    with station.database.reading() as connection:
        assert plans.people(connection, assembly) == ()
    for line in ("Front row", "Stage left", ""):
        plan.note_badge(station, assembly, caption, line)
        assert [each.note for each in find_badges(station.database, assembly, caption)] == [line]
    with station.database.reading() as connection:
        assert len(plans.people(connection, assembly)) == 1
    assert door.check_in(station, assembly, code, door="Door A").note == ""


def test_the_line_of_a_badge_with_a_name_is_the_persons(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", NOTES)
    make_badges(planning.station, planning.assembly, up_to_pledge=False)
    hits = find_badges(planning.station.database, planning.assembly, "Person 2")
    (hit,) = (each for each in hits if each.name == "Person 2")  # a caption may hold the figure too
    plan.note_badge(planning.station, planning.assembly, hit.caption, "Stage left")
    with planning.station.database.reading() as connection:
        assert {each.name: each.note for each in plans.people(connection, planning.assembly)} == {
            "Person 1": "Front row",
            "Person 2": "Stage left",
        }


def test_a_line_is_refused_for_no_badge_and_where_it_is_too_long(planning: Planning) -> None:
    caption, _code = numbered(planning)
    with pytest.raises(Refused, match="No badge here"):
        plan.note_badge(planning.station, planning.assembly, "nobody 0", "Front row")
    with pytest.raises(Refused, match="80 letters"):
        plan.note_badge(planning.station, planning.assembly, caption, "x" * 81)


def test_the_line_of_a_numbered_badge_stays_with_a_new_badge_for_a_lost_one(planning: Planning) -> None:
    station, assembly = planning.station, planning.assembly
    caption, code = numbered(planning)
    plan.note_badge(station, assembly, caption, "Front row")
    subject = door.check_in(station, assembly, code, door="Door A").subject
    given = replacing.replace_badge(station, assembly, subject, door="Door A")
    assert [each.note for each in find_badges(station.database, assembly, given.caption)] == ["Front row"]
