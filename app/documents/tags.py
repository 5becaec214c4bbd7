"""A page that says what it shows: every drawing belongs to an element of the tree, or is an artifact.

The tree is what a screen reader reads, in the order of the elements; PDF/UA-1 and PDF/A-3a ask for it.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from app.documents import fonts


class Marked(NamedTuple):
    """A marked stretch of a page's drawing."""

    page: int
    mark: int


class Field(NamedTuple):
    """A signature field, by its place in the list of fields."""

    number: int


@dataclass(slots=True, eq=False)
class Element:
    """One node of the tree: `kind` is a standard structure type such as H1, P, Table, TR, TH, TD, Figure."""

    kind: str
    alt: str = ""
    """What a figure shows, or what a field is for."""
    language: str = ""
    scope: str = ""
    """Of a TH: Column or Row."""
    kids: list[Element | Marked | Field] = field(default_factory=list["Element | Marked | Field"])

    def add(self, kind: str, *, alt: str = "", language: str = "", scope: str = "") -> Element:
        """A new child at the end."""
        child = Element(kind, alt, language, scope)
        self.kids.append(child)
        return child


class TaggedCanvas:
    """A canvas whose every drawing is inside `tagged` or `artifact`; `pen` is reportlab's own."""

    def __init__(self, size: tuple[float, float]) -> None:
        fonts.ready()
        self.size = size
        self._buffer = BytesIO()
        # without a first font of ours every page would name a Helvetica that is not embedded
        self.pen = Canvas(
            self._buffer,
            pagesize=size,
            invariant=1,
            pageCompression=0,  # `finish` compresses every stream
            initialFontName=fonts.Face.SANS,
            initialFontSize=10,
        )
        self.page = 0
        """The page being drawn, from 0."""
        self._mark = 0

    @contextmanager
    def tagged(self, element: Element) -> Generator[Canvas]:
        """What is drawn inside belongs to the element."""
        self.pen.addLiteral(f"/{element.kind} <</MCID {self._mark}>> BDC")
        element.kids.append(Marked(self.page, self._mark))
        self._mark += 1
        yield self.pen
        self.pen.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Generator[Canvas]:
        """What is drawn inside says nothing: rules, marks beside their word, page numbers."""
        self.pen.addLiteral("/Artifact BMC")
        yield self.pen
        self.pen.addLiteral("EMC")

    def next_page(self) -> None:
        """Finish this page and begin another."""
        self.pen.showPage()
        self.page += 1
        self._mark = 0

    def close(self) -> bytes:
        """The raw file, not yet finished; the last page was ended by `next_page`."""
        self.pen.save()
        return self._buffer.getvalue()
