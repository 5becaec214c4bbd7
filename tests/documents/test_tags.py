from __future__ import annotations

from app.documents.fonts import Face
from app.documents.tags import Element, Marked, TaggedCanvas


def test_marks_are_numbered_anew_on_each_page() -> None:
    canvas = TaggedCanvas((100, 100))
    tree = Element("Document")
    first, second = tree.add("P"), tree.add("Table", alt="a table").add("TH", scope="Row")
    for element in (first, second):
        with canvas.tagged(element):
            pass
    canvas.next_page()
    with canvas.artifact() as pen:
        pen.line(0, 0, 1, 1)
    with canvas.tagged(first):
        pass
    canvas.next_page()
    assert first.kids == [Marked(0, 0), Marked(1, 0)]
    assert second.kids == [Marked(0, 1)]
    assert (second.scope, tree.kids[0]) == ("Row", first)


def test_what_is_drawn_stands_between_its_marks() -> None:
    canvas = TaggedCanvas((100, 100))
    with canvas.tagged(Element("H1")) as pen:
        pen.setFont(str(Face.SANS), 10)
        pen.drawString(1, 1, "Hello")
    with canvas.artifact() as pen:
        pen.line(0, 0, 1, 1)
    canvas.next_page()
    raw = canvas.close()
    mark, words, end, rest = (
        raw.index(part) for part in (b"/H1 <</MCID 0>> BDC", b"Tj", b"EMC", b"/Artifact BMC")
    )
    assert mark < words < end < rest
