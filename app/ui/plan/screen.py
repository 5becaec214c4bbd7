"""The Plan screen: tabs of what is prepared, the running order as a strip, and what is still to mend."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.plan import Plan
from app.service.boards.plan import ImportBoard, PlanBoard, ReadyLine, Tab
from app.ui.idle import at_once
from app.ui.parts.buttons import Button
from app.ui.parts.choosing import Tab as TabWords
from app.ui.parts.choosing import Tabs
from app.ui.parts.order import stops_of
from app.ui.parts.pages import Pages
from app.ui.parts.panels import Empty
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.plan import rows
from app.ui.plan.asks import Asks
from app.ui.plan.badge_setup import BadgeSetup
from app.ui.plan.badges import Badges
from app.ui.plan.details import Details
from app.ui.plan.importing import Importing
from app.ui.plan.item import ItemPanel
from app.ui.plan.listing import Listing
from app.ui.plan.paper import PaperPanel
from app.ui.plan.parts import Parts
from app.ui.plan.sentences import tab_words
from app.ui.theme import Theme, restyled, theme_of
from app.words import Tongue

TABLE_OF = {
    Tab.DETAILS: "assembly",
    Tab.INSTITUTIONS: "delegation",
    Tab.PEOPLE: "person",
    Tab.POWER_HOLDERS: "power_holder",
    Tab.ASKS: "ask",
    Tab.AGENDA: "agenda_item",
}
"""The rows that a tab edits."""
_MISSING = {
    (Tab.INSTITUTIONS, "Look"): "pledge",
    (Tab.POWER_HOLDERS, "Write"): "said",
    (Tab.POWER_HOLDERS, "Look"): "attendance",
    (Tab.AGENDA, "Choose"): "who",
    (Tab.AGENDA, "Shorten"): "minutes",
}
"""The column that a line of the Ready? list is about, by its tab and the word on its button."""
_ASIDE = 352
"""Logical pixels that what stands beside a tab takes."""
_PAGE = 640
"""And a tab with its table at least."""
_ENDLESS = 16_777_215
"""Qt's own word for no most width."""


class PlanScreen(QWidget):
    """Shows a plan and voices what is wanted; it changes nothing by itself.

    Given its `parts` it waits for `hanging` before it is whole.
    """

    edited = Signal(str, str, str, object)
    """Table, row, column, and the text or value."""
    added = Signal(str, str, str)
    """Table, name, and what was chosen beside it."""
    removed = Signal(str, str)
    moved = Signal(str, str, str)
    """Table, row, and the row it goes before; empty for the end."""
    importing = Signal(str)
    """The kind of list."""
    mapped = Signal(dict)
    taken = Signal()
    badges_made = Signal(int)
    printing = Signal(bool)

    def __init__(
        self, theme: Theme, say: Tongue, parent: QWidget | None = None, *, parts: Parts | None = None
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._board: PlanBoard | None = None
        made = parts or at_once(Parts.making(theme, say))
        self._tabs = Tabs(name=say("Parts of the plan"))
        self._details, self._strip, self._lists = made.details, made.strip, made.lists
        self._asks, self._badges, self._import, self._paper = (
            made.asks,
            made.badges,
            made.importing,
            made.paper,
        )
        self._stack = Pages()
        self._pages: dict[Tab, QWidget] = {
            Tab.DETAILS: self._details,
            **self._lists,
            Tab.ASKS: self._asks,
            Tab.BADGES: self._badges,
        }
        self._none = Empty("calendar-check", "", "")
        self._nothing = boxed(down(theme, self._none, STRETCH, margins=(200, 90, 200, 0)))
        self._stack.addWidget(self._nothing)
        self._ready, self._item, self._setup = made.ready, made.item, made.setup
        self._aside = Pages(self._ready, self._item, self._setup)
        self._side = boxed(down(theme, self._aside, margins=(20, 16, 20, 16)))
        self._other = Button(key="F6", bound=True, enters=True)
        self._other.clicked.connect(self._on_other)
        self._other_box = boxed(across(theme, self._other, margins=(16, 4, 0, 4)))
        self._room = across(theme, self._stack, gap=0)
        work = across(theme, gap=0)
        work.addLayout(self._room, 1)
        work.addWidget(self._side)
        layout = down(theme, self._tabs, gap=0)
        layout.addLayout(work, 1)
        self.setLayout(layout)
        self._has_side = False
        self._aside_open = False
        """Whether a narrow window shows what else stands beside the tab."""
        self._join()
        self.retitle(say)
        self._tabs.add_last(self._other_box)
        self.go(Tab.AGENDA)
        self._show_page(self._nothing, side=False)
        if parts is None:
            at_once(self.hanging())

    def hanging(self) -> Generator[None, None, None]:
        """Hang in one page after the other, a step each: each is styled as it comes into the window."""
        for page in (*self._pages.values(), self._import, self._paper):
            self._stack.addWidget(page)
            yield

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        return Tab(self._tabs.chosen_key())

    @property
    def refusal(self) -> str:
        """What is said on this tab about something that was not taken."""
        page = self._lists.get(self.tab)
        return page.refusal.sentence if page is not None else ""

    def listing(self, tab: Tab) -> Listing:
        """The list of a tab."""
        return self._lists[tab]

    @property
    def asks(self) -> Asks:
        """The card of the asks."""
        return self._asks

    @property
    def details(self) -> Details:
        """The form of the assembly."""
        return self._details

    @property
    def badges(self) -> Badges:
        """The tab of the badges."""
        return self._badges

    @property
    def setup(self) -> BadgeSetup:
        """How badges come onto paper."""
        return self._setup

    @property
    def paper(self) -> PaperPanel:
        """Where the door list is typed in."""
        return self._paper

    @property
    def import_panel(self) -> Importing:
        """The list that is being looked over."""
        return self._import

    @property
    def item_panel(self) -> ItemPanel:
        """The script that is open."""
        return self._item

    def retitle(self, say: Tongue) -> None:
        """Another tongue."""
        self._say = say
        self._tabs.setAccessibleName(say("Parts of the plan"))
        self._tabs.show_tabs([TabWords(tab.value, tab_words(tab, say)) for tab in Tab])
        self._none.retitle(say("No assembly is open"), say("Open one at Home, or make a new one there."))
        for part in (
            self._details,
            self._asks,
            self._badges,
            self._import,
            self._paper,
            self._ready,
            self._item,
            self._setup,
        ):
            part.speak(say)
        for tab, listing in self._lists.items():
            listing.speak(say)
            listing.table.retitle(
                {key: say(title) if title else "" for key, title in rows.TITLES[tab].items()}
            )
            label, beside = rows.NEW[tab]
            listing.adding.speak(say(label), say("Add"), say("Close"), say(beside) if beside else "")
        self._fold()
        if self._board is not None:
            self.show_board(self._board)

    def show_board(self, board: PlanBoard) -> None:
        """This plan; what is being typed, chosen and scrolled to stays."""
        fresh = self._board is None or self._board.plan.assembly.id != board.plan.assembly.id
        self._board = board
        if self._stack.currentWidget() is self._nothing or fresh:
            self._turn(self.tab)
        self._details.show_details(board.plan.assembly)
        self._asks.show_asks(board.plan)
        self._badges.show_badges(board)
        self._setup.show_colour(board.plan.assembly.accent)
        self._ready.show_ready(board)
        self._show_lists(board)

    def go(self, tab: Tab) -> None:
        """Turn to a tab."""
        focused = cast("QWidget | None", self.window().focusWidget())
        self._tabs.choose(tab.value)
        if focused is not None and self._tabs.isAncestorOf(focused):
            self._tabs.button(tab.value).setFocus()
        self._turn(tab)

    def show_import(self, board: ImportBoard) -> None:
        """A list to look over, in the place of its tab."""
        self._import.show_import(board)
        fresh = self._stack.currentWidget() is not self._import
        self._show_page(self._import, side=False)
        if fresh:
            self._import.take_focus()

    def show_paper_panel(self) -> None:
        """The panel that types the door list in, in the place of the tab."""
        self._show_page(self._paper, side=False)
        self._paper.setFocus()

    def end_import(self) -> None:
        """Back to the tab."""
        self._turn(self.tab)
        page = self._pages[self.tab]
        if isinstance(page, Listing | Asks | Badges):
            page.take_focus()

    def refuse(self, table: str, column: str, sentence: str) -> None:
        """Say where one looks why something was not kept."""
        if table == "assembly":
            self._details.refuse(column, sentence)
        elif table == "ask":
            self._asks.refuse(sentence, column)
        elif table == "badge":
            self._badges.refusal.refuse(sentence)
        else:
            self._lists[_tab_of(table)].refuse(sentence)

    def accept(self, table: str, column: str = "") -> None:
        """It was kept: a refusal goes, a line that adds is empty again."""
        if table == "assembly":
            self._details.accept(column)
        elif table == "ask":
            self._asks.accept(column)
        elif table == "badge":
            self._badges.refusal.accept()
        elif column:
            self._lists[_tab_of(table)].refusal.accept()
        else:
            self._lists[_tab_of(table)].accept()

    def _turn(self, tab: Tab) -> None:
        if self._board is None:
            self._show_page(self._nothing, side=False)
            return
        if tab is Tab.BADGES:
            self._aside.setCurrentWidget(self._setup)
        elif tab is not Tab.AGENDA or self._aside.currentWidget() is self._setup:
            self._aside.setCurrentWidget(self._ready)
        # the asks bring their own list of what to mend
        self._show_page(self._pages[tab], side=tab is not Tab.ASKS)

    def _show_page(self, page: QWidget, *, side: bool) -> None:
        self._stack.setCurrentWidget(page)
        self._has_side = side
        self._aside_open = False
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """As narrow as with nothing beside: what stands there gives way."""
        least = super().minimumSizeHint()
        wide = max(each.minimumSizeHint().width() for each in (self._stack, self._tabs, self._aside))
        return QSize(wide, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_has_side"):
            self._fold()

    def _fold(self) -> None:
        """What stands beside a tab takes its place, by a button, where there is no room for both."""
        beside, say = theme_of(self).px(_ASIDE), self._say
        needs = max(self._stack.minimumSizeHint().width(), theme_of(self).px(_PAGE))
        narrow = self._has_side and self.width() < needs + beside
        self._aside_open = self._aside_open and narrow
        least, most = (0, _ENDLESS) if narrow else (beside, beside)
        # what stands beside a tab brings the margin between them
        self._room.setContentsMargins(0, 0, theme_of(self).px(20) if narrow else 0, 0)
        self._side.setMinimumWidth(least)
        self._side.setMaximumWidth(most)
        self._stack.setVisible(not self._aside_open)
        self._side.setVisible(self._has_side and (self._aside_open or not narrow))
        self._other_box.setVisible(narrow)
        setup = self._aside.currentWidget() is self._setup
        words = say("Paper and printer") if setup else say("Ready?")
        self._other.retitle(say("Back") if self._aside_open else words)

    def _on_other(self) -> None:
        self._aside_open = not self._aside_open
        self._fold()
        # the keys go where one looks
        stops = stops_of(self._side if self._aside_open else self._stack)
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lists(self, board: PlanBoard) -> None:
        self._show_list(Tab.INSTITUTIONS, rows.institutions(board, self._say))
        self._show_list(Tab.PEOPLE, rows.people(board, self._say))
        self._show_list(Tab.POWER_HOLDERS, rows.power_holders(board, self._say))
        self._show_list(Tab.AGENDA, rows.agenda(board, self._say))
        people = self._lists[Tab.PEOPLE].adding
        people.offer([(each.id, each.name) for each in board.plan.delegations])
        self._strip.setVisible(any(item.public for item in board.plan.agenda))
        self._strip.show_order(board.plan, board.timeline, self._say)
        open_item = next((item for item in board.plan.agenda if item.id == self._item.item), None)
        if open_item is not None:
            self._item.show_item(open_item, board.plan)

    def _show_list(self, tab: Tab, shown: rows.Listed) -> None:
        listing = self._lists[tab]
        listing.heading.setText(shown.heading)
        listing.trouble.setText(shown.trouble)
        listing.aside.setText(shown.aside)
        title, sentence = shown.empty
        listing.show_rows(shown.rows, title=title, sentence=sentence)

    def _join(self) -> None:
        self._tabs.chosen.connect(lambda: self.go(self.tab))
        self._ready.led.connect(self._on_led)
        self._details.edited.connect(self._on_details)
        self._details.ticked.connect(self._on_details)
        for tab, listing in self._lists.items():
            self._join_list(TABLE_OF[tab], tab, listing)
        asks = self._asks
        asks.edited.connect(self._voice(self.edited, "ask"))
        asks.put.connect(self._on_put)
        asks.added.connect(self._voice(self.added, "ask"))
        asks.removed.connect(self._voice(self.removed, "ask"))
        asks.moved.connect(self._voice(self.moved, "ask"))
        asks.importing.connect(lambda: self.importing.emit("asks"))
        self._lists[Tab.AGENDA].opened.connect(self._on_opened)
        self._item.edited.connect(self._voice(self.edited, "agenda_item"))
        self._item.closed.connect(self._on_item_closed)
        self._import.mapped.connect(self.mapped)
        self._import.taken.connect(self.taken)
        self._import.closed.connect(self.end_import)
        self._badges.made.connect(self.badges_made)
        self._badges.printing.connect(self.printing)

    def _join_list(self, table: str, tab: Tab, listing: Listing) -> None:
        listing.edited.connect(self._voice(self.edited, table))
        listing.added.connect(self._voice(self.added, table))
        listing.removed.connect(self._voice(self.removed, table))
        listing.moved.connect(self._voice(self.moved, table))
        listing.importing.connect(lambda: self.importing.emit(tab.value))

    @staticmethod
    def _voice(signal: object, table: str) -> Callable[..., None]:
        def said(*facts: object) -> None:
            signal.emit(table, *facts)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

        return said

    def _on_details(self, column: str, value: object) -> None:
        if self._board is not None:
            self.edited.emit("assembly", self._board.plan.assembly.id, column, value)

    def _on_put(self, ask: str, holders: tuple[str, ...]) -> None:
        self.edited.emit("ask", ask, "power_holders", holders)

    def _on_led(self, line: ReadyLine) -> None:
        """To the row that a line is about, and the cell that is missing; to a new one where there is none."""
        tab = line.tab
        if tab is None:
            return
        self.go(tab)
        page = self._pages[tab]
        if isinstance(page, Listing):
            if not page.table.keys:
                page.adding.call()
            else:
                page.take_focus(line.about, _MISSING.get((tab, line.action), ""))
        elif tab is Tab.ASKS:
            if self._asks.table.keys:
                self._asks.take_focus(line.about)
            else:
                self._asks.adding.call()
        elif tab is Tab.BADGES:
            self._badges.take_focus()

    def _on_opened(self, id: str) -> None:
        item = next((each for each in self._plan().agenda if each.id == id), None)
        if item is not None:
            self._lists[Tab.AGENDA].adding.hide()
            self._aside.setCurrentWidget(self._item)
            self._aside_open = True
            self._fold()
            self._item.show_item(item, self._plan())

    def _on_item_closed(self) -> None:
        self._aside.setCurrentWidget(self._ready)
        self._aside_open = False
        self._fold()
        self._lists[Tab.AGENDA].table.setFocus()

    def _plan(self) -> Plan:
        assert self._board is not None  # noqa: S101 - a list that is shown has a board
        return self._board.plan


def _tab_of(table: str) -> Tab:
    return next(tab for tab, name in TABLE_OF.items() if name == table)
