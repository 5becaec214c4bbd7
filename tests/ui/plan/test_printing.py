"""Sheets to a printer; here one that writes what it was given into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.documents.badges import badge_sheets
from app.documents.pages import page_size
from app.documents.stock import STOCKS
from app.errors import Cancelled, Trouble
from app.ui.plan.printing import print_pages
from tests.documents import readers
from tests.documents.test_badges import TOLD, face


def printer(file: Path, dots: int = 300) -> QPrinter:
    """One that prints into a file."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(file))
    made.setResolution(dots)
    return made


@pytest.mark.parametrize("key", ["a4-8", "letter-14"])
@pytest.mark.parametrize("dots", [300, 720])
def test_a_sheet_comes_out_as_large_as_it_is(
    key: str, dots: int, qtbot: QtBot, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    stock = STOCKS[key]
    faces = [face(n) for n in range(stock.cells + 1)]
    document = badge_sheets(faces, TOLD, stock=stock)
    heard: list[tuple[int, int]] = []
    out = tmp_path / "printed.pdf"
    to = printer(out, dots)
    assert print_pages(to, document, lambda done, of: heard.append((done, of))) == 2
    assert heard == [(1, 2), (2, 2)]
    assert to.fullPage()
    assert to.pageLayout().orientation() is QPageLayout.Orientation.Portrait
    assert page_size(out.read_bytes()) == pytest.approx(page_size(document), abs=1)
    where: list[dict[str, tuple[float, float]]] = []
    for name, file in (("given", document), ("printed", out.read_bytes())):
        pdf = tmp_path / f"{name}.pdf"
        pdf.write_bytes(file)
        readers.run(tool("pdftoppm"), "-r", "300", "-png", "-gray", "-singlefile", pdf, tmp_path / name)
        with Image.open(tmp_path / f"{name}.png") as page:
            found = zxingcpp.read_barcodes(page)
        where.append({each.text: (each.position.top_left.x, each.position.top_left.y) for each in found})
        sides = [each.position.top_right.x - each.position.top_left.x for each in found]
        assert sides == pytest.approx([stock.code / 72 * 300 * 25 / 33] * stock.cells, abs=4)
    given, printed = where
    assert set(given) == set(printed)
    assert len(given) == stock.cells
    # a third of a millimetre at most
    assert all(printed[code] == pytest.approx(given[code], abs=4) for code in given)


def test_it_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(printer(tmp_path / "printed.pdf"), badge_sheets([face(1)], TOLD), stop)


@pytest.mark.qt_log_ignore("QPainter::begin.*Returned false")
def test_a_printer_that_takes_nothing_is_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="The file is saved"):
        print_pages(printer(tmp_path / "no" / "printed.pdf"), badge_sheets([face(1)], TOLD))
