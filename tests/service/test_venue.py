"""An evening carried to another laptop on a stick."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.clock import SetClock
from app.errors import Refused, Trouble
from app.paths import Home
from app.service import records, venue
from app.store import plan as plans
from app.store.station import Station
from tests.service.evening import A, Planned
from tests.service.told import play


@pytest.mark.parametrize("names", [True, False])
def test_what_was_done_here_stands_there(
    evening: Planned, clock: SetClock, tmp_path: Path, names: bool
) -> None:
    play(evening, clock)
    stick = tmp_path / "stick"
    count = venue.export_stick(evening.station, A, stick, names=names)
    about = venue.look_at_stick(stick)
    assert (about.entries, about.scope, about.private) == (count, A, names)
    other = Station.open(Home(tmp_path / "other"), clock)
    with pytest.raises(Refused, match="Compare its fingerprint"):
        venue.merge_stick(other, stick)
    assert venue.merge_stick(other, stick, trusted=about.fingerprint).added == count
    assert venue.merge_stick(other, stick).added == 0
    here = records.minutes(evening.station.database, A, clock.now())
    assert records.minutes(other.database, A, clock.now()) == here
    with other.database.reading() as connection:
        told = {each.name for each in plans.people(connection, A)}
    other.close()
    assert told == ({"Delegate Ŵn"} if names else {""})


def test_an_assembly_that_is_not_here_is_refused(evening: Planned, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not on this laptop"):
        venue.export_stick(evening.station, "b" * 32, tmp_path / "stick", names=False)
    assert not list(tmp_path.glob("stick*"))


def test_a_file_of_another_kind_is_trouble(evening: Planned, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("hello\n", "utf-8")
    with pytest.raises(Trouble) as told:
        venue.merge_stick(evening.station, tmp_path / "stick")
    assert told.value.kind == "not_ours"
