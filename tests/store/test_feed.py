"""The feed tells everyone, and a listener that fails harms nobody."""

from __future__ import annotations

import pytest

from app.store.feed import Feed


def test_everyone_is_told_until_they_stop() -> None:
    feed, heard = Feed(), list[tuple[str, frozenset[str], str]]()
    stop = feed.subscribe(lambda topics, scope: heard.append(("one", topics, scope)))
    feed.subscribe(lambda topics, scope: heard.append(("two", topics, scope)))
    feed.tell(frozenset({"door"}), "s")
    stop()
    stop()
    feed.tell(frozenset({"plan"}), "s")
    assert [who for who, _, _ in heard] == ["one", "two", "two"]


@pytest.mark.parametrize("expected_log", [["a listener of the feed failed"]])
def test_one_that_fails_is_logged_and_the_next_is_told(expected_log: list[str]) -> None:
    feed, heard = Feed(), list[str]()

    def fail(_topics: frozenset[str], _scope: str) -> None:
        raise ZeroDivisionError

    feed.subscribe(fail)
    feed.subscribe(lambda _topics, scope: heard.append(scope))
    feed.tell(frozenset({"door"}), "s")
    assert heard == ["s"]
