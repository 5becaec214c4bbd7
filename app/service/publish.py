"""What leaves the building as files: papers sealed or in draft, tables, the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from app.errors import Refused
from app.paths import Home
from app.service import door_report, given_file, paper_list, plan, records, turnout
from app.service.boards.records import Export, Paper, PaperLine
from app.service.records import SecretaryKey
from app.service.whole_file import write_whole
from app.store.database import Database
from app.store.station import Station

PAPERS = {Export.MINUTES: Paper.MINUTES, Export.RECORDS: Paper.COMMITMENT_RECORD}


def export(
    database: Database, home: Home, assembly: str, what: Export, out: Path, now: datetime
) -> Iterator[tuple[Path, PaperLine | None]]:
    """Write it to `out`, of records the folder; each file as it is there, a paper with what is known of it.

    A paper that was sealed on this laptop is copied as it was sealed, any other is a draft.
    """
    if what in PAPERS:
        yield from _papers(database, home, assembly, what, out, now)
        return
    if what is Export.CSV:
        data = records.results_csv(database, assembly, now)
    elif what is Export.TURNOUT:
        data = records.turnout_csv(database, assembly, now)
    elif what is Export.TURNOUT_NOW:
        data = turnout.as_csv(database, assembly, now)
    elif what is Export.JSON:
        data = records.results_json(database, assembly, now)
    elif what is Export.DOOR_REPORT:
        report = door_report.door_report(database, assembly, now)
        table = out.suffix.casefold() == ".csv"
        data = door_report.as_table(report) if table else door_report.lay_out(report)
    elif what is Export.DOOR_LIST:
        data = paper_list.door_list_pdf(database, assembly, now)
    else:
        data = plan.plan_as_file(database, assembly).encode()
    write_whole(out, data)
    yield out, None


def seal_all(
    station: Station,
    home: Home,
    assembly: str,
    what: Export,
    key: SecretaryKey,
    now: datetime,
    *,
    because: str = "",
) -> list[Path]:
    """Seal the minutes, or every commitment record; as `records.seal`."""
    if what not in PAPERS:
        raise Refused("Only minutes and commitment records are sealed.")
    return [
        records.seal(station, home, assembly, line.paper, line.power_holder, key, now, because=because)
        for line in records.board(station.database, home, assembly, key, now).papers
        if line.paper is PAPERS[what]
    ]


def _papers(
    database: Database, home: Home, assembly: str, what: Export, out: Path, now: datetime
) -> Iterator[tuple[Path, PaperLine]]:
    for line in records.board(database, home, assembly, None).papers:
        if line.paper is not PAPERS[what]:
            continue
        if line.file is not None:
            data = given_file.read(line.file)
        else:
            data = records.draft(database, home, assembly, line.paper, line.power_holder, now)
        file = out
        if what is Export.RECORDS:
            state = str(line.revision) if line.file is not None else "draft"
            file = out / records.file_name(line.paper.value, line.title, state)
        write_whole(file, data)
        yield file, line
