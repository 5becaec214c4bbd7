"""A station is called by its key, and its former self may vouch for it."""

from __future__ import annotations

from app.store.identity import Identity, endorsed, station_id


def test_the_id_follows_from_the_key() -> None:
    one, other = Identity.new(), Identity.new()
    assert one.station == station_id(one.public_key) != other.station
    assert len(one.station) == 11
    assert Identity(one.signing_key, one.age_key).station == one.station


def test_nobody_else_can_vouch() -> None:
    old, new, stranger = Identity.new(), Identity.new(), Identity.new()
    row = new.admission("A laptop", "door", old)
    assert row["endorsed_by"] == old.station
    assert endorsed(new.public_key, str(row["endorsement"]), old.public_key)
    assert not endorsed(new.public_key, str(row["endorsement"]), stranger.public_key)
    assert not endorsed(stranger.public_key, str(row["endorsement"]), old.public_key)
    assert not endorsed(new.public_key, "zz", old.public_key)
    assert not endorsed(new.public_key, "", b"")


def test_no_private_half_in_the_admission() -> None:
    one = Identity.new()
    said = str(one.admission("A laptop", "door"))
    assert one.signing_key.hex() not in said
    assert one.age_key not in said
