"""Home joined to a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.paths import Home
from app.service import plan
from app.store import plan as plans
from app.store.station import Station
from app.ui.home.presenter import HomePresenter
from app.ui.home.screen import HomeScreen
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.parts.buttons import Button
from app.ui.runner import Runner
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.service.plans import MEMBERS, Planning, autumn
from tests.service.test_lists import SAMPLE

FORM = {
    "title": "Winter Assembly",
    "alliance": "Riverside Alliance",
    "venue": "Riverside Hall",
    "day": "2027-01-20",
    "starts": "18:30",
    "ends": "20:00",
    "zone": "Europe/London",
    "capacity": "600",
    "target": "",
}


class Joined:
    """Home at work."""

    def __init__(self, station: Station, clock: SetClock, theme: Theme, qtbot: QtBot) -> None:
        self.station, self._qtbot = station, qtbot
        self.banners = Banners()
        qtbot.addWidget(self.banners)
        self.screen = HomeScreen(theme, ENGLISH)
        qtbot.addWidget(self.screen)
        self.screen.resize(1282, 716)
        self.screen.show()
        notices = Notices(self.banners, ENGLISH)
        self.runner = Runner(station, station.database, notices)
        self.live = Live(station.feed)
        self.file: Path | None = None
        self.opened: list[str] = []
        self.presenter = HomePresenter(
            self.screen,
            self.runner,
            self.live,
            notices,
            clock=clock,
            say=ENGLISH,
            choose_file=lambda _title, _kinds: self.file,
        )
        self.presenter.opened.connect(self.opened.append)

    def wait(self, until: Callable[[], bool]) -> None:
        """Until it is so."""
        self._qtbot.waitUntil(until, timeout=20_000)

    def close(self) -> None:
        self.runner.close()
        self.live.close()


@pytest.fixture
def joined(home: Home, clock: SetClock, theme: Theme, qtbot: QtBot) -> Iterator[Joined]:
    station = Station.open(home, clock)
    made = Joined(station, clock, theme, qtbot)
    yield made
    made.close()
    station.close()


def test_a_new_assembly_is_made_and_opened(joined: Joined) -> None:
    joined.screen.made.emit(FORM)
    joined.wait(lambda: bool(joined.opened))
    made = plan.plan(joined.station.database, joined.opened[0]).assembly
    assert (made.title, made.capacity, made.target, made.number) == ("Winter Assembly", 600, 0, 1)


@pytest.mark.parametrize(
    ("column", "text", "field"),
    [
        ("title", "", "title"),
        ("day", "tomorrow", "day"),
        ("starts", "evening", "starts"),
        ("zone", "Nowhere", "zone"),
        ("capacity", "many", "capacity"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(joined: Joined, column: str, text: str, field: str) -> None:
    joined.screen._on_new()  # pyright: ignore[reportPrivateUsage]
    joined.screen.made.emit(FORM | {column: text})
    joined.wait(lambda: bool(joined.screen.form.field(field).refused))
    assert joined.opened == []
    with joined.station.database.reading() as connection:
        assert plans.assemblies(connection) == ()


def test_a_passphrase_is_set_in_its_place(joined: Joined) -> None:
    joined.wait(lambda: joined.screen._board is not None)  # pyright: ignore[reportPrivateUsage]
    (button,) = (each for each in joined.screen.findChildren(Button) if each.text() == "Set a passphrase …")
    button.click()
    form = joined.screen._protect  # pyright: ignore[reportPrivateUsage]
    assert form is not None
    told: list[bool] = []
    joined.presenter.protected.connect(lambda: told.append(True))
    form.wanted.emit("short", "short")
    joined.wait(lambda: "Too easy" in form._first.refused)  # pyright: ignore[reportPrivateUsage]
    form.wanted.emit("four kettles in March", "four kettles in May")
    joined.wait(lambda: "differ" in form._again.refused)  # pyright: ignore[reportPrivateUsage]
    form.wanted.emit("four kettles in March", "four kettles in March")
    joined.wait(lambda: told == [True])
    assert form.isHidden()
    assert joined.banners.keys == ("passphrase",)
    assert joined.station.database.opened_by("four kettles in March")
    buttons = joined.screen.findChildren(Button)
    joined.wait(lambda: not any(each.isVisible() for each in buttons if each.text() == "Set a passphrase …"))


def test_a_plan_file_is_taken_and_opened(joined: Joined) -> None:
    joined.file = SAMPLE
    joined.screen.importing.emit()
    joined.wait(lambda: bool(joined.opened))
    assert len(plan.plan(joined.station.database, joined.opened[0]).delegations) == 77
    joined.wait(lambda: joined.screen.table.keys != ())


def test_a_plan_file_with_problems_says_which(joined: Joined, tmp_path: Path) -> None:
    joined.file = tmp_path / "plan.json"
    joined.file.write_text('{"schema": "folkmoot-plan/1", "assembly": {}, "colour": 1}', "utf-8")
    joined.screen.importing.emit()
    joined.wait(lambda: "plan file" in joined.banners.keys)
    banner = joined.banners.shown("plan file")
    assert banner is not None
    assert "assembly.day" in banner.sentence
    assert "more" in banner.sentence
    assert joined.opened == []


def test_an_evening_is_rehearsed(joined: Joined, tmp_path: Path) -> None:
    planning = Planning(joined.station, tmp_path, autumn(joined.station))
    planning.take("institutions", MEMBERS)
    joined.screen.rehearsing.emit(planning.assembly)
    joined.wait(lambda: bool(joined.opened))
    copy = plan.plan(joined.station.database, joined.opened[0])
    assert copy.assembly.rehearsal
    assert copy.pledged == 9


@pytest.mark.parametrize(
    ("day", "starts", "kept"),
    [("20/01/2027", "7pm", ("2027-01-20", "19:00")), ("20 January 2027", "6.45 pm", ("2027-01-20", "18:45"))],
)
def test_days_and_hours_are_taken_as_people_write_them(
    joined: Joined, qtbot: QtBot, day: str, starts: str, kept: tuple[str, str]
) -> None:
    joined.screen.made.emit(FORM | {"day": day, "starts": starts, "ends": "21.00"})
    qtbot.waitUntil(lambda: bool(joined.opened))
    made = plan.plan(joined.station.database, joined.opened[0]).assembly
    assert (made.day.isoformat(), made.starts, made.ends) == (*kept, "21:00")


def test_an_hour_that_is_none_is_said_at_its_field(joined: Joined) -> None:
    joined.screen._on_new()  # pyright: ignore[reportPrivateUsage]
    joined.screen.made.emit(FORM | {"ends": "late"})
    assert "not a time of day" in joined.screen.form.field("ends").refused


def test_a_file_that_is_no_plan_is_told_so_in_plain_words(
    joined: Joined, qtbot: QtBot, tmp_path: Path
) -> None:
    joined.file = tmp_path / "answers.json"
    joined.file.write_text('{"schema": "folkmoot-answers/1"}', "utf-8")
    joined.screen.importing.emit()
    qtbot.waitUntil(lambda: bool(joined.banners.keys))
    shown = joined.banners.shown(joined.banners.keys[0])
    assert shown is not None
    assert shown.accessibleName() == "answers.json is not a plan file of Folkmoot."
