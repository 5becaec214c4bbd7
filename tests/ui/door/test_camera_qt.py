"""The real road from a camera to a scan, with a film of a moving badge in the camera's place."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.door.camera import CameraFacts, Fault
from app.ui.door.camera_presenter import CameraPresenter
from app.ui.door.camera_qt import FilmCamera, QtCamera, QVideoFrame
from app.ui.door.screen import DoorScreen
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.words import ENGLISH
from tests.house.tree import ROOT
from tests.ui.door.conftest import BADGE
from tests.ui.door.film import Card, record, scene

A, B, C = (BADGE[:-1] + letter for letter in "ABC")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A badge moves past, with another behind it; a moment of nothing; then the next person's."""
    pictures = [
        scene(
            Card(A, 420 + 22 * place, 330 + 60 * math.sin(place / 3), 300, -20 + 3 * place),
            Card(C, 1120 - 6 * place, 140, 120, 8),
        )
        for place in range(12)
    ]
    pictures += [scene()] * 4
    pictures += [
        scene(Card(B, 900 - 20 * place, 300 + 8 * place, 230 + 8 * place, 14)) for place in range(10)
    ]
    made = tmp_path / "foyer.mp4"
    record(made, pictures)
    return made


def test_a_film_of_a_moving_badge_is_scanned(screen: DoorScreen, film: Path, qtbot: QtBot) -> None:
    banners = Banners()
    qtbot.addWidget(banners)
    scans: list[str] = []
    screen.scanned.connect(scans.append)
    camera = FilmCamera(film)
    presenter = CameraPresenter(screen, Notices(banners, ENGLISH), made=lambda: camera)
    screen.camera_wanted.emit(True)
    qtbot.waitUntil(lambda: B in scans, timeout=10_000)
    assert scans == [A, B]
    assert not screen._front.camera.picture.image.isNull()  # pyright: ignore[reportPrivateUsage, reportOptionalMemberAccess]
    assert banners.keys == ()
    presenter.close()


@pytest.mark.qt_log_ignore("^Could not open media", extend=True)
def test_a_film_that_ends_falls_silent_and_one_that_is_none_fails(
    film: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    frames: list[QVideoFrame] = []
    faults: list[Fault] = []
    camera, none_camera = FilmCamera(film), FilmCamera(tmp_path / "none.mp4")
    close = camera.open("film", frames.append, faults.append)
    qtbot.waitUntil(lambda: len(frames) > 20, timeout=10_000)
    assert (frames[0].size(), faults) == (QSize(1280, 720), [])
    close()
    (tmp_path / "none.mp4").write_bytes(b"not a film")
    close = none_camera.open("film", frames.append, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0] is Fault.BUSY
    close()


def test_a_camera_that_is_not_there_is_said_to_be_unplugged(qapp: QApplication) -> None:
    faults: list[Fault] = []
    camera = QtCamera(qapp)
    stop = camera.watch(lambda: None)
    close = camera.open("/dev/video99", lambda _frame: None, faults.append)
    assert faults == [Fault.UNPLUGGED]
    assert all(isinstance(each, CameraFacts) for each in camera.all())
    close()
    stop()
    camera.setParent(None)


def test_a_start_does_not_pay_for_the_camera() -> None:
    """Neither the windows nor a door with its camera presenter load Qt Multimedia or the reader of codes."""
    program = (
        "import sys; import app.main, app.ui.door.screen, app.ui.door.camera_presenter;"
        "print(*(m for m in ('PySide6.QtMultimedia', 'zxingcpp', 'PIL') if m in sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "\n", "")
