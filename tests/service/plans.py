"""Plans for the tests of planning: a station of its own, an assembly, and lists written as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.plan import Plan
from app.domain.roster import Taken
from app.service import plan
from app.store.station import Station

MEMBERS = (
    "institution,type,pledge\nElm Street School,school,4\nCorner Mosque,mosque,3\nUnion Branch 4,union,2\n"
)
HOLDERS = "name,office\nMayor 1,Mayor\nMayor 2,Mayor\n"
ASKS = "number,title,words,by_when\n1,Wage,Will you pay it?,by summer\n2,Homes,Will you build?,by autumn\n"
AGENDA = (
    "title,minutes,kind,ask,public\n"
    "Doors,30,prepare,,no\nWelcome,5,welcome,,\nThe ask,1,ask,1,\nMusic,5,music,,\n"
)


@dataclass(slots=True)
class Planning:
    """A station and one assembly on it."""

    station: Station
    folder: Path
    assembly: str = ""

    def file(self, text: str, name: str = "list.csv") -> Path:
        """A list as a file."""
        target = self.folder / name
        target.write_text(text, "utf-8")
        return target

    def take(self, what: str, text: str, *, default_institution: str = "", dry_run: bool = False) -> Taken:
        """Take a list."""
        return plan.take(
            self.station,
            self.assembly,
            what,
            self.file(text),
            default_institution=default_institution,
            dry_run=dry_run,
        )

    @property
    def plan(self) -> Plan:
        """As it stands."""
        return plan.plan(self.station.database, self.assembly)

    @property
    def entries(self) -> int:
        """Journal entries so far."""
        with self.station.database.reading() as connection:
            row = connection.exec_driver_sql("SELECT COUNT(*) FROM entry").fetchone()
        assert row is not None
        return row[0]


def autumn(station: Station, *, title: str = "Autumn Assembly") -> str:
    """A new assembly."""
    return plan.create_assembly(
        station,
        title=title,
        alliance="Riverside Alliance",
        venue="Riverside Hall",
        day=date(2026, 11, 24),
        starts="18:30",
        ends="20:00",
        zone="Europe/London",
        capacity=600,
        target=8,
    )
