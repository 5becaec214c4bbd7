"""How a command says what came of it: a line or JSON, a fault in one sentence, an exit code."""

from __future__ import annotations

import json
from typing import Annotated, NoReturn

import typer

from app.errors import Refused, Trouble

DONE, REFUSED, TROUBLE = 0, 1, 3
"""What a process ends with; 2 is wrong usage."""

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


def as_json(value: object) -> str:
    """The value as JSON to be read by a person too."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


def complain(fault: Refused | Trouble, about: object = "") -> int:
    """Say it in its one plain sentence, `about` what if it is one of many; the exit code for it."""
    # a trouble names its file itself
    said = f"{about}: {fault}" if about and isinstance(fault, Refused) else str(fault)
    typer.echo(said, err=True)
    return REFUSED if isinstance(fault, Refused) else TROUBLE


def end(good: bool) -> NoReturn:
    """End the command: done, or no for an answer."""
    raise typer.Exit(DONE if good else REFUSED)
