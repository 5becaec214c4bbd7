"""Words on a screen: in a role of the type scale and a colour of the theme, both by name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import restyled, theme_of

_LONGEST = 120
"""Logical pixels that a word may ask for by itself."""
_MOST_KEPT = 8
"""Widths of one label whose lines are kept."""


class Label(QLabel):
    """Plain words. Never rich text: what people typed is shown as they typed it.

    `wrap` lets them run over several lines, as far apart as the type scale says, and then the label always
    keeps the height it needs; `folds` is the same for a label that asks for the width of all its words, and
    wraps where it does not get it; `elide` cuts the end of one line with … and shows the whole as a tooltip.
    Names of institutions are not to be elided.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        ink: str = "ink",
        *,
        wrap: bool = False,
        folds: bool = False,
        elide: bool = False,
        right: bool = False,
        middle: bool = False,
        size: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._layouts: dict[int, QTextLayout] = {}
        self._role, self._ink, self._elide, self._size = role, ink, elide, size
        self._folds, wrap = folds, wrap or folds
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        across = Qt.AlignmentFlag.AlignLeft
        if right:
            across = Qt.AlignmentFlag.AlignRight
        elif middle:
            across = Qt.AlignmentFlag.AlignHCenter
        self.setAlignment(across | (Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter))
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._redress()

    @property
    def elides(self) -> bool:
        """Whether a line too long is cut on purpose."""
        return self._elide

    def set_ink(self, token: str) -> None:
        """Speak in another colour of the theme."""
        if token != self._ink:
            self._ink = token
            self._redress()

    def set_role(self, role: str, size: float | None = None) -> None:
        """Speak in another size and weight; `size` in logical pixels stands in for the role's own."""
        if (role, size) != (self._role, self._size):
            self._role, self._size = role, size
            self._redress()
            self._keep_height()

    def setText(self, arg__1: str) -> None:
        if arg__1 != self.text():
            self._layouts.clear()
            super().setText(arg__1)
            self._keep_height()

    def changeEvent(self, event: QEvent) -> None:
        self._layouts.clear()
        super().changeEvent(event)
        if restyled(event):
            self._redress()

    def setAlignment(self, arg__1: Qt.AlignmentFlag) -> None:
        self._layouts.clear()
        super().setAlignment(arg__1)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._folds:
            return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self._leading())
        if self.wordWrap():
            return QSize(hint.width(), self.heightForWidth(hint.width()))
        return QSize(hint.width(), max(hint.height(), self._leading()))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self.wordWrap():
            # a word longer than that is broken before anything has to be scrolled sideways for it
            return QSize(min(hint.width(), theme_of(self).px(_LONGEST)), self._leading())
        return QSize(0 if self._elide else hint.width(), max(hint.height(), self._leading()))

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, arg__1: int) -> int:
        if not self.wordWrap():
            return super().heightForWidth(arg__1)
        return max(1, self._laid_out(arg__1).lineCount()) * self._leading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()
        if self._elide:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
            self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide and not self.wordWrap():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            if self._elide:
                shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
                painter.drawText(self.rect(), int(self.alignment()), shown)
            else:
                layout = self._laid_out(self.width())
                spare = self.height() - layout.lineCount() * self._leading()
                middle = self.alignment() & Qt.AlignmentFlag.AlignVCenter
                layout.draw(painter, QPointF(0, max(0, spare) // 2 if middle else 0))

    def _leading(self) -> int:
        theme = theme_of(self)
        if self._size is None:
            return theme.leading(self._role)
        return max(self.fontMetrics().height(), round(theme.px(self._size) * 1.3))

    def _laid_out(self, width: int) -> QTextLayout:
        """The words broken into lines of that width; Qt asks for the same few widths again and again."""
        known = self._layouts.get(width)
        if known is not None:
            return known
        if len(self._layouts) >= _MOST_KEPT:
            self._layouts.clear()
        layout = self._layouts[width] = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        leading = self._leading()
        lift = (leading - self.fontMetrics().height()) / 2
        layout.beginLayout()
        at = lift
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, at))
            at += leading
        layout.endLayout()
        return layout

    def _keep_height(self) -> None:
        # layouts with an alignment do not ask for the height of a width; a least height they do keep to
        if self.wordWrap() and self.width() > 1:
            needs = self.heightForWidth(self.width())
            if needs != self.minimumHeight():
                self.setMinimumHeight(needs)

    def _redress(self) -> None:
        self._layouts.clear()
        theme = theme_of(self)
        font: QFont = theme.font(self._role, self._size)
        if self.font() != font:
            self.setFont(font)
        palette = self.palette()
        colour = theme.colour(self._ink)
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)
        self.updateGeometry()
