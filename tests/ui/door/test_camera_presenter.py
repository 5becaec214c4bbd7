"""The door with a camera whose plug is pulled."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.door.camera import Fault
from app.ui.door.camera_pane import CameraPane, Picture, why_no_picture
from app.ui.door.camera_presenter import AGAIN, SILENCE, CameraPresenter
from app.ui.door.screen import DoorScreen
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.parts.strip import State
from app.words import ENGLISH
from tests.ui.door import sample
from tests.ui.door.cameras import BUILT_IN, DESK, FakeCamera
from tests.ui.door.conftest import BADGE, Hands
from tests.ui.door.film import Card, scene

HELD = scene(Card(BADGE, 640, 360, 300))
EMPTY = scene()


class Desk:
    """A door, its camera, and what came of it. Its clock stands still until it is moved."""

    def __init__(self, screen: DoorScreen, qtbot: QtBot) -> None:
        self.screen, self.qtbot = screen, qtbot
        # within a window that is not shown: a window of its own would take the keys
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.banners = Banners(self.window)
        self.camera = FakeCamera(BUILT_IN, DESK)
        self.scans: list[str] = []
        self.remembered: list[str] = []
        self.at = 50.0
        screen.scanned.connect(self.scans.append)
        self.presenter = self.join()

    def join(self, chosen: str = "") -> CameraPresenter:
        self.presenter = CameraPresenter(
            self.screen,
            Notices(self.banners, ENGLISH),
            made=lambda: self.camera,
            chosen=chosen,
            remember=self.remembered.append,
            now=lambda: self.at,
        )
        return self.presenter

    def later(self, seconds: float) -> None:
        """Time goes by, and the presenter looks after its camera."""
        self.at += seconds
        self.presenter._look_after()  # pyright: ignore[reportPrivateUsage]

    def show(self, picture: QImage) -> None:
        """A picture, read."""
        shown = self.screen._front.camera.picture  # pyright: ignore[reportPrivateUsage]
        before = shown.image
        self.camera.show(picture)
        self.qtbot.waitUntil(lambda: shown.image is not before)

    @property
    def banner(self) -> str:
        found = self.banners.shown("trouble.camera")
        return found.sentence if found is not None else ""


@pytest.fixture
def desk(screen: DoorScreen, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(screen, qtbot)
    yield made
    made.presenter.close()


def line(screen: DoorScreen) -> QLineEdit:
    found = screen.findChild(QLineEdit, "scan_line")
    assert isinstance(found, QLineEdit)
    return found


def test_one_key_turns_it_on_and_off(desk: Desk, hands: Hands) -> None:
    hands.type(Qt.Key.Key_F3)
    assert desk.screen.states.camera == State("camera", "Camera looking")
    assert desk.camera.opened == ["built-in"]
    assert line(desk.screen).hasFocus()
    hands.type(Qt.Key.Key_F3)
    assert desk.screen.states.camera is None
    assert not desk.camera.is_open
    assert not desk.camera.is_watched


def test_a_badge_held_before_it_is_one_scan(desk: Desk) -> None:
    desk.screen.camera_wanted.emit(True)
    for _ in range(5):
        desk.show(HELD)
        desk.at += 0.5
    assert desk.scans == [BADGE]
    desk.screen.show_verdict(sample.VERDICTS["welcome"])
    assert desk.screen._front.face.height() == 144  # pyright: ignore[reportPrivateUsage]


def test_the_scanner_works_at_the_same_time(desk: Desk, hands: Hands) -> None:
    desk.screen.camera_wanted.emit(True)
    desk.show(EMPTY)
    hands.scan(BADGE[:-1] + "0")
    desk.show(HELD)
    assert desk.scans == [BADGE[:-1] + "0", BADGE]


def test_what_is_before_it_goes_out_when_people_go_out(desk: Desk, hands: Hands) -> None:
    out: list[str] = []
    desk.screen.scanned_out.connect(out.append)
    desk.screen.camera_wanted.emit(True)
    hands.type(Qt.Key.Key_F6)
    desk.show(HELD)
    assert (desk.scans, out) == ([], [BADGE])


def test_a_foreign_code_is_told_by_its_length_alone(desk: Desk) -> None:
    desk.screen.camera_wanted.emit(True)
    poster = scene(Card("https://example.org/prize", 640, 360, 400))
    desk.show(poster)
    assert desk.scans == []
    desk.at += 1
    desk.show(poster)
    assert desk.scans == ["?" * len("https://example.org/prize")]


def test_a_badge_while_something_is_typed_is_a_scan_as_by_the_scanner(desk: Desk, hands: Hands) -> None:
    desk.screen.camera_wanted.emit(True)
    hands.type("elm")
    desk.show(HELD)
    assert desk.scans == [BADGE]
    assert line(desk.screen).text() == ""


def test_a_badge_while_a_group_is_counted_is_a_scan(desk: Desk, hands: Hands) -> None:
    desk.screen.camera_wanted.emit(True)
    desk.screen.show_verdict(sample.VERDICTS["group"])
    hands.type(Qt.Key.Key_F4)
    desk.show(HELD)
    assert desk.scans == [BADGE]


def test_a_spare_badge_before_it_takes_the_place_of_the_lost_one(desk: Desk, hands: Hands) -> None:
    lost: list[tuple[str, str]] = []

    def hear(subject: str, spare: str) -> None:
        lost.append((subject, spare))

    desk.screen.lost.connect(hear)
    desk.screen.camera_wanted.emit(True)
    hands.type("st john")
    desk.screen.show_search(sample.search("st john"))
    while desk.screen.found is not None and desk.screen.found.is_institution:
        hands.type(Qt.Key.Key_Right)
    hands.type(Qt.Key.Key_F2)
    desk.show(HELD)
    assert (lost, desk.scans) == ([("B7", BADGE)], [])


def test_a_poster_that_passes_ends_nothing_that_is_being_written(desk: Desk, hands: Hands) -> None:
    desk.screen.camera_wanted.emit(True)
    hands.type("elm")
    poster = scene(Card("https://example.org/prize", 640, 360, 400))
    for _ in range(3):
        desk.show(poster)
        desk.at += 1
    assert desk.scans == []
    assert line(desk.screen).text() == "elm"


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.DENIED])
def test_a_camera_that_fails_is_a_banner_and_typing_goes_on(desk: Desk, hands: Hands, fault: Fault) -> None:
    desk.camera.refuses = fault
    desk.screen.camera_wanted.emit(True)
    assert desk.presenter.fault is fault
    assert desk.banner
    hands.type("elm")
    assert line(desk.screen).text() == "elm"
    hands.type(Qt.Key.Key_Escape)
    hands.scan(BADGE)
    assert desk.scans == [BADGE]
    desk.camera.refuses = None
    desk.later(AGAIN)
    desk.show(EMPTY)
    assert (desk.presenter.fault, desk.banner) == (None, "")


@pytest.mark.parametrize("fault", list(Fault))
def test_why_there_is_no_picture_is_said_once(desk: Desk, fault: Fault) -> None:
    desk.screen.camera_wanted.emit(True)
    desk.presenter._lose(fault)  # pyright: ignore[reportPrivateUsage]
    why = why_no_picture(fault, ENGLISH)
    assert desk.banner == why
    assert desk.screen.states.camera is None
    shown = [each.text() for each in desk.screen.findChildren(QLabel) if each.isVisible()]
    picture = desk.screen.findChild(Picture)
    assert picture is not None
    assert picture.accessibleName() == "Scanner and typing go on."
    assert not [each for each in shown if "camera" in each.lower() and each != "Camera"]
    (pane,) = desk.screen.findChildren(CameraPane)
    assert pane.off.text() == "Stop looking"


def test_the_plug_is_pulled_and_put_back(desk: Desk, qtbot: QtBot) -> None:
    desk.screen.camera_wanted.emit(True)
    desk.show(HELD)
    desk.camera.plug(DESK)
    assert desk.presenter.fault is Fault.UNPLUGGED
    assert "unplugged" in desk.banner
    qtbot.waitUntil(lambda: not desk.camera.is_open)
    desk.later(AGAIN)
    assert desk.presenter.fault is Fault.UNPLUGGED
    desk.camera.plug(DESK, BUILT_IN)
    assert desk.camera.opened == ["built-in", "built-in"]
    desk.at += 3
    desk.show(HELD)
    assert (desk.presenter.fault, desk.banner) == (None, "")
    assert desk.scans == [BADGE, BADGE]


def test_one_that_falls_silent_is_told_within_two_seconds(desk: Desk) -> None:
    desk.screen.camera_wanted.emit(True)
    desk.show(EMPTY)
    desk.later(SILENCE - 0.1)
    assert desk.banner == ""
    desk.later(0.25)
    assert desk.presenter.fault is Fault.SILENT
    assert desk.banner
    desk.later(AGAIN)
    assert len(desk.camera.opened) == 2
    desk.later(SILENCE + 0.1)
    desk.later(AGAIN)
    assert len(desk.camera.opened) == 3
    desk.show(EMPTY)
    assert desk.banner == ""


def test_the_banner_comes_in_real_time_too(screen: DoorScreen, qtbot: QtBot) -> None:
    desk = Desk(screen, qtbot)
    desk.presenter._now = time.monotonic  # pyright: ignore[reportPrivateUsage]
    screen.camera_wanted.emit(True)
    desk.show(EMPTY)
    began = time.monotonic()
    qtbot.waitUntil(lambda: bool(desk.banner), timeout=4000)
    assert time.monotonic() - began < 2
    desk.presenter.close()


def test_a_laptop_without_a_camera_takes_the_first_that_comes(desk: Desk) -> None:
    desk.camera.there = []
    desk.screen.camera_wanted.emit(True)
    assert desk.presenter.fault is Fault.NONE_HERE
    desk.camera.plug(DESK)
    assert desk.camera.opened == ["desk"]
    desk.show(EMPTY)
    assert desk.presenter.fault is None


def test_another_camera_is_chosen_and_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.screen.camera_wanted.emit(True)
    desk.screen.camera_chosen.emit("desk")
    assert desk.camera.opened == ["built-in", "desk"]
    assert desk.remembered == ["desk"]
    desk.presenter.close()
    desk.screen.camera_wanted.disconnect()
    desk.join("desk")
    desk.screen.camera_wanted.emit(True)
    assert desk.camera.opened[-1] == "desk"


def test_the_camera_is_given_back_while_the_door_is_hidden(desk: Desk) -> None:
    desk.screen.camera_wanted.emit(True)
    desk.screen.hide()
    assert not desk.camera.is_open
    desk.screen.show()
    assert desk.camera.is_open
    desk.show(HELD)
    assert desk.scans == [BADGE]


def test_no_camera_is_asked_for_before_it_is_wanted(
    screen: DoorScreen, qtbot: QtBot, hands: Hands, dressed: Callable[[str], object]
) -> None:
    desk = Desk(screen, qtbot)
    hands.scan(BADGE)
    assert desk.camera.opened == []
    assert desk.presenter._reader is None  # pyright: ignore[reportPrivateUsage]
    desk.presenter.close()


@pytest.mark.parametrize("text", [BADGE, "https://example.org/prize"])
def test_while_turnout_is_shown_it_reads_as_the_scanner_does(desk: Desk, hands: Hands, text: str) -> None:
    desk.screen.camera_wanted.emit(True)
    hands.type(Qt.Key.Key_F5, held=Qt.KeyboardModifier.ShiftModifier)
    assert desk.screen.turnout.isVisible()
    held = scene(Card(text, 640, 360, 400))
    for _ in range(5):
        desk.show(held)
        desk.at += 0.5
    by_camera = list(desk.scans)
    hands.scan(text)
    assert len(by_camera) == 1
    assert desk.scans == by_camera * 2
