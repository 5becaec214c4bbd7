"""`folkmoot` opens the program, its commands do one thing each: all of them, and how a run ends.

Exit codes: 0 done, 1 refused or invalid, 2 wrong usage, 3 trouble with a file, a key or the disk.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from app.cli import badges, door, journal, plan, post_lock, records
from app.cli.opening import HomeOption, PassphraseOption, passphrase
from app.cli.telling import DONE, REFUSED, TROUBLE, complain
from app.errors import Cancelled, Refused, Trouble
from app.paths import Home, version


class Post(Enum):
    """A post that a laptop can be kept to."""

    DOOR = "door"
    CHAIR = "chair"
    TALLY = "tally"
    STAGE = "stage"


PostOption = Annotated[
    Post | None,
    typer.Option(
        "--post",
        help="Start there and show nothing else; leaving needs this laptop’s PIN, if one was ever chosen.",
    ),
]


class Speed(Enum):
    """How fast the rehearsed evening is played."""

    AS_IT_WAS = "1"
    TWENTY = "20"
    MOST = "max"


def run() -> None:
    """Run the command that was typed, and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # a console that lacks a letter shows a question mark instead of a traceback
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    try:
        _commands()(prog_name="folkmoot")
    except (Refused, Trouble) as fault:
        sys.exit(complain(fault))
    except Cancelled:
        sys.exit(REFUSED)
    except Exception:  # noqa: BLE001 - a bug, told as one; 1 would say that a rule refused
        traceback.print_exc()
        sys.exit(TROUBLE)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"Folkmoot {version()}")
        raise typer.Exit(DONE)


def program(
    ctx: typer.Context,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
    post: PostOption = None,
    assembly: Annotated[
        str, typer.Option("--assembly", help="With --post: title or id of the assembly.")
    ] = "",
    _version: Annotated[
        bool,
        typer.Option("--version", help="Say which Folkmoot this is.", is_eager=True, callback=_tell_version),
    ] = False,
) -> None:
    """Run an accountability assembly: who came, what was asked, what was answered, and a signed record of it.

    Without a command the program opens. Exit codes: 0 done, 1 refused or invalid, 2 wrong usage, 3 trouble.
    """
    if ctx.invoked_subcommand is not None:
        # what is said before a command holds for the command, whose own word goes before it
        for name, said in (("FOLKMOOT_HOME", home), ("FOLKMOOT_PASSPHRASE_FILE", passphrase_file)):
            if said is not None:
                os.environ[name] = str(said)
        return
    from app.ui.imports import plain

    plain()
    from app.main import run as open_windows

    if (post is None) != (not assembly):
        raise typer.BadParameter("--post and --assembly go together.")
    at = post.value if post is not None else ""
    status = open_windows(Home.find(home), passphrase=passphrase(passphrase_file), post=at, assembly=assembly)
    raise typer.Exit(status)


def demo(
    out: Annotated[Path, typer.Option("--out", help="The folder for what the evening leaves.")] = Path("out"),
    speed: Annotated[Speed, typer.Option("--speed", help="How fast it is played.")] = Speed.MOST,
    home: HomeOption = None,
) -> None:
    """Play a published assembly through the real windows and leave badges, minutes, records and pictures.

    On a screen it can be watched at --speed 1 or 20; any failure ends it with exit code 1.
    """
    from app.demo.play import play

    raise typer.Exit(play(out, speed.value, Home(home) if home else None))


COMMANDS: Mapping[str, Callable[..., None]] = {
    "demo": demo,
    "badges": badges.badges,
    "check-in": door.check_in,
    "decode": badges.decode,
    "export": records.export,
    "verify": records.verify,
}
"""What is typed after `folkmoot`."""

GROUPS: Mapping[str, tuple[str, Mapping[str, Callable[..., None]]]] = {
    "import": (
        "Take a plan or a list from a file, whole or not at all.",
        {"plan": plan.import_plan, **plan.LISTS},
    ),
    "badge": (
        "Look at a badge code; say which badges come in.",
        {"check": badges.check, "rule": badges.rule, "new-key": badges.new_key},
    ),
    "post": ("The post that this laptop keeps to.", {"free": post_lock.free}),
    "journal": ("Look through everything that was recorded.", {"verify": journal.verify}),
}
"""What is typed after one of these words: what they are about, and their commands."""


def _commands() -> typer.Typer:
    every = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    every.callback(invoke_without_command=True)(program)
    _put(COMMANDS, every)
    for word, (about, commands) in GROUPS.items():
        group = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
        _put(commands, group)
        every.add_typer(group, name=word, help=about)
    return every


def _put(commands: Mapping[str, Callable[..., None]], into: typer.Typer) -> None:
    for name, command in commands.items():
        into.command(name)(command)
