"""What a verb asks for by its id: found on this laptop, or refused in a plain sentence."""

from __future__ import annotations

from app.domain import names
from app.domain.plan import AgendaItem, Ask, Delegation, Plan, PowerHolder
from app.errors import Refused
from app.store import plan as plans
from app.store.database import Database

MOST_NAMED = 5


def plan_of(database: Database, assembly: str) -> Plan:
    """The assembly's plan."""
    with database.reading() as connection:
        found = plans.plan(connection, assembly)
    if found is None:
        raise Refused("This assembly is not on this laptop.")
    return found


def ask_of(plan: Plan, id: str) -> Ask:
    """An ask of the plan."""
    found = plan.ask(id)
    if found is None:
        raise Refused("This ask is not in the plan.")
    return found


def power_holder_of(plan: Plan, id: str) -> PowerHolder:
    """A power-holder of the plan."""
    found = plan.power_holder(id)
    if found is None:
        raise Refused("This power-holder is not in the plan.")
    return found


def item_of(plan: Plan, id: str) -> AgendaItem:
    """An item of the running order."""
    found = next((item for item in plan.agenda if item.id == id), None)
    if found is None:
        raise Refused("This item is not in the running order.")
    return found


def institutions_called(plan: Plan, typed: str) -> tuple[Delegation, ...]:
    """Those that answer to what was typed: the one of that number, the one of that name, else all near it."""
    wanted = names.folded(typed)
    if not wanted:
        return ()
    numbered = [each for each in plan.delegations if wanted.isdecimal() and each.number == int(wanted)]
    exact = numbered or [each for each in plan.delegations if names.folded(each.name) == wanted]
    return tuple(exact or (each for each in plan.delegations if names.found(wanted, names.folded(each.name))))


def institution_called(plan: Plan, typed: str) -> Delegation:
    """The one that is meant. Refused when there is none, or several."""
    called = institutions_called(plan, typed)
    if len(called) > 1:
        raise Refused(
            "Several institutions answer to “{wanted}”: {names}.",
            wanted=typed,
            names=", ".join(each.name for each in called[:MOST_NAMED]),
        )
    for one in called:
        return one
    raise Refused("No institution is called “{wanted}”.", wanted=typed)
