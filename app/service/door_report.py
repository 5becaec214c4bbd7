"""What the doors decided, for whoever closes the evening: undos, people let in by hand, codes refused."""

from __future__ import annotations

from datetime import datetime

from app import words
from app.domain import door_report as rules
from app.domain.door import GUEST, Cause
from app.domain.door_report import Decision, Did, DoorReport, Turned
from app.service.known import plan_of
from app.service.passing_again import COUNTED_ANEW
from app.store import amends as store
from app.store.amends import Amend
from app.store.database import Database
from app.words import ENGLISH, Tongue

_GIVEN = {"": Did.UNASSIGNED, GUEST: Did.AS_GUEST}
"""What was said of people who are no institution's."""


def door_report(database: Database, assembly: str, now: datetime) -> DoorReport:
    """All that stewards decided, by what is known on this laptop."""
    plan = plan_of(database, assembly)
    names = {each.id: each.name for each in plan.delegations}
    with database.reading() as connection:
        amends = list(store.amends(connection, assembly))
        given = store.given(connection, assembly)
        replaced = store.replacements(connection, assembly)
        keys = store.new_keys(connection, assembly)
        turned = store.turned_away(connection, assembly)
        forged = store.moments_of(connection, assembly, Cause.FORGED.value)
        facts = [*(each.id for each in (*amends, *given)), *(each.fact for each in keys)]
        hands = {fact: store.written_by(connection, assembly, fact) for fact in facts}
    decisions = [_decision(each, names, hands[each.id]) for each in amends if not _by_a_new_badge(each)]
    decisions += [
        Decision(
            each.at,
            each.door,
            _GIVEN.get(each.delegation, Did.ASSIGNED),
            names.get(each.delegation, ""),
            each.heads,
            each.caption,
            "",
            True,
            *hands[each.id],
        )
        for each in given
    ]
    decisions += [
        Decision(
            each.at,
            each.door,
            Did.REPLACED,
            names.get(each.delegation, ""),
            each.heads,
            " → ".join(filter(None, (each.caption, each.newer))),
        )
        for each in replaced
    ]
    decisions += [
        Decision(
            each.at,
            "",
            Did.NEW_KEY,
            "",
            0,
            str(each.id),
            each.reason or "",
            each.reason is not None,
            *hands[each.fact],
        )
        for each in keys
    ]
    at = plan.assembly
    return DoorReport(
        at.title,
        at.venue,
        at.day,
        at.zone,
        now,
        at.rehearsal,
        at.note,
        rules.in_order(decisions),
        tuple(Turned(each.door, each.cause, each.times, each.first, each.last) for each in turned),
        rules.guessed(forged),
        sum(each.heads for each in decisions if each.did is Did.OVER_FULL),
    )


def lay_out(report: DoorReport, tongue: str = ENGLISH.code) -> bytes:
    """Its pages, from plain values, so that another process may do it."""
    from app.documents.door_report import door_report_pdf

    return door_report_pdf(report, say=words.tongue(tongue))


def as_table(report: DoorReport, say: Tongue = ENGLISH) -> bytes:
    """The same as CSV: one line for each decision and each kind of code that was turned away."""
    from app.exchange.results import door_report_csv

    return door_report_csv(report, say)


def _by_a_new_badge(amend: Amend) -> bool:
    """The passages of a lost badge are taken back with its replacement, which is told by itself."""
    return amend.kind == "check_in_undone" and amend.cause == Cause.REPLACED.value


def _decision(amend: Amend, names: dict[str, str], hands: tuple[str, str]) -> Decision:
    because = amend.reason or ""
    did, held = Did.BY_HAND, amend.reason is not None
    if amend.kind == "admitted_by_hand":
        did = Did.OVER_FULL if amend.cause == Cause.OVER_FULL.value else Did.BY_HAND
    elif because == COUNTED_ANEW:
        did, because = Did.COUNTED_ANEW, ""
    elif not because and rules.at_once(amend.passed, amend.at):
        did, held = Did.TAKEN_BACK, True
    else:
        did = Did.ANNULLED
    return Decision(
        amend.at,
        amend.door,
        did,
        names.get(amend.delegation, ""),
        amend.heads,
        amend.caption,
        because,
        held,
        *hands,
    )
