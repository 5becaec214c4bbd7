"""How many came from each institution, in three columns; never who."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents import lines, styles
from app.documents.flow import Flow, horizontal
from app.documents.tags import Element
from app.domain.records import DelegationRecord
from app.words import Tongue


class Roll:
    """Institutions and their numbers in three columns, read down one column after the other."""

    _ACROSS = 3
    _GUTTER = 16.0
    _NUMBER = 30.0

    def __init__(self, flow: Flow, came: Sequence[DelegationRecord], say: Tongue) -> None:
        self._flow = flow
        self._say = say
        self._wide = (flow.width - (self._ACROSS - 1) * self._GUTTER) / self._ACROSS
        self._rows = [
            (lines.broken(lines.as_runs(each.name, styles.SMALL), self._wide - self._NUMBER), each.shown)
            for each in came
        ]
        self._table = flow.tree.add("Table", alt=say("How many came from each institution"))
        self._body: Element | None = None

    def set(self) -> None:
        """Fill page after page."""
        self._head()
        rows = self._rows
        first = True
        while rows:
            if not first:
                self._flow.next_page()
            first = False
            columns = self._fill(rows)
            rows = rows[sum(len(column) for column in columns) :]
            self._draw(columns)

    def _head(self) -> None:
        """A table needs its columns named; here the words above it do that for the eye."""
        flow, say = self._flow, self._say
        row = self._table.add("THead").add("TR")
        y = flow.up_from_foot()
        for number in range(self._ACROSS):
            for text, right in ((say("Institution"), False), (say("Came"), True)):
                laid = lines.broken(lines.as_runs(text, styles.SMALL_QUIET), self._wide)
                x = flow.left + number * (self._wide + self._GUTTER)
                x += self._wide - laid[0].width if right else 0
                # the eye needs it over every column, the ear once
                element = None if number else row.add("TH", scope="Column")
                flow.put(element, lines.drawn(laid, x, y))
        flow.down(15)
        self._body = self._table.add("TBody")

    def _fill(
        self, rows: Sequence[tuple[tuple[lines.Line, ...], str]]
    ) -> list[list[tuple[tuple[lines.Line, ...], str]]]:
        """Columns of about the same height: what fits on the page, or an even share of what is left."""
        heights = [lines.height(name) + 1 for name, _ in rows]
        limit = self._flow.room - 4
        share = sum(heights) / self._ACROSS
        if share < limit:
            limit = min(limit, share + max(heights))
        columns: list[list[tuple[tuple[lines.Line, ...], str]]] = [[]]
        used = 0.0
        for row, tall in zip(rows, heights, strict=True):
            if used + tall > limit and columns[-1]:
                if len(columns) == self._ACROSS:
                    break
                columns.append([])
                used = 0.0
            columns[-1].append(row)
            used += tall
        return columns

    def _draw(self, columns: list[list[tuple[tuple[lines.Line, ...], str]]]) -> None:
        flow, body = self._flow, self._body
        if body is None:
            return
        lowest = 0.0
        for number, column in enumerate(columns):
            x = flow.left + number * (self._wide + self._GUTTER)
            used = 0.0
            for name, count in column:
                row = body.add("TR")
                top = flow.up_from_foot(used)
                flow.put(row.add("TH", scope="Row"), lines.drawn(name, x, top))
                digits = lines.broken(lines.as_runs(count, styles.SMALL), self._NUMBER)
                flow.put(row.add("TD"), lines.drawn(digits, x + self._wide - digits[0].width, top))
                used += lines.height(name) + 1
                line = flow.up_from_foot(used)
                flow.put(None, _hair(x, line, self._wide))
            lowest = max(lowest, used)
        flow.down(lowest)


def _hair(x: float, y: float, width: float) -> lines.Drawing:
    return lambda pen: horizontal(pen, x, y, width, 0.45, styles.HAIR)
