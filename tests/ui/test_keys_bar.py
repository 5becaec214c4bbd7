"""The keys of the window, shown and pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.keys_bar import KEYS
from app.ui.parts.hints import KeyHint
from app.ui.shell import Shell
from app.ui.theme import Theme
from app.words import ENGLISH, stretched
from tests.ui.layout import assert_fits


@pytest.fixture
def shell(theme: Theme, shown: Callable[..., None]) -> Shell:
    made = Shell(ENGLISH)
    for post in ("home", "door"):
        screen = QWidget()
        QVBoxLayout(screen).addWidget(QLineEdit())
        made.add(post, screen)
    shown(made, 1366, 768)
    return made


def hints(shell: Shell) -> dict[str, KeyHint]:
    return {hint.text(): hint for hint in shell.keys.findChildren(KeyHint) if hint.isVisibleTo(shell.keys)}


def test_f1_and_a_click_in_the_strip_show_them_and_take_no_focus(shell: Shell) -> None:
    before = shell.focusWidget()
    QTest.keyClick(shell, Qt.Key.Key_F1)
    assert shell.keys.isVisible()
    assert shell.focusWidget() is before
    (hint,) = (each for each in shell.strip.findChildren(KeyHint) if each.text() == "keys")
    QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
    assert not shell.keys.isVisible()


def test_every_key_of_the_window_is_there_and_does_by_click_what_it_does_by_key(shell: Shell) -> None:
    shell.lock("door")
    shell.show_keys()
    looks: list[tuple[str, int]] = []
    left: list[str] = []

    def chosen(theme: str, size: int) -> None:
        looks.append((theme, size))

    shell.look_chosen.connect(chosen)
    shell.leave_wanted.connect(lambda: left.append("post"))
    shell.close_wanted.connect(lambda: left.append("window"))
    assert len(hints(shell)) == len(KEYS)
    for words in ("Larger type", "Smaller type", "Usual size", "Light, dark, contrast"):
        QTest.mouseClick(hints(shell)[words], Qt.MouseButton.LeftButton)
    assert looks == [("light", 115), ("light", 100), ("light", 100), ("dark", 100)]
    for words in ("Leave this post", "Close Folkmoot", "Full screen", "Hide these keys"):
        QTest.mouseClick(hints(shell)[words], Qt.MouseButton.LeftButton)
    assert left == ["post", "window"]
    assert shell.isFullScreen()
    assert not shell.keys.isVisible()


def test_locking_is_offered_where_a_post_can_be_kept_to(shell: Shell) -> None:
    shell.show_keys()
    assert "Lock to this post" not in hints(shell)
    shell.go("door")
    assert "Lock to this post" in hints(shell)
    shell.lock("door")
    assert "Leave this post" in hints(shell)


def test_it_fits_in_a_longer_tongue(shell: Shell) -> None:
    shell.show_keys()
    shell.retitle(stretched())
    shell.resize(800, 700)
    assert_fits(shell.keys)
