"""This laptop in the journal: every change is made here, rows and one signed entry in one commit."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from app.clock import Clock
from app.domain.plan import ALLIANCE
from app.errors import Trouble
from app.paths import Home
from app.store import journal
from app.store.database import Database, driver
from app.store.feed import Feed
from app.store.identity import Identity, identities, known_key
from app.store.journal import Entry
from app.store.stamps import Stamps

if TYPE_CHECKING:
    from app.store.apply import Applied
    from app.store.change import Change

ORGANISER = "organiser"
SLICE = 0.01
"""Seconds that taking in others' entries may hold up a door."""
KEEPERS_OF_SECRETS = frozenset({ORGANISER, "door", "desk"})
"""Posts whose stations are given the badge keys."""


class Station:
    """One laptop, its file open and its keys at hand."""

    def __init__(self, database: Database, clock: Clock, identities: list[Identity]) -> None:
        """Use `open`."""
        self.database: Database = database
        self.clock: Clock = clock
        self.feed: Feed = Feed()
        self.post: str = ORGANISER
        self.who: str = ""
        """The operator's id; never a name."""
        *self._former, self._identity = identities
        self._stamps: Stamps = Stamps(clock)
        self._secrets: dict[tuple[str, str], bytes] = {}
        self._untold: list[tuple[frozenset[str], str]] = []
        """News of changes that are not committed yet."""
        with database.reading() as connection:
            for tip in journal.tips(connection):
                self._stamps.seen(tip.stamp)
            self.who = _operator(connection)

    @classmethod
    def open(
        cls,
        home: Home,
        clock: Clock,
        *,
        passphrase: str | None = None,
        create: bool = True,
        writing: bool = True,
    ) -> Station:
        """The station of that home, made there if there is none and `create` says so.

        Trouble as `Database.open`.
        """
        if create and writing and not home.database.exists():
            database = Database.create(home, passphrase=passphrase)
            try:
                _settle(database, 0)
            except BaseException:
                database.close()
                raise
        else:
            database = Database.open(home, passphrase=passphrase, writing=writing)
        try:
            if not database.read_only:
                _catch_up(database)
            return cls(database, clock, _selves(database))
        except BaseException:
            database.close()
            raise

    @property
    def id(self) -> str:
        """What this laptop is called in the journal."""
        return self._identity.station

    @property
    def public_key(self) -> bytes:
        """What others check this station's entries with."""
        return self._identity.public_key

    def sign(self, statement: bytes) -> bytes:
        """This station's word for a file it hands on."""
        return self._identity.key.sign(statement)

    def change(
        self, kind: str, scope: str, *, post: str = "", batch: str = ""
    ) -> AbstractContextManager[Change]:
        """Do one thing: what is said inside becomes one entry and its rows, committed when the block ends.

        Nothing said, nothing written; an exception, and all is as before. Trouble as `Database.writing`.
        """
        return self._change(kind, scope, post, batch)

    def together(self) -> AbstractContextManager[None]:
        """Do several things as one: every change in the block is kept, or after a crash none of them.

        They are entries of their own all the same. A change that fails takes the others back with it.
        """
        return self._together()

    @contextmanager
    def _together(self) -> Generator[None]:
        try:
            with self.database.together():
                yield
            for topics, scope in self._untold:
                self.feed.tell(topics, scope)
        finally:
            self._untold.clear()
            self._secrets.clear()

    @contextmanager
    def _change(self, kind: str, scope: str, post: str, batch: str) -> Generator[Change]:
        from app.store.change import Change
        from app.store.kinds import KINDS, Act

        registered = KINDS[kind]
        topics: frozenset[str] = frozenset()
        with self.database.writing() as connection:
            tip = journal.tip(driver(connection), scope, self.id)
            if tip.number == 0 and kind != "station_admitted":
                topics |= self._enter(connection, scope)
                tip = journal.tip(driver(connection), scope, self.id)
            change = Change(connection, registered, scope, self.clock.now(), tip)
            yield change
            if registered.act is Act.CLOSE:
                raw = driver(connection)
                change.count_batch(journal.batch_size(raw, scope, self.id, batch, tip.number + 1))
            topics |= self._write(connection, change, post, batch)
        if kind == "secret_shared":
            self._secrets.clear()
        if topics and self.database.is_together:
            self._untold.append((topics, scope))
        elif topics:
            self.feed.tell(topics, scope)

    def _write(self, connection: Connection, change: Change, post: str, batch: str) -> frozenset[str]:
        from app.store.apply import record

        said = change.body()
        if said is None:
            return frozenset()
        body, private = said
        entry = Entry(
            change.scope,
            self.id,
            change.tip.number + 1,
            self._stamps.next(over=change.over()),
            change.kind.name,
            change.kind.schema,
            self.who,
            post or self.post,
            batch,
            body,
            private,
            change.tip.hash,
            b"",
            b"",
        )
        return record(connection, journal.signed(entry, self._identity.key))

    def _enter(self, connection: Connection, scope: str) -> frozenset[str]:
        """Whoever makes the first entry of a scope admits itself; the former self vouches for a new one."""
        raw = driver(connection)
        known = (one for one in reversed(self._former) if known_key(raw, scope, one.station))
        former = next(known, None)
        if former is None and next(journal.tips(connection, scope), None) is not None:
            return frozenset()
        from app.store.change import Change
        from app.store.kinds import KINDS

        change = Change(
            connection,
            KINDS["station_admitted"],
            scope,
            self.clock.now(),
            journal.tip(raw, scope, self.id),
        )
        admission = self._identity.admission("", self.post, former)
        change.row("station", None, admission, named=self.id)
        return self._write(connection, change, "", "")

    def merge(self, entries: Iterable[Entry]) -> Applied:
        """Take in what other stations did."""
        from app.store.apply import Applied

        applied = Applied()
        for some in self.merging(entries):
            applied = applied.then(some)
        return applied

    def merging(self, entries: Iterable[Entry]) -> Iterator[Applied]:
        """Take in what other stations did, by committed slices of ten milliseconds: a door waits for one.

        If someone else wrote under this station's id (a copied file, a restored backup), it goes on under a
        new one, and says again what of the other's entries has no place in the chain.
        """
        from app.store.apply import apply

        left, forks, doubled = iter(entries), list[Entry](), False
        for first in left:
            with self.database.writing() as connection:
                applied = apply(connection, chain((first,), self._for_a_slice(left)))
            for entry in applied.added:
                self._stamps.seen(entry.stamp)
            self._secrets.clear()
            for scope in sorted({entry.scope for entry in applied.added}) if applied.topics else ():
                self.feed.tell(applied.topics, scope)
            doubled |= any(entry.station == self.id for entry in (*applied.added, *applied.forks))
            forks += [entry for entry in applied.forks if entry.station == self.id]
            yield applied
        if doubled:
            self._renew(forks)

    def _for_a_slice(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        end = self.clock.monotonic() + SLICE
        while self.clock.monotonic() < end and (entry := next(entries, None)) is not None:
            yield entry

    def _renew(self, forks: Sequence[Entry]) -> None:
        from app.store.say_again import say_again

        self._former.append(self._identity)
        self._identity = _settle(self.database, len(self._former))
        say_again(lambda kind, scope, post: self.change(kind, scope, post=post), forks)

    def admission(self, name: str = "", post: str = "") -> dict[str, str]:
        """This station's public halves, for an organiser's station to admit it by."""
        row = self._identity.admission(name, post or self.post)
        return {"id": self.id} | {column: str(value) for column, value in row.items()}

    def admit(self, scope: str, admission: dict[str, str]) -> None:
        """Let another station take part in a scope, and give it the secrets of its post."""
        values = {column: value for column, value in admission.items() if column != "id"}
        with self.change("station_admitted", scope) as change:
            change.row("station", None, values, named=admission["id"])
        if admission.get("post") in KEEPERS_OF_SECRETS:
            for name in self._secret_names(scope):
                value = self.secret(scope, name)
                if value is not None:
                    self.share_secret(scope, name, value)

    def revoke(self, scope: str, station: str) -> None:
        """What a station writes from now on is kept and does not count: its laptop is lost."""
        with self.change("station_revoked", scope) as change:
            last = journal.tip(driver(change.connection), scope, station)
            change.row("station", station, {"revoked_after": last.number})

    def secret(self, scope: str, name: str) -> bytes | None:
        """A secret shared with this station in that scope, such as `badge/1`; None if it has none."""
        if (scope, name) not in self._secrets:
            with self.database.reading() as connection:
                found = connection.exec_driver_sql(
                    "SELECT sealed FROM secret WHERE scope = ? AND name = ? ORDER BY stamp DESC",
                    (scope, name),
                ).fetchall()
            opened = next((value for row in found if (value := self._opened(row[0])) is not None), None)
            if opened is None:
                return None
            self._secrets[(scope, name)] = opened
        return self._secrets[(scope, name)]

    def share_secret(self, scope: str, name: str, value: bytes, *, because: str = "") -> None:
        """Give a secret to the stations of the scope that may hold it: organisers, doors and desks.

        `because` says why there is a new one; it is kept beside it in words, for whoever closes the evening.
        """
        import pyrage

        with self.change("secret_shared", scope) as change:
            keys = _age_keys(change.connection, scope) | {self.id: self._identity.age_public_key}
            to = [pyrage.x25519.Recipient.from_str(key) for key in keys.values()]
            sealed = base64.b64encode(pyrage.encrypt(value, to)).decode()
            values = {"name": name, "sealed": sealed, "stations": " ".join(sorted(keys))}
            change.fact("secret", values, private={"reason": because} if because else None)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def _opened(self, sealed: str) -> bytes | None:
        import pyrage

        try:
            mine = pyrage.x25519.Identity.from_str(self._identity.age_key)
            return pyrage.decrypt(base64.b64decode(sealed), [mine])
        except (pyrage.DecryptError, ValueError):
            return None

    def _secret_names(self, scope: str) -> list[str]:
        with self.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT DISTINCT name FROM secret WHERE scope = ? ORDER BY name", (scope,)
            )
            return [row[0] for row in rows]


def _age_keys(connection: Connection, scope: str) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "SELECT id, post, age_key FROM station "
        "WHERE scope IN (?, ?) AND revoked_after IS NULL AND removed = 0",
        (scope, ALLIANCE),
    )
    return {row[0]: row[2] for row in rows if row[1] in KEEPERS_OF_SECRETS}


def _operator(connection: Connection) -> str:
    found = connection.exec_driver_sql("SELECT value FROM local_setting WHERE name = 'operator'").fetchone()
    return found[0] if found else ""


def _settle(database: Database, place: int) -> Identity:
    """Take a new identity, and leave a mark beside the file by which a copy of it is noticed."""
    identity, instance = Identity.new(), secrets.token_hex(8)
    with database.writing() as connection:
        raw = driver(connection)
        raw.execute(
            "INSERT INTO identity (place, station, signing_key, age_key, instance) VALUES (?, ?, ?, ?, ?)",
            (place, identity.station, identity.signing_key, identity.age_key, instance),
        )
        raw.execute(
            "INSERT OR IGNORE INTO local_setting VALUES ('operator', ?)", (f"o{secrets.token_hex(4)}",)
        )
    database.home.instance.write_text(instance, "utf-8")
    return identity


def _catch_up(database: Database) -> None:
    """Write the rows of entries that a newer version had made and this one, updated since, can read."""
    with database.reading() as connection:
        waiting = connection.exec_driver_sql(
            "SELECT DISTINCT scope, kind, schema FROM waiting JOIN entry USING (scope, station, number) "
            "WHERE cause = 'newer'"
        ).fetchall()
    if not waiting:
        return
    from app.store.apply import reproject
    from app.store.kinds import KINDS

    known = {row[0] for row in waiting if row[1] in KINDS and row[2] <= KINDS[row[1]].schema}
    for scope in sorted(known):
        with database.writing() as connection:
            reproject(connection, scope)


def _selves(database: Database) -> list[Identity]:
    """What this laptop was and, last, what it is: a new self if the file was copied away from its mark."""
    with database.reading() as connection:
        known = identities(driver(connection))
    if not known:
        raise Trouble("damaged", "The assembly file has lost its station's keys. Open the newest backup.")
    selves = [identity for identity, _ in known]
    mark = database.home.instance
    if not database.read_only and (not mark.exists() or mark.read_text("utf-8") != known[-1][1]):
        selves.append(_settle(database, len(selves)))
    return selves
