"""What a forked chain held is said again: facts in their order, new rows under their ids, edits not."""

from __future__ import annotations

from pathlib import Path

from app.clock import SetClock
from app.store.say_again import say_again
from tests.store.nights import SCOPE, entries, rows, stations


def test_facts_follow_each_other_under_their_new_ids(tmp_path: Path, clock: SetClock) -> None:
    one, other = stations(tmp_path, 2, [clock, clock])
    with one.change("person_added", SCOPE) as change:
        change.row("person", None, {"kind": "delegate"}, {"name": "Delegate 7"}, named="p")
    with one.change("person_changed", SCOPE) as change:
        change.row("person", "p", {"kind": "guest"})
    with one.change("checked_in", SCOPE, post="door") as change:
        first = change.fact(
            "scan", {"badge": "b", "direction": "in", "heads": 1}, private={"reason": "lost badge"}
        )
    with one.change("checked_out", SCOPE, post="door") as change:
        change.fact("scan", {"badge": "b", "direction": "out", "heads": 1}, after=first)
    forked = [entry for entry in entries(one) if entry.station == one.id and entry.number > 3]

    say_again(lambda kind, scope, post: other.change(kind, scope, post=post), forked[::-1])
    said = [entry for entry in entries(other) if entry.station == other.id]
    assert [entry.kind for entry in said] == ["person_added", "checked_in", "checked_out"]
    assert said[-1].post == "door"
    [person] = rows(other)["person"]
    assert (person[1], person[3], person[5]) == ("p", "Delegate 7", "delegate")
    into, out = rows(other)["scan"]
    assert into[1].startswith(other.id)
    assert out[4] == into[1], "it follows the one that was said again"
    assert "lost badge" in into
    assert rows(other)["presence"][0][3] == "out"
    for station in (one, other):
        station.close()
