"""Labels: lines as far apart as the scale says, the height they need, and plain text only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from app.ui.parts.labels import Label
from app.ui.theme import Theme, dress
from tests.ui.layout import assert_fits

Show = Callable[..., None]
LONG = (
    "An ask is one request, one action, one date, worded to be answered yes or no, and put to a power-holder."
)


def test_lines_are_as_far_apart_as_the_scale_says(shown: Show) -> None:
    words, script = Label(LONG, wrap=True), Label(LONG, "script", wrap=True)
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(words)
    layout.addWidget(script)
    layout.addStretch(1)
    shown(window, 300, 700)
    assert words.height() % 22 == 0
    assert words.height() > 22
    assert script.height() % 44 == 0
    assert Label("Elm Street School").sizeHint().height() == 22


def test_it_keeps_the_height_it_needs_even_where_a_layout_does_not_ask(
    shown: Show, qapp: QApplication
) -> None:
    words = Label(LONG, wrap=True)
    window = QWidget()
    grid = QGridLayout(window)
    grid.addWidget(words, 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(Label("beside"), 0, 1, Qt.AlignmentFlag.AlignTop)
    shown(window, 260, 120)
    assert_fits(window)
    words.setText(LONG * 2)
    assert_fits(window)
    high = words.height()
    words.setText("Short.")
    for _ in range(3):
        qapp.processEvents()
    assert words.minimumHeight() == 22 < high


def test_what_people_typed_is_shown_as_they_typed_it(theme: Theme) -> None:
    words = Label("<b>Elm & Co</b>")
    assert words.textFormat() == Qt.TextFormat.PlainText
    words.deleteLater()


def test_an_elided_line_shows_the_whole_as_a_tooltip(shown: Show) -> None:
    words = Label(LONG, elide=True)
    shown(words, 120, 30)
    assert words.toolTip() == LONG
    words.resize(3000, 30)
    assert words.toolTip() == ""
    assert words.elides


def test_it_follows_the_theme(qapp: QApplication, theme: Theme) -> None:
    words = Label("Missing", "strong", "warn")
    dress(qapp, Theme.load("dark", 130))
    assert words.font().pixelSize() == 20
    assert words.palette().windowText().color() == Theme.load("dark").colour("warn")
    words.set_ink("ink_2")
    words.set_role("caption")
    assert words.font().pixelSize() == 17
    assert words.palette().windowText().color() == Theme.load("dark").colour("ink_2")
    dress(qapp, theme)
    words.deleteLater()


def test_lines_are_broken_anew_only_when_something_changes(
    shown: Show, qapp: QApplication, theme: Theme
) -> None:
    words = Label(LONG, wrap=True)
    shown(words, 300, 200)
    high = words.heightForWidth(300)
    assert words.heightForWidth(150) > high == words.heightForWidth(300)
    words.setText("Short.")
    assert words.heightForWidth(300) == 22
    words.set_role("script")
    assert words.heightForWidth(300) == 44
    left = words.grab().toImage()
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    assert words.grab().toImage() != left
    for width in range(100, 200):
        words.heightForWidth(width)
    dress(qapp, Theme.load("light", 200))
    assert words.heightForWidth(300) == 88
    dress(qapp, theme)


def test_words_that_fold_ask_for_one_line_and_take_several(shown: Show, theme: Theme) -> None:
    words = Label(LONG, folds=True)
    assert words.sizeHint().width() > words.fontMetrics().horizontalAdvance(LONG)
    shown(words, 120, 200)
    assert words.heightForWidth(120) > theme.leading("body")
    assert words.minimumSizeHint().width() <= theme.px(120)
