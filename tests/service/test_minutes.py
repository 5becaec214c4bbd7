"""The minutes say what was kept, in order, and nothing of anyone who came."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.clock import SetClock
from app.domain.records import twin
from app.domain.tally import Answer, Beside
from app.paths import Home
from app.service import chair
from app.service.lists import take_plan
from app.service.minutes import minutes
from app.store import journal
from app.store import plan as plans
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.house.tree import ROOT
from tests.service.evening import A, Planned, lay_out
from tests.service.told import play


def test_every_cell_is_told_as_it_stands(evening: Planned, clock: SetClock) -> None:
    play(evening, clock)
    made = minutes(evening.station.database, A, clock.now())
    wage, homes = made.asks
    first, second = wage.answers
    assert (first.power_holder, first.as_who, first.standing) == ("Mayor 1", "Mayor", Answer.YES_BUT)
    assert (first.words, first.condition) == ("We will pay it", "the budget passes")
    assert (first.by_when, first.by_latest) == ("by summer 2027", date(2027, 8, 31))
    assert (first.contact, first.follow_up) == ("Office of the Mayor 1", date(2027, 3, 4))
    assert (first.times_asked, first.read_back, first.promised) == (1, "agreed", True)
    assert first.read_back_at == THE_EVENING + timedelta(minutes=37)
    assert (second.standing, second.promised, second.read_back) == (Answer.NO, False, "")
    assert second.corrected == ("before 19:08 it read “no clear answer”. Misheard at the table.",)
    assert [each.standing for each in homes.answers] == [Beside.NOT_PUT]
    assert made.commitments == 1


def test_turnout_is_counts_only(evening: Planned, clock: SetClock) -> None:
    play(evening, clock)
    made = minutes(evening.station.database, A, clock.now())
    present = {each.name: each.present for each in made.delegations}
    assert present == {"Oak Road Church": 14, "Elm Street School": 2, "Ash Lane Union": 0}
    assert (made.people, made.guests, made.institutions, made.target) == (17, 1, 2, 40)
    assert {each.name: each.shown for each in made.delegations}["Elm Street School"] == "1–2"
    assert "Delegate Ŵn".encode() not in twin(made)


def test_the_running_order_is_the_public_part_with_its_times(evening: Planned, clock: SetClock) -> None:
    play(evening, clock)
    made = minutes(evening.station.database, A, clock.now())
    assert [(each.number, each.title) for each in made.agenda][:3] == [
        (1, "Welcome"),
        (2, "Roll call"),
        (3, "A living wage"),
    ]
    welcome, roll, wage = made.agenda[:3]
    assert (welcome.started, welcome.used_seconds) == (THE_EVENING + timedelta(minutes=30), 300)
    assert (roll.started, roll.used_seconds) == (None, None)
    assert wage.used_seconds == 180
    assert (made.opened, made.ended) == (welcome.started, THE_EVENING + timedelta(minutes=38))


def test_an_item_gone_back_to_counts_all_its_time(evening: Planned, clock: SetClock) -> None:
    station = evening.station
    chair.next_item(station, A)
    clock.advance(60)
    chair.next_item(station, A)
    clock.advance(60)
    chair.back(station, A)
    clock.advance(30)
    assert minutes(station.database, A, clock.now()).agenda[0].used_seconds == 60
    chair.end_assembly(station, A)
    welcome = minutes(station.database, A, clock.now()).agenda[0]
    assert (welcome.started, welcome.used_seconds) == (THE_EVENING, 90)


def test_before_the_evening_the_cells_are_open(evening: Planned, clock: SetClock) -> None:
    made = minutes(evening.station.database, A, clock.now())
    assert {each.standing for ask in made.asks for each in ask.answers} == {Beside.NOT_ASKED}
    assert (made.opened, made.ended, made.people) == (None, None, 0)


def test_the_journal_stands_in_it_as_it_was(evening: Planned, clock: SetClock) -> None:
    play(evening, clock)
    made = minutes(evening.station.database, A, clock.now())
    with evening.station.database.reading() as connection:
        assert (made.entries, made.head) == (journal.count(connection, A), journal.head(connection, A))
    assert made.made == clock.now()


def test_a_rehearsal_says_so_and_further_notes_follow(home: Home, clock: SetClock) -> None:
    evening = lay_out(home, clock, rehearsal=True)
    made = minutes(evening.station.database, A, clock.now(), note="Sealed early", secretary="Secretary 1")
    evening.station.close()
    assert made.rehearsal
    assert made.note == "Rehearsal, made up · Sealed early"
    assert made.secretary == "Secretary 1"


def test_an_earlier_assembly_keeps_its_reported_turnout(home: Home, clock: SetClock) -> None:
    station = Station.open(home, clock)
    take_plan(station, ROOT / "resources" / "sample" / "general-election-2015.json")
    with station.database.reading() as connection:
        earlier = next(each for each in plans.assemblies(connection) if each.day.year < 2015)
        reported = {each.assembly.id: each.people for each in plans.counted(connection)}[earlier.id]
    made = minutes(station.database, earlier.id, datetime.now(THE_EVENING.tzinfo))
    station.close()
    assert made.people == reported > 0
    assert made.guests == 0
