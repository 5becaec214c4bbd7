"""Listens to every key of the door, whichever of its fields has the focus."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.ui.door.wedge import Key, Scanned, Stroke, Typed, Wedge

_BARE = frozenset(
    (
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    )
)
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CONTROL = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PAD = Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class _Press:
    """A key press that is held, and the widget it was for."""

    widget: QWidget
    key: int
    modifiers: Qt.KeyboardModifier
    text: str
    repeat: bool


class Ear(QObject):
    """Holds keys until it is known who pressed them; then a scan is told, and typing goes where it belongs.

    `command` is asked first for a key that is no text (`F6`, `Ctrl+Z`, `Return`, `Esc` …) and answers whether
    it took it; then the shortcuts of the window; then the widget itself. No shortcut acts during a scan.
    """

    scanned = Signal(str)

    def __init__(
        self, parent: QWidget, command: Callable[[str], bool], now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._door, self._command = parent, command
        self._now = now
        self._wedge: Wedge[_Press] = Wedge()
        self._giving_back = False
        self._corrections: Mapping[str, str] = {}
        self._learning: Callable[[tuple[str, ...]], None] | None = None
        self._run: list[str] = []
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._on_silence)
        # a busy moment may let the timer run out before keys that are already there: they come first
        self._really = QTimer(self)
        self._really.setSingleShot(True)
        self._really.timeout.connect(self._on_really_silent)

    @property
    def holding(self) -> bool:
        """Whether a key waits for what follows it."""
        return bool(self._wedge.wait)

    def correct(self, corrections: Mapping[str, str]) -> None:
        """Take these letters of a scanner for those; what a person types is left alone."""
        self._corrections = corrections

    def learn(self, told: Callable[[tuple[str, ...]], None] | None) -> None:
        """Tell the keys of a scan as they arrive, uncorrected, instead of scanning; None ends it."""
        self._learning = told
        self._wedge.nobody_types = told is not None
        self._run.clear()

    def listen_in(self, top: QWidget) -> None:
        """Hear the keys of every field and button in there from now on."""
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton):
            self.listen(*top.findChildren(kind))

    def listen(self, *widgets: QWidget) -> None:
        """Hear the keys of these widgets from now on."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._giving_back or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if not self._door.isVisible() or event.key() in _BARE or event.type() == QEvent.Type.KeyRelease:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._press(watched, event)
            return True
        return False

    def _press(self, widget: QWidget, event: QKeyEvent) -> None:
        self._silence.stop()
        self._really.stop()
        pressed = _press_of(widget, event)
        # the moment the key went down, not the moment we got round to it
        at = event.timestamp() / 1000 if event.timestamp() else self._now()
        meant = self._corrections.get(pressed.text, pressed.text)
        stroke = _stroke(pressed, meant)
        if self._learning is not None and stroke is not Stroke.END:
            if not self._wedge.wait:
                self._run.clear()
            self._run.append(pressed.text)
        self._act(self._wedge.press(Key(stroke, meant, pressed), at))
        if self._wedge.wait:
            self._silence.start(round(self._wedge.wait * 1000))

    def _on_silence(self) -> None:
        self._really.start(0)

    def _on_really_silent(self) -> None:
        self._act(self._wedge.pause())

    def _act(self, outcomes: Iterable[Scanned | Typed[_Press]]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Scanned) and self._learning is not None:
                self._learning(tuple(self._run))
                self._run.clear()
            elif isinstance(outcome, Scanned):
                self.scanned.emit(outcome.text)
            else:
                for pressed in outcome.events:
                    self._give_back(pressed)

    def _give_back(self, pressed: _Press) -> None:
        combination = QKeyCombination(pressed.modifiers & ~_PAD, Qt.Key(pressed.key))
        sequence = QKeySequence(combination)
        name = sequence.toString(QKeySequence.SequenceFormat.PortableText)
        if _is_text(pressed) or not (self._command(name) or _set_off(pressed.widget, sequence)):
            signless = QKeySequence(QKeyCombination(pressed.modifiers & ~_PAD & ~_SHIFT, Qt.Key(pressed.key)))
            # on many a keyboard + and 0 are typed with Shift, which is no part of what is meant by Ctrl and +
            if not (_is_sign(pressed) and _set_off(pressed.widget, signless)):
                self._send(pressed)

    def _send(self, pressed: _Press) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, pressed.key, pressed.modifiers, pressed.text, pressed.repeat)
        self._giving_back = True
        try:
            QApplication.sendEvent(pressed.widget, event)
            if isinstance(pressed.widget, QAbstractButton) and pressed.widget.isDown():
                # the hand may have let go while the key was held back; a button acts on letting go
                up = QKeyEvent(QEvent.Type.KeyRelease, pressed.key, pressed.modifiers, pressed.text)
                QApplication.sendEvent(pressed.widget, up)
        finally:
            self._giving_back = False


def _press_of(widget: QWidget, event: QKeyEvent) -> _Press:
    """The press of a key; a line feed, with which some scanners end, is an Enter."""
    key, modifiers, text = event.key(), event.modifiers(), event.text()
    if text == "\n":
        key, modifiers, text = int(Qt.Key.Key_Return), Qt.KeyboardModifier.NoModifier, "\r"
    return _Press(widget, key, modifiers, text, event.isAutoRepeat())


def _stroke(pressed: _Press, text: str) -> Stroke:
    if pressed.repeat:
        return Stroke.REPEAT
    if pressed.key in _ENDS and not pressed.modifiers & _CONTROL:
        return Stroke.END
    if _is_text(pressed) and len(text) == 1 and text.isascii() and text.isalnum():
        return Stroke.LETTER
    return Stroke.OTHER


def _is_text(pressed: _Press) -> bool:
    held = pressed.modifiers & _CONTROL
    return bool(pressed.text) and pressed.text.isprintable() and held in (Qt.KeyboardModifier(0), _ALT_GR)


def _is_sign(pressed: _Press) -> bool:
    """Whether it is a figure or a sign, with Shift and Ctrl held: where it is differs between keyboards."""
    letter = Qt.Key.Key_A <= pressed.key <= Qt.Key.Key_Z
    held = pressed.modifiers & _SHIFT and pressed.modifiers & _CONTROL
    return bool(held) and Qt.Key.Key_Space < pressed.key < Qt.Key.Key_ydiaeresis and not letter


def _set_off(widget: QWidget, sequence: QKeySequence) -> bool:
    """Do what the window, or what the widget stands in, has on that key, as if nobody had held it."""
    window = widget.window()
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        here = isinstance(owner, QWidget) and (owner is widget or owner.isAncestorOf(widget))
        if here and shortcut.key() == sequence and shortcut.isEnabled():
            shortcut.activated.emit()
            return True
    for action in window.findChildren(QAction):
        if sequence in action.shortcuts() and action.isEnabled():
            action.trigger()
            return True
    return False
