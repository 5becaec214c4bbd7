"""Each list understood by its layout; every row that is not is named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan import Attendance, BadgeKind, InstitutionType, ItemKind
from app.domain.roster import AgendaRow, AskRow, InstitutionRow, PersonRow, PowerHolderRow, Read, What
from app.exchange.rosters import fields, read_roster, seconds_of, understood
from app.exchange.sheets import parse_sheet


def read(
    what: What, text: str, *, columns: Mapping[str, str] | None = None, default_institution: str = ""
) -> Read[Any]:
    """A list as text."""
    sheet = parse_sheet(text.encode())
    return understood(what, sheet, columns=columns or {}, default_institution=default_institution)


def reasons(found: Read[Any]) -> list[tuple[int, str]]:
    """Row and column of each problem."""
    return [(problem.row, problem.column) for problem in found.problems]


def test_institutions(tmp_path: Path) -> None:
    file = tmp_path / "members.csv"
    file.write_text(
        'Member,Kind,Pledged,Lead\nElm Street School,Academy,"1,200",Leader 1\nCorner Mosque,,,\n', "utf-8"
    )
    found = read_roster(What.INSTITUTIONS, file)
    assert found.problems == ()
    assert found.rows == (
        InstitutionRow("Elm Street School", InstitutionType.SCHOOL, 1200, None, "Leader 1"),
        InstitutionRow("Corner Mosque", None, 0, None, ""),
    )
    assert found.lines == (2, 3)


def test_a_column_that_is_not_there_says_nothing() -> None:
    assert read(What.INSTITUTIONS, "institution\nElm Street School\n").rows == (
        InstitutionRow("Elm Street School"),
    )


def test_people_with_names_in_two_columns() -> None:
    heading = "Name of school / church,First,Surname,Coming as,Ticket ref"
    text = f"{heading}\n Elm  Street School ,Person,One,Speaker,T1\n"
    found = read(What.PEOPLE, text)
    assert found.rows == (PersonRow("Elm Street School", "Person One", BadgeKind.DELEGATE),)
    assert found.left_out == ("Ticket ref",)


def test_a_young_peoples_group_is_a_number_and_one_adult() -> None:
    text = "institution,name,kind,heads\nElm Street School,Person 1,young people's group,24\n"
    assert read(What.PEOPLE, text).rows[0].heads == 24
    assert reasons(read(What.PEOPLE, text.replace(",24", ","))) == [(2, "heads")]
    assert reasons(read(What.PEOPLE, text.replace("young people's group", "delegate"))) == [(2, "heads")]


def test_power_holders() -> None:
    text = "candidate,party,coming,in place of\nMayor 1,List 1,yes,Mayor 2\n"
    row = PowerHolderRow("Mayor 1", None, None, "List 1", Attendance.COMING, "Mayor 2", None)
    assert read(What.POWER_HOLDERS, text).rows == (row,)


def test_asks() -> None:
    text = (
        "no,short title,wording,asked of,by when,latest\n"
        "2,Living Wage,Will you pay it?,Mayor 1; Mayor 2,by summer,2027-08-31\n"
    )
    assert read(What.ASKS, text).rows == (
        AskRow(
            "Living Wage", "Will you pay it?", 2, ("Mayor 1", "Mayor 2"), "by summer", None, date(2027, 8, 31)
        ),
    )
    wrong = "title,words,earliest,latest\nA,B,2027-09-01,2027-08-31\nC,D,,31.8.2027\n"
    assert reasons(read(What.ASKS, wrong)) == [(2, "latest"), (3, "latest")]


def test_agenda() -> None:
    text = 'item,length,kind,script,public,ask\nWelcome,4:30,welcome,"One.\n> Two.",yes,\nAsk,1,ask,,no,1\n'
    assert read(What.AGENDA, text).rows == (
        AgendaRow("Welcome", 270, ItemKind.WELCOME, None, "One.\n> Two.", True, None, None),
        AgendaRow("Ask", 60, ItemKind.ASK, None, "", False, None, 1),
    )


def test_two_items_may_share_a_title() -> None:
    assert read(What.AGENDA, "title,minutes\nMusic,5\nMusic,5\n").problems == ()


@pytest.mark.parametrize(
    ("what", "text", "where"),
    [
        (What.INSTITUTIONS, "name,pledge\nElm,ten\n", (2, "pledge")),
        (What.INSTITUTIONS, "name,pledge\nElm,-3\n", (2, "pledge")),
        (What.INSTITUTIONS, "name,pledge\nElm,3.5\n", (2, "pledge")),
        (What.INSTITUTIONS, "name,pledge\nElm,١٢\n", (2, "pledge")),
        (What.INSTITUTIONS, "name,number\nElm,70000\n", (2, "number")),
        (What.INSTITUTIONS, "name,type\nElm,castle\n", (2, "type")),
        (What.INSTITUTIONS, "name\nTOTAL 2231\n", (2, "name")),
        (What.INSTITUTIONS, "pledge\n4\n", (1, "institution")),
        (What.INSTITUTIONS, "name,name\na,b\n", (1, "name")),
        (What.INSTITUTIONS, "name\n", (0, "")),
        (What.PEOPLE, "institution,name\n,Person 1\n", (2, "institution")),
        (What.PEOPLE, "institution,name\nElm,\n", (2, "name")),
        (What.PEOPLE, "institution,name,kind\nElm,Person 1,VIP\n", (2, "kind")),
        (What.PEOPLE, "institution\nElm\n", (1, "name")),
        (What.POWER_HOLDERS, "name,attendance\nMayor,perhaps\n", (2, "attendance")),
        (What.ASKS, "title,words\nA,\n", (2, "words")),
        (What.AGENDA, "title,minutes\nA,soon\n", (2, "minutes")),
        (What.AGENDA, "title,minutes\nA,\n", (2, "minutes")),
        (What.AGENDA, "title,minutes,public\nA,5,perhaps\n", (2, "public")),
    ],
)
def test_what_is_wrong_is_named(what: What, text: str, where: tuple[int, str]) -> None:
    assert where in reasons(read(what, text))


def test_the_same_twice_is_named_with_both_rows() -> None:
    found = read(What.PEOPLE, "institution,name\nElm Street,Siân One\nelm street,SIAN  ONE\n")
    assert reasons(found) == [(3, "institution")]
    assert "row 2" in found.problems[0].reason


def test_a_column_may_be_said() -> None:
    text = "Gruppe,Wer\nElm,Person 1\n"
    found = read(What.PEOPLE, text, columns={"institution": "Gruppe", "name": "wer"})
    assert found.rows == (PersonRow("Elm", "Person 1"),)
    assert reasons(read(What.PEOPLE, text, columns={"institution": "Verein", "name": "Wer"}))[0] == (
        1,
        "Verein",
    )
    assert (0, "Wer") in reasons(read(What.PEOPLE, text, columns={"shoe_size": "Wer"}))


def test_a_default_institution_fills_what_is_empty() -> None:
    text = "institution,name\n,Person 1\nElm,Person 2\n"
    found = read(What.PEOPLE, text, default_institution="Guests of the alliance")
    assert [row.institution for row in found.rows] == ["Guests of the alliance", "Elm"]
    assert read(What.PEOPLE, "name\nPerson 1\n", default_institution="Elm").problems == ()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("5", 300), ("4:30", 270), ("1:05:00", 3900), ("0", 0), ("15:24", 924), ("90:00", 5400)],
)
def test_lengths(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "5m", "4:60", "1:60:00", "-1", "1.5", "a:b", "1:2:3:4", "25:00:00", "٥"]
)
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        seconds_of(text)


@given(st.sampled_from(What), st.lists(st.lists(st.text(max_size=12), max_size=6), min_size=1, max_size=6))
def test_anything_gives_rows_or_problems(what: What, cells: list[list[str]]) -> None:
    headings = ",".join([*fields(what)][:4])
    text = headings + "\n" + "\n".join(",".join(f'"{c.replace(chr(34), "")}"' for c in row) for row in cells)
    found = read(what, text.replace("\0", ""))
    assert found.rows or found.problems
    assert len(found.rows) == len(found.lines)
