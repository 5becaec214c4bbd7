"""Forgotten is forgotten: on every laptop, in every byte of the file, whatever comes in later."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.clock import SetClock
from app.paths import Home
from app.store import journal
from app.store.database import driver
from app.store.database_key import DatabaseKey
from app.store.journal import Entry
from app.store.packet import as_line, from_line
from app.store.station import Station
from tests.store.nights import SCOPE, entries, rows, stations, trust

NAME = "Quillfeather-Zymurgy 42"
OTHER = "Delegate Forty-Three"
PAGE, RESERVE = 4096, 80


@pytest.fixture
def founder(tmp_path: Path, clock: SetClock) -> Iterator[Station]:
    """A laptop with two people, one of whom will ask to be forgotten."""
    [station] = stations(tmp_path, 1, [clock])
    with station.change("delegation_added", SCOPE) as change:
        change.row("delegation", None, {"name": "Elm Street School"}, {"lead": OTHER}, named="d")
    with station.change("person_added", SCOPE) as change:
        change.row(
            "person", None, {"delegation": "d"}, {"name": NAME, "access": f"a ramp for {NAME}"}, named="p"
        )
        change.row("person", None, {"delegation": "d"}, {"name": OTHER}, named="q")
    with station.change("badge_added", SCOPE) as change:
        change.row("badge", None, {"delegation": "d", "person": "p", "code_id": "0a"}, named="b")
    with station.change("person_changed", SCOPE) as change:
        change.row("person", "p", {}, {"name": f"{NAME} junior"})
    with station.change("admitted_by_hand", SCOPE) as change:
        change.fact(
            "scan",
            {"badge": "0a", "person": "p", "delegation": "d", "heads": 1, "direction": "in"},
            private={"reason": f"{NAME} lost the badge"},
        )
    yield station
    station.close()


def erase(station: Station, subject: str = "p", kind: str = "person_erased") -> None:
    """Forget one person, or everyone."""
    with station.change(kind, SCOPE) as change:
        change.fact("erasure", {"subject": subject})
    station.database.scrub()


def plain(home: Home) -> bytes:
    """All pages of the file as SQLite sees them, free and slack space included; the log is empty."""
    key = DatabaseKey.read(home.database_key, None).key
    raw = home.database.read_bytes()
    opened = bytearray()
    for start in range(0, len(raw), PAGE):
        page = raw[start + (16 if start == 0 else 0) : start + PAGE]
        body, vector = page[:-RESERVE], page[-RESERVE:][:16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        opened += decryptor.update(body) + decryptor.finalize()
    log = home.folder / f"{home.database.name}-wal"
    if log.exists():
        assert log.stat().st_size == 0
    return bytes(opened)


def test_no_byte_of_the_name_is_left_and_the_chain_holds(founder: Station) -> None:
    home = founder.database.home
    founder.database.scrub()
    assert NAME.encode() in plain(home), "it can be found where it is"
    with founder.database.reading() as connection:
        head = journal.head(connection)
    erase(founder)
    with founder.database.reading() as connection:
        assert journal.verify(connection) is None
        assert journal.head(connection) != head
    opened = plain(home)
    assert NAME.encode() not in opened
    assert OTHER.encode() in opened
    shared = rows(founder)
    assert [row[3] for row in shared["person"]] == [None, OTHER]
    assert shared["badge"][0][3] is None
    assert shared["headcount"] == [(SCOPE, "d", 1, 1)], "the number stays"


def test_a_purge_leaves_numbers_only(founder: Station) -> None:
    erase(founder, "*", "assembly_purged")
    opened = plain(founder.database.home)
    assert NAME.encode() not in opened
    assert OTHER.encode() not in opened
    assert b"Elm Street School" in opened
    with founder.database.reading() as connection:
        assert journal.verify(connection) is None
    assert rows(founder)["headcount"] == [(SCOPE, "d", 1, 1)]


@pytest.mark.parametrize("subject", ["p", "*"])
def test_nothing_that_comes_later_fills_it_again(
    founder: Station, tmp_path: Path, clock: SetClock, subject: str
) -> None:
    with_names = entries(founder)
    erase(founder, subject, "person_erased" if subject == "p" else "assembly_purged")
    without = entries(founder)
    tombstone = without[-1]
    # an old USB file that still has the name, before, after and around the erasure
    for place, order in enumerate(itertools.permutations((with_names[:4], with_names[4:], [tombstone]))):
        late = Station.open(Home(tmp_path / f"late{place}"), clock)
        trust(late, founder)
        for part in order:
            late.merge(part)
        late.merge(with_names)
        assert rows(late) == rows(founder)
        late.database.scrub()
        assert NAME.encode() not in plain(late.database.home)
        with late.database.reading() as connection:
            assert journal.verify(connection) is None
        late.close()
    again: list[Entry] = with_names
    founder.merge(again)
    founder.database.scrub()
    assert NAME.encode() not in plain(founder.database.home)


@pytest.mark.parametrize("subject", ["p", "*"])
def test_a_laptop_without_names_is_given_none_of_someone_forgotten(
    founder: Station, tmp_path: Path, clock: SetClock, subject: str
) -> None:
    with_names = entries(founder)
    erase(founder, subject)
    door = Station.open(Home(tmp_path / "door"), clock)
    trust(door, founder)
    door.merge([from_line(as_line(entry, private=False)) for entry in entries(founder)])
    door.merge(with_names)
    assert rows(door) == rows(founder)
    door.database.scrub()
    opened = plain(door.database.home)
    assert NAME.encode() not in opened
    assert (OTHER.encode() in opened) is (subject == "p")
    door.close()


@pytest.mark.parametrize("subject", ["p", "*"])
def test_what_waits_for_an_earlier_entry_is_forgotten_too(
    founder: Station, tmp_path: Path, clock: SetClock, subject: str
) -> None:
    waits = [entry for entry in entries(founder) if entry.kind == "person_changed"]
    other = Station.open(Home(tmp_path / "other"), clock)
    founder.admit(SCOPE, other.admission(post="desk"))
    trust(other, founder)
    # the erasure is said by another station, whose chain is whole
    with other.change("person_erased", SCOPE) as change:
        change.fact("erasure", {"subject": subject})
    assert other.merge(waits).held == 1
    other.database.scrub()
    assert NAME.encode() in plain(other.database.home)
    with other.change("person_erased", SCOPE) as change:
        change.fact("erasure", {"subject": subject})
    other.database.scrub()
    assert NAME.encode() not in plain(other.database.home)
    other.close()


def test_an_edit_of_someone_forgotten_fills_nothing(
    founder: Station, tmp_path: Path, clock: SetClock
) -> None:
    other = Station.open(Home(tmp_path / "other"), clock)
    trust(other, founder)
    founder.admit(SCOPE, other.admission(post="desk"))
    other.merge(entries(founder))
    erase(founder)
    with other.change("person_changed", SCOPE) as change:
        change.row("person", "p", {"kind": "guest"}, {"name": f"{NAME} again"})
    founder.merge(entries(other))
    other.merge(entries(founder))
    assert rows(founder) == rows(other)
    assert rows(founder)["person"][0][3] is None
    for station in (founder, other):
        station.database.scrub()
        assert NAME.encode() not in plain(station.database.home)
    other.close()


def test_only_forgetting_is_let_through(founder: Station) -> None:
    for statement in (
        "UPDATE private_text SET text = 'someone else'",
        "UPDATE private_text SET row = 'q', text = NULL",
        "DELETE FROM private_text",
        "UPDATE entry SET body = ''",
        "DELETE FROM entry",
        "UPDATE scan SET reason = 'none'",
        "UPDATE scan SET person = 'q'",
        "UPDATE scan SET delegation = NULL",
        "DELETE FROM scan",
    ):
        with pytest.raises(Exception, match="append-only"), founder.database.writing() as connection:
            driver(connection).execute(statement)
