"""The command line: `folkmoot` opens the program, its commands do one thing each and say how it went.

Exit codes: 0 done, 1 refused or invalid, 2 wrong usage, 3 trouble with a file, a key or the disk.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.clock import WallClock, as_text
from app.errors import Cancelled, Refused, Trouble
from app.paths import Home
from app.service.boards.records import Export
from app.words import ENGLISH

if TYPE_CHECKING:
    from app.domain.door import Verdict
    from app.domain.roster import Taken
    from app.domain.signed import FileCheck
    from app.house import House
    from app.service.boards.records import PaperLine

DONE, REFUSED, TROUBLE = 0, 1, 3

application = typer.Typer(
    add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=False
)
imports = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
badge = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
post_commands = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
journal_commands = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
application.add_typer(imports, name="import", help="Take a plan or a list from a file, whole or not at all.")
application.add_typer(badge, name="badge", help="Look at a badge code.")
application.add_typer(post_commands, name="post", help="The post that this laptop keeps to.")
application.add_typer(journal_commands, name="journal", help="Look through everything that was recorded.")

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
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be taken; write nothing.")]


class Post(Enum):
    """A post that a laptop can be kept to."""

    DOOR = "door"
    CHAIR = "chair"
    TALLY = "tally"
    STAGE = "stage"


PostOption = Annotated[
    Post | None,
    typer.Option("--post", help="Start there and show nothing else; leaving needs this laptop’s PIN."),
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
        application(prog_name="folkmoot")
    except Exception:  # noqa: BLE001 - a bug, told as one; 1 would say that a rule refused
        traceback.print_exc()
        sys.exit(TROUBLE)


@application.callback(invoke_without_command=True)
def folkmoot(
    ctx: typer.Context,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
    post: PostOption = None,
    assembly: Annotated[
        str, typer.Option("--assembly", help="With --post: title or id of the assembly.")
    ] = "",
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
    with _told():
        from app.main import run as open_windows

        if (post is None) != (not assembly):
            raise typer.BadParameter("--post and --assembly go together.")
        at = post.value if post is not None else ""
        status = open_windows(
            Home.find(home), passphrase=_passphrase(passphrase_file), post=at, assembly=assembly
        )
        raise typer.Exit(status)


@application.command()
def demo(
    out: Annotated[Path, typer.Option("--out", help="The folder for what the evening leaves.")] = Path("out"),
    speed: Annotated[Speed, typer.Option("--speed", help="How fast it is played.")] = Speed.MOST,
    home: HomeOption = None,
) -> None:
    """Play a published assembly through the real windows and leave badges, minutes, records and pictures.

    On a screen it can be watched at --speed 1 or 20; any failure ends it with exit code 1.
    """
    with _told():
        from app.demo.play import play

        raise typer.Exit(play(out, speed.value, Home(home) if home else None))


@imports.command("plan")
def import_plan(
    file: Annotated[Path, typer.Argument(help="A plan as one JSON file.")],
    dry_run: DryRun = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Take a whole assembly from a JSON file: a new one, or the one of that title and day brought up."""
    from app.service import plan

    with _told(), _for_import(home, passphrase_file, dry_run=dry_run) as house:
        id, taken = plan.take_plan(house.station, file, dry_run=dry_run)
        _tell_taken(file, taken, dry_run=dry_run)
        if id:
            typer.echo(f"Assembly {id}")


def _list_command(what: str, about: str) -> None:
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
        mapping = _mapping(columns or [])
        with _told(), _for_import(home, passphrase_file, dry_run=dry_run) as house:
            _take(house, what, file, assembly, create, mapping, default_institution, dry_run)

    take.__doc__ = about
    imports.command(what)(take)


_list_command("institutions", "Take the institutions that come, with what each pledges.")
_list_command("people", "Take the people who are expected; each will get a badge.")
_list_command("power-holders", "Take those who are asked.")
_list_command("asks", "Take the asks, with whom each is put to.")
_list_command("agenda", "Take the running order.")


@application.command()
def badges(
    assembly: AssemblyOption,
    out: Annotated[Path | None, typer.Option("--out", help="The PDF to write.")] = None,
    up_to_pledge: Annotated[
        bool, typer.Option(help="Numbered badges until each institution has as many as it pledged.")
    ] = True,
    spare: Annotated[int, typer.Option("--spare", min=0, help="Guests’ badges more, for the desk.")] = 0,
    only_new: Annotated[
        bool, typer.Option("--only-new", help="Leave out those that were marked as printed.")
    ] = False,
    only: Annotated[
        str, typer.Option("--only", metavar="CAPTION", help="This badge once more, such as “KITE 4172”.")
    ] = "",
    delegation: Annotated[
        str,
        typer.Option(
            "--delegation",
            metavar="NAME",
            help="The codes of one institution, a page each, for its lead to send on.",
        ),
    ] = "",
    images: Annotated[
        Path | None, typer.Option("--images", metavar="DIR", help="A picture of each code, to be sent.")
    ] = None,
    mark_printed: Annotated[
        bool, typer.Option("--mark-printed", help="Note that these sheets go to the printer.")
    ] = False,
    paper: Annotated[str, typer.Option("--paper", help="A4, Letter, or A6 for a card to fold.")] = "A4",
    stock: Annotated[
        str, typer.Option("--stock", help="cut (plain paper), labels 8, 10 or 14 on a sheet, or card.")
    ] = "cut",
    strips: Annotated[bool, typer.Option(help="A cover strip before the badges of each institution.")] = True,
    backs: Annotated[
        bool, typer.Option("--backs", help="After each sheet its back, with the root’s fingerprint.")
    ] = False,
    accent: Annotated[str, typer.Option("--accent", metavar="#RRGGBB", help="The alliance’s colour.")] = "",
    shift: Annotated[
        tuple[float, float], typer.Option("--shift", help="Millimetres to the right and down.")
    ] = (0.0, 0.0),
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="A page to try the printer with, and nothing else.")
    ] = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Draw the badges that are missing and lay them out on sheets, or write their codes to be sent.

    --calibrate and --only draw none. Print at 100 %, never fitted to the page.
    """
    from app.service import badge_papers, plan
    from app.service.known import institution_called

    if out is None and images is None:
        raise typer.BadParameter("--out FILE or --images DIR", param_hint="--out")
    with _told(), _house(home, passphrase_file, writing=True) as house:
        id = plan.find_assembly(house.database, assembly)
        key = badge_papers.stock_key(paper, stock)
        if calibrate and out is not None:
            badge_papers.save_calibration(str(out), key, shift, house.clock.now())
            typer.echo(f"{out}: print it at 100 % and measure")
            return
        whose = institution_called(plan.plan(house.database, id), delegation).id if delegation else ""
        made = 0
        if not only:
            made = plan.make_badges(house.station, id, up_to_pledge=up_to_pledge, spare=spare)
        faces = plan.badge_faces(
            house.station, id, only_new=only_new and not only, caption=only, delegation=whose
        )
        if not faces:
            raise Refused("There is no badge to print. Make the badges first.")
        edition = badge_papers.edition_of(house.database, id, accent)
        if images is not None:
            count = badge_papers.save_pictures(str(images), faces, edition, ENGLISH.code)
            typer.echo(f"{images}: {count} pictures")
        if out is not None and whose:
            badge_papers.save_pages(str(out), faces, edition, ENGLISH.code)
            typer.echo(f"{out}: {len(faces)} codes")
        elif out is not None:
            cover = badge_papers.strips_of(house.database, id) if strips and not only else {}
            layout = badge_papers.Layout(key, cover, backs, shift)
            badge_papers.save_sheets(str(out), faces, edition, layout)
            typer.echo(f"{out}: {made} new badges drawn")
        if mark_printed:
            plan.mark_printed(house.station, id, {face.caption for face in faces})


@application.command("check-in")
def check_in(
    text: Annotated[str, typer.Argument(help="What the scanner read.")],
    assembly: AssemblyOption,
    door: Annotated[str, typer.Option("--door", help="The name of this door.")] = "",
    as_json: AsJson = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """One scan at a door: the verdict on one line. Exit 0 if they go through, 1 if not, 3 if not recorded."""
    from app.domain.door import Word
    from app.service import door as doors
    from app.service import plan

    with _told(), _house(home, passphrase_file, writing=True) as house:
        id = plan.find_assembly(house.database, assembly)
        verdict = doors.check_in(house.station, id, text, door=door or house.settings.door)
        typer.echo(_verdict_json(verdict) if as_json else _verdict_line(verdict))
        if verdict.word is Word.NOT_RECORDED:
            raise typer.Exit(TROUBLE)
        raise typer.Exit(DONE if verdict.let_in else REFUSED)


@badge.command("check")
def badge_check(
    text: Annotated[str, typer.Argument(help="What the scanner read.")],
    assembly: Annotated[str, typer.Option("--assembly", help="Only of this assembly (title or id).")] = "",
    as_json: AsJson = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Say what a badge code is, without letting anyone in. Exit 0 if a door would take it, else 1."""
    from app.domain.badge import Reading
    from app.service import plan
    from app.service.badge_check import check_badge

    with _told(), _house(home, passphrase_file) as house:
        found = check_badge(
            house.station, text, plan.find_assembly(house.database, assembly) if assembly else ""
        )
        words = ["replaced by a newer badge" if found.replaced else found.reading.value]
        words += ["sealed with an old key"] * found.old_key
        words += [found.assembly, found.institution, found.kind.value if found.kind else "", found.caption]
        if found.reading is Reading.OURS and not found.listed:
            words.append("not in the list yet" if found.good else "not in the list")
        typer.echo(_json(asdict(found)) if as_json else " · ".join(filter(None, words)))
        raise typer.Exit(DONE if found.good else REFUSED)


@badge.command("rule")
def badge_rule(
    assembly: AssemblyOption,
    listed_only: Annotated[
        bool | None,
        typer.Option(
            "--listed-only/--any-good",
            help="Only badges in the list come in, or any good one; by default any good one.",
        ),
    ] = None,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Say which badges come in, or change it; every door goes by it from the next scan on."""
    from app.service import plan

    with _told(), _house(home, passphrase_file, writing=listed_only is not None) as house:
        id = plan.find_assembly(house.database, assembly)
        if listed_only is not None:
            plan.change_assembly(house.station, id, listed_only=listed_only)
        now = plan.plan(house.database, id).assembly
        typer.echo("Only badges in the list come in" if now.listed_only else "Any good badge comes in")


@badge.command("new-key")
def badge_new_key(
    assembly: AssemblyOption, home: HomeOption = None, passphrase_file: PassphraseOption = None
) -> None:
    """Seal badges with another key from now on, because a laptop with the old one is lost.

    Badges in the list stay good; anything else that the old key sealed is sent to the desk.
    """
    from app.service import badges as sealing
    from app.service import plan

    with _told(), _house(home, passphrase_file, writing=True) as house:
        key_id = sealing.new_key(house.station, plan.find_assembly(house.database, assembly))
        typer.echo(f"Badges made from now on are sealed with key {key_id}")


@post_commands.command("free")
def post_free(home: HomeOption = None, passphrase_file: PassphraseOption = None) -> None:
    """Free this laptop from its post and forget its PIN, when nobody remembers it.

    Close the program first. Whoever can open the assembly file may do this: by its passphrase, or as the
    user of this computer whose keyring or folder holds the key.
    """
    from app.service import post_lock

    with _told(), _house(home, passphrase_file, writing=True) as house:
        done = post_lock.reset(house.station)
        typer.echo("Free, and the PIN is forgotten" if done else "This laptop keeps to no post")


@application.command()
def decode(
    images: Annotated[list[Path], typer.Argument(metavar="IMAGE…", help="PNG, JPEG or WebP pictures.")],
    as_json: AsJson = False,
) -> None:
    """Read the QR codes in pictures, whatever they say: with --json one line a file, {"file", "texts"}.

    What is written in a code is shown escaped. A picture without a code is done like any other, exit 0; one
    that is no picture is passed over and told: exit 1, or 3 where the file cannot be read.
    """
    from app.exchange.codes import read_codes

    status = DONE
    for image in images:
        try:
            texts = read_codes(image)
        except Refused as refused:
            typer.echo(f"{image}: {refused}", err=True)
            status = max(status, REFUSED)
        except OSError as cause:
            typer.echo(f"{image} cannot be read: {cause.strerror}.", err=True)
            status = TROUBLE
        else:
            shown = {"file": str(image), "texts": texts}
            # escaped: a code may hold what moves a terminal's cursor or turns its line round
            lines = [json.dumps(shown)] if as_json else [f"{image}: {json.dumps(text)}" for text in texts]
            for line in lines or [f"{image}: no code"]:
                typer.echo(line)
    raise typer.Exit(status)


@application.command()
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
    with _told(), _house(home, passphrase_file, writing=seal) as house:
        id, now = plan.find_assembly(house.database, assembly), house.clock.now()
        if seal:
            rehearsal = plan.plan(house.database, id).assembly.rehearsal
            key = records.open_key(house.home, _passphrase(key_passphrase_file) or "", rehearsal=rehearsal)
            publish.seal_all(house.station, house.home, id, what, key, now, because=because)
        for file, line in publish.export(house.database, house.home, id, what, out, now):
            typer.echo(str(file) if line is None else f"{file}: {_state(line)}")


@application.command()
def verify(
    file: Annotated[Path, typer.Argument(help="The signed file that was handed to you.")],
    trust: Annotated[
        list[Path], typer.Option("--trust", metavar="ROOT.pem", help="The alliance’s root certificate.")
    ],
    as_json: AsJson = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Say whether a signed file is what it claims to be, and why not.

    VALID is exit 0; VALID, INCOMPLETE, INVALID and UNSIGNED are 1; a file that is missing or unreadable is 3.
    With a home, its journal is asked as well whether this is the latest state of the file.
    """
    from app.domain.signed import FileVerdict
    from app.service.checking import check_file

    with _told():
        roots = [_bytes(root) for root in trust]
        with _asked(home, passphrase_file) as house:
            found = check_file(file, roots, house.database if house else None)
        typer.echo(_check_json(found) if as_json else _check_text(found))
        raise typer.Exit(DONE if found.verdict is FileVerdict.VALID else REFUSED)


@journal_commands.command("verify")
def journal_verify(
    head: Annotated[
        str, typer.Option("--head", metavar="HEX", help="A head printed earlier, as in minutes.")
    ] = "",
    as_json: AsJson = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Check that no entry is altered, missing or forged; print the heads.

    A head is SHA-256 over the sorted lines `scope station number hash` of each station's last entry. With
    --head, the journal must have passed through it: a cut tail shows.
    """
    from app.service import journal

    with _told(), _house(home, passphrase_file) as house:
        found = journal.verify(house.database, head or None)
        if as_json:
            typer.echo(_json({**asdict(found), "holds": found.holds}))
        else:
            for scope in found.scopes:
                typer.echo(f"{scope.head}  {scope.entries:>7}  {scope.title}")
            typer.echo(f"{found.head}  {found.entries:>7}  everything on this laptop")
            if found.since is not None:
                typer.echo(f"The journal passed through that head; {found.since} entries were added since.")
            typer.echo("Every entry holds." if found.holds else f"It does not hold: {found.fault}.")
        raise typer.Exit(DONE if found.holds else REFUSED)


# ---- how it is done --------------------------------------------------------------------------------------


@contextmanager
def _told() -> Generator[None]:
    """What is refused and what goes wrong, in one plain sentence and one exit code."""
    try:
        yield
    except Refused as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(REFUSED) from None
    except Trouble as trouble:
        typer.echo(str(trouble), err=True)
        raise typer.Exit(TROUBLE) from None
    except Cancelled:
        raise typer.Exit(REFUSED) from None


@contextmanager
def _house(home: Path | None, passphrase_file: Path | None, *, writing: bool = False) -> Generator[House]:
    from app.house import build

    house = build(Home.find(home), WallClock(), passphrase=_passphrase(passphrase_file), writing=writing)
    try:
        yield house
    finally:
        house.close()


@contextmanager
def _asked(home: Path | None, passphrase_file: Path | None) -> Generator[House | None]:
    """The house, if one was named and can be opened: a signed file can be judged without."""
    from app.house import build

    if home is None or not Home(home).database.exists():
        yield None
        return
    try:
        house = build(Home(home), WallClock(), passphrase=_passphrase(passphrase_file), writing=False)
    except Trouble as trouble:
        typer.echo(f"The journal was not asked: {trouble}", err=True)
        yield None
        return
    try:
        yield house
    finally:
        house.close()


@contextmanager
def _for_import(home: Path | None, passphrase_file: Path | None, *, dry_run: bool) -> Generator[House]:
    """The home to write to; a dry run without a file looks at an empty one that is thrown away."""
    if not dry_run:
        with _house(home, passphrase_file, writing=True) as house:
            yield house
    elif Home.find(home).database.exists():
        with _house(home, passphrase_file) as house:
            yield house
    else:
        with tempfile.TemporaryDirectory() as folder, _house(Path(folder), None, writing=True) as house:
            yield house


def _passphrase(file: Path | None) -> str | None:
    return None if file is None else _bytes(file).decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as cause:
        raise Trouble(
            "unreadable", "{file} cannot be read: {why}.", file=str(file), why=str(cause.strerror)
        ) from cause


def _mapping(columns: list[str]) -> dict[str, str]:
    pairs = [each.partition("=") for each in columns]
    for name, sign, column in pairs:
        if not (name and sign and column):
            raise typer.BadParameter(
                f"“{name}{sign}{column}” is not of the form FIELD=COLUMN", param_hint="--map"
            )
    return {name.strip(): column.strip() for name, _, column in pairs}


def _take(
    house: House,
    what: str,
    file: Path,
    assembly: str,
    create: bool,
    columns: dict[str, str],
    default_institution: str,
    dry_run: bool,
) -> None:
    from app.service import plan

    def taken(at: House, id: str, *, dry: bool) -> Taken:
        return plan.take(
            at.station,
            id,
            what,
            file,
            columns=columns,
            default_institution=default_institution,
            dry_run=dry,
        )

    try:
        id = plan.find_assembly(house.database, assembly)
    except Refused as refused:
        if not create or "ids" in refused.facts:
            raise
        # tried in a home that is thrown away first: a bad file leaves no empty assembly behind
        with tempfile.TemporaryDirectory() as folder, _house(Path(folder), None, writing=True) as trial:
            tried = taken(trial, _create(trial, assembly), dry=True)
        if dry_run or tried.problems:
            _tell_taken(file, tried, dry_run=True)
            return
        id = _create(house, assembly)
        typer.echo(f"Assembly {id} made; set its day, venue and times in Plan.")
    _tell_taken(file, taken(house, id, dry=dry_run), dry_run=dry_run)


def _create(house: House, title: str) -> str:
    from app.service import plan

    return plan.create_assembly(
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


def _tell_taken(file: Path, taken: Taken, *, dry_run: bool) -> None:
    for problem in taken.problems:
        where = [file.name]
        where += [f"row {problem.row}"] if problem.row else []
        where += [f"column {problem.column}"] if problem.column else []
        typer.echo(f"{', '.join(where)}: {problem.reason}", err=True)
    if taken.problems:
        typer.echo("Nothing was taken.", err=True)
        raise typer.Exit(REFUSED)
    counts = f"{taken.added} added, {taken.changed} changed, {taken.unchanged} as they were"
    typer.echo(f"{taken.what}: {counts}" + (" (nothing was written)" if dry_run else ""))


def _state(line: PaperLine) -> str:
    if line.file is None:
        return "a draft: it is not sealed on this laptop"
    return f"sealed by {line.sealed_by}, revision {line.revision}"


def _verdict_line(verdict: Verdict) -> str:
    words = [verdict.word.value.upper(), verdict.institution, verdict.cause.value]
    if verdict.heads > 1:
        words.append(f"{verdict.heads} people")
    if verdict.nth:
        words.append(f"{verdict.nth} of {verdict.pledge}")
    if verdict.door:
        words.append(f"at {verdict.door}")
    return " · ".join(filter(None, words))


def _verdict_json(verdict: Verdict) -> str:
    told = asdict(verdict) | {"at": as_text(verdict.at) if verdict.at else None, "let_in": verdict.let_in}
    return _json(told)


def _check_text(found: FileCheck) -> str:
    lines = [found.verdict.value, *(f"  {reason}" for reason in found.reasons)]
    for each in found.signatures:
        when = each.when.isoformat(" ", "minutes") if each.when else "no time"
        lines.append(f"  {each.who}: {each.level}, {when}")
    lines += [f"  open: {label}" for label in found.open_fields]
    lines += [f"  root SHA-256 {found.fingerprint}"] if found.fingerprint else []
    return "\n".join([*lines, f"  file SHA-256 {found.digest}"])


def _check_json(found: FileCheck) -> str:
    signatures = [
        {"who": each.who, "when": each.when.isoformat() if each.when else None, "level": each.level}
        for each in found.signatures
    ]
    return _json(
        {
            "verdict": found.verdict.value,
            "reasons": found.reasons,
            "signatures": signatures,
            "digest": found.digest,
        }
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)
