"""Rows written together."""

from __future__ import annotations

from app.service.sheaf import Sheaf
from tests.service.plans import Planning


def entries(planning: Planning) -> list[tuple[str, bool]]:
    """Kind, and whether it belongs to a batch, of what was written to the assembly."""
    with planning.station.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT kind, batch <> '' FROM entry WHERE scope = ? ORDER BY number", (planning.assembly,)
        )
        return [(row[0], bool(row[1])) for row in rows][3:]


def test_what_fits_is_one_entry(planning: Planning) -> None:
    sheaf = Sheaf(planning.assembly)
    first = sheaf.add("delegation", {"name": "Elm Street School"}, {"lead": ""})
    sheaf.add("delegation", {"name": "Corner Mosque"}, {"lead": "Leader 1"})
    sheaf.write(planning.station)
    assert entries(planning) == [("delegation_added", False)]
    assert {each.id: each.lead for each in planning.plan.delegations}[first] == ""


def test_more_is_a_batch(planning: Planning) -> None:
    sheaf = Sheaf(planning.assembly)
    id = sheaf.add("delegation", {"name": "Elm Street School", "pledge": 1})
    for at in range(501):
        sheaf.add("person", {"delegation": id}, {"name": f"Person {at}"})
    sheaf.write(planning.station)
    assert entries(planning) == [
        ("delegation_added", True),
        ("person_added", True),
        ("person_added", True),
        ("batch_closed", True),
    ]


def test_nothing_is_nothing(planning: Planning) -> None:
    sheaf = Sheaf(planning.assembly)
    sheaf.change("delegation", "any", {})
    sheaf.write(planning.station)
    assert entries(planning) == []
