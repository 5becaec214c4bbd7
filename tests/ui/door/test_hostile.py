"""Hostile codes from a keyboard scanner: never handed on as text, never given to a widget or a shortcut."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.badge import LENGTH
from app.ui.door.wedge import AGAIN, MACHINE, Key, Scanned, Stroke, Typed, Wedge

BADGE = "AB" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PACE = 0.004
ENTER, CONTROL = "\r", "\x1a"


def key(letter: str) -> Key[str]:
    """As the ear hears it: Enter, a letter that badges have, or any other key."""
    if letter in "\r\n":
        return Key(Stroke.END, "", letter)
    plain = letter.isascii() and letter.isalnum()
    return Key(Stroke.LETTER if plain else Stroke.OTHER, letter if letter.isprintable() else "", letter)


def heard(text: str, wedge: Wedge[str], at: float) -> list[Scanned | Typed[str]]:
    """What comes out of a scan of that text, and of the silence after it."""
    out: list[Scanned | Typed[str]] = []
    for place, letter in enumerate(text):
        out += wedge.press(key(letter), at + place * PACE)
    return [*out, *wedge.pause()]


ONE_RUN = st.text(min_size=MACHINE, max_size=200).filter(
    lambda text: not text.startswith(("\r", "\n")) and not any(line in text[:MACHINE] for line in "\r\n")
)


@given(ONE_RUN, st.booleans())
@example("https://example.org/?q=1", True)
@example("\x1b[2J\x07\x00\x00\x00", True)
@example(f"{BADGE}{BADGE}", True)
@example(f"{BADGE}\r{BADGE}", True)
@example(f"\u202e{BADGE}", False)
@example(CONTROL * 12, True)
@example("A" * 5_000, False)
def test_only_marks_or_a_badge_come_out_of_a_scan(text: str, enter: bool) -> None:
    out = heard(text + ENTER * enter, Wedge(), 10.0)
    for outcome in out:
        assert isinstance(outcome, Scanned), "a scanner's keys were given back as typing"
        badge = len(outcome.text) == LENGTH and outcome.text.isascii() and outcome.text.isalnum()
        assert badge or set(outcome.text) == {"?"}


@given(st.lists(ONE_RUN, min_size=1, max_size=5))
def test_after_any_scan_the_next_badge_is_read(codes: list[str]) -> None:
    wedge, at = Wedge[str](), 10.0
    for code in codes:
        heard(code + ENTER, wedge, at)
        at += len(code) * PACE + AGAIN + 0.1
    assert heard(BADGE + ENTER, wedge, at) == [Scanned(BADGE)]


def test_a_million_letters_are_one_foreign_code_and_take_no_room() -> None:
    wedge, count = Wedge[str](), 1_000_000
    letter = key("A")
    for place in range(count):
        assert not wedge.press(letter, 10.0 + place * PACE)
    assert wedge.press(key(ENTER), 10.0 + count * PACE) == [Scanned("?" * count)]
