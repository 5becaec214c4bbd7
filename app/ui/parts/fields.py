"""What people type into: a label above, one line or several, and under it what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.ui.parts.icons import Glyph, paint_icon
from app.ui.parts.labels import Label
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import restyled, theme_of


class _Labelled(QWidget):
    """A label above, a sentence below, and the input between them."""

    def __init__(self, label: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of(self)
        self._label = Label(label, "strong")
        self._note = Label(note, "body", "ink_2")
        self._note.setVisible(bool(note))
        self._head = boxed(across(theme, self._label, self._note, STRETCH, gap=8))
        self._head.setVisible(bool(label))
        self._glyph = Glyph("warning", 18, "trouble", fill=True)
        self._wrong = Label("", "strong", "trouble", wrap=True)
        self._wrong.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._foot = boxed(across(theme, self._glyph, self._wrong, gap=6))
        self._foot.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _hold_input(self, edit: QWidget) -> None:
        self._edit = edit
        self.setLayout(down(theme_of(self), self._head, edit, self._foot, gap=3))
        self.setFocusProxy(edit)
        edit.setAccessibleName(self._label.text())

    def refuse(self, sentence: str) -> None:
        """Mark the input and say under it what to do."""
        self._wrong.setText(sentence)
        self._foot.show()
        self._edit.setProperty("refused", True)
        self._edit.setAccessibleDescription(sentence)
        self._repolish()

    def accept(self) -> None:
        """Take the mark away again."""
        if self._foot.isHidden():
            return
        self._foot.hide()
        self._edit.setProperty("refused", False)
        self._edit.setAccessibleDescription("")
        self._repolish()

    @property
    def refused(self) -> str:
        """The sentence under the input; empty when nothing is wrong."""
        return "" if self._foot.isHidden() else self._wrong.text()

    def retitle(self, label: str, note: str = "") -> None:
        """Another label."""
        self._label.setText(label)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._head.setVisible(bool(label))
        self._edit.setAccessibleName(label)

    def _repolish(self) -> None:
        self._edit.style().unpolish(self._edit)
        self._edit.style().polish(self._edit)


class Field(_Labelled):
    """One line of text, or several with `lines`. `spoken` words are set in the serif.

    Several lines take Enter as a new line; `entered` then comes with Ctrl+Enter. Where Enter `keeps`, it is
    Shift+Enter that begins a new line.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        label: str,
        hint: str = "",
        spoken: bool = False,
        *,
        lines: int = 1,
        keeps: bool = False,
        note: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, note, parent)
        self._spoken, self._lines, self._icon = spoken, lines, icon
        edit: _Line | _Lines
        if lines == 1:
            edit = _Line(icon)
            edit.textEdited.connect(self._on_edited)
            edit.returnPressed.connect(self.entered)
        else:
            edit = _Lines(keeps=keeps)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            edit.textChanged.connect(self._on_edited)
            edit.entered.connect(self.entered)
        edit.setPlaceholderText(hint)
        self._input: _Line | _Lines = edit
        self._quiet = False
        self._hold_input(edit)
        self.redress()

    @property
    def edit(self) -> QLineEdit | QPlainTextEdit:
        """Qt's own input, for a cursor, a completer or an event filter."""
        return self._input

    def text(self) -> str:
        """What stands there."""
        return self._input.text() if isinstance(self._input, _Line) else self._input.toPlainText()

    def set_text(self, text: str) -> None:
        """Put something there; nobody typed it, so `changed` is not sent. The same text moves no cursor."""
        if text == self.text():
            return
        self._quiet = True
        if isinstance(self._input, _Line):
            self._input.setText(text)
        else:
            self._input.setPlainText(text)
        self._quiet = False

    def set_hint(self, hint: str) -> None:
        """The pale words in an empty field."""
        self._input.setPlaceholderText(hint)

    def set_read_only(self, fixed: bool) -> None:
        """Whether it can be read and copied only."""
        self._input.setReadOnly(fixed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_input"):
            self.redress()

    def _on_edited(self) -> None:
        if not self._quiet:
            self.accept()
            self.changed.emit(self.text())

    def redress(self) -> None:
        """Wear the theme's type and heights, also once Qt has put on its sheet and with it the old type."""
        theme = theme_of(self)
        role = "spoken" if self._spoken else "body"
        self._input.setFont(theme.font(role))
        if isinstance(self._input, _Lines):
            self._input.show_lines(theme.leading(role), self._lines, theme.px(16))


class NumberField(Field):
    """A whole number, its figures at the right; the arrow keys count up and down."""

    def __init__(
        self,
        label: str,
        hint: str = "",
        *,
        least: int = 0,
        most: int = 999_999,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, parent=parent)
        self._least, self._most = least, most
        line = self.edit
        if isinstance(line, QLineEdit):
            line.setValidator(QIntValidator(least, most, line))
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def value(self) -> int | None:
        """The number; None while there is none."""
        text = self.text().strip()
        return int(text) if text.lstrip("-").isdigit() else None

    def set_value(self, value: int | None) -> None:
        """Put a number there, or leave it empty."""
        self.set_text("" if value is None else str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step == 0:
            super().keyPressEvent(event)
            return
        number = self.value()
        start = self._least if number is None else number + step
        self.set_value(max(self._least, min(self._most, start)))
        self.changed.emit(self.text())


class Choice(_Labelled):
    """One of a few things, each with a key and words."""

    changed = Signal(str)

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        note: str = "",
        shrinks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, note, parent)
        self._box = _Box()
        self._shrinks = shrinks
        policy = QComboBox.SizeAdjustPolicy
        if shrinks:
            # long words are read in the list that opens
            self._box.setSizeAdjustPolicy(policy.AdjustToMinimumContentsLengthWithIcon)
            self._box.setMinimumContentsLength(14)
        else:
            # also after another tongue, not on the first show only
            self._box.setSizeAdjustPolicy(policy.AdjustToContents)
        self._hold_input(self._box)
        self.show_choices(choices)
        self._box.activated.connect(self._on_activated)

    @property
    def box(self) -> QComboBox:
        """Qt's own box, for the focus and its name."""
        return self._box

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these, as (key, words); what was chosen stays chosen if it is still among them."""
        kept = self.chosen()
        self._box.clear()
        for key, words in choices:
            self._box.addItem(words, key)
        if self._shrinks:
            view = self._box.view()
            view.setMinimumWidth(view.sizeHintForColumn(0) + theme_of(self).px(24))
        self.choose(kept)

    def chosen(self) -> str:
        """The key of what is chosen; empty when nothing is."""
        key: object = self._box.currentData()
        return key if isinstance(key, str) else ""

    def choose(self, key: str) -> None:
        """Choose by key; an unknown key leaves the first."""
        at = self._box.findData(key)
        if at >= 0:
            self._box.setCurrentIndex(at)

    def _on_activated(self) -> None:
        self.accept()
        self.changed.emit(self.chosen())


class Tick(QAbstractButton):
    """A box that is ticked or not, with its words beside it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(theme.px(22 + 10) + words + 2, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            side = theme.px(22)
            right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            box = self.rect()
            box.setWidth(side)
            words = self.rect().adjusted(theme.px(32), 0, 0, 0)
            if right:
                box.moveRight(self.rect().right())
                words = self.rect().adjusted(0, 0, -theme.px(32), 0)
            name, ink = ("check-square", "accent") if self.isChecked() else ("square", "field")
            paint_icon(painter, box, name, theme.colour(ink), fill=self.isChecked())
            painter.setPen(theme.colour("ink" if self.isEnabled() else "ink_3"))
            across_ = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(words, int(across_ | Qt.AlignmentFlag.AlignVCenter), self.text())


class _Line(QLineEdit):
    def __init__(self, icon: str = "") -> None:
        super().__init__()
        self._icon = icon

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self._make_room()

    def showEvent(self, event: object) -> None:
        self._make_room()
        super().showEvent(event)  # pyright: ignore[reportArgumentType]

    def _make_room(self) -> None:
        if self._icon:
            self.setTextMargins(theme_of(self).px(26), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            theme = theme_of(self)
            with QPainter(self) as painter:
                box = self.rect().adjusted(theme.px(10), 0, 0, 0)
                box.setWidth(theme.px(18))
                paint_icon(painter, box, self._icon, theme.colour("ink"))


class _Lines(QPlainTextEdit):
    entered = Signal()

    def __init__(self, *, keeps: bool) -> None:
        super().__init__()
        self._keeps = keeps
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._least, self._whole = 0, 0

    def show_lines(self, leading: int, lines: int, around: int) -> None:
        """As high as so many lines where there is room, three of them where there is little."""
        self._least, self._whole = leading * min(lines, 3) + around, leading * lines + around
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._whole)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._least)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        enter = e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = e.modifiers()
        keeps = self._keeps and not held & Qt.KeyboardModifier.ShiftModifier
        if enter and (keeps or held & Qt.KeyboardModifier.ControlModifier):
            self.entered.emit()
            return
        super().keyPressEvent(e)


class _Box(QComboBox):
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        theme = theme_of(self)
        with QPainter(self) as painter:
            box = self.rect()
            box.setLeft(box.right() - theme.px(26))
            box.setWidth(theme.px(16))
            paint_icon(painter, box, "caret-down", theme.colour("ink" if self.isEnabled() else "ink_3"))
