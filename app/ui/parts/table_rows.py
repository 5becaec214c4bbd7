"""The rows of a table as Qt asks for them, found by their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.ui.parts.cells import Column, Row

_Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    """The rows as Qt asks for them; no proxies, no copies. `edited` is (key, column, text)."""

    edited = Signal(str, str, str)

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
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

    def retitle(self, titles: Mapping[str, str]) -> None:
        """Other titles over the same columns, by their keys."""
        self._columns = tuple(replace(each, title=titles.get(each.key, each.title)) for each in self._columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, with the titles that stand over them now."""
        return self._columns

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

    def to_change(self, at: QModelIndex) -> QModelIndex:
        """The cell that F2 opens: the one that is stood on, or the first of its row that can be changed."""
        if not at.isValid() or self._columns[at.column()].editable:
            return at
        first = next((place for place, each in enumerate(self._columns) if each.editable), -1)
        return at.siblingAtColumn(first)

    def beside(self, at: QModelIndex, step: int) -> QModelIndex:
        """The next cell that can be changed, a step on or back, in this row or the one after it."""
        wide = len(self._columns)
        place = at.row() * wide + at.column() + step
        while 0 <= place < len(self._rows) * wide:
            if self._columns[place % wide].editable:
                return self.index(place // wide, place % wide)
            place += step
        return QModelIndex()

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
            self.edited.emit(row.key, column.key, value)
        return False
