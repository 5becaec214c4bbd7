"""The lists of the plan as rows."""

from __future__ import annotations

from app.ui.plan import rows
from app.ui.plan.rows import Listed
from app.words import ENGLISH
from tests.ui.plan import sample


def column(listed: Listed, key: str) -> list[str]:
    """What stands in a column."""
    return [row.cell(key).text for row in listed.rows]


def test_the_running_order_says_its_times_and_sums() -> None:
    listed = rows.agenda(sample.board(), ENGLISH)
    assert listed.heading == "Public part 18:30 to 20:26"
    assert listed.trouble == ""
    assert column(listed, "starts")[:5] == ["16:50", "17:05", "17:35", "18:20", "18:30"]
    assert column(listed, "number")[:6] == ["", "", "", "", "1", "2"]
    sums = [text for text in column(listed, "sum") if text]
    assert sums == ["77 × 12 s", *["3 × 2 min"] * 4]
    assert sum(row.cell("title").chip == "protected" for row in listed.rows) == 13


def test_what_is_late_or_missing_is_said() -> None:
    listed = rows.agenda(sample.late(), ENGLISH)
    assert listed.trouble == "15 min longer than promised"
    assert column(listed, "who").count("no speaker yet") == 1


def test_institutions_say_what_is_pledged() -> None:
    usual, crowded = rows.institutions(sample.board(), ENGLISH), rows.institutions(sample.crowded(), ENGLISH)
    assert (usual.heading, usual.aside) == ("77 institutions", "2,270 pledged of 2,200")
    assert column(crowded, "pledge").count("none yet") == 58


def test_of_very_many_people_the_first_are_shown() -> None:
    listed = rows.people(sample.crowded(), ENGLISH)
    assert (listed.heading, listed.aside) == ("100,000 people", "the first 2,000 are shown")
    assert len(listed.rows) == 2_000


def test_an_empty_list_says_what_it_is_for() -> None:
    for make in (rows.institutions, rows.people, rows.power_holders, rows.agenda):
        listed = make(sample.empty(), ENGLISH)
        assert listed.rows == ()
        assert all(listed.empty)
