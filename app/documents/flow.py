"""Pages filled from top to bottom: paragraphs, rules and tables, kept together and broken where one would.

Nothing is drawn until all is laid out, so that every page can say how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

from app.documents import lines, marks, styles
from app.documents.lengths import A4
from app.documents.lines import Drawing, Line, Text
from app.documents.styles import Colour, Style
from app.documents.tags import Element, TaggedCanvas
from app.domain.tally import Answer, Beside

_MARK = 10.8
"""Points: an answer's mark in a table, and the step from it to its word."""
_MARK_STEP = 15.0
_PADDING = 4.4
_GAP = 8.0
"""Between columns."""
_LEAST = 3
"""Lines of a paragraph or a row that may stand alone at the foot or the head of a page."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's size and the part of it that is filled; all in points."""

    size: tuple[float, float] = A4
    left: float = styles.LEFT
    right: float = styles.RIGHT
    top: float = styles.TOP
    bottom: float = styles.BOTTOM

    @property
    def width(self) -> float:
        """From margin to margin."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """From the upper margin to the lower."""
        return self.size[1] - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table's cell: lines of text, perhaps after an answer's mark."""

    text: Text = ""
    style: Style = styles.CELL
    mark: Answer | Beside | None = None
    above: bool = False
    """The mark stands above its word, where columns are narrow."""
    right: bool = False
    """Set to the right edge: numbers."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its heading and its width in points; a plain one has no heading to read out."""

    head: Text
    width: float
    right: bool = False
    names_row: bool = False
    """Its cells are the headings of their rows."""


@dataclass(slots=True)
class _Sheet:
    items: list[tuple[Element | None, Drawing]] = field(default_factory=list[tuple[Element | None, Drawing]])


class Flow:
    """The document as it is being laid out. `y` is where the next thing begins, down from the top."""

    def __init__(self, tree: Element, frame: Frame | None = None) -> None:
        self.tree = tree
        self.frame = frame or Frame()
        self.width = self.frame.width
        self.left = self.frame.left
        self._sheets = [_Sheet()]
        self.y = self.frame.top
        self._fresh = True
        self._first_y = self.frame.top

    @property
    def page(self) -> int:
        """The page being filled, from 0."""
        return len(self._sheets) - 1

    @property
    def pages(self) -> int:
        """How many there are so far."""
        return len(self._sheets)

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self.frame.size[1] - self.frame.bottom - self.y

    def start_below(self, y: float) -> None:
        """Where later pages begin to be filled, from the top edge: below what each of them carries."""
        self._first_y = y

    def skip(self, height: float) -> None:
        """Leave white, but not at the top of a page."""
        if not self._fresh:
            self.y += height

    def need(self, height: float) -> None:
        """Go on to the next page unless that much is left here."""
        if height > self.room and not self._fresh:
            self.next_page()

    def next_page(self) -> None:
        """Begin a new page."""
        self._sheets.append(_Sheet())
        self.y = self._first_y
        self._fresh = True

    def put(self, element: Element | None, draw: Drawing) -> None:
        """Something on this page, placed by the caller; without an element it is an artifact."""
        self._sheets[-1].items.append((element, draw))
        self._fresh = False

    def down(self, height: float) -> None:
        """The next thing begins that much lower."""
        self.y += height
        self._fresh = False

    def up_from_foot(self, distance: float = 0.0) -> float:
        """The place `distance` below `y`, measured upwards from the foot of the page as PDF does."""
        return self.frame.size[1] - self.y - distance

    # -- text -------------------------------------------------------------------------------------------

    def paragraph(
        self,
        text: Text,
        style: Style = styles.BODY,
        *,
        kind: str = "P",
        parent: Element | None = None,
        x: float = 0.0,
        width: float | None = None,
        keep: float = 0.0,
        balance: bool = False,
    ) -> None:
        """Text from margin to margin, or from `x` on; `keep` is what must follow on the same page."""
        wide = (self.width if width is None else width) - x
        runs = lines.as_runs(text, style)
        laid = lines.balanced(runs, wide) if balance else lines.broken(runs, wide)
        if not laid:
            return
        element = (parent or self.tree).add(kind)
        head = lines.height(laid[:_LEAST])
        self.need(lines.height(laid) + keep if len(laid) <= 2 * _LEAST else head + keep)
        while laid:
            fit = _fitting(laid, self.room)
            fit = fit or len(laid[:1])
            self._text(element, laid[:fit], self.left + x)
            laid = laid[fit:]
            if laid:
                self.next_page()

    def height_of(self, text: Text, style: Style, *, x: float = 0.0) -> float:
        """Points that `paragraph` would take."""
        return lines.height(lines.broken(lines.as_runs(text, style), self.width - x))

    def heading(
        self, text: str, *, level: int = 2, style: Style = styles.HEADING, keep: float = 60.0
    ) -> None:
        """A heading, with white above it, and never alone at the foot of a page."""
        self.skip(14)
        self.paragraph(text, style, kind=f"H{level}", keep=keep)
        self.down(3)

    def beside(self, blocks: Sequence[tuple[str, Text]], shares: Sequence[float], gap: float = 20.0) -> None:
        """Short blocks next to each other, each with its heading, in shares of the width."""
        if not blocks:
            return
        self.skip(14)
        wide = self.width - gap * (len(blocks) - 1)
        laid = [
            (
                lines.broken(lines.as_runs(head, styles.HEADING), wide * share),
                lines.broken(lines.as_runs(text, styles.BODY), wide * share),
            )
            for (head, text), share in zip(blocks, shares, strict=True)
        ]
        heads = max(lines.height(head) for head, _ in laid) + 3
        tall = heads + max(lines.height(text) for _, text in laid)
        self.need(tall)
        x = self.left
        for (head, text), share in zip(laid, shares, strict=True):
            self.put(self.tree.add("H2"), lines.drawn(head, x, self.up_from_foot()))
            self.put(self.tree.add("P"), lines.drawn(text, x, self.up_from_foot(heads)))
            x += wide * share + gap
        self.down(tall)

    def barred(self, text: Text, style: Style = styles.ASKED) -> None:
        """The words of an ask: a bar at the left, as on the stage."""
        laid = lines.broken(lines.as_runs(text, style), self.width - 11)
        element = self.tree.add("P")
        if lines.height(laid) <= self.frame.height / 3:
            self.need(lines.height(laid) + 60)
        while laid:
            fit = _fitting(laid, self.room) or 1
            tall = lines.height(laid[:fit])
            top = self.up_from_foot()

            def bar(pen: Canvas, top: float = top, tall: float = tall) -> None:
                pen.setFillColorRGB(*styles.ACCENT)
                pen.rect(self.left, top - tall - 1, 2.2, tall + 1, stroke=0, fill=1)

            self.put(None, bar)
            self._text(element, laid[:fit], self.left + 11)
            laid = laid[fit:]
            if laid:
                self.next_page()
        self.down(6)

    def rule(self, thickness: float = 0.6, colour: Colour = styles.RULE) -> None:
        """A line from margin to margin."""
        at = self.up_from_foot()

        def draw(pen: Canvas) -> None:
            horizontal(pen, self.left, at, self.width, thickness, colour)

        self.put(None, draw)

    def _text(self, element: Element, laid: Sequence[Line], x: float) -> None:
        top = self.up_from_foot()
        self.put(element, lines.drawn(laid, x, top))
        self.down(lines.height(laid))

    # -- tables -----------------------------------------------------------------------------------------

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, about: str = "") -> None:
        """Rules instead of boxes; the head is repeated on each page and read out once."""
        table = self.tree.add("Table", alt=about)
        head = [Cell(column.head, styles.HEAD, right=column.right) for column in columns]
        setter = _Table(self, columns, table)
        setter.head(head, rows[0] if rows else ())
        for row in rows:
            setter.row(row)

    # -- painting ---------------------------------------------------------------------------------------

    def paint(self, furniture: Callable[[Canvas, int, int], None], under: Drawing | None = None) -> bytes:
        """The raw file. `furniture` draws each page's head and foot, given its number and how many."""
        canvas = TaggedCanvas(self.frame.size)
        for number, sheet in enumerate(self._sheets, 1):
            with canvas.artifact() as pen:
                if under:
                    under(pen)
                furniture(pen, number, len(self._sheets))
            for element, draw in sheet.items:
                with canvas.tagged(element) if element else canvas.artifact() as pen:
                    draw(pen)
            canvas.next_page()
        return canvas.close()


@dataclass(frozen=True, slots=True)
class _Laid:
    """A cell ready to be drawn."""

    lines: tuple[Line, ...]
    cell: Cell
    indent: float = 0.0

    @property
    def height(self) -> float:
        return lines.height(self.lines) + (_MARK + 3 if self.cell.mark and self.cell.above else 0)


class _Table:
    """Lays a table's rows down one after another."""

    def __init__(self, flow: Flow, columns: Sequence[Column], element: Element) -> None:
        self._flow = flow
        self._columns = columns
        self._element = element
        self._body: Element | None = None
        self._head: list[_Laid] = []
        self._x: list[float] = []
        x = 0.0
        for column in columns:
            self._x.append(x)
            x += column.width

    def head(self, cells: Sequence[Cell], first: Sequence[Cell]) -> None:
        self._head = [self._lay(cell, column) for cell, column in zip(cells, self._columns, strict=True)]
        after = max((self._lay(c, k).height for c, k in zip(first, self._columns, strict=False)), default=0)
        tall = max(laid.height for laid in self._head) + 2 * _PADDING
        self._flow.need(tall + min(after + 2 * _PADDING, 120))
        row = self._element.add("THead").add("TR")
        self._draw_head([row.add("TH", scope="Column") for _ in self._columns])

    def row(self, cells: Sequence[Cell]) -> None:
        laid = [self._lay(cell, column) for cell, column in zip(cells, self._columns, strict=True)]
        if self._body is None:
            self._body = self._element.add("TBody")
        row = self._body.add("TR")
        elements = [
            row.add("TH", scope="Row") if column.names_row else row.add("TD") for column in self._columns
        ]
        tall = max(each.height for each in laid) + 2 * _PADDING
        if tall > self._flow.room and (tall <= self._flow.frame.height * 0.45 or self._flow.room < 90):
            self._turn()
        while tall > self._flow.room:
            first, laid = self._split(laid, self._flow.room - 2 * _PADDING)
            self._draw(first, elements, styles.HAIR, 0.6)
            self._turn()
            tall = max(each.height for each in laid) + 2 * _PADDING
        self._draw(laid, elements, styles.RULE, 0.6)

    def _lay(self, cell: Cell, column: Column) -> _Laid:
        indent = _MARK_STEP if cell.mark and not cell.above else 0.0
        runs = lines.as_runs(cell.text, cell.style)
        return _Laid(lines.broken(runs, column.width - _GAP - indent), cell, indent)

    @staticmethod
    def _split(laid: Sequence[_Laid], room: float) -> tuple[list[_Laid], list[_Laid]]:
        first: list[_Laid] = []
        rest: list[_Laid] = []
        for each in laid:
            fit = max(_fitting(each.lines, room), 1)
            first.append(_Laid(each.lines[:fit], each.cell, each.indent))
            rest.append(_Laid(each.lines[fit:], Cell(right=each.cell.right), each.indent))
        return first, rest

    def _turn(self) -> None:
        self._flow.next_page()
        self._draw_head(None)

    def _draw_head(self, elements: Sequence[Element] | None) -> None:
        """The head's lower lines align; on later pages it is an artifact."""
        self._draw(self._head, elements, styles.INK, 1.0)

    def _draw(
        self, laid: Sequence[_Laid], elements: Sequence[Element] | None, colour: Colour, thickness: float
    ) -> None:
        flow = self._flow
        tall = max(each.height for each in laid) + 2 * _PADDING
        top = flow.up_from_foot(_PADDING)
        for number, (each, x, column) in enumerate(zip(laid, self._x, self._columns, strict=True)):
            left = flow.left + x
            text_top = top
            if each.cell.mark:
                mark_y = top - (each.lines[0].height if each.lines else _MARK) / 2 - _MARK / 2
                if each.cell.above:
                    mark_y, text_top = top - _MARK, top - _MARK - 3
                flow.put(None, _marked(each.cell.mark, left, mark_y))
            if not each.lines:
                continue
            element = elements[number] if elements else None
            edge = left + column.width - (0 if number == len(laid) - 1 else _GAP)
            flow.put(
                element,
                lines.drawn(each.lines, left + each.indent, text_top, edge if each.cell.right else None),
            )
        line = flow.up_from_foot(tall)
        flow.put(
            None,
            lambda pen: horizontal(
                pen, flow.left, line, sum(c.width for c in self._columns), thickness, colour
            ),
        )
        flow.down(tall)


def horizontal(
    pen: Canvas, x: float, y: float, width: float, thickness: float = 0.6, colour: Colour = styles.RULE
) -> None:
    """A rule."""
    pen.setStrokeColorRGB(*colour)
    pen.setLineWidth(thickness)
    pen.line(x, y, x + width, y)


def _marked(standing: Answer | Beside, x: float, y: float) -> Drawing:
    return lambda pen: marks.draw(pen, x, y, _MARK, standing)


def _fitting(laid: Sequence[Line], room: float) -> int:
    """How many of the lines fit, leaving no single line behind where that can be helped."""
    used = 0.0
    count = 0
    for line in laid:
        used += line.height
        if used > room + 0.01:
            break
        count += 1
    if count and 0 < len(laid) - count < 2 and count > 2:
        count -= 1
    return count
