"""What the hall sees while the chair works, and the keys that change it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.stage import Picture, Showing
from app.ui.parts.buttons import Button
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.panels import Panel
from app.ui.parts.scenes.picture import StagePicture
from app.ui.parts.stack import across
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

_SHOWN: dict[Showing, str] = {
    Showing.WELCOME: "Stage: welcome",
    Showing.ROLL_CALL: "Stage: the roll-call board",
    Showing.ITEM: "Stage: this item, with its clock",
    Showing.ASK: "Stage: the ask, with the clock",
    Showing.ANSWER: "Stage: the answer",
    Showing.TALLY: "Stage: the tally board",
    Showing.BLANK: "Stage: blank",
}


class OnStage(Panel):
    """A sentence always, the picture itself where there is room for it."""

    answer_wanted = Signal()
    board_wanted = Signal()
    blank_wanted = Signal()
    freeze_wanted = Signal()

    def __init__(self, say: Tongue, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 10, 18, 12), gap=8, parent=parent)
        theme = theme_of(self)
        self._glyph = Glyph("check-circle", 20, "yes", fill=True)
        self._words = Label("", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.preview: StagePicture = StagePicture(Theme.load("stage_dark"), say, now, less_movement=True)
        self._screen = _Screen(self.preview)
        self.answer = Button(key="A")
        self.board = Button(key="T")
        self.blank = Button(key="B")
        self.freeze = Button(key="F")
        self.answer.clicked.connect(self.answer_wanted)
        self.board.clicked.connect(self.board_wanted)
        self.blank.clicked.connect(self.blank_wanted)
        self.freeze.clicked.connect(self.freeze_wanted)
        self.body.addLayout(across(theme, self._glyph, self._words, gap=8))
        self.body.addWidget(self._screen, 1)
        self._rest = QWidget()
        self.body.addWidget(self._rest, 1)
        keys = QGridLayout()
        room(keys, theme, gap=8)
        for index, button in enumerate((self.answer, self.board, self.blank, self.freeze)):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            keys.addWidget(button, index // 2, index % 2)
        self.body.addLayout(keys)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)

    def show_stage(
        self, showing: Showing, say: Tongue, *, frozen: bool, answered: bool, preview: bool
    ) -> None:
        """What stands there, and whether it follows the chair."""
        self._glyph.set_icon("pause" if frozen else "check-circle", "warn" if frozen else "yes")
        words = say(_SHOWN[showing])
        self._words.setText(say("{stage}, frozen", stage=words) if frozen else words)
        self.answer.retitle(say("Answer"))
        self.board.retitle(say("Board"))
        self.blank.retitle(say("Blank") if showing is not Showing.BLANK else say("Show again"))
        self.freeze.retitle(say("Let go") if frozen else say("Freeze"))
        if answered:
            self.answer.allow()
        else:
            self.answer.refuse(say("No answer has been recorded yet."))
        self._screen.setVisible(preview)
        self._rest.setVisible(not preview)

    def show_picture(self, picture: Picture) -> None:
        """The picture as the hall has it."""
        self.preview.show_picture(picture)


class _Screen(QWidget):
    """Keeps the hall's proportions within whatever room is left, and shows nothing where it is too little."""

    LEAST = 84

    def __init__(self, picture: StagePicture) -> None:
        super().__init__()
        self._picture = picture
        picture.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(160, theme_of(self).px(self.LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = min(self.width(), self.height() * 16 // 9)
        high = wide * 9 // 16
        self._picture.setGeometry((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)
        self._picture.setVisible(high >= theme_of(self).px(self.LEAST) - 8)
