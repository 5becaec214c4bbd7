"""The verdict table, line by line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.badge import Reading
from app.domain.door import QUIET_REPEAT, Cause, Count, Presence, Seen, Verdict, Word, judge

NOW = datetime(2026, 11, 24, 18, 42, tzinfo=UTC)
NEVER = Seen(Presence.NEVER)
IN_HERE_JUST_NOW = Seen(Presence.IN, NOW - timedelta(seconds=3), "Door A")
IN_HERE_AT_THE_SAME_INSTANT = Seen(Presence.IN, NOW, "Door A")
IN_HERE_TEN_SECONDS_AGO = Seen(Presence.IN, NOW - QUIET_REPEAT, "Door A")
IN_AT_ANOTHER_DOOR = Seen(Presence.IN, NOW - timedelta(seconds=3), "Door B")
IN_BY_A_CLOCK_AHEAD = Seen(Presence.IN, NOW + timedelta(seconds=3), "Door A")
GONE = Seen(Presence.OUT, NOW - timedelta(minutes=5), "Door A")


@pytest.mark.parametrize(
    ("reading", "seen", "listed", "replaced", "full", "word", "cause"),
    [
        (Reading.OURS, NEVER, True, False, False, Word.WELCOME, Cause.LISTED),
        (Reading.OURS, NEVER, False, False, False, Word.WELCOME, Cause.NOT_LISTED_YET),
        (Reading.OURS, IN_HERE_JUST_NOW, True, False, False, Word.WELCOME, Cause.AGAIN_AT_ONCE),
        (Reading.OURS, IN_HERE_AT_THE_SAME_INSTANT, True, False, False, Word.WELCOME, Cause.AGAIN_AT_ONCE),
        (Reading.OURS, IN_HERE_TEN_SECONDS_AGO, True, False, False, Word.ALREADY_IN, Cause.SEEN_BEFORE),
        (Reading.OURS, IN_AT_ANOTHER_DOOR, True, False, False, Word.ALREADY_IN, Cause.SEEN_BEFORE),
        (Reading.OURS, IN_BY_A_CLOCK_AHEAD, True, False, False, Word.ALREADY_IN, Cause.SEEN_BEFORE),
        (Reading.OURS, Seen(Presence.IN), True, False, False, Word.ALREADY_IN, Cause.SEEN_BEFORE),
        (Reading.OURS, GONE, True, False, False, Word.WELCOME, Cause.BACK_AGAIN),
        (Reading.OURS, NEVER, True, True, False, Word.REPLACED, Cause.REPLACED),
        (Reading.OURS, IN_HERE_JUST_NOW, True, True, False, Word.REPLACED, Cause.REPLACED),
        (Reading.OURS, NEVER, True, False, True, Word.HALL_FULL, Cause.FULL),
        (Reading.OURS, NEVER, False, False, True, Word.HALL_FULL, Cause.FULL),
        (Reading.OURS, GONE, True, False, True, Word.HALL_FULL, Cause.FULL),
        # who is inside is never told that the hall is full
        (Reading.OURS, IN_AT_ANOTHER_DOOR, True, False, True, Word.ALREADY_IN, Cause.SEEN_BEFORE),
        (Reading.FOREIGN, NEVER, False, False, False, Word.NOT_OURS, Cause.FOREIGN),
        (Reading.NEWER, NEVER, False, False, False, Word.NOT_OURS, Cause.NEWER),
        (Reading.OTHER_ASSEMBLY, NEVER, False, False, False, Word.NOT_OURS, Cause.OTHER_ASSEMBLY),
        (Reading.UNKNOWN_KEY, NEVER, False, False, False, Word.NOT_OURS, Cause.UNKNOWN_KEY),
        (Reading.FORGED, NEVER, False, False, True, Word.NOT_OURS, Cause.FORGED),
    ],
)
def test_the_verdict_table(
    reading: Reading, seen: Seen, listed: bool, replaced: bool, full: bool, word: Word, cause: Cause
) -> None:
    judged = judge(reading, seen, now=NOW, door="Door A", listed=listed, replaced=replaced, full=full)
    assert judged == (word, cause)


@given(
    st.sampled_from(Reading),
    st.builds(
        Seen,
        st.sampled_from(Presence),
        st.none() | st.datetimes(timezones=st.just(UTC)),
        st.sampled_from(["", "Door A", "Door B"]),
    ),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_whatever_comes_gets_a_verdict(
    reading: Reading, seen: Seen, listed: bool, replaced: bool, full: bool
) -> None:
    word, _cause = judge(reading, seen, now=NOW, door="Door A", listed=listed, replaced=replaced, full=full)
    if reading is not Reading.OURS:
        assert word is Word.NOT_OURS
    if seen.state is Presence.NEVER and reading is Reading.OURS and not replaced and not full:
        assert word is Word.WELCOME


@pytest.mark.parametrize(
    ("seen", "listed", "old_key", "listed_only", "full", "word", "cause"),
    [
        (NEVER, True, True, False, False, Word.WELCOME, Cause.LISTED),
        (NEVER, False, True, False, False, Word.NOT_LISTED, Cause.OLD_KEY),
        (NEVER, False, False, True, False, Word.NOT_LISTED, Cause.LISTED_ONLY),
        (NEVER, False, True, True, True, Word.NOT_LISTED, Cause.OLD_KEY),
        (NEVER, True, False, True, False, Word.WELCOME, Cause.LISTED),
        (NEVER, True, False, True, True, Word.HALL_FULL, Cause.FULL),
        # whoever was let in before, by hand or before the rule, is not sent away for it afterwards
        (IN_AT_ANOTHER_DOOR, False, True, True, False, Word.ALREADY_IN, Cause.SEEN_BEFORE),
        (GONE, False, True, True, False, Word.WELCOME, Cause.BACK_AGAIN),
    ],
)
def test_a_badge_that_is_not_listed(
    seen: Seen, *, listed: bool, old_key: bool, listed_only: bool, full: bool, word: Word, cause: Cause
) -> None:
    judged = judge(
        Reading.OURS,
        seen,
        now=NOW,
        door="Door A",
        listed=listed,
        replaced=False,
        full=full,
        old_key=old_key,
        listed_only=listed_only,
    )
    assert judged == (word, cause)


def test_only_a_welcome_lets_in() -> None:
    let_in = [word for word in Word if Verdict(word, Cause.LISTED).let_in]
    assert let_in == [Word.WELCOME]


def test_more_than_pledged_is_not_a_negative_gap() -> None:
    assert Count("d1", "Elm Street School", "school", 25, 19, 20).missing == 6
    assert Count("d1", "Elm Street School", "school", 25, 31, 31).missing == 0
