"""A plan file is read; what is wrong in it is named by its path."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import paths
from app.exchange.plan_file import SCHEMA, parse_plan_file, read_plan_file

DETAILS: dict[str, Any] = {
    "title": "Autumn Assembly",
    "day": "2026-11-24",
    "starts": "18:30",
    "ends": "20:00",
}


def problems(**parts: object) -> list[tuple[str, str]]:
    """Path and reason of what is wrong in a plan file with these parts."""
    top = {"schema": SCHEMA, "assembly": DETAILS, **parts}
    _, found = parse_plan_file(json.dumps(top).encode())
    return [(problem.column, problem.reason) for problem in found]


def paths_of(**parts: object) -> list[str]:
    """Only the paths."""
    return [path for path, _ in problems(**parts)]


def test_the_sample_is_read() -> None:
    plan, found = read_plan_file(paths.resources() / "sample" / "general-election-2015.json")
    assert found == ()
    assert plan is not None
    assert plan.details.rehearsal
    assert "reconstructed from published reports" in plan.details.note
    assert sum(each.pledge or 0 for each in plan.institutions) == 2270
    assert (len(plan.institutions), len(plan.power_holders), len(plan.asks)) == (77, 3, 4)
    assert plan.people == ()
    assert len(plan.earlier[0].answers) == 18
    assert [each.became for each in plan.earlier[0].answers].count("kept") == 1


def test_every_answer_of_the_sample_has_its_source() -> None:
    folder = paths.resources() / "sample"
    plan, _ = read_plan_file(folder / "general-election-2015.json")
    assert plan is not None
    told = json.loads((folder / "general-election-2015-answers.json").read_text("utf-8"))["answers"]
    assert {(each["ask"], each["power_holder"]) for each in told} == {
        (ask.number, name) for ask in plan.asks for name in ask.power_holders or ()
    }
    assert all(each["answer"] == "not known" or each["source"].startswith("http") for each in told)
    assert all(
        each.answer == "not known" or each.source.startswith("http") for each in plan.earlier[0].answers
    )


def test_the_smallest_plan() -> None:
    plan, found = parse_plan_file(json.dumps({"schema": SCHEMA, "assembly": DETAILS}).encode())
    assert found == ()
    assert plan is not None
    assert (plan.details.day, plan.details.zone) == (date(2026, 11, 24), "Europe/London")


@pytest.mark.parametrize(
    ("data", "where", "word"),
    [
        (b"", (1, ""), "JSON"),
        (b"[1, 2]", (0, ""), "{"),
        (b'{\n"schema": nonsense}', (2, ""), "JSON"),
        (b"\xff\x00\x81", (0, ""), "UTF-8"),
        (b'{"schema": "folkmoot-plan/2"}', (0, "schema"), "newer"),
        (b'{"assembly": {}}', (0, "schema"), "schema"),
        (b'{"schema": NaN}', (0, ""), "NaN"),
        (b'{"schema": "a", "schema": "b"}', (0, ""), "twice"),
        (b"[" * 100_000, (0, ""), "deep"),
    ],
)
def test_what_is_no_plan_file(data: bytes, where: tuple[int, str], word: str) -> None:
    plan, found = parse_plan_file(data)
    assert plan is None
    assert (found[0].row, found[0].column) == where
    assert word in found[0].reason


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ({"institution": []}, "institution"),
        ({"institutions": [{"name": "Elm", "pledges": 3}]}, "institutions[1].pledges"),
        ({"institutions": [{"name": "Elm", "pledge": "3"}]}, "institutions[1].pledge"),
        ({"institutions": [{"name": "Elm", "pledge": True}]}, "institutions[1].pledge"),
        ({"institutions": [{"name": "Elm", "pledge": -1}]}, "institutions[1].pledge"),
        ({"institutions": [{"pledge": 1}]}, "institutions[1].name"),
        ({"institutions": [{"name": "Elm"}, {"name": "ELM"}]}, "institutions[2]"),
        ({"institutions": "Elm"}, "institutions"),
        ({"institutions": ["Elm"]}, "institutions[1]"),
        ({"people": [{"institution": "Elm", "name": "P", "kind": "VIP"}]}, "people[1].kind"),
        ({"people": [{"institution": "Elm", "name": "P", "heads": 3}]}, "people[1].heads"),
        ({"asks": [{"title": "A", "words": "B", "by_latest": "soon"}]}, "asks[1].by_latest"),
        ({"asks": [{"title": "A", "words": "B", "power_holders": ["Nobody"]}]}, "asks[1].power_holders"),
        ({"agenda": [{"title": "A"}]}, "agenda[1].minutes"),
        ({"agenda": [{"title": "A", "minutes": "4:61"}]}, "agenda[1].minutes"),
        ({"agenda": [{"title": "A", "minutes": -1}]}, "agenda[1].minutes"),
        ({"agenda": [{"title": "A", "minutes": 1, "ask": 4}]}, "agenda[1].ask"),
        ({"agenda": [{"title": "A", "minutes": 1, "script": [1]}]}, "agenda[1].script"),
        ({"assembly": DETAILS | {"starts": "25:00"}}, "assembly.starts"),
        ({"assembly": DETAILS | {"zone": "Europe/Nowhere"}}, "assembly.zone"),
        ({"assembly": DETAILS | {"zone": "../etc/passwd"}}, "assembly.zone"),
        ({"assembly": DETAILS | {"day": ""}}, "assembly.day"),
        ({"assembly": DETAILS | {"title": "x" * 10_001}}, "assembly.title"),
        ({"assembly": None}, "assembly"),
    ],
)
def test_what_is_wrong_is_named_by_its_path(part: dict[str, Any], path: str) -> None:
    assert path in paths_of(**part)


def test_earlier_answers_hold_together() -> None:
    earlier = {
        "assembly": DETAILS,
        "power_holders": [{"name": "Mayor 1"}],
        "asks": [{"number": 1, "title": "A", "words": "B"}],
        "answers": [
            {"ask": 2, "power_holder": "Mayor 1", "answer": "yes"},
            {"ask": 1, "power_holder": "Mayor 2", "answer": "yes"},
            {"ask": 1, "power_holder": "Mayor 1", "answer": "yes, but"},
            {"ask": 1, "power_holder": "Mayor 1", "answer": "no clear answer"},
            {"ask": 1, "power_holder": "Mayor 1", "answer": "perhaps"},
        ],
    }
    assert paths_of(earlier=[earlier]) == [
        "earlier[1].answers[3].condition",
        "earlier[1].answers[4].reason",
        "earlier[1].answers[5].answer",
        "earlier[1].answers[1].ask",
        "earlier[1].answers[2].power_holder",
    ]


def test_a_missing_file_is_the_worlds_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_plan_file(tmp_path / "none.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
NAMES = st.sampled_from(
    ["assembly", "institutions", "people", "power_holders", "asks", "agenda", "earlier", "x"]
)


@given(st.dictionaries(NAMES, JSON, max_size=4))
def test_anything_gives_a_plan_or_problems(parts: dict[str, Any]) -> None:
    plan, found = parse_plan_file(json.dumps({"schema": SCHEMA, **parts}).encode())
    assert (plan is None) == bool(found)
