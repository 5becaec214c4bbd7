"""`folkmoot badges`, `badge` and `decode`: badges drawn, looked at and sealed; codes read in pictures."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.cli.opening import AssemblyOption, HomeOption, PassphraseOption, opened, opened_at
from app.cli.telling import DONE, AsJson, as_json, complain, end
from app.errors import Refused, Trouble
from app.words import ENGLISH


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
    with opened_at(assembly, home, passphrase_file, writing=True) as (house, id):
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


def check(
    text: Annotated[str, typer.Argument(help="What the scanner read.")],
    assembly: Annotated[str, typer.Option("--assembly", help="Only of this assembly (title or id).")] = "",
    json_only: AsJson = False,
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Say what a badge code is, without letting anyone in. Exit 0 if a door would take it, else 1."""
    from app.domain.badge import Reading
    from app.service.assemblies import find_assembly
    from app.service.badge_check import check_badge

    with opened(home, passphrase_file) as house:
        only = find_assembly(house.database, assembly) if assembly else ""
        found = check_badge(house.station, text, only)
    words = ["replaced by a newer badge" if found.replaced else found.reading.value]
    words += ["sealed with an old key"] * found.old_key
    words += [found.assembly, found.institution, found.kind.value if found.kind else "", found.caption]
    if found.reading is Reading.OURS and not found.listed:
        words.append("not in the list yet" if found.good else "not in the list")
    typer.echo(as_json(asdict(found)) if json_only else " · ".join(filter(None, words)))
    end(found.good)


def rule(
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

    with opened_at(assembly, home, passphrase_file, writing=listed_only is not None) as (house, id):
        if listed_only is not None:
            plan.change_assembly(house.station, id, listed_only=listed_only)
        now = plan.plan(house.database, id).assembly
    typer.echo("Only badges in the list come in" if now.listed_only else "Any good badge comes in")


def new_key(
    assembly: AssemblyOption,
    because: Annotated[str, typer.Option("--because", help="Why; the report on the doors repeats it.")],
    home: HomeOption = None,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Seal badges with another key from now on, because a laptop with the old one is lost.

    Badges in the list stay good; anything else that the old key sealed is sent to the desk.
    """
    from app.service import badges as sealing

    with opened_at(assembly, home, passphrase_file, writing=True) as (house, id):
        key_id = sealing.new_key(house.station, id, because=because)
    typer.echo(f"Badges made from now on are sealed with key {key_id}")


def decode(
    images: Annotated[list[Path], typer.Argument(metavar="IMAGE…", help="PNG, JPEG or WebP pictures.")],
    json_only: AsJson = False,
) -> None:
    """Read the QR codes in pictures, whatever they say: with --json one line a file, {"file", "texts"}.

    What is written in a code is shown escaped. A picture without a code is done like any other, exit 0; one
    that is no picture is passed over and told: exit 1, or 3 where the file cannot be read.
    """
    from app.exchange.codes import read_codes
    from app.service.given_file import readable

    status = DONE
    for image in images:
        try:
            with readable(image):
                texts = read_codes(image)
        except (Refused, Trouble) as fault:
            status = max(status, complain(fault, image))
            continue
        # escaped: a code may hold what moves a terminal's cursor or turns its line round
        if json_only:
            typer.echo(json.dumps({"file": str(image), "texts": texts}))
        else:
            for said in map(json.dumps, texts) if texts else ["no code"]:
                typer.echo(f"{image}: {said}")
    raise typer.Exit(status)
