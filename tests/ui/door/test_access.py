"""The door without colour, without a mouse, and read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.door import Word
from app.ui.door.ear import Ear
from app.ui.door.screen import DoorScreen
from app.ui.door.sentences import SIGN, spoken
from app.ui.door.verdict import VerdictFace
from app.ui.lock_bar import LockBar
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.door import boards, sample
from tests.ui.door.conftest import BADGE, Hands

ONE_OF_EACH = {
    "welcome": Word.WELCOME,
    "already-in": Word.ALREADY_IN,
    "replaced": Word.REPLACED,
    "not-ours": Word.NOT_OURS,
    "sent-to-the-desk": Word.NOT_LISTED,
    "hall-full": Word.HALL_FULL,
    "not-recorded": Word.NOT_RECORDED,
    "gone-out": Word.GONE_OUT,
}


def grey(face: VerdictFace, name: str) -> QImage:
    """That verdict as somebody sees it who sees no colour."""
    face.show_spoken(spoken(sample.VERDICTS[name], ENGLISH, sample.ZONE, sample.board().hall))
    return face.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def apart(one: QImage, other: QImage, left: int, top: int, wide: int, high: int) -> float:
    """What part of that piece of two pictures differs, once the lighter and the darker shade are levelled."""

    def marks(picture: QImage) -> list[bool]:
        ground = picture.pixelColor(picture.width() // 2, 6).lightness()
        return [
            abs(picture.pixelColor(x, y).lightness() - ground) > 60
            for y in range(top, top + high, 3)
            for x in range(left, left + wide, 3)
        ]

    pairs = list(zip(marks(one), marks(other), strict=True))
    return sum(here != there for here, there in pairs) / len(pairs)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_without_colour_each_verdict_has_its_own_sign_and_word(
    qtbot: QtBot, dressed: Callable[[str], Theme], theme: str
) -> None:
    dressed(theme)
    face = VerdictFace()
    qtbot.addWidget(face)
    face.resize(890, 569)
    face.show()
    seen = {name: grey(face, name) for name in ONE_OF_EACH}
    for one, other in combinations(seen, 2):
        assert apart(seen[one], seen[other], 48, 40, 168, 168) > 0.04, (one, other, "sign")
        assert apart(seen[one], seen[other], 252, 40, 590, 168) > 0.02, (one, other, "word")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_in_grey_each_shape_has_a_ground_of_its_own(
    qtbot: QtBot, dressed: Callable[[str], Theme], theme: str
) -> None:
    dressed(theme)
    face = VerdictFace()
    qtbot.addWidget(face)
    face.resize(890, 569)
    face.show()
    ground = {name: grey(face, name).pixelColor(445, 6).lightness() for name in ONE_OF_EACH}
    let_in, seen, out = ground["welcome"], ground["already-in"], ground["gone-out"]
    assert ground["replaced"] == seen
    (turned,) = {ground[name] for name in ("not-ours", "sent-to-the-desk", "hall-full", "not-recorded")}
    for one, other in combinations((let_in, seen, out, turned), 2):
        assert abs(one - other) > 25, (let_in, seen, out, turned)


def test_every_word_has_a_sign() -> None:
    assert set(SIGN) == set(Word)


@pytest.mark.parametrize("name", list(sample.VERDICTS))
def test_a_verdict_is_announced_as_an_alert(
    screen: DoorScreen, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    heard: list[tuple[str, QAccessible.Event]] = []

    class Reader:
        Event = QAccessible.Event

        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:  # noqa: N802
            said = event.object()
            assert isinstance(said, QWidget)
            heard.append((said.accessibleName(), event.type()))

    monkeypatch.setattr("app.ui.door.verdict.QAccessible", Reader)
    screen.show_verdict(sample.VERDICTS[name])
    said = spoken(sample.VERDICTS[name], ENGLISH, sample.ZONE, sample.board().hall)
    assert heard[-1] == (said.aloud, QAccessible.Event.Alert)
    assert said.word in said.aloud


def walk(top: QWidget) -> Iterator[QWidget]:
    """What Tab leads to, from where the focus is until it is there again."""
    first = QApplication.focusWidget()
    assert first is not None
    yield first
    for _ in range(80):
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
        for _ in range(40):
            ears = top.findChildren(Ear)
            if not any(ear.holding for ear in ears):
                break
            QTest.qWait(5)
        there = QApplication.focusWidget()
        assert there is not None, f"Tab leads nowhere after {type(here).__name__}"
        assert there is not here, f"Tab does not leave {type(here).__name__} {here.accessibleName()!r}"
        if there is first:
            return
        yield there
    pytest.fail("Tab does not come back to where it began")


STATES = [
    shot
    for shot in boards.BOARDS
    if shot.name
    in (
        "door-empty",
        "door-verdict-welcome",
        "door-verdict-already-in",
        "door-search",
        "door-group",
        "door-by-hand",
        "door-found",
        "door-lost",
        "door-scanner",
        "door-camera-ready",
        "door-institutions",
        "door-leaving",
    )
]


@pytest.mark.parametrize("name", [shot.name for shot in STATES])
def test_all_of_it_is_reached_by_tab_and_named(
    qtbot: QtBot, dressed: Callable[[str], Theme], name: str
) -> None:
    (shot,) = (each for each in STATES if each.name == name)
    top = shot.make(dressed("light"), ENGLISH)
    qtbot.addWidget(top)
    top.resize(1366, 768)
    top.show()
    top.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    reached = list(walk(top))
    for widget in reached:
        assert widget.isVisible()
        told = QAccessible.queryAccessibleInterface(widget)
        assert told is not None
        assert told.text(QAccessible.Text.Name).strip(), f"{type(widget).__name__} has no name"
        assert told.role() != QAccessible.Role.NoRole
    wanted = [
        each
        for each in top.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and not each.focusProxy()
        and not isinstance(each, QScrollArea)  # the arrow leads from the line into the long list
    ]
    missed = [f"{type(each).__name__} {each.accessibleName()!r}" for each in wanted if each not in reached]
    assert not missed


def test_a_scan_into_the_pin_is_a_scan_and_leaves_no_trace_there(
    screen: DoorScreen, qtbot: QtBot, dressed: Callable[[str], Theme], hands: Hands
) -> None:
    bar = LockBar(dressed("light"), ENGLISH)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(bar)
    layout.addWidget(screen)
    screen.hear(*bar.inputs)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands.top = window
    scans: list[str] = []
    given: list[str] = []
    screen.scanned.connect(scans.append)
    bar.pin_given.connect(given.append)
    bar.ask_to_leave("Door", pin=True)
    pin = QApplication.focusWidget()
    assert isinstance(pin, QLineEdit)
    assert pin in bar.inputs
    hands.type("12")
    for pace in (0.004, 0.05):
        hands.at += 2
        hands.scan(BADGE, pace=pace)
        assert pin.text() == "12"
    hands.at += 2
    hands.scan("4006381333931")
    assert (pin.text(), given) == ("12", [])
    assert scans == [BADGE, BADGE, "?" * 13]
    hands.at += 2
    hands.type("34", Qt.Key.Key_Return)
    assert given == ["1234"]
    screen.setParent(None)
