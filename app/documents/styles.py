"""How paper looks: A4, margins 20 and 18 mm, serif for what people said, sans for what the program says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.documents.fonts import Face
from app.documents.lengths import MM
from app.domain.colours import OURS

LEFT = 20 * MM
RIGHT = 18 * MM
TOP = 16.2 * MM
BOTTOM = 25 * MM

Colour = tuple[float, float, float]


def colour(hexadecimal: str) -> Colour:
    """From `#RRGGBB`."""
    red, green, blue = (int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


INK = colour("#1C1322")
INK_2 = colour("#43374A")
RULE = colour("#B9AEA4")
HAIR = colour("#D9D0C6")
ACCENT = colour(OURS)
WHITE = colour("#FFFFFF")
BLACK = colour("#000000")
YES = colour("#064E48")
YES_BUT = colour("#F2B632")
YES_BUT_INK = colour("#6A4300")
NO = colour("#98270D")
UNCLEAR = colour("#3F4456")
FIELD = colour("#6F6277")
HATCH = colour("#EEEEEE")
WATERMARK = colour("#EDE9EE")


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size; all lengths in points."""

    face: Face
    size: float
    leading: float
    colour: Colour = INK

    def but(self, *, face: Face | None = None, colour: Colour | None = None) -> Style:
        """The same in another face or colour."""
        return replace(self, face=face or self.face, colour=colour or self.colour)


TITLE = Style(Face.DISPLAY_SEMIBOLD, 24.5, 27.5)
NAME = Style(Face.DISPLAY_SEMIBOLD, 33, 37.5)
HEADING = Style(Face.SANS_SEMIBOLD, 11.5, 16)
LEAD = Style(Face.SANS, 10.5, 14.5, INK_2)
BODY = Style(Face.SANS, 9.5, 13)
QUIET = BODY.but(colour=INK_2)
BOLD = BODY.but(face=Face.SANS_SEMIBOLD)
CELL = Style(Face.SANS, 9.1, 11.6)
CELL_QUIET = CELL.but(colour=INK_2)
CELL_BOLD = CELL.but(face=Face.SANS_SEMIBOLD)
HEAD = CELL_BOLD.but(colour=INK_2)
SPOKEN = Style(Face.SERIF, 9.8, 12.2)
ASKED = Style(Face.SERIF_SEMIBOLD, 12.2, 16.6)
SMALL = Style(Face.SANS, 8.5, 11.6)
SMALL_QUIET = SMALL.but(colour=INK_2)
FOOT = Style(Face.SANS, 8, 11, INK_2)
FOOT_BOLD = FOOT.but(face=Face.SANS_SEMIBOLD)
FIGURE = Style(Face.SANS_SEMIBOLD, 18, 21)
DIGITS = Style(Face.SANS, 9.5, 13)
