"""`folkmoot export` and `folkmoot verify`: files for others, and signed files that somebody brings."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.opening import AssemblyOption, HomeOption, PassphraseOption, opened, opened_at, passphrase
from app.cli.telling import AsJson, as_json, end
from app.errors import Trouble
from app.paths import Home
from app.service.boards.records import Export

if TYPE_CHECKING:
    from app.domain.signed import FileCheck
    from app.service.boards.records import PaperLine


def export(
    what: Annotated[Export, typer.Argument(help="records goes into a folder, the rest into a file.")],
    assembly: AssemblyOption,
    out: Annotated[Path, typer.Option("--out", help="The file, or for records the folder, to write.")],
    seal: Annotated[
        bool, typer.Option("--seal", help="Seal minutes or records with the secretary’s key first.")
    ] = False,
    key_passphrase_file: Annotated[
        Path | None,
        typer.Option("--key-passphrase-file", help="A file whose first line opens the secretary’s key."),
    ] = None,
    because: Annotated[
        str, typer.Option("--because", help="Why it is sealed with answers open or before the end.")
    ] = "",
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Write minutes, commitment records, answers (csv), turnout, json or the plan into a file.

    turnout-now is the table of this moment with exact numbers, for whoever rings up those who are missing.

    A paper that was sealed on this laptop is copied as it was sealed; any other is a draft and says so on
    every page.
    """
    from app.service import plan, publish, records

    if seal and key_passphrase_file is None:
        raise typer.BadParameter("--seal needs it", param_hint="--key-passphrase-file")
    with opened_at(assembly, home, passphrase_file, writing=seal) as (house, id):
        now = house.clock.now()
        if seal:
            rehearsal = plan.plan(house.database, id).assembly.rehearsal
            key = records.open_key(house.home, passphrase(key_passphrase_file) or "", rehearsal=rehearsal)
            publish.seal_all(house.station, house.home, id, what, key, now, because=because)
        for file, line in publish.export(house.database, house.home, id, what, out, now):
            typer.echo(str(file) if line is None else f"{file}: {_state(line)}")


def verify(
    file: Annotated[Path, typer.Argument(help="The signed file that was handed to you.")],
    trust: Annotated[
        list[Path], typer.Option("--trust", metavar="ROOT.pem", help="The alliance’s root certificate.")
    ],
    json_only: AsJson = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Say whether a signed file is what it claims to be, and why not.

    VALID is exit 0; VALID, INCOMPLETE, INVALID and UNSIGNED are 1; a file that is missing or unreadable is 3.
    With a home, its journal is asked as well whether this is the latest state of the file.
    """
    from app.domain.signed import FileVerdict
    from app.service.checking import check_file
    from app.service.given_file import read

    roots = [read(root) for root in trust]
    with ExitStack() as kept_open:
        database = None
        if home is not None and Home(home).database.exists():
            try:
                database = kept_open.enter_context(opened(home, passphrase_file)).database
            except Trouble as trouble:
                typer.echo(f"The journal was not asked: {trouble}", err=True)
        found = check_file(file, roots, database)
    typer.echo(_json(found) if json_only else _text(found))
    end(found.verdict is FileVerdict.VALID)


def _state(line: PaperLine) -> str:
    if line.file is None:
        return "a draft: it is not sealed on this laptop"
    return f"sealed by {line.sealed_by}, revision {line.revision}"


def _text(found: FileCheck) -> str:
    lines = [found.verdict.value, *(f"  {reason}" for reason in found.reasons)]
    for each in found.signatures:
        when = each.when.isoformat(" ", "minutes") if each.when else "no time"
        lines.append(f"  {each.who}: {each.level}, {when}")
    lines += [f"  open: {label}" for label in found.open_fields]
    lines += [f"  root SHA-256 {found.fingerprint}"] if found.fingerprint else []
    return "\n".join([*lines, f"  file SHA-256 {found.digest}"])


def _json(found: FileCheck) -> str:
    signatures = [
        {"who": each.who, "when": each.when.isoformat() if each.when else None, "level": each.level}
        for each in found.signatures
    ]
    return as_json(
        {
            "verdict": found.verdict.value,
            "reasons": found.reasons,
            "signatures": signatures,
            "digest": found.digest,
        }
    )
