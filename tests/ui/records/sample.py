"""Records to draw, from plain data: drafts, what is ready, what is sealed, and verdicts on files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.documents.pages import PagePicture
from app.domain.signed import FileCheck, FileVerdict, SignatureLine
from app.service.boards.records import KeyState, Paper, PaperLine, RecordsBoard
from tests.ui.evening import ASSEMBLY, NAMES

SEALED_AT = datetime(2015, 5, 4, 19, 21, 40, tzinfo=UTC)
ROOT = "7f3a91c240de8b15" * 4
MINUTES = PaperLine(Paper.MINUTES, title="Minutes")
DRAFTS = (MINUTES, *(PaperLine(Paper.COMMITMENT_RECORD, f"p{at}", name) for at, name in enumerate(NAMES)))
EMPTY = RecordsBoard(ASSEMBLY.id, ASSEMBLY.title, False, ASSEMBLY.zone, (MINUTES,), KeyState.NONE)
"""Before the evening: no power-holder, no key."""
READY = RecordsBoard(
    ASSEMBLY.id,
    ASSEMBLY.title,
    True,
    ASSEMBLY.zone,
    DRAFTS,
    KeyState.OPEN,
    "REHEARSAL Secretary 1",
    ROOT,
    0,
    True,
    reports=(PaperLine(Paper.DOOR_REPORT),),
)
OPEN_ANSWERS = replace(READY, open_cells=3, key=KeyState.LOCKED)
NO_KEY = replace(READY, key=KeyState.NONE, key_name="", root_fingerprint="")
LOCKED = replace(READY, key=KeyState.LOCKED)
EXPIRED = replace(READY, key=KeyState.EXPIRED)


def sealed(board: RecordsBoard = READY) -> RecordsBoard:
    """All of it sealed, with files that lie nowhere."""
    papers = tuple(
        replace(line, sealed_at=SEALED_AT, sealed_by="Secretary 1", revision=1, file=Path(f"{at}.pdf"))
        for at, line in enumerate(board.papers)
    )
    return replace(board, papers=papers)


def crowded() -> RecordsBoard:
    """Twelve power-holders with long names, half of them sealed."""
    lines = tuple(
        PaperLine(
            Paper.COMMITMENT_RECORD,
            f"p{at}",
            f"The leader of the council of Upper and Lower Elmbridge {at + 1}",
            sealed_at=SEALED_AT if at % 2 else None,
            sealed_by="Secretary 1" if at % 2 else "",
        )
        for at in range(12)
    )
    return replace(LOCKED, papers=(MINUTES, *lines))


def page(number: int, pages: int, width: int) -> PagePicture:
    """A page with grey lines on white, as wide as it is wanted."""
    height = round(width * 1123 / 794)
    rows = [
        b"\xff" * (4 * width)
        if y % 24 > 6 or not height // 12 < y < height * 11 // 12
        else b"\xff" * (4 * (width // 8))
        + b"\x90" * (4 * (width - 2 * (width // 8)))
        + b"\xff" * (4 * (width // 8))
        for y in range(height)
    ]
    return PagePicture(number, pages, width, height, b"".join(rows))


SECRETARY = SignatureLine("Secretary 1", SEALED_AT, "certified by the secretary")
WITNESS = SignatureLine("Witness 2", datetime(2015, 5, 4, 19, 23, 4, tzinfo=UTC), "drawn in front of us")
DIGEST = "0f" * 32
VALID = FileCheck("minutes.pdf", 421_888, FileVerdict.VALID, (), (SECRETARY, WITNESS), DIGEST, (), ROOT)
INCOMPLETE = replace(
    VALID,
    verdict=FileVerdict.INCOMPLETE,
    reasons=("The file was cut back: a signature that our journal knows is not in it.",),
    signatures=(SECRETARY,),
    open_fields=("Co-chair", "Sajid Javid"),
)
INVALID = replace(
    VALID,
    file="minutes (2).pdf",
    verdict=FileVerdict.INVALID,
    reasons=("Something was added after the last signature.", "It is not what our journal says."),
    signatures=(replace(SECRETARY, sound=False), replace(WITNESS, sound=False)),
)
UNSIGNED = FileCheck("notes.pdf", 900, FileVerdict.UNSIGNED, ("There is no signature in it.",), (), DIGEST)
