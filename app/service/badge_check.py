"""What a scanned text is, for whoever wonders about a badge; nobody is let in and nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain import badge as codes
from app.domain.badge import Code, Reading
from app.domain.plan import Assembly, BadgeKind
from app.service.passage import Keys
from app.store import door as store
from app.store import plan as plans
from app.store.station import Station


@dataclass(frozen=True, slots=True)
class BadgeCheck:
    """What a code says, as far as it is ours."""

    reading: Reading
    assembly: str = ""
    """Its title."""
    kind: BadgeKind | None = None
    institution: str = ""
    caption: str = ""
    listed: bool = False
    """Whether its badge is in the list on this laptop."""
    replaced: bool = False
    old_key: bool = False
    """Not in the list, and sealed with a key that another took the place of."""
    listed_only: bool = False
    """Not in the list, where only listed badges come in."""

    @property
    def good(self) -> bool:
        """A door of that assembly would let it in."""
        return self.reading is Reading.OURS and not (self.replaced or self.old_key or self.listed_only)


def check_badge(station: Station, text: str, assembly: str = "") -> BadgeCheck:
    """Whether a text is one of our badge codes, of one assembly or of any; it is never repeated."""
    with station.database.reading() as connection:
        every = [each for each in plans.assemblies(connection) if assembly in ("", each.id)]
    best = BadgeCheck(Reading.FOREIGN)
    for each in every:
        reading, code = codes.read(text, each.number, Keys(station, each.id))
        if code is not None:
            return _ours(station, each, code)
        if reading not in (Reading.FOREIGN, Reading.OTHER_ASSEMBLY):
            best = BadgeCheck(reading, each.title)
        elif best.reading is Reading.FOREIGN:
            best = BadgeCheck(reading)
    return best


def _ours(station: Station, assembly: Assembly, code: Code) -> BadgeCheck:
    with station.database.reading() as connection:
        listed = store.listed(connection, assembly.id, code.badge.hex())
        bringing = (
            store.bringing(connection, assembly.id, listed.delegation)
            if listed
            else store.bringing_numbered(connection, assembly.id, code.institution)
        )
        old_key = listed is None and code.key_id < store.newest_key(connection, assembly.id)
    return BadgeCheck(
        Reading.OURS,
        assembly.title,
        code.kind,
        bringing.name if bringing else "",
        listed.caption if listed else "",
        listed is not None,
        listed is not None and listed.replaced,
        old_key,
        listed is None and assembly.listed_only,
    )
