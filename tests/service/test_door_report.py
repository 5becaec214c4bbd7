"""What stewards decided in an evening, as the organiser reads it afterwards."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.domain.door import GUEST, Cause
from app.domain.door_report import Did
from app.paths import Home
from app.service import badges, door, passing_again, replacing, turnout
from app.service.door_report import as_table, door_report, lay_out
from app.store import amends
from tests.service.evening import CHURCH, DOOR, UNION, A, Planned
from tests.service.evening import lay_out as planned_evening

OTHER = "Door B"


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    made = planned_evening(home, clock, capacity=20)
    yield made
    made.station.close()


def told(evening: Planned, clock: SetClock) -> list[tuple[str, Did, str, int, str]]:
    """Door, what, of which institution, how many, why; without the badge that was replaced in the plan."""
    report = door_report(evening.station.database, A, clock.now())
    at_doors = [each for each in report.decisions if each.door]
    return [(each.door, each.did, each.institution, each.heads, each.because) for each in at_doors]


def play(evening: Planned, clock: SetClock) -> None:
    """An evening in which everything happens once."""
    station = evening.station
    first = door.check_in(station, A, evening.delegate[0], door=DOOR)
    door.undo(station, A, first.fact)
    clock.advance(60)
    again = door.check_in(station, A, evening.delegate[0], door=DOOR)
    clock.advance(60)
    door.undo(station, A, again.fact, because="scanned from a photo")
    clock.advance(60)
    group = door.check_in(station, A, evening.group, door=OTHER)
    passing_again.recount(station, A, group.fact, group.subject, heads=16, young=14, door=OTHER)
    clock.advance(60)
    door.admit_by_hand(station, A, UNION, because="forgot the badge", door=DOOR)
    clock.advance(60)
    lost = door.check_in(station, A, evening.delegate[1], door=DOOR)
    replacing.replace_badge(station, A, lost.subject, door=OTHER)
    clock.advance(60)
    turned = door.walk_in(station, A, CHURCH, door=OTHER, heads=3)
    door.admit_by_hand(
        station, A, turned.subject, because="the organiser agreed", door=OTHER, turned=turned.fact
    )
    clock.advance(60)
    for badge in range(6):
        door.check_in(station, A, evening.code(badge, key=bytes(32)), door=OTHER)
        clock.advance(5)
    door.check_in(station, A, "https://example.org", door=DOOR)
    door.check_in(station, A, evening.replaced, door=DOOR)


def settle(evening: Planned) -> str:
    """Somebody nobody knew is given an institution, that is taken back, and they are kept as a guest."""
    station = evening.station
    somebody = door.admit_by_hand(station, A, "", because="the badge is wet", door=OTHER).subject
    turnout.unassign(station, A, turnout.assign(station, A, somebody, UNION))
    return turnout.assign(station, A, somebody, GUEST)


def test_whose_people_were_said_to_be_is_told_with_the_laptop_and_the_operator(
    evening: Planned, clock: SetClock
) -> None:
    settle(evening)
    report = door_report(evening.station.database, A, clock.now())
    given = [each for each in report.decisions if each.did in (Did.ASSIGNED, Did.UNASSIGNED, Did.AS_GUEST)]
    assert [(each.door, each.did, each.institution, each.heads) for each in given] == [
        (OTHER, Did.ASSIGNED, "Ash Lane Union", 1),
        (OTHER, Did.UNASSIGNED, "", 1),
        (OTHER, Did.AS_GUEST, "", 1),
    ]
    hands = (evening.station.id, evening.station.who)
    assert evening.station.who
    assert {(each.laptop, each.operator) for each in report.decisions if each.did is not Did.REPLACED} == {
        hands
    }
    assert lay_out(report).startswith(b"%PDF")


def test_a_laptop_goes_by_its_name_where_it_has_one(evening: Planned, clock: SetClock) -> None:
    settle(evening)
    with evening.station.change("station_admitted", A) as change:
        change.row("station", evening.station.id, {"name": "North foyer"})
    report = door_report(evening.station.database, A, clock.now())
    assert {each.laptop for each in report.decisions if each.did is Did.AS_GUEST} == {"North foyer"}


def test_everything_is_told_by_the_clock_with_its_reason(evening: Planned, clock: SetClock) -> None:
    play(evening, clock)
    assert told(evening, clock) == [
        (DOOR, Did.TAKEN_BACK, "Elm Street School", 1, ""),
        (DOOR, Did.ANNULLED, "Elm Street School", 1, "scanned from a photo"),
        (OTHER, Did.COUNTED_ANEW, "Oak Road Church", 14, ""),
        (DOOR, Did.BY_HAND, "Ash Lane Union", 1, "forgot the badge"),
        (OTHER, Did.REPLACED, "Elm Street School", 1, ""),
        (OTHER, Did.OVER_FULL, "Oak Road Church", 3, "the organiser agreed"),
    ]
    report = door_report(evening.station.database, A, clock.now())
    assert report.over_capacity == 3
    (replaced,) = (each for each in report.decisions if each.did is Did.REPLACED and each.door)
    assert replaced.caption.startswith("otter 1002 → ")
    assert {(each.door, each.cause): each.times for each in report.turned} == {
        (DOOR, Cause.FOREIGN.value): 1,
        (DOOR, Cause.REPLACED.value): 1,
        (OTHER, Cause.FORGED.value): 6,
        (OTHER, Cause.FULL.value): 1,
    }
    (guessed,) = report.guessed
    assert (guessed.door, guessed.station, guessed.times) == (OTHER, evening.station.id, 6)


def test_a_new_key_is_told_once_with_its_reason_also_when_it_was_given_on(
    evening: Planned, clock: SetClock
) -> None:
    badges.new_key(evening.station, A, because="  A laptop   was stolen ")
    made = clock.now()
    clock.advance(60)
    key = evening.station.secret(A, "badge/2")
    assert key is not None
    evening.station.share_secret(A, "badge/2", key)
    report = door_report(evening.station.database, A, clock.now())
    (told,) = (each for each in report.decisions if each.did is Did.NEW_KEY)
    assert (told.at, told.caption, told.because, told.heads) == (made, "2", "A laptop was stolen", 0)


def test_nothing_happened(evening: Planned, clock: SetClock) -> None:
    door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    report = door_report(evening.station.database, A, clock.now())
    assert (report.turned, report.guessed, report.doors) == ((), (), ("",))
    assert [each.caption for each in report.decisions] == ["birch 1005"]  # which the plan replaced


def test_a_going_out_and_in_that_is_taken_back_is_one(evening: Planned, clock: SetClock) -> None:
    first = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    clock.advance(60)
    back = passing_again.come_back(evening.station, A, first.subject, door=DOOR)
    door.undo(evening.station, A, back.verdict.fact, unseen=back.out)
    assert [did for _, did, *_ in told(evening, clock)] == [Did.TAKEN_BACK]


def test_a_reason_that_is_forgotten_is_said_to_be(evening: Planned, clock: SetClock) -> None:
    play(evening, clock)
    with evening.station.change("assembly_purged", A) as change:
        change.fact("erasure", {"subject": "*"})
    report = door_report(evening.station.database, A, clock.now())
    assert not any(each.because for each in report.decisions)
    held = {each.did: each.reason_held for each in report.decisions}
    assert held[Did.TAKEN_BACK]
    assert not held[Did.BY_HAND]
    assert Did.REPLACED in held
    assert lay_out(report).startswith(b"%PDF")


def test_the_table_says_the_same_and_holds_no_formula(evening: Planned, clock: SetClock) -> None:
    play(evening, clock)
    badges.new_key(evening.station, A, because="A laptop was stolen")
    door.admit_by_hand(evening.station, A, UNION, because="=HYPERLINK(1)", door=DOOR)
    settle(evening)
    rows = list(
        csv.DictReader(
            io.StringIO(as_table(door_report(evening.station.database, A, clock.now())).decode("utf-8-sig"))
        )
    )
    doors = [row["door"] for row in rows if row["door"]]
    assert doors == sorted(doors)
    assert {row["what"] for row in rows} > {each.value for each in Did}
    kept = next(row for row in rows if row["what"] == Did.AS_GUEST.value)
    assert (kept["laptop"], kept["operator"]) == (evening.station.id, evening.station.who)
    assert "'=HYPERLINK(1)" in [row["why"] for row in rows]
    assert next(row["times"] for row in rows if row["what"] == Cause.FORGED.value) == "6"


def test_a_badge_replaced_before_anyone_came_has_no_time(evening: Planned, clock: SetClock) -> None:
    with evening.station.change("badge_added", A) as change:
        change.row(
            "badge", None, {"delegation": UNION, "caption": "wren 1", "code_id": "00", "replaced_by": "n"}
        )
    with evening.station.database.reading() as connection:
        made = {each.caption: (each.newer, each.at) for each in amends.replacements(connection, A)}
    assert made == {"birch 1005": ("", None), "wren 1": ("", None)}


def test_a_chain_of_undos_finds_the_passage_each_takes_back(evening: Planned, clock: SetClock) -> None:
    first = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    clock.advance(600)
    out = door.check_out(evening.station, A, evening.delegate[0], door=DOOR)
    clock.advance(5)
    door.undo(evening.station, A, out.fact)
    with evening.station.database.reading() as connection:
        (amend,) = amends.amends(connection, A)
    assert amend.passed is not None
    assert (amend.at - amend.passed).total_seconds() == 5
    assert first.fact
