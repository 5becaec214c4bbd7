"""The journal looked through: heads, a head printed earlier, the first entry that does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.clock import SetClock
from app.paths import Home
from app.service import door, records, venue
from app.service import journal as service
from app.service.boards.records import Paper
from app.store import records as store
from app.store.database import driver
from app.store.station import Station
from tests.service.conftest import Keys
from tests.service.evening import DOOR, A, Planned
from tests.service.told import play


def test_all_is_well_and_the_heads_are_those_of_the_scopes(evening: Planned) -> None:
    found = service.verify(evening.station.database)
    assert found.holds
    assert found.since is None
    assert [each.title for each in found.scopes] == ["Autumn Assembly"]
    assert found.entries == found.scopes[0].entries
    assert found.head == found.scopes[0].head, "one scope, one head"


def test_a_head_printed_in_minutes_is_found_again(
    evening: Planned, clock: SetClock, home: Home, keys: Keys
) -> None:
    play(evening, clock)
    records.seal(evening.station, home, A, Paper.MINUTES, "", keys.real, clock.now())
    for badge in range(3):
        door.check_in(evening.station, A, evening.code(700 + badge), door=DOOR)
    with evening.station.database.reading() as connection:
        (sealed,) = store.sealings(connection, A)
    printed = " ".join(sealed.head.upper()[at : at + 4] for at in range(0, 64, 4))
    found = service.verify(evening.station.database, printed)
    assert found.holds
    assert found.since == 4, "the seal itself and three check-ins"


def test_it_is_found_after_a_door_brought_what_it_did_before_the_seal(
    evening: Planned, clock: SetClock, home: Home, keys: Keys, tmp_path: Path
) -> None:
    late = Station.open(Home(tmp_path / "late"), clock)
    evening.station.admit(A, late.admission(post="door"))
    stick = tmp_path / "stick"
    venue.export_stick(evening.station, A, stick, names=True)
    venue.merge_stick(late, stick, trusted=venue.look_at_stick(stick).fingerprint)
    door.check_in(late, A, evening.code(800), door="Late door")
    play(evening, clock)
    records.seal(evening.station, home, A, Paper.MINUTES, "", keys.real, clock.now())
    venue.export_stick(late, A, stick, names=True)
    venue.merge_stick(evening.station, stick)
    late.close()
    with evening.station.database.reading() as connection:
        (sealed,) = store.sealings(connection, A)
        assert sealed.head not in {head for _, head in store.heads_so_far(connection, A)}
    found = service.verify(evening.station.database, sealed.head)
    assert found.holds
    assert found.since is not None
    assert found.since > 1, "the seal, and what the late door brought"


@pytest.mark.parametrize("rest", ["", " x:y", " :", " 7", " s:99"])
def test_a_sealing_that_tells_of_a_head_it_never_had_proves_nothing(evening: Planned, rest: str) -> None:
    with evening.station.change("document_sealed", A) as change:
        tips = f"{evening.station.id}:1{rest}"
        change.fact("sealing", {"document": "minutes", "head": "ab" * 32, "entries": 1, "tips": tips})
    assert not service.verify(evening.station.database, "ab" * 32).holds


def test_the_head_of_everything_is_found_as_well(evening: Planned) -> None:
    head = service.verify(evening.station.database).head
    assert service.verify(evening.station.database, head).since == 0


def test_a_head_that_never_was_is_a_fault(evening: Planned) -> None:
    found = service.verify(evening.station.database, "00" * 32)
    assert not found.holds
    assert "never had that head" in found.fault


@pytest.mark.parametrize("altered", ["body = body || ' '", "hash = zeroblob(32)", "kind = 'x'"])
def test_an_altered_entry_is_named(evening: Planned, altered: str) -> None:
    with evening.station.database.writing() as connection:
        driver(connection).execute("DROP TRIGGER entry_as_written")
        driver(connection).execute(f"UPDATE entry SET {altered} WHERE number = 3")  # noqa: S608 - ours
    found = service.verify(evening.station.database)
    assert "entry 3 of station" in found.fault
    assert "altered" in found.fault


def test_a_cut_tail_shows_against_a_head_printed_before(evening: Planned, clock: SetClock) -> None:
    play(evening, clock)
    head = service.verify(evening.station.database).scopes[0].head
    with evening.station.database.writing() as connection:
        driver(connection).execute("DROP TRIGGER entry_kept")
        driver(connection).execute("DELETE FROM entry WHERE number = (SELECT max(number) FROM entry)")
    assert service.verify(evening.station.database).holds, "the chain alone cannot know"
    assert not service.verify(evening.station.database, head).holds
