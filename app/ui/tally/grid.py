"""Asks × power-holders: every cell with its mark and its word, the heads standing still while it scrolls."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from app.domain.plan import Ask, Attendance, PowerHolder
from app.domain.tally import WORD, Answer, Beside, Cell
from app.service.boards.tally import TallyBoard
from app.ui.tally.cells import paint_narrow, paint_plate, paint_wide
from app.ui.tally.sentences import under_of
from app.ui.theme import Theme, restyled, theme_of
from app.words import ENGLISH, Tongue

_KEYS = {
    Qt.Key.Key_Y: Answer.YES,
    Qt.Key.Key_B: Answer.YES_BUT,
    Qt.Key.Key_N: Answer.NO,
    Qt.Key.Key_C: Answer.UNCLEAR,
}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class _Measures:
    """Where things lie, in pixels of the viewport before it is scrolled."""

    head: int
    asks: int
    cell: int
    row: int
    gap: int

    @property
    def narrow(self) -> bool:
        """Whether mark and word stand above each other."""
        return self.cell < self.row * 2

    def box(self, row: int, column: int) -> QRect:
        """The cell, in the coordinates of the content."""
        return QRect(
            self.asks + column * (self.cell + self.gap),
            self.head + row * (self.row + self.gap),
            self.cell,
            self.row,
        )


class TallyGrid(QAbstractScrollArea):
    """One cell is chosen; arrows move it, Y B N C answer it, Enter goes on to the words."""

    chosen = Signal(str, str)
    answered = Signal(object)
    opened = Signal()
    focused = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board: TallyBoard | None = None
        self._say: Tongue = ENGLISH
        self._at = (0, 0)
        self._draft: Answer | Beside | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # -- what is shown -------------------------------------------------------------------------------------

    def show_board(self, board: TallyBoard, say: Tongue) -> None:
        """These cells; the chosen one stays chosen by its ask and power-holder."""
        kept = self.current
        self._board, self._say = board, say
        asks, holders = [ask.id for ask in board.asks], [holder.id for holder in board.power_holders]
        if kept is not None and kept[0] in asks and kept[1] in holders:
            self._at = (asks.index(kept[0]), holders.index(kept[1]))
        else:
            self._at = self._first(board)
        self._measure()
        self._name()
        self.updateGeometry()
        self.viewport().update()

    def show_draft(self, draft: Answer | Beside | None) -> None:
        """What is being recorded in the chosen cell and not kept yet."""
        if draft is not self._draft:
            self._draft = draft
            self.viewport().update()

    @property
    def current(self) -> tuple[str, str] | None:
        """Ask and power-holder of the chosen cell; None while there is nothing."""
        board = self._board
        if board is None or not board.asks or not board.power_holders:
            return None
        row, column = self._at
        return board.asks[row].id, board.power_holders[column].id

    def choose(self, ask: str, holder: str) -> None:
        """Choose a cell; `chosen` is not sent."""
        board = self._board
        if board is None:
            return
        rows = [each.id for each in board.asks]
        columns = [each.id for each in board.power_holders]
        if ask in rows and holder in columns:
            self._move(rows.index(ask), columns.index(holder))

    # -- keys and touch ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Left: (0, -1),
        }
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in steps:
            self._step(*steps[key])
        elif key in _KEYS and self.current is not None:
            self.answered.emit(_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position().toPoint())
        if found is not None:
            self._move(*found)
            self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)
        self.viewport().update()

    def _step(self, down: int, right: int) -> None:
        board = self._board
        if board is None or not board.asks or not board.power_holders:
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            right = -right
        row, column = self._at
        while True:
            row, column = row + down, column + right
            if not (0 <= row < len(board.asks) and 0 <= column < len(board.power_holders)):
                return
            if board.cell(board.asks[row].id, board.power_holders[column].id) is not None:
                self._move(row, column)
                self._tell()
                return

    def _move(self, row: int, column: int) -> None:
        self._at = (row, column)
        self._draft = None
        self._bring_into_view()
        self._name()
        self.viewport().update()

    def _tell(self) -> None:
        current = self.current
        if current is not None:
            self.chosen.emit(*current)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _first(self, board: TallyBoard) -> tuple[int, int]:
        """The cell on stage, else the first there is."""
        for row, ask in enumerate(board.asks):
            for column, holder in enumerate(board.power_holders):
                if (ask.id, holder.id) == board.on_stage:
                    return row, column
        for row, ask in enumerate(board.asks):
            for column, holder in enumerate(board.power_holders):
                if board.cell(ask.id, holder.id) is not None:
                    return row, column
        return 0, 0

    # -- measures ------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(700), self.content_height())

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(420), min(self.content_height(), theme.px(44 + 66)))

    def content_height(self) -> int:
        """How tall it is when nothing has to scroll."""
        measures = self._measures()
        rows = len(self._board.asks) if self._board is not None else 0
        return measures.head + rows * (measures.row + measures.gap) + theme_of(self).px(4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_board"):
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measures(self) -> _Measures:
        theme = theme_of(self)
        columns = len(self._board.power_holders) if self._board is not None else 1
        gap = theme.px(6)
        wide = self.viewport().width() - theme.px(6)
        asks = theme.px(236 if columns <= 3 else 180)
        cell = max(theme.px(78), (wide - asks - gap * (columns - 1)) // max(1, columns))
        head = theme.px(48)
        if self._board is not None:
            head = max(
                head, max((self._head(holder, cell) for holder in self._board.power_holders), default=0)
            )
        return _Measures(head, asks, cell, theme.px(66), gap)

    def _head(self, holder: PowerHolder, width: int) -> int:
        theme = theme_of(self)
        box = QRect(0, 0, width - theme.px(8), 10_000)
        name = (
            QFontMetrics(theme.font("strong", _head_size(holder.name, box.width(), theme)))
            .boundingRect(box, _WRAP, holder.name)
            .height()
        )
        under = (
            QFontMetrics(theme.font("caption")).boundingRect(box, _WRAP, _as_who(holder, self._say)).height()
        )
        return name + under + theme.px(8)

    def _measure(self) -> None:
        board = self._board
        if board is None:
            return
        measures, view = self._measures(), self.viewport().size()
        wide = measures.asks + len(board.power_holders) * (measures.cell + measures.gap)
        self.setMaximumHeight(self.content_height() + self.horizontalScrollBar().sizeHint().height())
        tall = self.content_height()
        self.verticalScrollBar().setRange(0, max(0, tall - view.height()))
        self.verticalScrollBar().setPageStep(max(1, view.height() - measures.head))
        self.verticalScrollBar().setSingleStep(measures.row + measures.gap)
        self.horizontalScrollBar().setRange(0, max(0, wide - view.width()))
        self.horizontalScrollBar().setPageStep(max(1, view.width() - measures.asks))
        self.horizontalScrollBar().setSingleStep(measures.cell + measures.gap)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _bring_into_view(self) -> None:
        measures, view = self._measures(), self.viewport().rect()
        box = measures.box(*self._at)
        ring = theme_of(self).px(6)
        up, left = self.verticalScrollBar(), self.horizontalScrollBar()
        if box.top() - measures.head - ring < up.value():
            up.setValue(box.top() - measures.head - ring)
        elif box.bottom() + ring > up.value() + view.height():
            up.setValue(box.bottom() + ring - view.height())
        if box.left() - measures.asks - ring < left.value():
            left.setValue(box.left() - measures.asks - ring)
        elif box.right() + ring > left.value() + view.width():
            left.setValue(box.right() + ring - view.width())

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        board, measures = self._board, self._measures()
        if board is None or point.y() < measures.head or point.x() < measures.asks:
            return None
        at = point + self._offset()
        for row, ask in enumerate(board.asks):
            for column, holder in enumerate(board.power_holders):
                if measures.box(row, column).contains(at) and board.cell(ask.id, holder.id) is not None:
                    return row, column
        return None

    # -- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        board = self._board
        if board is None:
            return
        theme, measures, offset = theme_of(self), self._measures(), self._offset()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.viewport().rect()
        painter.save()
        painter.setClipRect(view.adjusted(measures.asks - theme.px(5), measures.head - theme.px(5), 0, 0))
        painter.translate(-offset)
        for row, ask in enumerate(board.asks):
            for column, holder in enumerate(board.power_holders):
                self._paint_cell(painter, theme, measures, row, column, board.cell(ask.id, holder.id))
        painter.restore()
        painter.save()
        painter.setClipRect(view.adjusted(0, measures.head - theme.px(3), 0, 0))
        painter.translate(0, -offset.y())
        for row, ask in enumerate(board.asks):
            self._paint_ask(painter, theme, measures, row, ask)
        painter.restore()
        painter.save()
        painter.setClipRect(view.adjusted(measures.asks, 0, 0, 0))
        painter.translate(-offset.x(), 0)
        for column, holder in enumerate(board.power_holders):
            box = measures.box(0, column)
            self._paint_holder(painter, theme, QRect(box.left(), 0, box.width(), measures.head), holder)
        painter.restore()
        painter.end()

    def _paint_holder(self, painter: QPainter, theme: Theme, box: QRect, holder: PowerHolder) -> None:
        inside = box.adjusted(theme.px(4), 0, -theme.px(4), -theme.px(6))
        painter.setFont(theme.font("strong", _head_size(holder.name, inside.width(), theme)))
        painter.setPen(theme.colour("ink"))
        top = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft) | _WRAP
        height = painter.boundingRect(inside, top, holder.name).height()
        painter.drawText(inside, top, holder.name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink_2"))
        painter.drawText(inside.adjusted(0, height, 0, 0), top, _as_who(holder, self._say))

    def _paint_ask(self, painter: QPainter, theme: Theme, measures: _Measures, row: int, ask: Ask) -> None:
        box = measures.box(row, 0)
        line = QRect(0, box.top(), measures.asks - theme.px(10), box.height())
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink_2"))
        painter.drawText(line, _LEFT, self._say.number(ask.number))
        words = line.adjusted(theme.px(24), 0, 0, 0)
        painter.setPen(theme.colour("ink"))
        for size in (15, 14, 13, 12):
            painter.setFont(theme.font("strong", size))
            if painter.boundingRect(words, _LEFT | _WRAP, ask.title).height() <= words.height():
                break
        painter.drawText(words, _LEFT | _WRAP, ask.title)

    def _paint_cell(
        self, painter: QPainter, theme: Theme, measures: _Measures, row: int, column: int, cell: Cell | None
    ) -> None:
        box = QRectF(measures.box(row, column))
        chosen = (row, column) == self._at
        if cell is None:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("ink_3"))
            middle = int(Qt.AlignmentFlag.AlignCenter) | _WRAP
            painter.drawText(box, middle, self._say("not put to them"))
            return
        draft = self._draft if chosen else None
        standing = draft if draft is not None else cell.standing
        board = self._board
        on_stage = board is not None and board.on_stage == (cell.ask, cell.power_holder)
        paint_plate(painter, theme, box, standing, on_stage=on_stage)
        if chosen:
            self._paint_ring(painter, theme, box)
        under = self._say("being recorded") if draft is not None else under_of(cell, self._say)
        word = self._say(WORD[standing])
        if measures.narrow:
            paint_narrow(painter, theme, box, standing, word, locked=cell.locked)
        else:
            paint_wide(painter, theme, box, standing, word, under, locked=cell.locked)

    def _paint_ring(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """The keeper's own place: the ring of the focus, and a quiet one while the focus is elsewhere."""
        focus = self.hasFocus()
        width = theme.line("focus") if focus else 1.5
        out = 2 + width / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus" if focus else "ink_2"), width))
        radius = theme.radius("tile") + out
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius, radius)

    # -- names ---------------------------------------------------------------------------------------------

    def _name(self) -> None:
        current, board, say = self.current, self._board, self._say
        if current is None or board is None:
            self.setAccessibleName(say("Asks and power-holders"))
            return
        row, column = self._at
        ask, holder, cell = board.asks[row], board.power_holders[column], board.cell(*current)
        parts = [say("Ask {number}, {title}", number=ask.number, title=ask.title), holder.name]
        if cell is not None:
            parts.append(say(WORD[cell.standing]))
            parts.append(under_of(cell, say))
            parts.append(say("read back and locked") if cell.locked else "")
            parts.append(say("on stage now") if board.on_stage == current else "")
        self.setAccessibleName(". ".join(part for part in parts if part))


def _as_who(holder: PowerHolder, say: Tongue) -> str:
    if holder.attendance is Attendance.SENT_SOMEONE or holder.representing:
        return say("for {name}", name=holder.representing) if holder.representing else holder.office
    return holder.organisation or holder.office


def _head_size(name: str, width: int, theme: Theme) -> int:
    """The largest step of type in which no word of the name is wider than its column."""
    for size in (16, 15, 14, 13, 12, 11):
        metrics = QFontMetrics(theme.font("strong", size))
        if size <= (16 if width >= theme.px(120) else 13) and all(
            metrics.horizontalAdvance(word) <= width for word in name.split()
        ):
            return size
    return 10
