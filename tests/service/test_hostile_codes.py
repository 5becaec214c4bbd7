"""Hostile codes at the door: nothing of what they say is kept or told on, and one fact a second at most."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.clock import SetClock, from_text
from app.domain.door import Cause, Verdict, Word
from app.service.door import check_in, check_out
from app.store import journal
from tests.service.evening import DOOR, NUMBER, A, Planned

GOOD = "AB" + "0" * 32
LOOK_ALIKES = GOOD.replace("A", "\u0410").replace("B", "\u0412").replace("0", "\u041e")
"""The same to the eye, in Cyrillic."""
CODES = st.one_of(
    st.text(min_size=1),
    st.text(alphabet=st.characters(categories=("Cc", "Cf", "Zl", "Zp", "Cs", "Co")), min_size=1),
    st.text(alphabet="AB0123456789ABCDEFGHJKMNPQRSTVWXYZU", min_size=30, max_size=70),
    st.sampled_from(
        ("WIFI:S:hall;T:WPA;P:secret;;", "BEGIN:VCARD\nN:Nobody\nEND:VCARD", "javascript:alert(1)")
    ),
)
REFUSED = {Cause.FOREIGN, Cause.NEWER, Cause.OTHER_ASSEMBLY, Cause.UNKNOWN_KEY, Cause.FORGED}


def scans(evening: Planned) -> list[dict[str, object]]:
    """What was kept of every scan."""
    with evening.station.database.reading() as connection:
        bodies = [entry.body for entry in journal.entries(connection, A)]
    return [row["set"] for body in bodies for row in json.loads(body)["rows"] if row["table"] == "scan"]


def refused(evening: Planned, text: str, *, out: bool = False) -> Verdict:
    """Held to the scanner; refused whatever it says."""
    before = len(scans(evening))
    verdict = (check_out if out else check_in)(evening.station, A, text, door=DOOR)
    assert (verdict.word, verdict.subject, verdict.institution) == (Word.NOT_OURS, "", "")
    assert verdict.cause in REFUSED
    kept = scans(evening)[before:]
    assert len(kept) <= 1
    for facts in kept:
        texts = [
            str(value) for name, value in facts.items() if name not in ("at", "length", "heads", "young")
        ]
        known = {"", "None", DOOR, "not ours", verdict.cause.value, verdict.fact}
        assert set(texts) <= known
        assert facts["length"] == len(text)
    return verdict


@settings(max_examples=60)
@given(text=CODES, out=st.booleans())
@example(text="https://example.org/?q=%00", out=False)
@example(text="\x00\x1b[2J\x07", out=False)
@example(text=f"\u202e{GOOD}\u200f", out=False)
@example(text=LOOK_ALIKES, out=False)
@example(text=GOOD + GOOD, out=True)
@example(text=f"{GOOD}\n{GOOD}", out=False)
@example(text="A" * 1_000_000, out=False)
@example(text="\ud83d", out=True)
def test_nothing_of_it_is_kept(evening: Planned, clock: SetClock, text: str, out: bool) -> None:
    clock.advance(2)
    refused(evening, text, out=out)


def test_a_good_code_twice_in_one_is_no_code(evening: Planned, clock: SetClock) -> None:
    code = evening.code(1, institution=1)
    for text in (code + code, f"{code}\r\n{code}", f"{code} {code}", f"{code}{code[2:]}", f"\u200f{code}"):
        clock.advance(2)
        assert refused(evening, text).cause is Cause.FOREIGN
    assert check_in(evening.station, A, f" {code.lower()}\r\n", door=DOOR).word is Word.WELCOME


@settings(max_examples=5)
@given(st.lists(st.tuples(CODES, st.floats(0, 0.9)), min_size=10, max_size=25))
def test_one_fact_a_second_at_most(evening: Planned, clock: SetClock, burst: list[tuple[str, float]]) -> None:
    for text, pause in burst:
        clock.advance(pause)
        refused(evening, text)
    moments: list[datetime] = [
        from_text(str(facts["at"])) for facts in scans(evening) if facts["cause"] == Cause.FOREIGN.value
    ]
    assert all(after - before >= timedelta(seconds=1) for before, after in pairwise(moments))


@pytest.mark.parametrize("number", [NUMBER + 1, 0, 65_535])
def test_codes_that_look_like_ours_leave_no_more(evening: Planned, clock: SetClock, number: int) -> None:
    for badge in range(20):
        clock.advance(0.04)
        refused(evening, evening.code(badge, assembly=number))
