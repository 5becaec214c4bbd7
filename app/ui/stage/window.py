"""The stage's own window: it covers the second screen, comes back by itself, never covers the operator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.stage import Picture
from app.ui.parts.scenes.picture import StagePicture
from app.ui.stage.screens import ScreenFacts, Screens
from app.ui.theme import Theme
from app.words import Tongue


def screen_for(screens: Sequence[ScreenFacts], chosen: str, operator: str) -> str:
    """The screen to cover: the chosen one, else any that is not the operator's; empty when there is none."""
    others = [screen for screen in screens if screen.name != operator]
    if any(screen.name == chosen for screen in others):
        return chosen
    second = sorted(others, key=lambda screen: screen.primary)
    return second[0].name if second else ""


class StageWindow(QWidget):
    """Nothing but the picture."""

    closed = Signal()

    def __init__(
        self, theme: Theme, say: Tongue, now: Callable[[], datetime], *, less_movement: bool = False
    ) -> None:
        super().__init__()
        self.picture: StagePicture = StagePicture(theme, say, now, less_movement=less_movement)
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture)
        self.setLayout(layout)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.retitle(say)

    def retitle(self, say: Tongue) -> None:
        """The window's title and its picture in another tongue."""
        self.setWindowTitle(say("Stage"))
        self.picture.retitle(say)

    def hide_pointer(self, hidden: bool) -> None:
        """No arrow over what the hall reads."""
        if hidden:
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self.unsetCursor()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class Projector(QObject):
    """Keeps the stage's window where it belongs while screens come and go.

    `operator` is the window of the laptop; the stage never covers the screen that one is on.
    """

    moved = Signal()
    """The stage was opened, closed or put somewhere else."""

    def __init__(self, window: StageWindow, screens: Screens, operator: QWidget, *, chosen: str = "") -> None:
        super().__init__(operator)
        self._window, self._screens, self._operator = window, screens, operator
        self._chosen = chosen
        self._open = False
        self._on = ""
        self._has_picture = False
        self._placing = False
        self._stop = screens.watch(self._place)
        window.closed.connect(self.on_window_closed)

    @property
    def on(self) -> str:
        """The screen it covers; empty while it is closed or an ordinary window."""
        return self._on

    @property
    def opened(self) -> bool:
        """Whether the hall is to see something."""
        return self._open

    @property
    def chosen(self) -> str:
        """The screen it is bound to, plugged in or not."""
        return self._chosen

    @property
    def waiting(self) -> bool:
        """Whether it is bound to a screen that is not there just now."""
        names = {screen.name for screen in self._screens.all()}
        return self._open and bool(self._chosen) and self._chosen not in names

    def screens(self) -> tuple[ScreenFacts, ...]:
        """Those that are plugged in."""
        return self._screens.all()

    def operators(self) -> str:
        """The screen of the laptop's own window."""
        return self._screens.of(self._operator)

    def show_picture(self, picture: Picture) -> None:
        """The next picture; the window is not shown before it has its first."""
        self._window.picture.show_picture(picture)
        if self._window.isVisible():
            # the hall before anything else that waits to be painted
            self._window.picture.repaint()
        if not self._has_picture:
            self._has_picture = True
            if self._open:
                self._place()

    def open(self) -> None:
        """Let the hall see it."""
        self._open = True
        self._place()

    def close(self) -> None:
        """Take it away; the binding stays."""
        self._open = False
        self._on = ""
        self._window.hide()
        self.moved.emit()

    def choose(self, name: str) -> None:
        """Bind it to another screen."""
        self._chosen = name
        self._place()

    def end(self) -> None:
        """The laptop's window closes: no stage is left behind."""
        self._stop()
        self._open = False
        self._window.close()
        self._window.deleteLater()

    def on_window_closed(self) -> None:
        """Somebody closed it by its own frame."""
        if self._open and not self._placing:
            self.close()

    def _place(self) -> None:
        if not self._open or not self._has_picture:
            self.moved.emit()
            return
        target = screen_for(self._screens.all(), self._chosen, self.operators())
        self._placing = True
        if target:
            self._screens.cover(self._window, target)
        else:
            self._screens.lay_beside(self._window, self.operators())
        self._placing = False
        self._window.hide_pointer(bool(target))
        self._on = target
        if target and not self._chosen:
            # bound to the first screen it was shown on
            self._chosen = target
        self.moved.emit()
