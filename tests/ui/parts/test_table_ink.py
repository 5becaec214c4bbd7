"""How a table is drawn: the bar of the chosen row, the cell that F2 opens, the arrow where it is sorted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.tables import Table
from app.ui.theme import Theme

Show = Callable[..., None]
COLUMNS = [
    Column("name", "Institution"),
    Column("pledged", "Pledged", 90, number=True),
    Column("minutes", "Minutes", 90, number=True, editable=True),
]


@pytest.fixture
def table(shown: Show) -> Table:
    made = Table(COLUMNS, name="Institutions")
    made.show_rows([Row(f"k{n}", {"name": Cell(f"School {n}", second="north")}) for n in range(20)])
    shown(made, 600, 400)
    return made


def test_the_chosen_row_has_a_bar_at_its_left(table: Table, theme: Theme) -> None:
    table.choose("k1")
    QApplication.processEvents()
    image = table.viewport().grab().toImage()
    assert image.pixelColor(1, 60) == theme.colour("accent")
    assert image.pixelColor(8, 60) == theme.colour("accent_soft")
    assert image.pixelColor(1, 20) == theme.colour("surface")


def test_only_with_the_keys_in_it_the_cell_that_f2_opens_has_a_line(table: Table, theme: Theme) -> None:
    table.choose("k1")
    cell = table.visualRect(table.model().index(1, 2))
    edge = (cell.left() + cell.width() // 2, cell.top() + 4)

    def line() -> bool:
        QApplication.processEvents()
        return table.viewport().grab().toImage().pixelColor(*edge) == theme.colour("accent")

    table.clearFocus()
    assert not line()
    table.setFocus()
    assert line()


def test_a_title_asks_to_sort_and_carries_the_arrow(table: Table) -> None:
    asked: list[str] = []
    table.sorting.connect(asked.append)
    head = table.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(1) + 10, 10)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == ["pledged"]
    without = head.viewport().grab().toImage()
    table.show_sorting("pledged", descending=True)
    assert table.sorted_by == ("pledged", True)
    with_arrow = head.viewport().grab().toImage()
    title = QRect(head.sectionViewportPosition(1), 0, head.sectionSize(1), head.height())
    assert with_arrow.copy(title) != without.copy(title)
    assert with_arrow.copy(0, 0, title.left(), title.height()) == without.copy(
        0, 0, title.left(), title.height()
    )
