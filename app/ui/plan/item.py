"""One item of the running order from near: its script, what it is for, whether its length is protected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.plan import AgendaItem, ItemKind, Plan
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Choice, Field, Tick
from app.ui.parts.labels import Label
from app.ui.parts.panels import Panel
from app.ui.parts.stack import STRETCH, across
from app.ui.plan.sentences import item_words
from app.ui.theme import Theme
from app.words import Tongue


class ItemPanel(Panel):
    """Stands in the place of the Ready? list while a script is written; Esc leads back."""

    edited = Signal(str, str, object)
    """Item, column, value."""
    closed = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 14, 18, 14), gap=10, parent=parent)
        self._say = say
        self._item: AgendaItem | None = None
        self._heading = Label("", "lead_strong", wrap=True)
        self._script = Field("", spoken=True, lines=12)
        self._script.edit.setObjectName("script")
        self._hint = Label("", "caption", "ink_2", wrap=True)
        self._kind = Choice("")
        self._ask = Choice("")
        self._protected = Tick(say("Protected when late"))
        self._public = Tick(say("In public"))
        self._close = Button(kind="outlined", key="Esc")
        away = QShortcut(QKeySequence("Esc"), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self._on_close)
        for widget in (
            self._heading,
            self._script,
            self._hint,
            self._kind,
            self._ask,
            self._protected,
            self._public,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.body.addLayout(across(theme, self._close, STRETCH))
        self._close.clicked.connect(self._on_close)
        self._kind.changed.connect(lambda: self._say_edit("kind", self._kind.chosen()))
        self._ask.changed.connect(lambda: self._say_edit("ask", self._ask.chosen()))
        self._protected.clicked.connect(lambda: self._say_edit("protected", self._protected.isChecked()))
        self._public.clicked.connect(lambda: self._say_edit("public", self._public.isChecked()))
        self._script.entered.connect(self._keep)
        self._script.edit.installEventFilter(self)
        self.speak(say)

    @property
    def item(self) -> str:
        """The id of the item that is open; empty when none is."""
        return self._item.id if self._item is not None else ""

    def speak(self, say: Tongue) -> None:
        """Another tongue."""
        self._say = say
        self._script.retitle(say("Script"))
        self._hint.setText(
            say("A paragraph that begins with > is the ask; one in ( ) is for the chair alone.")
        )
        self._kind.retitle(say("What it is for"))
        self._ask.retitle(say("Belongs to"))
        self._protected.setText(say("Protected when late"))
        self._public.setText(say("In public"))
        self._close.retitle(say("Back"))
        self._kind.show_choices([(kind.value, item_words(kind, say)) for kind in ItemKind])

    def show_item(self, item: AgendaItem, plan: Plan) -> None:
        """Open an item, or bring the open one up to date."""
        say = self._say
        fresh = self._item is None or self._item.id != item.id
        if fresh or (self._item is not None and self._item.script != item.script):
            self._script.set_text(item.script)
        self._item = item
        self._heading.setText(item.title)
        self._kind.choose(item.kind.value)
        self._ask.show_choices(
            [("", say("no ask")), *((ask.id, say("Ask {number}", number=ask.number)) for ask in plan.asks)]
        )
        self._ask.choose(item.ask)
        self._protected.setChecked(item.protected)
        self._public.setChecked(item.public)
        if fresh:
            self._script.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._keep()
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        if self._item is not None and self._script.text().strip() != self._item.script:
            self.edited.emit(self._item.id, "script", self._script.text().strip())

    def _say_edit(self, column: str, value: object) -> None:
        if self._item is not None:
            self.edited.emit(self._item.id, column, value)

    def _on_close(self) -> None:
        self._keep()
        self._item = None
        self.closed.emit()
