"""What counts of what a camera has in view."""

from __future__ import annotations

from app.ui.door.camera import AWAY, STEADY, Attention, Seen


def code(name: str, area: float = 0.05, *, badge: bool = True) -> Seen:
    """A code in view."""
    return Seen(hash(name), name, badge, ((0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1)), area)


def scans(*sights: tuple[float, list[Seen]]) -> list[str]:
    """What was scanned of what was in view, moment by moment."""
    attention = Attention()
    told: list[str] = []
    for at, seen in sights:
        look = attention.look(seen, at)
        if look.scanned and look.counts is not None:
            told.append(look.counts.text)
    return told


def test_a_badge_held_for_seconds_is_one_scan() -> None:
    held = [(place / 30, [code("A")]) for place in range(300)]
    assert scans(*held) == ["A"]


def test_a_badge_that_is_not_read_for_a_moment_is_still_the_same() -> None:
    assert scans((0, [code("A")]), (0.5, []), (AWAY - 0.1, [code("A")]), (AWAY + 1.5, [code("A")])) == ["A"]


def test_a_badge_that_went_and_came_back_is_scanned_again() -> None:
    assert scans((0, [code("A")]), (0.1, []), (AWAY + 0.2, [code("A")])) == ["A", "A"]


def test_the_larger_of_two_counts() -> None:
    assert scans((0, [code("A", 0.02), code("B", 0.05)])) == ["B"]


def test_two_of_almost_one_size_do_not_take_turns() -> None:
    flicker = [(n / 30, [code("A", 0.05 + n % 2 / 100), code("B", 0.055)]) for n in range(60)]
    assert scans(*flicker) == ["B"]


def test_a_badge_put_before_the_other_is_the_next_person() -> None:
    assert scans((0, [code("A")]), (1, [code("A"), code("B", 0.09)])) == ["A", "B"]


def test_the_smaller_one_counts_when_it_is_alone() -> None:
    assert scans((0, [code("A"), code("B", 0.02)]), (1, [code("B", 0.02)])) == ["A", "B"]


def test_one_that_stood_behind_meanwhile_is_not_scanned_twice() -> None:
    assert scans((0, [code("A")]), (1, [code("A"), code("B", 0.2)]), (2, [code("A")])) == ["A", "B"]


def test_a_foreign_code_must_be_held() -> None:
    poster = code("?" * 20, 0.3, badge=False)
    assert scans((0, [poster]), (STEADY / 2, [poster]), (STEADY * 0.9, [])) == []
    assert scans((0, [poster]), (STEADY / 2, []), (STEADY, [poster]), (STEADY * 1.5, [poster])) == []
    assert scans(*((n / 10, [poster]) for n in range(30))) == ["?" * 20]


def test_a_poster_beside_a_badge_is_nothing() -> None:
    poster = code("?" * 20, 0.3, badge=False)
    both = [(n / 10, [poster, code("A", 0.01)]) for n in range(30)]
    assert scans(*both) == ["A"]


def test_nothing_in_view_is_nothing() -> None:
    assert scans((0, []), (1, [])) == []
