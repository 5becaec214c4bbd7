"""What is sealed was complete, is on the disk, checks out and is noted; else it stays a draft."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from app.clock import SetClock
from app.domain.records import digest
from app.domain.signed import FileVerdict
from app.errors import Refused, Trouble
from app.paths import Home
from app.service import chair, records
from app.service.boards.records import KeyState, Paper
from app.store import records as store
from tests.service.conftest import Keys
from tests.service.evening import CHURCH, MAYOR_1, MAYOR_2, RECAP, SCHOOL, A, Planned, lay_out
from tests.service.told import play


@pytest.fixture
def ended(evening: Planned, clock: SetClock) -> Planned:
    """The evening, over and complete."""
    play(evening, clock)
    return evening


def sealed(evening: Planned, home: Home, keys: Keys, paper: Paper = Paper.MINUTES, holder: str = "") -> Path:
    """Sealed a moment later."""
    station = evening.station
    return records.seal(station, home, A, paper, holder, keys.real, station.clock.now())


def facts(evening: Planned) -> tuple[store.Sealed, ...]:
    """What the journal knows of papers sealed."""
    with evening.station.database.reading() as connection:
        return store.sealings(connection, A)


def twin_in(data: bytes) -> bytes:
    """The JSON that travels in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        name = next(iter(pdf.attachments))
        return pdf.attachments[name].get_file().read_bytes()


def test_sealed_minutes_are_valid_and_noted(ended: Planned, home: Home, keys: Keys) -> None:
    file = sealed(ended, home, keys)
    data = file.read_bytes()
    assert file.parent == home.documents
    found = records.check_file(file, [keys.real.root], ended.station.database, now=ended.station.clock.now())
    assert (found.verdict, found.reasons) == (FileVerdict.VALID, ())
    assert found.fingerprint == keys.real.fingerprint
    (noted,) = facts(ended)
    assert (noted.document, noted.revision, noted.signer) == ("minutes", 1, "Secretary 1")
    assert noted.sha256 == digest(data)
    assert noted.fingerprint == keys.real.fingerprint
    told = json.loads(twin_in(data))
    assert told["journal"] == {"entries": noted.entries, "head": noted.head}
    assert told["revision"] == 1


def test_turnout_is_written_down_before_the_seal(ended: Planned, home: Home, keys: Keys) -> None:
    sealed(ended, home, keys)
    with ended.station.database.reading() as connection:
        kept = store.turnout_sealed(connection, A)
        (noted,) = store.sealings(connection, A)
        heads = dict(store.heads_so_far(connection, A))
    assert (kept[("", "")].pledged, kept[("", "")].ever) == (44, 17)
    assert kept[(SCHOOL, "")].ever == 2
    assert kept[(CHURCH, "2026-11-24T18:30:00.000Z")].ever == 14
    assert kept[(SCHOOL, "2026-11-24T18:45:00.000Z")].ever == 1
    assert kept[("", "2026-11-24T19:00:00.000Z")].ever == 1
    assert heads[noted.entries] == noted.head


def test_turnout_is_not_written_twice(ended: Planned, home: Home, keys: Keys) -> None:
    sealed(ended, home, keys)
    before = {each.entries for each in facts(ended)}.pop()
    sealed(ended, home, keys, Paper.COMMITMENT_RECORD, MAYOR_1)
    assert facts(ended)[-1].entries == before + 1


def test_a_commitment_record_is_sealed_for_its_power_holder(ended: Planned, home: Home, keys: Keys) -> None:
    file = sealed(ended, home, keys, Paper.COMMITMENT_RECORD, MAYOR_2)
    told = json.loads(twin_in(file.read_bytes()))
    assert told["power_holder"]["name"] == "Mayor 2"
    assert "mayor-2" in file.name
    line = next(
        each
        for each in records.board(ended.station.database, home, A, keys.real).papers
        if each.power_holder == MAYOR_2
    )
    assert (line.file, line.revision, line.sealed_by) == (file, 1, "Secretary 1")


def test_sealing_again_is_a_new_revision_beside_the_first(ended: Planned, home: Home, keys: Keys) -> None:
    first = sealed(ended, home, keys)
    kept = first.read_bytes()
    second = sealed(ended, home, keys)
    assert first != second
    assert first.read_bytes() == kept
    assert [each.revision for each in facts(ended)] == [1, 2]
    assert records.board(ended.station.database, home, A, None).papers[0].file == second


def test_open_answers_keep_it_a_draft(evening: Planned, clock: SetClock, home: Home, keys: Keys) -> None:
    play(evening, clock, to_the_end=False)
    with pytest.raises(Refused, match="Answers not recorded yet: 1"):
        sealed(evening, home, keys)
    assert facts(evening) == ()
    assert not home.documents.exists()


def test_before_the_end_it_stays_a_draft(ended: Planned, clock: SetClock, home: Home, keys: Keys) -> None:
    chair.start_item(ended.station, A, RECAP)
    with pytest.raises(Refused, match="not ended yet"):
        sealed(ended, home, keys)


def test_a_reason_seals_what_is_open_and_every_page_says_so(
    evening: Planned, clock: SetClock, home: Home, keys: Keys
) -> None:
    play(evening, clock, to_the_end=False)
    file = records.seal(
        evening.station,
        home,
        A,
        Paper.MINUTES,
        "",
        keys.real,
        clock.now(),
        because=" The hall had to be cleared. ",
    )
    told = json.loads(twin_in(file.read_bytes()))
    assert told["note"] == "Sealed before everything was recorded: The hall had to be cleared."


def test_a_rehearsals_key_and_a_real_one_never_sign_for_each_other(
    ended: Planned, home: Home, clock: SetClock, keys: Keys
) -> None:
    with pytest.raises(Refused, match="seals nothing but a rehearsal"):
        records.seal(ended.station, home, A, Paper.MINUTES, "", keys.rehearsal, clock.now())
    other = lay_out(Home(home.folder / "other").make(), clock, rehearsal=True)
    with pytest.raises(Refused, match="with the rehearsal’s key only"):
        records.seal(other.station, home, A, Paper.MINUTES, "", keys.real, clock.now())
    other.station.close()


def test_an_expired_key_seals_nothing(ended: Planned, home: Home, keys: Keys) -> None:
    late = keys.real.ends + timedelta(days=1)
    with pytest.raises(Refused, match="has expired"):
        records.seal(ended.station, home, A, Paper.MINUTES, "", keys.real, late)
    assert records.board(ended.station.database, home, A, keys.real, late).key is KeyState.EXPIRED
    assert facts(ended) == ()


def test_a_clock_behind_the_journal_seals_nothing(
    ended: Planned, home: Home, keys: Keys, clock: SetClock
) -> None:
    with pytest.raises(Trouble, match="clock looks wrong"):
        records.seal(
            ended.station, home, A, Paper.MINUTES, "", keys.real, clock.now() - timedelta(minutes=10)
        )
    assert facts(ended) == ()


def test_a_file_that_fails_its_own_check_is_not_kept(ended: Planned, home: Home, keys: Keys) -> None:
    foreign = replace(keys.real, root=keys.rehearsal.root)
    with pytest.raises(Trouble, match="did not pass its own check"):
        records.seal(ended.station, home, A, Paper.MINUTES, "", foreign, ended.station.clock.now())
    assert facts(ended) == ()
    assert not list(home.documents.glob("*"))


def test_where_the_entry_cannot_be_written_no_file_is_left(
    ended: Planned, home: Home, keys: Keys, clock: SetClock
) -> None:
    made, holder = records.to_seal(ended.station, A, Paper.MINUTES, "", keys.real, clock.now())
    pages = records.lay_out(made, Paper.MINUTES, holder, False)
    ended.station.close()
    reading = type(ended.station).open(home, clock, writing=False)
    with pytest.raises(Trouble, match="reading only"):
        records.put_seal(reading, home, made, Paper.MINUTES, "", keys.real, pages, clock.now())
    reading.close()
    assert list(home.documents.iterdir()) == []


def test_a_draft_has_nothing_to_sign_and_says_so(ended: Planned, home: Home, clock: SetClock) -> None:
    data = records.draft(ended.station.database, home, A, Paper.MINUTES, "", clock.now())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/AcroForm" not in pdf.Root
    assert json.loads(twin_in(data))["revision"] == 1


def test_an_unknown_power_holder_is_refused(ended: Planned, home: Home, clock: SetClock) -> None:
    with pytest.raises(Refused):
        records.draft(ended.station.database, home, A, Paper.COMMITMENT_RECORD, "nobody", clock.now())


def test_the_board_says_what_stands_between_now_and_the_seal(
    evening: Planned, clock: SetClock, home: Home
) -> None:
    play(evening, clock, to_the_end=False)
    board = records.board(evening.station.database, home, A, None, clock.now())
    assert (board.open_cells, board.ended, board.key) == (1, False, KeyState.NONE)
    assert [each.title for each in board.papers] == ["Minutes", "Mayor 1", "Mayor 2"]
    assert all(each.sealed_at is None for each in board.papers)


def test_the_board_knows_the_key_by_its_name_while_it_is_closed(
    ended: Planned, home: Home, keys: Keys, clock: SetClock
) -> None:
    board = records.board(ended.station.database, home, A, None, clock.now())
    assert (board.key, board.key_name, board.ended) == (KeyState.LOCKED, "Secretary 1", True)
    assert board.root_fingerprint == keys.real.fingerprint
    assert records.board(ended.station.database, home, A, keys.real).key is KeyState.OPEN


def test_tables_tell_the_same(ended: Planned, clock: SetClock) -> None:
    database = ended.station.database
    answers = records.results_csv(database, A, clock.now()).decode("utf-8-sig").splitlines()
    assert len(answers) == 4
    assert "the budget passes" in answers[1]
    assert "Elm Street School,school,25,1–2" in records.turnout_csv(database, A, clock.now()).decode()
    assert json.loads(records.results_json(database, A, clock.now()))["people"] == 17
