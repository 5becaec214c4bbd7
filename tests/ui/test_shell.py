"""The window: eight posts by key and by click, locked to one, larger and in other colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.parts.banner import Banner
from app.ui.parts.rail import Rail
from app.ui.parts.strip import State
from app.ui.ring import Ring
from app.ui.shell import POSTS, Shell, fills
from app.ui.theme import Theme, dress
from app.words import ENGLISH, stretched
from tests.ui.layout import assert_fits

Show = Callable[..., None]


def _shell(shown: Show, *posts: str) -> tuple[Shell, dict[str, QWidget]]:
    shell = Shell(ENGLISH)
    screens: dict[str, QWidget] = {}
    for post in posts or POSTS:
        screen = QWidget()
        layout = QVBoxLayout(screen)
        layout.addWidget(QLineEdit())
        screens[post] = screen
        shell.add(post, screen)
    shown(shell, 1366, 768)
    return shell, screens


def _plate(shell: Shell, words: str) -> QAbstractButton:
    return next(b for b in shell.findChildren(Rail)[0].findChildren(QAbstractButton) if b.text() == words)


def test_control_and_a_figure_goes_to_a_post(shown: Show) -> None:
    shell, screens = _shell(shown)
    went: list[str] = []
    shell.went.connect(went.append)
    for number, post in list(enumerate(POSTS, 1))[1:]:
        QTest.keyClick(shell, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        assert shell.post == post
        assert screens[post].isVisible()
    assert went == list(POSTS[1:])


def test_a_click_on_the_rail_and_the_arrows_go_too(shown: Show) -> None:
    shell, _ = _shell(shown)
    QTest.mouseClick(_plate(shell, "Tally"), Qt.MouseButton.LeftButton)
    assert shell.post == "tally"
    QTest.keyClick(_plate(shell, "Tally"), Qt.Key.Key_Down)
    assert shell.post == "stage"
    assert _plate(shell, "Stage").hasFocus()


def test_only_posts_that_are_there_are_on_the_rail(shown: Show) -> None:
    shell, _ = _shell(shown, "door", "plan")
    visible = [b.text() for b in shell.rail.findChildren(QAbstractButton) if b.isVisible()]
    assert visible == ["Plan", "Door"]
    shell.go("tally")
    assert shell.post == "door"


def test_a_locked_laptop_keeps_to_its_post(shown: Show) -> None:
    shell, _ = _shell(shown)
    shell.lock("door")
    assert shell.locked == "door"
    assert not shell.rail.isVisible()
    QTest.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert shell.post == "door"
    shell.lock("")
    assert shell.rail.isVisible()
    shell.go("plan")
    assert shell.post == "plan"


def test_the_look_is_chosen_by_key(shown: Show) -> None:
    shell, _ = _shell(shown)
    looks: list[tuple[str, int]] = []

    def chosen(theme: str, size: int) -> None:
        looks.append((theme, size))

    shell.look_chosen.connect(chosen)
    QTest.keyClick(shell, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shell, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shell, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shell, Qt.Key.Key_F12)
    assert looks == [("light", 115), ("light", 100), ("light", 100), ("dark", 100)]


def test_banners_push_the_work_down_and_never_cover_it(shown: Show) -> None:
    shell, screens = _shell(shown, "door")
    before = screens["door"].geometry().top(), screens["door"].height()
    shell.banners.put("disk", Banner("trouble", "Not recorded: this laptop’s disk is full.", "Paper list"))
    QTest.qWait(1)
    assert screens["door"].height() < before[1]
    bottom = shell.banners.mapTo(shell, shell.banners.rect().bottomLeft()).y()
    assert screens["door"].mapTo(shell, screens["door"].rect().topLeft()).y() > bottom


def test_the_strip_says_where_and_each_post_its_own(shown: Show) -> None:
    shell, _ = _shell(shown, "home", "door")
    shell.show_where("door", "Door 2 · North foyer", rehearsal=True, states=[State("usb", "Scanner")])
    shell.show_where("home", "Citizens")
    assert not _says(shell, "Door 2 · North foyer")
    shell.go("door")
    QTest.qWait(1)
    assert _says(shell, "Door 2 · North foyer")
    assert _says(shell, "Scanner")


def test_words_follow_the_tongue_and_still_fit(shown: Show, theme: Theme) -> None:
    shell, _ = _shell(shown)
    shell.show_where("home", "Citizens", rehearsal=True)
    shell.retitle(stretched())
    assert _plate(shell, stretched()("Follow-up"))
    assert_fits(shell)


def _says(shell: Shell, words: str) -> bool:
    from app.ui.parts.labels import Label

    return any(label.text() == words and label.isVisible() for label in shell.strip.findChildren(Label))


def test_in_the_largest_type_nothing_is_out_of_reach(shown: Show, qapp: QApplication, theme: Theme) -> None:
    shell, screens = _shell(shown)
    screens["home"].setMinimumHeight(900)
    dress(qapp, Theme.load("light", 200))
    for _ in range(3):
        qapp.processEvents()
    assert (shell.width(), shell.height()) == (1366, 768)
    plates = [button for button in shell.rail.findChildren(QAbstractButton) if button.isVisible()]
    assert all(plate.geometry().bottom() <= shell.rail.height() for plate in plates)
    assert all(plate.toolTip() for plate in plates)
    area = next(a for a in shell.findChildren(QScrollArea, "post") if a.widget() is screens["home"])
    assert area.verticalScrollBar().maximum() > 0
    dress(qapp, theme)


def test_the_keyboard_is_at_the_screen_from_the_start_and_no_ring_lies_round_it(shown: Show) -> None:
    shell, screens = _shell(shown)
    assert screens["home"].hasFocus()
    ring = shell.findChild(Ring)
    assert ring is None or not ring.isVisible()
    line = screens["home"].findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClick(screens["home"], Qt.Key.Key_Tab)
    assert line.hasFocus()
    shell.go("door")
    focused = shell.focusWidget()
    assert focused is not None
    assert screens["door"].isAncestorOf(focused) or focused is screens["door"]


def test_on_a_small_laptop_the_window_takes_the_whole_screen_so_that_nothing_lies_beyond_it() -> None:
    assert fills(QSize(1366, 768))
    assert fills(QSize(1366, 728))
    assert fills(QSize(1024, 700))
    assert fills(QSize(1920, 768))
    assert not fills(QSize(1440, 860))
    assert not fills(QSize(1920, 1040))


@pytest.mark.parametrize("seen", [False, True])
def test_it_opens_so_where_somebody_looks_at_the_screen(
    seen: bool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.shell.USUAL", QSize(9_999, 9_999))
    monkeypatch.setattr("app.ui.shell.has_edges", lambda: seen)
    shell = Shell(ENGLISH)
    qtbot.addWidget(shell)
    shell.open()
    assert shell.isVisible()
    assert shell.isMaximized() is seen
