"""The system packages in the list are enough for a real window, not only for an off-screen one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
label = QLabel("open")
label.show()
QTimer.singleShot(100, app.quit)
app.exec()
print(app.platformName(), label.grab().toImage().isNull())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs an X server")
def test_a_window_opens(tool: Callable[[str], str]) -> None:
    tool("xauth")
    ran = subprocess.run(
        [tool("xvfb-run"), "-a", sys.executable, "-c", WINDOW],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"}, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ran.stdout == "xcb False\n", ran.stderr
