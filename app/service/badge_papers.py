"""Badges as files: sheets for every common stock, one badge once more, codes to send, a calibration page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import words
from app.errors import Refused
from app.service.badges import badge_faces
from app.service.known import plan_of
from app.service.signing_keys import fingerprint_of
from app.service.whole_file import write_folder_whole, write_whole
from app.store import plan as plans
from app.store.database import Database
from app.store.station import Station
from app.words import ENGLISH, Tongue

if TYPE_CHECKING:
    from app.documents.badge_face import BadgeFace, Edition
    from app.documents.badges import Strip
    from app.documents.stock import Stock

Progress = Callable[[int, int], None]
_NOT_IN_NAMES = re.compile(r"[^\w\-&’'.,()]+")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Layout:
    """How sheets are laid out. It goes to the process that draws them, so it holds plain values only."""

    stock: str = "a4-cut"
    strips: Mapping[str, Strip] = field(default_factory=dict["str", "Strip"])
    backs: bool = False
    shift: tuple[float, float] = (0.0, 0.0)
    """Millimetres to the right and down, as the calibration page told."""
    used: int = 0
    """Labels that are gone from the first sheet already."""
    tongue: str = ENGLISH.code


def stocks(say: Tongue) -> tuple[tuple[str, str, str], ...]:
    """Key, a few words, and all that is to be said of every stock that sheets can be laid out for."""
    from app.documents.stock import STOCKS

    def short(stock: Stock) -> str:
        facts = {"paper": stock.paper, "count": stock.cells}
        if stock.folded:
            return say("{paper}, {count} cards to fold", **facts)
        return (
            say("{paper}, {count} to cut", **facts) if stock.cut else say("{paper}, {count} labels", **facts)
        )

    return tuple((key, short(stock), say(stock.about)) for key, stock in STOCKS.items())


def stock_key(paper: str, stock: str) -> str:
    """The key of a stock by paper (A4, Letter, A6) and kind (cut, 8, 10, 14, card)."""
    from app.documents.stock import chosen

    return chosen(paper, stock).key


def edition_of(database: Database, assembly: str, accent: str = "") -> Edition:
    """What is the same on all badges of an assembly, in its own colour or another for this once.

    Refused for one that cannot be read by.
    """
    from app.documents.badge_face import Edition
    from app.domain import colours

    at = plan_of(database, assembly).assembly
    with database.reading() as connection:
        revision = plans.revision(connection, assembly)
    return Edition(
        at.title,
        at.day,
        at.rehearsal,
        at.note,
        at.venue,
        root=fingerprint_of(database.home, rehearsal=at.rehearsal),
        revision=revision,
        **({"accent": colours.accent(accent or at.accent)} if accent or at.accent else {}),
    )


def strips_of(database: Database, assembly: str) -> dict[str, Strip]:
    """A cover strip for each delegation lead, by the institution's name."""
    from app.documents.badges import Strip

    return {each.name: Strip(each.lead, each.pledge) for each in plan_of(database, assembly).delegations}


def badge_sheets(
    station: Station,
    assembly: str,
    layout: Layout | None = None,
    *,
    only_new: bool = False,
    accent: str = "",
    say: Tongue = ENGLISH,
    progress: Progress | None = None,
) -> bytes:
    """The sheets to print, as a PDF. Refused when no badge has been made."""
    faces = badge_faces(station, assembly, only_new=only_new, say=say)
    if not faces:
        raise Refused("There is no badge to print. Make the badges first.")
    return sheets(faces, edition_of(station.database, assembly, accent), layout or Layout(), progress)


def sheets(
    faces: Sequence[BadgeFace], edition: Edition, layout: Layout, progress: Progress | None = None
) -> bytes:
    """These badges laid out, as a PDF."""
    from app.documents.badges import badge_sheets as laid_out
    from app.documents.stock import STOCKS

    return laid_out(
        faces,
        edition,
        stock=STOCKS[layout.stock],
        strips=layout.strips,
        backs=layout.backs,
        shift=layout.shift,
        used=layout.used,
        progress=progress,
        say=words.tongue(layout.tongue),
    )


def save_sheets(
    file: str,
    faces: Sequence[BadgeFace],
    edition: Edition,
    layout: Layout,
    progress: Progress | None = None,
) -> str:
    """Lay these badges out and write the PDF whole."""
    data = sheets(faces, edition, layout, progress)
    if progress:
        # the last moment to stop it
        progress(len(faces), len(faces))
    write_whole(Path(file), data)
    return file


def save_pages(
    file: str, faces: Sequence[BadgeFace], edition: Edition, tongue: str, progress: Progress | None = None
) -> str:
    """The codes of these badges, a page each, for a delegation lead to forward."""
    from app.documents.badge_codes import code_pages

    data = code_pages(faces, edition, say=words.tongue(tongue), progress=progress)
    if progress:
        progress(len(faces), len(faces))
    write_whole(Path(file), data)
    return file


def save_pictures(
    folder: str, faces: Sequence[BadgeFace], edition: Edition, tongue: str, progress: Progress | None = None
) -> int:
    """A picture of each code in a new folder, named by institution and caption; how many."""
    from app.documents.badge_codes import code_picture

    say = words.tongue(tongue)

    def pictures() -> Iterator[tuple[str, bytes]]:
        for number, face in enumerate(faces, 1):
            yield f"{_file_name(face, say)}.png", code_picture(face, edition, say=say)
            if progress:
                progress(number, len(faces))

    return write_folder_whole(Path(folder), pictures())


def save_calibration(
    file: str, stock: str, shift: tuple[float, float], made: datetime, tongue: str = ENGLISH.code
) -> str:
    """The page to try the printer with."""
    from app.documents.calibration import calibration_page
    from app.documents.stock import STOCKS

    write_whole(Path(file), calibration_page(STOCKS[stock], made, shift=shift, say=words.tongue(tongue)))
    return file


def _file_name(face: BadgeFace, say: Tongue) -> str:
    """Letters of any script, nothing a file system stumbles over; the caption makes it unlike all others."""
    title = _NOT_IN_NAMES.sub(" ", face.title(say)).strip(" .")[:_LONGEST_NAME].strip(" .")
    return " - ".join(filter(None, (title, _NOT_IN_NAMES.sub(" ", face.caption))))
