"""Lists and plan files taken in: whole or not at all, brought up to date, never doubled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import paths
from app.clock import SetClock
from app.domain.plan import BadgeKind, InstitutionType
from app.domain.tally import Answer, Beside
from app.errors import Trouble
from app.paths import Home
from app.service import plan
from app.store import plan as plans
from app.store.station import Station
from tests.service.plans import AGENDA, ASKS, HOLDERS, MEMBERS, Planning

SAMPLE = paths.resources() / "sample" / "general-election-2015.json"


def counts(planning: Planning, what: str, text: str) -> tuple[int, int, int]:
    """Added, changed, unchanged."""
    taken = planning.take(what, text)
    assert taken.problems == ()
    return taken.added, taken.changed, taken.unchanged


def test_institutions_are_brought_up_to_date(planning: Planning) -> None:
    assert counts(planning, "institutions", MEMBERS) == (3, 0, 0)
    assert [each.number for each in planning.plan.delegations] == [1, 2, 3]
    assert counts(planning, "institutions", MEMBERS) == (0, 0, 3)
    again = "institution,pledge\nELM STREET  school,9\nTown Church,1\n"
    assert counts(planning, "institutions", again) == (1, 1, 0)
    school = planning.plan.delegations[0]
    assert (school.pledge, school.type, school.number) == (9, InstitutionType.SCHOOL, 1)
    assert planning.plan.delegations[-1].name == "Town Church"
    assert planning.plan.delegations[-1].type is InstitutionType.CHURCH


def test_an_institution_keeps_its_number_at_the_next_assembly(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    second = Planning(planning.station, planning.folder, plan.rehearse(planning.station, planning.assembly))
    third = plan.create_assembly(
        planning.station,
        title="Spring",
        alliance="",
        venue="",
        day=planning.plan.assembly.day,
        starts="18:30",
        ends="20:00",
        zone="Europe/London",
        capacity=0,
        target=0,
    )
    planning.assembly = third
    planning.take("institutions", "institution\nUnion Branch 4\nTown Church\n")
    assert [(each.name, each.number) for each in planning.plan.delegations] == [
        ("Union Branch 4", 3),
        ("Town Church", 4),
    ]
    assert [each.number for each in second.plan.delegations] == [1, 2, 3]


def test_a_number_of_another_institution_is_a_problem(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    before = planning.plan
    taken = planning.take(
        "institutions", "institution,number,pledge\nElm Street School,1,50\nTown Church,2,1\n"
    )
    assert [(problem.row, problem.column) for problem in taken.problems] == [(3, "number")]
    assert planning.plan == before


def test_nothing_is_taken_with_one_bad_row(planning: Planning) -> None:
    before = planning.entries
    taken = planning.take("institutions", MEMBERS + "Town Church,church,many\n")
    assert [(problem.row, problem.column) for problem in taken.problems] == [(5, "pledge")]
    assert planning.entries == before


def test_a_dry_run_writes_nothing(planning: Planning) -> None:
    before = planning.entries
    assert planning.take("institutions", MEMBERS, dry_run=True).added == 3
    assert planning.entries == before


def test_people_are_known_by_name_and_institution(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    people = "institution,name,kind\nElm Street School,Siân One,delegate\nCorner Mosque,Siân One,steward\n"
    assert counts(planning, "people", people) == (2, 0, 0)
    heading = "institution,name,kind,access"
    again = f"{heading}\nelm street school,SIAN ONE,press,step-free\nCorner Mosque,Siân One,steward,\n"
    assert counts(planning, "people", again) == (0, 1, 1)
    with planning.station.database.reading() as connection:
        found = plans.people(connection, planning.assembly)
    assert [(each.name, each.kind, each.access) for each in found] == [
        ("SIAN ONE", BadgeKind.PRESS, "step-free"),
        ("Siân One", BadgeKind.STEWARD, ""),
    ]


def test_a_new_institution_comes_with_its_people_a_near_one_is_asked_about(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    assert counts(planning, "people", "institution,name\nTown Church,Person 1\n") == (1, 0, 0)
    assert planning.plan.delegations[-1].name == "Town Church"
    before = planning.entries
    taken = planning.take("people", "institution,name\nTown Church,Person 2\nElm Street Schol,Person 3\n")
    assert [(problem.row, problem.column) for problem in taken.problems] == [(3, "institution")]
    assert "Elm Street School" in taken.problems[0].reason
    assert planning.entries == before


def test_a_default_institution_takes_those_without(planning: Planning) -> None:
    taken = planning.take("people", "name\nPerson 1\n", default_institution="Guests of the Alliance")
    assert taken.added == 1
    assert [each.name for each in planning.plan.delegations] == ["Guests of the Alliance"]


def test_a_young_peoples_group_has_a_badge_at_once(planning: Planning) -> None:
    group = "institution,name,kind,heads\nElm Street School,Leader 1,young people's group,{heads}\n"
    planning.take("people", group.format(heads=24))
    planning.take("people", group.format(heads=20))
    with planning.station.database.reading() as connection:
        badges = plans.badges(connection, planning.assembly)
    assert [(each.kind, each.heads, each.young) for each in badges] == [(BadgeKind.YOUNG_PEOPLE, 20, 19)]


def test_names_travel_apart_from_the_body(planning: Planning) -> None:
    planning.take("people", "institution,name,access\nElm Street School,Person Unmistakable,ramp needed\n")
    with planning.station.database.reading() as connection:
        bodies = [row[0] for row in connection.exec_driver_sql("SELECT body FROM entry")]
    assert not [body for body in bodies if "Unmistakable" in body or "ramp needed" in body]


def test_asks_are_put_to_those_who_are_named_or_to_all(planning: Planning) -> None:
    planning.take("power-holders", HOLDERS)
    assert counts(planning, "asks", ASKS) == (2, 0, 0)
    assert counts(planning, "asks", ASKS) == (0, 0, 2)
    one, two = (each.id for each in planning.plan.power_holders)
    assert planning.plan.asks[0].power_holders == (one, two)
    named = "number,title,words,asked of\n1,Wage,Will you pay it now?,Mayor 2\n"
    assert counts(planning, "asks", named) == (0, 1, 0)
    assert planning.plan.asks[0].power_holders == (two,)
    assert planning.plan.asks[0].words == "Will you pay it now?"
    assert planning.plan.asks[0].by_when == "by summer"
    back = "number,title,words,asked of\n1,Wage,Will you pay it now?,Mayor 2;Mayor 1\n"
    assert counts(planning, "asks", back) == (0, 1, 0)
    assert planning.plan.asks[0].power_holders == (two, one)
    nobody = planning.take("asks", "title,words,asked of\nA,B?,Mayor 9\n")
    assert [(problem.row, problem.column) for problem in nobody.problems] == [(2, "power_holders")]


def test_the_agenda_takes_the_order_of_the_list(planning: Planning) -> None:
    planning.take("power-holders", HOLDERS)
    planning.take("asks", ASKS)
    assert counts(planning, "agenda", AGENDA) == (4, 0, 0)
    assert counts(planning, "agenda", AGENDA) == (0, 0, 4)
    assert [each.title for each in planning.plan.agenda] == ["Doors", "Welcome", "The ask", "Music"]
    assert planning.plan.agenda[2].ask == planning.plan.asks[0].id
    assert planning.plan.agenda[2].protected
    assert not planning.plan.agenda[0].public
    other = "title,minutes\nMusic,3\nWelcome,5\nMusic,5\nThe ask,1\n"
    assert counts(planning, "agenda", other) == (1, 1, 2)
    assert [(each.title, each.seconds) for each in planning.plan.agenda] == [
        ("Music", 180),
        ("Welcome", 300),
        ("Music", 300),
        ("The ask", 60),
        ("Doors", 1800),
    ]
    unknown = planning.take("agenda", "title,minutes,ask\nA,1,9\n")
    assert [(problem.row, problem.column) for problem in unknown.problems] == [(2, "ask")]


def test_a_large_list_is_one_batch(planning: Planning) -> None:
    text = "institution,name\n" + "".join(f"Institution {at % 7},Person {at}\n" for at in range(1203))
    assert counts(planning, "people", text) == (1203, 0, 0)
    with planning.station.database.reading() as connection:
        batches = connection.exec_driver_sql(
            "SELECT batch, COUNT(*) FROM entry WHERE batch <> '' AND scope = ? GROUP BY batch",
            (planning.assembly,),
        ).fetchall()
        assert plans.people_total(connection, planning.assembly) == 1203
    # one entry for the seven institutions, three for the people, one that closes the batch
    assert [row[1] for row in batches] == [5]


def test_a_batch_that_was_never_closed_is_not_seen(
    planning: Planning, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.store.station import Station as Stations

    change = Stations.change

    def dies_before_the_end(
        self: Station, kind: str, scope: str, *, post: str = "", batch: str = ""
    ) -> object:
        if kind == "batch_closed":
            raise KeyboardInterrupt
        return change(self, kind, scope, post=post, batch=batch)

    monkeypatch.setattr(Stations, "change", dies_before_the_end)
    text = "institution,name\n" + "".join(f"Elm Street School,Person {at}\n" for at in range(700))
    with pytest.raises(KeyboardInterrupt):
        planning.take("people", text)
    monkeypatch.undo()
    with planning.station.database.reading() as connection:
        assert plans.people_total(connection, planning.assembly) == 0
    assert planning.plan.delegations == ()
    assert counts(planning, "people", text) == (700, 0, 0)


def test_a_file_that_is_not_there_is_trouble(planning: Planning) -> None:
    for take in (
        lambda: plan.take(planning.station, planning.assembly, "people", planning.folder / "none.csv"),
        lambda: plan.take_plan(planning.station, planning.folder / "none.json"),
        lambda: plan.preview(
            planning.station.database, planning.assembly, "people", planning.folder / "none.csv"
        ),
    ):
        with pytest.raises(Trouble) as trouble:
            take()
        assert trouble.value.kind == "missing"


def test_a_preview_says_what_would_come_of_it(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    before = planning.entries
    board = plan.preview(
        planning.station.database,
        planning.assembly,
        "institutions",
        planning.file("institution;pledge;colour\nElm Street School;9;red\nTown Church;1;blue\n"),
    )
    assert (board.separator, board.headings, board.total) == (";", ("institution", "pledge", "colour"), 2)
    assert dict(board.columns) == {"institution": "institution", "pledge": "pledge"}
    assert (board.taken.added, board.taken.changed) == (1, 1)
    assert planning.entries == before


# -- whole plans --------------------------------------------------------------------------------------------


@pytest.fixture
def sample(home: Home, clock: SetClock, tmp_path: Path) -> Planning:
    """The sample, taken in."""
    station = Station.open(home, clock)
    assembly, taken = plan.take_plan(station, SAMPLE)
    assert taken.problems == ()
    return Planning(station, tmp_path, assembly)


def test_the_sample_is_taken_whole(sample: Planning) -> None:
    made = sample.plan
    assert made.assembly.rehearsal
    assert (len(made.delegations), made.pledged, len(made.power_holders)) == (77, 2270, 3)
    assert [ask.power_holders for ask in made.asks] == [tuple(each.id for each in made.power_holders)] * 4
    assert {item.ask for item in made.agenda if item.ask} == {ask.id for ask in made.asks}
    sample.station.close()


def test_an_earlier_assembly_keeps_its_answers_and_what_became_of_them(sample: Planning) -> None:
    with sample.station.database.reading() as connection:
        every = plans.counted(connection)
        earlier = next(each for each in every if each.assembly.day.year == 2010)
        rows = connection.exec_driver_sql(
            "SELECT answer, COUNT(*) FROM answer WHERE scope = ? GROUP BY answer", (earlier.assembly.id,)
        ).fetchall()
        notes = connection.exec_driver_sql("SELECT status, assembly FROM commitment_note").fetchall()
    assert (earlier.asks, earlier.people, earlier.assembly.rehearsal) == (6, 2500, True)
    assert {row[0]: row[1] for row in rows} == {
        Answer.YES.value: 12,
        Answer.YES_BUT.value: 3,
        Beside.NOT_KNOWN.value: 3,
    }
    assert [tuple(row) for row in notes] == [("kept", earlier.assembly.id)]
    sample.station.close()


def test_the_same_plan_again_changes_nothing(sample: Planning) -> None:
    before = sample.entries
    again, taken = plan.take_plan(sample.station, SAMPLE)
    assert (again, taken.added, taken.changed) == (sample.assembly, 0, 0)
    assert sample.entries == before
    sample.station.close()


def test_a_plan_handed_on_is_the_same_plan(sample: Planning, tmp_path: Path) -> None:
    text = plan.plan_as_file(sample.station.database, sample.assembly)
    other = Home(tmp_path / "other").make()
    station = Station.open(other, sample.station.clock)
    id, taken = plan.take_plan(station, sample.file(text, "plan.json"))
    assert taken.problems == ()
    copy = plan.plan(station.database, id)
    assert plan.plan_as_file(station.database, id) == text
    assert [each.name for each in copy.delegations] == [each.name for each in sample.plan.delegations]
    station.close()
    sample.station.close()


def test_a_plan_with_a_problem_leaves_no_trace(planning: Planning) -> None:
    broken = json.loads(SAMPLE.read_text("utf-8"))
    broken["agenda"][3]["minutes"] = "soon"
    before = planning.entries
    assembly, taken = plan.take_plan(planning.station, planning.file(json.dumps(broken), "plan.json"))
    assert (assembly, [problem.column for problem in taken.problems]) == ("", ["agenda[4].minutes"])
    assert planning.entries == before


def test_a_dry_run_of_a_plan_leaves_no_trace(planning: Planning) -> None:
    before = planning.entries
    assembly, taken = plan.take_plan(planning.station, SAMPLE, dry_run=True)
    assert (assembly, taken.added) == ("", 117)
    assert planning.entries == before
