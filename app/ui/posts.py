"""The screens of an assembly: made step by step, so that no window waits for them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from app.ui.shell import Shell
from app.ui.theme import Theme, theme_of
from app.words import Tongue

if TYPE_CHECKING:
    from app.ui.chair.screen import ChairScreen
    from app.ui.door.screen import DoorScreen
    from app.ui.follow_up.screen import FollowUpScreen
    from app.ui.plan.screen import PlanScreen
    from app.ui.records.screen import RecordsScreen
    from app.ui.stage.screen import StageScreen
    from app.ui.stage.window import StageWindow
    from app.ui.tally.screen import TallyScreen

_LARGE = (
    "ui.plan.asks",
    "ui.plan.importing",
    "domain.stage",
    "ui.parts.scenes.tally",
    "ui.parts.scenes.picture",
    "ui.chair.on_stage",
    "ui.door.forms",
    "ui.door.aside",
    "ui.door.turnout",
    "ui.door.front",
    "ui.tally.form",
)
"""What takes long to import by itself, for the screens."""
_BEHIND = (
    "store.tables",
    "store.clashes",
    "service.stage",
    "service.door",
    "service.door_report",
    "service.plan",
    "service.records",
)
"""The same for what the presenters stand on."""


@dataclass(frozen=True, slots=True)
class Posts:
    """One screen a post, and the window of the hall."""

    plan: PlanScreen
    door: DoorScreen
    chair: ChairScreen
    tally: TallyScreen
    stage: StageScreen
    records: RecordsScreen
    follow_up: FollowUpScreen
    hall: StageWindow


def making(
    shell: Shell, say: Tongue, now: Callable[[], datetime], *, stage_theme: str, less_movement: bool
) -> Generator[None, None, Posts]:
    """Import, make and hang in one screen after the other, a short step each; none is offered yet.

    A screen is made before it is put into the window: so it is styled once, and not with every part.
    """
    for module in _LARGE:
        import_module(f"app.{module}")
        yield
    from app.ui.plan.parts import Parts
    from app.ui.plan.screen import PlanScreen

    yield
    parts = yield from Parts.making(theme_of(shell), say)
    yield
    plan = PlanScreen(theme_of(shell), say, parts=parts)
    yield
    shell.put("plan", plan)
    yield
    yield from plan.hanging()
    from app.ui.door.screen import DoorScreen

    yield
    door = DoorScreen(theme_of(shell), say)
    yield
    shell.put("door", door)
    yield
    from app.ui.chair.screen import ChairScreen

    yield
    chair = ChairScreen(theme_of(shell), say, now)
    yield
    shell.put("chair", chair)
    yield
    from app.ui.tally.screen import TallyScreen

    yield
    tally = TallyScreen(theme_of(shell), say)
    yield
    shell.put("tally", tally)
    yield
    from app.ui.stage.screen import StageScreen
    from app.ui.stage.window import StageWindow

    yield
    stage = StageScreen(theme_of(shell), say, now)
    yield
    shell.put("stage", stage)
    yield
    hall = StageWindow(Theme.load(stage_theme), say, now, less_movement=less_movement)
    yield
    from app.ui.records.screen import RecordsScreen

    yield
    records = RecordsScreen(theme_of(shell), say)
    yield
    shell.put("records", records)
    yield
    from app.ui.follow_up.screen import FollowUpScreen

    yield
    follow_up = FollowUpScreen(theme_of(shell), say)
    yield
    shell.put("follow_up", follow_up)
    posts = ("stage", "records", "plan", "door", "chair", "tally", "follow_up")
    for module in (*_BEHIND, *(f"ui.{post}.presenter" for post in posts)):
        yield
        import_module(f"app.{module}")
    yield
    return Posts(plan, door, chair, tally, stage, records, follow_up, hall)
