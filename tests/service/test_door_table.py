"""What a door says to each thing that may be held to it: one line a case, through the real scan."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from app.clock import SetClock
from app.domain.badge import PREFIX, Code, issue
from app.domain.door import Cause, Word
from app.domain.plan import BadgeKind
from app.paths import Home
from app.service import assemblies, badges, door
from app.store import door as store
from app.store import journal
from app.store import plan as plans
from tests.service.evening import CHURCH, DOOR, KEY, NUMBER, A, Planned, lay_out

OTHER_DOOR = "Door B"
UNLISTED = 700


@dataclass(frozen=True, slots=True)
class Case:
    """What was done before, what is held to the door, and what comes of it."""

    name: str
    held: Callable[[Planned], str]
    word: Word
    cause: Cause
    kept: tuple[str, ...] = ()
    """Kinds of the facts that this scan leaves."""
    before: Callable[[Planned, SetClock], object] = lambda _evening, _clock: None
    counted: int = 0
    """How many are in the hall afterwards."""
    institution: str = ""


def listed(evening: Planned) -> str:
    return evening.delegate[0]


def unlisted(evening: Planned) -> str:
    return evening.code(UNLISTED, institution=3)


def enters(at: str = DOOR, pause: float = 0.0) -> Callable[[Planned, SetClock], object]:
    def go(evening: Planned, clock: SetClock) -> None:
        door.check_in(evening.station, A, listed(evening), door=at)
        clock.advance(pause)

    return go


def goes_out(evening: Planned, clock: SetClock) -> None:
    enters(pause=60)(evening, clock)
    door.check_out(evening.station, A, listed(evening), door=DOOR)
    clock.advance(60)


def another_key(evening: Planned, _clock: SetClock) -> None:
    badges.new_key(evening.station, A, because="A laptop was stolen")


def listed_only(evening: Planned, _clock: SetClock) -> None:
    assemblies.change_assembly(evening.station, A, listed_only=True)


def sealed_anew(evening: Planned) -> str:
    """By the key that took the first one's place, and on nobody's list."""
    key = evening.station.secret(A, "badge/2")
    assert key is not None
    return issue(key, Code(BadgeKind.DELEGATE, NUMBER, 2, UNLISTED.to_bytes(6, "big"), 3))


def version_two(evening: Planned) -> str:
    """A code whose high half of the first byte is 2, whatever seals it."""
    code = listed(evening)
    return f"{PREFIX}4{code[3:]}"


def one_letter_changed(evening: Planned) -> str:
    code = listed(evening)
    return code[:-1] + ("0" if code[-1] != "0" else "1")


FOREIGN: tuple[tuple[str, Callable[[Planned], str]], ...] = (
    ("a web address", lambda _evening: "https://example.org/open-sesame"),
    ("a Wi-Fi code", lambda _evening: "WIFI:S:hall;T:WPA;P:secret;;"),
    ("a contact card", lambda _evening: "BEGIN:VCARD\nN:Nobody\nEND:VCARD"),
    ("nought", lambda evening: f"{listed(evening)}\x00"),
    ("escape", lambda evening: f"\x1b[2J{listed(evening)}"),
    ("turned round", lambda evening: f"\u202e{listed(evening)}"),
    ("marked right to left", lambda evening: f"{listed(evening)}\u200f"),
    ("look-alike letters", lambda evening: listed(evening).replace("A", "\u0410").replace("B", "\u0412")),
    ("wide letters", lambda evening: "".join(chr(ord(letter) + 0xFEE0) for letter in listed(evening))),
    ("two codes in one", lambda evening: listed(evening) + evening.delegate[1]),
    ("two codes, one under the other", lambda evening: f"{listed(evening)}\r\n{evening.delegate[1]}"),
    ("a megabyte", lambda _evening: "A" * 1_000_000),
    ("nothing", lambda _evening: ""),
)

CASES = (
    Case("a listed badge", listed, Word.WELCOME, Cause.LISTED, ("checked_in",), counted=1),
    Case(
        "typed in small letters, with blanks and a line's end",
        lambda evening: f" {listed(evening).lower()}\r\n",
        Word.WELCOME,
        Cause.LISTED,
        ("checked_in",),
        counted=1,
    ),
    Case(
        "the same at the same door at once",
        listed,
        Word.WELCOME,
        Cause.AGAIN_AT_ONCE,
        before=enters(pause=9),
        counted=1,
    ),
    Case(
        "the same at the same door later",
        listed,
        Word.ALREADY_IN,
        Cause.SEEN_BEFORE,
        ("scanned_again",),
        enters(pause=600),
        1,
    ),
    Case(
        "the same at another door",
        listed,
        Word.ALREADY_IN,
        Cause.SEEN_BEFORE,
        ("scanned_again",),
        enters(OTHER_DOOR),
        1,
    ),
    Case("out and back", listed, Word.WELCOME, Cause.BACK_AGAIN, ("checked_in",), goes_out, 1),
    Case(
        "a good code that nobody listed",
        unlisted,
        Word.WELCOME,
        Cause.NOT_LISTED_YET,
        ("checked_in",),
        counted=1,
        institution="Ash Lane Union",
    ),
    Case(
        "a good code that nobody listed, where listed badges only come in",
        unlisted,
        Word.NOT_LISTED,
        Cause.LISTED_ONLY,
        ("turned_away",),
        listed_only,
        institution="Ash Lane Union",
    ),
    Case(
        "a listed badge, where listed badges only come in",
        listed,
        Word.WELCOME,
        Cause.LISTED,
        ("checked_in",),
        listed_only,
        1,
    ),
    Case("an old key, listed", listed, Word.WELCOME, Cause.LISTED, ("checked_in",), another_key, 1),
    Case(
        "an old key, not listed",
        unlisted,
        Word.NOT_LISTED,
        Cause.OLD_KEY,
        ("turned_away",),
        another_key,
        institution="Ash Lane Union",
    ),
    Case(
        "the new key, not listed",
        sealed_anew,
        Word.WELCOME,
        Cause.NOT_LISTED_YET,
        ("checked_in",),
        another_key,
        1,
        "Ash Lane Union",
    ),
    Case(
        "a replaced badge", lambda evening: evening.replaced, Word.REPLACED, Cause.REPLACED, ("turned_away",)
    ),
    Case(
        "a badge of another assembly",
        lambda evening: evening.code(1, assembly=NUMBER + 1),
        Word.NOT_OURS,
        Cause.OTHER_ASSEMBLY,
        ("turned_away",),
    ),
    Case("one letter changed", one_letter_changed, Word.NOT_OURS, Cause.FORGED, ("turned_away",)),
    Case(
        "sealed by somebody else",
        lambda evening: evening.code(1, key=bytes(32)),
        Word.NOT_OURS,
        Cause.FORGED,
        ("turned_away",),
    ),
    Case(
        "a key that has not come here",
        lambda _evening: issue(KEY, Code(BadgeKind.DELEGATE, NUMBER, 9, bytes(6), 1)),
        Word.NOT_OURS,
        Cause.UNKNOWN_KEY,
        ("turned_away",),
    ),
    Case("a newer version", version_two, Word.NOT_OURS, Cause.NEWER, ("turned_away",)),
    *(Case(name, held, Word.NOT_OURS, Cause.FOREIGN, ("turned_away",)) for name, held in FOREIGN),
)


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    made = lay_out(home, clock)
    yield made
    made.station.close()


def scans(evening: Planned) -> list[tuple[str, dict[str, object]]]:
    """Kind and open values of all scans kept so far."""
    with evening.station.database.reading() as connection:
        entries = [(each.kind, each.body) for each in journal.entries(connection, A)]
    return [
        (kind, row["set"])
        for kind, body in entries
        for row in json.loads(body).get("rows", ())
        if row["table"] == "scan"
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case(evening: Planned, clock: SetClock, case: Case) -> None:
    case.before(evening, clock)
    before, held = len(scans(evening)), case.held(evening)
    verdict = door.check_in(evening.station, A, held, door=DOOR)
    assert (verdict.word, verdict.cause) == (case.word, case.cause)
    left = scans(evening)[before:]
    assert tuple(kind for kind, _ in left) == case.kept
    assert bool(verdict.fact) == bool(case.kept)
    with evening.station.database.reading() as connection:
        assert store.heads(connection, A)[0] == case.counted
    if case.institution:
        assert verdict.institution == case.institution
    if case.word is Word.NOT_OURS:
        ((_, values),) = left
        assert values["length"] == len(held)
        assert (verdict.subject, verdict.institution, verdict.caption) == ("", "", "")


def test_the_rule_holds_from_the_next_scan_and_may_be_taken_back(evening: Planned) -> None:
    def held(badge: int) -> Word:
        return door.check_in(evening.station, A, evening.code(badge, institution=3), door=DOOR).word

    said = [held(1)]
    assemblies.change_assembly(evening.station, A, listed_only=True)
    said.append(held(2))
    assemblies.change_assembly(evening.station, A, listed_only=False)
    said.append(held(2))
    assert said == [Word.WELCOME, Word.NOT_LISTED, Word.WELCOME]


def test_whom_the_list_does_not_know_may_be_let_in_by_hand_and_is_known_then(
    evening: Planned, clock: SetClock
) -> None:
    assemblies.change_assembly(evening.station, A, listed_only=True)
    turned = door.check_in(evening.station, A, unlisted(evening), door=DOOR)
    by_hand = door.admit_by_hand(
        evening.station, A, turned.subject, because="known to us", door=DOOR, turned=turned.fact
    )
    assert (by_hand.word, by_hand.institution) == (Word.WELCOME, "Ash Lane Union")
    clock.advance(60)
    assert door.check_in(evening.station, A, unlisted(evening), door=DOOR).word is Word.ALREADY_IN


def test_new_badges_are_sealed_with_the_new_key_and_those_printed_before_stay_good(evening: Planned) -> None:
    assert badges.new_key(evening.station, A, because="A laptop was stolen") == 2
    badges.make_badges(evening.station, A, up_to_pledge=True)
    with evening.station.database.reading() as connection:
        keys = {each.caption: each.key_id for each in plans.badges(connection, A)}
    assert set(keys.values()) == {1, 2}
    for face in badges.badge_faces(evening.station, A):
        verdict = door.check_in(evening.station, A, face.code, door=DOOR)
        assert (verdict.word, verdict.caption) == (Word.WELCOME, face.caption)


def test_a_door_without_the_new_key_asks_for_an_update_and_lets_the_old_ones_in(
    evening: Planned, clock: SetClock
) -> None:
    badges.new_key(evening.station, A, because="A laptop was stolen")
    code = sealed_anew(evening)
    with evening.station.change("secret_shared", A) as change:
        # sealed for others: this laptop hears that there is a third key, and is not given it
        change.fact("secret", {"name": "badge/3", "sealed": "", "stations": "s0"})
    third = issue(bytes(32), Code(BadgeKind.DELEGATE, NUMBER, 3, bytes(6), 1))
    assert door.check_in(evening.station, A, third, door=DOOR).cause is Cause.UNKNOWN_KEY
    assert door.check_in(evening.station, A, listed(evening), door=DOOR).word is Word.WELCOME
    assert door.check_in(evening.station, A, code, door=DOOR).cause is Cause.OLD_KEY
    clock.advance(1)


@pytest.mark.parametrize(("many", "minutes", "told"), [(4, 1, False), (5, 1, True), (5, 3, False)])
def test_guessed_codes_are_told_to_an_organiser(
    evening: Planned, clock: SetClock, *, many: int, minutes: int, told: bool
) -> None:
    for badge in range(many):
        door.check_in(evening.station, A, evening.code(badge, key=bytes(32)), door=OTHER_DOOR)
        door.check_in(evening.station, A, evening.code(badge, assembly=9), door=DOOR)
        clock.advance(minutes * 60)
    found = door.guessed_lately(evening.station.database, A, clock.now())
    assert found == (((OTHER_DOOR, many),) if told else ())
    assert door.check_in(evening.station, A, listed(evening), door=OTHER_DOOR).word is Word.WELCOME


def test_someone_let_out_by_an_unknown_code_is_told_the_same(evening: Planned) -> None:
    assert door.check_out(evening.station, A, one_letter_changed(evening), door=DOOR).cause is Cause.FORGED
    assert door.walk_in(evening.station, A, CHURCH, door=DOOR).word is Word.WELCOME
