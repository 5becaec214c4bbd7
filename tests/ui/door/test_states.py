"""The signs and words of scanner and camera in the strip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.door.camera import CameraBoard, Fault
from app.ui.door.layout import TEST_CODE, learn
from app.ui.door.screen import DoorScreen
from app.ui.door.states import States
from app.ui.parts.strip import State
from app.words import ENGLISH, stretched
from tests.ui.door import sample
from tests.ui.door.conftest import BADGE, Hands
from tests.ui.door.test_layout import on

READY = State("usb", "Scanner ready")


def test_a_camera_that_looks_is_told_and_one_that_does_not_is_left_to_the_banner() -> None:
    states = States(ENGLISH)
    states.show_camera(CameraBoard())
    assert states.camera == State("camera", "Camera looking")
    for fault in Fault:
        states.show_camera(CameraBoard((), "", fault))
        assert states.camera is None
    states.show_camera(None)
    assert states.camera is None


def test_only_what_changed_is_told() -> None:
    states, told = States(ENGLISH), list[str]()

    def hear(name: str, _state: object) -> None:
        told.append(name)

    states.told.connect(hear)
    states.tell(again=True)
    assert told == ["scanner", "camera"]
    states.tell()
    states.show_typing(False)
    assert told == ["scanner", "camera"]
    states.retitle(stretched())
    assert told == ["scanner", "camera", "scanner"]


def test_typing_and_back(screen: DoorScreen, hands: Hands) -> None:
    assert screen.states.scanner == READY
    hands.type("elm")
    assert screen.states.scanner.word == "Typing"
    hands.type(Qt.Key.Key_Escape)
    assert screen.states.scanner == READY
    screen.show_verdict(sample.VERDICTS["hall-full"])
    hands.type(Qt.Key.Key_F9)
    assert screen.states.scanner.word == "Typing"
    hands.scan(BADGE)
    screen.show_verdict(sample.verdict())
    assert screen.states.scanner == READY


@pytest.mark.parametrize("keyboard", ["AZERTY", "QWERTZ"])
def test_another_keyboard_is_noticed_and_forgotten_once_it_is_put_right(
    screen: DoorScreen, hands: Hands, keyboard: str
) -> None:
    states = screen.states
    states.show_scan("".join(on(keyboard, BADGE)))
    noticed = states.scanner != READY
    assert noticed == (keyboard == "AZERTY")  # A and B stay where they are on the other
    screen.correct_scanner(learn(on(keyboard, TEST_CODE)).arrives)
    assert states.scanner == READY


def test_a_badge_that_reads_right_ends_it(screen: DoorScreen) -> None:
    screen.states.show_scan("?" * len(BADGE))
    assert screen.states.scanner == State("warning", "Scanner: other keyboard", "F10")
    screen.states.show_scan("4006381333931")
    assert screen.states.scanner != READY
    screen.states.show_scan(BADGE)
    assert screen.states.scanner == READY
