"""Lists of many things: rows by key, that keep what was chosen and where one was when the rows change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from app.ui.parts.cells import Column, Row
from app.ui.parts.panels import Panel
from app.ui.parts.scrolling import own_viewport
from app.ui.parts.table_ink import Head, RowInk
from app.ui.parts.table_rows import Rows
from app.ui.theme import restyled, theme_of

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
        own_viewport(self)
        self._tall = tall
        self._silent = False
        self._rows = Rows(columns, self)
        self._rows.edited.connect(self.edited)
        self._head = Head(self, self._rows)
        self._head.pressed_on.connect(self.sorting)
        self.setModel(self._rows)
        self.setItemDelegate(RowInk(self, self._rows))
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
        self.setHorizontalHeader(self._head)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(self._on_double_click)
        self._redress()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, with the titles that stand over them now."""
        return self._rows.columns

    def retitle(self, titles: Mapping[str, str]) -> None:
        """Other titles, by column key."""
        self._rows.retitle(titles)

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
        places = [place for place, c in enumerate(self.columns) if c.key == column]
        if at is None or not places:
            return False
        self.setCurrentIndex(self._rows.index(at, places[0]))
        return True

    def show_sorting(self, column: str, *, descending: bool = False) -> None:
        """Which column's title carries the arrow."""
        self._head.show_sorting(column, descending)

    @property
    def sorted_by(self) -> tuple[str, bool]:
        """The column that carries the arrow, and whether it points down."""
        return self._head.sorted_by

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
        to_change = self._rows.to_change(self.currentIndex())
        if event.key() == Qt.Key.Key_F2 and to_change.isValid():
            self.setCurrentIndex(to_change)
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
        beside = self._rows.beside(self.currentIndex(), steps[hint])
        if beside.isValid():
            self.setCurrentIndex(beside)
            self.edit(beside)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_rows"):
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
        wide = [theme.px(column.width) for column in self.columns]
        shares = wide.count(0)
        short = sum(wide) + shares * theme.px(_LEAST_SHARE) - self.viewport().width()
        # in a narrow window words give way before figures do, and no column is lost at the edge
        giving = [place for place, column in enumerate(self.columns) if column.width and not column.number]
        words = sum(wide[place] for place in giving)
        if short > 0 and words:
            for place in giving:
                wide[place] -= min(wide[place] * short // words, wide[place] * 2 // 3)
        left = self.viewport().width() - sum(wide)
        for place, width in enumerate(wide):
            self.setColumnWidth(place, width or max(theme.px(80), left // shares))

    def _select(self, keys: Sequence[str], column: int = 0) -> None:
        rows = [at for at in map(self._rows.row_of, keys) if at is not None]
        last = len(self.columns) - 1
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
        if not self.columns[index.column()].editable:
            self.opened.emit(self._rows.key(index.row()))
