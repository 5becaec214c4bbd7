"""Buttons: pressed by mouse and key, refused with a reason, and out of the way of the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.ui.parts.buttons import Button, KeyCap, key_words
from app.ui.theme import Theme, dress
from tests.ui.layout import assert_fits

Show = Callable[..., None]


def _with(shown: Show, *buttons: Button) -> tuple[QWidget, QLineEdit]:
    window = QWidget()
    layout = QVBoxLayout(window)
    line = QLineEdit()
    layout.addWidget(line)
    for button in buttons:
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    shown(window)
    line.setFocus()
    QApplication.processEvents()
    return window, line


def test_a_click_presses_it_and_leaves_the_focus_where_one_types(shown: Show) -> None:
    button = Button("Let in", kind="filled", key="Enter")
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    _, line = _with(shown, button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [1, 1]


def test_a_bound_key_presses_it_from_anywhere_and_a_shown_one_does_not(shown: Show) -> None:
    bound, shows = Button("Undo", key="Ctrl+Z", bound=True), Button("Group", key="F4")
    pressed: list[str] = []
    bound.clicked.connect(lambda: pressed.append("undo"))
    shows.clicked.connect(lambda: pressed.append("group"))
    window, _ = _with(shown, bound, shows)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert pressed == ["undo"]


def test_refused_it_says_why_and_cannot_be_pressed(shown: Show) -> None:
    button = Button("Print", key="Ctrl+P", bound=True)
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    window, _ = _with(shown, button)
    button.refuse("Nobody has come in yet.")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not pressed
    assert button.toolTip() == button.accessibleDescription() == button.reason == "Nobody has come in yet."
    button.allow()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert button.toolTip() == ""


def test_it_has_a_name_and_fits_its_words_at_every_size(
    shown: Show, qapp: QApplication, theme: Theme
) -> None:
    buttons = [Button("Print revision 12", icon="printer", key="Ctrl+P"), Button("", icon="x", name="Close")]
    window, _ = _with(shown, *buttons)
    assert [button.accessibleName() for button in buttons] == ["Print revision 12", "Close"]
    for size in (100, 130, 200):
        dress(qapp, Theme.load("light", size))
        window.adjustSize()
        qapp.processEvents()
        assert_fits(window)
        assert buttons[0].height() == round(36 * size / 100)
    dress(qapp, theme)


def test_no_more_than_one_plate_in_the_accent(shown: Show, theme: Theme) -> None:
    filled, outlined = Button("Open", kind="filled"), Button("Rehearse")
    _with(shown, filled, outlined)
    image = filled.grab().toImage()
    assert image.pixelColor(5, image.height() // 2) == theme.colour("accent")
    image = outlined.grab().toImage()
    assert image.pixelColor(5, image.height() // 2) == theme.colour("surface")
    assert image.pixelColor(0, image.height() // 2) == theme.colour("field")


def test_keys_are_written_as_one_says_them(theme: Theme) -> None:
    assert [key_words(key) for key in ("Ctrl+P", "Alt+1", "F9", "+", "Ctrl++")] == [
        "Ctrl P",
        "Alt 1",
        "F9",
        "+",
        "Ctrl +",
    ]
    cap = KeyCap("Enter")
    assert cap.sizeHint().width() > KeyCap("H").sizeHint().width()
    cap.deleteLater()
