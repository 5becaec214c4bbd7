"""The plan in its states: each tab, crowded, late, empty, importing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.service.boards.plan import PlanBoard, Tab
from app.ui.plan.screen import PlanScreen
from app.ui.shell import Shell
from app.ui.theme import Theme
from app.words import Tongue
from tests.boards import Shot
from tests.ui.plan import sample


def _plan(
    board: Callable[[], PlanBoard] | None, tab: Tab, act: Callable[[PlanScreen], object] | None = None
) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = PlanScreen(theme, say)
        for post in ("home", "plan", "door", "chair", "tally", "stage", "records", "follow_up"):
            shell.add(post, screen if post == "plan" else QWidget())
        shell.go("plan")
        if board is not None:
            shown = board()
            at = shown.plan.assembly
            where = f"{at.title} · {say.day(at.day)}"
            shell.show_where("plan", where, rehearsal=at.rehearsal)
            screen.show_board(shown)
        screen.go(tab)
        if act is not None:
            act(screen)
        return shell

    return make


def _choose(tab: Tab, key: str) -> Callable[[PlanScreen], object]:
    return lambda screen: screen.listing(tab).choose(key)


def _refused(screen: PlanScreen) -> None:
    screen.listing(Tab.AGENDA).choose("i10")
    screen.refuse("agenda_item", "minutes", "“six” is not a length. Write 5 or 4:30.")


def _open_script(screen: PlanScreen) -> None:
    screen.listing(Tab.AGENDA).opened.emit("i9")


BOARDS = [
    Shot("plan-agenda", _plan(sample.board, Tab.AGENDA, _choose(Tab.AGENDA, "i10"))),
    Shot("plan-agenda-late", _plan(sample.late, Tab.AGENDA, _refused)),
    Shot("plan-agenda-script", _plan(sample.board, Tab.AGENDA, _open_script)),
    Shot("plan-agenda-empty", _plan(sample.empty, Tab.AGENDA)),
    Shot("plan-details", _plan(sample.board, Tab.DETAILS)),
    Shot("plan-institutions", _plan(sample.board, Tab.INSTITUTIONS, _choose(Tab.INSTITUTIONS, "d2"))),
    Shot("plan-institutions-crowded", _plan(sample.crowded, Tab.INSTITUTIONS)),
    Shot(
        "plan-institutions-adding",
        _plan(sample.board, Tab.INSTITUTIONS, lambda s: s.listing(Tab.INSTITUTIONS).adding.call()),
    ),
    Shot("plan-people", _plan(lambda: sample.board(people=2231), Tab.PEOPLE)),
    Shot("plan-people-empty", _plan(sample.board, Tab.PEOPLE)),
    Shot("plan-power-holders", _plan(sample.board, Tab.POWER_HOLDERS)),
    Shot("plan-power-holders-crowded", _plan(sample.crowded, Tab.POWER_HOLDERS)),
    Shot("plan-asks", _plan(sample.board, Tab.ASKS, lambda s: s.asks.show_ask("a2"))),
    Shot("plan-asks-to-mend", _plan(sample.late, Tab.ASKS, lambda s: s.asks.show_ask("a3"))),
    Shot("plan-asks-empty", _plan(sample.empty, Tab.ASKS)),
    Shot("plan-badges", _plan(lambda: sample.board(printed=False), Tab.BADGES)),
    Shot("plan-import", _plan(sample.board, Tab.PEOPLE, lambda s: s.show_import(sample.importing()))),
    Shot(
        "plan-import-problems",
        _plan(sample.board, Tab.PEOPLE, lambda s: s.show_import(sample.importing(problems=True))),
    ),
    Shot("plan-none", _plan(None, Tab.AGENDA)),
]
