"""In the program's own window, in any state and type: nothing is cut or outside, and all of it is seen."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.door.give_way import is_low
from app.ui.theme import Theme, dress
from tests.house.tree import ROOT


@pytest.mark.parametrize(("size", "high", "low"), [(100, 700, False), (150, 700, True), (150, 1080, False)])
def test_larger_type_makes_a_window_low(qapp: QApplication, size: int, high: int, *, low: bool) -> None:
    dress(qapp, Theme.load("light", size))
    window = QWidget()
    inside = QWidget(window)
    window.resize(1366, high)
    assert is_low(inside) is low


@pytest.mark.slow
@pytest.mark.parametrize("kept", [(), ("--locked",)], ids=["organiser", "steward"])
@pytest.mark.parametrize("tongue", [(), ("--long",)], ids=["english", "long"])
def test_all_of_it_is_seen(tongue: tuple[str, ...], kept: tuple[str, ...]) -> None:
    looks = ("--size", "100", "--size", "150", "--window", "1024x700", "--window", "1366x768")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.ui.door.window", *looks, *tongue, *kept],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    wrong = [line for line in ran.stdout.splitlines() if line and not line.endswith(" to scroll down")]
    assert wrong == []
    assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
def test_the_verdict_is_never_scrolled_to() -> None:
    looks = ("--size", "150", "--window", "1024x700", "--window", "1366x768")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.ui.door.window", *looks, "verdict", "camera", "empty", "going-out"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.stdout.split() == [], ran.stderr
