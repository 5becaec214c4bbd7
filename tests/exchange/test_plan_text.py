"""A plan is written as a file that is read again; names stay at home unless asked for."""

from __future__ import annotations

from datetime import date

from app.domain.plan import (
    AgendaItem,
    Ask,
    Assembly,
    BadgeKind,
    Delegation,
    InstitutionType,
    ItemKind,
    Person,
    Plan,
    PowerHolder,
)
from app.exchange.plan_file import parse_plan_file
from app.exchange.plan_text import plan_text


def whole() -> tuple[Plan, tuple[Person, ...]]:
    """A plan with something in every column."""
    holders = (
        PowerHolder(
            "h1", "Mayor 1", "MAY-or", "Mayor", "List 1", representing="Mayor 0", authority="by letter"
        ),
        PowerHolder("h2", "Mayor 2", "", "", ""),
    )
    ask = Ask(
        "a1",
        1,
        "Living Wage",
        "Will you pay it?",
        ("h2", "h1"),
        "by summer",
        date(2027, 6, 1),
        date(2027, 8, 31),
        "why",
        "we will",
        "a source",
    )
    agenda = (
        AgendaItem("i1", "a", "Doors", ItemKind.PREPARE, "", "", 1800, public=False),
        AgendaItem("i2", "b", "The ask", ItemKind.ASK, "Negotiator", "One.\n> Two.", 90, True, True, "a1"),
    )
    assembly = Assembly(
        "A", "Autumn", "Riverside", "Hall", date(2026, 11, 24), "18:30", "20:00", "Europe/London", 600, 500, 3
    )
    delegation = Delegation("d1", "n1", "Elm Street School", InstitutionType.SCHOOL, 7, 20, "Leader 1")
    people = (
        Person("p1", "d1", "Person 1", BadgeKind.DELEGATE, "step-free"),
        Person("p2", "d1", "", BadgeKind.DELEGATE),
    )
    return Plan(assembly, (delegation,), holders, (ask,), agenda), people


def test_what_is_written_is_read_again() -> None:
    plan, people = whole()
    again, found = parse_plan_file(plan_text(plan, people, names=True).encode())
    assert found == ()
    assert again is not None
    assert (again.details.title, again.details.capacity) == ("Autumn", 600)
    assert (again.institutions[0].number, again.institutions[0].lead) == (7, "Leader 1")
    assert [each.name for each in again.people] == ["Person 1"]
    assert again.asks[0].power_holders == ("Mayor 2", "Mayor 1")
    assert again.asks[0].by_latest == date(2027, 8, 31)
    assert [(each.seconds, each.public, each.ask) for each in again.agenda] == [
        (1800, False, None),
        (90, True, 1),
    ]
    assert again.agenda[1].script == "One.\n> Two."


def test_names_stay_at_home_unless_asked_for() -> None:
    plan, people = whole()
    text = plan_text(plan, people)
    assert "Person 1" not in text
    assert "Leader 1" not in text
    assert "step-free" not in text
