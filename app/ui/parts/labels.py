"""Words on a screen: in a role of the type scale and a colour of the theme, both by name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import restyled, theme_of


class Label(QLabel):
    """Plain words. Never rich text: what people typed is shown as they typed it.

    `wrap` lets them run over several lines; `elide` cuts the end of one line with … and shows the
    whole as a tooltip. Names of institutions are not to be elided.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        ink: str = "ink",
        *,
        wrap: bool = False,
        elide: bool = False,
        right: bool = False,
        middle: bool = False,
        size: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._ink, self._elide, self._size = role, ink, elide, size
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

    def set_role(self, role: str) -> None:
        """Speak in another size and weight."""
        if role != self._role:
            self._role = role
            self._redress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self._redress()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(0, hint.height()) if self._elide else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
            self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()), shown)
        painter.end()

    def _redress(self) -> None:
        theme = theme_of(self)
        font = theme.font(self._role, self._size)
        if self.font() != font:
            self.setFont(font)
        palette = self.palette()
        colour = theme.colour(self._ink)
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)
