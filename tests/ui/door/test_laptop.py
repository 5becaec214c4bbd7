"""The laptop that is looked after while the door is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.domain.laptop import Laptop, Warned, Worry
from app.paths import Home
from app.store.station import Station
from app.ui.door.laptop import LaptopWatch, sentence
from app.ui.lock_bar import LockBar
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.runner import Runner
from app.ui.shell import Shell
from app.ui.theme import Theme
from app.words import ENGLISH


@dataclass(slots=True)
class Machine:
    """A laptop as the test wants it."""

    now: Laptop = field(default_factory=Laptop)
    seconds: float = 0.0
    awake: bool = False
    looks: int = 0
    obeys: bool = True
    told: int = 0

    def look(self, _folder: Path) -> Laptop:
        self.looks += 1
        return self.now

    def stay_awake(self) -> Callable[[], None] | None:
        if not self.obeys:
            return None
        self.awake = True
        return self.sleep

    def sleep(self) -> None:
        self.awake = False


@dataclass(slots=True)
class Watched:
    """A door, its banners, and the watch over both."""

    machine: Machine
    clock: SetClock
    door: QWidget
    banners: Banners
    watch: LaptopWatch
    qtbot: QtBot

    def look(self, now: Laptop | None = None) -> None:
        """Look, and wait for what there is to say."""
        self.machine.now = now or self.machine.now
        before = self.machine.looks
        self.watch.look()
        self.qtbot.waitUntil(lambda: self.machine.looks > before)
        self.qtbot.wait(20)

    def says(self, worry: Worry) -> str:
        banner = self.banners.shown(f"laptop.{worry.value}")
        return banner.sentence if banner is not None else ""


@pytest.fixture
def watched(home: Home, clock: SetClock, theme: Theme, qtbot: QtBot) -> Iterator[Watched]:
    station = Station.open(home, clock)
    banners, door, machine = Banners(), QWidget(), Machine()
    qtbot.addWidget(banners)
    qtbot.addWidget(door)
    runner = Runner(station, station.database, Notices(banners, ENGLISH))
    watch = LaptopWatch(
        door,
        banners,
        runner,
        folder=home.folder,
        clock=clock,
        say=ENGLISH,
        look=machine.look,
        since=lambda: machine.seconds,
        stay_awake=machine.stay_awake,
    )
    door.show()
    qtbot.waitUntil(lambda: machine.looks == 1)
    yield Watched(machine, clock, door, banners, watch, qtbot)
    runner.close()
    station.close()


def test_it_stays_awake_while_the_door_is_shown(watched: Watched) -> None:
    assert watched.machine.awake
    watched.door.hide()
    assert not watched.machine.awake
    watched.door.show()
    assert watched.machine.awake
    watched.watch.close()
    assert not watched.machine.awake


def test_a_healthy_laptop_has_nothing_to_say(watched: Watched) -> None:
    watched.look(Laptop(80, True, 50_000_000_000))
    assert watched.banners.keys == ()


def test_the_battery_is_said_until_it_is_plugged_in(watched: Watched) -> None:
    watched.look(Laptop(24, False))
    assert watched.says(Worry.BATTERY) == "This laptop runs on its battery: 24 % left. Plug it in."
    watched.look(Laptop(23, False))
    assert "23 %" in watched.says(Worry.BATTERY)
    watched.look(Laptop(23, True))
    assert watched.banners.keys == ()


def test_what_was_put_away_comes_back_only_when_it_is_worse(watched: Watched) -> None:
    watched.look(Laptop(24, False))
    banner = watched.banners.shown("laptop.battery")
    assert banner is not None
    banner.dismissed.emit()
    watched.look(Laptop(20, False))
    assert watched.banners.keys == ()
    watched.look(Laptop(9, False))
    assert watched.says(Worry.BATTERY).startswith("This laptop’s battery is nearly empty")
    again = watched.banners.shown("laptop.battery")
    assert again is not None
    assert again.kind == "trouble"


def test_a_disk_that_fills_says_how_much_is_left(watched: Watched) -> None:
    watched.look(Laptop(free=900_000_000))
    assert watched.says(Worry.DISK) == (
        "This laptop’s disk is getting full: 900 MB left. Empty its bin, or move large files off it."
    )
    watched.look(Laptop(free=90_000_000))
    assert "90 MB left" in watched.says(Worry.DISK)
    assert "may not be kept" in watched.says(Worry.DISK)
    watched.look(Laptop(free=9_000_000_000))
    assert watched.banners.keys == ()


def test_time_that_passes_is_no_jump_even_asleep(watched: Watched) -> None:
    for seconds in (20, 3600):
        watched.clock.advance(seconds)
        watched.machine.seconds += seconds
        watched.look()
    assert watched.banners.keys == ()


def test_a_clock_that_was_moved_is_said_and_once(watched: Watched) -> None:
    watched.clock.advance(20 + 180)
    watched.machine.seconds += 20
    watched.look()
    assert watched.says(Worry.CLOCK) == (
        "This laptop’s clock was put on by 3 minutes. Check the time; the door goes on."
    )
    banner = watched.banners.shown("laptop.clock")
    assert banner is not None
    banner.dismissed.emit()
    watched.clock.advance(20)
    watched.machine.seconds += 20
    watched.look()
    assert watched.banners.keys == ()


def test_a_clock_that_is_put_right_again_has_nothing_more_to_say(watched: Watched) -> None:
    def move(seconds: float) -> None:
        watched.clock.advance(max(0.0, seconds) + 20)
        watched.machine.seconds += max(0.0, -seconds) + 20
        watched.look()

    move(3 * 3600)
    assert "put on by 3 hours" in watched.says(Worry.CLOCK)
    move(-5 * 3600)
    assert "put back by 2 hours" in watched.says(Worry.CLOCK)
    move(0)
    assert "put back by 2 hours" in watched.says(Worry.CLOCK)
    move(2 * 3600 - 0.5)
    assert watched.banners.keys == ()
    move(0)
    assert watched.banners.keys == ()


def test_what_nobody_looks_at_any_more_is_not_said_any_more(watched: Watched) -> None:
    watched.look(Laptop(24, False, 900_000_000))
    watched.door.hide()
    assert watched.banners.keys == ()
    watched.machine.now = Laptop(24, True, 900_000_000)
    watched.door.show()
    watched.qtbot.waitUntil(lambda: watched.banners.keys == ("laptop.disk",))


def test_a_laptop_that_cannot_be_kept_awake_says_so_once(watched: Watched) -> None:
    watched.machine.obeys = False
    for _ in range(2):
        watched.door.hide()
        watched.door.show()
        banner = watched.banners.shown("laptop.sleep")
        if banner is not None:
            assert "power settings" in banner.sentence
            banner.dismissed.emit()
            watched.machine.told += 1
    assert watched.machine.told == 1


def test_while_it_is_locked_and_somebody_types_the_pin_each_is_said_once_and_taken_back(
    home: Home, clock: SetClock, theme: Theme, shown: Callable[..., None], qtbot: QtBot
) -> None:
    station = Station.open(home, clock)
    shell, door, machine, bar = Shell(ENGLISH), QWidget(), Machine(), LockBar(theme, ENGLISH)
    shell.add("door", door)
    shell.put_bar(bar)
    shell.lock("door")
    shown(shell, 1024, 700)
    runner = Runner(station, station.database, Notices(shell.banners, ENGLISH))
    watch = LaptopWatch(
        door,
        shell.banners,
        runner,
        folder=home.folder,
        clock=clock,
        say=ENGLISH,
        look=machine.look,
        since=lambda: machine.seconds,
        stay_awake=machine.stay_awake,
    )
    qtbot.waitUntil(lambda: machine.looks == 1)
    bar.ask_to_leave("Door", pin=True)
    pin = shell.focusWidget()
    watched = Watched(machine, clock, door, shell.banners, watch, qtbot)
    for _ in range(2):
        clock.advance(3600 if machine.now.battery is None else 0)
        watched.look(Laptop(9, False, 100_000_000))
        assert sorted(shell.banners.keys) == ["laptop.battery", "laptop.clock", "laptop.disk"]
        assert shell.focusWidget() is pin
        assert shell.size().width() == 1024
    for words, worry in (("Plug it in", Worry.BATTERY), ("bin", Worry.DISK), ("Check the time", Worry.CLOCK)):
        assert words in watched.says(worry)
    machine.seconds += 3600  # while the clock stood still: it was put back
    watched.look(Laptop(9, True, 9_000_000_000))
    assert shell.banners.keys == ()
    assert shell.focusWidget() is pin
    runner.close()
    station.close()


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (timedelta(days=-3), "put back by 3 days"),
        (timedelta(days=400), "put on by 400 days"),
        (timedelta(hours=-5), "put back by 5 hours"),
        (timedelta(seconds=-42), "put back by 42 seconds"),
    ],
)
def test_how_far_is_said_in_words(by: timedelta, words: str) -> None:
    assert words in sentence(Warned(Worry.CLOCK, False, jumped=by), ENGLISH)
