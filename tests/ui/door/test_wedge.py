"""Scanner or hand: told by rhythm, case by case."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.door.wedge import AGAIN, BREATH, GAP, MACHINE, SLOW_GAP, Key, Scanned, Stroke, Typed, Wedge

BADGE = "AB" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def key(letter: str) -> Key[str]:
    if letter in "\r\t":
        return Key(Stroke.END, "", letter)
    return Key(Stroke.LETTER if letter.isascii() and letter.isalnum() else Stroke.OTHER, letter, letter)


class Door:
    """A wedge with a clock; what came out of it in order."""

    def __init__(self) -> None:
        self.wedge: Wedge[str] = Wedge()
        self.at = 10.0
        self.out: list[str] = []

    def press(self, text: str, pace: float) -> Door:
        for letter in text:
            self.at += pace
            if self.wedge.wait and pace > self.wedge.wait:
                self._take(self.wedge.pause())
            self._take(self.wedge.press(key(letter), self.at))
        return self

    def rest(self, seconds: float = 1.0) -> Door:
        self._take(self.wedge.pause())
        self.at += seconds
        return self

    def _take(self, outcomes: Iterable[Scanned | Typed[str]]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Scanned):
                self.out.append(f"scan:{outcome.text}")
            else:
                self.out += list(outcome.events)


def test_a_scan_that_ends_with_enter_is_known_at_once() -> None:
    assert Door().press(BADGE + "\r", 0.004).out == [f"scan:{BADGE}"]


def test_a_scan_without_enter_is_known_after_a_pause() -> None:
    door = Door().press(BADGE, 0.004)
    assert door.out == []
    assert door.wedge.wait == GAP
    assert door.rest().out == [f"scan:{BADGE}"]


@pytest.mark.parametrize("pace", [0.001, 0.01, 0.03, 0.036, 0.05, 0.06])
def test_slow_and_fast_scanners(pace: float) -> None:
    assert Door().press(BADGE.lower() + "\r", pace).out == [f"scan:{BADGE.lower()}"]


@pytest.mark.parametrize("pace", [0.004, 0.034, 0.05])
@pytest.mark.parametrize("end", ["", "\r", "\t", "\t\r", "\r\n"])
def test_whatever_a_scanner_ends_with(pace: float, end: str) -> None:
    door = Door().press(BADGE + end, pace).rest()
    assert door.out[0] == f"scan:{BADGE}"
    assert door.press("mo", 0.2).rest().out[1:] == [*"mo"]


@pytest.mark.parametrize("pace", [0.004, 0.05])
def test_a_slow_foreign_code_is_not_shown_either(pace: float) -> None:
    foreign = "https://example.org/x"
    for end in ("", "\r", "\t"):
        assert Door().press(foreign + end, pace).rest().out == ["scan:" + "?" * len(foreign)]


def test_an_uneven_scanner_is_one() -> None:
    door = Door()
    for place, letter in enumerate(BADGE):
        door.press(letter, (0.05, 0.004, 0.03, 0.061)[place % 4])
    assert door.press("\t", 0.05).rest().out == [f"scan:{BADGE}"]


def test_a_slow_scanner_that_sends_twice_is_heard_once() -> None:
    door = Door().press(BADGE + "\r", 0.05)
    door.at += 0.2
    assert door.press(BADGE + "\r", 0.05).rest().out == [f"scan:{BADGE}"]


def test_a_tab_between_two_fields_is_a_persons() -> None:
    assert Door().press("mo\t", 0.15).press("x\t", 0.2).rest().out == [*"mo", "\t", "x", "\t"]


def test_typing_comes_back_letter_by_letter() -> None:
    assert Door().press("st john\r", 0.12).rest().out == [*"st john", "\r"]


def test_two_keys_rolled_into_one_another_are_still_typing() -> None:
    door = Door().press("s", 0.2).press("t", 0.015).press("j", 0.2).press("o", 0.02).rest()
    assert door.out == [*"stjo"]


@pytest.mark.parametrize("pace", [0.02, 0.03, 0.04, 0.05, 0.06, 0.064, 0.09])
@pytest.mark.parametrize(
    "text",
    [
        "Elm Street School",
        "Nonconformists",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch",
        "O’Brien-Smith (0770 0900 123)",
        "Éabhadh Ní Mhaoláin, Ysgol Gŵyr",
        "Православная",
        "St.Mary's-C-of-E",
        "OAK 4209, St John & Co.",
    ],
)
def test_a_fast_typist_loses_nothing(text: str, pace: float) -> None:
    assert Door().press(text + "\r", pace).rest().out == [*text, "\r"]
    assert Door().press(text, pace).rest().out == [*text]


@pytest.mark.parametrize("pace", [0.036, 0.05, 0.09])
@pytest.mark.parametrize("text", ["lost it: came without", "07700900123", "somebody@example.org"])
def test_nor_does_one_who_writes_more_than_names(text: str, pace: float) -> None:
    assert Door().press(text + "\r", pace).rest().out == [*text, "\r"]


def test_a_burst_in_what_a_hand_types_makes_no_scan_of_it() -> None:
    door = Door().press("re:", 0.06).press("turned", 0.03).press(" at the door", 0.06)
    assert door.rest().out == [*"re:turned at the door"]


def test_a_fast_typist_sees_each_word_as_it_ends() -> None:
    door = Door().press("nonconformists of ", 0.06)
    assert door.out == [*"nonconformists of "]
    assert not door.wedge.wait


def test_what_a_fast_typist_takes_back_is_obeyed_in_its_place() -> None:
    assert Door().press("nonconformistts\b\b", 0.06).press("s\r", 0.06).rest().out == [
        *"nonconformistts\b\bs\r"
    ]


@pytest.mark.parametrize(
    "foreign",
    [
        "https://example.org/x?q=a b",
        "www.example.org",
        "WIFI:S:The Hall;T:WPA;;",
        "BEGIN:VCARD",
        "mailto:nobody@example.org",
        "4006381333931",
        BADGE[:-1],
        BADGE + "0",
        BADGE[:20] + "-" + BADGE[21:],
        'AB&é"(-è_ç&éQWERTYABCDE&é"',
    ],
)
@pytest.mark.parametrize("pace", [0.004, 0.025, 0.04, 0.06])
def test_what_nobody_types_is_a_scan_at_any_pace(foreign: str, pace: float) -> None:
    for end in ("", "\r", "\t"):
        assert Door().press(foreign + end, pace).rest().out == ["scan:" + "?" * len(foreign)]


@pytest.mark.parametrize("pace", [0.02, 0.03])
@pytest.mark.parametrize("foreign", ["TICKET-8F3K", "x=1;y=2", "abcdefg\x1ah", "12345678"])
def test_nearly_as_fast_as_a_scanner_only_words_are_typed(foreign: str, pace: float) -> None:
    assert Door().press(foreign + "\r", pace).rest().out == ["scan:" + "?" * len(foreign)]
    assert Door().press(foreign, pace).rest().out == ["scan:" + "?" * len(foreign)]


def test_a_pause_in_a_scan_that_takes_its_time_does_not_cut_it() -> None:
    door = Door().press(BADGE[:20], 0.025)
    door.at += BREATH - 0.03
    assert door.press(BADGE[20:] + "\r", 0.025).out == [f"scan:{BADGE}"]


def test_while_a_scanner_is_tried_a_long_slow_run_is_a_scan() -> None:
    door = Door()
    door.wedge.nobody_types = True
    assert door.press("whatever it says", 0.05).rest().out == ["scan:" + "?" * 16]


def test_a_hand_that_types_five_keys_in_a_rush_is_a_hand() -> None:
    assert Door().press("tower"[: MACHINE - 1], 0.02).rest().out == [*"tower"]
    assert Door().press("synagogue\r", 0.055).rest().out == [*"synagogue", "\r"]


def test_a_pause_within_a_scan_does_not_cut_it() -> None:
    door = Door().press(BADGE[:20], 0.004)
    door.at += BREATH - 0.02
    assert door.press(BADGE[20:] + "\r", 0.004).out == [f"scan:{BADGE}"]


@pytest.mark.parametrize("foreign", ["https://example.org/x", "4006381333931", "WIFI:S:hall;;", BADGE + "0"])
def test_a_foreign_code_is_counted_by_its_length_alone(foreign: str) -> None:
    assert Door().press(foreign + "\r", 0.004).out == ["scan:" + "?" * len(foreign)]
    assert Door().press(foreign, 0.004).rest().out == ["scan:" + "?" * len(foreign)]


def test_a_burst_with_one_other_key_is_foreign_as_a_whole() -> None:
    assert Door().press(BADGE[:-1] + "-\r", 0.004).out == ["scan:" + "?" * len(BADGE)]


def test_keys_that_follow_a_scan_at_once_are_never_obeyed() -> None:
    door = Door().press(BADGE + "\r" + "\x1b", 0.004).rest()
    assert door.out == [f"scan:{BADGE}"]


def test_a_line_feed_after_the_enter_is_nothing() -> None:
    assert Door().press(BADGE + "\r\r", 0.004).rest().out == [f"scan:{BADGE}"]


def test_an_enter_that_comes_late_belongs_to_the_scan() -> None:
    door = Door().press(BADGE, 0.004).rest(0.0)
    assert door.press("\r", 0.12).rest().out == [f"scan:{BADGE}"]


def test_an_enter_long_after_a_scan_is_a_persons() -> None:
    assert Door().press(BADGE + "\r", 0.004).press("\r", 1.0).rest().out == [f"scan:{BADGE}", "\r"]


def test_the_scanner_that_sends_twice_is_heard_once() -> None:
    door = Door().press(BADGE + "\r", 0.004).press(BADGE + "\r", 0.004)
    assert door.out == [f"scan:{BADGE}"]
    door.at += AGAIN + 0.1
    assert door.press(BADGE + "\r", 0.004).out == [f"scan:{BADGE}"] * 2


def test_two_badges_one_after_the_other_are_two() -> None:
    other = BADGE[:-1] + "0"
    door = Door().press(BADGE + "\r", 0.004)
    door.at += 0.3
    assert door.press(other + "\r", 0.004).out == [f"scan:{BADGE}", f"scan:{other}"]


def test_a_key_held_down_is_a_hand() -> None:
    wedge: Wedge[str] = Wedge()
    repeat = Key(Stroke.REPEAT, "", "backspace")
    out = [each for turn in range(40) for each in wedge.press(repeat, 10 + turn * 0.03)]
    assert out == [Typed(("backspace",))] * 40


def test_typing_and_then_a_scan() -> None:
    door = Door().press("mo", 0.15)
    door.at += 0.5
    assert door.press(BADGE + "\r", 0.004).rest().out == ["m", "o", f"scan:{BADGE}"]


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), min_size=MACHINE, max_size=200))
def test_whatever_a_scanner_sends_its_words_never_come_back(text: str) -> None:
    door = Door().press(text, 0.002).rest()
    (said,) = door.out
    whole = len(text) == len(BADGE) and text.isascii() and text.isalnum()
    assert said == ("scan:" + (text if whole else "?" * len(text)))


@given(st.text("abc xyz'", max_size=30), st.floats(SLOW_GAP + 0.001, 0.4))
def test_whatever_a_hand_types_comes_back_whole(text: str, pace: float) -> None:
    assert Door().press(text, pace).rest().out == [*text]


LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Mn"])
WORD = st.one_of(
    st.text(LETTERS, min_size=1, max_size=24),
    st.text("aeimnorstABCéŵŷ’'-.", min_size=1, max_size=19),
    st.sampled_from(["St", "John", "OAK", "4209", "(C. of E.)", "&", "Primary,", "Ysgol", "Gŵyr", "Siân"]),
)
RHYTHM = st.lists(st.floats(0.04, 0.25), min_size=1, max_size=40)


@given(st.lists(WORD, min_size=1, max_size=6), RHYTHM, st.sampled_from(["", "\r", "\t"]))
def test_nothing_a_hand_types_is_lost_and_none_of_it_is_a_scan(
    words: list[str], rhythm: list[float], end: str
) -> None:
    typed, door = " ".join(words) + end, Door()
    for place, letter in enumerate(typed):
        door.press(letter, rhythm[place % len(rhythm)])
    assert door.rest().out == [*typed]


CODE = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=32, max_size=32).map(lambda rest: "AB" + rest)


@given(CODE, st.floats(0.001, 0.06), st.sampled_from(["", "\r", "\t", "\r\n"]), st.booleans())
def test_whatever_its_pace_a_scanner_is_read(code: str, pace: float, end: str, small: bool) -> None:
    code = code.lower() if small else code
    assert Door().press(code + end, pace).rest().out == [f"scan:{code}"]
