"""The journal, looked through: whether every entry is what its station signed, and what the heads are."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.plan import ALLIANCE
from app.store import journal, plan
from app.store import records as store
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class ScopeHead:
    """The journal of the alliance, or of one assembly."""

    scope: str
    title: str
    entries: int
    head: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of looking through it."""

    entries: int
    head: str
    """Of everything on this laptop."""
    scopes: tuple[ScopeHead, ...]
    fault: str = ""
    """The first entry that does not hold, or that the head asked for never was; empty when all is well."""
    since: int | None = None
    """Entries added since the head that was asked for; None when none was asked for, or it never was."""

    @property
    def holds(self) -> bool:
        """Whether nothing is altered, missing or forged."""
        return not self.fault


def verify(database: Database, head: str | None = None) -> Verified:
    """Look through every entry. `head` is one printed earlier, as in minutes: it must have been passed."""
    wanted = "".join((head or "").lower().split())
    with database.reading() as connection:
        titles = {each.id: each.title for each in plan.assemblies(connection)} | {ALLIANCE: "Alliance"}
        names = sorted({tip.scope for tip in journal.tips(connection)})
        scopes = tuple(
            ScopeHead(
                each,
                titles.get(each, each),
                journal.count(connection, each),
                journal.head(connection, each),
            )
            for each in names
        )
        whole = journal.head(connection)
        broken = journal.verify(connection)
        since: int | None = None
        if broken is None and wanted:
            since = 0 if wanted == whole else None
            for each in scopes:
                then = store.entries_at(connection, each.scope, wanted)
                since = since if then is None else each.entries - then
    fault = ""
    if broken is not None:
        fault = f"entry {broken.number} of station {broken.station} in {broken.scope}: {broken.reason}"
    elif wanted and since is None:
        fault = "this journal never had that head: its last entries are gone, or it is another journal"
    return Verified(sum(each.entries for each in scopes), whole, scopes, fault, since)
