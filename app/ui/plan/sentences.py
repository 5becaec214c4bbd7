"""The plan's own words: kinds, attendance, what to mend in an ask, in the tongue of the window."""

from __future__ import annotations

from app.domain.plan import Attendance, BadgeKind, InstitutionType, ItemKind
from app.domain.wording import Advice, Fault
from app.service.boards.plan import Tab
from app.words import Tongue

_TABS = {
    Tab.DETAILS: "Details",
    Tab.INSTITUTIONS: "Institutions",
    Tab.PEOPLE: "People",
    Tab.POWER_HOLDERS: "Power-holders",
    Tab.ASKS: "Asks",
    Tab.AGENDA: "Agenda",
    Tab.BADGES: "Badges",
}
_TYPES = {
    InstitutionType.SCHOOL: "School",
    InstitutionType.COLLEGE: "College",
    InstitutionType.UNIVERSITY: "University",
    InstitutionType.STUDENTS_UNION: "Students’ union",
    InstitutionType.CHURCH: "Church",
    InstitutionType.MOSQUE: "Mosque",
    InstitutionType.SYNAGOGUE: "Synagogue",
    InstitutionType.TEMPLE: "Temple",
    InstitutionType.RELIGIOUS_ORDER: "Religious order",
    InstitutionType.UNION: "Union",
    InstitutionType.CHARITY: "Charity",
    InstitutionType.BUSINESS: "Business",
    InstitutionType.OTHER: "Institution",
}
_KINDS = {
    BadgeKind.DELEGATE: "Delegate",
    BadgeKind.GUEST: "Guest",
    BadgeKind.POWER_HOLDER_PARTY: "Power-holder’s party",
    BadgeKind.STEWARD: "Steward",
    BadgeKind.PRESS: "Press",
    BadgeKind.YOUNG_PEOPLE: "Young people’s group",
}
_ATTENDANCE = {
    Attendance.INVITED: "Invited",
    Attendance.COMING: "Coming",
    Attendance.HERE: "Here",
    Attendance.DECLINED: "Declined",
    Attendance.DID_NOT_COME: "Did not come",
    Attendance.SENT_SOMEONE: "Sent someone",
}
_ITEMS = {
    ItemKind.PREPARE: "Preparation",
    ItemKind.WELCOME: "Welcome",
    ItemKind.REFLECTION: "Reflection",
    ItemKind.ROLL_CALL: "Roll call",
    ItemKind.REPORT_BACK: "Report back",
    ItemKind.TESTIMONY: "Testimony",
    ItemKind.ASK: "Ask",
    ItemKind.RESPONSE: "Responses",
    ItemKind.READ_BACK: "Read-back",
    ItemKind.MUSIC: "Music",
    ItemKind.WORKING_TOGETHER: "Working together",
    ItemKind.RECAP: "Recap",
    ItemKind.THANKS: "Thanks",
    ItemKind.OUR_COMMITMENTS: "Our commitments",
    ItemKind.CLOSE: "Close",
    ItemKind.EVALUATION: "Evaluation",
    ItemKind.OTHER: "Other",
}
_FAULTS = {
    Fault.NO_WORDS: ("No words yet", "Write the question as it is read out. Begin with “Will you”."),
    Fault.OPEN_QUESTION: (
        "Cannot be answered yes or no",
        "“{words}” invites a speech. Begin with “Will you”.",
    ),
    Fault.TWO_IN_ONE: (
        "Two asks in one",
        "“{words}” joins two. Make the second one an ask of its own, or leave it.",
    ),
    Fault.NO_DATE: ("No date", "Say by when: a promise without a date is hard to come back to."),
    Fault.TOO_LONG: ("Over 40 words", "{count} words too many to be heard once and remembered."),
    Fault.NOBODY_ASKED: ("Nobody is asked", "Tick who this ask is put to."),
}


def tab_words(tab: Tab, say: Tongue) -> str:
    """The title of a tab."""
    return say(_TABS[tab])


def type_words(kind: InstitutionType, say: Tongue) -> str:
    """What kind of institution it is."""
    return say(_TYPES[kind])


def kind_words(kind: BadgeKind, say: Tongue) -> str:
    """Whom a badge is for."""
    return say(_KINDS[kind])


def attendance_words(attendance: Attendance, say: Tongue) -> str:
    """How a power-holder comes."""
    return say(_ATTENDANCE[attendance])


def item_words(kind: ItemKind, say: Tongue) -> str:
    """What an agenda item is for."""
    return say(_ITEMS[kind])


def advice_words(advice: Advice, say: Tongue) -> tuple[str, str]:
    """What is to mend in an ask: a heading and a sentence."""
    heading, sentence = _FAULTS[advice.fault]
    if advice.fault is Fault.NO_DATE and advice.words:
        return say(heading), say("“{words}” is not a date.", words=advice.words)
    return say(heading), say(sentence, words=advice.words, count=advice.count)


def length_words(seconds: int) -> str:
    """A length as it is typed and shown: 5:00, 15:24, 1:05:00."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
