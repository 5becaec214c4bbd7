"""The hall's picture: nothing below the floor or outside, never an empty frame, movement that can be off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.domain.chair import Timer
from app.domain.stage import (
    AnswerScene,
    AskScene,
    Item,
    Picture,
    RollCall,
    RollCallPlace,
    Scene,
    Tally,
    TallyPlace,
    TallyRow,
    Welcome,
)
from app.domain.tally import Answer, Beside, Reason
from app.ui.parts.scenes import ask as ask_scene
from app.ui.parts.scenes.picture import StagePicture, paint_picture
from app.ui.parts.scenes.sheet import Drawn, Sheet
from app.ui.theme import Theme, load_fonts
from app.words import ENGLISH, Tongue, stretched
from tests.ui.evening import ANSWER, ASK, NOW, SCENES, roll_call

SIZES = ((1920, 1080), (1280, 720), (1024, 768), (1280, 800), (3840, 2160))
FLOOR = 40.0


def draw(
    picture: Picture, size: tuple[int, int] = (960, 540), theme: str = "stage_dark", say: Tongue = ENGLISH
) -> tuple[QImage, tuple[Drawn, ...]]:
    load_fonts()
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    # a painter that outlives its picture in a traceback takes the process with it
    with QPainter(image) as painter:
        drawn = paint_picture(painter, QRectF(0, 0, *size), picture, Theme.load(theme), say, NOW)
    return image, drawn


def check(picture: Picture, size: tuple[int, int], say: Tongue = ENGLISH) -> None:
    image, drawn = draw(picture, size, say=say)
    width = max(1.25, size[0] / size[1]) * 1000
    for words in drawn:
        assert words.size >= FLOOR, words
        assert words.box.left() >= -0.5, words
        assert words.box.right() <= width + 0.5, words
        assert words.box.top() >= 0, words
        assert words.box.bottom() <= 1000, words
    assert image.pixelColor(3, 3) == Theme.load("stage_dark").colour("window"), "no ground"


def overlapping(drawn: tuple[Drawn, ...]) -> list[tuple[str, str]]:
    """Lines that stand in each other; a line's box is higher than its letters, so those are measured."""
    found: list[tuple[str, str]] = []
    boxes = [(each.words, _letters(each)) for each in drawn]
    for index, (words, box) in enumerate(boxes):
        found += [(words, other) for other, box_2 in boxes[:index] if box.intersects(box_2)]
    return found


def _letters(words: Drawn) -> QRectF:
    middle, half = words.box.center().y(), words.size * 0.36
    return QRectF(words.box.left() + 1, middle - half, max(1.0, words.box.width() - 2), 2 * half)


@pytest.mark.usefixtures("qapp")
class TestScenes:
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("name", SCENES)
    def test_stands_within_the_picture_and_above_the_floor(self, name: str, size: tuple[int, int]) -> None:
        check(SCENES[name], size)

    @pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
    @pytest.mark.parametrize("name", SCENES)
    def test_no_words_stand_in_each_other(self, name: str, size: tuple[int, int]) -> None:
        assert overlapping(draw(SCENES[name], size)[1]) == []

    @pytest.mark.parametrize("name", SCENES)
    def test_bears_words_half_as_long_again(self, name: str) -> None:
        check(SCENES[name], (1024, 768), stretched())
        assert overlapping(draw(SCENES[name], (1024, 768), say=stretched())[1]) == []

    @pytest.mark.parametrize("name", [name for name in SCENES if name != "blank"])
    def test_says_something(self, name: str) -> None:
        image, drawn = draw(SCENES[name])
        assert drawn
        colours = {image.pixel(x, y) for x in range(0, 960, 7) for y in range(0, 480, 5)}
        assert len(colours) > 5

    def test_the_ask_is_as_large_as_its_words_allow(self) -> None:
        short = replace(ASK, scene=replace(ASK.scene, words="Will you meet us twice a year?"))
        sizes = {drawn.size for drawn in draw(short)[1] if "twice" in drawn.words}
        assert 99 < min(sizes) <= max(sizes) < 101
        longer = {
            drawn.size
            for drawn in draw(SCENES["ask-long"])[1]
            if "published" in drawn.words or "publish" in drawn.words
        }
        assert max(longer) < 80

    def test_a_rehearsal_says_so_and_an_evening_does_not(self) -> None:
        note = "Rehearsal, reconstructed from published reports"
        assert note in [drawn.words for drawn in draw(ASK)[1]]
        assert "Rehearsal" in [drawn.words for drawn in draw(ASK, (1024, 768))[1]]
        assert "Rehearsal" in [drawn.words for drawn in draw(replace(ASK, foot=""))[1]]
        image, drawn = draw(replace(ASK, rehearsal=False))
        assert "Rehearsal" not in [each.words for each in drawn]
        ground = Theme.load("stage_dark").colour("window")
        assert {image.pixelColor(x, 538).rgb() for x in range(960)} == {ground.rgb()}

    def test_over_time_is_a_word_and_a_hatch_and_no_other_colour(self) -> None:
        words = [drawn.words for drawn in draw(SCENES["ask-over"])[1]]
        assert {"over", "0:14"} <= set(words)

    def test_a_testimony_has_no_digits(self) -> None:
        words = [drawn.words for drawn in draw(SCENES["testimony"])[1]]
        assert "two minutes more" in words
        assert not any(":" in each for each in words)

    def test_the_board_above_fifteen_asks_is_split_into_equal_pages(self) -> None:
        rows = [
            drawn.words for drawn in draw(SCENES["tally-pages"], (1920, 1080))[1] if drawn.words.isdigit()
        ]
        assert len(rows) == 12

    def test_pages_turn_with_the_clock(self) -> None:
        picture = SCENES["tally-pages"]
        first = {drawn.words for drawn in draw(picture)[1]}
        later = replace(picture, at=NOW + timedelta(seconds=12))
        assert first != {drawn.words for drawn in draw(later)[1]}

    def test_the_offset_moves_the_clock(self) -> None:
        assert "1:24" in [each.words for each in draw(ASK)[1]]
        ahead = replace(ASK, offset=timedelta(seconds=10))
        assert "1:14" in [each.words for each in draw(ahead)[1]]


words = st.text(st.characters(categories=["L", "N", "P", "Zs"], max_codepoint=0x5FF), max_size=60)
long_words = st.lists(words, max_size=8).map(" ".join)
standings = st.sampled_from([*Answer, *Beside])
timers = st.none() | st.builds(
    Timer,
    st.integers(-4000, 10).map(lambda seconds: NOW + timedelta(seconds=seconds)),
    st.integers(0, 5400).map(lambda seconds: timedelta(seconds=seconds)),
)
counts = st.integers(0, 9999)


@st.composite
def rolls(pick: st.DrawFn) -> RollCall:
    places = tuple(
        RollCallPlace(pick(words), pick(st.none() | counts)) for _ in range(pick(st.integers(0, 150)))
    )
    now = pick(st.none() | st.integers(0, len(places) - 1)) if places else None
    return RollCall(places, now, pick(counts), pick(counts))


@st.composite
def tallies(pick: st.DrawFn) -> Tally:
    holders = tuple((pick(words), pick(words)) for _ in range(pick(st.integers(0, 9))))
    rows = tuple(
        TallyRow(
            row + 1,
            pick(words),
            tuple(pick(st.none() | standings.map(TallyPlace)) for _ in holders),
        )
        for row in range(pick(st.integers(0, 17)))
    )
    return Tally(holders, rows)


scenes: st.SearchStrategy[Scene] = st.one_of(
    st.builds(
        Welcome, words, long_words, long_words, st.just("18:30"), counts, counts,
        st.lists(words, max_size=5).map(tuple),
    ),
    rolls(),
    st.builds(Item, st.integers(0, 40), long_words, words, timers, words, st.booleans()),
    st.builds(AskScene, st.integers(1, 40), words, long_words, words, words, timers, words),
    st.builds(
        AnswerScene, st.integers(1, 40), words, words, words, standings, long_words, long_words,
        st.just("") | st.sampled_from([each.value for each in Reason]), words, st.booleans(),
    ),
    tallies(),
)  # fmt: skip


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60)
@given(
    scene=scenes,
    foot=words,
    size=st.sampled_from([(480, 270), (512, 384), (640, 400), (300, 480), (800, 300)]),
)
def test_whatever_is_to_be_shown_holds(scene: Scene, foot: str, size: tuple[int, int]) -> None:
    check(Picture(scene, rehearsal=True, foot=foot, at=NOW), size)


class _Broken(Exception):  # noqa: N818 - the test's own
    pass


class TestStagePicture:
    @pytest.fixture
    def shown(self, qtbot: QtBot) -> Iterator[StagePicture]:
        load_fonts()
        self.now = NOW
        widget = StagePicture(Theme.load("stage_dark"), ENGLISH, self._tell)
        qtbot.addWidget(widget)
        widget.resize(480, 270)
        widget.show()
        qtbot.waitExposed(widget)
        yield widget
        widget.close()

    now: datetime

    def _tell(self) -> datetime:
        return self.now

    def test_a_scene_fades_in_and_ends_whole(self, shown: StagePicture, qtbot: QtBot) -> None:
        shown.set_less_movement(True)
        shown.show_picture(ASK)
        whole = shown.grab().toImage()
        shown.show_picture(ANSWER)
        shown.set_less_movement(False)
        shown.show_picture(ASK)
        assert shown.grab().toImage() != whole
        qtbot.waitUntil(lambda: shown.grab().toImage() == whole, timeout=2000)

    def test_with_less_movement_it_is_there_at_once(self, shown: StagePicture) -> None:
        shown.set_less_movement(True)
        shown.show_picture(ANSWER)
        image = QImage(480, 270, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            paint_picture(painter, QRectF(0, 0, 480, 270), ANSWER, Theme.load("stage_dark"), ENGLISH, NOW)
        assert shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32) == image

    def test_a_tile_and_an_answer_move_too(self, shown: StagePicture, qtbot: QtBot) -> None:
        shown.show_picture(roll_call(4))
        qtbot.waitUntil(lambda: not shown.moving, timeout=2000)
        before = shown.grab().toImage()
        shown.show_picture(roll_call(5))
        assert shown.moving
        qtbot.waitUntil(lambda: not shown.moving, timeout=2000)
        assert shown.grab().toImage() != before

    def test_never_an_empty_frame(self, shown: StagePicture, qtbot: QtBot) -> None:
        for picture in SCENES.values():
            shown.show_picture(picture)
            assert shown.grab().toImage().pixelColor(3, 3) == Theme.load("stage_dark").colour("window")

    def test_what_cannot_be_drawn_leaves_the_last_good_picture(
        self, shown: StagePicture, monkeypatch: pytest.MonkeyPatch, expected_log: list[str]
    ) -> None:
        shown.set_less_movement(True)
        shown.show_picture(ANSWER)
        good = shown.grab().toImage()

        def fail(sheet: Sheet, scene: AskScene) -> None:
            raise _Broken

        monkeypatch.setattr(ask_scene, "paint", fail)
        expected_log.append("a scene could not be drawn: AskScene")
        shown.show_picture(ASK)
        assert shown.picture == ANSWER
        assert shown.grab().toImage() == good

    def test_the_clock_is_drawn_anew_when_its_figure_changes(self, shown: StagePicture) -> None:
        shown.set_less_movement(True)
        shown.show_picture(replace(ASK, at=None))
        before = shown.grab().toImage()
        wait = shown.tick(NOW)
        assert wait is not None
        assert 0 < wait <= 1.01
        self.now = NOW + timedelta(seconds=1.01)
        shown.tick(self.now)
        assert shown.grab().toImage() != before

    def test_is_told_to_screen_readers(self, shown: StagePicture) -> None:
        shown.show_picture(ANSWER)
        assert shown.accessibleName() == "Ask 2: Yes, but …, Sajid Javid"
