"""What is typed into a cell, understood."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.plan import Attendance, BadgeKind, InstitutionType
from app.errors import Refused
from app.ui.plan.typed import understood
from app.words import ENGLISH, stretched


@pytest.mark.parametrize(
    ("table", "column", "text", "meant"),
    [
        ("agenda_item", "minutes", "6", ("seconds", 360)),
        ("agenda_item", "minutes", " 4:30 ", ("seconds", 270)),
        ("delegation", "pledge", "1,200", ("pledge", 1200)),
        ("delegation", "pledge", "", ("pledge", 0)),
        ("delegation", "type", "academy", ("type", InstitutionType.SCHOOL)),
        ("delegation", "type", "Students’ union", ("type", InstitutionType.STUDENTS_UNION)),
        ("person", "kind", "Press", ("kind", BadgeKind.PRESS)),
        ("power_holder", "attendance", "Sent someone", ("attendance", Attendance.SENT_SOMEONE)),
        ("assembly", "day", "2026-11-24", ("day", date(2026, 11, 24))),
        ("assembly", "day", "24.11.2026", ("day", date(2026, 11, 24))),
        ("ask", "by_latest", "31 August 2027", ("by_latest", date(2027, 8, 31))),
        ("assembly", "starts", "6.30 pm", ("starts", "18:30")),
        ("assembly", "ends", "late", ("ends", "late")),
        ("ask", "by_latest", "", ("by_latest", None)),
        ("ask", "words", "  Will you?  ", ("words", "Will you?")),
        ("ask", "power_holders", ("h1",), ("power_holders", ("h1",))),
    ],
)
def test_what_is_meant(table: str, column: str, text: object, meant: tuple[str, object]) -> None:
    assert understood(table, column, text, ENGLISH) == meant


@pytest.mark.parametrize(
    ("table", "column", "text"),
    [
        ("agenda_item", "minutes", "six"),
        ("agenda_item", "minutes", ""),
        ("delegation", "pledge", "many"),
        ("delegation", "pledge", "-4"),
        ("delegation", "pledge", "9999999"),
        ("delegation", "type", "castle"),
        ("person", "kind", "VIP"),
        ("power_holder", "attendance", "perhaps"),
        ("assembly", "day", ""),
        ("assembly", "day", "31.11.2026"),
        ("ask", "by_latest", "summer"),
    ],
)
def test_what_cannot_be_meant_says_what_to_write(table: str, column: str, text: str) -> None:
    with pytest.raises(Refused) as refused:
        understood(table, column, text, ENGLISH)
    assert text in str(refused.value)


def test_words_are_those_of_the_window() -> None:
    long = stretched()
    shown = long("Mosque")
    assert understood("delegation", "type", shown, long) == ("type", InstitutionType.MOSQUE)
