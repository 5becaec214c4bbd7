"""The plan joined to a real file: what is typed is kept, what cannot be is said where one looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.documents.pages import page_picture
from app.paths import Home
from app.service import plan
from app.service.boards.plan import Tab
from app.store import plan as plans
from app.store.amends import new_keys
from app.store.station import Station
from app.ui.jobs import Jobs
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.parts.buttons import Button
from app.ui.plan.presenter import PlanPresenter
from app.ui.plan.screen import PlanScreen
from app.ui.runner import Runner
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.service.plans import AGENDA, ASKS, HOLDERS, MEMBERS, Planning, autumn


class Joined:
    """A plan at work."""

    def __init__(self, planning: Planning, clock: SetClock, theme: Theme, qtbot: QtBot) -> None:
        self.planning, self.qtbot = planning, qtbot
        self.banners = Banners()
        qtbot.addWidget(self.banners)
        self.screen = PlanScreen(theme, ENGLISH)
        qtbot.addWidget(self.screen)
        self.screen.resize(1282, 716)
        self.screen.show()
        station = planning.station
        self.notices = Notices(self.banners, ENGLISH)
        self.runner = Runner(station, station.database, self.notices)
        self.live = Live(station.feed)
        self.jobs = Jobs(self.notices)
        self.file: Path | None = None
        self.target: Path | None = None
        self.kept: list[tuple[str, object]] = []
        self.presenter = PlanPresenter(
            self.screen,
            self.runner,
            self.live,
            self.notices,
            self.jobs,
            clock=clock,
            say=ENGLISH,
            choose_file=lambda _title, _kinds: self.file,
            choose_target=lambda _title, _kinds: self.target,
            remember=lambda name, value: self.kept.append((name, value)),
        )
        self.presenter.open(planning.assembly)
        self.wait(lambda: bool(self.titles()))

    def wait(self, until: Callable[[], bool]) -> None:
        """Until it is so."""
        self.qtbot.waitUntil(until, timeout=20_000)

    def titles(self) -> list[str]:
        """The running order as it is shown."""
        model = self.screen.listing(Tab.AGENDA).table.model()
        return [str(model.index(row, 2).data()) for row in range(model.rowCount())]

    def close(self) -> None:
        self.jobs.close()
        self.runner.close()
        self.live.close()


@pytest.fixture
def joined(home: Home, clock: SetClock, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Joined]:
    station = Station.open(home, clock)
    planning = Planning(station, tmp_path, autumn(station))
    for what, text in (
        ("institutions", MEMBERS),
        ("power-holders", HOLDERS),
        ("asks", ASKS),
        ("agenda", AGENDA),
    ):
        planning.take(what, text)
    made = Joined(planning, clock, theme, qtbot)
    yield made
    made.close()
    station.close()


def test_an_edit_is_kept_and_shown(joined: Joined) -> None:
    item = joined.planning.plan.agenda[1].id
    joined.screen.edited.emit("agenda_item", item, "title", "Warm welcome")
    joined.wait(lambda: "Warm welcome" in joined.titles())
    joined.screen.edited.emit("agenda_item", item, "minutes", "4:30")
    joined.wait(lambda: joined.planning.plan.agenda[1].seconds == 270)
    joined.screen.edited.emit("assembly", joined.planning.assembly, "target", "1,200")
    joined.wait(lambda: joined.planning.plan.assembly.target == 1200)


def test_what_cannot_be_kept_is_said_in_place(joined: Joined) -> None:
    item = joined.planning.plan.agenda[1].id
    joined.screen.edited.emit("agenda_item", item, "minutes", "six")
    assert joined.screen.refusal == "“six” is not a length. Write 5 or 4:30."
    joined.screen.edited.emit("agenda_item", item, "title", "  ")
    joined.wait(lambda: joined.screen.refusal == "The item needs a name.")
    joined.screen.edited.emit("agenda_item", item, "minutes", "6")
    joined.wait(lambda: joined.screen.refusal == "")
    assert joined.banners.keys == ()


def test_rows_come_move_and_go(joined: Joined) -> None:
    ids = [item.id for item in joined.planning.plan.agenda]
    joined.screen.moved.emit("agenda_item", ids[3], ids[0])
    joined.wait(lambda: joined.titles()[0] == "Music")
    joined.screen.added.emit("agenda_item", "Song", "")
    joined.wait(lambda: joined.titles()[-1] == "Song")
    joined.screen.removed.emit("agenda_item", ids[1])
    joined.wait(lambda: "Welcome" not in joined.titles())
    school = joined.planning.plan.delegations[0].id
    for table, name, beside in (
        ("delegation", "Town Church", ""),
        ("person", "Person 1", school),
        ("power_holder", "Mayor 3", ""),
        ("ask", "Meet us", ""),
    ):
        joined.screen.added.emit(table, name, beside)
    joined.wait(lambda: len(joined.planning.plan.asks) == 3)
    assert joined.planning.plan.delegations[-1].name == "Town Church"
    assert joined.planning.plan.power_holders[-1].name == "Mayor 3"


def test_an_institution_that_is_there_is_refused_at_the_line(joined: Joined) -> None:
    joined.screen.go(Tab.INSTITUTIONS)
    listing = joined.screen.listing(Tab.INSTITUTIONS)
    listing.adding.call()
    joined.screen.added.emit("delegation", "elm street school", "")
    joined.wait(lambda: listing.adding._name.refused != "")  # pyright: ignore[reportPrivateUsage]
    assert len(joined.planning.plan.delegations) == 3


def test_a_list_is_looked_over_then_taken(joined: Joined) -> None:
    joined.screen.go(Tab.PEOPLE)
    joined.file = joined.planning.file("school,wer\nElm Street School,Person 1\n")
    joined.screen.importing.emit("people")
    panel = joined.screen.import_panel
    joined.wait(panel.isVisible)
    take = panel._take  # pyright: ignore[reportPrivateUsage]
    assert not take.isEnabled()
    joined.screen.mapped.emit({"institution": "school", "name": "wer"})
    joined.wait(take.isEnabled)
    joined.screen.taken.emit()
    joined.wait(lambda: not panel.isVisible())
    with joined.planning.station.database.reading() as connection:
        assert [each.name for each in plans.people(connection, joined.planning.assembly)] == ["Person 1"]
    assert joined.banners.keys == ("import",)


def test_nobody_chose_a_file(joined: Joined) -> None:
    joined.screen.importing.emit("people")
    assert not joined.screen.import_panel.isVisible()
    joined.screen.printing.emit(False)


def test_a_file_that_went_away_is_trouble(joined: Joined) -> None:
    joined.file = joined.planning.folder / "gone.csv"
    joined.screen.importing.emit("people")
    joined.wait(lambda: joined.banners.keys != ())


def test_a_new_key_needs_a_reason_and_is_confirmed_in_its_place(joined: Joined) -> None:
    joined.screen.go(Tab.BADGES)
    tab, panel = joined.screen.badges, joined.screen.badges.new_key
    buttons = {button.text(): button for button in tab.findChildren(Button)}
    buttons["A new key …"].click()
    field = panel._because  # pyright: ignore[reportPrivateUsage]
    assert field.edit.hasFocus() or panel.isVisible()
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    joined.wait(lambda: field.refused == "Write why.")
    QTest.keyClicks(field.edit, "The laptop of door 2 was stolen at six")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    joined.wait(lambda: "sealed with key 2" in tab.progress)
    assert panel.isHidden()
    with joined.planning.station.database.reading() as connection:
        (key,) = new_keys(connection, joined.planning.assembly)
    assert (key.id, key.reason) == (2, "The laptop of door 2 was stolen at six")


def test_badges_are_made_then_printed(joined: Joined) -> None:
    joined.screen.go(Tab.BADGES)
    joined.target = joined.planning.folder / "badges.pdf"
    refusal = joined.screen.badges.refusal
    joined.screen.printing.emit(False)
    joined.wait(lambda: "no badge" in refusal.sentence)
    joined.screen.badges_made.emit(2)
    joined.wait(lambda: len(plan.badge_faces(joined.planning.station, joined.planning.assembly)) == 11)
    joined.screen.printing.emit(False)
    joined.wait(lambda: "badges" in joined.banners.keys)
    assert joined.target.read_bytes().startswith(b"%PDF")
    joined.wait(
        lambda: plan.badge_faces(joined.planning.station, joined.planning.assembly, only_new=True) == ()
    )
    joined.wait(lambda: refusal.sentence == "")


def test_a_line_for_the_door_is_kept_for_a_badge_without_a_name(joined: Joined) -> None:
    joined.screen.go(Tab.BADGES)
    tab = joined.screen.badges
    joined.screen.badges_made.emit(1)
    station, assembly = joined.planning.station, joined.planning.assembly
    joined.wait(lambda: bool(plan.badge_faces(station, assembly)))
    caption = next(each.caption for each in plan.badge_faces(station, assembly) if not each.name)
    QTest.keyClicks(tab._find.edit, caption)  # pyright: ignore[reportPrivateUsage]
    note = tab._note  # pyright: ignore[reportPrivateUsage]
    joined.wait(note.isVisible)
    QTest.keyClicks(note.edit, "x" * 81)
    QTest.keyClick(note.edit, Qt.Key.Key_Return)
    joined.wait(lambda: "at most 80 letters" in note.refused)
    note.set_text("Stage left")
    QTest.keyClick(note.edit, Qt.Key.Key_Return)
    joined.wait(lambda: tab.progress == f"{caption}: said at the door.")
    joined.wait(lambda: [each.note for each in tab._hits] == ["Stage left"])  # pyright: ignore[reportPrivateUsage]


def test_one_badge_the_codes_of_one_institution_and_a_page_to_try(joined: Joined) -> None:
    joined.screen.go(Tab.BADGES)
    tab, folder = joined.screen.badges, joined.planning.folder
    joined.screen.badges_made.emit(0)
    station, assembly = joined.planning.station, joined.planning.assembly
    joined.wait(lambda: len(plan.badge_faces(station, assembly)) == 9)
    caption = plan.badge_faces(station, assembly)[0].caption
    school = joined.planning.plan.delegations[0].id
    tab.sought.emit(caption)
    joined.wait(lambda: bool(tab._hits))  # pyright: ignore[reportPrivateUsage]
    for name, act in (
        ("once.pdf", lambda: tab.reprinting.emit(caption)),
        ("codes.pdf", lambda: tab.sending.emit(school)),
        ("page.pdf", joined.screen.setup.calibrating.emit),
        ("door.pdf", tab.listing.emit),
    ):
        joined.target = folder / name
        act()
        joined.wait(joined.target.exists)
    joined.wait(lambda: len(plan.badge_faces(station, assembly, only_new=True)) == 8)
    tab.sending.emit("")
    joined.wait(lambda: "Choose an institution" in tab.refusal.sentence)
    joined.target = None
    for signal in (joined.screen.setup.calibrating, tab.listing, tab.picturing):
        signal.emit()


def test_the_door_list_is_typed_in_and_taken_back(joined: Joined) -> None:
    joined.screen.go(Tab.BADGES)
    joined.screen.badges.typing.emit()
    panel, school = joined.screen.paper, joined.planning.plan.delegations[0].id
    joined.wait(lambda: panel._board is not None)  # pyright: ignore[reportPrivateUsage]

    def heads() -> int:
        board = panel._board  # pyright: ignore[reportPrivateUsage]
        return board.heads if board is not None else -1

    panel.entered.emit(school, 3)
    joined.wait(lambda: heads() == 3)
    panel.entered.emit("", 2)
    joined.wait(lambda: heads() == 5)
    panel.entered.emit("nobody", 1)
    joined.wait(lambda: "not in the list" in panel._number.refused)  # pyright: ignore[reportPrivateUsage]
    panel._undo.click()  # pyright: ignore[reportPrivateUsage]
    joined.wait(lambda: heads() == 3)
    panel.closed.emit()
    assert joined.screen.tab is Tab.BADGES


def test_printing_goes_on_to_the_printer_and_says_if_it_is_not_there(joined: Joined) -> None:
    joined.screen.go(Tab.BADGES)
    setup = joined.screen.setup
    setup.show_printers(("No such printer",))
    setup._printer.choose("No such printer")  # pyright: ignore[reportPrivateUsage]
    joined.target = joined.planning.folder / "page.pdf"
    setup.calibrating.emit()
    joined.wait(lambda: "is not there. The file is saved." in joined.screen.badges.refusal.sentence)
    assert joined.target.exists(), "the file is saved first"


def test_what_is_chosen_is_kept_and_counts_for_the_next_sheets(joined: Joined) -> None:
    """Nothing of it waits for the program to be opened again."""
    joined.screen.go(Tab.BADGES)
    setup, station, assembly = joined.screen.setup, joined.planning.station, joined.planning.assembly
    joined.screen.badges_made.emit(0)
    joined.wait(lambda: len(plan.badge_faces(station, assembly)) == 9)
    setup._strips.click()  # pyright: ignore[reportPrivateUsage]
    setup._backs.click()  # pyright: ignore[reportPrivateUsage]
    setup._stock.changed.emit("a4-8")  # pyright: ignore[reportPrivateUsage]
    assert joined.kept == [("badge_strips", False), ("badge_backs", True), ("badge_stock", "a4-8")]
    setup._stock.choose("a4-8")  # pyright: ignore[reportPrivateUsage]
    setup._used.set_value(5)  # pyright: ignore[reportPrivateUsage]
    joined.target = joined.planning.folder / "badges.pdf"
    joined.screen.printing.emit(False)
    joined.wait(lambda: "badges" in joined.banners.keys)
    # nine badges and five labels that are gone: two sheets of eight, no strips, no backs without a root
    assert page_picture(joined.target.read_bytes(), 0, 40).pages == 2
    assert setup.setup.used == 0, "the next sheet is a whole one"


def test_the_colour_is_the_assemblys_own(joined: Joined) -> None:
    joined.screen.go(Tab.BADGES)
    setup = joined.screen.setup
    setup.coloured.emit("#0B5F57")
    joined.wait(lambda: joined.planning.plan.assembly.accent == "#0B5F57")
    joined.wait(lambda: setup._colour.text() == "#0B5F57")  # pyright: ignore[reportPrivateUsage]
    setup.coloured.emit("#FFFF00")
    joined.wait(lambda: "too pale" in setup._colour.refused)  # pyright: ignore[reportPrivateUsage]


def test_pictures_come_as_a_whole_folder_or_not_at_all(joined: Joined) -> None:
    joined.screen.go(Tab.BADGES)
    tab, folder = joined.screen.badges, joined.planning.folder / "pictures"
    station, assembly = joined.planning.station, joined.planning.assembly
    joined.screen.badges_made.emit(300)
    joined.wait(lambda: len(plan.badge_faces(station, assembly)) == 309)
    joined.target = folder
    tab.picturing.emit()
    joined.wait(lambda: " of 309 done" in tab.progress)
    tab.stopped.emit()
    joined.wait(lambda: tab.progress == "Stopped. Nothing was saved.")
    assert [*joined.planning.folder.glob("pictures*")] == []
    tab.picturing.emit()
    joined.wait(folder.exists)
    assert len([*folder.iterdir()]) == 309
    tab.picturing.emit()
    joined.wait(lambda: "something in pictures already" in tab.refusal.sentence)


def test_a_folder_that_cannot_be_written_to_is_told_in_place(joined: Joined) -> None:
    joined.screen.go(Tab.BADGES)
    station, assembly = joined.planning.station, joined.planning.assembly
    joined.screen.badges_made.emit(0)
    joined.wait(lambda: len(plan.badge_faces(station, assembly)) == 9)
    (joined.planning.folder / "no folder").write_text("")
    joined.target = joined.planning.folder / "no folder" / "badges.pdf"
    joined.screen.printing.emit(False)
    refusal = joined.screen.badges.refusal
    joined.wait(lambda: "cannot be written" in refusal.sentence)
    full = joined.planning.folder / "full.pdf"
    full.with_name("full.pdf.new").symlink_to("/dev/full")
    joined.target = full
    joined.screen.printing.emit(False)
    joined.wait(lambda: refusal.sentence == "The disk is full: full.pdf was not written.")
    assert [*joined.planning.folder.glob("full*")] == []
