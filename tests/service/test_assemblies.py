"""Assemblies made, changed, found and copied to be rehearsed."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.service import plan
from app.service.badges import KEY
from app.store import plan as plans
from tests.service.plans import AGENDA, ASKS, HOLDERS, MEMBERS, Planning, autumn


def test_a_new_assembly_has_a_number_and_a_badge_key(planning: Planning) -> None:
    at = planning.plan.assembly
    assert (at.id, at.number, at.title) == (planning.assembly, 1, "Autumn Assembly")
    assert (at.day, at.starts, at.capacity, at.rehearsal) == (date(2026, 11, 24), "18:30", 600, False)
    key = planning.station.secret(planning.assembly, KEY)
    assert key is not None
    assert len(key) == 32
    other = autumn(planning.station, title="Winter Assembly")
    assert plan.plan(planning.station.database, other).assembly.number == 2
    assert planning.station.secret(other, KEY) != key


@pytest.mark.parametrize(
    ("column", "value"),
    [("title", " "), ("starts", "6:30"), ("starts", "soon"), ("ends", "24:00"), ("zone", "Nowhere/Land")],
)
def test_details_that_cannot_be(planning: Planning, column: str, value: str) -> None:
    before = planning.plan
    with pytest.raises(Refused):
        plan.change_assembly(planning.station, planning.assembly, **{column: value})
    assert planning.plan == before


def test_details_change_column_by_column(planning: Planning) -> None:
    plan.change_assembly(planning.station, planning.assembly, venue=" Town  Hall ", day=date(2026, 12, 1))
    assert (planning.plan.assembly.venue, planning.plan.assembly.day) == ("Town Hall", date(2026, 12, 1))
    before = planning.entries
    plan.change_assembly(planning.station, planning.assembly, venue="Town Hall")
    assert planning.entries == before


def test_an_assembly_is_found_by_title_or_id(planning: Planning) -> None:
    database = planning.station.database
    assert plan.find_assembly(database, "autumn  ASSEMBLY") == planning.assembly
    assert plan.find_assembly(database, planning.assembly) == planning.assembly
    with pytest.raises(Refused, match="Winter Assembly"):
        plan.find_assembly(database, "Winter Assembly")
    other = autumn(planning.station)
    with pytest.raises(Refused) as refused:
        plan.find_assembly(database, "Autumn Assembly")
    assert planning.assembly in str(refused.value)
    assert other in str(refused.value)


def test_a_rehearsal_is_a_copy_without_people(planning: Planning) -> None:
    for what, text in (
        ("institutions", MEMBERS),
        ("power-holders", HOLDERS),
        ("asks", ASKS),
        ("agenda", AGENDA),
    ):
        planning.take(what, text)
    planning.take("people", "institution,name\nElm Street School,Person 1\n")
    plan.change_assembly(planning.station, planning.assembly, listed_only=True)
    real = planning.plan
    copy = plan.rehearse(planning.station, planning.assembly, "Rehearsal of the evening")
    made = plan.plan(planning.station.database, copy)
    assert made.assembly.rehearsal
    assert made.assembly.listed_only
    assert made.assembly.note == "Rehearsal of the evening"
    assert [each.name for each in made.delegations] == [each.name for each in real.delegations]
    assert [each.title for each in made.agenda] == [each.title for each in real.agenda]
    assert made.agenda[2].ask == made.asks[0].id
    assert made.asks[0].power_holders == tuple(each.id for each in made.power_holders)
    assert not {each.id for each in made.asks} & {each.id for each in real.asks}
    with planning.station.database.reading() as connection:
        assert plans.people(connection, copy) == ()
        assert len(plans.badges(connection, copy)) == 9
    assert planning.plan == real
    assert planning.station.secret(copy, KEY) != planning.station.secret(planning.assembly, KEY)


def test_the_colour_of_the_badges_belongs_to_the_assembly(planning: Planning) -> None:
    def colour(assembly: str) -> str:
        return plan.plan(planning.station.database, assembly).assembly.accent

    at = planning.assembly
    plan.change_assembly(planning.station, at, accent="5e2257")
    assert colour(at) == "#5E2257"
    with pytest.raises(Refused, match="too pale"):
        plan.change_assembly(planning.station, at, accent="#FFFF00")
    assert colour(plan.rehearse(planning.station, at)) == "#5E2257"
    plan.change_assembly(planning.station, at, accent="")
    assert colour(at) == ""
