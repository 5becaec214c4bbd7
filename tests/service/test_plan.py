"""The plan row by row: added, changed, moved, removed, and what keeps a row in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.plan import Attendance, BadgeKind, InstitutionType, ItemKind
from app.errors import Refused
from app.service import plan
from app.store import plan as plans
from tests.service.plans import AGENDA, ASKS, HOLDERS, MEMBERS, Planning

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)


@pytest.fixture
def full(planning: Planning) -> Planning:
    """Three institutions, two power-holders, two asks, four items."""
    for what, text in (
        ("institutions", MEMBERS),
        ("power-holders", HOLDERS),
        ("asks", ASKS),
        ("agenda", AGENDA),
    ):
        planning.take(what, text)
    return planning


def test_an_institution_comes_and_goes(planning: Planning) -> None:
    station, at = planning.station, planning.assembly
    id = plan.add_delegation(station, at, " Elm  Street School ", pledge=20)
    assert planning.plan.delegations[0].type is InstitutionType.SCHOOL
    with pytest.raises(Refused):
        plan.add_delegation(station, at, "ELM STREET SCHOOL")
    with pytest.raises(Refused):
        plan.add_delegation(station, at, " ")
    with pytest.raises(Refused):
        plan.change_delegation(station, at, id, name="  ")
    plan.change_delegation(station, at, id, pledge=25, lead="Leader 1", type=InstitutionType.COLLEGE)
    changed = planning.plan.delegations[0]
    assert (changed.pledge, changed.lead, changed.type) == (25, "Leader 1", InstitutionType.COLLEGE)
    plan.add_person(station, at, id, "Person 1")
    plan.make_badges(station, at, up_to_pledge=True)
    plan.remove_delegation(station, at, id)
    assert planning.plan.delegations == ()
    with station.database.reading() as connection:
        assert plans.people(connection, at) == ()
        assert plans.badges(connection, at) == ()


def test_who_has_come_in_stays_in_the_plan(full: Planning) -> None:
    station, at = full.station, full.assembly
    school = full.plan.delegations[0].id
    person = plan.add_person(station, at, school, "Person 1")
    plan.make_badges(station, at, up_to_pledge=False)
    with station.database.reading() as connection:
        badge = plans.badges(connection, at)[0].id
    with station.change("checked_in", at) as change:
        change.fact("scan", {"badge": badge, "delegation": school, "person": person, "verdict": "welcome"})
    for remove in (
        lambda: plan.remove_person(station, at, person),
        lambda: plan.remove_delegation(station, at, school),
    ):
        with pytest.raises(Refused):
            remove()
    assert len(full.plan.delegations) == 3


def test_a_person_comes_with_an_institution(full: Planning) -> None:
    station, at = full.station, full.assembly
    with pytest.raises(Refused):
        plan.add_person(station, at, "nowhere", "Person 1")
    school = full.plan.delegations[0].id
    with pytest.raises(Refused):
        plan.add_person(station, at, school, "Leader 1", kind=BadgeKind.YOUNG_PEOPLE)
    group = plan.add_person(station, at, school, "Leader 1", kind=BadgeKind.YOUNG_PEOPLE, heads=12)
    plan.change_person(station, at, group, access="ramp", name="Leader 2")
    with station.database.reading() as connection:
        assert [(each.name, each.access) for each in plans.people(connection, at)] == [("Leader 2", "ramp")]
        assert plans.badges(connection, at)[0].heads == 12
    plan.remove_person(station, at, group)
    with station.database.reading() as connection:
        assert plans.people_total(connection, at) == 0
        assert plans.badges(connection, at) == ()


def test_a_power_holder_goes_from_every_ask(full: Planning) -> None:
    station, at = full.station, full.assembly
    one, two = (each.id for each in full.plan.power_holders)
    plan.change_power_holder(station, at, two, attendance=Attendance.SENT_SOMEONE, representing="Mayor 3")
    assert full.plan.power_holders[1].attendance is Attendance.SENT_SOMEONE
    plan.remove_power_holder(station, at, one)
    assert [ask.power_holders for ask in full.plan.asks] == [(two,), (two,)]
    third = plan.add_power_holder(station, at, "Mayor 9", office="Mayor")
    assert full.plan.power_holders[-1].id == third
    assert third not in full.plan.asks[0].power_holders


def test_an_ask_is_put_to_whom_it_is_said(full: Planning) -> None:
    station, at = full.station, full.assembly
    one, two = (each.id for each in full.plan.power_holders)
    ask = plan.add_ask(station, at, "Meet us", "Will you meet us?", power_holders=[two])
    assert full.plan.asks[-1].number == 3
    assert full.plan.asks[-1].power_holders == (two,)
    plan.change_ask(
        station, at, ask, power_holders=(two, one), by_latest=date(2027, 8, 31), words="Will you?"
    )
    changed = full.plan.asks[-1]
    assert (changed.power_holders, changed.by_latest, changed.words) == (
        (two, one),
        date(2027, 8, 31),
        "Will you?",
    )
    plan.change_ask(station, at, ask, power_holders=(one,), by_latest=None)
    assert (full.plan.asks[-1].power_holders, full.plan.asks[-1].by_latest) == ((one,), None)
    with pytest.raises(Refused):
        plan.change_ask(station, at, "nothing", power_holders=(one,))
    plan.remove_ask(station, at, ask)
    assert len(full.plan.asks) == 2


def test_what_was_asked_or_answered_stays(full: Planning) -> None:
    station, at = full.station, full.assembly
    ask, holder = full.plan.asks[0].id, full.plan.power_holders[0].id
    with station.change("asked", at) as change:
        change.fact("asking", {"ask": ask, "power_holder": holder})
    with station.change("answered", at) as change:
        change.fact("answer", {"ask": ask, "power_holder": holder, "answer": "yes"})
    with station.change("item_started", at) as change:
        change.fact("agenda_mark", {"mark": "started", "item": full.plan.agenda[0].id})
    for remove in (
        lambda: plan.remove_ask(station, at, ask),
        lambda: plan.remove_power_holder(station, at, holder),
        lambda: plan.remove_agenda_item(station, at, full.plan.agenda[0].id),
    ):
        with pytest.raises(Refused):
            remove()


def test_the_running_order_is_moved(full: Planning) -> None:
    station, at = full.station, full.assembly

    def titles() -> list[str]:
        return [item.title for item in full.plan.agenda]

    ids = {item.title: item.id for item in full.plan.agenda}
    plan.move(station, at, "agenda_item", ids["Music"], ids["Welcome"])
    assert titles() == ["Doors", "Music", "Welcome", "The ask"]
    plan.move(station, at, "agenda_item", ids["Doors"], None)
    assert titles() == ["Music", "Welcome", "The ask", "Doors"]
    plan.move(station, at, "agenda_item", ids["The ask"], ids["Music"])
    assert titles() == ["The ask", "Music", "Welcome", "Doors"]
    plan.move(station, at, "agenda_item", ids["Music"], ids["Music"])
    assert titles() == ["The ask", "Music", "Welcome", "Doors"]
    new = plan.add_agenda_item(station, at, "Song", 180, kind=ItemKind.MUSIC, before=ids["Welcome"])
    assert titles() == ["The ask", "Music", "Song", "Welcome", "Doors"]
    plan.change_agenda_item(station, at, new, seconds=90, script=" One \n> Two ", protected=True)
    item = full.plan.agenda[2]
    assert (item.seconds, item.script, item.protected) == (90, "One\n> Two", True)
    for wrong in (-1, 24 * 3600 + 1):
        with pytest.raises(Refused):
            plan.change_agenda_item(station, at, new, seconds=wrong)
    plan.remove_agenda_item(station, at, new)
    assert "Song" not in titles()


def test_what_a_new_item_is_for_is_known_by_its_title(full: Planning) -> None:
    for title in ("Roll call", "Recap", "Evaluation"):
        plan.add_agenda_item(full.station, full.assembly, title, 300)
    *_, roll, recap, evaluation = full.plan.agenda
    assert (roll.kind, roll.protected, roll.public) == (ItemKind.ROLL_CALL, False, True)
    assert (recap.kind, recap.protected) == (ItemKind.RECAP, True)
    assert (evaluation.kind, evaluation.public) == (ItemKind.EVALUATION, False)


def test_rows_of_one_place_can_still_be_moved_apart(full: Planning) -> None:
    station, at = full.station, full.assembly
    for item in full.plan.agenda:
        plan.change_agenda_item(station, at, item.id, place="m")
    ids = [item.id for item in full.plan.agenda]
    plan.move(station, at, "agenda_item", ids[3], ids[0])
    assert full.plan.agenda[0].id == ids[3]
    plan.move(station, at, "agenda_item", ids[0], None)
    assert full.plan.agenda[-1].id == ids[0]


def test_only_lists_with_an_order_are_moved(full: Planning) -> None:
    with pytest.raises(ValueError, match="person"):
        plan.move(full.station, full.assembly, "person", "a", None)
    with pytest.raises(ValueError, match="column"):
        plan.change_person(full.station, full.assembly, "a", shoe_size="44")


def test_the_board_holds_the_plan_and_its_times(full: Planning) -> None:
    plan.make_badges(full.station, full.assembly, up_to_pledge=True, spare=2)
    board = plan.board(full.station.database, full.assembly, NOW)
    assert board.plan == full.plan
    assert [line.planned.strftime("%H:%M") for line in board.timeline.lines] == [
        "18:00",
        "18:30",
        "18:35",
        "18:36",
    ]
    assert [(each.name, each.badges) for each in board.badges] == [
        ("Elm Street School", 4),
        ("Corner Mosque", 3),
        ("Union Branch 4", 2),
        ("", 2),
    ]
    assert (board.days_to_go, board.people_total, board.people_without_badge) == (10, 0, 0)
    revision = board.revision
    plan.change_assembly(full.station, full.assembly, target=9)
    assert plan.board(full.station.database, full.assembly, NOW).revision == revision + 1


def test_an_assembly_that_is_not_here(planning: Planning) -> None:
    for ask in (
        lambda: plan.plan(planning.station.database, "elsewhere"),
        lambda: plan.board(planning.station.database, "elsewhere", NOW),
        lambda: plan.plan_as_file(planning.station.database, "elsewhere"),
    ):
        with pytest.raises(Refused):
            ask()
