from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.documents import styles
from app.documents.finish import About, finish
from app.documents.flow import Cell, Column, Flow, Frame
from app.documents.lines import Run
from app.documents.tags import Element
from app.domain.tally import Answer
from tests.documents import readers

SMALL = Frame(size=(300, 260), left=20, right=20, top=20, bottom=30)


@pytest.fixture
def flow() -> Flow:
    return Flow(Element("Document"), SMALL)


def furniture(pen: Canvas, number: int, of: int) -> None:
    pen.setFont("SourceSans3-Regular", 6)
    pen.drawString(20, 10, f"{number}/{of}")


def finished(flow: Flow) -> bytes:
    about = About("Test", "Test", "en-GB", datetime(2026, 11, 24, tzinfo=UTC))
    return finish(flow.paint(furniture), flow.tree, about)


def kinds(element: Element) -> list[str]:
    return [kid.kind for kid in element.kids if isinstance(kid, Element)]


def test_it_goes_on_to_the_next_page(flow: Flow) -> None:
    for _ in range(30):
        flow.paragraph("A line of text")
    assert flow.pages == 2
    with pikepdf.open(BytesIO(finished(flow))) as pdf:
        assert len(pdf.pages) == 2


def test_a_long_paragraph_is_one_element_on_two_pages(flow: Flow) -> None:
    flow.paragraph("word " * 600)
    finished(flow)
    (paragraph,) = flow.tree.kids
    assert isinstance(paragraph, Element)
    assert len(paragraph.kids) == flow.pages > 2


def test_a_heading_is_not_left_alone(flow: Flow) -> None:
    flow.down(SMALL.height - 40)
    flow.heading("A heading")
    assert flow.page == 1


def test_white_is_not_left_at_the_top_of_a_page(flow: Flow) -> None:
    flow.skip(50)
    assert flow.y == SMALL.top
    flow.paragraph("A line")
    before = flow.y
    flow.skip(50)
    assert flow.y == before + 50


def test_later_pages_begin_below_what_they_carry(flow: Flow) -> None:
    flow.start_below(60)
    flow.next_page()
    assert flow.y == 60


def test_a_table_s_head_is_read_once_and_seen_on_each_page(flow: Flow) -> None:
    columns = [Column("Name", 100, names_row=True), Column("Count", 60, right=True)]
    flow.table(columns, [[Cell(f"Row {n}"), Cell(str(n), right=True)] for n in range(40)], about="Counts")
    pdf = finished(flow)
    readers.assert_conforms(pdf)
    (table,) = flow.tree.kids
    assert isinstance(table, Element)
    assert kinds(table) == ["THead", "TBody"]
    head, body = table.kids
    assert isinstance(head, Element)
    assert isinstance(body, Element)
    assert len(head.kids) == 1
    assert len(body.kids) == 40
    first = body.kids[0]
    assert isinstance(first, Element)
    assert kinds(first) == ["TH", "TD"]
    assert flow.pages > 3


def test_a_row_higher_than_a_page_is_broken(flow: Flow) -> None:
    columns = [Column("Name", 60, names_row=True), Column("Words", 200)]
    row = [Cell("A name", mark=Answer.YES), Cell([Run("word " * 400, styles.SPOKEN)])]
    flow.table(columns, [row, [Cell("B"), Cell("after")]])
    pdf = finished(flow)
    readers.assert_conforms(pdf)
    assert flow.pages > 3


def test_marks_are_artifacts_beside_their_word(flow: Flow) -> None:
    flow.table(
        [Column("Answer", 200)], [[Cell("Yes", mark=Answer.YES)], [Cell("No", mark=Answer.NO, above=True)]]
    )
    readers.assert_conforms(finished(flow))
    assert kinds(flow.tree) == ["Table"]


def test_blocks_beside_each_other(flow: Flow) -> None:
    flow.beside([], ())
    assert flow.y == SMALL.top
    flow.beside([("One", "words"), ("Two", "more " * 30)], (0.6, 0.4))
    assert kinds(flow.tree) == ["H2", "P", "H2", "P"]
    assert flow.y > SMALL.top + 60


def test_the_words_of_an_ask_of_any_length(flow: Flow) -> None:
    flow.paragraph("Before", kind="H1")
    flow.barred("Will you? " * 200)
    readers.assert_conforms(finished(flow))
    assert flow.pages > 3


def test_nothing_is_drawn_for_no_words(flow: Flow) -> None:
    flow.paragraph("")
    assert flow.tree.kids == []
    assert flow.height_of("", styles.BODY) == 0
    assert flow.height_of("a\nb", styles.BODY) == 2 * styles.BODY.leading
