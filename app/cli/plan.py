"""`folkmoot import`: a plan or a list from a file, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.opening import AssemblyOption, HomeOption, PassphraseOption, opened
from app.cli.telling import end
from app.errors import Refused
from app.paths import Home

if TYPE_CHECKING:
    from app.domain.roster import Taken
    from app.house import House

DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be taken; write nothing.")]


def import_plan(
    file: Annotated[Path, typer.Argument(help="A plan as one JSON file.")],
    dry_run: DryRun = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Take a whole assembly from a JSON file: a new one, or the one of that title and day brought up."""
    from app.service import plan

    with _importing(home, passphrase_file, dry_run=dry_run) as house:
        id, taken = plan.take_plan(house.station, file, dry_run=dry_run)
        _tell(file, taken, dry_run=dry_run)
        if id:
            typer.echo(f"Assembly {id}")


def _list(what: str, about: str) -> Callable[..., None]:
    def take(
        file: Annotated[Path, typer.Argument(help="A CSV file with a line of headings.")],
        assembly: AssemblyOption,
        create: Annotated[
            bool, typer.Option("--create", help="Make the assembly if there is none of that title.")
        ] = False,
        columns: Annotated[
            list[str] | None,
            typer.Option("--map", metavar="FIELD=COLUMN", help="Which column a field is taken from."),
        ] = None,
        default_institution: Annotated[
            str, typer.Option("--default-institution", help="For lines that name no institution.")
        ] = "",
        dry_run: DryRun = False,
        home: HomeOption = None,
        passphrase_file: PassphraseOption = None,
    ) -> None:
        from app.service import plan

        taking = partial(
            plan.take,
            what=what,
            file=file,
            columns=_mapping(columns or []),
            default_institution=default_institution,
        )
        with _importing(home, passphrase_file, dry_run=dry_run) as house:
            _tell(file, _take(house, assembly, taking, create=create, dry_run=dry_run), dry_run=dry_run)

    take.__doc__ = about
    return take


LISTS = {
    what: _list(what, about)
    for what, about in (
        ("institutions", "Take the institutions that come, with what each pledges."),
        ("people", "Take the people who are expected; each will get a badge."),
        ("power-holders", "Take those who are asked."),
        ("asks", "Take the asks, with whom each is put to."),
        ("agenda", "Take the running order."),
    )
}
"""The command for each list that can be taken."""


@contextmanager
def _importing(home: Path | None, passphrase_file: Path | None, *, dry_run: bool) -> Generator[House]:
    """The home to write to; a dry run without a file looks at an empty one that is thrown away."""
    if dry_run and not Home.find(home).database.exists():
        with _thrown_away() as house:
            yield house
    else:
        with opened(home, passphrase_file, writing=not dry_run) as house:
            yield house


@contextmanager
def _thrown_away() -> Generator[House]:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), None, writing=True) as house:
        yield house


def _take(house: House, assembly: str, taking: Callable[..., Taken], *, create: bool, dry_run: bool) -> Taken:
    from app.service.assemblies import find_assembly

    try:
        id = find_assembly(house.database, assembly)
    except Refused as refused:
        if not create or "ids" in refused.facts:
            raise
        # tried in a home that is thrown away first: a bad file leaves no empty assembly behind
        with _thrown_away() as trial:
            tried = taking(trial.station, _create(trial, assembly), dry_run=True)
        if dry_run or tried.problems:
            return tried
        id = _create(house, assembly)
        typer.echo(f"Assembly {id} made; set its day, venue and times in Plan.")
    return taking(house.station, id, dry_run=dry_run)


def _create(house: House, title: str) -> str:
    from app.service.assemblies import create_assembly

    return create_assembly(
        house.station,
        title=title,
        alliance="",
        venue="",
        day=datetime.now(UTC).date(),
        starts="18:30",
        ends="20:30",
        zone="Europe/London",
        capacity=0,
        target=0,
    )


def _mapping(columns: list[str]) -> dict[str, str]:
    pairs = [each.partition("=") for each in columns]
    for name, sign, column in pairs:
        if not (name and sign and column):
            raise typer.BadParameter(
                f"“{name}{sign}{column}” is not of the form FIELD=COLUMN", param_hint="--map"
            )
    return {name.strip(): column.strip() for name, _, column in pairs}


def _tell(file: Path, taken: Taken, *, dry_run: bool) -> None:
    for problem in taken.problems:
        where = [file.name]
        where += [f"row {problem.row}"] if problem.row else []
        where += [f"column {problem.column}"] if problem.column else []
        typer.echo(f"{', '.join(where)}: {problem.reason}", err=True)
    if taken.problems:
        typer.echo("Nothing was taken.", err=True)
        end(False)
    counts = f"{taken.added} added, {taken.changed} changed, {taken.unchanged} as they were"
    typer.echo(f"{taken.what}: {counts}" + (" (nothing was written)" if dry_run else ""))
