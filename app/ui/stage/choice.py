"""The screens of this laptop in a list, one of which is the stage's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.service.boards.stage import ScreenLine
from app.ui.parts.icons import paint_icon
from app.ui.theme import restyled, room, theme_of
from app.words import Tongue


class ScreenChoice(QWidget):
    """A row for each screen: its name, its size, and whether it is the laptop's own."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[ScreenLine, ...] = ()
        self._rows: list[_Row] = []
        self._list = QVBoxLayout()
        room(self._list, theme_of(self), gap=0)
        self.setLayout(self._list)

    def show_lines(self, lines: tuple[ScreenLine, ...], say: Tongue) -> None:
        """Those that are plugged in."""
        self.lines = lines
        while len(self._rows) < len(lines):
            row = _Row()
            row.picked.connect(self.chosen)
            self._rows.append(row)
            self._list.addWidget(row)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(lines))
            if index < len(lines):
                row.show_line(lines[index], say)
        self.setVisible(bool(lines))


class _Row(QAbstractButton):
    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line = ScreenLine("", "", primary=False, in_use=False)
        self._below = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_line(self, line: ScreenLine, say: Tongue) -> None:
        self._line = line
        own = say("the laptop’s own") if line.primary else ""
        self._below = " · ".join(part for part in (line.size, own) if part)
        self.setChecked(line.in_use)
        self.setText(line.name)
        used = say("in use") if line.in_use else ""
        self.setAccessibleName(", ".join(part for part in (line.name, self._below, used) if part))
        self.setToolTip(line.name)
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(220), theme.px(52))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._line.in_use:
            painter.fillRect(self.rect(), theme.colour("accent_soft"))
            painter.fillRect(0, 0, theme.px(4), self.height(), theme.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        side = theme.px(24)
        icon = QRectF(theme.px(12), 0, side, self.height())
        name = "laptop" if self._line.primary else "projector-screen"
        paint_icon(painter, icon, name, theme.colour("ink"), fill=self._line.in_use)
        left, width = theme.px(48), self.width() - theme.px(56)
        half, line = self.height() // 2, theme.px(21)
        strong, caption = theme.font("strong"), theme.font("caption")
        painter.setFont(strong)
        painter.setPen(theme.colour("ink"))
        elide = Qt.TextElideMode.ElideMiddle
        shown = QFontMetrics(strong).elidedText(self._line.name, elide, width)
        painter.drawText(QRect(left, half - line, width, line), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(caption)
        painter.setPen(theme.colour("ink_2"))
        below = QFontMetrics(caption).elidedText(self._below, elide, width)
        painter.drawText(QRect(left, half, width, line), Qt.AlignmentFlag.AlignVCenter, below)
        painter.end()

    def _on_clicked(self) -> None:
        # which one is in use is said by where the stage is, not by the click
        self.setChecked(self._line.in_use)
        self.picked.emit(self._line.name)
