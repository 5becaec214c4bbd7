"""What a verb asks for by its id: found on this laptop, or refused in a plain sentence."""

from __future__ import annotations

from app.domain.plan import AgendaItem, Ask, Plan, PowerHolder
from app.errors import Refused
from app.store import plan as plans
from app.store.database import Database


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
