"""Results out: complete, without formulas, without attendees."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime

from app.domain.records import AnswerRecord, AskRecord, DelegationRecord, Minutes, twin
from app.domain.tally import Answer, Beside
from app.exchange.results import answers_csv, results_json, turnout_csv


def minutes(*, rehearsal: bool = False) -> Minutes:
    """Two asks, one of them put to two."""
    yes = AnswerRecord(
        "Mayor 1", "Mayor", Answer.YES_BUT, words="=cmd()", condition="+ if the council agrees"
    )
    unknown = AnswerRecord("Mayor 2", "Mayor", Beside.NOT_KNOWN)
    asks = (
        AskRecord(1, "Living Wage", "Will you pay it?", "we will", "a source", (yes, unknown)),
        AskRecord(2, "Homes", "Will you build?", "", "", (AnswerRecord("Mayor 1", "", Answer.NO),)),
    )
    turnout = (
        DelegationRecord("@Elm Street School", "school", 20, 17),
        DelegationRecord("Corner Mosque", "mosque", 5, 1),
    )
    return Minutes(
        assembly="A",
        title="Autumn Assembly",
        alliance="Riverside",
        venue="Hall",
        day=date(2026, 11, 24),
        zone="Europe/London",
        opened=None,
        ended=None,
        people=21,
        target=0,
        power_holders=(),
        asks=asks,
        delegations=turnout,
        guests=3,
        agenda=(),
        revision=1,
        made=datetime(2026, 11, 24, 21, tzinfo=UTC),
        entries=1,
        head="0" * 64,
        rehearsal=rehearsal,
        note="Rehearsal, made up" if rehearsal else "",
    )


def table(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_answers_stand_cell_by_cell() -> None:
    rows = table(answers_csv(minutes()))
    assert [(row["ask"], row["power-holder"], row["answer"]) for row in rows] == [
        ("1", "Mayor 1", "yes, but"),
        ("1", "Mayor 2", "not known"),
        ("2", "Mayor 1", "no"),
    ]


def test_no_cell_is_a_formula() -> None:
    rows = table(answers_csv(minutes()))
    assert rows[0]["words spoken"] == "'=cmd()"
    assert rows[0]["condition"] == "'+ if the council agrees"
    assert table(turnout_csv(minutes()))[0]["institution"] == "'@Elm Street School"


def test_one_or_two_people_are_not_told_apart() -> None:
    rows = table(turnout_csv(minutes()))
    assert [row["here"] for row in rows] == ["17", "1–2", "3"]


def test_every_line_of_a_rehearsal_says_so() -> None:
    for data in (answers_csv(minutes(rehearsal=True)), turnout_csv(minutes(rehearsal=True))):
        assert {row["note"] for row in table(data)} == {"Rehearsal, made up"}
    assert "note" not in table(answers_csv(minutes()))[0]


def test_json_is_the_twin_laid_out() -> None:
    assert json.loads(results_json(minutes())) == json.loads(twin(minutes()))
