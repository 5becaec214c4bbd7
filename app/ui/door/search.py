"""What a search at the door found: institutions and badges as tiles, to take by arrow, digit or touch."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.door import GUEST
from app.domain.names import folded
from app.service.boards.door import Hit, Search
from app.ui.door.give_way import is_low
from app.ui.door.tile import TILE, HitTile
from app.ui.parts.buttons import Button, KeyCap
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.stack import STRETCH, across, boxed
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

SHOWN = 9
"""Tiles at once: what nine digits can take and three rows can hold."""
_ACROSS = 3
_LOWEST = 88
"""Logical pixels that a tile is high where there is little room and it has a line of its own."""
GUESSED = 3
"""Letters of the word for a guest from which on a guest is offered beside what was found."""


def guest_of(say: Tongue) -> Hit:
    """What stands for whoever comes with no institution."""
    return Hit(GUEST, is_institution=True, title=say("Guest of the alliance"), under="", type="")


class SearchPage(QWidget):
    """The tiles, what may be done when none is right, and a word on what a search can find here."""

    highlighted = Signal(object)
    taken = Signal(object)
    new_institution = Signal()
    guest = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._found: Search | None = None
        self._hits: tuple[Hit, ...] = ()
        self._at: int | None = 0
        self._title = Label("", "lead_strong", folds=True)
        self._advice = Label("", "body", "ink_2", folds=True)
        self._keys = [KeyCap("↑"), KeyCap("↓"), KeyCap("Enter"), KeyCap("Esc")]
        self._key_words = [Label("", "body", "ink_2") for _ in range(3)]
        up, down, enter, esc = self._keys
        choose, take, back = self._key_words
        self._help = boxed(Lines(up, down, choose, enter, take, esc, back, gap=6))
        words = boxed(Lines(self._title, self._advice, gap=12, below=0))
        head = boxed(Lines(words, self._help, gap=16, below=6, last="right"))
        self._tiles = [HitTile() for _ in range(SHOWN)]
        self._across = _ACROSS
        self._grid = grid = QGridLayout()
        room(grid, theme, gap=12)
        for place, tile in enumerate(self._tiles):
            grid.addWidget(tile, place // _ACROSS, place % _ACROSS)
            tile.clicked.connect(lambda _=False, at=place: self.take(at))
            tile.hide()
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        self._more = Label("", "body", "ink_2", wrap=True)
        self._new = Button("", key="Alt N", icon="plus", height=48, size=17)
        self._guest = Button("", key="Alt G", icon="hand-waving", height=48, size=17)
        for button in (self._new, self._guest):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._new.clicked.connect(self.new_institution)
        self._guest.clicked.connect(self.guest)
        self._can = Label("", "body", "ink_2", wrap=True)
        inside = QWidget()
        inside.setObjectName("inside")
        stack = QVBoxLayout(inside)
        room(stack, theme, gap=14)
        stack.addLayout(grid)
        stack.addWidget(self._more)
        stack.addWidget(
            boxed(Lines(self._new, boxed(across(theme, self._guest, STRETCH)), gap=12, last="fill"))
        )
        stack.addStretch(1)
        stack.addWidget(self._can)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        layout = QVBoxLayout(self)
        room(layout, theme, gap=14)
        layout.addWidget(head)
        layout.addWidget(scroll, 1)
        self.retitle(say)

    @property
    def answered(self) -> str:
        """What was typed that the tiles are the answer to."""
        return self._found.typed if self._found is not None else ""

    @property
    def current(self) -> Hit | None:
        """What Enter takes; None when nothing was found, or nothing is chosen yet."""
        return self._hits[self._at] if self._hits and self._at is not None else None

    @property
    def undecided(self) -> bool:
        """Whether something was found and Enter cannot know which of it is meant."""
        return bool(self._hits) and self._at is None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_tiles()
        self._give_way()

    def _give_way(self) -> None:
        """In a low window what was found keeps its room; which keys choose among it goes first."""
        low = is_low(self)
        self._help.setHidden(low)
        self._advice.setVisible(self.undecided or (bool(self._hits) and not low))

    def _lay_tiles(self) -> None:
        """Three tiles in a line, fewer where they would be too narrow for a name."""
        tile = theme_of(self).px(TILE) + self._grid.spacing()
        across = max(1, min(_ACROSS, self.width() // tile))
        for each in self._tiles:
            each.flatten(_LOWEST if across == 1 and is_low(self) else 0)
        if across != self._across:
            self._across = across
            for place, tile_here in enumerate(self._tiles):
                self._grid.addWidget(tile_here, place // across, place % across)
            for column in range(_ACROSS):
                self._grid.setColumnStretch(column, int(column < across))

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        choose, take, back = self._key_words
        choose.setText(say("choose"))
        take.setText(say("take"))
        back.setText(say("back to scanning"))
        self._new.retitle(say("Not on the list: new institution"))
        self._guest.retitle(say("Guest of the alliance"))
        self._advise()

    def show_search(self, found: Search | None) -> None:
        """Show what was found; what was highlighted stays so while it is still there."""
        kept = self.current.subject if self.current is not None else ""
        same = self._found is not None and found is not None and self._found.typed == found.typed
        self._found = found
        self._hits = hits = () if found is None else _with_guest(found, self._say)[:SHOWN]
        first = None if found is not None and _unsure(found) else 0
        self._at = next((at for at, hit in enumerate(hits) if same and hit.subject == kept), first)
        for place, tile in enumerate(self._tiles):
            if place < len(hits):
                tile.show_hit(hits[place], found.typed if found else "", f"Alt {place + 1}", self._say)
            else:
                tile.hide()
        self._say_found(found)
        self._show_at()

    def step(self, step: int, down: int = 0) -> None:
        """Highlight the tile beside, or the one below or above; the first where none is chosen yet."""
        count = len(self._hits)
        if count:
            at = 0 if self._at is None else self._at + step + down * self._across
            self._at = max(0, min(count - 1, at))
            self._show_at()

    def take(self, at: int | None = None) -> bool:
        """Take a tile by its place, or the highlighted one; False when it is not there.

        While none is chosen it asks which, and takes nobody.
        """
        hits = self._hits
        place = self._at if at is None else at
        if place is None:
            self.ask_which()
            return bool(hits)
        if not 0 <= place < len(hits):
            return False
        self._at = place
        self._show_at()
        self.taken.emit(hits[place])
        return True

    def ask_which(self) -> None:
        """Enter where nothing is chosen: say again, louder, how to choose."""
        self._advice.set_role("lead_strong")
        QAccessible.updateAccessibility(QAccessibleEvent(self._advice, QAccessible.Event.Alert))

    def _advise(self) -> None:
        say = self._say
        self._advice.set_role("strong" if self.undecided else "body")
        self._advice.setText(say("Choose one with ↓") if self.undecided else say("Read the whole name back."))

    def _show_at(self) -> None:
        for place, tile in enumerate(self._tiles):
            tile.highlight(place == self._at and tile.isVisibleTo(self))
        if self.current is not None and self._at is not None:
            self._scroll.ensureWidgetVisible(self._tiles[self._at], 0, 8)
        self._advise()
        self._give_way()
        self.highlighted.emit(self.current)

    def _say_found(self, found: Search | None) -> None:
        say = self._say
        hits = self._hits
        self._give_way()
        for part in (*self._keys[:3], *self._key_words[:2]):
            part.setVisible(bool(hits))
        badges = sum(not hit.is_institution for hit in hits)
        places = sum(hit.subject != GUEST for hit in hits) - badges
        if not hits:
            title = say("Nothing found for that")
            if not (found and found.typed.strip()):
                title = say("Type an institution or a name")
        else:
            said = (
                say.plural("{count} institution", "{count} institutions", places) if places else "",
                say.plural("{count} badge", "{count} badges", badges) if badges else "",
            )
            title = ", ".join(part for part in said if part) or say("Guest of the alliance")
            if found is not None and found.slipped and places + badges:
                title = say("Not found as typed. Is it one of these?")
        more = found is not None and (found.more or len(found.hits) > badges + places)
        if more:
            title = say("More than {count} found", count=say.number(len(hits)))
        self._title.setText(title)
        self._more.setVisible(more)
        self._more.setText(say("There are others: type on, or type the word and number on the badge."))
        if found is not None and not found.names_held:
            self._can.setText(
                say("This laptop holds no names. Type the institution, the word and number on the badge.")
            )
        elif found is not None and found.typed.strip() and not badges:
            self._can.setText(
                say("No badge carries this name. A delegate’s name or a badge number finds the badge.")
            )
        else:
            self._can.setText(say("A delegate’s name, an institution or a badge number finds it."))


def _unsure(found: Search) -> bool:
    """Whether whoever is found first need not be meant: figures may be a number of heads or a PIN.

    Of very many one is meant all the same if it is the only institution: the others are its people's badges.
    """
    if not any(letter.isalpha() for letter in found.typed):
        return True
    return found.more and sum(hit.is_institution for hit in found.hits) != 1


def _with_guest(found: Search, say: Tongue) -> tuple[Hit, ...]:
    """What was found, and a guest where that may be meant: first as a whole word, else last."""
    wanted, guest = folded(found.typed), guest_of(say)
    words = folded(guest.title)
    if len(wanted) < GUESSED or not words.startswith(wanted):
        return found.hits
    whole = f"{words} ".startswith(f"{wanted} ")
    return (guest, *found.hits) if whole else (*found.hits, guest)
