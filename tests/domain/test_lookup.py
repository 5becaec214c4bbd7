"""Looking up: every word in the line or the group's name, beginnings first, in the list's order."""

from __future__ import annotations

import random

from app.domain.lookup import Lookup, meant

SCHOOL, CHURCH = "elm street school", "oak road church"
LINES = [
    ("ada benbow otter 1002", SCHOOL),
    ("ben elms heron 4821", CHURCH),
    ("cai nelms otter 7777", CHURCH),
    ("heron 0001", SCHOOL),
    ("wren 0417", ""),
]


def test_a_word_may_stand_in_the_line_and_another_in_the_name() -> None:
    assert Lookup(LINES).find("school ada", 9) == [0]
    assert Lookup(LINES).find("otter church", 9) == [2]


def test_the_name_alone_finds_all_of_the_group_in_order() -> None:
    assert Lookup(LINES).find("elm street", 9) == [0, 3]


def test_a_word_that_begins_so_goes_before_one_that_only_holds_it() -> None:
    assert Lookup(LINES).find("elm", 9) == [0, 1, 3, 2]
    assert Lookup(LINES).find("elm", 3) == [0, 1, 3]


def test_words_never_join_across_lines_or_from_line_to_name() -> None:
    assert Lookup(LINES).find("1002 elms", 9) == []
    assert Lookup(LINES).find("1002elm", 9) == []


def test_nothing_asked_nothing_found() -> None:
    assert Lookup(LINES).find("", 9) == []
    assert Lookup(LINES).find("elm", 0) == []
    assert Lookup(()).find("elm", 9) == []


def test_the_same_as_looking_at_every_line() -> None:
    draw = random.Random(7)
    words = ["elm", "oak", "el", "k", "street", "otter", "12", "elmer", "7"]
    lines = [
        (" ".join(draw.choices(words, k=2)), " ".join(draw.choices(words, k=draw.randrange(3))))
        for _ in range(400)
    ]
    lookup = Lookup(lines)
    for most in (1, 3, 9):
        for wanted in (" ".join(draw.choices(words, k=draw.randrange(1, 4))) for _ in range(60)):
            whole = [f" {line}\n {name}" for line, name in lines]
            begin = [
                at for at, text in enumerate(whole) if all(f" {word}" in text for word in wanted.split())
            ]
            hold = [at for at, text in enumerate(whole) if all(word in text for word in wanted.split())]
            expected = (begin + [at for at in hold if at not in begin])[:most]
            assert lookup.find(wanted, most) == expected, (wanted, most)


def test_a_slip_in_any_word_comes_near() -> None:
    lookup = Lookup(LINES)
    assert lookup.near("elm scool", 9) == [0, 3]
    assert lookup.near("adda schol", 9) == [0]
    assert lookup.near("benbwo", 9) == [0]
    assert lookup.near("chruch nelsm", 9) == [2]


def test_as_it_was_typed_goes_before_a_slip() -> None:
    assert Lookup([("benbow", ""), ("denbow", ""), ("denbows", "")]).near("denbow", 9) == [1, 2, 0]


def test_short_words_and_numbers_are_taken_as_they_are() -> None:
    assert Lookup(LINES).near("adz", 9) == []
    assert Lookup(LINES).near("otter 1003", 9) == []
    assert Lookup(LINES).near("ottr 1002", 9) == [0]


def test_every_word_must_come_near() -> None:
    assert Lookup(LINES).near("scool quayside", 9) == []
    assert Lookup(LINES).near("", 9) == []
    assert Lookup(LINES).near("scool", 1) == [0]


def test_of_very_many_some_are_found() -> None:
    lookup = Lookup((f"oaken {number}", "elm street school") for number in range(20_000))
    assert lookup.near("oakan", 9) == [*range(9)]
    assert lookup.near("oakan 19999", 9) == [19999]
    assert lookup.near("scool 19999", 9) == [19999]


def test_of_a_short_list_those_that_hold_it_else_those_that_come_near() -> None:
    names = ["St Mary’s Primary School", "Saint Mary Hall", "Oak Road Church"]
    assert meant("", names) == [0, 1, 2]
    assert meant("saint mary", names) == [0, 1]
    assert meant("st mary primery", names) == [0]
    assert meant("quayside", names) == []
