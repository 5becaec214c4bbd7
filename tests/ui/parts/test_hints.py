"""A key with its words: in one line where there is room, folded where there is not, never cut."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.parts.hints import KeyHint
from app.ui.parts.lines import Lines
from app.ui.parts.stack import STRETCH, boxed, down
from app.ui.theme import Theme
from tests.ui.layout import assert_fits

Show = Callable[..., None]


def test_words_too_long_for_their_line_go_on_in_a_further_one(theme: Theme, shown: Show) -> None:
    hint = KeyHint("Ctrl Z")
    hint.say_words("Take back who was let in at this door a moment ago")
    window = QWidget()
    window.setLayout(down(theme, boxed(Lines(hint)), STRETCH))
    shown(window, 600, 200)
    assert hint.height() == theme.px(30)
    assert hint.width() == hint.sizeHint().width()
    window.resize(220, 200)
    assert_fits(window)
    assert hint.height() > theme.px(30)
    assert window.width() == 220
