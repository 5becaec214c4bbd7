"""Checking a signed file: one word that is read from two metres, and under it why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.signed import FileCheck, FileVerdict, SignatureLine
from app.ui.parts.buttons import Button
from app.ui.parts.columns import Columns
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import Glyph, paint_icon
from app.ui.parts.labels import Label
from app.ui.parts.marks import Mark, paint_sign
from app.ui.parts.panels import Divider, Panel
from app.ui.parts.stack import across, boxed, down
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue

_FACES = {
    FileVerdict.VALID: ("welcome", "door_in", "on_door_in"),
    FileVerdict.INCOMPLETE: ("", "yes_but", "on_yes_but"),
    FileVerdict.INVALID: ("not_ours", "door_no", "on_door_no"),
    FileVerdict.UNSIGNED: ("", "unclear", "on_unclear"),
}


class CheckPage(QWidget):
    """Shows a verdict; voices going back and taking another file."""

    another = Signal()
    left = Signal()

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._check: FileCheck | None = None
        self._zone = "UTC"
        self._file = Label("", "body", elide=True)
        self._size = Label("", "caption", "ink_2")
        self._another = Button(height=44, icon="folder-open", key="Ctrl O")
        self._back = Button(height=44, icon="arrow-left", key="Esc", bound=True)
        self._another.clicked.connect(self.another)
        self._back.clicked.connect(self.left)
        self._face = _Verdict()
        self._why = _Reasons(theme)
        self._who = _Reasons(theme)
        self._open = _Reasons(theme)
        self._to_do = _Reasons(theme)
        self._else = _Reasons(theme)
        named = Panel(edge="field", margins=(12, 9, 12, 9))
        inside = across(theme, Glyph("file-pdf", 24), self._file, self._size, gap=10)
        inside.setStretch(1, 1)
        named.body.addLayout(inside)
        row = across(theme, self._back, named, self._another, gap=10)
        row.setStretch(1, 1)
        left = QVBoxLayout()
        room(left, theme, gap=16)
        left.addLayout(row)
        left.addWidget(self._face)
        left.addWidget(self._why)
        left.addStretch(1)
        right = QVBoxLayout()
        room(right, theme, gap=16)
        right.addWidget(self._who)
        right.addWidget(self._open)
        right.addWidget(self._to_do)
        right.addStretch(1)
        right.addWidget(self._else)
        side, whole = boxed(down(theme, right, margins=(0, 20, 20, 20))), boxed(down(theme, left, margins=20))
        columns = Columns(theme, whole, right=side, widths=(0, 354))
        self.setLayout(down(theme, columns, gap=0))
        self.retitle(say)

    def show_check(self, check: FileCheck, zone: str, say: Tongue) -> None:
        """The verdict on one file, with times by the venue's clock."""
        self._check, self._zone = check, zone
        self._file.setText(Path(check.file).name)
        self._size.setText(
            say("{size} kB · read here, sent nowhere", size=say.number(max(1, check.size // 1024)))
        )
        self._face.show_verdict(check.verdict, _sentence(check, say))
        self._why.show_lines(_why(check, say))
        self._who.show_lines(
            [
                ("yes" if each.sound else "question", each.who, _when(each, zone, say))
                for each in check.signatures
            ]
        )
        self._who.setVisible(bool(check.signatures))
        what = _what_to_do(check, say)
        self._to_do.show_lines([("", line, "") for line in what])
        self._to_do.setVisible(bool(what))
        rest = say("They may still be signed. That changes nothing above.")
        self._open.show_lines([("", line, "") for line in (*check.open_fields, rest)])
        # nobody is to sign what was changed
        self._open.setVisible(bool(check.open_fields) and check.verdict is not FileVerdict.INVALID)
        self._another.setFocus(Qt.FocusReason.OtherFocusReason)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._another.retitle(say("Another file …"))
        self._back.retitle(say("Back"))
        self._why.retitle(say("Why"))
        self._who.retitle(say("Who signed"))
        self._open.retitle(say("Fields that are open"))
        self._to_do.retitle(say("What to do"))
        self._else.retitle(say("Without Folkmoot"))
        self._else.show_lines(
            [("", say("Acrobat, Okular and pdfsig say the same, once our root is imported."), "")]
        )
        if self._check is not None:
            self.show_check(self._check, self._zone, say)


class _Verdict(QWidget):
    """The filled panel, as at the door."""

    def __init__(self) -> None:
        super().__init__()
        self._word = ""
        self._sentence = ""
        self._verdict = FileVerdict.UNSIGNED
        hold(self, theme_of(self), height=184)

    def show_verdict(self, verdict: FileVerdict, sentence: str) -> None:
        """The word, and in one sentence what it means."""
        self._verdict, self._word, self._sentence = verdict, verdict.value, sentence
        self.setAccessibleName(f"{self._word}. {sentence}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        sign, fill, ink = _FACES[self._verdict]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = theme.colour(fill)
            paint_plate(painter, self.rect(), fill=ground, edge=ground, width=0, radius=theme.radius("panel"))
            side = theme.px(124)
            box = QRectF(theme.px(38), (self.height() - side) / 2, side, side)
            if sign:
                paint_sign(painter, box, sign, theme)
            else:
                icon = "file-text" if self._verdict is FileVerdict.UNSIGNED else "warning"
                paint_icon(painter, box, icon, theme.colour(ink), fill=icon == "warning")
            left = theme.px(196)
            painter.setPen(theme.colour(ink))
            words = QRectF(left, theme.px(20), self.width() - left - theme.px(20), theme.px(96))
            size = 84
            while size > 30:
                painter.setFont(theme.font("verdict", size))
                if painter.fontMetrics().horizontalAdvance(self._word) <= words.width():
                    break
                size -= 2
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._word)
            painter.setFont(theme.font("lead", 20))
            under = QRectF(left, theme.px(116), words.width(), theme.px(60))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(under, int(flags), self._sentence)


def _why(check: FileCheck, say: Tongue) -> list[tuple[str, str, str]]:
    """The reasons against it, or all that was looked at and found right."""
    if check.verdict is not FileVerdict.VALID:
        mark = "no" if check.verdict is FileVerdict.INVALID else "warning"
        return [(mark, reason, "") for reason in check.reasons]
    signed = say.number(len(check.signatures))
    count = say("{sound} of {signed}", sound=signed, signed=signed)
    root = check.fingerprint.upper()
    digits = " ".join(root[at : at + 4] for at in range(0, 32, 4))
    return [
        ("yes", say("Every signature is whole"), count),
        ("yes", say("The key is the alliance's"), say("its root begins {digits}", digits=digits)),
        ("yes", say("Nothing was added after the last signature"), say("it covers the whole file")),
    ]


def _what_to_do(check: FileCheck, say: Tongue) -> list[str]:
    """What helps whoever brought a file that does not hold; never who did it, or why."""
    if check.verdict is FileVerdict.INVALID:
        return [
            say(
                "Ask for the file as it left the hall, or give ours. "
                "This does not say who changed it, or why."
            )
        ]
    if check.verdict is FileVerdict.UNSIGNED:
        return [say("It may be a draft, or a copy that was printed anew. Ask for the file that was sealed.")]
    return []


def _when(each: SignatureLine, zone: str, say: Tongue) -> str:
    parts = [each.level]
    if each.when is not None:
        parts.append(f"{say.day(each.when.date())}, {say.time(each.when, zone, seconds=True)}")
    if not each.sound:
        parts.append(say("for the file as it was"))
    return " · ".join(parts)


def _sentence(check: FileCheck, say: Tongue) -> str:
    return {
        FileVerdict.VALID: say("Signed by us, and not changed since."),
        FileVerdict.INCOMPLETE: say("What is signed holds, but a signature is missing."),
        FileVerdict.INVALID: say("Do not rely on this file."),
        FileVerdict.UNSIGNED: say("Nobody has signed this file."),
    }[check.verdict]


class _Reasons(Panel):
    """A title, and below it lines with a mark, a sentence and a second line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self._theme = theme
        self._lines = QVBoxLayout()
        room(self._lines, theme, gap=0)
        self.body.addWidget(boxed(self._lines))

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Mark (or nothing), sentence, second line (or nothing)."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for mark, sentence, under in lines:
            words = [Label(sentence, "strong" if mark else "body", wrap=True)]
            if under:
                words.append(Label(under, "caption", "ink_2", wrap=True))
            body = boxed(down(self._theme, *words, gap=0))
            row = across(self._theme, *_sign(mark), body, gap=12, margins=(0, 8, 0, 8))
            row.setStretch(row.count() - 1, 1)
            self._lines.addWidget(Divider())
            self._lines.addWidget(boxed(row))


def _sign(mark: str) -> list[QWidget]:
    """What stands before a line: a mark, a warning, a question, or nothing."""
    if mark == "warning":
        return [Glyph("warning", 24, "warn", fill=True)]
    if mark == "question":
        return [Glyph("question", 24, "ink_2", fill=True)]
    return [Mark(mark, 24)] if mark else []
