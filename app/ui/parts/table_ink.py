"""How a table is drawn: its rows with what is chosen and can be changed, and the titles over them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.parts.cells import CellInk
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import paint_icon
from app.ui.parts.scrolling import own_viewport
from app.ui.parts.table_rows import Rows
from app.ui.theme import theme_of

_Index = QModelIndex | QPersistentModelIndex


class RowInk(QStyledItemDelegate):
    """Draws the cells: marks, icons, one line or two, chips, the bar at the left of what is chosen."""

    def __init__(self, table: QTableView, rows: Rows) -> None:
        super().__init__(table)
        self._table, self._rows = table, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self._table.verticalHeader().defaultSectionSize())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table, theme = self._table, theme_of(self._table)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        # the option would say it too, in words of QStyle, which take long to learn
        picked = table.selectionModel().isSelected(index)
        column = self._rows.columns[index.column()]
        row = self._rows.row(index.row())
        painter.save()
        if picked:
            painter.fillRect(rect, theme.colour("accent_soft"))
            if index.column() == 0:
                painter.fillRect(
                    QRect(rect.left(), rect.top(), theme.px(4), rect.height()), theme.colour("accent")
                )
        last = index.row() == self._rows.rowCount() - 1
        if not last or rect.bottom() < table.viewport().height() - 2:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        inside = rect.adjusted(theme.px(12), 0, -theme.px(12), -1)
        CellInk(painter, theme, inside, picked).draw(row.cell(column.key), column, row.ink)
        here = picked and column.editable and table.hasFocus()
        if here and index == self._rows.to_change(table.currentIndex()):
            box = rect.adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(5))
            edge, radius = theme.colour("accent"), theme.radius("chip")
            paint_plate(painter, box, edge=edge, width=theme.line("field"), radius=radius)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(theme_of(self._table).font("body"))
        if self._rows.columns[index.column()].number:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setAccessibleName(self._rows.columns[index.column()].title)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        theme = theme_of(self._table)
        editor.setGeometry(rect.adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(5)))
        editor.setFixedHeight(rect.height() - theme.px(9))

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        # news about the row does not take away what is being typed into it
        if not isinstance(editor, QLineEdit) or not editor.isModified():
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)


class Head(QHeaderView):
    """The titles: 13 Semibold, no vertical lines, a small arrow where the rows are sorted.

    `pressed_on` is a click on the title of that column.
    """

    pressed_on = Signal(str)

    def __init__(self, table: QTableView, rows: Rows) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        own_viewport(self)
        self._rows = rows
        self._sorted = ("", False)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.sectionClicked.connect(self._on_clicked)

    def show_sorting(self, column: str, descending: bool) -> None:
        """Which title carries the arrow, and whether it points down."""
        self._sorted = (column, descending)
        self.viewport().update()

    @property
    def sorted_by(self) -> tuple[str, bool]:
        """The column that carries the arrow, and whether it points down."""
        return self._sorted

    def _on_clicked(self, section: int) -> None:
        self.pressed_on.emit(self._rows.columns[section].key)

    def paintEvent(self, e: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            theme = theme_of(self)
            painter.fillRect(self.viewport().rect(), theme.colour("surface"))
            foot = self.viewport().rect()
            painter.fillRect(QRect(0, foot.bottom(), foot.width(), 1), theme.colour("line"))
            font = theme.font("label")
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.colour("ink_2"))
            for section, column in enumerate(self._rows.columns):
                left = self.sectionViewportPosition(section) + theme.px(12)
                rect = QRect(left, 0, self.sectionSize(section) - theme.px(24), foot.height() - 1)
                side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
                painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), column.title)
                sorted_by, descending = self._sorted
                if sorted_by == column.key:
                    width = metrics.horizontalAdvance(column.title)
                    at = (
                        rect.right() - width - theme.px(18)
                        if column.number
                        else rect.left() + width + theme.px(4)
                    )
                    arrow = QRect(at, 0, theme.px(14), rect.height())
                    paint_icon(
                        painter, arrow, "caret-down" if descending else "caret-up", theme.colour("ink_2")
                    )
