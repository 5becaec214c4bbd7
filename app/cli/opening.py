"""What a command stands on: the home, the passphrase and the assembly that were named, and the house open."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.paths import Home

if TYPE_CHECKING:
    from app.house import House

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", envvar="FOLKMOOT_HOME", help="The folder that holds everything Folkmoot keeps here."
    ),
]
PassphraseOption = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        envvar="FOLKMOOT_PASSPHRASE_FILE",
        help="A file whose first line is the passphrase of the assembly file.",
    ),
]
AssemblyOption = Annotated[str, typer.Option("--assembly", help="Title or id of the assembly.")]


@contextmanager
def opened(home: Path | None, passphrase_file: Path | None, *, writing: bool = False) -> Generator[House]:
    """The house, for as long as the command needs it. Trouble as `app.house.build`."""
    from app.clock import WallClock
    from app.house import build

    house = build(Home.find(home), WallClock(), passphrase=passphrase(passphrase_file), writing=writing)
    try:
        yield house
    finally:
        house.close()


@contextmanager
def opened_at(
    assembly: str, home: Path | None, passphrase_file: Path | None, *, writing: bool = False
) -> Generator[tuple[House, str]]:
    """The house and the id of the assembly that was named. Refused when there is none, or more than one."""
    from app.service.assemblies import find_assembly

    with opened(home, passphrase_file, writing=writing) as house:
        yield house, find_assembly(house.database, assembly)


def passphrase(file: Path | None) -> str | None:
    """The file's first line. Trouble `missing`, `unreadable`."""
    from app.service.given_file import read

    return None if file is None else read(file).decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")
