"""The plan read back from rows, also from those another laptop or a newer version wrote."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.domain.plan import ALLIANCE, Attendance, BadgeKind, InstitutionType, ItemKind
from app.paths import Home
from app.store import plan as plans
from app.store.station import Station

A = "a" * 32


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    """With one assembly that says little."""
    made = Station.open(home, clock)
    with made.change("assembly_added", A) as change:
        change.row("assembly", None, {"title": "Autumn Assembly", "day": "2026-11-24"})
    yield made
    made.close()


def test_words_of_a_newer_version_read_as_the_plainest(station: Station) -> None:
    for table, values in (
        ("delegation", {"name": "Elm", "type": "observatory"}),
        ("person", {"kind": "astronaut"}),
        ("power_holder", {"name": "Mayor 1", "attendance": "by hologram"}),
        ("agenda_item", {"title": "Item", "kind": "fireworks"}),
        ("badge", {"kind": "drone", "code_id": "00" * 6}),
        ("ask", {"title": "Ask", "by_latest": "next year"}),
    ):
        with station.change(f"{table}_added", A) as change:
            change.row(table, None, values)
    with station.database.reading() as connection:
        plan = plans.plan(connection, A)
        assert plan is not None
        assert plan.delegations[0].type is InstitutionType.OTHER
        assert plan.power_holders[0].attendance is Attendance.INVITED
        assert plan.agenda[0].kind is ItemKind.OTHER
        assert plan.asks[0].by_latest is None
        assert plans.people(connection, A)[0].kind is BadgeKind.DELEGATE
        assert plans.badges(connection, A)[0].kind is BadgeKind.DELEGATE


def test_lists_stand_in_their_order_and_without_what_was_taken_out(station: Station) -> None:
    with station.change("delegation_added", A) as change:
        last = change.row("delegation", None, {"name": "Last", "place": "z"})
        change.row("delegation", None, {"name": "First", "place": "a"})
        gone = change.row("delegation", None, {"name": "Gone", "place": "b"})
    with station.change("delegation_changed", A) as change:
        change.row("delegation", gone, {"removed": True})
    with station.database.reading() as connection:
        assert [each.name for each in plans.delegations(connection, A)] == ["First", "Last"]
        assert [id for id, _ in plans.place_of(connection, A, "delegation")][-1] == last


def test_a_person_before_the_institution_is_there_all_the_same(station: Station) -> None:
    with station.change("person_added", A) as change:
        change.row("person", None, {"delegation": "not here yet", "kind": "delegate"}, {"name": "Person 1"})
    with station.database.reading() as connection:
        assert [each.name for each in plans.people(connection, A)] == ["Person 1"]
        assert plans.people_without_badge(connection, A) == 1


def test_a_row_that_was_only_edited_so_far_is_not_shown(station: Station) -> None:
    # the edit of another laptop that came before the row itself
    with station.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO delegation (scope, id, name, stamp, stamps, removed) "
            "VALUES (?, 'd', 'Half', '', '{}', 0)",
            (A,),
        )
    with station.database.reading() as connection:
        assert plans.delegations(connection, A) == ()


def test_two_rows_that_say_the_same_of_one_ask(station: Station) -> None:
    with station.change("ask_added", A) as change:
        ask = change.row("ask", None, {"title": "Ask"})
    with station.change("power_holder_added", A) as change:
        holder = change.row("power_holder", None, {"name": "Mayor 1"})
    for _ in range(2):
        with station.change("ask_to_added", A) as change:
            change.row("ask_to", None, {"ask": ask, "power_holder": holder})
    with station.database.reading() as connection:
        assert plans.asks(connection, A)[0].power_holders == (holder,)


def test_numbers_are_counted_over_all(station: Station) -> None:
    with station.change("institution_added", ALLIANCE) as change:
        gone = change.row("institution", None, {"name": "Elm", "number": 41})
    with station.change("institution_changed", ALLIANCE) as change:
        change.row("institution", gone, {"removed": True})
    with station.database.reading() as connection:
        assert plans.highest_number(connection, "institution") == 41
        assert plans.institutions(connection) == ()
        assert plans.highest_number(connection, "assembly") == 0


def test_only_known_tables_are_asked(station: Station) -> None:
    with station.database.reading() as connection:
        with pytest.raises(ValueError, match="person"):
            plans.highest_number(connection, "person")
        with pytest.raises(ValueError, match="person"):
            plans.place_of(connection, A, "person")
        with pytest.raises(ValueError, match="scan"):
            plans.named_in(connection, A, "scan", "id; DROP TABLE scan", "x")


def test_an_assembly_that_is_not_known(station: Station) -> None:
    with station.database.reading() as connection:
        assert plans.plan(connection, "elsewhere") is None
        assert plans.assembly(connection, "elsewhere") is None
        assert [each.assembly.id for each in plans.counted(connection)] == [A]
