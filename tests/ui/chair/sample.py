"""The chair's boards through one evening: before, roll call, ask, over time, a song, the last item, after."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.domain.chair import Evening, Mark, Step, When, Whose, evening, timeline
from app.domain.plan import AgendaItem, Ask, ItemKind
from app.domain.stage import Showing
from app.domain.tally import Answer, Beside
from app.service.boards.chair import AskedLine, ChairBoard, RollLine
from tests.ui.evening import AS_WHO, ASSEMBLY, LIVING_WAGE, NAMES, NOW

SCRIPT = (
    "(Turn to Mr Javid.)\n\n"
    "Mr Javid, thank you for coming tonight. You have heard what it is to clean a ministry on less than a "
    "living wage.\n\n"
    f"> {LIVING_WAGE}\n\n"
    "You have two minutes. We will listen, and then we will read your answer back to you.\n\n"
    "(If the answer is not clear: thank him, and ask the negotiator to put it once more.)"
)
WELCOME = "Good evening.\n\n(Wait for the hall.)\n\nWelcome."
RECAP = "Every commitment of this evening, read aloud."


def _item(
    id: str, title: str, kind: ItemKind, who: str, minutes: int, script: str = "", **more: bool | str
) -> AgendaItem:
    public, protected = bool(more.get("public", True)), bool(more.get("protected", False))
    return AgendaItem(
        id, id, title, kind, who, script, minutes * 60, public, protected, str(more.get("ask", ""))
    )


AGENDA = (
    _item("i00", "Doors open", ItemKind.PREPARE, "Stewards", 30, public=False),
    _item("i01", "Welcome and song", ItemKind.WELCOME, "Co-chairs", 8, WELCOME),
    _item("i02", "Roll call", ItemKind.ROLL_CALL, "Co-chairs", 15),
    _item("i03", "The promises of 2010", ItemKind.REPORT_BACK, "Elm Street School", 4, "Five years ago …"),
    _item("i04", "Testimony: detention", ItemKind.TESTIMONY, "Brazilian Chaplaincy", 4),
    _item("i05", "Ask 1: the ask", ItemKind.ASK, "Co-chairs", 3, SCRIPT, protected=True, ask="a1"),
    _item("i06", "Ask 1: response", ItemKind.RESPONSE, "Power-holders", 6, SCRIPT, protected=True, ask="a1"),
    _item("i07", "Testimony: cleaning a ministry", ItemKind.TESTIMONY, "PCS Union", 4),
    _item("i08", "Ask 2: the ask", ItemKind.ASK, "Co-chairs", 3, SCRIPT, protected=True, ask="a2"),
    _item("i09", "Ask 2: response", ItemKind.RESPONSE, "Power-holders", 6, SCRIPT, protected=True, ask="a2"),
    _item("i10", "Ask 2: answers read back", ItemKind.READ_BACK, "Negotiator", 2, protected=True, ask="a2"),
    _item("i11", "Music", ItemKind.MUSIC, "Highgate School choir", 5),
    _item("i12", "Ask 3: response", ItemKind.RESPONSE, "Power-holders", 12, SCRIPT, protected=True, ask="a3"),
    _item("i13", "Recap", ItemKind.RECAP, "Co-chairs", 10, RECAP, protected=True),
    _item("i14", "What we will do", ItemKind.OUR_COMMITMENTS, "Three leaders", 6, "We will …"),
    _item("i15", "Close", ItemKind.CLOSE, "Co-chairs", 5, "Thank you. We endorse no one.\n\n(Photograph.)"),
    _item("i16", "Evaluation", ItemKind.EVALUATION, "All leaders", 20, public=False),
)  # fmt: skip
ASK_2 = Ask("a2", 2, "The Living Wage in Whitehall", LIVING_WAGE, ("p1", "p2", "p3"))


def _mark(
    id: str, step: Step, item: str, at: datetime, seconds: int = 0, whose: Whose = Whose.ITEM, who: str = ""
) -> Mark:
    return Mark(id, step, whose, item, at, seconds, who)


def running(on: str, *marks: Mark, late: float = 0, into: float = 0) -> Evening:
    """Every item before `on` begun in its turn; `on` began `into` seconds ago."""
    begun: list[Mark] = []
    index = next(at for at, item in enumerate(AGENDA) if item.id == on)
    moment = NOW - timedelta(seconds=into + late)
    for item in reversed(AGENDA[1 : index + 1]):
        begun.insert(0, _mark(f"m{item.id}", Step.STARTED, item.id, moment, item.seconds))
        moment -= timedelta(seconds=AGENDA[AGENDA.index(item) - 1].seconds)
    return evening([*begun, *marks])


def board(so_far: Evening, now: datetime = NOW, **more: Any) -> ChairBoard:  # noqa: ANN401 - the board's own fields
    """The board of that moment."""
    times = timeline(ASSEMBLY, AGENDA, so_far, now)
    on = next((line for line in times.lines if line.when is When.NOW), None)
    made = ChairBoard(
        ASSEMBLY.id, ASSEMBLY.title, rehearsal=True, zone=ASSEMBLY.zone, evening=so_far, timeline=times, on=on
    )
    return replace(made, **more)


def asked(
    *standings: Answer | Beside, speaking: int = -1, times: tuple[int, ...] = ()
) -> tuple[AskedLine, ...]:
    """The power-holders in order."""
    return tuple(
        AskedLine(
            f"p{at + 1}",
            NAMES[at % 3],
            AS_WHO[at % 3],
            standing,
            times[at] if at < len(times) else 0,
            at == speaking,
        )
        for at, standing in enumerate(standings)
    )


def response(*, left: float = 84, **more: Any) -> ChairBoard:  # noqa: ANN401 - the board's own fields
    """In the second ask, the first power-holder speaking."""
    speaks = _mark("s1", Step.STARTED, "i09", NOW - timedelta(seconds=120 - left), 120, Whose.SPEAKER, "p1")
    so_far = running("i09", speaks, into=36)
    usual = asked(Beside.WAITING, Beside.NOT_ASKED, Beside.NOT_ASKED, speaking=0, times=(1,))
    facts: dict[str, Any] = {
        "ask": ASK_2,
        "asked": usual,
        "showing": Showing.ASK,
        "people": 2164,
        "target": 2200,
    }
    return board(so_far, **{**facts, **more})


def late() -> ChairBoard:
    """The same, with music to be dropped."""
    return response(shorten=(AGENDA[11], AGENDA[14]), shorten_by=timedelta(minutes=4))


def roll(called: int = 53, count: int = 77) -> ChairBoard:
    """The roll call when that many have been called."""
    heads = [9 + index * index * 7 % 53 for index in range(count)]
    lines = tuple(
        RollLine(
            f"d{index}",
            "The Church of the Ascension" if index == called - 1 else f"Elm Street School {index + 1}",
            "church" if index == called - 1 else "school",
            heads[index] + (4 if index == 7 else 2 if index == 20 else 0),
            25,
            heads[index] if index < called else None,
        )
        for index in range(count)
    )
    so_far = running("i02", into=598)
    return board(so_far, roll=lines, roll_at=called, showing=Showing.ROLL_CALL, people=2164, target=2200)


MORE_HOLDERS = asked(
    Answer.YES_BUT, Answer.YES, Answer.UNCLEAR, Beside.WAITING, Beside.ABSENT, Beside.NOT_ASKED,
    speaking=3, times=(2, 1, 3, 1),
)  # fmt: skip
HELD = running(
    "i09",
    _mark("s1", Step.STARTED, "i09", NOW - timedelta(seconds=36), 120, Whose.SPEAKER, "p1"),
    _mark("h1", Step.HELD, "i09", NOW - timedelta(seconds=10)),
    into=36,
)
BOARDS: dict[str, ChairBoard] = {
    "before": board(Evening(), NOW - timedelta(minutes=55)),
    "usual": response(),
    "late": late(),
    "late-nothing-to-drop": response(shorten=()),
    "over": response(left=-14, showing=Showing.ASK, stage_held=True),
    "held": board(
        HELD,
        ask=ASK_2,
        asked=asked(Beside.WAITING, Beside.NOT_ASKED, Beside.NOT_ASKED, speaking=0, times=(1,)),
        showing=Showing.ASK,
    ),
    "answered": response(
        asked=asked(Answer.YES_BUT, Answer.YES, Answer.YES, times=(2, 1, 1)), showing=Showing.ANSWER
    ),
    "crowded": response(asked=MORE_HOLDERS, shorten=(AGENDA[11],), shorten_by=timedelta(minutes=5)),
    "music": board(running("i11", into=70), showing=Showing.ITEM),
    "no-script": board(running("i04", into=70), showing=Showing.ITEM),
    "roll-call": roll(),
    "roll-call-begins": roll(0),
    "roll-call-ends": roll(77),
    "last": board(running("i15", into=70), showing=Showing.ITEM),
    "ended": board(running("i15", _mark("e", Step.ENDED, "i15", NOW), into=180), showing=Showing.WELCOME),
    "empty": replace(board(Evening(), NOW), timeline=timeline(ASSEMBLY, (), Evening(), NOW)),
}
