"""What the minutes and the commitment records say, and the same for machines: the JSON twin."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.tally import Answer, Beside

SCHEMA = "assembly-minutes/1"
COMMITMENT_SCHEMA = "commitment-record/1"
FEW = 2
"""A delegation of one or two prints as `1–2`: a number must not tell on a person (privacy)."""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One cell as it goes on paper."""

    power_holder: str
    as_who: str
    standing: Answer | Beside
    words: str = ""
    condition: str = ""
    reason: str = ""
    by_when: str = ""
    by_latest: date | None = None
    contact: str = ""
    follow_up: date | None = None
    offer: str = ""
    channel: str = ""
    times_asked: int = 0
    read_back: str = ""
    """agreed, corrected or refused; empty when it was not read back."""
    read_back_at: datetime | None = None
    corrected: tuple[str, ...] = ()
    """Earlier answers to this ask and why they were corrected, in words."""
    promised: bool = False


@dataclass(frozen=True, slots=True)
class AskRecord:
    """One ask with all its answers, in the order of asking."""

    number: int
    title: str
    words: str
    our_commitment: str
    source: str
    answers: tuple[AnswerRecord, ...]


@dataclass(frozen=True, slots=True)
class DelegationRecord:
    """One institution and how many came; never who."""

    name: str
    type: str
    pledged: int
    present: int

    @property
    def shown(self) -> str:
        """The number as it is printed."""
        return f"1–{FEW}" if 1 <= self.present <= FEW else str(self.present)


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One agenda item, planned against actual; times in UTC, None for an item that did not run."""

    number: int
    title: str
    who: str
    planned_seconds: int
    started: datetime | None
    used_seconds: int | None


@dataclass(frozen=True, slots=True)
class HolderRecord:
    """A power-holder and how they came."""

    name: str
    office: str
    organisation: str
    attendance: str
    representing: str = ""
    authority: str = ""

    @property
    def as_who(self) -> str:
        """The line under the name."""
        return f"representing {self.representing}" if self.representing else self.office or self.organisation


@dataclass(frozen=True, slots=True)
class Minutes:
    """The record of the evening, complete and in order."""

    assembly: str
    """Its id."""
    title: str
    alliance: str
    venue: str
    day: date
    zone: str
    opened: datetime | None
    ended: datetime | None
    people: int
    """Ever present."""
    target: int
    power_holders: tuple[HolderRecord, ...]
    asks: tuple[AskRecord, ...]
    delegations: tuple[DelegationRecord, ...]
    guests: int
    """People let in who came with no institution."""
    agenda: tuple[ItemRecord, ...]
    revision: int
    made: datetime
    entries: int
    """Journal entries of this assembly when the minutes were made."""
    head: str
    """The journal's head then, in hex."""
    rehearsal: bool = False
    note: str = ""
    secretary: str = ""
    root_fingerprint: str = ""
    """SHA-256 of the alliance's root certificate, in hex; empty on a draft."""

    @property
    def commitments(self) -> int:
        """Promises made tonight."""
        return sum(answer.promised for ask in self.asks for answer in ask.answers)

    @property
    def institutions(self) -> int:
        """Institutions with anyone present."""
        return sum(delegation.present > 0 for delegation in self.delegations)


def twin(minutes: Minutes) -> bytes:
    """The minutes for machines: canonical JSON (sorted keys, no spaces, UTF-8), no attendee in it."""
    record: dict[str, object] = {
        "schema": SCHEMA,
        "assembly": minutes.assembly,
        "title": minutes.title,
        "alliance": minutes.alliance,
        "venue": minutes.venue,
        "held": minutes.day.isoformat(),
        "zone": minutes.zone,
        "opened": _moment(minutes.opened),
        "ended": _moment(minutes.ended),
        "revision": minutes.revision,
        "made": _moment(minutes.made),
        "rehearsal": minutes.rehearsal,
        "note": minutes.note,
        "secretary": minutes.secretary,
        "people": minutes.people,
        "target": minutes.target,
        "guests": minutes.guests,
        "power_holders": [_holder(holder) for holder in minutes.power_holders],
        "asks": [
            {
                "number": ask.number,
                "title": ask.title,
                "words": ask.words,
                "our_commitment": ask.our_commitment,
                "source": ask.source,
                "answers": [_answer(answer) for answer in ask.answers],
            }
            for ask in minutes.asks
        ],
        "present_by_institution": [
            {"institution": each.name, "type": each.type, "pledged": each.pledged, "present": each.shown}
            for each in minutes.delegations
        ],
        "agenda": [
            {
                "number": item.number,
                "title": item.title,
                "who": item.who,
                "planned_seconds": item.planned_seconds,
                "started": _moment(item.started),
                "used_seconds": item.used_seconds,
            }
            for item in minutes.agenda
        ],
        "journal": {"entries": minutes.entries, "head": minutes.head},
    }
    return _canonical(record)


def commitment_twin(minutes: Minutes, holder: int) -> bytes:
    """One power-holder's record for machines; `holder` is their place in the order of asking, from 0."""
    who = minutes.power_holders[holder]
    record: dict[str, object] = {
        "schema": COMMITMENT_SCHEMA,
        "assembly": minutes.assembly,
        "title": minutes.title,
        "alliance": minutes.alliance,
        "venue": minutes.venue,
        "held": minutes.day.isoformat(),
        "zone": minutes.zone,
        "revision": minutes.revision,
        "made": _moment(minutes.made),
        "rehearsal": minutes.rehearsal,
        "note": minutes.note,
        "secretary": minutes.secretary,
        "people": minutes.people,
        "institutions": minutes.institutions,
        "power_holder": _holder(who),
        "asks": [
            {
                "number": ask.number,
                "title": ask.title,
                "words": ask.words,
                "our_commitment": ask.our_commitment,
                "source": ask.source,
                **_answer(answer),
            }
            for ask, answer in answers_of(minutes, holder)
        ],
        "journal": {"entries": minutes.entries, "head": minutes.head},
    }
    return _canonical(record)


def answers_of(minutes: Minutes, holder: int) -> list[tuple[AskRecord, AnswerRecord]]:
    """What one power-holder was asked and answered, in the order of asking."""
    name = minutes.power_holders[holder].name
    return [(ask, answer) for ask in minutes.asks for answer in ask.answers if answer.power_holder == name]


def digest(document: bytes) -> str:
    """SHA-256 in hex, as it is printed and looked up."""
    return hashlib.sha256(document).hexdigest()


def _canonical(record: Mapping[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _holder(holder: HolderRecord) -> Mapping[str, object]:
    return {
        "name": holder.name,
        "office": holder.office,
        "organisation": holder.organisation,
        "attendance": holder.attendance,
        "representing": holder.representing,
        "authority": holder.authority,
    }


def _answer(answer: AnswerRecord) -> Mapping[str, object]:
    return {
        "power_holder": answer.power_holder,
        "answer": answer.standing.value,
        "words": answer.words,
        "condition": answer.condition,
        "reason": answer.reason,
        "by_when": answer.by_when,
        "by_latest": answer.by_latest.isoformat() if answer.by_latest else None,
        "contact": answer.contact,
        "follow_up": answer.follow_up.isoformat() if answer.follow_up else None,
        "offer": answer.offer,
        "channel": answer.channel,
        "times_asked": answer.times_asked,
        "read_back": answer.read_back,
        "read_back_at": _moment(answer.read_back_at),
        "corrected": list(answer.corrected),
        "commitment": answer.promised,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
