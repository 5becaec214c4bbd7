"""The twin: the same record for machines, the same bytes for the same evening, nobody's attendance."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.records import (
    AnswerRecord,
    AskRecord,
    DelegationRecord,
    HolderRecord,
    ItemRecord,
    Minutes,
    digest,
    twin,
)
from app.domain.tally import Answer, Beside

EVENING = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
MINUTES = Minutes(
    assembly="a1",
    title="Assembly",
    alliance="Alliance",
    venue="Hall",
    day=date(2026, 11, 24),
    zone="Europe/London",
    opened=EVENING,
    ended=None,
    people=44,
    target=40,
    power_holders=(HolderRecord("Mayor 1", "Mayor", "The city", "here"),),
    asks=(
        AskRecord(
            1,
            "A living wage",
            "Will you pay it?",
            "",
            "",
            (
                AnswerRecord("Mayor 1", "Mayor", Answer.YES, by_latest=date(2027, 8, 31), promised=True),
                AnswerRecord("Mayor 2", "Mayor", Beside.ABSENT),
            ),
        ),
    ),
    delegations=(
        DelegationRecord("Ysgol Ŵyn", "school", 25, 41),
        DelegationRecord("Elm Street School", "school", 5, 2),
        DelegationRecord("Oak Church", "church", 5, 0),
    ),
    guests=1,
    agenda=(ItemRecord(1, "Welcome", "", 300, EVENING, 310), ItemRecord(2, "Song", "", 180, None, None)),
    revision=1,
    made=EVENING,
    entries=120,
    head="ab" * 32,
)


@pytest.mark.parametrize(("present", "shown"), [(0, "0"), (1, "1–2"), (2, "1–2"), (3, "3"), (41, "41")])
def test_a_number_does_not_tell_on_a_person(present: int, shown: str) -> None:
    assert DelegationRecord("Elm Street School", "school", 5, present).shown == shown


def test_the_twin_is_canonical() -> None:
    data = twin(MINUTES)
    read = json.loads(data)
    again = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert data == again == twin(replace(MINUTES))
    assert "Ysgol Ŵyn".encode() in data


def test_the_twin_says_what_the_paper_says() -> None:
    read = json.loads(twin(MINUTES))
    assert read["schema"] == "assembly-minutes/1"
    assert read["asks"][0]["answers"][0]["answer"] == "yes"
    assert read["asks"][0]["answers"][0]["by_latest"] == "2027-08-31"
    assert read["asks"][0]["answers"][1]["answer"] == "absent"
    assert read["present_by_institution"][1]["present"] == "1–2"
    assert read["agenda"][1]["started"] is None
    assert (read["opened"], read["ended"]) == ("2026-11-24T18:30:00Z", None)
    assert read["journal"] == {"entries": 120, "head": "ab" * 32}


def test_what_is_counted() -> None:
    assert MINUTES.commitments == 1
    assert MINUTES.institutions == 2


def test_a_representative_stands_for_whom_they_represent() -> None:
    assert HolderRecord("Aide 1", "Aide", "", "sent someone", "the Mayor").as_who == "representing the Mayor"
    assert HolderRecord("Mayor 1", "Mayor", "The city", "here").as_who == "Mayor"
    assert HolderRecord("Chief 1", "", "The works", "here").as_who == "The works"


def test_the_digest_is_sha256() -> None:
    assert digest(b"folkmoot") == hashlib.sha256(b"folkmoot").hexdigest()
