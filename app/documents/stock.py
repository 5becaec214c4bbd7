"""The papers that badges are printed on: plain sheets to cut, common label stock, a card to fold and wear.

Sizes are those printed on the packets; the numbers beside them are of common makes of the same cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.lengths import A4, INCH, LETTER, MM
from app.errors import Refused


@dataclass(frozen=True, slots=True)
class Stock:
    """One paper. All lengths in points; `left` and `top` are from the paper's edges to the first cell."""

    key: str
    about: str
    """What is printed on the packet, in English; passed through the tongue where a person reads it."""
    paper: str
    """A4 or Letter."""
    across: int
    down: int
    wide: float
    tall: float
    left: float
    top: float
    step_x: float
    step_y: float
    code: float
    """The side of the code, its white border included."""
    cut: bool = False
    """Whether it is plain paper that lines are drawn on to cut along."""
    folded: bool = False
    """Whether the right half of each cell is the back, to be folded behind the left."""

    @property
    def size(self) -> tuple[float, float]:
        """The whole sheet."""
        return SIZES[self.paper]

    @property
    def cells(self) -> int:
        """Badges on a sheet."""
        return self.across * self.down

    def corner(self, place: int) -> tuple[float, float]:
        """Lower left corner of a cell, counted row by row from the top."""
        x = self.left + place % self.across * self.step_x
        return x, self.size[1] - self.top - place // self.across * self.step_y - self.tall

    @property
    def outlines(self) -> Iterator[tuple[float, float, float, float]]:
        """Each cell as x, y, width and height."""
        for place in range(self.cells):
            yield (*self.corner(place), self.wide, self.tall)


SIZES = {"A4": A4, "Letter": LETTER}
DOT = 72 / 300
"""Points: the grid that codes are set on, so that a printer draws all modules alike."""
_MODULES = 33
"""Of a code with its border."""
_SMALL, _LARGE = 9 * _MODULES * DOT, 10 * _MODULES * DOT
"""25.1 and 27.9 mm: nine and ten dots a module."""


def _centred(
    key: str,
    about: str,
    paper: str,
    grid: tuple[int, int],
    cell: tuple[float, float],
    code: float,
    **more: bool,
) -> Stock:
    """Cells side by side in the middle of the sheet."""
    (across, down), (wide, tall), size = grid, cell, SIZES[paper]
    left, top = (size[0] - across * wide) / 2, (size[1] - down * tall) / 2
    return Stock(key, about, paper, across, down, wide, tall, left, top, wide, tall, code, **more)


def _a4(
    key: str, about: str, down: int, wide: float, tall: float, top: float, left: float, code: float
) -> Stock:
    step = 210 - 2 * left - wide
    return Stock(
        key, about, "A4", 2, down, wide * MM, tall * MM, left * MM, top * MM, step * MM, tall * MM, code
    )


_INCHES = {
    "letter-8": (
        "Letter labels, 8 on a sheet, 3⅜ × 2⅓ in (5395)",
        4,
        3.375,
        7 / 3,
        0.6875,
        7 / 12,
        2.5,
        _LARGE,
    ),
    "letter-10": ("Letter labels, 10 on a sheet, 4 × 2 in (5163)", 5, 4, 2, 5 / 32, 0.5, 2, _SMALL),
    "letter-14": (
        "Letter labels, 14 on a sheet, 4 × 1⅓ in (5162)",
        7,
        4,
        4 / 3,
        5 / 32,
        5 / 6,
        4 / 3,
        _SMALL,
    ),
}


def _letter(key: str) -> Stock:
    about, down, wide, tall, left, top, step, code = _INCHES[key]
    return Stock(
        key,
        about,
        "Letter",
        2,
        down,
        wide * INCH,
        tall * INCH,
        left * INCH,
        top * INCH,
        (8.5 - 2 * left - wide) * INCH,
        step * INCH,
        code,
    )


_CUT = (85 * MM, 52 * MM)
STOCKS = {
    stock.key: stock
    for stock in (
        _centred("a4-cut", "Plain A4, 10 to cut, 85 × 52 mm", "A4", (2, 5), _CUT, _SMALL, cut=True),
        _a4("a4-8", "A4 labels, 8 on a sheet, 99.1 × 67.7 mm (L7165)", 4, 99.1, 67.7, 13.1, 4.65, _LARGE),
        _a4("a4-10", "A4 labels, 10 on a sheet, 99.1 × 57 mm (L7173)", 5, 99.1, 57.0, 6.0, 4.65, _LARGE),
        _a4("a4-14", "A4 labels, 14 on a sheet, 99.1 × 38.1 mm (L7163)", 7, 99.1, 38.1, 15.15, 4.65, _LARGE),
        _centred(
            "a4-card",
            "Plain A4, 2 cards A6 to fold and wear",
            "A4",
            (1, 2),
            (210 * MM, 148.5 * MM),
            _LARGE,
            cut=True,
            folded=True,
        ),
        _centred(
            "letter-cut", "Plain Letter, 10 to cut, 85 × 52 mm", "Letter", (2, 5), _CUT, _SMALL, cut=True
        ),
        _letter("letter-8"),
        _letter("letter-10"),
        _letter("letter-14"),
        _centred(
            "letter-card",
            "Plain Letter, 2 cards 4¼ × 5½ in to fold and wear",
            "Letter",
            (1, 2),
            (8.5 * INCH, 5.5 * INCH),
            _LARGE,
            cut=True,
            folded=True,
        ),
    )
}
"""By key, in the order in which they are offered."""
USUAL = STOCKS["a4-cut"]


def chosen(paper: str, stock: str) -> Stock:
    """By the paper (A4, Letter, or A6 for the folded card) and what is on it: cut, 8, 10, 14 or card."""
    paper, stock = paper.casefold(), stock.casefold()
    if paper == "a6":
        paper, stock = "a4", "card"
    found = STOCKS.get(f"{paper}-{stock}")
    if found is None:
        raise Refused(
            "There is no stock {stock} on {paper}. On A4 and Letter there are cut, 8, 10, 14 and card.",
            stock=stock,
            paper=paper,
        )
    return found
