"""The journal's format to the byte, and what of it would be noticed if it were altered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.clock import SetClock
from app.paths import Home
from app.store import journal
from app.store.database import Database, driver
from app.store.journal import NOTHING_BEFORE, Entry, Private
from app.store.station import Station
from app.store.tables import triggers
from tests.store.nights import SCOPE

BODY = (
    '{"rows":[{"id":"p1","private":["name"],"set":{"delegation":"d1","kind":"delegate"},"table":"person"}]}'
)
TEXT = '{"name":"Delegate 7"}'
SALT = bytes(range(16))
DIGEST = "e90c8a2b5c61cdb90aecf6978c5755b27779a6dde7dc5cc69b3c5bbffeaa5891"
WORKED = Entry(
    scope=SCOPE,
    station="s56475aa75f",
    number=1,
    stamp="1795545000000.00003",
    kind="person_added",
    schema=1,
    who="o01",
    post="organiser",
    batch="",
    body=BODY,
    private=(Private("p1", DIGEST, TEXT, SALT),),
    before=NOTHING_BEFORE,
    hash=bytes.fromhex("a2e33ac40b784f83818b691e0f74aa980675d15fe3fdbf69b1fb013551e6543a"),
    signature=bytes.fromhex(
        "e4f251e1158dcc832e280987882733903efa04470fd1563c4e8ba7d9f6ccad58"
        "3db7482334ba16643deb1e7d6c44610052e196d5b988ee29a005109fa1590f02"
    ),
)
"""Worked out by other tools (sha256sum, openssl): the format is settled, and a change of it breaks this."""

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def test_the_worked_entry() -> None:
    blank = replace(WORKED, hash=b"", signature=b"")
    assert journal.private_digest(TEXT, SALT) == DIGEST
    assert journal.signed(blank, KEY) == WORKED
    assert journal.well_formed(WORKED)
    assert journal.signature_holds(WORKED, KEY.public_key().public_bytes_raw())


@pytest.mark.parametrize(
    "altered",
    [
        replace(WORKED, scope="b" * 32),
        replace(WORKED, station="s0000000000"),
        replace(WORKED, number=2),
        replace(WORKED, stamp="1795545000000.00004"),
        replace(WORKED, kind="badge_added"),
        replace(WORKED, schema=2),
        replace(WORKED, who="o02"),
        replace(WORKED, post="door"),
        replace(WORKED, batch="b"),
        replace(WORKED, body=BODY.replace("d1", "d2")),
        replace(WORKED, before=bytes([1] * 32)),
        replace(WORKED, private=()),
        replace(WORKED, private=(replace(WORKED.private[0], digest="0" * 64),)),
        replace(WORKED, private=(replace(WORKED.private[0], text='{"name":"Delegate 8"}'),)),
        replace(WORKED, private=(replace(WORKED.private[0], salt=bytes(16)),)),
        replace(WORKED, private=(replace(WORKED.private[0], row="p2"),)),
    ],
)
def test_any_altered_field_shows(altered: Entry) -> None:
    assert not journal.well_formed(altered)


def test_a_field_cannot_hold_two_lines() -> None:
    # else `who` and `post` could be shifted into each other under the same hash
    shifted = replace(WORKED, who="o01\norganiser", post="")
    assert not journal.well_formed(journal.signed(shifted, KEY))
    two = replace(WORKED, private=(Private("", f"{DIGEST}\n{DIGEST}", None, None),))
    assert not journal.well_formed(journal.signed(two, KEY))


def test_forgetting_leaves_the_entry_whole() -> None:
    forgotten = replace(WORKED, private=(replace(WORKED.private[0], text=None, salt=None),))
    assert journal.well_formed(forgotten)


def test_another_key_is_no_signature() -> None:
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert not journal.signature_holds(WORKED, other)
    assert not journal.signature_holds(WORKED, b"short")


@pytest.fixture
def station(home: Home, clock: SetClock) -> Station:
    """A laptop that did three things."""
    station = Station.open(home, clock)
    with station.change("assembly_added", SCOPE) as change:
        change.row("assembly", None, {"title": "One"})
    with station.change("person_added", SCOPE) as change:
        change.row("person", None, {}, {"name": "Delegate 7"})
    with station.change("roll_called", SCOPE) as change:
        change.fact("roll_call", {"delegation": "d", "heads": 3})
    return station


def tamper(database: Database, statement: str) -> None:
    """As somebody would who has the key of the file and no scruples."""
    with database.writing() as connection:
        raw = driver(connection)
        for trigger in triggers():
            raw.execute(f"DROP TRIGGER {trigger.split()[2]}")
        raw.execute(statement)


@pytest.mark.parametrize(
    ("statement", "number", "reason"),
    [
        ("UPDATE entry SET body = replace(body, 'One', 'Two') WHERE number = 2", 2, "altered"),
        ("UPDATE entry SET who = 'o' WHERE number = 3", 3, "altered"),
        ("DELETE FROM entry WHERE number = 3", 3, "missing"),
        ("DELETE FROM entry WHERE number = 1", 1, "missing"),
        ("UPDATE entry SET signature = zeroblob(64) WHERE number = 4", 4, "not signed by its station"),
        ("UPDATE private_text SET text = '{}'", 3, "altered"),
        ("DELETE FROM station", 1, "of a station that was never admitted"),
    ],
)
def test_verify_names_the_first_bad_entry(station: Station, statement: str, number: int, reason: str) -> None:
    with station.database.reading() as connection:
        assert journal.verify(connection) is None
    tamper(station.database, statement)
    with station.database.reading() as connection:
        fault = journal.verify(connection)
    assert fault is not None
    assert (fault.scope, fault.station, fault.number, fault.reason) == (SCOPE, station.id, number, reason)
    station.close()


def test_a_printed_head_shows_a_tail_cut_off(station: Station) -> None:
    with station.database.reading() as connection:
        head = journal.head(connection)
        assert journal.verify(connection, head) is None
        assert journal.count(connection, SCOPE) == 4
    tamper(station.database, "DELETE FROM entry WHERE number = 4")
    with station.database.reading() as connection:
        assert journal.verify(connection) is None
        fault = journal.verify(connection, head)
        assert fault is not None
        assert "head" in fault.reason
    station.close()


def test_the_head_covers_every_scope_and_station(station: Station) -> None:
    with station.database.reading() as connection:
        whole, scoped = journal.head(connection), journal.head(connection, SCOPE)
        assert whole == scoped
        [tip] = journal.tips(connection)
        assert scoped == journal.digest_of_lines([f"{SCOPE} {station.id} 4 {tip.hash.hex()}"])
    with station.change("institution_added", "alliance") as change:
        change.row("institution", None, {"name": "Elm Street School"})
    with station.database.reading() as connection:
        assert journal.head(connection, SCOPE) == scoped
        assert journal.head(connection) != whole
        assert {tip.scope for tip in journal.tips(connection)} == {"alliance", SCOPE}
        assert [tip.number for tip in journal.tips(connection, "alliance")] == [2]
        assert not list(journal.tips(connection, "b"))
    station.close()


def test_reading_from_a_number_on(station: Station) -> None:
    with station.database.reading() as connection:
        every = list(journal.entries(connection, SCOPE))
        some = list(journal.entries(connection, SCOPE, station.id, above=2, upto=3))
    assert some == every[2:3]
    assert some[0].before == every[1].hash
    assert some[0].private[0].text == '{"name":"Delegate 7"}'
    station.close()
