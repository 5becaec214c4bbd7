"""Stage on the operator's laptop: what the hall sees, the scenes by key, and which screen it is on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.stage import Picture, Showing
from app.service.boards.stage import ScreenLine, StageBoard
from app.ui.parts.buttons import Button
from app.ui.parts.choosing import Filters, Tab
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.panels import Chip, Panel
from app.ui.parts.scenes.picture import StagePicture, spoken_picture
from app.ui.parts.stack import across, boxed
from app.ui.stage.choice import ScreenChoice
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue

_KEYS: dict[Showing, tuple[str, str]] = {
    Showing.WELCOME: ("W", "Welcome"),
    Showing.ROLL_CALL: ("R", "Roll call"),
    Showing.ITEM: ("I", "Item"),
    Showing.ASK: ("K", "Ask"),
    Showing.ANSWER: ("A", "Answer"),
    Showing.TALLY: ("T", "Tally board"),
    Showing.BLANK: ("B", "Blank"),
}
"""The same letters as at the chair, where the chair has them."""


class StageScreen(QWidget):
    """Shows a board and voices what the operator wants the hall to see.

    Keys: W R I K A T B for the scenes, F freezes, O opens the stage, Esc closes it.
    """

    scene_chosen = Signal(object)
    """A scene (`Showing`)."""
    frozen = Signal()
    released = Signal()
    opened = Signal()
    closed = Signal()
    screen_chosen = Signal(str)
    theme_chosen = Signal(str)
    """`stage_dark` or `stage_light`."""

    def __init__(self, theme: Theme, say: Tongue, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._say = say
        self._board: StageBoard | None = None
        self._on, self._open, self._waiting = "", False, ""
        self._look = "stage_dark"
        self.preview: StagePicture = StagePicture(Theme.load(self._look), say, now)
        self._frame = _Frame(self.preview)
        self._title, self._words = Label("", "title"), Label("", "body", "ink_2", elide=True)
        self._state = Chip("", "pause", "warn")
        self._buttons = {showing: Button(key=key) for showing, (key, _) in _KEYS.items()}
        self._freeze = Button(key="F")
        self._screens = ScreenChoice()
        self._toggle = Button(kind="filled", key="O")
        self._where = Label("", "body", "ink_2", wrap=True)
        self._glyph = Glyph("projector-screen", 20, "ink_2")
        self._themes = Filters()
        self._help = Label("", "caption", "ink_3", wrap=True)
        self._scenes_panel, self._screens_panel, self._look_panel = Panel(" "), Panel(" "), Panel(" ")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self._lay_out(theme)
        self._connect()
        self.retitle(say)

    # -- what is shown -------------------------------------------------------------------------------------

    def show_board(self, board: StageBoard) -> None:
        """The picture, the scene it is, and the screens there are."""
        self._board = board
        self.show_picture(board.picture)
        for showing, button in self._buttons.items():
            shown = showing is board.showing
            button.setChecked(shown)
            button.retitle(self._say(_KEYS[showing][1]), icon="projector-screen" if shown else "")
        say = self._say
        self._state.setVisible(board.held)
        self._state.set_text(say("frozen: it does not follow the chair"))
        self._freeze.retitle(say("Let it follow the chair") if board.held else say("Freeze this picture"))
        self._screens.show_lines(board.screens, say)

    def show_picture(self, picture: Picture) -> None:
        """What the hall sees."""
        self.preview.show_picture(picture)
        self._words.setText(spoken_picture(picture, self._say))

    def show_place(
        self, screens: tuple[ScreenLine, ...], on: str, *, opened: bool, waiting: str = ""
    ) -> None:
        """Where the stage is: the screen it covers, or none; `waiting` is a screen that is unplugged."""
        say = self._say
        self._on, self._open, self._waiting = on, opened, waiting
        self._screens.show_lines(screens, say)
        self._toggle.retitle(
            say("Close the stage") if opened else say("Open the stage"), key="Esc" if opened else "O"
        )
        self._toggle.set_kind("outlined" if opened else "filled")
        if waiting:
            words = say("{screen} is unplugged. The stage goes back to it by itself.", screen=waiting)
        elif not opened:
            words = say("The stage is closed. The hall sees nothing of this laptop.")
        elif on:
            words = say("The stage covers {screen}.", screen=on)
        else:
            words = say("There is one screen only, so the stage is a window on it. Plug the projector in.")
        self._where.setText(words)
        self._glyph.set_icon("plugs" if waiting else "projector-screen", "warn" if waiting else "ink_2")

    def show_look(self, name: str) -> None:
        """The theme of the stage: dark for a dark hall, light for daylight."""
        self._look = name
        self.preview.set_theme(Theme.load(name))
        self._themes.choose(name)

    def tick(self, now: datetime) -> float | None:
        """Paint the clock of the preview."""
        return self.preview.tick(now)

    def retitle(self, say: Tongue) -> None:
        """All words in another tongue."""
        self._say = say
        self.setAccessibleName(say("Stage"))
        self._title.setText(say("The hall sees"))
        for showing, (_, word) in _KEYS.items():
            self._buttons[showing].retitle(say(word))
        self._scenes_panel.retitle(say("Show"))
        self._screens_panel.retitle(say("Screen"))
        self._look_panel.retitle(say("Look"))
        self._themes.show_tabs(
            [Tab("stage_dark", say("Dark hall")), Tab("stage_light", say("Daylight"))], self._look
        )
        self._help.setText(
            say(
                "For a last row 30 metres away the picture should be at least 2.3 metres high; 3.4 is better."
            )
        )
        self.preview.retitle(say)
        self.show_place(self._screens.lines, self._on, opened=self._open, waiting=self._waiting)
        if self._board is not None:
            self.show_board(self._board)
        else:
            self._freeze.retitle(say("Freeze this picture"))
            self._state.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()

    # -- building ------------------------------------------------------------------------------------------

    def _lay_out(self, theme: Theme) -> None:
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = across(theme, self._title, self._words, self._state, gap=14)
        grid = QGridLayout()
        room(grid, theme, gap=8)
        for index, showing in enumerate(_KEYS):
            button = self._buttons[showing]
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, index // 4, index % 4)
        grid.addWidget(self._freeze, 1, 3)
        self._freeze.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        left = QVBoxLayout()
        room(left, theme, gap=12, margins=(22, 16, 0, 16))
        left.addLayout(head)
        left.addWidget(self._frame, 1)
        self._scenes_panel.body.addLayout(grid)
        left.addWidget(self._scenes_panel)
        self._screens_panel.body.addWidget(self._screens)
        self._screens_panel.body.addLayout(across(theme, self._glyph, self._where, gap=10))
        self._where.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._screens_panel.body.addSpacing(theme.px(4))
        self._screens_panel.body.addWidget(self._toggle)
        self._look_panel.body.addWidget(self._themes)
        self._look_panel.body.addWidget(self._help)
        aside = QVBoxLayout()
        room(aside, theme, gap=12, margins=(22, 18, 20, 16))
        aside.addWidget(self._screens_panel)
        aside.addWidget(self._look_panel)
        aside.addStretch(1)
        column = boxed(aside)
        hold(column, theme, width=404)
        whole = across(theme, boxed(left), column, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        for showing, button in self._buttons.items():
            button.clicked.connect(lambda _=False, showing=showing: self._on_scene(showing))
        self._freeze.clicked.connect(self._on_freeze)
        self._toggle.clicked.connect(self._on_toggle)
        self._screens.chosen.connect(self.screen_chosen)
        self._themes.chosen.connect(self._on_look)
        keys: list[tuple[str, Callable[[], None]]] = [
            (key, lambda showing=showing: self._on_scene(showing)) for showing, (key, _) in _KEYS.items()
        ]
        keys += [
            ("F", self._on_freeze),
            ("O", lambda: None if self._open else self.opened.emit()),
            ("Esc", lambda: self.closed.emit() if self._open else None),
        ]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def _on_scene(self, showing: Showing) -> None:
        # what stands is said by the next board, not by the button
        for each, button in self._buttons.items():
            button.setChecked(self._board is not None and each is self._board.showing)
        self.scene_chosen.emit(showing)

    def _on_freeze(self) -> None:
        if self._board is not None:
            (self.released if self._board.held else self.frozen).emit()

    def _on_toggle(self) -> None:
        (self.closed if self._open else self.opened).emit()

    def _on_look(self, name: str) -> None:
        self.show_look(name)
        self.theme_chosen.emit(name)


class _Frame(QWidget):
    """Keeps the picture at 16 to 9 in whatever room there is, with a hair line round it."""

    def __init__(self, picture: StagePicture) -> None:
        super().__init__()
        self._picture = picture
        picture.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(480), theme_of(self).px(270))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = min(self.width() - 2, (self.height() - 2) * 16 // 9)
        high = wide * 9 // 16
        self._picture.setGeometry((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        box = self._picture.geometry().adjusted(-1, -1, 1, 1)
        paint_plate(painter, box, edge=theme.colour("field"), width=1)
        painter.end()
