"""The left of the door: its pages keep their places."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.door import Verdict
from app.ui.door.front import ReadyPage
from app.ui.door.screen import DoorScreen
from app.ui.parts.hints import KeyHint
from app.ui.theme import Theme, dress
from app.words import ENGLISH, stretched
from tests.ui.door import boards, sample
from tests.ui.door.conftest import Hands
from tests.ui.layout import troubles


def test_nearly_full_is_said_once(screen: DoorScreen) -> None:
    def said() -> bool:
        return any(
            label.isVisible() and "nine tenths" in label.text() for label in screen.findChildren(QLabel)
        )

    assert not said()
    screen.show_board(sample.board(2121, 2164))
    assert said()
    seen = next(b for b in screen.findChildren(QAbstractButton) if b.text() == "Seen")
    seen.click()
    screen.show_board(sample.board(2122, 2165))
    assert not said()
    screen.show_board(sample.board(2000, 2165))
    screen.show_board(sample.board(2122, 2165))
    assert said()


def test_the_verdict_keeps_its_height_from_one_to_the_next(screen: DoorScreen) -> None:
    heights: set[int] = set()
    for verdict in sample.VERDICTS.values():
        screen.show_verdict(verdict)
        for _ in range(5):
            QApplication.processEvents()
        heights.add(screen._front.face.height())  # pyright: ignore[reportPrivateUsage]
    assert len(heights) == 1


@pytest.mark.parametrize("name", ["verdict-already-in", "group", "search", "lost", "camera-ready"])
@pytest.mark.parametrize(("size", "wide", "high"), [(130, 1366, 768), (150, 1366, 768), (150, 1024, 700)])
def test_in_larger_type_nothing_goes_on_sideways(
    qtbot: QtBot, qapp: QApplication, name: str, size: int, wide: int, high: int
) -> None:
    theme = Theme.load("light", size)
    dress(qapp, theme)
    (shot,) = (each for each in boards.BOARDS if each.name == f"door-{name}")
    for say in (ENGLISH, stretched()):
        window = shot.make(theme, say)
        qtbot.addWidget(window)
        window.resize(wide, high)
        window.show()
        assert (window.width(), window.height()) == (wide, high)
        assert [each for each in troubles(window) if "too wide" in each] == []
        window.hide()


def test_on_the_way_out_it_is_not_said_to_be_ready_for_the_next(screen: DoorScreen, hands: Hands) -> None:
    def large() -> list[str]:
        return [each.text() for each in screen.findChildren(ReadyPage)[0].findChildren(QLabel)]

    assert "Ready" in large()
    hands.type(Qt.Key.Key_F6)
    assert "Going out" in large()
    assert "Ready" not in large()
    assert "Scan the badge of each person who leaves." in large()
    hands.type(Qt.Key.Key_F6)
    assert "Ready" in large()


def test_in_a_low_window_the_picture_stands_beside_and_the_verdict_keeps_its_height(
    screen: DoorScreen, qtbot: QtBot, qapp: QApplication
) -> None:
    front = screen._front  # pyright: ignore[reportPrivateUsage]
    screen.show_verdict(sample.verdict())
    camera = boards.STATES["camera-ready"][1][0]
    for high, beside in ((800, False), (560, True), (800, False)):
        screen.resize(1366, high)
        screen.show_camera(None)
        QApplication.processEvents()
        without = front.face.height()
        camera(screen)
        for _ in range(3):
            QApplication.processEvents()
        assert front.camera.isVisible()
        assert (front.camera.mapTo(screen, front.camera.rect().topLeft()).x() > front.face.width()) is beside
        assert (front.face.height() == without) is beside
        # the key that turns it off is always there to be seen
        keys = [hint.text() for hint in front.foot.findChildren(KeyHint) if hint.isVisible()]
        assert ("Camera off" in keys) is beside
        assert front.camera.off.isVisible() is not beside


@pytest.mark.parametrize(
    ("name", "after"), [("welcome", 20), ("gone-out", 20), ("already-in", 60), ("hall-full", 60)]
)
def test_a_verdict_steps_back_before_the_next_takes_it_for_theirs(
    screen: DoorScreen, hands: Hands, qtbot: QtBot, name: str, after: float
) -> None:
    front = screen._front  # pyright: ignore[reportPrivateUsage]
    verdict: Verdict = sample.VERDICTS[name]
    screen.show_verdict(verdict)
    hands.at += after - 1
    front._age()  # pyright: ignore[reportPrivateUsage]
    assert front.face.isVisible()
    hands.at += 1
    qtbot.waitUntil(front.ready.isVisible)
    assert not front.face.isVisible()
    said = "\n".join(each.text() for each in front.ready.findChildren(QLabel))
    assert f"Last: {front.face.shown.word} · {verdict.institution}" in said if front.face.shown else False
    assert "first badge" not in said
    returned: list[object] = []
    screen.returned.connect(returned.append)
    hands.type(Qt.Key.Key_F6)
    assert returned == [], "whoever stands there now is somebody else"
    screen.show_verdict(verdict)
    assert front.face.isVisible()


def test_what_could_not_be_kept_stands_until_it_is_put_away(screen: DoorScreen, hands: Hands) -> None:
    front = screen._front  # pyright: ignore[reportPrivateUsage]
    screen.show_verdict(sample.VERDICTS["not-recorded"])
    hands.at += 3600
    front._age()  # pyright: ignore[reportPrivateUsage]
    assert front.face.isVisible()
