"""An assembly that is over, from a file; its answers are facts like any other."""

from __future__ import annotations

import json

from app.service import plan
from app.store import plan as plans
from tests.service.plans import Planning

DETAILS = {"title": "Last Assembly", "day": "2025-11-24", "starts": "22:30", "ends": "00:30"}
EARLIER = {
    "assembly": DETAILS,
    "people": 300,
    "power_holders": [{"name": "Mayor 1"}, {"name": "Mayor 2"}],
    "asks": [
        {"number": 1, "title": "Wage", "words": "Will you pay it?", "power_holders": ["Mayor 2", "Mayor 1"]}
    ],
    "answers": [
        {"ask": 1, "power_holder": "Mayor 1", "answer": "not known"},
        {
            "ask": 1,
            "power_holder": "Mayor 2",
            "answer": "yes, but",
            "condition": "if the council agrees",
            "became": "under way",
            "became_on": "2026-01-05",
            "became_words": "first half paid",
            "became_source": "a letter",
        },
    ],
}


def test_an_earlier_assembly_that_ended_after_midnight(planning: Planning) -> None:
    top = {
        "schema": "folkmoot-plan/1",
        "assembly": {"title": "Next", "day": "2026-12-01", "starts": "18:30", "ends": "20:00"},
        "earlier": [EARLIER],
    }
    _, taken = plan.take_plan(planning.station, planning.file(json.dumps(top), "plan.json"))
    assert taken.problems == ()
    database = planning.station.database
    id = plan.find_assembly(database, "Last Assembly")
    made = plan.plan(database, id)
    assert [made.power_holder(each).name for each in made.asks[0].power_holders] == ["Mayor 2", "Mayor 1"]  # pyright: ignore[reportOptionalMemberAccess]
    with database.reading() as connection:
        answers = connection.exec_driver_sql(
            "SELECT a.answer, a.condition, a.at, k.at, a.asking = '' FROM answer a "
            "LEFT JOIN asking k ON k.scope = a.scope AND k.id = a.asking WHERE a.scope = ? ORDER BY a.answer",
            (id,),
        ).fetchall()
        ended = connection.exec_driver_sql(
            "SELECT mark, at FROM agenda_mark WHERE scope = ?", (id,)
        ).fetchall()
        note = connection.exec_driver_sql(
            "SELECT status, on_day, words, source FROM commitment_note"
        ).fetchall()
        news = plans.news(connection)
    begun = "2025-11-24T22:30:00.000Z"
    assert [tuple(row) for row in answers] == [
        ("not known", "", begun, None, 1),
        ("yes, but", "if the council agrees", begun, begun, 0),
    ]
    assert [tuple(row) for row in ended] == [("ended", "2025-11-25T00:30:00.000Z")]
    assert [tuple(row) for row in note] == [("under way", "2026-01-05", "first half paid", "a letter")]
    assert news == {id: {made.asks[0].id: "under way"}}
