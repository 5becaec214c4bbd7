"""Each line of the verdict table at the real window: the word in the panel, and nothing of what was held."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.domain.door import Cause, Word
from app.service import assemblies, plan
from app.store import plan as plans
from app.ui.door.screen import DoorScreen
from app.ui.door.verdict import VerdictFace
from tests.service.evening import A, Planned
from tests.service.test_door_table import CASES, Case
from tests.ui.door.test_presenter import Joined

SAID = {
    (Word.WELCOME, ""): "WELCOME",
    (Word.WELCOME, Cause.AGAIN_AT_ONCE): "COUNTED ALREADY",
    (Word.ALREADY_IN, ""): "ALREADY IN",
    (Word.REPLACED, ""): "REPLACED",
    (Word.NOT_LISTED, ""): "NOT LISTED",
    (Word.NOT_OURS, Cause.FOREIGN): "NOT OURS",
    (Word.NOT_OURS, Cause.OTHER_ASSEMBLY): "NOT OURS",
    (Word.NOT_OURS, Cause.FORGED): "NOT VALID",
    (Word.NOT_OURS, Cause.UNKNOWN_KEY): "UPDATE THIS DOOR",
    (Word.NOT_OURS, Cause.NEWER): "UPDATE THE APP",
}
TITLES = {
    Cause.FOREIGN: "Not one of our badges",
    Cause.OTHER_ASSEMBLY: "A badge of another assembly",
    Cause.FORGED: "Not a valid badge",
}


@pytest.fixture
def joined(evening: Planned, clock: SetClock, screen: DoorScreen, qtbot: QtBot) -> Iterator[Joined]:
    made = Joined(evening, clock, screen, qtbot)
    yield made
    made.close()


def face(joined: Joined) -> VerdictFace:
    found = joined.screen.findChild(VerdictFace)
    assert isinstance(found, VerdictFace)
    return found


def held(joined: Joined, code: str) -> None:
    """Read by a camera or a scanner, whatever it says."""
    before = joined.screen.verdict
    joined.screen.scan(code)
    joined.qtbot.waitUntil(lambda: joined.screen.verdict is not before)


def all_words(screen: QWidget) -> str:
    """Everything that stands on the screen, or is said to a screen reader."""
    texts = [each.accessibleName() for each in screen.findChildren(QWidget)]
    texts += [each.text() for kind in (QLabel, QLineEdit) for each in screen.findChildren(kind)]
    return "\n".join(texts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case(joined: Joined, clock: SetClock, case: Case) -> None:
    case.before(joined.evening, clock)
    code = case.held(joined.evening)
    held(joined, code)
    shown = face(joined).shown
    assert shown is not None
    assert shown.word == (SAID.get((case.word, case.cause)) or SAID[(case.word, "")])
    if case.cause in TITLES:
        assert shown.title == TITLES[case.cause]
    if case.institution:
        assert shown.title == case.institution
    assert joined.inside()[0] == case.counted
    if len(code) > 8:
        assert code[:1000] not in all_words(joined.screen)
        assert code[2:20] not in all_words(joined.screen)


def test_the_rule_of_the_plan_holds_from_the_next_scan_on(joined: Joined) -> None:
    held(joined, joined.evening.code(1, institution=3))
    assemblies.change_assembly(joined.evening.station, A, listed_only=True)
    held(joined, joined.evening.code(2, institution=3))
    shown = face(joined).shown
    assert shown is not None
    assert (shown.word, shown.title, shown.actions) == (
        "NOT LISTED",
        "Ash Lane Union",
        ("F9 admit by hand",),
    )


def test_whom_the_list_does_not_know_is_let_in_by_hand(joined: Joined, clock: SetClock) -> None:
    assemblies.change_assembly(joined.evening.station, A, listed_only=True)
    code = joined.evening.code(2, institution=3)
    held(joined, code)
    turned = joined.screen.verdict
    assert turned is not None
    joined.screen.admitted.emit(turned.subject, "known to us")
    joined.qtbot.waitUntil(lambda: joined.screen.verdict is not turned)
    by_hand = joined.screen.verdict
    assert by_hand is not None
    assert (by_hand.word, by_hand.cause, by_hand.institution) == (
        Word.WELCOME,
        Cause.BY_HAND,
        "Ash Lane Union",
    )
    clock.advance(60)
    held(joined, code)
    assert joined.screen.verdict is not None
    assert joined.screen.verdict.word is Word.ALREADY_IN


def test_the_organisers_line_stands_in_the_panel(joined: Joined) -> None:
    with joined.evening.station.database.reading() as connection:
        (person,) = plans.people(connection, A)
    plan.change_person(joined.evening.station, A, person.id, note="Front row", access="a ramp")
    held(joined, joined.evening.delegate[0])
    shown = face(joined).shown
    assert shown is not None
    assert shown.flag == "Front row · Ask what access they need"
    assert "ramp" not in all_words(joined.screen)
