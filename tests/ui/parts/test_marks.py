"""The marks: told apart without colour, known by the domain's own words, and drawn wherever they are put."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.domain.door import Word
from app.domain.follow_up import Became
from app.domain.tally import Answer, Beside
from app.ui.door.sentences import SIGN
from app.ui.parts.marks import (
    ANSWERS,
    BESIDE,
    FLAGS,
    SIGN_COLOUR,
    SIGNS,
    Mark,
    paint_answer,
    paint_beside,
    paint_flag,
    paint_mark,
    paint_sign,
    short,
)
from app.ui.theme import NAMES, Theme

pytestmark = pytest.mark.usefixtures("qapp")
Paint = Callable[[QPainter, QRectF], None]


def _grey(paint: Paint, ground: Theme) -> list[int]:
    """The picture as a photocopier sees it: four steps from paper to ink."""
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(ground.colour("window"))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, 48, 48))
    painter.end()
    paper = ground.colour("window").lightness()
    return [abs(image.pixelColor(x, y).lightness() - paper) // 64 for x in range(48) for y in range(48)]


def _apart(one: list[int], other: list[int]) -> float:
    """The share of the ink that is not the same."""
    most = max(1, *(sum(map(bool, drawn)) for drawn in (one, other)))
    return sum(a != b for a, b in zip(one, other, strict=True)) / most


@pytest.mark.parametrize("name", NAMES)
def test_the_four_answers_differ_on_a_photocopy(name: str) -> None:
    theme = Theme.load(name)
    drawn = {a: _grey(lambda p, r, a=a: paint_answer(p, r, a, theme), theme) for a in ANSWERS}
    for one, other in combinations(ANSWERS, 2):
        assert _apart(drawn[one], drawn[other]) > 0.1, (one, other)
    # nothing is filled that was not answered
    assert sum(map(bool, drawn["unclear"])) < 0.6 * sum(map(bool, drawn["no"]))


def test_flags_and_signs_differ_on_a_photocopy() -> None:
    theme = Theme.load("light")
    flags = {f: _grey(lambda p, r, f=f: paint_flag(p, r, f, theme), theme) for f in FLAGS}
    for one, other in combinations(FLAGS, 2):
        assert _apart(flags[one], flags[other]) > 0.04, (one, other)
    signs = {s: _grey(lambda p, r, s=s: paint_sign(p, r, s, theme, fill=False), theme) for s in SIGNS}
    for one, other in combinations(SIGNS, 2):
        same_shape = SIGN_COLOUR[one] == SIGN_COLOUR[other]
        assert _apart(signs[one], signs[other]) > (0.01 if same_shape else 0.1), (one, other)


def test_the_words_of_the_domain_are_known() -> None:
    assert {short(word) for word in Answer} == set(ANSWERS)
    assert {short(word) for word in Beside} == set(BESIDE)
    assert {short(word) for word in Became} == set(FLAGS)
    assert {*SIGN.values(), "counted", "not_inside"} == set(SIGNS)
    assert set(SIGN) == set(Word)


def test_an_answer_not_known_is_a_bug() -> None:
    theme = Theme.load("light")
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    with pytest.raises(KeyError):
        paint_answer(painter, QRectF(0, 0, 24, 24), "perhaps", theme)
    with pytest.raises(KeyError):
        paint_beside(painter, QRectF(0, 0, 24, 24), "yes", theme)
    painter.end()


def test_the_painter_is_left_as_it_was() -> None:
    theme = Theme.load("light")
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setOpacity(0.5)
    before = painter.transform(), painter.pen().color(), painter.opacity()
    for word in (*ANSWERS, *BESIDE, "flag:kept", "sign:welcome"):
        paint_mark(painter, QRectF(100, 20, 40, 40), word, theme)
    assert (painter.transform(), painter.pen().color(), painter.opacity()) == before
    painter.end()


def test_a_mark_stays_within_its_square() -> None:
    theme = Theme.load("light")
    for word in (*ANSWERS, *BESIDE, *(f"flag:{f}" for f in FLAGS), *(f"sign:{s}" for s in SIGNS)):
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(theme.colour("window"))
        painter = QPainter(image)
        paint_mark(painter, QRectF(10, 10, 40, 40), word, theme)
        painter.end()
        edge = [(n, m) for n in range(60) for m in (7, 52)]
        assert all(image.pixelColor(x, y) == theme.colour("window") for x, y in edge), word
        assert all(image.pixelColor(y, x) == theme.colour("window") for x, y in edge), word


def test_a_mark_by_itself_grows_with_the_type(theme: Theme) -> None:
    mark = Mark("yes", 26)
    assert mark.sizeHint().width() == 26
    mark.set_word("no")
    assert mark.word == "no"
    mark.deleteLater()
