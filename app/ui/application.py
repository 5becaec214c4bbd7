"""Qt's own application: started once, dressed as this laptop's people chose, ended when the window closes."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QClipboard, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.settings import Settings
from app.ui.stylesheet import stylesheet
from app.ui.theme import Theme, dress

if TYPE_CHECKING:
    from app.ui.door.camera import Camera
    from app.ui.stage.screens import QtScreens

STYLE = "Fusion"
"""Qt's own drawing of what no sheet of ours dresses, the same on every system."""


def has_screen() -> bool:
    """Whether windows can be seen here; without one they are drawn off-screen."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return os.environ["QT_QPA_PLATFORM"] not in ("offscreen", "minimal")
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Application:
    """The program's one QApplication and what windows ask of it."""

    def __init__(self, settings: Settings) -> None:
        if not has_screen():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        qInstallMessageHandler(_note)
        QGuiApplication.setDesktopFileName("folkmoot")
        # said here and not by a call: that would return a style, and Python would learn all about styles
        self._qt = QApplication([*sys.argv[:1], "-style", STYLE])
        self._qt.setApplicationName("Folkmoot")
        self._qt.setApplicationDisplayName("Folkmoot")
        brand = paths.resources() / "icons" / "brand.svg"
        if brand.exists():
            self._qt.setWindowIcon(QIcon(str(brand)))
        self._windows: list[QWidget] = []
        self.theme: Theme = Theme.load(settings.theme, settings.size)
        self.dress(settings.theme, settings.size)

    def dress(self, theme: str, size: int) -> None:
        """Put on a theme at a type size; open windows follow."""
        self.theme = Theme.load(theme, size)
        dress(self._qt, self.theme, self._windows)

    def clothe(self, window: QWidget) -> None:
        """Put the stylesheet on a window whose parts are in place; it keeps up with `dress` from now on."""
        self._windows.append(window)
        window.setStyleSheet(stylesheet(self.theme.colours, self.theme.px))

    @property
    def clipboard(self) -> QClipboard:
        """Where a report is copied to."""
        return self._qt.clipboard()

    @property
    def screens(self) -> QtScreens:
        """The screens of this laptop, for the stage."""
        from app.ui.stage.screens import QtScreens

        return QtScreens(self._qt)

    def camera(self) -> Camera:
        """The cameras of this laptop, for the door; what they need is loaded now and not before."""
        from app.ui.door.camera_qt import QtCamera

        return QtCamera(self._qt)

    def run(self) -> int:
        """Until the last window is closed."""
        return self._qt.exec()


_QUIET = ("This plugin does not support",)
"""What the off-screen platform says of every window: it has no window manager."""


def _note(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """What Qt has to say goes into the log, not onto a console nobody sees."""
    level = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    if not words.startswith(_QUIET):
        logging.getLogger("qt").log(level.get(kind, logging.WARNING), "%s", words)


def choose_file(parent: Callable[[], QWidget]) -> Callable[[str, str], Path | None]:
    """Asks for a file to read: a title and the kinds (`CSV (*.csv)`)."""

    def choose(title: str, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(parent(), title, "", kinds)
        return Path(name) if name else None

    return choose


def choose_target(parent: Callable[[], QWidget]) -> Callable[[str, str], Path | None]:
    """Asks where to save a file."""

    def choose(title: str, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent(), title, "", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # a name typed without its ending gets it before it is asked whether a file may be replaced
        dialog.setDefaultSuffix(kinds.partition("*.")[2].rstrip(")"))
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None

    return choose


def open_in_viewer(file: Path) -> bool:
    """Show a saved file in whatever shows and prints such files on this laptop."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
