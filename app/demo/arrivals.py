"""The door of the demo: the badges printed, read from the sheets as a camera would, and scanned."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator

from app.demo.stagehands import Company
from app.documents.pages import page_pictures
from app.domain.badge import ID_BYTES, KEY_BYTES, LENGTH, Code, issue
from app.domain.door import Cause, Word
from app.domain.plan import BadgeKind
from app.errors import Trouble
from app.exchange.codes import read_codes
from app.service import door as doors

SEED = 20150504
COME = 0.955
"""Share of the badges whose people come; made up."""
LATE = 40
"""How many of them come after the roll call has begun; made up."""
DOORS_ARE_OPEN = 45 * 60
"""Seconds before the public part."""
_DOTS_AN_INCH = 150
_SENT_TWICE = 0.8
"""Seconds after which the same code is another scan."""
_A4_INCHES = 8.27


class Arrivals:
    """Those who come, in an order that is always the same."""

    def __init__(self, company: Company, sheets: bytes) -> None:
        self._company = company
        self._codes = list(_read_sheets(sheets))
        self._chance = random.Random(SEED)  # noqa: S311 - the order of arrivals, not a secret
        coming = self._chance.sample(self._codes, round(len(self._codes) * COME))
        late = min(LATE, len(coming) // 4)
        self.early, self.late = coming[: len(coming) - late], coming[len(coming) - late :]
        self.counted = 0
        self.turned_away = 0

    @property
    def read(self) -> int:
        """Codes that were read from the sheets."""
        return len(self._codes)

    def rush(self) -> None:
        """The 45 minutes before the start; now and then something goes wrong that always does."""
        company = self._company
        pace = DOORS_ARE_OPEN / len(self.early)
        trouble = {
            len(self.early) // 6: self._same_badge_again,
            len(self.early) // 4: self._foreign_codes,
            len(self.early) // 2: self._without_a_badge,
            len(self.early) * 2 // 3: self._undo,
        }
        company.picture("door-ready")
        for number, code in enumerate(self.early):
            company.pass_time(pace)
            self.scan(code, Word.WELCOME)
            if number == len(self.early) // 8:
                company.picture("door-welcome")
            if number in trouble:
                trouble[number](code)
        company.press("F5")
        company.picture("door-institutions")
        company.press("F5")

    def scan(self, code: str, word: Word, cause: Cause | None = None) -> None:
        """One scan, and the verdict it must have."""
        company = self._company
        screen = company.evening.door
        before = screen.verdict
        company.hands.scan(company.windows.shell, code)
        company.until(lambda: screen.verdict is not None and screen.verdict is not before, "a verdict")
        verdict = screen.verdict
        if verdict is None or verdict.word is not word or (cause is not None and verdict.cause is not cause):
            found = "" if verdict is None else f"{verdict.word.value} ({verdict.cause.value})"
            raise Trouble(
                "demo", "The door said {found}, not {word}.", found=found, word=(cause or word).value
            )
        if verdict.let_in and verdict.fact:
            self.counted += verdict.heads
        elif not verdict.let_in:
            self.turned_away += 1
        company.hands.rest(0.2)

    def _same_badge_again(self, _code: str) -> None:
        """A badge that has been lent out of the window, say."""
        company = self._company
        company.pass_time(5)
        self.scan(self.early[0], Word.ALREADY_IN)
        company.picture("door-already-in")

    def _foreign_codes(self, _code: str) -> None:
        """A leaflet's code, a badge of another assembly, and one that somebody made up."""
        company = self._company
        number = company.plan.assembly.number
        for at, cause in ((number + 1, Cause.OTHER_ASSEMBLY), (number, Cause.FORGED)):
            code = issue(
                secrets.token_bytes(KEY_BYTES),
                Code(BadgeKind.DELEGATE, at, 1, secrets.token_bytes(ID_BYTES), 1),
            )
            company.pass_time(5)
            self.scan(code, Word.NOT_OURS, cause)
        company.pass_time(5)
        self.scan("HTTPS://EXAMPLE.ORG/LEAFLET?ID=17", Word.NOT_OURS, Cause.FOREIGN)
        company.picture("door-not-ours")

    def _without_a_badge(self, _code: str) -> None:
        """A walk-in by institution, found by typing part of its name."""
        company = self._company
        screen = company.evening.door
        before = screen.verdict
        name = company.plan.delegations[0].name
        company.hands.type(company.windows.shell, name[:8].lower(), by_hand=True)
        company.hands.rest(0.3)
        finder = doors.Finder(company.house.database, company.assembly)
        wanted = finder.find(name[:8].lower()).hits[0].title
        company.until(lambda: screen.found is not None and screen.found.title == wanted, "the search")
        company.picture("door-search")
        company.press("Return")
        company.press("Ctrl+Return")
        company.until(lambda: screen.verdict is not None and screen.verdict is not before, "the walk-in")
        self.counted += 1
        company.pass_time(4)

    def _undo(self, code: str) -> None:
        """The wrong badge: taken back by one key, and scanned again."""
        company = self._company
        screen = company.evening.door
        company.press("Ctrl+Z")
        company.until(lambda: screen.verdict is None, "the undo")
        self.counted -= 1
        company.pass_time(3)
        # so soon again it would be taken for a scanner that sends twice
        company.hands.wait(_SENT_TWICE)
        self.scan(code, Word.WELCOME)


def _read_sheets(sheets: bytes) -> Iterator[str]:
    """Every code on the printed sheets, read from a picture of the page."""
    for page in page_pictures(sheets, round(_A4_INCHES * _DOTS_AN_INCH)):
        for text in read_codes(page.grey):
            if len(text) == LENGTH:
                yield text
