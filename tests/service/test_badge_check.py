"""What a code is, said without letting anyone in."""

from __future__ import annotations

import pytest

from app.domain.badge import Reading
from app.domain.plan import BadgeKind
from app.service.badge_check import check_badge
from app.store import journal
from tests.service.evening import A, Planned


def test_a_listed_badge_says_whose_it_is(evening: Planned) -> None:
    found = check_badge(evening.station, evening.delegate[0].lower())
    assert (found.reading, found.assembly) == (Reading.OURS, "Autumn Assembly")
    assert (found.kind, found.institution, found.caption) == (
        BadgeKind.DELEGATE,
        "Elm Street School",
        "heron 1001",
    )
    assert (found.listed, found.good) == (True, True)


def test_a_good_code_that_is_on_no_list_is_good(evening: Planned) -> None:
    found = check_badge(evening.station, evening.code(700, institution=3))
    assert (found.good, found.listed, found.institution) == (True, False, "Ash Lane Union")


def test_a_replaced_badge_is_not_good(evening: Planned) -> None:
    found = check_badge(evening.station, evening.replaced)
    assert (found.reading, found.replaced, found.good) == (Reading.OURS, True, False)


@pytest.mark.parametrize("text", ["", "hello", "https://example.org/", "AB" + "U" * 32, "x" * 10_000, "Ä"])
def test_a_foreign_text_is_foreign_and_not_repeated(evening: Planned, text: str) -> None:
    found = check_badge(evening.station, text)
    assert (found.reading, found.good, found.assembly) == (Reading.FOREIGN, False, "")


def test_a_forged_code_and_one_of_another_assembly_are_told_apart(evening: Planned) -> None:
    assert check_badge(evening.station, evening.code(1, key=bytes(32))).reading is Reading.FORGED
    assert check_badge(evening.station, evening.code(1, assembly=9)).reading is Reading.OTHER_ASSEMBLY
    assert check_badge(evening.station, evening.code(1), "b" * 32).reading is Reading.FOREIGN


def test_nothing_is_kept(evening: Planned) -> None:
    with evening.station.database.reading() as connection:
        before = journal.count(connection)
    check_badge(evening.station, evening.delegate[0], A)
    with evening.station.database.reading() as connection:
        assert journal.count(connection) == before
