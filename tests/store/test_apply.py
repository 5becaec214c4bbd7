"""What is taken in, held back, set aside or refused."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.clock import SetClock
from app.paths import Home
from app.store import journal
from app.store.apply import reproject
from app.store.database import driver
from app.store.journal import Entry
from app.store.kinds import KINDS
from app.store.packet import as_line, from_line
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.store.nights import SCOPE, entries, rows, stations, trust


@pytest.fixture
def pair(tmp_path: Path, clock: SetClock) -> Iterator[list[Station]]:
    """An organiser and a door that know each other."""
    made = stations(tmp_path, 2, [clock, SetClock(THE_EVENING + timedelta(seconds=1))])
    yield made
    for station in made:
        station.close()


@pytest.fixture
def newcomer(tmp_path: Path, clock: SetClock, pair: list[Station]) -> Iterator[Station]:
    """A laptop that trusts the organiser and has nothing yet."""
    station = Station.open(Home(tmp_path / "newcomer"), clock)
    trust(station, pair[0])
    yield station
    station.close()


def roll(station: Station, *heads: int) -> list[Entry]:
    """Entries of one row each, as they were written."""
    before = len(entries(station))
    for each in heads:
        with station.change("roll_called", SCOPE) as change:
            change.fact("roll_call", {"delegation": "d", "heads": each})
    assert len(entries(station)) == before + len(heads)
    return [entry for entry in entries(station) if entry.station == station.id][-len(heads) :]


def resigned(station: Station, entry: Entry) -> Entry:
    """What the station itself could have signed."""
    key: Ed25519PrivateKey = station._identity.key  # pyright: ignore[reportPrivateUsage]
    return journal.signed(entry, key)


def test_a_gap_is_held_back_until_it_is_filled(pair: list[Station], newcomer: Station) -> None:
    founder, _ = pair
    roll(founder, 1, 2, 3)
    *first, second_last, last = entries(founder)[:6]
    applied = newcomer.merge([last, second_last])
    assert (applied.held, len(applied.added)) == (2, 0)
    applied = newcomer.merge(first)
    assert applied.held == 0
    assert [entry.number for entry in entries(newcomer)] == [1, 2, 3, 4, 5, 6]
    assert applied.topics >= {"chair", "stage"}
    with newcomer.database.reading() as connection:
        assert driver(connection).execute("SELECT * FROM quarantine").fetchall() == []


def test_once_is_enough(pair: list[Station], newcomer: Station) -> None:
    founder, _ = pair
    roll(founder, 1)
    everything = entries(founder)
    newcomer.merge(everything)
    again = newcomer.merge(everything)
    assert (len(again.added), again.known, again.topics) == (0, len(everything), frozenset())


def test_a_stranger_waits_until_it_is_admitted(pair: list[Station], newcomer: Station) -> None:
    founder, door = pair
    spoken = roll(door, 5)
    assert newcomer.merge(spoken).held == 1
    assert rows(newcomer)["roll_call"] == []
    newcomer.merge(entries(founder))
    assert len(rows(newcomer)["roll_call"]) == 1


def test_nobody_admits_itself_unasked(tmp_path: Path, clock: SetClock, newcomer: Station) -> None:
    [other] = stations(tmp_path / "elsewhere", 1, [clock])
    assert newcomer.merge(entries(other)).held == len(entries(other))
    assert rows(newcomer)["station"] == []
    other.close()


def test_an_altered_entry_is_refused_with_its_number(pair: list[Station], newcomer: Station) -> None:
    founder, _ = pair
    [entry] = roll(founder, 4)
    newcomer.merge(entries(founder)[:-1])
    altered = replace(entry, body=entry.body.replace('"heads":4', '"heads":400'))
    forged = journal.signed(altered, Ed25519PrivateKey.generate())
    for wrong, reason in ((altered, "altered"), (forged, "not signed by its station")):
        [fault] = newcomer.merge([wrong]).refused
        assert (fault.station, fault.number, fault.reason) == (founder.id, entry.number, reason)
    assert len(newcomer.merge([entry]).added) == 1, "the true one is still welcome"


def test_a_forged_copy_of_a_known_entry_is_refused_and_not_called_a_fork(
    pair: list[Station], newcomer: Station
) -> None:
    founder, _ = pair
    [entry] = roll(founder, 4)
    newcomer.merge(entries(founder))
    forged = journal.signed(replace(entry, who="o"), Ed25519PrivateKey.generate())
    applied = newcomer.merge([forged])
    assert len(applied.refused) == 1
    assert applied.quarantined == 0


def test_another_stations_name_does_not_carry_its_key(pair: list[Station], newcomer: Station) -> None:
    """A door admits "the founder" once more, with a key of its own."""
    founder, door = pair
    newcomer.merge(entries(founder))
    own = Ed25519PrivateKey.generate()
    admission = {k: v for k, v in founder.admission().items() if k != "id"}
    admission["public_key"] = own.public_key().public_bytes_raw().hex()
    with door.change("station_admitted", SCOPE) as change:
        change.row("station", None, admission, named=founder.id)
    newcomer.merge(entries(door))
    [true] = roll(founder, 1)
    forged = journal.signed(true, own)
    assert len(newcomer.merge([forged]).refused) + newcomer.merge([forged]).held >= 1
    assert rows(newcomer)["roll_call"] == []


def test_a_fork_is_set_aside(pair: list[Station], newcomer: Station) -> None:
    founder, _ = pair
    first, second = roll(founder, 4, 5)
    newcomer.merge(entries(founder))
    other = resigned(founder, replace(first, body=first.body.replace('"heads":4', '"heads":9')))
    applied = newcomer.merge([other])
    assert (applied.quarantined, len(applied.added)) == (1, 0)
    # and one that goes on from there
    onward = resigned(founder, replace(second, number=second.number + 1, before=other.hash))
    assert newcomer.merge([onward]).quarantined == 1
    assert {row[6] for row in rows(newcomer)["roll_call"]} == {4, 5}
    with newcomer.database.reading() as connection:
        assert journal.verify(connection) is None


@pytest.mark.parametrize(
    ("kind", "schema", "body", "cause"),
    [
        ("danced", 1, '{"rows":[]}', "newer"),
        ("roll_called", 2, '{"rows":[{"table":"roll_call","set":{}}]}', "newer"),
        ("roll_called", 1, "{", "broken"),
        ("roll_called", 1, "[]", "broken"),
        ("roll_called", 1, '{"rows":[{"table":"roll_call"}]}', "broken"),
        ("roll_called", 1, '{"rows":[{"table":"ask","set":{}}]}', "broken"),
        ("roll_called", 1, '{"rows":[{"table":"roll_call","set":{"heads":[1]}}]}', "broken"),
        ("roll_called", 1, '{"rows":[{"table":"roll_call","set":{"heads":99999999999999999999}}]}', "broken"),
        ("ask_added", 1, '{"rows":[{"table":"ask","set":{}}]}', "broken"),
        ("ask_added", 1, '{"rows":[{"table":"ask","id":7,"set":{}}]}', "broken"),
        ("person_added", 1, '{"rows":[{"table":"person","id":"p","set":{},"private":["name"]}]}', "broken"),
        ("ask_added", 1, '{"rows":[{"table":"ask","id":"a","set":{"title":"\\ud800"}}]}', "broken"),
        ("ask_added", 1, "[" * 100_000, "broken"),
        ("batch_closed", 1, '{"count":"x"}', ""),
        ("batch_closed", 1, "{}", "broken"),
    ],
)
def test_what_cannot_be_read_is_kept_and_chained(
    pair: list[Station], newcomer: Station, kind: str, schema: int, body: str, cause: str
) -> None:
    founder, _ = pair
    newcomer.merge(entries(founder))
    last = [entry for entry in entries(founder) if entry.station == founder.id][-1]
    odd = resigned(
        founder,
        replace(
            last, number=last.number + 1, kind=kind, schema=schema, body=body, private=(), before=last.hash
        ),
    )
    after = resigned(
        founder,
        replace(
            odd,
            number=odd.number + 1,
            kind="roll_called",
            schema=1,
            body='{"rows":[{"table":"roll_call","set":{"heads":8,"unheard_of":1}}]}',
            before=odd.hash,
        ),
    )
    applied = newcomer.merge([odd, after])
    assert len(applied.added) == 2
    assert [row[6] for row in rows(newcomer)["roll_call"]] == [8]
    with newcomer.database.reading() as connection:
        assert journal.verify(connection) is None
        waiting = driver(connection).execute("SELECT number, cause FROM waiting").fetchall()
    assert waiting == ([(odd.number, cause)] if cause else [])


def test_a_newer_kind_is_shown_after_the_update(
    pair: list[Station], newcomer: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    founder, _ = pair
    roll(founder, 4)
    known = KINDS["roll_called"]
    monkeypatch.delitem(KINDS, "roll_called")
    newcomer.merge(entries(founder))
    assert rows(newcomer)["roll_call"] == []
    monkeypatch.setitem(KINDS, "roll_called", known)
    newcomer.close()
    updated = Station.open(newcomer.database.home, newcomer.clock)
    assert len(rows(updated)["roll_call"]) == 1
    updated.close()


def test_a_revoked_station_counts_up_to_its_last_number(pair: list[Station], newcomer: Station) -> None:
    founder, door = pair
    spoken = roll(door, 1, 2, 3)
    founder.merge(entries(door))
    with founder.change("station_revoked", SCOPE) as change:
        change.row("station", door.id, {"revoked_after": spoken[1].number})
    assert [row[6] for row in rows(founder)["roll_call"]] == [1, 2]
    for order in itertools.islice(itertools.permutations(entries(founder)), 0, 5000, 499):
        newcomer.merge(order)
        assert rows(newcomer)["roll_call"] == rows(founder)["roll_call"]
    assert len(entries(newcomer)) == len(entries(founder)), "kept all the same"


def test_what_a_lost_laptop_forgot_stays_forgotten(
    pair: list[Station], tmp_path: Path, clock: SetClock
) -> None:
    """Else those who heard of the erasure before the revocation would hold less than the others."""
    founder, door = pair
    with founder.change("person_added", SCOPE) as change:
        change.row("person", None, {}, {"name": "Delegate 7"}, named="p")
    door.merge(entries(founder))
    with door.change("person_erased", SCOPE) as change:
        change.fact("erasure", {"subject": "p"})
    erased = entries(door)
    founder.revoke(SCOPE, door.id)
    for place, order in enumerate(itertools.permutations((erased, entries(founder)))):
        other = Station.open(Home(tmp_path / f"other{place}"), clock)
        trust(other, founder)
        for part in order:
            other.merge(part)
        assert rows(other)["person"][0][3] is None
        other.close()


def test_a_lost_laptop_counts_no_further(pair: list[Station]) -> None:
    founder, door = pair
    roll(door, 1)
    founder.merge(entries(door))
    founder.revoke(SCOPE, door.id)
    roll(door, 2)
    founder.merge(entries(door))
    assert [row[6] for row in rows(founder)["roll_call"]] == [1]
    assert founder.secret(SCOPE, "badge/1") is None
    founder.share_secret(SCOPE, "badge/1", b"k")
    door.merge(entries(founder))
    assert door.secret(SCOPE, "badge/1") is None, "it is given no more secrets"


def test_private_texts_given_later_are_filled_in(pair: list[Station], newcomer: Station) -> None:
    founder, _ = pair
    with founder.change("person_added", SCOPE) as change:
        person = change.row("person", None, {"kind": "delegate"}, {"name": "Delegate 7"})
    with founder.change("person_changed", SCOPE) as change:
        change.row("person", person, {}, {"access": "a seat near the door"})
    whole = entries(founder)
    newcomer.merge([from_line(as_line(entry, private=False)) for entry in whole])
    assert rows(newcomer)["person"][0][3:5] == (None, None)
    with newcomer.database.reading() as connection:
        assert journal.verify(connection) is None
    applied = newcomer.merge(whole)
    assert "door" in applied.topics
    assert rows(newcomer) == rows(founder)


def test_writing_the_rows_anew_changes_nothing(pair: list[Station]) -> None:
    founder, _ = pair
    roll(founder, 1, 2)
    before = rows(founder)
    with founder.database.writing() as connection:
        reproject(connection, SCOPE)
    assert rows(founder) == before


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_says_whom_it_concerns(kind: str) -> None:
    topics = {"plan", "door", "chair", "tally", "stage", "records", "follow_up"}
    assert KINDS[kind].topics <= topics
    assert KINDS[kind].topics or kind == "batch_closed"
