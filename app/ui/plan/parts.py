"""The parts of the Plan screen, made one by one by whoever has time, or all at once."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from app.service.boards.plan import Tab
from app.ui.plan import rows
from app.ui.plan.asks import Asks
from app.ui.plan.badge_setup import BadgeSetup
from app.ui.plan.badges import Badges
from app.ui.plan.details import Details
from app.ui.plan.importing import Importing
from app.ui.plan.item import ItemPanel
from app.ui.plan.listing import Listing
from app.ui.plan.paper import PaperPanel
from app.ui.plan.ready import ReadyPanel
from app.ui.plan.running import RunningOrder
from app.ui.theme import Theme
from app.words import Tongue


@dataclass(frozen=True, slots=True)
class Parts:
    """What the screen is put together from. They are many: whoever has time makes them one by one."""

    details: Details
    strip: RunningOrder
    lists: dict[Tab, Listing]
    asks: Asks
    badges: Badges
    importing: Importing
    paper: PaperPanel
    ready: ReadyPanel
    item: ItemPanel
    setup: BadgeSetup

    @classmethod
    def making(cls, theme: Theme, say: Tongue) -> Generator[None, None, Parts]:
        """One after the other, a step each."""
        details = Details(theme, say)
        yield
        strip = RunningOrder()
        lists = {Tab.INSTITUTIONS: Listing(theme, say, rows.INSTITUTIONS, icon="buildings")}
        yield
        lists[Tab.PEOPLE] = Listing(theme, say, rows.PEOPLE, icon="users", beside=True, ordered=False)
        yield
        lists[Tab.POWER_HOLDERS] = Listing(theme, say, rows.POWER_HOLDERS, icon="megaphone")
        yield
        lists[Tab.AGENDA] = Listing(theme, say, rows.AGENDA, icon="list-checks", above=strip, opens=True)
        yield
        asks = Asks(theme, say)
        yield
        badges = Badges(theme, say)
        yield
        importing, paper = Importing(theme, say), PaperPanel(theme, say)
        yield
        ready, item, setup = ReadyPanel(theme, say), ItemPanel(theme, say), BadgeSetup(theme, say)
        return cls(details, strip, lists, asks, badges, importing, paper, ready, item, setup)
