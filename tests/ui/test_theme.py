"""The themes: the same names in all, readable, and worn by whole windows or by a part of one."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.parts.labels import Label
from app.ui.theme import NAMES, Theme, dress, hold, load_fonts, room, theme_of, wear


def _light(colour: QColor) -> float:
    shares = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


TEXT = [
    ("ink", "window"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink_2", "window"),
    ("ink_2", "accent_soft"),
    ("ink_3", "sunken"),
    ("accent", "window"),
    ("on_accent", "accent"),
    ("on_yes", "yes"),
    ("on_yes_but", "yes_but"),
    ("on_no", "no"),
    ("on_unclear", "unclear"),
    ("on_door_in", "door_in"),
    ("on_door_seen", "door_seen"),
    ("on_door_no", "door_no"),
    ("on_door_out", "door_out"),
    ("rail_ink", "rail"),
    ("rail_strong", "rail_chosen"),
    ("on_rail_accent", "rail_accent"),
    ("trouble", "surface"),
    ("warn", "surface"),
    ("ink", "yes_but_soft"),
    ("ink", "no_soft"),
]
LINES = [
    ("field", "window"),
    ("field", "surface"),
    ("door_in", "surface"),
    ("door_no", "surface"),
    ("door_out", "surface"),
    ("focus", "window"),
    ("rail_focus", "rail"),
    ("no", "no_soft"),
]


def test_all_themes_carry_the_same_names() -> None:
    first, *others = (set(Theme.load(name).colours) for name in NAMES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_can_be_read(name: str) -> None:
    theme = Theme.load(name)
    bar = 7 if name == "contrast" or name.startswith("stage") else 4.5
    weak = [
        f"{ink} on {ground}: {ratio:.2f}"
        for ink, ground in TEXT
        if (ratio := _contrast(theme.colour(ink), theme.colour(ground))) < (4.5 if ink == "trouble" else bar)
    ]
    weak += [
        f"{ink} beside {ground}: {ratio:.2f}"
        for ink, ground in LINES
        if (ratio := _contrast(theme.colour(ink), theme.colour(ground))) < 3
    ]
    assert not weak


def test_lengths_and_type_grow_with_the_size() -> None:
    small, large = Theme.load("light"), Theme.load("light", 150)
    assert (small.px(36), large.px(36)) == (36, 54)
    assert large.font("body").pixelSize() == 22
    assert large.leading("body") == 33
    assert large.line("focus") == 3
    assert Theme.load("light", 900).size == 200
    assert Theme.load("light", 10).size == 100


def test_the_bundled_families_are_there(qapp: QApplication) -> None:
    load_fonts()
    theme = Theme.load("light")
    found = {role: QFontInfo(theme.font(role)).family() for role in ("body", "script", "spoken_display")}
    assert found == {
        "body": "Source Sans 3",
        "script": "Source Serif 4",
        "spoken_display": "Source Serif 4 Display",
    }
    assert QFontInfo(theme.font("verdict")).weight() == 700
    assert QFontInfo(theme.font("strong")).weight() == 600


def test_figures_stand_still(theme: Theme) -> None:
    from PySide6.QtGui import QFontMetricsF

    for role in ("body", "clock", "spoken", "spoken_display"):
        widths = {
            round(QFontMetricsF(theme.font(role)).horizontalAdvance(figure), 3) for figure in "0123456789"
        }
        assert len(widths) == 1, role


def test_a_part_wears_its_own_theme_and_its_children_with_it(theme: Theme) -> None:
    window, part = QWidget(), QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(part)
    words = Label("Elm Street School", parent=part)
    dark = Theme.load("stage_dark")
    wear(part, dark)
    assert theme_of(words) is dark
    assert theme_of(window) is theme
    assert words.palette().windowText().color() == dark.colour("ink")
    window.deleteLater()


def test_the_nearest_that_wears_one_counts_until_it_is_gone(theme: Theme) -> None:
    window = QWidget()
    outer, light, dark = QWidget(window), Theme.load("stage_light"), Theme.load("stage_dark")
    inner = QWidget(outer)
    words = Label("Elm Street School", parent=inner)
    wear(inner, dark)
    wear(outer, light)
    assert (theme_of(words), theme_of(inner), theme_of(outer)) == (dark, dark, light)
    wear(inner, light)
    assert theme_of(words) is light
    outer.setParent(None)
    words.setParent(window)
    assert theme_of(words) is theme
    shiboken6.delete(outer)
    assert theme_of(words) is theme
    window.deleteLater()


def test_open_windows_follow_a_new_theme_and_a_new_size(qapp: QApplication, theme: Theme) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    room(layout, theme, gap=8, margins=(20, 16, 20, 16))
    words = Label("Elm Street School", "title", "accent")
    layout.addWidget(words)
    hold(words, theme, width=200)
    dark = Theme.load("dark", 150)
    dress(qapp, dark)
    assert theme_of(words) is dark
    assert words.font().pixelSize() == 33
    assert words.palette().windowText().color() == dark.colour("accent")
    assert words.width() == 300 or words.minimumWidth() == 300
    assert (layout.spacing(), layout.contentsMargins().left()) == (12, 30)
    dress(qapp, theme)
    assert (words.font().pixelSize(), layout.spacing(), words.minimumWidth()) == (22, 8, 200)
    window.deleteLater()


def test_only_the_windows_that_are_named_get_the_stylesheet(qapp: QApplication, theme: Theme) -> None:
    qapp.setStyleSheet("")
    named, other = QWidget(), QWidget()
    words = Label("Elm Street School", parent=named)
    dark = Theme.load("dark")
    dress(qapp, dark, [named])
    assert named.styleSheet()
    assert other.styleSheet() == qapp.styleSheet() == ""
    assert words.palette().windowText().color() == dark.colour("ink")
    dress(qapp, theme)
    for window in (named, other):
        window.deleteLater()


def test_an_unknown_token_is_a_bug(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.colour("crimson")
