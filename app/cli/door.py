"""`folkmoot check-in`: one scan at a door."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.opening import AssemblyOption, HomeOption, PassphraseOption, opened_at
from app.cli.telling import TROUBLE, AsJson, as_json, end
from app.clock import as_text

if TYPE_CHECKING:
    from app.domain.door import Verdict


def check_in(
    text: Annotated[str, typer.Argument(help="What the scanner read.")],
    assembly: AssemblyOption,
    door: Annotated[str, typer.Option("--door", help="The name of this door.")] = "",
    json_only: AsJson = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """One scan at a door: the verdict on one line. Exit 0 if they go through, 1 if not, 3 if not recorded."""
    from app.domain.door import Word
    from app.service import door as doors

    with opened_at(assembly, home, passphrase_file, writing=True) as (house, id):
        verdict = doors.check_in(house.station, id, text, door=door or house.settings.door)
    typer.echo(_json(verdict) if json_only else _line(verdict))
    if verdict.word is Word.NOT_RECORDED:
        raise typer.Exit(TROUBLE)
    end(verdict.let_in)


def _line(verdict: Verdict) -> str:
    words = [verdict.word.value.upper(), verdict.institution, verdict.cause.value]
    if verdict.heads > 1:
        words.append(f"{verdict.heads} people")
    if verdict.nth:
        words.append(f"{verdict.nth} of {verdict.pledge}")
    if verdict.door:
        words.append(f"at {verdict.door}")
    return " · ".join(filter(None, words))


def _json(verdict: Verdict) -> str:
    at = as_text(verdict.at) if verdict.at else None
    return as_json(asdict(verdict) | {"at": at, "let_in": verdict.let_in})
