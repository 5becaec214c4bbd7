"""Ready?: what must be so before the evening, and where to mend what is not yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from app.domain import wording
from app.domain.chair import Timeline
from app.domain.plan import Attendance, ItemKind, Plan
from app.service.boards.plan import BadgeCount, Readiness, ReadyLine, Tab


def ready(
    plan: Plan, timeline: Timeline, badges: Sequence[BadgeCount], people_without_badge: int
) -> tuple[ReadyLine, ...]:
    """The lines of the list: what is done, what is to mend, what can wait."""
    return (
        *_institutions(plan),
        *_asks(plan),
        *_agenda(plan, timeline),
        *_power_holders(plan),
        *_badges(plan, badges, people_without_badge),
    )


def _line(
    state: Readiness,
    sentence: str | tuple[str, str],
    tab: Tab,
    action: str = "",
    *,
    figure: str = "",
    about: str = "",
    **facts: object,
) -> ReadyLine:
    """One line; of two sentences the first is for a `count` of one."""
    if not isinstance(sentence, str):
        sentence = sentence[facts["count"] != 1]
    return ReadyLine(state, sentence, tuple(facts.items()), figure, tab, action, about)


def _institutions(plan: Plan) -> list[ReadyLine]:
    at, tab = plan.assembly, Tab.INSTITUTIONS
    if not plan.delegations:
        return [_line(Readiness.MEND, "No institution yet", tab, "Add")]
    lines: list[ReadyLine] = []
    unpledged = [each.id for each in plan.delegations if not each.pledge]
    figure = f"{plan.pledged:,} / {at.target:,}" if at.target else f"{plan.pledged:,}"
    if unpledged:
        lines.append(
            _line(
                Readiness.MEND,
                ("One institution without a pledge", "{count} institutions without a pledge"),
                tab,
                "Look",
                count=len(unpledged),
                about=unpledged[0],
            )
        )
    else:
        count = len(plan.delegations)
        lines.append(
            _line(
                Readiness.DONE,
                ("One institution, pledged", "{count} institutions, all pledged"),
                tab,
                figure=figure,
                count=count,
            )
        )
    if at.target and plan.pledged < at.target:
        lines.append(
            _line(
                Readiness.WAIT,
                ("One pledge short of the target", "{count} pledges short of the target"),
                tab,
                count=at.target - plan.pledged,
            )
        )
    if at.capacity and plan.pledged > at.capacity:
        more = plan.pledged - at.capacity
        lines.append(
            _line(Readiness.MEND, "{count} more pledged than the hall holds", tab, "Look", count=more)
        )
    return lines


def _asks(plan: Plan) -> list[ReadyLine]:
    tab = Tab.ASKS
    if not plan.asks:
        return [_line(Readiness.MEND, "No ask yet", tab, "Add")]
    faults = {ask.number: {advice.fault for advice in wording.to_mend(ask)} for ask in plan.asks}
    undated = [number for number, found in faults.items() if wording.Fault.NO_DATE in found]
    ids = {ask.number: ask.id for ask in plan.asks}
    lines = [
        _line(Readiness.MEND, "Ask {number}: wording to mend", tab, "Look", number=number, about=ids[number])
        for number, found in faults.items()
        if found - {wording.Fault.NO_DATE}
    ]
    if len(undated) == 1:
        number = undated[0]
        lines.append(
            _line(Readiness.MEND, "Ask {number} has no date", tab, "Look", number=number, about=ids[number])
        )
    elif undated:
        numbers = ", ".join(str(number) for number in undated)
        about = ids[undated[0]]
        lines.append(
            _line(Readiness.MEND, "Asks {numbers} have no date", tab, "Look", numbers=numbers, about=about)
        )
    if not lines:
        lines.append(
            _line(Readiness.DONE, "Asks: worded, dated, put to someone", tab, figure=str(len(plan.asks)))
        )
    on = {item.ask for item in plan.agenda if item.ask}
    off = [ask.number for ask in plan.asks if ask.id not in on]
    if len(off) == 1:
        lines.append(
            _line(Readiness.MEND, "Ask {number} is not in the agenda", Tab.AGENDA, "Look", number=off[0])
        )
    elif off:
        numbers = ", ".join(str(number) for number in off)
        lines.append(
            _line(Readiness.MEND, "Asks {numbers} are not in the agenda", Tab.AGENDA, "Look", numbers=numbers)
        )
    return lines


def _agenda(plan: Plan, timeline: Timeline) -> list[ReadyLine]:
    tab = Tab.AGENDA
    if not plan.agenda:
        return [_line(Readiness.MEND, "No agenda yet", tab, "Add")]
    lines = [
        _line(Readiness.MEND, "“{title}” has no speaker", tab, "Choose", title=item.title, about=item.id)
        for item in plan.agenda
        if item.kind is ItemKind.TESTIMONY and not item.who
    ]
    over = timeline.planned_end - timeline.promised_end
    minutes = -(-int(over.total_seconds()) // 60)
    if over > timedelta():
        lines.append(
            _line(Readiness.MEND, "Public part is {minutes} min too long", tab, "Shorten", minutes=minutes)
        )
    else:
        lines.append(_line(Readiness.DONE, "Public part fits", tab))
    return lines


def _power_holders(plan: Plan) -> list[ReadyLine]:
    tab = Tab.POWER_HOLDERS
    if not plan.power_holders:
        return [_line(Readiness.MEND, "No power-holder yet", tab, "Add")]
    unsaid = [each.id for each in plan.power_holders if not each.said]
    waiting = [each.id for each in plan.power_holders if each.attendance is Attendance.INVITED]
    lines: list[ReadyLine] = []
    if unsaid:
        lines.append(
            _line(
                Readiness.WAIT,
                ("One name without how to say it", "{count} names without how to say them"),
                tab,
                "Write",
                count=len(unsaid),
                about=unsaid[0],
            )
        )
    else:
        figure = str(len(plan.power_holders))
        lines.append(_line(Readiness.DONE, "Power-holders: how to say the name", tab, figure=figure))
    if waiting:
        lines.append(
            _line(
                Readiness.WAIT,
                ("One has not said whether they come", "{count} have not said whether they come"),
                tab,
                "Look",
                count=len(waiting),
                about=waiting[0],
            )
        )
    return lines


def _badges(plan: Plan, badges: Sequence[BadgeCount], people_without_badge: int) -> list[ReadyLine]:
    tab = Tab.BADGES
    made, fresh = sum(each.badges for each in badges), sum(each.not_printed for each in badges)
    if people_without_badge:
        return [
            _line(
                Readiness.MEND,
                ("One person without a badge", "{count} people without a badge"),
                tab,
                "Make",
                count=people_without_badge,
            )
        ]
    if not made:
        return [_line(Readiness.MEND, "No badge made yet", tab, "Make")] if plan.delegations else []
    if fresh:
        return [
            _line(
                Readiness.WAIT,
                ("One badge not printed", "{count} badges not printed"),
                tab,
                "Print",
                count=fresh,
            )
        ]
    return [_line(Readiness.DONE, "Badges printed", tab, figure=f"{made:,}")]
