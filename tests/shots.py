"""Draws every board in each theme and tongue, and all of them onto contact sheets.

    python -m tests.shots [--out out/shots] [--check] [names…]

A name is the beginning of a board's name. With `--check` the exit status is 1 when words do not fit.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.application import STYLE
from app.ui.theme import Theme, dress
from app.words import ENGLISH, Tongue, stretched
from tests.boards import Shot, boards
from tests.ui.layout import troubles

_SHEET = 4
"""Pictures beside each other on a contact sheet."""
_THUMB = 480


def main(arguments: list[str] | None = None) -> int:
    """Draw what was asked for; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("out/shots"))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args(arguments)
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["", "-style", STYLE])
    asked.out.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    by_theme: dict[str, list[tuple[str, QImage]]] = {}
    for shot in boards():
        if asked.names and not any(shot.name.startswith(name) for name in asked.names):
            continue
        for theme in shot.themes:
            for tongue_name, tongue in _tongues(shot):
                image, wrong = draw(app, shot, Theme.load(theme), tongue)
                name = f"{shot.name}.{theme}{tongue_name}"
                image.save(str(asked.out / f"{name}.png"))
                found += [f"{name}: {line}" for line in wrong]
                by_theme.setdefault(f"{theme}{tongue_name}", []).append((name, image))
    for theme, pictures in by_theme.items():
        contact_sheet(pictures).save(str(asked.out / f"contact.{theme}.png"))
    for line in found:
        print(line)
    print(
        f"{sum(map(len, by_theme.values()))} pictures in {asked.out}, {len(found)} words or parts do not fit"
    )
    return 1 if asked.check and found else 0


def _tongues(shot: Shot) -> list[tuple[str, Tongue]]:
    english: list[tuple[str, Tongue]] = [("", ENGLISH)]
    return [*english, (".long", stretched())] if shot.stretched else english


def draw(app: QApplication, shot: Shot, theme: Theme, tongue: Tongue) -> tuple[QImage, list[str]]:
    """One picture of a board, and what in it does not fit."""
    dress(app, theme)
    widget = shot.make(theme, tongue)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setFixedSize(*shot.size)
    widget.show()
    _settle(app)
    image = QImage(*shot.size, QImage.Format.Format_RGB32)
    image.fill(theme.colour("window"))
    widget.render(image)
    wrong = troubles(widget)
    _throw_away(app, widget)
    return image, wrong


def _settle(app: QApplication) -> None:
    for _ in range(3):
        app.processEvents()


def _throw_away(app: QApplication, widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()


def contact_sheet(pictures: list[tuple[str, QImage]]) -> QImage:
    """All pictures small on one sheet, each with its name below."""
    height = max(round(image.height() * _THUMB / image.width()) for _, image in pictures) + 24
    rows = -(-len(pictures) // _SHEET)
    sheet = QImage(_SHEET * (_THUMB + 12) + 12, rows * (height + 12) + 12, QImage.Format.Format_RGB32)
    sheet.fill(QColor(128, 128, 128))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, (name, image) in enumerate(pictures):
        left = 12 + number % _SHEET * (_THUMB + 12)
        top = 12 + number // _SHEET * (height + 12)
        small = image.scaledToWidth(_THUMB, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(left, top, small)
        painter.drawText(QRect(left, top + small.height(), _THUMB, 22), Qt.AlignmentFlag.AlignVCenter, name)
    painter.end()
    return sheet


if __name__ == "__main__":
    sys.exit(main())
