"""The file that is not open: why, in one plain sentence, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.errors import Trouble
from app.ui.parts.labels import Label
from app.ui.theme import Theme
from app.ui.unlock import Unlock
from app.words import ENGLISH, Tongue, stretched
from tests.ui.layout import assert_fits
from tests.ui.plan.ears import heard

NEEDED = Trouble("wrong_passphrase", "A passphrase is needed.")
WRONG = Trouble("wrong_passphrase", "That passphrase does not open it.", given=True)
IN_USE = Trouble("in_use", "Another window of Folkmoot holds this file.")
NEWER = Trouble("newer_version", "This file was written by a newer Folkmoot.")


@pytest.fixture
def unlock(theme: Theme, shown: Callable[..., None]) -> Unlock:
    made = Unlock(theme, ENGLISH)
    shown(made, 1366, 768)
    return made


def _says(unlock: Unlock) -> set[str]:
    return {label.text() for label in unlock.findChildren(Label) if label.isVisible()}


def _buttons(unlock: Unlock) -> list[str]:
    return [each.text() for each in unlock.findChildren(QPushButton) if each.isVisible()]


def test_a_passphrase_is_typed_and_given_by_enter(unlock: Unlock) -> None:
    given = heard(unlock, "passphrase_given")
    unlock.show_trouble(NEEDED)
    line = unlock.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.hasFocus()
    assert line.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(line, "pencil and stamp")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert given == [("pencil and stamp",)]
    assert _buttons(unlock) == ["Open"]


def test_a_wrong_one_is_said_and_the_next_takes_its_place(unlock: Unlock) -> None:
    given = heard(unlock, "passphrase_given")
    unlock.show_trouble(NEEDED)
    line = unlock.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "wrong")
    unlock.show_trouble(WRONG)
    assert "That passphrase does not open it." in _says(unlock)
    QTest.keyClicks(line, "right")
    assert "That passphrase does not open it." not in _says(unlock)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert given == [("right",)]


@pytest.mark.parametrize(
    ("trouble", "buttons"),
    [(IN_USE, ["Try again", "Open for reading only"]), (NEWER, ["Try again"])],
)
def test_what_else_is_wrong_has_its_own_way_out(unlock: Unlock, trouble: Trouble, buttons: list[str]) -> None:
    again, reading = heard(unlock, "tried_again"), heard(unlock, "read_only_wanted")
    unlock.show_trouble(trouble)
    assert {"Not open", trouble.cause} <= _says(unlock)
    assert _buttons(unlock) == buttons
    for each in unlock.findChildren(QPushButton):
        if each.isVisible():
            each.click()
    assert (len(again), len(reading)) == (1, len(buttons) - 1)


@pytest.mark.parametrize("say", [ENGLISH, stretched()], ids=["english", "long"])
@pytest.mark.parametrize("trouble", [NEEDED, WRONG, IN_USE, NEWER])
def test_it_fits(unlock: Unlock, trouble: Trouble, say: Tongue) -> None:
    unlock.retitle(say)
    unlock.show_trouble(trouble)
    assert_fits(unlock)
