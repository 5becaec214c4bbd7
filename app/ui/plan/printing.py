"""Sheets to a printer: page by page at the printer's own resolution, at 100 %, never fitted to the page.

`printers` and `print_file` run in the process for long work; Qt's printing is loaded there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter

from app.errors import Trouble

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DOTS = 600
"""An inch: a page drawn finer takes more memory than a laptop has to spare."""
POINTS = 72


def printers() -> tuple[str, ...]:
    """The printers of this computer by their names, its usual one first."""
    from PySide6.QtPrintSupport import QPrinterInfo

    _application()
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name)))


def print_file(file: str, printer: str, progress: Callable[[int, int], None] | None = None) -> int:
    """Print a saved PDF; how many pages. Trouble `printer` when it is not there or takes nothing."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    _application()
    info = QPrinterInfo.printerInfo(printer)
    if info.isNull():
        raise Trouble("printer", "The printer {name} is not there. The file is saved.", name=printer)
    return print_pages(QPrinter(info, QPrinter.PrinterMode.HighResolution), Path(file).read_bytes(), progress)


def print_pages(
    printer: QPrinter, document: bytes, progress: Callable[[int, int], None] | None = None
) -> int:
    """Every page of a PDF on paper of its own size, one point of it one point of paper; how many pages."""
    from app.documents.pages import page_picture, page_size

    wide, tall = page_size(document)
    paper = QPageSize(QSizeF(wide, tall), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    # the paper's corner is where one begins, not that of what the printer can reach
    printer.setFullPage(True)
    dots = printer.resolution()
    drawn_at = dots / -(-dots // MOST_DOTS)
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("printer", "The printer takes nothing just now. The file is saved.")
    number, pages = 0, 1
    try:
        while number < pages:
            picture = page_picture(document, number, round(wide / POINTS * drawn_at))
            pages = picture.pages
            if number:
                printer.newPage()
            row = picture.width * 4
            image = QImage(picture.pixels, picture.width, picture.height, row, QImage.Format.Format_RGBX8888)
            width = picture.width / drawn_at * dots
            painter.drawImage(QRectF(0, 0, width, width * picture.height / picture.width), image)
            number += 1
            if progress:
                progress(number, pages)
    except BaseException:
        painter.end()
        printer.abort()
        raise
    painter.end()
    return pages


@cache
def _application() -> QGuiApplication:
    return QGuiApplication([])
