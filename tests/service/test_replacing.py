"""A lost badge, and the one that takes its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.domain.badge import Code, issue
from app.domain.door import Cause, Verdict, Word
from app.domain.plan import BadgeKind
from app.errors import Refused
from app.paths import Home
from app.service import badges, door, replacing
from app.store import door as store
from app.store import plan as plans
from tests.service.evening import DOOR, KEY, NUMBER, A, Planned, lay_out


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    made = lay_out(home, clock)
    yield made
    made.station.close()


def inside(evening: Planned) -> tuple[int, int]:
    """Here now, and ever."""
    with evening.station.database.reading() as connection:
        return store.heads(connection, A)


def subject_of(evening: Planned, code: str) -> str:
    with evening.station.database.reading() as connection:
        from app.domain.badge import read

        found = read(code, NUMBER, {1: KEY})[1]
        assert found is not None
        assert store.listed(connection, A, found.badge.hex()) is not None
    return found.badge.hex()


def code_of(evening: Planned, caption: str) -> str:
    with evening.station.database.reading() as connection:
        badge = next(each for each in plans.badges(connection, A) if each.caption == caption)
    return issue(KEY, Code(badge.kind, NUMBER, badge.key_id, badge.code_id, 0))


def spare(evening: Planned) -> str:
    """The code of a spare badge that was made for the desk."""
    badges.make_badges(evening.station, A, up_to_pledge=False, spare=1)
    with evening.station.database.reading() as connection:
        made = next(
            each
            for each in plans.badges(connection, A)
            if each.kind is BadgeKind.GUEST and not each.delegation
        )
    return code_of(evening, made.caption)


def test_a_new_one_is_drawn_and_the_old_one_says_replaced(evening: Planned, clock: SetClock) -> None:
    lost = evening.delegate[0]
    given = replacing.replace_badge(evening.station, A, subject_of(evening, lost), door=DOOR)
    assert (given.verdict.word, given.verdict.institution) == (Word.WELCOME, "Elm Street School")
    assert given.verdict.caption == given.caption
    assert inside(evening) == (1, 1)
    clock.advance(60)
    assert door.check_in(evening.station, A, lost, door=DOOR).word is Word.REPLACED
    again = door.check_in(evening.station, A, code_of(evening, given.caption), door=DOOR)
    assert again.word is Word.ALREADY_IN
    assert inside(evening) == (1, 1)


@pytest.mark.parametrize("ways", ["i", "io", "ioi", "ioio"])
def test_whoever_was_counted_is_counted_once(evening: Planned, clock: SetClock, ways: str) -> None:
    lost = evening.delegate[0]
    for way in ways:
        clock.advance(60)
        go = door.check_in if way == "i" else door.check_out
        go(evening.station, A, lost, door=DOOR)
    clock.advance(60)
    replacing.replace_badge(evening.station, A, subject_of(evening, lost), door=DOOR)
    assert inside(evening) == (1, 1)


def test_a_group_keeps_its_heads(evening: Planned) -> None:
    given = replacing.replace_badge(evening.station, A, subject_of(evening, evening.group), door=DOOR)
    assert given.verdict.heads == 14
    assert inside(evening) == (14, 14)


def test_a_spare_badge_that_is_scanned_takes_its_place(evening: Planned, clock: SetClock) -> None:
    lost, other = evening.delegate[0], spare(evening)
    given = replacing.replace_badge(evening.station, A, subject_of(evening, lost), door=DOOR, spare=other)
    assert given.verdict.institution == "Elm Street School"
    assert inside(evening) == (1, 1)
    clock.advance(60)
    assert door.check_in(evening.station, A, other, door=DOOR).institution == "Elm Street School"
    assert door.check_in(evening.station, A, lost, door=DOOR).word is Word.REPLACED


def test_only_a_spare_one_may_be_taken(evening: Planned) -> None:
    lost = subject_of(evening, evening.delegate[0])
    for other in (evening.delegate[1], evening.replaced):
        with pytest.raises(Refused, match="belongs to somebody"):
            replacing.replace_badge(evening.station, A, lost, door=DOOR, spare=other)
    with pytest.raises(Refused, match="not a badge of this assembly"):
        replacing.replace_badge(evening.station, A, lost, door=DOOR, spare="https://example.org")
    used = spare(evening)
    door.check_in(evening.station, A, used, door=DOOR)
    with pytest.raises(Refused, match="given out already"):
        replacing.replace_badge(evening.station, A, lost, door=DOOR, spare=used)
    assert inside(evening) == (1, 1)


def test_a_lost_one_is_replaced_once(evening: Planned) -> None:
    lost = subject_of(evening, evening.delegate[0])
    replacing.replace_badge(evening.station, A, lost, door=DOOR)
    with pytest.raises(Refused, match="was replaced"):
        replacing.replace_badge(evening.station, A, lost, door=DOOR)
    with pytest.raises(Refused, match="not in the list"):
        replacing.replace_badge(evening.station, A, "00" * 6, door=DOOR)


def test_the_new_one_can_be_printed_and_found(evening: Planned) -> None:
    lost = evening.delegate[0]
    given = replacing.replace_badge(evening.station, A, subject_of(evening, lost), door=DOOR)
    faces = badges.badge_faces(evening.station, A, only_new=True)
    assert given.caption in {face.caption for face in faces}
    hits = door.Finder(evening.station.database, A).find(given.caption).hits
    assert [hit.state for hit in hits] == ["in"]
    assert given.verdict.cause is Cause.LISTED


@pytest.mark.parametrize("room", range(0, 12, 3))
def test_on_a_full_disk_the_lost_badge_still_holds(evening: Planned, clock: SetClock, room: int) -> None:
    lost = evening.delegate[0]
    subject = door.check_in(evening.station, A, lost, door=DOOR).subject
    clock.advance(60)
    with evening.station.database.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + room}")
    before: list[Verdict] = []
    while not before or before[-1].word is not Word.NOT_RECORDED:
        before.append(replacing.replace_badge(evening.station, A, subject, door=DOOR).verdict)
        subject = before[-1].subject
    known = {each.subject for each in before if each.word is Word.WELCOME} | {subject_of(evening, lost)}
    with evening.station.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert inside(evening) == (1, 1)
    with evening.station.database.reading() as connection:
        good = [each for each in known if (row := store.listed(connection, A, each)) and not row.replaced]
    assert len(good) == 1
    given = replacing.replace_badge(evening.station, A, good[0], door=DOOR)
    assert given.verdict.word is Word.WELCOME
    assert inside(evening) == (1, 1)
