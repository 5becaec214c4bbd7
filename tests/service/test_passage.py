"""What is known of whoever stands at the door, and the verdict's words beside its word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.badge import Reading
from app.domain.door import Cause, Presence, Seen, Verdict, Word
from app.domain.plan import BadgeKind
from app.errors import Refused, Trouble
from app.service import passage
from app.service.passage import Before, Keys
from app.store.change import Change
from app.store.door import Bringing, Listed, Passing
from tests.conftest import THE_EVENING
from tests.service.evening import KEY, A, Planned

SCHOOL = Bringing("d1", "Elm Street School", "school", 25)
BADGE = Listed("b1", "d1", "", BadgeKind.DELEGATE, 1, 0, "heron 1001", replaced=False)
EARLIER = Passing(Seen(Presence.IN, THE_EVENING, "Door B", "f1"), "d1", 1, 0)
BEFORE = Before(Reading.OURS, "aa", listed=BADGE, bringing=SCHOOL, ever=18)


@pytest.mark.parametrize(
    ("word", "cause", "nth"),
    [
        (Word.WELCOME, Cause.LISTED, 19),
        (Word.WELCOME, Cause.BACK_AGAIN, 0),
        (Word.WELCOME, Cause.AGAIN_AT_ONCE, 0),
        (Word.ALREADY_IN, Cause.SEEN_BEFORE, 0),
        (Word.HALL_FULL, Cause.FULL, 0),
    ],
)
def test_only_who_is_counted_has_a_number(word: Word, cause: Cause, nth: int) -> None:
    assert passage.worded(word, cause, BEFORE, THE_EVENING, 1).nth == nth


def test_a_repeat_says_when_and_where_it_was(evening: Planned) -> None:
    before = replace(BEFORE, passing=EARLIER)
    later = evening.station.clock.now()
    verdict = passage.worded(Word.ALREADY_IN, Cause.SEEN_BEFORE, before, later, 1)
    assert (verdict.at, verdict.door, verdict.caption) == (THE_EVENING, "Door B", "heron 1001")


def test_a_badge_for_nobody_stands_for_one() -> None:
    assert replace(BEFORE, listed=replace(BADGE, heads=0)).heads == 1
    assert Before(Reading.OURS).heads == 1


def test_keys_are_opened_when_a_code_asks(evening: Planned) -> None:
    keys = Keys(evening.station, A)
    assert keys[1] == KEY
    assert keys.get(2) is None
    assert dict(keys) == {1: KEY}


def test_a_full_disk_is_said_and_other_trouble_is_raised(evening: Planned) -> None:
    def full(_change: Change) -> Verdict:
        raise Trouble("disk_full", "The disk is full: not recorded.")

    def broken(_change: Change) -> Verdict:
        raise Trouble("damaged", "The assembly file is damaged.")

    assert passage.decide(evening.station, A, full).word is Word.NOT_RECORDED
    with pytest.raises(Trouble, match="damaged"):
        passage.decide(evening.station, A, broken)


@pytest.mark.parametrize(("heads", "young"), [(0, 0), (501, 0), (3, 4), (3, -1)])
def test_numbers_no_group_can_have(heads: int, young: int) -> None:
    with pytest.raises(Refused):
        passage.check_heads(heads, young)
