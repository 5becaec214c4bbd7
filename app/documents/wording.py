"""The words that minutes and commitment records share: answers, dates, read-backs, groups of digits."""

from __future__ import annotations

from app.documents import styles
from app.documents.fonts import Face
from app.documents.lines import Run
from app.documents.styles import Style
from app.domain.records import AnswerRecord, Minutes
from app.domain.tally import Answer, Channel, ReadBackOutcome
from app.words import Tongue


def beneath(answer: AnswerRecord, say: Tongue) -> str:
    """The few words under an answer in the grid: its condition, its reason or what was offered beside it."""
    if answer.condition:
        return answer.condition
    if answer.reason:
        return say(answer.reason)
    return say("offered: {offer}", offer=answer.offer) if answer.offer else ""


def promise(answer: AnswerRecord, say: Tongue) -> str:
    """What was promised, in the fewest words that were kept; empty for a plain yes to the ask as put."""
    if answer.standing in (Answer.YES, Answer.YES_BUT):
        return answer.words
    return answer.offer or answer.words or say(answer.reason)


def read_back(answer: AnswerRecord, minutes: Minutes, say: Tongue) -> str:
    """How the read-back ended and when."""
    outcomes = {
        ReadBackOutcome.AGREED.value: say("agreed"),
        ReadBackOutcome.CORRECTED.value: say("corrected"),
        ReadBackOutcome.REFUSED.value: say("refused"),
    }
    if not answer.read_back:
        return say("not read back") if isinstance(answer.standing, Answer) else ""
    outcome = outcomes.get(answer.read_back, answer.read_back)
    if answer.read_back_at is None:
        return outcome
    return say("{outcome}, {time}", outcome=outcome, time=say.time(answer.read_back_at, minutes.zone))


def by_when(answer: AnswerRecord, say: Tongue) -> str:
    """The promised date in the words spoken, and the latest day they can mean."""
    latest = say.day(answer.by_latest) if answer.by_latest else ""
    if answer.by_when and latest and latest not in answer.by_when:
        return say("{words} ({day} at the latest)", words=answer.by_when, day=latest)
    return answer.by_when or latest


def details(
    answer: AnswerRecord, say: Tongue, label: Style, value: Style, *, besides: tuple[str, ...] = ()
) -> list[list[Run]]:
    """What belongs to an answer beside its words, one by one: condition, date, offer, contact, corrections.

    `besides` are texts that stand on the page already.
    """
    told: list[tuple[str, str]] = [
        (say("Condition"), answer.condition),
        (say("Reason"), say(answer.reason) if answer.reason else ""),
        (say("By"), by_when(answer, say)),
        (say("Offered as well"), answer.offer),
        (say("Came"), say(answer.channel) if answer.channel not in ("", Channel.STAGE.value) else ""),
        (
            say("Asked"),
            say.plural("{count} time", "{count} times", answer.times_asked) if answer.times_asked > 1 else "",
        ),
        (say("Contact"), answer.contact),
        (say("Follow up"), say.day(answer.follow_up) if answer.follow_up else ""),
    ]
    told += [(say("Corrected"), each) for each in answer.corrected]
    return [
        [Run(f"{name}\u2002", label), Run(text, value)] for name, text in told if text and text not in besides
    ]


def grouped(digits: str, size: int = 4) -> str:
    """Hex digits in groups, capitals, to be read aloud or compared."""
    text = digits.upper()
    return " ".join(text[at : at + size] for at in range(0, len(text), size))


def language(say: Tongue) -> str:
    """The tongue as a BCP 47 tag."""
    return say.code.replace("_", "-")


CELL_LABEL = styles.CELL.but(face=Face.SANS_SEMIBOLD, colour=styles.INK_2)
