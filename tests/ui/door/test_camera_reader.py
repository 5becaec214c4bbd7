"""Pictures read in a thread of their own."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.door.camera import Sight
from app.ui.door.camera_qt import QVideoFrame
from app.ui.door.camera_reader import CameraReader, read_frame
from tests.ui.door.conftest import BADGE
from tests.ui.door.film import Card, scene

HOSTILE = (
    "https://example.org/?q=<script>",
    "AB0123456789ABCDEFGHJKMNPQRSTVWXY\x1b",
    "AB0123456789ABCDEFGHJKMNPQRSTVWXYÉ",
    "АВ0123456789ABCDEFGHJKMNPQRSTVWXYZ",
    "\u202etnemucod",
    "A" * 900,
    "AB0123456789ABCDEFGHJKMNPQRSTVWXYZAB0123456789ABCDEFGHJKMNPQRSTVWXYZ",
)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[CameraReader]:
    made = CameraReader()
    yield made
    made.close()


class Sights:
    """What a reader told, and on which thread."""

    def __init__(self, reader: CameraReader) -> None:
        self.all: list[Sight] = []
        self.threads: set[str] = set()
        self.unreadable = 0
        reader.sighted.connect(self._on_sighted)
        reader.unreadable.connect(self._on_unreadable)

    def _on_sighted(self, sight: Sight) -> None:
        self.all.append(sight)
        self.threads.add(threading.current_thread().name)

    def _on_unreadable(self) -> None:
        self.unreadable += 1


def test_a_badge_is_read_and_told_on_the_windows_thread(reader: CameraReader, qtbot: QtBot) -> None:
    sights = Sights(reader)
    reader.look(QVideoFrame(scene(Card(BADGE, 500, 300, 240, 12))))
    qtbot.waitUntil(lambda: bool(sights.all))
    (seen,) = sights.all[0].seen
    assert (seen.text, seen.badge) == (BADGE, True)
    assert sights.threads == {threading.main_thread().name}
    middle = (sum(x for x, _ in seen.corners) / 4, sum(y for _, y in seen.corners) / 4)
    assert middle == pytest.approx((500 / 1280, 300 / 720), abs=0.01)
    assert seen.area == pytest.approx((240 * 25 / 33) ** 2 / (1280 * 720), rel=0.1)


def test_two_badges_are_both_seen_each_with_its_size(reader: CameraReader, qtbot: QtBot) -> None:
    other = BADGE[:-1] + "0"
    sight = read_frame(QVideoFrame(scene(Card(BADGE, 300, 300, 150), Card(other, 950, 380, 320))))
    sizes = {seen.text: seen.area for seen in sight.seen}
    assert sizes.keys() == {BADGE, other}
    assert sizes[other] > 3 * sizes[BADGE]


@pytest.mark.parametrize("text", HOSTILE)
def test_of_a_foreign_code_only_its_length_comes_out(text: str) -> None:
    (seen,) = read_frame(QVideoFrame(scene(Card(text, 640, 360, 600)))).seen
    assert (seen.badge, set(seen.text), len(seen.text)) == (False, {"?"}, len(text))
    assert text not in repr(seen)


def test_a_badge_in_small_letters_is_the_same_badge() -> None:
    (small,) = read_frame(QVideoFrame(scene(Card(BADGE.lower(), 640, 360, 300)))).seen
    (large,) = read_frame(QVideoFrame(scene(Card(BADGE, 640, 360, 300)))).seen
    assert (small.key, small.text) == (large.key, BADGE)


def test_the_newest_picture_is_the_one_that_is_read(reader: CameraReader, qtbot: QtBot) -> None:
    sights = Sights(reader)
    for place in range(20):
        reader.look(QVideoFrame(scene(Card(BADGE[:-2] + f"{place:02}", 640, 360, 260))))
    qtbot.waitUntil(
        lambda: any(seen.text.endswith("19") for sight in sights.all for seen in sight.seen), timeout=10_000
    )
    assert len(sights.all) < 20


def test_what_cannot_be_read_ends_nothing(reader: CameraReader, qtbot: QtBot) -> None:
    sights = Sights(reader)
    reader.look(QVideoFrame())
    qtbot.waitUntil(lambda: sights.unreadable == 1)
    reader.look(QVideoFrame(scene(Card(BADGE, 640, 360, 260))))
    qtbot.waitUntil(lambda: len(sights.all) == 1)


def test_after_closing_nothing_is_told(qtbot: QtBot) -> None:
    reader = CameraReader()
    sights = Sights(reader)
    reader.look(QVideoFrame(scene(Card(BADGE, 640, 360, 260))))
    reader.close()
    qtbot.wait(30)
    assert sights.all == []
