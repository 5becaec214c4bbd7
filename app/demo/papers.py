"""After the evening: the keys made, everything sealed, and the sealed minutes checked like anyone's file."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from app.demo.stagehands import LINE, Company
from app.domain.signed import FileCheck, FileVerdict
from app.errors import Trouble
from app.service import records
from app.service.boards.records import KeyState, Paper

SECRETARY = "Demo secretary"


def seal(company: Company) -> list[Path]:
    """Make keys, seal the minutes and every commitment record; returns the files in `out`, minutes first."""
    house, records_screen = company.house, company.evening.records
    company.go("records")
    company.until(lambda: records_screen.pages > 0, "the draft's pages")
    company.picture("records-draft")
    records_screen.ask_key()
    # made for this demo and forgotten with it
    for text in (SECRETARY, secrets.token_urlsafe(12), secrets.token_urlsafe(12)):
        company.type(text)
        company.press("Tab")
    company.press("Space")
    company.until(
        lambda: records_screen.board is not None and records_screen.board.key is KeyState.OPEN,
        "the secretary's key",
    )
    company.picture("records-ready")
    company.click("Seal all of them")
    company.until(
        lambda: (
            records_screen.board is not None and all(each.sealed_at for each in records_screen.board.papers)
        ),
        "the seals",
    )
    company.settle()
    company.picture("records-sealed")
    board = records.board(house.database, house.home, company.assembly, None)
    files: list[Path] = []
    for line in board.papers:
        if line.file is None:
            raise Trouble("demo", "{paper} was not sealed.", paper=line.title)
        name = "minutes.pdf" if line.paper is Paper.MINUTES else f"commitment-record-{_plain(line.title)}.pdf"
        shutil.copyfile(line.file, company.out / name)
        files.append(company.out / name)
    root = records.root_file(house.home, rehearsal=True)
    (company.out / "root.pem").write_text(f"{LINE}\n{root.read_text('ascii')}", "ascii")
    return files


def check(company: Company, minutes: Path) -> FileCheck:
    """Check the minutes in the window, and once more with one bit turned: that must be refused."""
    screen = company.evening.records
    company.evening.check(minutes)
    company.until(lambda: screen.verdict is not None, "the verdict on the minutes")
    sound = screen.verdict
    if sound is None or sound.verdict is not FileVerdict.VALID:
        raise Trouble("demo", "The minutes are {verdict}.", verdict=sound.verdict if sound else "unread")
    company.picture("records-valid")
    changed = company.house.home.folder / "minutes with one bit turned.pdf"
    data = bytearray(minutes.read_bytes())
    data[len(data) // 2] ^= 1
    changed.write_bytes(data)
    company.evening.check(changed)
    company.until(lambda: screen.verdict is not sound, "the verdict on the changed file")
    if screen.verdict is None or screen.verdict.verdict is not FileVerdict.INVALID:
        raise Trouble("demo", "A changed file was not refused.")
    company.picture("records-invalid")
    changed.unlink()
    return sound


def _plain(name: str) -> str:
    return "-".join("".join(letter for letter in name.lower() if letter.isalnum() or letter == " ").split())
