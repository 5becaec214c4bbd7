"""What each list may say, under which headings, and the words understood in its cells (docs/layouts.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.names import folded
from app.domain.plan import Attendance, BadgeKind, InstitutionType, ItemKind
from app.domain.roster import What


@dataclass(frozen=True, slots=True)
class Column:
    """One thing a list may say, and the headings it goes by."""

    field: str
    names: tuple[str, ...]
    needed: bool = False


LAYOUTS: Mapping[What, tuple[Column, ...]] = {
    What.INSTITUTIONS: (
        Column(
            "institution", ("institution", "name", "member", "school / church", "organisation", "group"), True
        ),
        Column("type", ("type", "kind")),
        Column("pledge", ("pledge", "pledged", "turnout", "target", "delegates", "people")),
        Column("number", ("number", "no", "institution number")),
        Column("lead", ("lead", "delegation lead", "team captain", "contact")),
    ),
    What.PEOPLE: (
        Column(
            "institution",
            (
                "institution",
                "member institution",
                "name of school / church",
                "school / church",
                "school",
                "organisation",
                "delegation",
                "company",
            ),
            True,
        ),
        Column("name", ("name", "full name", "attendee", "attendee name", "person")),
        Column("given", ("given name", "first name", "first", "forename")),
        Column("family", ("family name", "last name", "surname", "last")),
        Column("kind", ("kind", "badge", "coming as", "role", "ticket type")),
        Column("access", ("access", "access needs", "accessibility", "requirements")),
        Column("heads", ("heads", "how many", "group size", "head count")),
        Column("note", ("note", "say at the door", "at the door", "door note", "remark")),
    ),
    What.POWER_HOLDERS: (
        Column("name", ("name", "power holder", "candidate", "official"), True),
        Column("said", ("said", "how to say it", "pronunciation")),
        Column("office", ("office", "post", "position", "title")),
        Column("organisation", ("organisation", "party", "body", "company")),
        Column("attendance", ("attendance", "coming", "status")),
        Column("representing", ("representing", "in place of", "for")),
        Column("authority", ("authority", "with whose authority")),
    ),
    What.ASKS: (
        Column("number", ("number", "no", "ask number")),
        Column("title", ("title", "short title", "ask"), True),
        Column("words", ("words", "as it is read", "wording", "text"), True),
        Column("power_holders", ("power holders", "asked of", "to", "candidates")),
        Column("by_when", ("by when", "deadline", "date")),
        Column("by_earliest", ("earliest", "by earliest", "from")),
        Column("by_latest", ("latest", "by latest", "until")),
        Column("why", ("why", "reason")),
        Column("our_commitment", ("our commitment", "we commit to", "we will")),
        Column("source", ("source", "where it comes from")),
    ),
    What.AGENDA: (
        Column("title", ("title", "item", "agenda item"), True),
        Column("minutes", ("minutes", "length", "duration", "time"), True),
        Column("kind", ("kind", "type")),
        Column("who", ("who", "speaker", "led by")),
        Column("script", ("script", "words", "notes")),
        Column("public", ("public", "in public")),
        Column("protected", ("protected", "keep its length")),
        Column("ask", ("ask", "ask number")),
    ),
}

TYPES: Mapping[str, InstitutionType] = {
    **{folded(each): each for each in InstitutionType},
    "primary school": InstitutionType.SCHOOL,
    "secondary school": InstitutionType.SCHOOL,
    "academy": InstitutionType.SCHOOL,
    "sixth form": InstitutionType.COLLEGE,
    "sixth form college": InstitutionType.COLLEGE,
    "student union": InstitutionType.STUDENTS_UNION,
    "parish": InstitutionType.CHURCH,
    "chapel": InstitutionType.CHURCH,
    "cathedral": InstitutionType.CHURCH,
    "congregation": InstitutionType.CHURCH,
    "masjid": InstitutionType.MOSQUE,
    "islamic centre": InstitutionType.MOSQUE,
    "shul": InstitutionType.SYNAGOGUE,
    "mandir": InstitutionType.TEMPLE,
    "gurdwara": InstitutionType.TEMPLE,
    "order": InstitutionType.RELIGIOUS_ORDER,
    "trade union": InstitutionType.UNION,
    "ngo": InstitutionType.CHARITY,
    "community group": InstitutionType.CHARITY,
    "community organisation": InstitutionType.CHARITY,
    "association": InstitutionType.CHARITY,
    "company": InstitutionType.BUSINESS,
    "other": InstitutionType.OTHER,
}
KINDS: Mapping[str, BadgeKind] = {
    **{folded(each): each for each in BadgeKind},
    "member": BadgeKind.DELEGATE,
    "attendee": BadgeKind.DELEGATE,
    "speaker": BadgeKind.DELEGATE,
    "leader": BadgeKind.DELEGATE,
    "visitor": BadgeKind.GUEST,
    "volunteer": BadgeKind.STEWARD,
    "journalist": BadgeKind.PRESS,
    "media": BadgeKind.PRESS,
    "young people": BadgeKind.YOUNG_PEOPLE,
    "group": BadgeKind.YOUNG_PEOPLE,
    "school group": BadgeKind.YOUNG_PEOPLE,
}
ATTENDANCE: Mapping[str, Attendance] = {
    **{folded(each): each for each in Attendance},
    "yes": Attendance.COMING,
    "confirmed": Attendance.COMING,
    "no": Attendance.DECLINED,
    "representative": Attendance.SENT_SOMEONE,
}
ITEMS: Mapping[str, ItemKind] = {
    **{folded(each): each for each in ItemKind},
    "credentials": ItemKind.ROLL_CALL,
    "negotiation": ItemKind.READ_BACK,
    "song": ItemKind.MUSIC,
    "prayer": ItemKind.REFLECTION,
    "other": ItemKind.OTHER,
}
YES_NO: Mapping[str, bool] = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False} | {
    "false": False,
    "0": False,
}
