"""A laptop locked to its door, in the real window over a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.errors import Refused
from app.paths import Home
from app.service import post_lock as service
from app.service.post_lock import Lock
from app.store.station import Station
from app.ui.lock_bar import Asks, LockBar
from app.ui.notices import Notices
from app.ui.parts.buttons import Button
from app.ui.parts.hints import KeyHint
from app.ui.parts.panels import Chip
from app.ui.post_lock import PostLock
from app.ui.runner import Runner
from app.ui.shell import Shell
from app.ui.theme import Theme
from app.words import ENGLISH

CTRL = Qt.KeyboardModifier.ControlModifier


class Laptop:
    """A window with three posts, and its lock."""

    def __init__(self, station: Station, theme: Theme) -> None:
        self.station = station
        self.shell = Shell(ENGLISH)
        for post in ("home", "plan", "door"):
            self.shell.add(post, QWidget())
        self.bar = LockBar(theme, ENGLISH)
        self.shell.put_bar(self.bar)
        self.notices = Notices(self.shell.banners, ENGLISH)
        self.runner = Runner(station, station.database, self.notices)
        self.lock = PostLock(
            self.shell,
            self.bar,
            self.runner,
            self.notices,
            service.locked(station.database),
            assembly=lambda: "A",
            say=ENGLISH,
        )

    @property
    def kept(self) -> Lock:
        """What the file says."""
        return service.locked(self.station.database)

    def offer(self, post: str) -> None:
        """Go there and press the key that locks."""
        self.shell.go(post)
        QTest.keyClick(self.shell, Qt.Key.Key_L, CTRL)

    def type_pin(self, *pins: str) -> None:
        """Into one field after the other, each with Enter."""
        fields = [w for w in self.bar.inputs if isinstance(w, QLineEdit) and w.isVisible()]
        for field, pin in zip(fields, pins, strict=True):
            QTest.keyClicks(field, pin)
            QTest.keyClick(field, Qt.Key.Key_Return)


def hints(laptop: Laptop) -> dict[str, KeyHint]:
    """The keys that the strip shows."""
    return {hint.text(): hint for hint in laptop.shell.strip.findChildren(KeyHint) if hint.isVisible()}


def buttons(laptop: Laptop) -> dict[str, Button]:
    """The buttons that the bar shows."""
    return {button.text(): button for button in laptop.bar.findChildren(Button) if button.isVisible()}


def focused(laptop: Laptop) -> QWidget:
    """What has the keys."""
    widget = laptop.shell.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def laptop(
    home: Home, clock: SetClock, theme: Theme, shown: Callable[..., None], qtbot: QtBot
) -> Iterator[Laptop]:
    station = Station.open(home, clock)
    made = Laptop(station, theme)
    shown(made.shell)
    yield made
    made.runner.close()
    station.close()


def test_the_first_time_a_pin_is_chosen(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.offer("door")
    assert laptop.shell.locked == ""
    laptop.type_pin("4802", "4802")
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")
    assert laptop.kept == Lock("door", "A", has_pin=True)
    assert not laptop.bar.isVisible()
    laptop.shell.go("plan")
    QTest.keyClick(laptop.shell, Qt.Key.Key_1, CTRL)
    assert laptop.shell.post == "door"


def test_a_poor_pin_is_refused_in_its_place(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.offer("door")
    laptop.type_pin("1111", "1111")
    field = laptop.bar._pin  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: "digits" in field.refused)
    assert laptop.shell.locked == ""
    assert laptop.shell.banners.keys == ()


def test_leaving_needs_the_pin(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.offer("door")
    laptop.type_pin("4802", "4802")
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")
    QTest.keyClick(laptop.shell, Qt.Key.Key_L, CTRL)
    assert laptop.bar.isVisible()
    laptop.type_pin("4803")
    field = laptop.bar._pin  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: field.refused == "This is not the PIN.")
    assert laptop.shell.locked == "door"
    laptop.type_pin("4802")
    qtbot.waitUntil(lambda: laptop.shell.locked == "")
    assert laptop.kept == Lock(has_pin=True)
    # a second time the same PIN holds; it is asked whether it is to, for a key may slip
    laptop.offer("door")
    assert laptop.shell.locked == ""
    assert laptop.bar.asking is Asks.KEEP
    QTest.keyClick(focused(laptop), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")


def test_started_at_a_post_without_a_pin_it_is_left_freely(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.lock.hold("door", "A")
    assert laptop.shell.locked == "door"
    assert laptop.kept == Lock()
    QTest.keyClick(laptop.shell, Qt.Key.Key_L, CTRL)
    QTest.keyClick(focused(laptop), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: laptop.shell.locked == "")


def test_where_no_assembly_is_at_work_there_is_nothing_to_lock_to(laptop: Laptop) -> None:
    laptop.offer("home")
    assert not laptop.bar.isVisible()
    assert "lock to this post" not in hints(laptop)


@pytest.mark.parametrize("post", ["plan", "door"])
def test_each_post_says_how_the_laptop_is_kept_to_it_and_a_click_does_it(
    laptop: Laptop, qtbot: QtBot, post: str
) -> None:
    laptop.shell.go(post)
    QTest.mouseClick(hints(laptop)["lock to this post"], Qt.MouseButton.LeftButton)
    laptop.type_pin("4802", "4802")
    qtbot.waitUntil(lambda: laptop.kept.post == post)
    qtbot.waitUntil(lambda: laptop.shell.locked == post)
    assert "leave" in hints(laptop)


def test_another_pin_is_chosen_while_it_is_free(laptop: Laptop, qtbot: QtBot) -> None:
    service.choose_pin(laptop.station, "4802")
    laptop.lock.look_again()
    qtbot.waitUntil(lambda: laptop.lock._kept.has_pin)  # pyright: ignore[reportPrivateUsage]
    laptop.offer("door")
    QTest.mouseClick(buttons(laptop)["Another PIN"], Qt.MouseButton.LeftButton)
    laptop.type_pin("9051", "9051")
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")
    with pytest.raises(Refused):
        service.prove(laptop.station, "4802")
    service.prove(laptop.station, "9051")


def test_what_was_asked_at_one_post_is_not_done_at_another(laptop: Laptop) -> None:
    laptop.offer("door")
    laptop.shell.go("plan")
    assert not laptop.bar.isVisible()


def test_a_laptop_started_at_a_post_without_a_pin_says_so_and_one_is_chosen_in_place(
    laptop: Laptop, qtbot: QtBot
) -> None:
    laptop.lock.hold("door", "A")
    banner = laptop.shell.banners.shown("no pin")
    assert banner is not None
    assert "anybody can leave" in banner.sentence
    assert "Door" in banner.sentence
    chips = [chip.accessibleName() for chip in laptop.shell.strip.findChildren(Chip) if chip.isVisible()]
    assert chips == ["this post only, no PIN"]
    banner.acted.emit()
    laptop.type_pin("4802", "4802")
    qtbot.waitUntil(lambda: laptop.kept == Lock("door", "A", has_pin=True))
    qtbot.waitUntil(lambda: laptop.shell.banners.keys == ())
    assert laptop.shell.locked == "door"
    laptop.shell.go("plan")
    assert laptop.shell.post == "door"


def test_closing_the_window_asks_for_the_pin_in_its_place_and_the_lock_stays(
    laptop: Laptop, qtbot: QtBot
) -> None:
    closed: list[bool] = []
    laptop.shell.closing.connect(lambda: closed.append(True))
    laptop.offer("door")
    laptop.type_pin("4802", "4802")
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")
    assert not laptop.shell.close()
    assert laptop.bar.asking is Asks.CLOSE
    QTest.keyClick(focused(laptop), Qt.Key.Key_Escape)
    assert laptop.shell.isVisible()
    QTest.keyClick(laptop.shell, Qt.Key.Key_Q, CTRL)
    assert laptop.bar.asking is Asks.CLOSE
    laptop.type_pin("4803")
    field = laptop.bar._pin  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: field.refused == "This is not the PIN.")
    assert (laptop.shell.isVisible(), closed) == (True, [])
    laptop.type_pin("4802")
    qtbot.waitUntil(lambda: closed == [True])
    assert not laptop.shell.isVisible()
    assert laptop.kept.post == "door"


def test_a_free_window_closes_at_once(laptop: Laptop) -> None:
    laptop.shell.go("door")
    QTest.keyClick(laptop.shell, Qt.Key.Key_Q, CTRL)
    assert not laptop.shell.isVisible()


def test_a_wrong_pin_says_how_long_the_next_one_waits(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.offer("door")
    laptop.type_pin("4802", "4802")
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")
    QTest.keyClick(laptop.shell, Qt.Key.Key_L, CTRL)
    field = laptop.bar._pin  # pyright: ignore[reportPrivateUsage]
    for _ in range(3):
        field.accept()
        laptop.type_pin("4803")
        qtbot.waitUntil(lambda: field.refused.startswith("This is not the PIN."))
    assert field.refused == "This is not the PIN. Next try in 0:30."
    laptop.type_pin("4802")
    qtbot.waitUntil(lambda: field.refused == "Too many wrong PINs. Next try in 0:30.")
    assert laptop.shell.locked == "door"


def test_enter_struck_twice_is_one_try(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.offer("door")
    laptop.type_pin("4802", "4802")
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")
    field = laptop.bar._pin  # pyright: ignore[reportPrivateUsage]
    for _ in range(2):
        QTest.keyClick(laptop.shell, Qt.Key.Key_L, CTRL)
        QTest.keyClicks(field.edit, "4803")
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(field.refused))
        laptop.bar.close_bar()
    assert field.refused == ""
    service.prove(laptop.station, "4802")


def test_f11_fills_the_screen_and_back(laptop: Laptop, qtbot: QtBot) -> None:
    QTest.keyClick(laptop.shell, Qt.Key.Key_F11)
    qtbot.waitUntil(laptop.shell.isFullScreen)
    QTest.keyClick(laptop.shell, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not laptop.shell.isFullScreen())


def test_a_forgotten_pin_gives_way_to_the_passphrase_and_a_new_one_is_chosen(
    home: Home, clock: SetClock, theme: Theme, shown: Callable[..., None], qtbot: QtBot
) -> None:
    words = "a passphrase nobody guesses"
    station = Station.open(home, clock, passphrase=words)
    service.choose_pin(station, "480213")
    service.lock(station, "door", "A")
    made = Laptop(station, theme)
    shown(made.shell)
    made.shell.lock("door")
    QTest.keyClick(made.shell, Qt.Key.Key_L, CTRL)
    made.type_pin("not these words")
    field = made.bar._pin  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: field.refused == "This is not the PIN.")
    assert made.kept.post == "door"
    made.type_pin(words)
    qtbot.waitUntil(lambda: not made.kept.post)
    qtbot.waitUntil(lambda: made.shell.locked == "")
    made.offer("door")
    made.type_pin("9051", "9051")
    qtbot.waitUntil(lambda: made.kept.post == "door")
    made.runner.close()
    station.close()
