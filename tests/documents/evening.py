"""A made-up evening as minutes: plainly named institutions, numbered people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.domain.records import (
    AnswerRecord,
    AskRecord,
    DelegationRecord,
    HolderRecord,
    ItemRecord,
    Minutes,
)
from app.domain.tally import Answer, Beside

OPENED = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"
HOLDERS = (
    HolderRecord("Power-holder 1", "Minister 1", "Ministry 1", "sent someone", "Minister 2", "a letter"),
    HolderRecord("Power-holder 2", "Leader", "Elm Street Council", "here"),
    HolderRecord("Power-holder 3", "Leader", "Oak Street Council", "declined"),
)
OPEN_LABELS = ("Signature of the co-chair", "Signature of Power-holder 1", "Signature of Power-holder 2")


def answer(holder: int, standing: Answer | Beside, **kept: object) -> AnswerRecord:
    """An answer of that power-holder, from 0."""
    plain = AnswerRecord(HOLDERS[holder].name, HOLDERS[holder].as_who, standing)
    return replace(plain, **kept) if kept else plain


def minutes(**changes: object) -> Minutes:
    """The usual evening."""
    read = {"read_back": "agreed", "read_back_at": OPENED + timedelta(minutes=40)}
    asks = (
        AskRecord(
            1,
            "A living wage",
            "Will you pay a living wage to everyone who works for you, by the end of March?",
            "We will bring ten people who are paid too little.",
            "https://example.org/a-long-address/to-where-it-was-published?with=questions&and=more",
            (
                answer(
                    0,
                    Answer.YES_BUT,
                    words="We will do so when the budget allows",
                    condition="if the budget passes",
                    by_when="by the end of March",
                    by_latest=date(2027, 3, 31),
                    contact="Office of Minister 2",
                    follow_up=date(2027, 1, 12),
                    times_asked=2,
                    corrected=("yes → yes, but: the condition was left out",),
                    promised=True,
                    **read,
                ),
                answer(1, Answer.YES, promised=True, **read),
                answer(2, Beside.ABSENT),
            ),
        ),
        AskRecord(
            2,
            "Warm homes",
            "Will you insulate the flats in Elm Street?",
            "",
            "",
            (
                answer(0, Answer.NO, words="We cannot", offer="a meeting in May", promised=True),
                answer(1, Answer.UNCLEAR, reason="will look into it", channel="in writing"),
                answer(2, Beside.ABSENT),
            ),
        ),
    )
    usual = Minutes(
        assembly="assembly-1",
        title="Elm Street Assembly",
        alliance="Elm Street Alliance",
        venue="Elm Street Hall",
        day=date(2026, 11, 24),
        zone="Europe/London",
        opened=OPENED,
        ended=OPENED + timedelta(minutes=92),
        people=412,
        target=400,
        power_holders=HOLDERS,
        asks=asks,
        delegations=(
            DelegationRecord("Elm Street School", "school", 30, 34),
            DelegationRecord("Ysgol Gŵyr, Tŷ Ŵyn Ŷ", "school", 20, 2),
            DelegationRecord("Oak Street Chapel", "church", 10, 0),
        ),
        guests=3,
        agenda=(
            ItemRecord(1, "Welcome", "Co-chairs", 300, OPENED, 312),
            ItemRecord(2, "Evaluation", "Leaders", 1200, None, None),
        ),
        revision=1,
        made=OPENED + timedelta(minutes=100),
        entries=4312,
        head="0a" * 32,
        secretary="Secretary 1",
        root_fingerprint="0b" * 32,
    )
    return replace(usual, **changes) if changes else usual


def rehearsal() -> Minutes:
    """The same evening, played again."""
    return minutes(rehearsal=True, note="Rehearsal, reconstructed from published reports")


def crowded() -> Minutes:
    """Twelve asks, six power-holders, long Welsh words, two hundred institutions."""
    standings = (*Answer, *Beside)
    holders = tuple(
        HolderRecord(f"Arweinydd {n} o’r Bwrdd Iechyd Prifysgol", "Arweinydd", LONG_WORD, "here")
        for n in range(1, 7)
    )
    asks = tuple(
        AskRecord(
            number,
            f"Trafnidiaeth rhad yn {LONG_WORD}",
            f"A wnewch chi sicrhau trafnidiaeth i bob person ifanc yn {LONG_WORD} erbyn yr haf?",
            "Byddwn yn dod â chant o bobl.",
            "https://example.org/" + "a" * 150,
            tuple(
                AnswerRecord(
                    holder.name,
                    holder.as_who,
                    standings[(number + place) % len(standings)],
                    words="Byddwn yn adrodd yn ôl bob chwe mis. " * (number * place),
                    condition=f"os bydd y Trysorlys yn cytuno yn {LONG_WORD}",
                    promised=place % 2 == 0,
                )
                for place, holder in enumerate(holders)
            ),
        )
        for number in range(1, 13)
    )
    delegations = tuple(
        DelegationRecord(f"Ysgol {n} {LONG_WORD if n % 20 == 0 else 'Gŵyr'}", "school", 9, n % 40)
        for n in range(200)
    )
    agenda = tuple(ItemRecord(n, f"Eitem {n}", "Cyd-gadeiryddion", 300, OPENED, 300) for n in range(1, 41))
    return minutes(power_holders=holders, asks=asks, delegations=delegations, agenda=agenda)
