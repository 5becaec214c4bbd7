"""What the program says, in a tongue that is passed in: window, stage and paper may each have their own."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from app import clock, paths

DOMAIN = "folkmoot"

# British English is written here and not by Babel, whose import is a twentieth of a start
_WRITTEN_HERE = ("en", "en_GB")
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language, ready to speak. English sentences are their own keys."""

    code: str = "en_GB"
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, compare=False)

    def __call__(self, sentence: str, /, **facts: object) -> str:
        """The sentence in this tongue, its `{named}` places filled."""
        said = self.catalogue.gettext(sentence)
        return said.format(**facts) if facts else said

    def plural(self, one: str, many: str, count: int, /, **facts: object) -> str:
        """The sentence for that many; `{count}` stands for the number, grouped as the tongue does."""
        said = self.catalogue.ngettext(one, many, count)
        return said.format(count=self.number(count), **facts)

    def number(self, value: int) -> str:
        """A whole number, grouped: 2,164."""
        if self.code in _WRITTEN_HERE:
            return f"{value:,}"
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=self.code))

    def time(self, moment: datetime, zone: str, *, seconds: bool = False) -> str:
        """A moment by the venue's clock: 19:18, or 19:18:36. `zone` is an IANA name."""
        at = clock.at_venue(moment, zone)
        if self.code in _WRITTEN_HERE:
            return f"{at:%H:%M:%S}" if seconds else f"{at:%H:%M}"
        from babel.dates import format_time

        return str(format_time(at, "HH:mm:ss" if seconds else "HH:mm", locale=self.code))

    def day(self, day: date, *, weekday: bool = False) -> str:
        """A date as one writes it: 4 May 2015, or Monday 4 May 2015."""
        if self.code in _WRITTEN_HERE:
            written = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
            return f"{_DAYS[day.weekday()]} {written}" if weekday else written
        from babel.dates import format_date

        return str(format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale=self.code))


ENGLISH = Tongue()


def tongue(code: str) -> Tongue:
    """The tongue of that code, from `resources/words/<code>.mo`; sentences it lacks stay English."""
    if code.split("_")[0] == "en":
        return Tongue(code)
    file: Path = paths.resources() / "words" / f"{code}.mo"
    with file.open("rb") as stream:
        return Tongue(code, gettext.GNUTranslations(stream))


class _Stretched(gettext.NullTranslations):
    """Every sentence half as long again, with accents: what a layout must survive."""

    _ACCENTS = str.maketrans("aeiouyAEIOUY", "äéîöûŷÄÉÎÖÛŶ")

    def gettext(self, message: str) -> str:
        # places in braces are kept as they are
        parts = message.replace("{", "\0{").replace("}", "}\0").split("\0")
        body = "".join(part if part.startswith("{") else part.translate(self._ACCENTS) for part in parts)
        return body + " " + "~" * max(1, len(message) // 2)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def stretched() -> Tongue:
    """A made-up long tongue, for the pictures."""
    return Tongue("en_GB", _Stretched())


def clock_face(length: timedelta | float) -> str:
    """A length of time as a clock shows it: 1:24, or 1:04:09; seconds are cut, never rounded up."""
    seconds = int(length.total_seconds() if isinstance(length, timedelta) else length)
    sign = "−" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{sign}{minutes}:{seconds:02d}"
