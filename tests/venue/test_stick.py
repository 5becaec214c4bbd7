"""A USB file: whole or refused, believed only from a laptop that is known, and never taken twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import SetClock
from app.errors import Refused, Trouble
from app.paths import Home
from app.store import journal
from app.store.station import Station
from app.venue.stick import Merged, export, fingerprint, inspect, merge
from tests.store.nights import SCOPE, entries, rows, stations


@pytest.fixture
def pair(tmp_path: Path, clock: SetClock) -> Iterator[list[Station]]:
    """An organiser and a door with a few things done."""
    made = stations(tmp_path, 2, [clock, clock])
    with made[0].change("person_added", SCOPE) as change:
        change.row("person", None, {"kind": "delegate"}, {"name": "Delegate 7"})
    made[1].merge(entries(made[0]))
    for number in range(3):
        with made[1].change("checked_in", SCOPE, post="door") as change:
            change.fact("scan", {"badge": f"{number}", "direction": "in", "heads": 1})
    yield made
    for station in made:
        station.close()


@pytest.fixture
def newcomer(tmp_path: Path, clock: SetClock) -> Iterator[Station]:
    """A laptop that knows nobody."""
    station = Station.open(Home(tmp_path / "newcomer"), clock)
    yield station
    station.close()


def test_there_and_back(pair: list[Station], tmp_path: Path) -> None:
    founder, door = pair
    file = tmp_path / "door.folkmoot"
    assert export(door, SCOPE, file) == len(entries(door))
    stick = inspect(file)
    assert (stick.scope, stick.station, stick.private) == (SCOPE, door.id, True)
    merged = merge(founder, file)
    assert (merged.added, merged.held, merged.refused) == (3, 0, ())
    assert rows(founder) == rows(door)
    again = merge(founder, file)
    assert (again.added, again.known) == (0, stick.entries)


def test_a_stranger_is_not_believed_until_the_fingerprint_is_compared(
    pair: list[Station], newcomer: Station, tmp_path: Path
) -> None:
    _, door = pair
    file = tmp_path / "door.folkmoot"
    export(door, SCOPE, file)
    for wrong in ("", "0" * 64, fingerprint(door.public_key)[:8]):
        with pytest.raises(Refused, match=fingerprint(door.public_key)):
            merge(newcomer, file, trusted=wrong)
    assert entries(newcomer) == []
    said = " ".join(fingerprint(door.public_key).upper()[at : at + 4] for at in range(0, 32, 4))
    merge(newcomer, file, trusted=said)
    assert rows(newcomer) == rows(door)


def test_without_names(pair: list[Station], newcomer: Station, tmp_path: Path) -> None:
    founder, _ = pair
    file = tmp_path / "bare.folkmoot"
    export(founder, SCOPE, file, private=False)
    assert "Delegate 7" not in file.read_text()
    merge(newcomer, file, trusted=fingerprint(founder.public_key))
    assert [row[3] for row in rows(newcomer)["person"]] == [None]
    with newcomer.database.reading() as connection:
        assert journal.verify(connection) is None
    export(founder, SCOPE, file)
    merge(newcomer, file)
    assert [row[3] for row in rows(newcomer)["person"]] == ["Delegate 7"]


@pytest.mark.parametrize("how", ["cut", "line", "bit", "seal", "header"])
def test_a_damaged_file_is_not_taken(pair: list[Station], tmp_path: Path, how: str) -> None:
    founder, door = pair
    file = tmp_path / "door.folkmoot"
    export(door, SCOPE, file)
    raw = file.read_bytes()
    lines = raw.splitlines(keepends=True)
    harmed = {
        "cut": raw[: len(raw) // 2],
        "line": b"".join((*lines[:2], *lines[3:])),
        "bit": raw.replace(b'"heads\\":1', b'"heads\\":2', 1),
        "seal": b"".join(lines[:-1]),
        "header": raw.replace(b'"private":true', b'"private":false', 1),
    }[how]
    assert harmed != raw
    file.write_bytes(harmed)
    before = rows(founder)
    with pytest.raises(Trouble) as caught:
        merge(founder, file)
    assert caught.value.kind == "damaged"
    assert rows(founder) == before


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "not_ours"),
        ("name,institution\n", "not_ours"),
        ("[]\n", "not_ours"),
        ("[" * 50_000, "not_ours"),
        ('{"format":"folkmoot-stick","version":2}\n', "newer_version"),
        ('{"format":"folkmoot-stick","version":1}\n', "not_ours"),
        ('{"format":"else","version":1}\n', "not_ours"),
    ],
)
def test_what_is_not_such_a_file(newcomer: Station, tmp_path: Path, text: str, kind: str) -> None:
    file = tmp_path / "x"
    file.write_text(text)
    with pytest.raises(Trouble) as caught:
        merge(newcomer, file)
    assert caught.value.kind == kind
    with pytest.raises(Trouble) as caught:
        inspect(tmp_path / "nothing")
    assert caught.value.kind == "missing"


def test_a_forged_entry_in_a_good_file_is_refused_with_its_number(
    pair: list[Station], tmp_path: Path
) -> None:
    """The door signs a file in which it puts words into the organiser's mouth."""
    founder, door = pair
    third = Station.open(Home(tmp_path / "third"), founder.clock)
    file = tmp_path / "door.folkmoot"
    export(founder, SCOPE, file)
    merge(third, file, trusted=fingerprint(founder.public_key))
    with founder.change("roll_called", SCOPE) as change:
        change.fact("roll_call", {"delegation": "d", "heads": 1})
    last = [entry for entry in entries(founder) if entry.station == founder.id][-1]
    door.merge(entries(founder))
    export(door, SCOPE, file)
    _, *lines, _ = file.read_text().splitlines()
    header = json.loads(file.read_text().splitlines()[0])
    forged = [
        line.replace('\\"heads\\":1}', '\\"heads\\":100}') if "roll_call" in line else line for line in lines
    ]
    assert forged != lines
    written = "".join(f"{line}\n" for line in (journal.canonical(header), *forged)).encode()
    _seal(door, file, written)
    merged: Merged = merge(third, file)
    assert [(fault.station, fault.number, fault.reason) for fault in merged.refused] == [
        (founder.id, last.number, "altered")
    ]
    assert rows(third)["roll_call"] == []
    third.close()


def _seal(station: Station, file: Path, written: bytes) -> None:
    import hashlib

    digest = hashlib.sha256(written)
    seal = {"sha256": digest.hexdigest(), "signature": station.sign(digest.digest()).hex()}
    file.write_bytes(written + f"{journal.canonical(seal)}\n".encode())


def test_a_stick_that_cannot_be_written(pair: list[Station], tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        export(pair[0], SCOPE, tmp_path / "no" / "such" / "folder")
    assert caught.value.kind == "disk"


def test_a_revoked_laptop_brings_no_file(pair: list[Station], tmp_path: Path) -> None:
    founder, door = pair
    file = tmp_path / "door.folkmoot"
    with founder.change("station_revoked", SCOPE) as change:
        change.row("station", door.id, {"revoked_after": 0})
    export(door, SCOPE, file)
    with pytest.raises(Refused):
        merge(founder, file)
