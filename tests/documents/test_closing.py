from __future__ import annotations

from dataclasses import replace

from app.documents import closing
from app.documents.flow import Flow
from app.documents.lengths import MM
from app.documents.tags import Element
from app.domain.plan import Attendance
from app.words import ENGLISH
from tests.documents import evening


def test_whoever_came_or_sent_someone_may_sign() -> None:
    may = {
        each for each in Attendance if closing.may_sign(replace(evening.HOLDERS[0], attendance=each.value))
    }
    assert may == {Attendance.INVITED, Attendance.COMING, Attendance.HERE, Attendance.SENT_SOMEONE}


def test_only_the_secretary_has_to() -> None:
    boxes = [closing.secretary_box("", ENGLISH), closing.chair_box(ENGLISH)]
    boxes.append(closing.holder_box(evening.HOLDERS[1], 1, ENGLISH))
    assert [(box.name, box.required) for box in boxes] == [
        ("Secretary", True),
        ("Chair", False),
        ("PowerHolder2", False),
    ]
    assert closing.secretary_box("Secretary 1", ENGLISH).who == "Secretary 1"


def test_boxes_stay_together_with_their_heading_and_are_large_enough() -> None:
    flow = Flow(Element("Document"))
    flow.down(flow.frame.height - 150)
    boxes = [closing.holder_box(evening.HOLDERS[0], number, ENGLISH) for number in range(5)]
    fields = closing.signature_boxes(flow, boxes, "Signed")
    assert {field.page for field in fields} == {1}
    for field in fields:
        left, low, right, high = field.box
        assert right - left >= 52 * MM
        assert high - low >= 30 * MM
        assert 0 < left < right < flow.frame.size[0]
        assert flow.frame.bottom < low
    assert len({field.box for field in fields}) == 5


def test_more_boxes_than_a_page_holds() -> None:
    flow = Flow(Element("Document"))
    boxes = [closing.holder_box(evening.HOLDERS[0], number, ENGLISH) for number in range(30)]
    fields = closing.signature_boxes(flow, boxes, "Signed")
    assert len({(field.page, field.box) for field in fields}) == 30
    assert all(field.box[1] > flow.frame.bottom - 1 for field in fields)
