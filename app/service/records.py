"""Records: the papers of an evening in draft, sealed by the secretary, checked, and as tables for others.

The keys, the minutes' content and the check of a file are those of signing_keys, minutes and checking beside
this; they are named here so that everything about records is found in one place.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain import chair as clocks
from app.domain import records as rules
from app.domain.names import clean
from app.domain.plan import Plan
from app.domain.records import Minutes
from app.domain.signed import FileVerdict
from app.domain.tally import open_cells
from app.errors import Refused, Trouble
from app.paths import Home
from app.service.boards.records import KeyState, Paper, PaperLine, RecordsBoard
from app.service.checking import SECONDS as SECONDS
from app.service.checking import TOO_LONG as TOO_LONG
from app.service.checking import check_file as check_file
from app.service.checking import judge_here as judge_here
from app.service.checking import states_known as states_known
from app.service.known import plan_of, power_holder_of
from app.service.minutes import minutes as minutes
from app.service.signing_keys import FORGET_AFTER as FORGET_AFTER
from app.service.signing_keys import SHORTEST_PASSPHRASE as SHORTEST_PASSPHRASE
from app.service.signing_keys import SecretaryKey as SecretaryKey
from app.service.signing_keys import fingerprint_of, key_on_file
from app.service.signing_keys import idle as idle
from app.service.signing_keys import make_keys as make_keys
from app.service.signing_keys import make_root as make_root
from app.service.signing_keys import make_secretary_key as make_secretary_key
from app.service.signing_keys import open_key as open_key
from app.service.signing_keys import root_file as root_file
from app.service.signing_keys import roots as roots
from app.service.whole_file import write_whole
from app.store import chair as chair_store
from app.store import journal
from app.store import records as store
from app.store import tally as tally_store
from app.store.database import Database
from app.store.records import Sealed, Turnout
from app.store.station import Station
from app.words import ENGLISH, Tongue

POST = "organiser"
MOST_ROWS = 500
REASON = "Sealed as a true record of what was said and kept"


def draft(
    database: Database,
    home: Home,
    assembly: str,
    paper: Paper,
    power_holder: str,
    now: datetime,
    *,
    say: Tongue = ENGLISH,
) -> bytes:
    """The paper as it stands, every page marked as a draft; nothing to sign."""
    made, holder = to_draft(database, home, assembly, paper, power_holder, now, say=say)
    return lay_out(made, paper, holder, True, say)


def to_draft(
    database: Database,
    home: Home,
    assembly: str,
    paper: Paper,
    power_holder: str,
    now: datetime,
    *,
    say: Tongue = ENGLISH,
) -> tuple[Minutes, int]:
    """What a draft is laid out from: the minutes, and the power-holder's place in them."""
    with database.reading() as connection:
        plan = plan_of(database, assembly)
        revision = _next_revision(store.sealings(connection, assembly), paper, power_holder)
        made = minutes(
            database,
            assembly,
            now,
            revision=revision,
            root_fingerprint=fingerprint_of(home, rehearsal=plan.assembly.rehearsal),
            say=say,
        )
    return made, _place_of(plan, paper, power_holder)


def lay_out(made: Minutes, paper: Paper, holder: int, draft: bool, say: Tongue = ENGLISH) -> bytes:
    """The pages of a paper, from plain values, so that another process may do it.

    `holder` is a place in the order of asking.
    """
    if paper is Paper.MINUTES:
        from app.documents.minutes import minutes_pdf

        return minutes_pdf(made, draft=draft, say=say)
    from app.documents.commitment_record import record_pdf

    return record_pdf(made, holder, draft=draft, say=say)


def seal(
    station: Station,
    home: Home,
    assembly: str,
    paper: Paper,
    power_holder: str,
    key: SecretaryKey,
    now: datetime,
    *,
    because: str = "",
    say: Tongue = ENGLISH,
) -> Path:
    """Seal a paper with the secretary's key; returns the file. `now` is this computer's own time.

    Refused with answers still open or before the end, unless `because` says why; then every page says so.
    """
    made, holder = to_seal(station, assembly, paper, power_holder, key, now, because=because, say=say)
    pages = lay_out(made, paper, holder, False, say)
    return put_seal(station, home, made, paper, power_holder, key, pages, now, say=say)


def to_seal(
    station: Station,
    assembly: str,
    paper: Paper,
    power_holder: str,
    key: SecretaryKey,
    now: datetime,
    *,
    because: str = "",
    say: Tongue = ENGLISH,
) -> tuple[Minutes, int]:
    """What a sealed paper is laid out from, once nothing stands against it; the turnout is written down."""
    plan = plan_of(station.database, assembly)
    holder = _place_of(plan, paper, power_holder)
    because = clean(because)
    _check_key(station, plan, key, now)
    _check_done(station.database, plan, forced=bool(because))
    _write_turnout(station, assembly)
    with station.database.reading() as connection:
        revision = _next_revision(store.sealings(connection, assembly), paper, power_holder)
    made = minutes(
        station.database,
        assembly,
        now,
        revision=revision,
        secretary=key.name,
        root_fingerprint=key.fingerprint,
        note=say("Sealed before everything was recorded: {because}", because=because) if because else "",
        say=say,
    )
    return made, holder


def put_seal(
    station: Station,
    home: Home,
    made: Minutes,
    paper: Paper,
    power_holder: str,
    key: SecretaryKey,
    pages: bytes,
    now: datetime,
    *,
    say: Tongue = ENGLISH,
) -> Path:
    """Certify laid-out pages, check the file as anyone would, keep it, and note that it was sealed."""
    from app.documents.signing import certify
    from app.documents.verify import check

    zone = ZoneInfo(made.zone)
    sealed = certify(
        pages,
        key.leaf,
        reason=say(REASON),
        place=made.venue,
        when=now.astimezone(zone),
        said=made.note if made.rehearsal else "",
        say=say,
    )
    verdict = check(sealed, [key.root], now=now)
    if verdict.verdict is not FileVerdict.VALID:
        raise Trouble(
            "not_sealed",
            "The file did not pass its own check and was thrown away: {why}",
            why=" ".join(verdict.reasons),
        )
    file = home.documents / _file_name(made, paper, power_holder, verdict.digest, station)
    write_whole(file, sealed)
    try:
        _note(station, made, paper, power_holder, key, verdict.digest)
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return file


def board(
    database: Database, home: Home, assembly: str, key: SecretaryKey | None, now: datetime | None = None
) -> RecordsBoard:
    """All that Records shows; `key` is the open one, if it is. With `now`, a key past its day is said."""
    with database.reading() as connection:
        plan = plan_of(database, assembly)
        sealed = {(each.document, each.power_holder): each for each in store.sealings(connection, assembly)}
        cells = tally_store.cells(connection, plan)
        so_far = clocks.evening(chair_store.marks(connection, assembly))
        entries, head = journal.count(connection, assembly), journal.head(connection, assembly)
    rehearsal = plan.assembly.rehearsal
    lines = [_line(home, Paper.MINUTES, "", "Minutes", plan.assembly.title, sealed)]
    lines += [
        _line(
            home,
            Paper.COMMITMENT_RECORD,
            holder.id,
            holder.name,
            holder.office or holder.organisation,
            sealed,
        )
        for holder in plan.power_holders
        if any(cell.power_holder == holder.id for cell in cells)
    ]
    state, name, fingerprint = _key_state(home, rehearsal, key, now)
    return RecordsBoard(
        assembly,
        plan.assembly.title,
        rehearsal,
        plan.assembly.zone,
        tuple(lines),
        state,
        name,
        fingerprint,
        len(open_cells(plan.asks, cells)),
        so_far.ended is not None,
        entries,
        head,
        (PaperLine(Paper.DOOR_REPORT),),
    )


def results_csv(database: Database, assembly: str, now: datetime) -> bytes:
    """Every answer as a table."""
    from app.exchange import results

    return results.answers_csv(minutes(database, assembly, now))


def turnout_csv(database: Database, assembly: str, now: datetime) -> bytes:
    """Every institution as a table: pledged and here."""
    from app.exchange import results

    return results.turnout_csv(minutes(database, assembly, now))


def results_json(database: Database, assembly: str, now: datetime) -> bytes:
    """The minutes' content for machines, laid out to be read."""
    from app.exchange import results

    return results.results_json(minutes(database, assembly, now))


def _place_of(plan: Plan, paper: Paper, power_holder: str) -> int:
    if paper is Paper.MINUTES:
        return 0
    return plan.power_holders.index(power_holder_of(plan, power_holder))


def _next_revision(sealed: tuple[Sealed, ...], paper: Paper, power_holder: str) -> int:
    mine = [each.revision for each in sealed if (each.document, each.power_holder) == (paper, power_holder)]
    return max(mine, default=0) + 1


def _check_key(station: Station, plan: Plan, key: SecretaryKey, now: datetime) -> None:
    from app.documents.keys import check_clock

    if key.rehearsal != plan.assembly.rehearsal:
        if plan.assembly.rehearsal:
            raise Refused("A rehearsal is sealed with the rehearsal’s key only.")
        raise Refused("A rehearsal’s key seals nothing but a rehearsal.")
    if now > key.ends:
        raise Refused("The signing key {name} has expired. It stays a draft.", name=key.name)
    last = None
    if not plan.assembly.rehearsal:  # a rehearsal may be played by a clock of its own
        with station.database.reading() as connection:
            last = store.noted_last(connection, plan.assembly.id, station.id)
    check_clock(now, last)


def _check_done(database: Database, plan: Plan, *, forced: bool) -> None:
    with database.reading() as connection:
        cells = tally_store.cells(connection, plan)
        so_far = clocks.evening(chair_store.marks(connection, plan.assembly.id))
    if forced:
        return
    missing = len(open_cells(plan.asks, cells))
    if missing:
        raise Refused("Answers not recorded yet: {count}. It stays a draft until they are.", count=missing)
    if so_far.ended is None:
        raise Refused("The assembly has not ended yet. It stays a draft until the chair ends it.")


def _write_turnout(station: Station, assembly: str) -> None:
    """What is not written down yet, or was other: by institution and quarter-hour, and all of them."""
    with station.database.reading() as connection:
        now = store.turnout(connection, assembly)
        before = store.turnout_sealed(connection, assembly)
    if before and not any(each.ever for each in now.values()):
        return  # nobody passed these doors: what was reported stands
    gone = {key: Turnout() for key in before if key not in now}
    rows = [(key, each) for key, each in (*now.items(), *gone.items()) if before.get(key) != each]
    for at in range(0, len(rows), MOST_ROWS):
        with station.change("turnout_sealed", assembly, post=POST) as change:
            for (delegation, quarter), each in rows[at : at + MOST_ROWS]:
                values = {"pledged": each.pledged, "heads": each.here, "ever": each.ever}
                change.fact("turnout", {"delegation": delegation, "quarter": quarter, **values})


def _note(
    station: Station, made: Minutes, paper: Paper, power_holder: str, key: SecretaryKey, sha256: str
) -> None:
    twin = (
        rules.twin(made)
        if paper is Paper.MINUTES
        else rules.commitment_twin(
            made, _place_of(plan_of(station.database, made.assembly), paper, power_holder)
        )
    )
    with station.change("document_sealed", made.assembly, post=POST) as change:
        same = journal.head(change.connection, made.assembly) == made.head
        change.fact(
            "sealing",
            {
                "document": paper.value,
                "power_holder": power_holder,
                "revision": made.revision,
                "sha256": sha256,
                "twin_sha256": rules.digest(twin),
                "entries": made.entries,
                "head": made.head,
                "tips": store.tips_now(change.connection, made.assembly) if same else "",
                "signer": key.name,
                "fingerprint": key.fingerprint,
            },
        )


def _file_name(made: Minutes, paper: Paper, power_holder: str, sha256: str, station: Station) -> str:
    """Day, title, paper, whose, revision, and the first digits of its digest, by which it is found again."""
    whose = ""
    if paper is Paper.COMMITMENT_RECORD:
        whose = power_holder_of(plan_of(station.database, made.assembly), power_holder).name
    rehearsal = "rehearsal" if made.rehearsal else ""
    day, revision = made.day.isoformat(), str(made.revision)
    return file_name(day, rehearsal, made.title, paper.value, whose, revision, sha256[:8])


def file_name(*parts: str) -> str:
    """A PDF's name of letters that every file system and every mail program takes."""
    return "-".join(filter(None, map(_plain, parts))) + ".pdf"


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:48].strip("-")


def _line(
    home: Home, paper: Paper, power_holder: str, title: str, under: str, sealed: dict[tuple[str, str], Sealed]
) -> PaperLine:
    line = PaperLine(paper, power_holder, title, under)
    last = sealed.get((paper.value, power_holder))
    if last is None:
        return line
    file = next(iter(sorted(home.documents.glob(f"*-{last.sha256[:8]}.pdf"))), None)
    return replace(line, sealed_at=last.at, sealed_by=last.signer, revision=last.revision, file=file)


def _key_state(
    home: Home, rehearsal: bool, key: SecretaryKey | None, now: datetime | None
) -> tuple[KeyState, str, str]:
    on_file = key_on_file(home, rehearsal=rehearsal)
    if key is not None and key.rehearsal == rehearsal:
        state, name, ends = KeyState.OPEN, key.name, key.ends
        fingerprint = key.fingerprint
    elif on_file is not None:
        state, name, ends = KeyState.LOCKED, on_file.name, on_file.ends
        fingerprint = on_file.fingerprint
    else:
        return KeyState.NONE, "", fingerprint_of(home, rehearsal=rehearsal)
    if now is not None and now > ends:
        state = KeyState.EXPIRED
    return state, name, fingerprint
