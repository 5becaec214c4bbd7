"""Lists of many things: rows by key, that keep what was chosen and where one was when the rows change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.parts.cells import CellInk, Column, Row
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import paint_icon
from app.ui.parts.panels import Panel
from app.ui.theme import restyled, theme_of

_Index = QModelIndex | QPersistentModelIndex


_LEAST_SHARE = 130
"""Logical pixels of a column that shares what the others leave."""


class Table(QTableView):
    """Rows 40 high, 52 when `tall` for a second line. `chosen` comes when a person chooses, never by itself.

    `opened` is Enter or a double click; `edited` is (key, column, text), and the row changes only when
    the next `show_rows` says so; `sorting` is a click on a column's title. F2 opens the cell with the line
    round it, Tab in a cell goes on to the next that can be changed.
    """

    chosen = Signal(str)
    opened = Signal(str)
    edited = Signal(str, str, str)
    sorting = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        tall: bool = False,
        several: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._tall = tall
        self._silent = False
        self._sorted = ""
        self._descending = False
        self._rows = _Rows(self._columns, self)
        self.setModel(self._rows)
        self._delegate = _Paint(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked | triggers.SelectedClicked)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(_Head(self))
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(self._on_double_click)
        self._redress()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns as they were given."""
        return self._columns

    def retitle(self, titles: Mapping[str, str]) -> None:
        """Other titles, by column key."""
        self._columns = tuple(
            Column(c.key, titles.get(c.key, c.title), c.width, c.number, c.editable, c.strong, c.spoken)
            for c in self._columns
        )
        self._rows.retitle(self._columns)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """These rows instead; what was chosen stays chosen, and the row at the top stays there."""
        kept, column = self.chosen_keys(), max(0, self.currentIndex().column())
        bar = self.verticalScrollBar()
        top = self.rowAt(0)
        top_key = self._rows.key(top) if top >= 0 else ""
        offset = -self.rowViewportPosition(top) if top >= 0 else 0
        self._silent = True
        try:
            self._rows.show(tuple(rows))
            self._select(kept, column)
        finally:
            self._silent = False
        at = self._rows.row_of(top_key)
        if at is not None and bar.maximum() >= 0:
            self.updateGeometries()
            bar.setValue(at * self.verticalHeader().defaultSectionSize() + offset)

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys in the order shown."""
        return self._rows.keys

    def chosen_key(self) -> str:
        """The key of the chosen row; empty when there is none."""
        keys = self.chosen_keys()
        return keys[0] if keys else ""

    def chosen_keys(self) -> tuple[str, ...]:
        """The keys of all chosen rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._rows.key(row) for row in rows)

    def choose(self, key: str) -> None:
        """Choose a row by key and bring it into view; `chosen` is not sent. An empty key chooses none."""
        self._silent = True
        try:
            self._select((key,) if key else ())
        finally:
            self._silent = False
        at = self._rows.row_of(key)
        if at is not None:
            self.scrollTo(self._rows.index(at, 0))

    def edit_cell(self, key: str, column: str) -> None:
        """Open an editable cell for typing."""
        if self.stand_on(key, column):
            self.edit(self.currentIndex())

    def stand_on(self, key: str, column: str) -> bool:
        """Choose a row, with the line round the cell of that column; whether there is such a cell."""
        at = self._rows.row_of(key)
        places = [place for place, c in enumerate(self._columns) if c.key == column]
        if at is None or not places:
            return False
        self.setCurrentIndex(self._rows.index(at, places[0]))
        return True

    def to_change(self) -> QModelIndex:
        """The cell that F2 opens: the one that is stood on, or the first of its row that can be changed."""
        at = self.currentIndex()
        if not at.isValid() or self._columns[at.column()].editable:
            return at
        first = next((place for place, c in enumerate(self._columns) if c.editable), -1)
        return at.siblingAtColumn(first)

    def show_sorting(self, column: str, *, descending: bool = False) -> None:
        """Which column's title carries the arrow."""
        self._sorted, self._descending = column, descending
        self.horizontalHeader().viewport().update()

    @property
    def sorted_by(self) -> tuple[str, bool]:
        """The column that carries the arrow, and whether it points down."""
        return self._sorted, self._descending

    def row_height(self) -> int:
        """The height of one row in pixels."""
        return theme_of(self).space("row_tall" if self._tall else "row")

    def framed(self) -> Panel:
        """The table within a line with round corners, for a screen to lay out in its place."""
        panel = Panel(margins=(1, 5, 1, 6), gap=0)
        panel.body.addWidget(self)
        return panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.state() != QAbstractItemView.State.EditingState:
            key = self.chosen_key()
            if key:
                self.opened.emit(key)
                return
        if event.key() == Qt.Key.Key_F2 and self.to_change().isValid():
            self.setCurrentIndex(self.to_change())
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        by_key = event.reason() in (
            reasons.TabFocusReason,
            reasons.BacktabFocusReason,
            reasons.ShortcutFocusReason,
            reasons.OtherFocusReason,
        )
        # keys act on a row: there is one from the start
        if by_key and self._rows.rowCount() and not self.chosen_keys():
            self.selectRow(0)

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        steps = {
            QStyledItemDelegate.EndEditHint.EditNextItem: 1,
            QStyledItemDelegate.EndEditHint.EditPreviousItem: -1,
        }
        if hint not in steps:
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
        beside = self._beside(steps[hint])
        if beside.isValid():
            self.setCurrentIndex(beside)
            self.edit(beside)

    def _beside(self, step: int) -> QModelIndex:
        """The next cell that can be changed, in this row or the one after it."""
        at, wide = self.currentIndex(), len(self._columns)
        place = at.row() * wide + at.column() + step
        while 0 <= place < self._rows.rowCount() * wide:
            if self._columns[place % wide].editable:
                return self._rows.index(place // wide, place % wide)
            place += step
        return QModelIndex()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_delegate"):
            self._redress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _redress(self) -> None:
        theme = theme_of(self)
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.horizontalHeader().setFixedHeight(theme.px(32))
        self._share_width()
        self.viewport().update()

    def _share_width(self) -> None:
        theme = theme_of(self)
        wide = [theme.px(column.width) for column in self._columns]
        shares = wide.count(0)
        short = sum(wide) + shares * theme.px(_LEAST_SHARE) - self.viewport().width()
        # in a narrow window words give way before figures do, and no column is lost at the edge
        giving = [place for place, column in enumerate(self._columns) if column.width and not column.number]
        words = sum(wide[place] for place in giving)
        if short > 0 and words:
            for place in giving:
                wide[place] -= min(wide[place] * short // words, wide[place] * 2 // 3)
        left = self.viewport().width() - sum(wide)
        for place, width in enumerate(wide):
            self.setColumnWidth(place, width or max(theme.px(80), left // shares))

    def _select(self, keys: Sequence[str], column: int = 0) -> None:
        rows = [at for at in map(self._rows.row_of, keys) if at is not None]
        last = len(self._columns) - 1
        picked = QItemSelection()
        for at in rows:
            picked.select(self._rows.index(at, 0), self._rows.index(at, last))
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if rows:
            model.setCurrentIndex(self._rows.index(rows[0], column), flags.NoUpdate)
        model.select(picked, flags.ClearAndSelect)

    def _on_selection(self) -> None:
        if not self._silent:
            self.chosen.emit(self.chosen_key())
        self.viewport().update()

    def _on_double_click(self, index: QModelIndex) -> None:
        if not self._columns[index.column()].editable:
            self.opened.emit(self._rows.key(index.row()))


class _Rows(QAbstractTableModel):
    """The rows as Qt asks for them; no proxies, no copies."""

    def __init__(self, columns: Sequence[Column], table: Table) -> None:
        super().__init__(table)
        self._columns = tuple(columns)
        self._table = table
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}

    def show(self, rows: tuple[Row, ...]) -> None:
        """Replace all rows; the same keys in the same order only repaint."""
        same = len(rows) == len(self._rows) and all(
            new.key == old.key for new, old in zip(rows, self._rows, strict=True)
        )
        if same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._columns) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._places = {row.key: at for at, row in enumerate(rows)}
        self.endResetModel()

    def retitle(self, columns: tuple[Column, ...]) -> None:
        """Other titles over the same columns."""
        self._columns = columns
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys in order."""
        return tuple(row.key for row in self._rows)

    def key(self, at: int) -> str:
        """The key of the row at that place."""
        return self._rows[at].key

    def row(self, at: int) -> Row:
        """The row at that place."""
        return self._rows[at]

    def row_of(self, key: str) -> int | None:
        """Where the row of that key is."""
        return self._places.get(key)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._columns[index.column()].editable else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._rows[index.row()].cell(self._columns[index.column()].key)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.text or None  # the whole of what may be cut in a narrow column
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (cell.spoken, cell.text, cell.second, cell.chip) if part)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.EditRole and isinstance(value, str) and value != row.cell(column.key).text:
            self._table.edited.emit(row.key, column.key, value)
        return False


class _Paint(QStyledItemDelegate):
    """Draws the cells: marks, icons, one line or two, chips, the bar at the left of what is chosen."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self._table.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table, theme = self._table, theme_of(self._table)
        model = index.model()
        if not isinstance(model, _Rows):
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        picked = bool(state & QStyle.StateFlag.State_Selected)
        column = table.columns[index.column()]
        row = model.row(index.row())
        painter.save()
        if picked:
            painter.fillRect(rect, theme.colour("accent_soft"))
            if index.column() == 0:
                painter.fillRect(
                    QRect(rect.left(), rect.top(), theme.px(4), rect.height()), theme.colour("accent")
                )
        last = index.row() == model.rowCount() - 1
        if not last or rect.bottom() < table.viewport().height() - 2:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        inside = rect.adjusted(theme.px(12), 0, -theme.px(12), -1)
        CellInk(painter, theme, inside, picked).draw(row.cell(column.key), column, row.ink)
        if picked and table.hasFocus() and index == table.to_change() and column.editable:
            box = rect.adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(5))
            edge, radius = theme.colour("accent"), theme.radius("chip")
            paint_plate(painter, box, edge=edge, width=theme.line("field"), radius=radius)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(theme_of(self._table).font("body"))
        if self._table.columns[index.column()].number:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setAccessibleName(self._table.columns[index.column()].title)
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


class _Head(QHeaderView):
    """The titles: 13 Semibold, no vertical lines, a small arrow where the rows are sorted."""

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.sectionClicked.connect(self._on_clicked)

    def _on_clicked(self, section: int) -> None:
        self._table.sorting.emit(self._table.columns[section].key)

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
            for section, column in enumerate(self._table.columns):
                left = self.sectionViewportPosition(section) + theme.px(12)
                rect = QRect(left, 0, self.sectionSize(section) - theme.px(24), foot.height() - 1)
                side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
                painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), column.title)
                sorted_by, descending = self._table.sorted_by
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
