"""`folkmoot journal`: everything that was recorded, looked through."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from app.cli.opening import HomeOption, PassphraseOption, opened
from app.cli.telling import AsJson, as_json, end


def verify(
    head: Annotated[
        str, typer.Option("--head", metavar="HEX", help="A head printed earlier, as in minutes.")
    ] = "",
    json_only: AsJson = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Check that no entry is altered, missing or forged; print the heads.

    A head is SHA-256 over the sorted lines `scope station number hash` of each station's last entry. With
    --head, the journal must have passed through it: a cut tail shows.
    """
    from app.service import journal

    with opened(home, passphrase_file) as house:
        found = journal.verify(house.database, head or None)
    if json_only:
        typer.echo(as_json({**asdict(found), "holds": found.holds}))
    else:
        for scope in found.scopes:
            typer.echo(f"{scope.head}  {scope.entries:>7}  {scope.title}")
        typer.echo(f"{found.head}  {found.entries:>7}  everything on this laptop")
        if found.since is not None:
            typer.echo(f"The journal passed through that head; {found.since} entries were added since.")
        typer.echo("Every entry holds." if found.holds else f"It does not hold: {found.fault}.")
    end(found.holds)
