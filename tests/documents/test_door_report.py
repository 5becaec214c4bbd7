"""What the doors decided, on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.documents.door_report import cause_words, did_words, door_report_pdf
from app.domain.door import Cause
from app.domain.door_report import Decision, Did, DoorReport, Guessed, Turned
from app.words import ENGLISH, stretched
from tests.documents import readers
from tests.documents.readers import Tool
from tests.documents.test_badges import saved

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
WHY = (
    "She is the next speaker, and her badge lies at home on the kitchen table; the co-chair vouched for her."
)
REPORT = DoorReport(
    "Elm Street Assembly",
    "Riverside Hall",
    date(2026, 11, 24),
    "Europe/London",
    NOW + timedelta(hours=2),
    False,
    "",
    (
        Decision(NOW, "Door A", Did.BY_HAND, "Elm Street School", 1, "", WHY),
        Decision(NOW, "Door A", Did.OVER_FULL, "Town Church", 14, "KITE 0001", "the organiser agreed"),
        Decision(NOW, "Door B", Did.ANNULLED, "", 1, "", "", reason_held=False),
        Decision(None, "", Did.REPLACED, "Town Church", 1, "OAK 0001 → OAK 0002"),
    ),
    (
        Turned("Door A", Cause.FOREIGN.value, 1200, NOW, NOW + timedelta(minutes=20)),
        Turned("Door B", Cause.FORGED.value, 1, NOW, NOW),
    ),
    (Guessed("Door B", "s0123456789", 6, NOW, NOW + timedelta(minutes=4)),),
    14,
)


def test_it_conforms() -> None:
    readers.assert_conforms(door_report_pdf(REPORT))
    readers.assert_conforms(door_report_pdf(replace(REPORT, rehearsal=True, note="Made up"), say=stretched()))
    readers.assert_conforms(door_report_pdf(replace(REPORT, decisions=(), turned=(), guessed=())))


def test_everything_stands_on_it(tool: Tool, tmp_path: Path) -> None:
    said = readers.flat(readers.text(tool, saved(tmp_path, door_report_pdf(REPORT))))
    for words in (
        "not for publication",
        "Door A",
        "Door B",
        "In the plan, or at a door that is not known here",
        "Let in beyond the hall’s places",
        "The reason is not held here.",
        "OAK 0001 → OAK 0002",
        "1,200",
        "18:30 to 18:50",
        "6 codes that looked like ours and were not, 18:30 to 18:34, on laptop s0123456789.",
        "As of 24 November 2026 20:30",
    ):
        assert words in said, words
    assert "kitchen table" in said


def test_an_evening_without_any_says_so(tool: Tool, tmp_path: Path) -> None:
    said = readers.flat(
        readers.text(
            tool, saved(tmp_path, door_report_pdf(replace(REPORT, decisions=(), turned=(), guessed=())))
        )
    )
    assert "Nothing was decided against the rule, and nobody was turned away." in said


def test_five_hundred_decisions_go_on_over_pages(tool: Tool, tmp_path: Path) -> None:
    many = tuple(replace(REPORT.decisions[0], at=NOW + timedelta(seconds=at)) for at in range(500))
    pages = readers.text(tool, saved(tmp_path, door_report_pdf(replace(REPORT, decisions=many))))
    assert 10 < pages.count("\f") < 60


def test_there_are_words_for_all_of_it() -> None:
    turned = {Cause.SEEN_BEFORE, Cause.FULL, Cause.OLD_KEY, Cause.LISTED_ONLY, Cause.REPLACED}
    turned |= {Cause.FOREIGN, Cause.NEWER, Cause.OTHER_ASSEMBLY, Cause.UNKNOWN_KEY, Cause.FORGED}
    assert len({cause_words(each.value, ENGLISH) for each in turned}) == len(turned)
    assert len({did_words(each, ENGLISH) for each in Did}) == len(Did)
    assert cause_words("from a newer version", ENGLISH) == "from a newer version"
