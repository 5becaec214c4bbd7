"""A steward at the real window: the queue, key by key; every painted verdict is said, each on its own line.

`python -m tests.ui.stewards HOME ARRIVALS FIRST [DROPPED…]` begins with that step of the queue.
It is run to be killed. Lines: `STEP FACT` once the verdict is painted (`-` where nothing is to be kept),
`STEP kept` when a step without a verdict was found in the file after a restart, `STEP dropped` when it can
no longer be done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtCore import QEvent, QObject

from app import settings as choices
from app import words
from app.clock import SetClock
from app.domain.door import Verdict, Word
from app.house import build
from app.main import Windows
from app.paths import Home
from app.service import door as service
from app.settings import Settings
from app.ui.application import Application
from app.ui.demo.hands import Hands
from app.ui.door.group import GroupPage
from app.ui.door.screen import DoorScreen
from app.ui.door.verdict import VerdictFace
from tests.ui.queue_at_door import SECONDS_APART, A, Act, Paper, Step, name_of, queue

DOOR = "Door 1"
DOORS_OPEN = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
SENT_TWICE = 0.8
"""Seconds after which the same code is another scan."""


class Paints(QObject):
    """Knows which verdict was painted last."""

    def __init__(self, screen: DoorScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.last: Verdict | None = None
        screen.findChildren(VerdictFace)[0].installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.last = self._screen.verdict
        return False


class Steward:
    """One laptop at Door 1, its window open on the door, and the paper beside it."""

    def __init__(self, home: Home) -> None:
        choices.save(home.settings, Settings(door=DOOR, less_movement=True))
        self.clock: SetClock = SetClock(DOORS_OPEN)
        self.windows: Windows = Windows(Application(Settings()), build(home, self.clock), words.ENGLISH)
        self.hands: Hands = Hands(0.0, self._fault)
        self.paper: Paper = Paper()
        self.windows.show()
        self.windows.open(A)
        evening = self.windows.evening
        assert evening is not None
        self.screen: DoorScreen = evening.door
        self._group: GroupPage = self.screen.findChildren(GroupPage)[0]
        self._painted = Paints(self.screen)
        self._press("Ctrl+3")
        self.hands.until(lambda: self.windows.shell.post == "door", "the door")

    def at(self, place: int) -> float:
        """Go to the moment of that step; the evening's seconds."""
        seconds = place * SECONDS_APART
        self.clock.advance(seconds - (self.clock.now() - DOORS_OPEN).total_seconds())
        self.windows.ticker.wake()
        return seconds

    def pick_up(self, step: Step, seconds: float) -> bool:
        """Look into the file what became of a step whose verdict nobody saw; whether it is done now."""
        for stage in (papers := [self.paper, *self.paper.stages(step, seconds)]):
            if self._agrees(stage):
                break
        else:
            raise SystemExit(f"neither {step} nor what was before it stands in the file")
        self.paper = stage
        if stage is papers[1] and len(papers) == 3 and step.badge is not None:
            # of two commits one was kept: the badge lies before the steward, who scans it
            self.do(Step(Act.COME, step.badge), seconds)
            return step.act is Act.RETURN
        return stage is papers[-1]

    def agrees(self) -> bool:
        """Whether the file counts what the paper counts."""
        return self._agrees(self.paper)

    def do(self, step: Step, seconds: float) -> str | None:
        """Do a step by its keys; the fact of the painted verdict, None if it can no longer be done."""
        acts = {
            Act.WALK_IN: self._walk_in,
            Act.RECOUNT: self._recount,
            Act.UNDO: self._undo,
            Act.GO: self._go,
            Act.RETURN: self._return,
        }
        if step.act in (Act.UNDO, Act.RECOUNT) and not self._stands(step):
            return None
        wanted, after = self.paper.word(step, seconds), self.paper.stages(step, seconds)[-1]
        said = acts.get(step.act, self._scanned)(step)
        word, fact = (said.word.value, said.fact or "-") if said is not None else ("undone", "-")
        if word != wanted:
            raise SystemExit(f"the door said {word}, not {wanted}: {step}")
        self.paper = after
        return fact

    def close(self) -> None:
        """The window is closed, and everything with it."""
        self.windows.shell.close()

    # -- hands ---------------------------------------------------------------------------------------------

    def _scanned(self, step: Step) -> Verdict | None:
        return self._scan(step.badge.code if step.badge else step.text)

    def _walk_in(self, step: Step) -> Verdict | None:
        name = name_of(step.institution)
        self.hands.type(self.windows.shell, name.split()[0].lower(), by_hand=True)
        self.hands.until(lambda: self.screen.found is not None and self.screen.found.title == name, name)
        self._press("Return")
        return self._verdict_after(lambda: self._press("Ctrl+Return"))

    def _recount(self, step: Step) -> Verdict | None:
        self._press("F4")
        self.hands.until(self._group.total.hasFocus, "the number of people")
        self.hands.type(self.windows.shell, str(1 + step.young), by_hand=True)
        self.hands.until(lambda: self._group.counted == (1, step.young), "the number as it was typed")
        return self._verdict_after(lambda: self._press("Ctrl+Return"))

    def _undo(self, _step: Step) -> Verdict | None:
        self._press("Ctrl+Z")
        self.hands.until(lambda: self.screen.verdict is None, "the undo")
        self.hands.wait(SENT_TWICE)
        return None

    def _go(self, step: Step) -> Verdict | None:
        if self.screen.verdict is not None:
            self._press("Esc")
            self.hands.until(lambda: self.screen.verdict is None, "the verdict put away")
        self._press("F6")
        self.hands.until(lambda: self.screen.going_out, "the way out")
        verdict = self._scanned(step)
        self._press("F6")
        self.hands.until(lambda: not self.screen.going_out, "the way in")
        return verdict

    def _return(self, step: Step) -> Verdict | None:
        verdict = self._scanned(step)
        if verdict is not None and verdict.word is Word.ALREADY_IN:
            return self._verdict_after(lambda: self._press("F6"))
        return verdict

    def _scan(self, text: str) -> Verdict:
        return self._verdict_after(lambda: self.hands.scan(self.windows.shell, text))

    def _verdict_after(self, act: Callable[[], None]) -> Verdict:
        # one that was put away stays the last that was painted
        before = self._painted.last = self.screen.verdict
        act()
        self.hands.until(lambda: self._painted.last not in (None, before), "a painted verdict")
        assert self._painted.last is not None
        return self._painted.last

    def _press(self, keys: str) -> None:
        self.hands.press(self.windows.shell, keys)

    def _stands(self, step: Step) -> bool:
        """Whether the verdict of that badge still stands, as it does not after a restart."""
        now, badge = self.screen.verdict, step.badge
        return now is not None and badge is not None and bool(now.fact) and now.subject == badge.id.hex()

    def _agrees(self, paper: Paper) -> bool:
        board = service.board(self.windows.house.database, A, door=DOOR, now=self.clock.now())
        counts = {each.delegation: (each.here, each.ever) for each in board.counts}
        return counts == paper.counts and (board.hall.now, board.hall.ever) == paper.total

    def _fault(self) -> str:
        banners = self.windows.shell.banners
        shown = (banners.shown(key) for key in banners.keys)
        troubles = [banner.sentence for banner in shown if banner and banner.kind == "trouble"]
        return " ".join([self.windows.notices.report, *troubles]).strip()


def main(home: Path, arrivals: int, first: int, dropped: Sequence[int]) -> None:
    """The queue from that step on; what comes before it is counted on paper only."""
    steward, steps = Steward(Home(home)), queue(arrivals)
    for place, step in enumerate(steps[:first]):
        if place not in dropped:
            steward.paper = steward.paper.stages(step, place * SECONDS_APART)[-1]
    for place, step in enumerate(steps[first:], first):
        seconds = steward.at(place)
        if place == first and first and steward.pick_up(step, seconds):
            _say(place, "kept")
            continue
        _say(place, steward.do(step, seconds) or "dropped")
    if not steward.agrees():
        raise SystemExit("the paper counts otherwise")
    steward.close()
    _say(len(steps), "done")


def _say(place: int, what: str) -> None:
    sys.stdout.write(f"{place} {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), [int(each) for each in sys.argv[4:]])
