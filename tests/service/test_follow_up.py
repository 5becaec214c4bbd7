"""The ledger holds each promise once, theirs and ours, with what became of it."""

from __future__ import annotations

from datetime import date

import pytest

from app.clock import SetClock
from app.domain.follow_up import Became, Commitment
from app.domain.tally import Answer, Reason, Spoken
from app.errors import Refused
from app.paths import Home
from app.service import follow_up, tally
from app.service.lists import take_plan
from app.store.station import Station
from tests.house.tree import ROOT
from tests.service.evening import HOMES, MAYOR_1, MAYOR_2, WAGE, A, Planned, lay_out
from tests.service.told import play

TODAY, NEXT_AUTUMN = date(2026, 11, 24), date(2027, 9, 1)


@pytest.fixture
def station(evening: Planned, clock: SetClock) -> Station:
    """After the evening."""
    play(evening, clock)
    return evening.station


def ledger(station: Station, today: date = TODAY) -> list[tuple[Commitment, Became]]:
    return list(follow_up.board(station.database, today).commitments)


def test_a_yes_but_stands_with_all_that_was_said(station: Station) -> None:
    ((promise, became),) = ledger(station)
    assert became is Became.NOT_KNOWN
    assert (promise.what, promise.who, promise.ours) == ("A living wage", "Mayor 1", False)
    assert (promise.condition, promise.words) == ("the budget passes", "We will pay it")
    assert (promise.due, promise.follow_up) == (date(2027, 8, 31), date(2027, 3, 4))


def test_a_day_that_passes_makes_it_overdue_by_itself(station: Station) -> None:
    assert ledger(station, date(2027, 8, 31))[0][1] is Became.NOT_KNOWN
    assert ledger(station, NEXT_AUTUMN)[0][1] is Became.OVERDUE


def test_news_stands_by_its_promise_in_order_of_days(station: Station) -> None:
    (promise, _), *_ = ledger(station)
    for became, day in ((Became.KEPT, 24), (Became.UNDER_WAY, 3)):
        follow_up.note(
            station, A, promise.id, became, date(2026, 11, day), " It  was said. ", "Council minutes"
        )
    ((promise, became),) = ledger(station, NEXT_AUTUMN)
    assert became is Became.KEPT
    assert [(each.became, each.words) for each in promise.notes] == [
        (Became.UNDER_WAY, "It was said."),
        (Became.KEPT, "It was said."),
    ]


def test_news_outlives_a_correction_of_the_answer(station: Station) -> None:
    (promise, _), *_ = ledger(station)
    follow_up.note(station, A, promise.id, Became.UNDER_WAY, TODAY, "Begun.", "A letter")
    tally.record_answer(station, A, WAGE, MAYOR_1, Spoken(Answer.YES), because="The condition was dropped.")
    ((promise, became),) = ledger(station)
    assert promise.condition == ""
    assert became is Became.UNDER_WAY


def test_what_was_offered_beside_an_answer_is_a_promise_of_its_own(station: Station) -> None:
    tally.record_answer(
        station, A, HOMES, MAYOR_1, Spoken(Answer.YES, offer="a visit to the estate"), because="Late."
    )
    tally.record_answer(
        station, A, WAGE, MAYOR_2, Spoken(Answer.NO, offer="a round table"), because="Said at the door."
    )
    promises = {each.what: each for each, _ in ledger(station)}
    assert set(promises) == {"A living wage", "Homes", "a visit to the estate", "a round table"}
    assert len({each.id for each in promises.values()}) == 4
    follow_up.note(station, A, promises["a visit to the estate"].id, Became.KEPT, TODAY, "Visited.", "Photo")
    now = {each.what: became for each, became in ledger(station)}
    assert now["a visit to the estate"] is Became.KEPT
    assert now["Homes"] is Became.NOT_KNOWN


def test_an_offered_meeting_is_a_promise(station: Station) -> None:
    tally.record_answer(
        station, A, WAGE, MAYOR_2, Spoken(Answer.UNCLEAR, Reason.OFFERS_A_MEETING), because="Heard again."
    )
    assert "A living wage: a meeting" in {each.what for each, _ in ledger(station)}


def test_our_own_commitment_counts_once_the_ask_was_put(evening: Planned, clock: SetClock) -> None:
    station = evening.station
    with station.change("ask_changed", A) as change:
        change.row("ask", WAGE, {"our_commitment": "Train fifty leaders", "by_latest": "2027-05-01"})
    assert ledger(station) == []
    play(evening, clock)
    ours = next(each for each, _ in ledger(station) if each.ours)
    assert (ours.what, ours.who, ours.due) == (
        "Train fifty leaders",
        "Riverside Alliance",
        date(2027, 5, 1),
    )
    follow_up.note(station, A, ours.id, Became.PARTLY_KEPT, TODAY, "Twenty so far.", "Attendance list")
    assert next(became for each, became in ledger(station) if each.ours) is Became.PARTLY_KEPT


@pytest.mark.parametrize(
    ("became", "day", "words", "source", "why"),
    [
        (Became.OVERDUE, TODAY, "Late.", "A letter", "comes by itself"),
        (Became.KEPT, TODAY, "  ", "A letter", "what is known"),
        (Became.KEPT, TODAY, "Done.", "", "where this is from"),
        (Became.KEPT, date(2026, 11, 26), "Done.", "A letter", "not come yet"),
    ],
)
def test_news_without_its_parts_is_refused(
    station: Station, became: Became, day: date, words: str, source: str, why: str
) -> None:
    (promise, _), *_ = ledger(station)
    with pytest.raises(Refused, match=why):
        follow_up.note(station, A, promise.id, became, day, words, source)
    assert ledger(station)[0][0].notes == ()


def test_news_of_no_promise_is_refused(station: Station) -> None:
    with pytest.raises(Refused, match="not in the ledger"):
        follow_up.note(station, A, "nothing", Became.KEPT, TODAY, "Done.", "A letter")


def test_a_rehearsal_stays_out_unless_there_is_nothing_else(home: Home, clock: SetClock) -> None:
    evening = lay_out(home, clock, rehearsal=True)
    play(evening, clock)
    board = follow_up.board(evening.station.database, TODAY)
    assert board.rehearsal
    assert len(board.commitments) == 1
    with evening.station.change("assembly_added", "b" * 32) as change:
        change.row("assembly", None, {"title": "Spring", "day": "2027-04-01", "alliance": "Riverside"})
    board = follow_up.board(evening.station.database, TODAY)
    assert (board.rehearsal, board.commitments, board.alliance) == (False, (), "Riverside")
    evening.station.close()


def test_earlier_assemblies_bring_their_promises_and_news(home: Home, clock: SetClock) -> None:
    station = Station.open(home, clock)
    take_plan(station, ROOT / "resources" / "sample" / "general-election-2015.json")
    found = ledger(station)
    station.close()
    assert found
    assert any(each.notes for each, _ in found)
