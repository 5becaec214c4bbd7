"""One change is one entry and its rows in one commit, or nothing."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import SetClock, as_text
from app.errors import Trouble
from app.paths import Home
from app.store import journal
from app.store.database import driver
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.store.nights import SCOPE, entries, rows, stations, trust

KEY = bytes(range(32))


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    """A laptop with an assembly on it."""
    station = Station.open(home, clock)
    with station.change("assembly_added", SCOPE) as change:
        change.row("assembly", None, {"title": "One", "number": 7})
    yield station
    station.close()


def kinds(station: Station) -> list[str]:
    """What was done, in order."""
    return [entry.kind for entry in entries(station)]


def test_the_first_entry_of_a_scope_admits_its_maker(station: Station) -> None:
    assert kinds(station) == ["station_admitted", "assembly_added"]
    [row] = rows(station)["station"]
    assert row[1] == station.id


def test_nothing_said_nothing_written(station: Station) -> None:
    told: list[frozenset[str]] = []
    station.feed.subscribe(lambda topics, _scope: told.append(topics))
    with station.change("assembly_changed", SCOPE):
        pass
    with station.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "One", "number": 7})
    assert kinds(station) == ["station_admitted", "assembly_added"]
    assert told == []


def test_what_fails_leaves_nothing(station: Station) -> None:
    before = rows(station), kinds(station)

    def fail() -> None:
        with station.change("checked_in", SCOPE) as change:
            change.fact("scan", {"badge": "b"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (rows(station), kinds(station)) == before


def test_the_feed_is_told_after_the_commit(station: Station) -> None:
    told: list[tuple[frozenset[str], str, int]] = []

    def listen(topics: frozenset[str], scope: str) -> None:
        told.append((topics, scope, len(rows(station)["scan"])))

    stop = station.feed.subscribe(listen)
    with station.change("checked_in", SCOPE) as change:
        change.fact("scan", {"badge": "b", "direction": "in", "heads": 1})
    assert told == [(frozenset({"door", "chair", "stage"}), SCOPE, 1)]
    stop()
    with station.change("checked_in", SCOPE) as change:
        change.fact("scan", {"badge": "c", "direction": "in", "heads": 1})
    assert len(told) == 1


def test_who_and_where(station: Station) -> None:
    with station.change("roll_called", SCOPE, post="chair") as change:
        change.fact("roll_call", {"delegation": "d", "heads": 3})
    last = entries(station)[-1]
    assert last.post == "chair"
    assert last.who == station.who
    assert last.who.startswith("o")
    assert " " not in last.who


def test_the_station_is_itself_after_a_restart(station: Station, home: Home, clock: SetClock) -> None:
    id, who = station.id, station.who
    station.close()
    again = Station.open(home, clock, create=False)
    assert (again.id, again.who) == (id, who)
    with again.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "Two"})
    assert [entry.number for entry in entries(again)] == [1, 2, 3]
    again.close()


def test_a_clock_set_back_between_two_starts(station: Station, home: Home) -> None:
    station.close()
    again = Station.open(home, SetClock(THE_EVENING - timedelta(hours=3)))
    with again.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "Two"})
    stamps = [entry.stamp for entry in entries(again)]
    assert stamps == sorted(stamps)
    assert rows(again)["assembly"][0][2] == "Two"
    again.close()


def test_no_home_no_station(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(Trouble) as caught:
        Station.open(Home(tmp_path / "nowhere"), clock, create=False)
    assert caught.value.kind == "missing"
    assert not (tmp_path / "nowhere").exists()


def test_a_secret_is_opened_here_and_stands_nowhere(station: Station) -> None:
    station.share_secret(SCOPE, "badge/1", KEY)
    assert station.secret(SCOPE, "badge/1") == KEY
    assert station.secret(SCOPE, "badge/2") is None
    for entry in entries(station):
        assert KEY.hex() not in entry.body
    station.share_secret(SCOPE, "badge/1", KEY[::-1])
    assert station.secret(SCOPE, "badge/1") == KEY[::-1], "the last one shared"


def test_a_secret_goes_to_doors_and_not_to_the_stage(tmp_path: Path, clock: SetClock) -> None:
    founder, door, stage = stations(tmp_path, 3, [clock, clock, clock])
    stage_row = stage.admission(post="stage")
    with founder.change("station_admitted", SCOPE) as change:
        change.row("station", None, {k: v for k, v in stage_row.items() if k != "id"}, named=stage.id)
    founder.share_secret(SCOPE, "badge/1", KEY)
    for other in (door, stage):
        other.merge(entries(founder))
    assert door.secret(SCOPE, "badge/1") == KEY
    assert stage.secret(SCOPE, "badge/1") is None
    for each in (founder, door, stage):
        each.close()


def test_a_door_admitted_later_is_given_the_secrets(tmp_path: Path, clock: SetClock) -> None:
    [founder] = stations(tmp_path, 1, [clock])
    founder.share_secret(SCOPE, "badge/1", KEY)
    door = Station.open(Home(tmp_path / "door"), clock)
    trust(door, founder)
    founder.admit(SCOPE, door.admission("Door 2", "door"))
    door.merge(entries(founder))
    assert door.secret(SCOPE, "badge/1") == KEY
    founder.close()
    door.close()


def test_a_batch_counts_when_it_is_closed(station: Station) -> None:
    for number in range(3):
        with station.change("person_added", SCOPE, batch="b") as change:
            change.row("person", None, {"delegation": f"d{number}"}, {"name": f"Delegate {number}"})
    assert rows(station)["person"] == []
    with station.change("batch_closed", SCOPE, batch="b"):
        pass
    assert {row[3] for row in rows(station)["person"]} == {"Delegate 0", "Delegate 1", "Delegate 2"}


def test_at_most_five_hundred_rows(station: Station) -> None:
    def add(count: int) -> None:
        with station.change("person_added", SCOPE) as change:
            for _ in range(count):
                change.row("person", None, {"kind": "delegate"})

    add(500)
    with pytest.raises(ValueError, match="500"):
        add(501)
    assert len(rows(station)["person"]) == 500


def test_a_copied_file_takes_a_new_id_before_its_first_entry(
    station: Station, home: Home, clock: SetClock, tmp_path: Path
) -> None:
    station.close()
    away = Home(tmp_path / "copy").make()
    for file in (home.database, home.database_key):
        shutil.copy(file, away.folder / file.name)
    copy, original = Station.open(away, clock), Station.open(home, clock)
    assert copy.id != original.id
    for each in (copy, original):
        with each.change("roll_called", SCOPE) as change:
            change.fact("roll_call", {"delegation": "d", "heads": 3})
    # the old self vouches for the new one, so that nobody has to admit it again
    applied = original.merge(entries(copy))
    assert not applied.forks
    assert not applied.held
    copy.merge(entries(original))
    assert rows(copy) == rows(original)
    assert len(rows(copy)["roll_call"]) == 2
    for each in (copy, original):
        with each.database.reading() as connection:
            assert journal.verify(connection) is None
        each.close()


def test_two_that_write_as_one(station: Station, home: Home, clock: SetClock, tmp_path: Path) -> None:
    """The whole folder was copied, so nothing could be noticed; both went to doors of their own."""
    station.close()
    away = Home(tmp_path / "copy").make()
    shutil.copytree(home.folder, away.folder, dirs_exist_ok=True)
    copy, original = Station.open(away, clock), Station.open(home, clock)
    assert copy.id == original.id
    for each, badges in ((original, ("first", "both")), (copy, ("second", "both", "third"))):
        for badge in badges:
            with each.change("checked_in", SCOPE, post="door") as change:
                change.fact("scan", {"badge": badge, "direction": "in", "heads": 1})
    with copy.change("checked_out", SCOPE, post="door") as change:
        third = driver(change.connection).execute("SELECT id FROM scan WHERE badge = 'third'").fetchall()
        change.fact("scan", {"badge": "third", "direction": "out", "heads": 1}, after=third[0][0])
    shared = original.id
    applied = original.merge(entries(copy))
    assert applied.quarantined == 4
    assert original.id != shared
    copy.merge(entries(original))
    original.merge(entries(copy))
    for each in (copy, original):
        here = {row[1]: row[3] for row in rows(each)["presence"]}
        assert here == {"both": "in", "first": "in", "second": "in", "third": "out"}
        assert rows(each)["headcount"] == [(SCOPE, "", 3, 4)]
        with each.database.reading() as connection:
            assert journal.verify(connection) is None
    for each in (copy, original):
        each.close()


def test_a_read_only_station_shows_and_does_not_write(station: Station, home: Home, clock: SetClock) -> None:
    reader = Station.open(home, clock, create=False, writing=False)
    assert rows(reader) == rows(station)

    def write() -> None:
        with reader.change("assembly_changed", SCOPE) as change:
            change.row("assembly", SCOPE, {"title": "Two"})

    with pytest.raises(Trouble) as caught:
        write()
    assert caught.value.kind == "read_only"
    reader.close()


def test_the_moment_is_the_clock_at_the_start(station: Station, clock: SetClock) -> None:
    with station.change("checked_in", SCOPE) as change:
        clock.advance(5)
        assert change.moment == THE_EVENING
        change.fact("scan", {"badge": "b", "direction": "in", "heads": 1})
    with station.database.reading() as connection:
        assert driver(connection).execute("SELECT at FROM scan").fetchall() == [(as_text(THE_EVENING),)]


class Slow(SetClock):
    """A clock by which everything takes five milliseconds."""

    def monotonic(self) -> float:
        self.advance(0.005)
        return super().monotonic()


def test_a_door_waits_for_no_more_than_a_slice(tmp_path: Path, clock: SetClock) -> None:
    [founder] = stations(tmp_path, 1, [clock])
    for number in range(8):
        with founder.change("roll_called", SCOPE) as change:
            change.fact("roll_call", {"delegation": "d", "heads": number})
    other = Station.open(Home(tmp_path / "other"), Slow(THE_EVENING))
    trust(other, founder)
    told: list[int] = []
    other.feed.subscribe(lambda _topics, _scope: told.append(len(entries(other))))
    slices = [len(applied.added) for applied in other.merging(entries(founder))]
    assert sum(slices) == len(entries(founder))
    assert max(slices) <= 3
    assert told == list(itertools.accumulate(slices)), "each slice is committed and told"
    for station in (founder, other):
        station.close()


def test_several_changes_are_one_commit_and_read_each_other(station: Station) -> None:
    told: list[frozenset[str]] = []
    station.feed.subscribe(lambda topics, _scope: told.append(topics))
    with station.together():
        with station.change("roll_called", SCOPE) as change:
            change.fact("roll_call", {"delegation": "d", "heads": 1})
        with station.database.reading() as connection:
            assert len(driver(connection).execute("SELECT id FROM roll_call").fetchall()) == 1
        with station.change("roll_called", SCOPE) as change:
            change.fact("roll_call", {"delegation": "d", "heads": 2})
        assert told == [], "nobody is told of what is not committed"
    assert kinds(station)[-2:] == ["roll_called", "roll_called"]
    assert len(told) == 2
    with station.database.reading() as connection:
        assert journal.verify(connection) is None


def test_of_several_changes_none_stands_if_one_fails(station: Station) -> None:
    before, told = (rows(station), kinds(station)), list[frozenset[str]]()
    station.feed.subscribe(lambda topics, _scope: told.append(topics))

    def fail() -> None:
        with station.together():
            with station.change("roll_called", SCOPE) as change:
                change.fact("roll_call", {"delegation": "d", "heads": 1})
            with station.change("roll_called", SCOPE):
                raise ValueError("something came between")

    with pytest.raises(ValueError, match="came between"):
        fail()
    assert (rows(station), kinds(station)) == before
    assert told == []
    with station.change("roll_called", SCOPE) as change:
        change.fact("roll_call", {"delegation": "d", "heads": 3})
    assert len(told) == 1
    with station.database.reading() as connection:
        assert journal.verify(connection) is None


def test_a_change_inside_a_change_is_a_bug_among_several_too(station: Station) -> None:
    with (
        station.together(),
        station.change("roll_called", SCOPE),
        pytest.raises(RuntimeError),
        station.change("roll_called", SCOPE),
    ):
        pass
