"""How the program looks: the colours, type and sizes of one theme, and how a window puts it on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, cast
from weakref import ref

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from app import paths
from app.ui.ring import Look, follow_focus
from app.ui.stylesheet import stylesheet

NAMES = ("light", "dark", "contrast", "stage_dark", "stage_light")
SIZES = (100, 115, 130, 150, 200)

_LOGICAL = "folkmoot_logical"


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens of one theme at one type size."""

    name: str
    dark: bool
    size: int
    """Per cent: 100, 115, 130, 150 or 200."""
    colours: Mapping[str, str]
    common: Mapping[str, Mapping[str, Any]]

    @classmethod
    def load(cls, name: str, size: int = 100) -> Theme:
        """Read the theme of that name from `resources/themes`; sizes outside 100–200 are brought inside."""
        return _load(name, max(SIZES[0], min(SIZES[-1], size)))

    def colour(self, token: str) -> QColor:
        """The colour a token stands for; an unknown token is a bug."""
        return QColor(self.colours[token])

    def px(self, logical: float) -> int:
        """A length that grows with the type size, in whole logical pixels."""
        return round(logical * self.size / 100)

    def font(self, role: str, size: float | None = None) -> QFont:
        """The type of a role; `size` in logical pixels at 100 % stands in for the role's own."""
        words = cast(Mapping[str, Any], self.common["text"][role])
        family = str(words.get("family", "ui"))
        names = self.common["family"]
        others = cast(list[str], names["fallback" if family == "ui" else "spoken_fallback"])
        font = QFont()
        font.setFamilies([str(names[family]), *others])
        font.setPixelSize(max(1, self.px(size or float(words["size"]))))
        font.setWeight(QFont.Weight(int(words["weight"])))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def leading(self, role: str) -> int:
        """From one line of that role to the next, in pixels."""
        return self.px(float(self.common["text"][role]["line"]))

    def space(self, step: str) -> int:
        """A distance by its name: xs 4, s 8, m 12, l 16, xl 24, xxl 40, control 36, row 40 …"""
        return self.px(float(self.common["space"][step]))

    def radius(self, kind: str) -> int:
        """How round the corners are of a control 6, a panel 10, a tile 8, a chip 4."""
        return self.px(float(self.common["radius"][kind]))

    def line(self, kind: str) -> float:
        """The width of a hair 1, a field 1.5, what is chosen 3, the focus 3; lines do not grow with type."""
        return float(self.common["line"][kind])

    def motion(self, kind: str) -> int:
        """How long a movement takes, in milliseconds."""
        return int(self.common["motion"][kind])

    def stage(self, role: str) -> float:
        """A size on the projector, as a fraction of the picture's height."""
        return float(self.common["stage"][role])

    def palette(self) -> QPalette:
        """The same colours in the words Qt uses."""
        palette, roles = QPalette(), QPalette.ColorRole
        for role, token in (
            (roles.Window, "window"),
            (roles.WindowText, "ink"),
            (roles.Base, "surface"),
            (roles.AlternateBase, "surface"),
            (roles.Text, "ink"),
            (roles.PlaceholderText, "ink_3"),
            (roles.Button, "surface"),
            (roles.ButtonText, "ink"),
            (roles.BrightText, "trouble"),
            (roles.Highlight, "accent"),
            (roles.HighlightedText, "on_accent"),
            (roles.ToolTipBase, "ink"),
            (roles.ToolTipText, "window"),
            (roles.Link, "accent"),
            (roles.LinkVisited, "accent"),
            (roles.Mid, "line"),
            (roles.Dark, "field"),
            (roles.Accent, "accent"),
        ):
            palette.setColor(role, self.colour(token))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink_3"))
        return palette


@lru_cache(maxsize=32)
def _load(name: str, size: int) -> Theme:
    folder = paths.resources() / "themes"
    own = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    common = tomllib.loads((folder / "common.toml").read_text("utf-8"))
    colours = MappingProxyType(own["colour"])
    return Theme(name, bool(own["dark"]), size, colours, MappingProxyType(common))


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the nine bundled fonts known; a second call does nothing."""
    for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


class _Dressed:
    """What the application wears; like Qt's own palette, one per process, set by `dress` and `wear` alone."""

    theme: Theme | None = None
    parts: ClassVar[dict[int, tuple[ref[QWidget], Theme]]] = {}
    """Parts that wear a theme of their own. There are few: asking each is quicker than every parent."""


def theme_of(widget: QWidget) -> Theme:
    """The theme a part is drawn in: that of the nearest surrounding that wears one, else the program's.

    What opens in a window of its own, as a list that drops down, is in no surrounding.
    """
    nearest, theme = None, _Dressed.theme
    for known, worn in _Dressed.parts.values():
        part = known()
        if part is None or (part is not widget and not part.isAncestorOf(widget)):
            continue
        if nearest is None or nearest.isAncestorOf(part):
            nearest, theme = part, worn
    return theme or Theme.load("light")


def dress(app: QApplication, theme: Theme, windows: Sequence[QWidget] | None = None) -> None:
    """Put a theme on the whole program: palette, type and one stylesheet; open windows follow.

    Only `windows` get the stylesheet where they are given: then what is made before it is put into one of
    them is styled once, when all is in place, and not with every step.
    """
    load_fonts()
    before = _Dressed.theme
    _Dressed.theme = theme
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))
    sheet = stylesheet(theme.colours, theme.px)
    if windows is None:
        app.setStyleSheet(sheet)
    for window in windows or ():
        window.setStyleSheet(sheet)
    if before is not None and before.size != theme.size:
        for window in app.topLevelWidgets():
            _resize(window, theme)
    follow_focus(app, _ring_look)


def wear(widget: QWidget, theme: Theme) -> None:
    """Put a theme on one part of a window and all within it: the stage's picture on the chair's screen."""
    key, known = id(widget), _Dressed.parts

    def forget(_gone: object = None) -> None:
        known.pop(key, None)

    if key not in known:
        widget.destroyed.connect(forget)
    known[key] = (ref(widget, forget), theme)
    widget.setPalette(theme.palette())
    widget.setFont(theme.font("body"))
    widget.setStyleSheet(stylesheet(theme.colours, theme.px))
    _resize(widget, theme)


def restyled(event: QEvent) -> bool:
    """Whether this `changeEvent` tells a part that it may wear another theme now."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.ParentChange)


def room(layout: QLayout, theme: Theme, *, gap: float = 8, margins: float | tuple[float, ...] = 0) -> None:
    """Set a layout's distances in logical pixels at 100 %, and have them grow with the type size.

    `margins` is one number, or left, top, right, bottom.
    """
    left, top, right, bottom = margins if isinstance(margins, tuple) else (margins,) * 4
    layout.setProperty(_LOGICAL, [gap, left, top, right, bottom])
    _room(layout, theme)


def hold(widget: QWidget, theme: Theme, *, width: float | None = None, height: float | None = None) -> None:
    """Fix a width or a height in logical pixels at 100 %, and have it grow with the type size."""
    widget.setProperty(_LOGICAL, [width or 0, height or 0])
    _hold(widget, theme)


def _ring_look(widget: QWidget) -> Look:
    """How the ring round a widget looks; a part may ask for its own `corner` and its own `ring_ink`."""
    theme = theme_of(widget)
    corner, ink = cast(object, widget.property("corner")), cast(object, widget.property("ring_ink"))
    return Look(
        theme.colour(ink if isinstance(ink, str) and ink else "focus"),
        theme.line("focus"),
        theme.line("focus_gap"),
        float(corner) if isinstance(corner, int | float) else theme.radius("control"),
    )


def _room(layout: QLayout, theme: Theme) -> None:
    kept: object = layout.property(_LOGICAL)
    if isinstance(kept, list):
        gap, *edges = (theme.px(float(n)) for n in cast(list[float], kept))
        layout.setSpacing(gap)
        layout.setContentsMargins(*edges)


def _hold(widget: QWidget, theme: Theme) -> None:
    kept: object = widget.property(_LOGICAL)
    if isinstance(kept, list):
        width, height = cast(list[float], kept)
        if width:
            widget.setFixedWidth(theme.px(width))
        if height:
            widget.setFixedHeight(theme.px(height))


def _resize(top: QWidget, theme: Theme) -> None:
    for widget in (top, *top.findChildren(QWidget)):
        worn = theme_of(widget)
        _hold(widget, worn)
        redress = getattr(widget, "redress", None)
        if redress is not None:
            # what Qt put back while it changed its sheet
            redress()
    for layout in top.findChildren(QLayout):
        owner = layout.parentWidget()
        _room(layout, theme_of(owner) if owner is not None else theme)
