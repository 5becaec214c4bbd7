"""The rows of a table by their keys: found again, told when they are changed, passed cell by cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QApplication

from app.ui.parts.cells import Column, Row
from app.ui.parts.table_rows import Rows

COLUMNS = (
    Column("name", "Institution"),
    Column("pledged", "Pledged", editable=True),
    Column("here", "Here"),
    Column("lead", "Lead", editable=True),
)


def _rows(parent: QObject, *keys: str) -> Rows:
    made = Rows(COLUMNS, parent)
    made.show(tuple(Row(key, {"name": key.upper(), "pledged": "5"}) for key in keys))
    return made


def test_rows_are_found_by_their_keys(qapp: QApplication) -> None:
    rows = _rows(qapp, "a", "b")
    assert (rows.keys, rows.row_of("b"), rows.row_of("c")) == (("a", "b"), 1, None)
    assert (rows.key(1), rows.row(1).cell("name").text) == ("b", "B")
    assert rows.rowCount(rows.index(0, 0)) == rows.columnCount(rows.index(0, 0)) == 0


def test_the_same_keys_are_not_begun_anew(qapp: QApplication) -> None:
    rows, told = _rows(qapp, "a", "b"), list[str]()
    rows.modelReset.connect(lambda: told.append("anew"))
    rows.dataChanged.connect(lambda: told.append("changed"))
    rows.show((Row("a"), Row("b", {"name": "Birch Lane School"})))
    rows.show((Row("b"), Row("a")))
    assert told == ["changed", "anew"]
    assert rows.row_of("b") == 0


def test_what_is_typed_is_told_and_not_kept(qapp: QApplication) -> None:
    rows, told = _rows(qapp, "a"), list[tuple[str, str, str]]()

    def on_edited(key: str, column: str, text: str) -> None:
        told.append((key, column, text))

    rows.edited.connect(on_edited)
    assert not rows.setData(rows.index(0, 1), "5")
    assert not rows.setData(rows.index(0, 1), "7")
    assert told == [("a", "pledged", "7")]
    assert rows.index(0, 1).data() == "5"


def test_only_some_cells_can_be_changed(qapp: QApplication) -> None:
    rows = _rows(qapp, "a")
    editable = [bool(rows.flags(rows.index(0, at)) & Qt.ItemFlag.ItemIsEditable) for at in range(4)]
    assert editable == [False, True, False, True]
    assert rows.to_change(rows.index(0, 0)) == rows.index(0, 1)
    assert rows.to_change(rows.index(0, 3)) == rows.index(0, 3)
    assert not rows.to_change(QModelIndex()).isValid()


def test_from_one_cell_to_the_next_that_can_be_changed(qapp: QApplication) -> None:
    rows = _rows(qapp, "a", "b")
    assert rows.beside(rows.index(0, 1), 1) == rows.index(0, 3)
    assert rows.beside(rows.index(0, 3), 1) == rows.index(1, 1)
    assert rows.beside(rows.index(1, 1), -1) == rows.index(0, 3)
    assert not rows.beside(rows.index(1, 3), 1).isValid()
    assert not rows.beside(rows.index(0, 1), -1).isValid()


def test_other_titles_stand_over_the_same_columns(qapp: QApplication) -> None:
    rows, told = _rows(qapp, "a"), list[int]()

    def on_changed(_side: Qt.Orientation, first: int, last: int) -> None:
        told.extend((first, last))

    rows.headerDataChanged.connect(on_changed)
    rows.retitle({"name": "Sefydliad"})
    across = Qt.Orientation.Horizontal
    assert [rows.headerData(at, across) for at in range(2)] == ["Sefydliad", "Pledged"]
    assert (rows.columns[1], told) == (COLUMNS[1], [0, 3])
