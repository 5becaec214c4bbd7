"""Every part on one sheet in three themes, the signs and flags: for whoever builds a screen from them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.parts.banner import Banner
from app.ui.parts.buttons import Button
from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.choosing import Filters, Tab, Tabs
from app.ui.parts.clock import Clock
from app.ui.parts.fields import Choice, Field, NumberField, Tick
from app.ui.parts.labels import Label
from app.ui.parts.marks import SIGN_COLOUR, SIGNS, Mark, paint_sign
from app.ui.parts.panels import Bar, Chip, Empty, Panel, Stat
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.parts.strip import RehearsalChip, State
from app.ui.parts.tables import Table
from app.ui.shell import POSTS, Shell
from app.ui.theme import Theme, room, theme_of, wear
from app.words import Tongue
from tests.boards import Shot

_WORDS = {
    "yes": "Yes",
    "yes_but": "Yes, but …",
    "no": "No",
    "unclear": "No clear answer",
    "waiting": "Asked, waiting",
    "not_asked": "Not yet asked",
    "not_put": "Not put",
    "absent": "Absent",
    "writing": "In writing later",
}
_FLAGS = {
    "flag:kept": "Kept",
    "flag:partly": "Partly kept",
    "flag:under_way": "Under way",
    "flag:not_kept": "Not kept",
    "flag:overdue": "Overdue",
    "flag:not_known": "Not known",
}


class _Ground(QWidget):
    """One column of the sheet, in a theme of its own."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour("window"))
        painter.end()


def parts(_theme: Theme, say: Tongue) -> QWidget:
    """The sheet of parts: light, dark and high contrast side by side."""
    sheet = QWidget()
    columns = QHBoxLayout(sheet)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSpacing(0)
    for name, words in (("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast")):
        theme = Theme.load(name)
        ground = _Ground()
        ground.setLayout(_column(theme, say, words))
        wear(ground, theme)
        columns.addWidget(ground, 1)
    return sheet


def _column(theme: Theme, say: Tongue, name: str) -> QVBoxLayout:
    head = across(theme, Label(say(name), "title"), RehearsalChip(say("Rehearsal")), STRETCH, gap=12)
    grid = QGridLayout()
    room(grid, theme, gap=24)
    grid.addLayout(_buttons(theme, say), 0, 0)
    grid.addLayout(_fields(theme, say), 0, 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    scanner = Banner("warn", say("The scanner is unplugged. Typing goes on."), say("Try again"), icon="plugs")
    disk = Banner(
        "trouble", say("Not recorded: this laptop’s disk is full."), say("Paper list"), icon="hard-drive"
    )
    words = "An ask is one request, one action, one date, worded to be answered yes or no."
    empty = Empty("list-checks", say("No asks yet"), say(words), say("Write the first ask"))
    marks = across(theme, _marks(theme, say, _WORDS), _marks(theme, say, _FLAGS), STRETCH, gap=16)
    foot = QGridLayout()
    room(foot, theme, gap=24)
    foot.addLayout(marks, 0, 0, Qt.AlignmentFlag.AlignTop)
    foot.addWidget(empty, 0, 1, Qt.AlignmentFlag.AlignTop)
    foot.setColumnStretch(0, 1)
    foot.setColumnStretch(1, 1)
    return down(
        theme,
        head,
        grid,
        _table(say).framed(),
        scanner,
        disk,
        foot,
        STRETCH,
        gap=12,
        margins=(30, 28, 30, 20),
    )


def _buttons(theme: Theme, say: Tongue) -> QVBoxLayout:
    refused = Button(say("Not now"))
    refused.refuse(say("Nobody has come in yet."))
    made = [
        Button(say("Let in"), kind="filled", key="Enter"),
        Button(say("Ordinary"), icon="printer"),
        Button(say("Quiet"), kind="quiet"),
        refused,
    ]
    box = down(theme, *made, Tick(say("No names at this door")), STRETCH, gap=12)
    for button in made:
        box.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
    return box


def _fields(theme: Theme, say: Tongue) -> QVBoxLayout:
    typed = Field(say("Label above"), say("Words, person or office"), icon="magnifying-glass")
    wrong = Field(say("Refused"))
    wrong.set_text("30 Feb 2015")
    wrong.refuse(say("No such day. The last is the 28th."))
    choice = Choice(say("Kind"), [("school", say("School")), ("union", say("Union"))])
    number = NumberField(say("Pledge"))
    number.set_value(40)
    chips = across(theme, Chip(say("protected")), Chip(say("locked"), "lock-simple"), STRETCH)
    return down(theme, typed, wrong, across(theme, choice, number), chips, STRETCH, gap=10)


def _table(say: Tongue) -> Table:
    table = Table(
        [
            Column("name", say("Institution")),
            Column("pledged", say("Pledged"), 90, number=True),
            Column("here", say("Here"), 80, number=True),
            Column("missing", say("Missing"), 90, number=True),
        ],
        name=say("Institutions"),
    )
    rows = [
        ("a", "Elm Street School", 40, 38),
        ("b", "Second Street Mosque", 30, 12),
        ("c", "Union of Examples", 25, 25),
    ]
    table.show_rows(
        [
            Row(
                key,
                {
                    "name": Cell(name, strong=key == "b"),
                    "pledged": str(pledged),
                    "here": str(here),
                    "missing": Cell("18", ink="warn", strong=True) if key == "b" else str(pledged - here),
                },
            )
            for key, name, pledged, here in rows
        ]
    )
    table.choose("b")
    table.setFixedHeight(32 + 3 * 40)
    return table


def _marks(theme: Theme, say: Tongue, words: dict[str, str]) -> QVBoxLayout:
    lines = [
        boxed(across(theme, Mark(mark), Label(say(word)), STRETCH, gap=12)) for mark, word in words.items()
    ]
    return down(theme, *lines, STRETCH, gap=6)


class _Sign(QWidget):
    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.setFixedSize(300, 162)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(SIGN_COLOUR[self._sign]))
        paint_sign(painter, QRectF(20, 22, 118, 118), self._sign, theme)
        painter.fillRect(QRectF(158, 0, 142, 162), theme.colour("window"))
        paint_sign(painter, QRectF(170, 22, 118, 118), self._sign, theme, fill=False)
        painter.end()


def signs(theme: Theme, say: Tongue) -> QWidget:
    """The door's signs, on their panels and on the window."""
    grid = QGridLayout()
    room(grid, theme, gap=18, margins=24)
    for number, sign in enumerate(SIGNS):
        grid.addWidget(_Sign(sign), number // 4, number % 4)
    return boxed(grid)


def shell(theme: Theme, say: Tongue) -> QWidget:
    """The window with what stands on its own: tabs, filters, clocks, bars, numbers."""
    window = Shell(say)
    tabs = Tabs([Tab("agenda", say("Agenda")), Tab("asks", say("Asks")), Tab("badges", say("Badges"))])
    tabs.add_last(Button(say("Undo"), kind="quiet", icon="arrow-u-up-left"))
    filters = Filters(
        [
            Tab("all", say("All"), count="28"),
            Tab("due", say("Overdue"), "flag:overdue", "1"),
            Tab("k", say("Kept"), "flag:kept", "0"),
        ]
    )
    clock = Panel(gap=8)
    speaker, item = (
        Clock(say("Speaker, of 2:00")),
        Clock(say("Item, of 6:00"), "clock_small", bar=False, right=True),
    )
    speaker.show_left(84, 120, over=say("over"))
    item.show_left(-24, 360, over=say("over"))
    clock.body.addLayout(across(theme, speaker, item))
    hall = Panel(gap=10)
    stats = across(
        theme,
        Stat("1,204", say("in the hall now"), size=40, height=44),
        STRETCH,
        Stat("1,231", say("ever present"), size=26, height=44, right=True),
    )
    hall.body.addLayout(stats)
    hall.body.addWidget(Bar(0.51, tick=0.9))
    hall.body.addWidget(Bar(0.93, tick=0.9, hatch=True))
    spoken = Field(say("The words"), spoken=True, lines=3, note=say("as spoken"))
    spoken.set_text("will work towards full implementation across all departments")
    left = down(theme, filters, spoken, STRETCH, gap=16, margins=(20, 16, 20, 16))
    right = down(theme, clock, hall, STRETCH, gap=16, margins=(0, 16, 20, 16))
    body = boxed(down(theme, tabs, across(theme, boxed(left), boxed(right), gap=0), gap=0))
    for post in POSTS:
        window.add(post, body if post == "plan" else QWidget())
    window.go("plan")
    window.show_where(
        "plan", say("Accountability assembly"), rehearsal=True, states=[State("check", say("Kept"))]
    )
    window.show_time("18:18")
    window.banners.put(
        "usb", Banner("note", say("Two laptops are not heard from. Doors go on."), say("Look"))
    )
    return window


BOARDS = [
    Shot("parts", parts, (1920, 1080), ("light",), stretched=False),
    Shot("parts-signs", signs, (1366, 640), ("light", "dark", "contrast"), stretched=False),
    Shot("parts-shell", shell, themes=("light", "dark", "contrast")),
]
