"""How many in the hall have no institution: red with a sign and words, until it is nobody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.parts.buttons import cap_size, paint_cap
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import paint_icon
from app.ui.theme import restyled, theme_of
from app.words import Tongue

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class UnassignedPlate(QAbstractButton):
    """Pressed it leads to them; while there is nobody it only tells so, or is gone with `quiet`."""

    def __init__(self, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._words, self._key, self._quiet = 0, "", "", quiet
        self._high = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def count(self) -> int:
        """How many it tells of."""
        return self._count

    def show_count(self, count: int, say: Tongue) -> None:
        """So many people."""
        self._count = count
        if count:
            self._words = say.plural(
                "{count} person without an institution",
                "{count} people without an institution",
                count,
            )
        else:
            self._words = say("Everyone has an institution, or is a guest")
        self.setAccessibleName(self._words)
        self.setVisible(bool(count) or not self._quiet)
        self.setEnabled(bool(count))
        self._keep_height()
        self.updateGeometry()
        self.update()

    def show_key(self, key: str) -> None:
        """Which key presses it too."""
        self._key = key
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        words = self._metrics().boundingRect(
            QRect(0, 0, max(1, width - self._beside()), 9999), _WRAP, self._words
        )
        return max(theme.px(36), words.height() + theme.px(12))

    def sizeHint(self) -> QSize:
        wide = self._metrics().horizontalAdvance(self._words) + self._beside() + 2
        return QSize(wide, max(theme_of(self).px(36), self._high))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(self._beside() + theme.px(90), theme.px(36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour("on_no" if self._count else "ink_2")
        if self._count:
            near = self.underMouse() or self.isDown()
            edge = theme.colour("ink") if near else None
            paint_plate(
                painter,
                self.rect(),
                fill=theme.colour("no"),
                edge=edge,
                width=theme.line("field"),
                radius=theme.radius("control"),
            )
        side, pad = theme.px(20), theme.px(12 if self._count else 0)
        box = QRectF(pad, (self.height() - side) / 2, side, side)
        icon = "warning" if self._count else "check-circle"
        paint_icon(painter, box, icon, ink if self._count else theme.colour("yes"), fill=True)
        left, right = pad + side + theme.px(8), self.width() - pad
        if self._key and self._count:
            cap = cap_size(theme, self._key)
            at = QRectF(right - cap.width(), (self.height() - cap.height()) / 2, cap.width(), cap.height())
            paint_cap(painter, at, self._key, theme)
            right -= cap.width() + theme.px(8)
        painter.setFont(theme.font("strong" if self._count else "body"))
        painter.setPen(ink)
        painter.drawText(QRect(left, 0, round(right) - left, self.height()), _WRAP, self._words)
        painter.end()

    def _keep_height(self) -> None:
        """Words over two lines make it higher."""
        high = self.heightForWidth(self.width())
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def _beside(self) -> int:
        """What sign, key and edges take from the width."""
        theme = theme_of(self)
        cap = cap_size(theme, self._key).width() + theme.px(8) if self._key and self._count else 0
        return theme.px(20 + 8) + 2 * theme.px(12 if self._count else 0) + cap

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme_of(self).font("strong" if self._count else "body"))
