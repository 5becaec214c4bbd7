"""The plan in its states: each tab, crowded, late, empty, importing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from app.domain.plan import BadgeKind
from app.service.boards.plan import BadgeHit, PaperBoard, PaperEntry, PlanBoard, Tab
from app.ui.plan.badge_setup import Setup
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


def _set_up(screen: PlanScreen) -> None:
    setup = screen.setup
    setup.show_stocks((("a4-8", "A4, 8 labels", "A4 labels, 8 on a sheet, 99.1 × 67.7 mm (L7165)"),))
    setup.show_setup(Setup("a4-8", "Printer 2", backs=True, right=1.5, down=-0.5))
    setup.show_printers(("Printer 1", "Printer 2"))


def _pale(screen: PlanScreen) -> None:
    _set_up(screen)
    setup = screen.setup
    setup._colour.set_text("#F2B632")  # pyright: ignore[reportPrivateUsage]
    setup._on_colour()  # pyright: ignore[reportPrivateUsage]
    screen.refuse("badge", "", "Nothing may be written to /media/stick. Choose another folder.")


def _printing(screen: PlanScreen) -> None:
    _set_up(screen)
    screen.badges.show_progress("1,250 of 2,270 done", running=True)


def _found(screen: PlanScreen) -> None:
    _set_up(screen)
    screen.badges._find.set_text("kite")  # pyright: ignore[reportPrivateUsage]
    screen.badges.show_hits(
        [
            BadgeHit(
                "KITE 4172", "", "Elm Street School", BadgeKind.DELEGATE, 1, printed=True, note="Front row"
            ),
            BadgeHit("KITE 4173", "", "Elm Street School", BadgeKind.YOUNG_PEOPLE, 24, printed=False),
        ]
    )


def _other(screen: PlanScreen) -> None:
    _set_up(screen)
    screen._on_other()  # pyright: ignore[reportPrivateUsage]


def _new_key(screen: PlanScreen) -> None:
    _set_up(screen)
    screen.badges._on_renew()  # pyright: ignore[reportPrivateUsage]


def _new_key_refused(screen: PlanScreen) -> None:
    _new_key(screen)
    screen.badges.new_key.refuse("Write why.")


def _typing(screen: PlanScreen) -> None:
    first, second, *_ = sample.sample().delegations
    at = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
    entries = (PaperEntry("f2", "", 3, at), PaperEntry("f1", second.name, 12, at))
    screen.show_paper_panel()
    screen.paper.show_paper(
        sample.sample(), PaperBoard(sample.sample().delegations, {first.id: 4}, entries, 15, "Europe/London")
    )
    screen.paper._institution.set_text(str(first.number))  # pyright: ignore[reportPrivateUsage]
    screen.paper._on_typed()  # pyright: ignore[reportPrivateUsage]


SMALL = (1024, 700)
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
    Shot("plan-badges", _plan(lambda: sample.board(printed=False), Tab.BADGES, _set_up)),
    Shot("plan-badges-refused", _plan(lambda: sample.board(printed=False), Tab.BADGES, _pale)),
    Shot("plan-badges-printing", _plan(lambda: sample.board(printed=False), Tab.BADGES, _printing)),
    Shot("plan-badges-found", _plan(lambda: sample.board(printed=False), Tab.BADGES, _found)),
    Shot("plan-badges-key", _plan(sample.board, Tab.BADGES, _new_key)),
    Shot("plan-badges-key-refused", _plan(sample.board, Tab.BADGES, _new_key_refused), size=SMALL),
    Shot("plan-badges-empty", _plan(sample.empty, Tab.BADGES, _set_up)),
    Shot("plan-badges-crowded", _plan(sample.crowded, Tab.BADGES, _set_up)),
    Shot("plan-badges-narrow", _plan(sample.board, Tab.BADGES, _set_up), size=SMALL),
    Shot("plan-badges-narrow-setup", _plan(sample.board, Tab.BADGES, _other), size=SMALL),
    Shot("plan-agenda-narrow", _plan(sample.board, Tab.AGENDA, _choose(Tab.AGENDA, "i10")), size=SMALL),
    Shot("plan-asks-narrow", _plan(sample.late, Tab.ASKS, lambda s: s.asks.show_ask("a3")), size=SMALL),
    Shot("plan-paper", _plan(sample.board, Tab.BADGES, _typing)),
    Shot("plan-import", _plan(sample.board, Tab.PEOPLE, lambda s: s.show_import(sample.importing()))),
    Shot(
        "plan-import-problems",
        _plan(sample.board, Tab.PEOPLE, lambda s: s.show_import(sample.importing(problems=True))),
    ),
    Shot("plan-none", _plan(None, Tab.AGENDA)),
]
