"""What the door says about a verdict, in the words one would use to the person standing there."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.door import GUEST, Cause, Verdict, Word
from app.domain.plan import BadgeKind
from app.service.boards.door import Hall, Passed
from app.words import Tongue

SIGN = {
    Word.WELCOME: "welcome",
    Word.ALREADY_IN: "already_in",
    Word.REPLACED: "replaced",
    Word.NOT_OURS: "not_ours",
    Word.NOT_LISTED: "not_listed",
    Word.HALL_FULL: "full",
    Word.NOT_RECORDED: "not_recorded",
    Word.GONE_OUT: "gone_out",
}
"""The sign of each word, as the marks name it."""
_COUNTED = (Word.WELCOME, Word.GONE_OUT)
"""What is said of a badge held there once more is quieter: nobody else goes through on it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A verdict in words: the word, who, what and how, and what to do next."""

    sign: str
    word: str
    title: str
    line: str
    strong: str = ""
    """The end of the line, set bold: when and where it was."""
    flag: str = ""
    """To be told to this person."""
    speaks: bool = False
    """Whether the flag sends a speaker to the stage."""
    foot: str = ""
    actions: tuple[str, ...] = ()
    """Keys that help now, each with its words."""

    @property
    def aloud(self) -> str:
        """All of it as a screen reader says it."""
        parts = (self.word, self.title, f"{self.line}{self.strong}", self.flag, self.foot, *self.actions)
        return ". ".join(part for part in parts if part)


def spoken(verdict: Verdict, say: Tongue, zone: str, hall: Hall | None = None) -> Spoken:
    """The words for a verdict. `zone` is the venue's, for the time of an earlier scan."""
    sign, word = SIGN[verdict.word], word_of(verdict.word, say)
    if verdict.cause is Cause.AGAIN_AT_ONCE and verdict.word in _COUNTED:
        line = say("{who} · counted a moment ago, not again", who=_who(verdict, say))
        word = word_of(verdict.word, say, verdict.cause)
        return Spoken("counted", word, _whose(verdict, say), line, flag=_flag(verdict, say))
    if verdict.word is Word.WELCOME:
        title = _whose(verdict, say)
        speaks = bool(verdict.speaks_in) and not verdict.new_badge
        foot, actions = "", ()
        if verdict.heads > 1 and verdict.cause is Cause.LISTED:
            foot, actions = say("Fewer came, or more?"), (say("F4 count them"),)
        return Spoken(
            sign,
            word,
            title,
            _welcome(verdict, say),
            flag=_flag(verdict, say),
            speaks=speaks,
            foot=foot,
            actions=actions,
        )
    if verdict.word is Word.ALREADY_IN:
        return _already_in(verdict, say, zone)
    if verdict.word is Word.HALL_FULL:
        return _hall_full(verdict, say, hall)
    if verdict.word is Word.GONE_OUT:
        return _gone_out(verdict, say)
    return _TURNED[verdict.word](verdict, say)


def word_of(word: Word, say: Tongue, cause: Cause | None = None) -> str:
    """The word in the panel, in capitals; of a code that is not ours it may say what to do instead."""
    if word in _COUNTED and cause is Cause.AGAIN_AT_ONCE:
        return say("COUNTED ALREADY")
    if word is Word.NOT_OURS and cause is Cause.UNKNOWN_KEY:
        return say("UPDATE THIS DOOR")
    if word is Word.NOT_OURS and cause is Cause.NEWER:
        return say("UPDATE THE APP")
    if word is Word.NOT_OURS and cause is Cause.FORGED:
        return say("NOT VALID")
    return {
        Word.WELCOME: say("WELCOME"),
        Word.ALREADY_IN: say("ALREADY IN"),
        Word.REPLACED: say("REPLACED"),
        Word.NOT_OURS: say("NOT OURS"),
        Word.NOT_LISTED: say("NOT LISTED"),
        Word.HALL_FULL: say("HALL FULL"),
        Word.NOT_RECORDED: say("NOT RECORDED"),
        Word.GONE_OUT: say("GONE OUT"),
    }[word]


def kind_of(kind: BadgeKind, say: Tongue) -> str:
    """Whom a badge is for, as the first word of a line."""
    return {
        BadgeKind.DELEGATE: say("Delegate"),
        BadgeKind.GUEST: say("Guest"),
        BadgeKind.POWER_HOLDER_PARTY: say("With a power-holder"),
        BadgeKind.STEWARD: say("Steward"),
        BadgeKind.PRESS: say("Press"),
        BadgeKind.YOUNG_PEOPLE: say("Young people’s group"),
    }[kind]


def why_not(cause: Cause, say: Tongue) -> str:
    """Why a code is not ours, as a title."""
    return {
        Cause.NEWER: say("Made by a newer version"),
        Cause.OTHER_ASSEMBLY: say("A badge of another assembly"),
        Cause.UNKNOWN_KEY: say("This door needs an update"),
        Cause.FORGED: say("Not a valid badge"),
        Cause.OLD_KEY: say("Not in the list"),
        Cause.LISTED_ONLY: say("Not in the list"),
    }.get(cause, say("Not one of our badges"))


_OF_NOBODY = frozenset(
    {
        *(Cause.LISTED, Cause.AGAIN_AT_ONCE, Cause.BACK_AGAIN, Cause.SEEN_BEFORE, Cause.LEFT),
        *(Cause.WALK_IN, Cause.BY_HAND, Cause.FROM_PAPER, Cause.OVER_FULL, Cause.FULL, Cause.REPLACED),
    }
)
"""What is said of people of ours; whoever comes so and has no institution is a guest."""


def title_of(title: str, say: Tongue) -> str:
    """A line of the last ten: the institution, or why not."""
    causes = {cause.value: cause for cause in Cause}
    if causes.get(title) in (Cause.BY_HAND, Cause.OVER_FULL):
        return say("Let in by hand")
    if title == GUEST or causes.get(title) in _OF_NOBODY:
        return say("Guest")
    if causes.get(title) is Cause.NOT_LISTED_YET:
        return say("Not in the list yet")
    return why_not(causes[title], say) if title in causes else title


def rate_of(rate: float, say: Tongue) -> str:
    """People a minute, the same wherever it is said; nought only where nobody came."""
    return say("under 1") if 0 < rate < 1 else say.number(int(max(0.0, rate) + 0.5))


def passed_in_words(row: Passed, say: Tongue) -> str:
    """A line of the last ten: who, how many if more than one, and the badge."""
    people = say.number(row.heads) if row.heads > 1 else ""
    return " · ".join(part for part in (title_of(row.title, say), people, row.caption) if part)


def who_passed(verdict: Verdict, say: Tongue) -> str:
    """Who passed, in one line: the institution, how many if more than one, and the badge."""
    people = heads_of(verdict.heads, verdict.young, say) if verdict.heads > 1 else ""
    return " · ".join(part for part in (_whose(verdict, say), people, verdict.caption) if part)


def _whose(verdict: Verdict, say: Tongue) -> str:
    """The institution, or what this person is who has none."""
    if verdict.institution:
        return verdict.institution
    guest = verdict.cause is Cause.WALK_IN or verdict.kind is BadgeKind.GUEST
    if verdict.cause in (Cause.BY_HAND, Cause.OVER_FULL) and not guest:
        return say("Without an institution")  # a guest, or somebody whom one knows nothing of
    if verdict.cause is not Cause.NOT_LISTED_YET and (guest or verdict.kind is None):
        return say("Guest of the alliance")
    return say("Not in the list yet")


def _flag(verdict: Verdict, say: Tongue) -> str:
    """One line to be told to this person, the most pressing first."""
    if verdict.new_badge:
        return say("The new badge is {caption}. Have it printed at the desk.", caption=verdict.new_badge)
    parts: list[str] = []
    if verdict.speaks_in:
        parts.append(say("Speaks in item {number}: please go to stage left", number=verdict.speaks_in))
    elif verdict.flag:
        parts.append(say(verdict.flag))
    if verdict.note:
        parts.append(verdict.note)
    if verdict.ask_access:
        parts.append(say("Ask what access they need"))
    return " · ".join(parts)


def _welcome(verdict: Verdict, say: Tongue) -> str:
    if verdict.cause is Cause.NOT_LISTED_YET and not verdict.institution:
        return say("A good badge. The list will follow; the person is counted.")
    who = _who(verdict, say)
    if verdict.cause is Cause.BACK_AGAIN:
        return say("{who} · back in", who=who)
    if verdict.cause is Cause.BY_HAND:
        return say("{who} · let in by hand", who=who)
    if verdict.cause is Cause.OVER_FULL:
        return say("{who} · let in by hand, beyond the hall’s places", who=who)
    if not verdict.nth:
        return who
    nth = say.number(verdict.nth)
    if not verdict.pledge:
        return say("{who} · number {nth} from there", who=who, nth=nth)
    pledge = say.number(verdict.pledge)
    if verdict.nth > verdict.pledge:
        return say("{who} · number {nth}, {pledge} were pledged", who=who, nth=nth, pledge=pledge)
    if verdict.heads > 1:
        return say("{who} · {nth} of the {pledge} pledged so far", who=who, nth=nth, pledge=pledge)
    return say("{who} · number {nth} of the {pledge} pledged", who=who, nth=nth, pledge=pledge)


def _who(verdict: Verdict, say: Tongue) -> str:
    if verdict.cause is Cause.LATE:
        who = say("Late part of a group")
    elif verdict.cause is Cause.FROM_PAPER:
        who = say("From the paper list")
    elif verdict.cause is Cause.WALK_IN or verdict.kind is None:
        who = say("Walk-in")
    else:
        who = kind_of(verdict.kind, say)
    if verdict.heads > 1:
        return say("{who}, {people}", who=who, people=heads_of(verdict.heads, verdict.young, say))
    return who


def heads_of(heads: int, young: int, say: Tongue) -> str:
    """How many, adults and young people apart."""
    if not young:
        return say.plural("{count} person", "{count} people", heads)
    minors = say.plural("{count} young person", "{count} young people", young)
    if young == heads:
        return minors
    adults = say.plural("{count} adult", "{count} adults", heads - young)
    return say("{adults}, {young}", adults=adults, young=minors)


def _already_in(verdict: Verdict, say: Tongue, zone: str) -> Spoken:
    kind = kind_of(verdict.kind or BadgeKind.DELEGATE, say)
    line, strong = say("{kind} · came in before", kind=kind), ""
    if verdict.at is not None:
        line = say("{kind} · came in at ", kind=kind)
        strong = say.time(verdict.at, zone)
        if verdict.door:
            strong = say("{time}, {door}", time=strong, door=verdict.door)
    foot, other = say("Not counted again. Coming back?"), say("F9 admit by hand")
    if verdict.kind is BadgeKind.YOUNG_PEOPLE or verdict.heads > 1:
        foot, other = say("Not counted again. Coming back, or late?"), say("F4 late ones")
    return Spoken(
        SIGN[verdict.word],
        word_of(verdict.word, say),
        _whose(verdict, say),
        line,
        strong,
        foot=foot,
        actions=(say("F6 went out and came back"), other),
    )


def _not_ours(verdict: Verdict, say: Tongue) -> Spoken:
    line = {
        Cause.NEWER: say("Folkmoot on this laptop needs an update before it can read this badge."),
        Cause.OTHER_ASSEMBLY: say("It was made for another evening."),
        Cause.UNKNOWN_KEY: say("Nobody comes in on it: it may be false, or its key is not here yet."),
        Cause.FORGED: say("It looks like one of ours and is not."),
    }.get(verdict.cause, say("What it says is neither shown nor kept."))
    foot = say("Send the person to the help desk, or type a name or an institution.")
    title, word = why_not(verdict.cause, say), word_of(verdict.word, say, verdict.cause)
    if verdict.cause is Cause.UNKNOWN_KEY:
        title = say("A badge that this door cannot check")
    return Spoken(SIGN[verdict.word], word, title, line, foot=foot)


def _not_listed(verdict: Verdict, say: Tongue) -> Spoken:
    line = say("A good badge, but only badges in the list come in this evening.")
    if verdict.cause is Cause.OLD_KEY:
        line = say("It is sealed with an old key, and it is not in the list.")
    title = verdict.institution or why_not(verdict.cause, say)
    foot = say("Send the person to the help desk.")
    word = word_of(verdict.word, say)
    return Spoken(SIGN[verdict.word], word, title, line, foot=foot, actions=(say("F9 admit by hand"),))


def _replaced(verdict: Verdict, say: Tongue) -> Spoken:
    line = say("A newer badge was issued for this person.")
    foot = say("Ask for the newer badge.")
    title = _whose(verdict, say)
    word = word_of(verdict.word, say)
    return Spoken(SIGN[verdict.word], word, title, line, foot=foot, actions=(say("F9 admit by hand"),))


def _hall_full(verdict: Verdict, say: Tongue, hall: Hall | None) -> Spoken:
    line = say("Nobody was counted.")
    if hall is not None and hall.capacity:
        now, places = say.number(hall.now), say.number(hall.capacity)
        line = say("{now} of {places} places are taken. Nobody was counted.", now=now, places=places)
        if verdict.heads > 1:
            facts = {"now": now, "places": places, "count": say.number(verdict.heads)}
            line = say(
                "{now} of {places} places are taken; {count} more do not fit. Nobody was counted.", **facts
            )
    title = _whose(verdict, say)
    foot = say("Ask an organiser before anyone else comes in.")
    word = word_of(verdict.word, say)
    return Spoken(SIGN[verdict.word], word, title, line, foot=foot, actions=(say("F9 admit by hand"),))


def _not_recorded(verdict: Verdict, say: Tongue) -> Spoken:
    title = say("This laptop’s disk is full")
    if verdict.cause is not Cause.DISK_FULL:
        title = say("This laptop could not keep it")
    line = say("Write it on the paper list, and let the person in.")
    return Spoken(SIGN[verdict.word], word_of(verdict.word, say), title, line)


def _gone_out(verdict: Verdict, say: Tongue) -> Spoken:
    if verdict.not_inside:
        line = say("Not in the hall: nothing changed.")
        foot = say("Coming in? Press F6 and scan again.")
        return Spoken("not_inside", say("NOT INSIDE"), _whose(verdict, say), line, foot=foot)
    line = say("May come back: scan again at any door")
    if verdict.kind is not None:
        line = say("{who} · may come back: scan again at any door", who=_who(verdict, say))
    title = _whose(verdict, say)
    return Spoken(SIGN[verdict.word], word_of(verdict.word, say), title, line)


_TURNED = {
    Word.REPLACED: _replaced,
    Word.NOT_OURS: _not_ours,
    Word.NOT_LISTED: _not_listed,
    Word.NOT_RECORDED: _not_recorded,
}
