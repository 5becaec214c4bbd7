"""The door under hands and scanners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.door import GUEST, Cause, Word
from app.service.boards.door import Hit, Search
from app.ui.door.screen import DoorScreen
from app.ui.parts.buttons import Button
from app.ui.theme import Theme
from app.words import ENGLISH, stretched
from tests.ui.door import sample
from tests.ui.door.conftest import BADGE, Hands
from tests.ui.layout import assert_fits

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


SIGNALS = (
    "scanned",
    "scanned_out",
    "searched",
    "badge_taken",
    "group_taken",
    "badge_left",
    "walked_in",
    "recounted",
    "came_late",
    "institution_named",
    "near_wanted",
    "admitted",
    "returned",
    "undone",
    "annulled",
    "lost",
)


class Heard:
    """What the screen voiced, by signal."""

    def __init__(self, screen: DoorScreen) -> None:
        self.all: list[tuple[object, ...]] = []
        for name in SIGNALS:
            getattr(screen, name).connect(self._hear(name))

    def _hear(self, name: str) -> Callable[..., None]:
        def hear(*facts: object) -> None:
            self.all.append((name, *facts))

        return hear

    def __call__(self, name: str) -> list[list[object]]:
        return [facts for each, *facts in self.all if each == name]


@pytest.fixture
def heard(screen: DoorScreen) -> Heard:
    return Heard(screen)


def words(top: QWidget) -> str:
    """Everything any widget shows or says."""
    said: list[str] = []
    for widget in (top, *top.findChildren(QWidget)):
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
    return "\n".join(said)


def shown(top: QWidget) -> str:
    """What any label in sight says."""
    return "\n".join(each.text() for each in top.findChildren(QLabel) if each.isVisible())


def line(screen: DoorScreen) -> QLineEdit:
    found = screen.findChild(QLineEdit, "scan_line")
    assert isinstance(found, QLineEdit)
    return found


def search(screen: DoorScreen, hands: Hands, typed: str = "st john") -> None:
    hands.type(typed)
    screen.show_search(sample.search(typed))


class TestScanning:
    def test_a_scan_is_voiced_and_never_stands_in_the_line(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.scan(BADGE)
        assert heard("scanned") == [[BADGE]]
        assert heard("searched") == []
        assert line(screen).text() == ""

    def test_one_without_enter_comes_after_a_pause(
        self, screen: DoorScreen, hands: Hands, heard: Heard, qtbot: QtBot
    ) -> None:
        hands.scan(BADGE, enter=False)
        qtbot.waitUntil(lambda: heard("scanned") == [[BADGE]])

    @pytest.mark.parametrize(
        "foreign", ["https://example.org/secret", "4006381333931", "BEGIN:VCARD;N:Nobody"]
    )
    def test_a_foreign_code_is_shown_nowhere(
        self, screen: DoorScreen, hands: Hands, heard: Heard, foreign: str
    ) -> None:
        hands.scan(foreign)
        assert heard("scanned") == [["?" * len(foreign)]]
        screen.show_verdict(sample.VERDICTS["not-ours"])
        for part in (foreign, foreign[:8], foreign[-6:]):
            assert part not in words(screen)

    def test_no_key_within_a_burst_is_obeyed(
        self, screen: DoorScreen, hands: Hands, heard: Heard, qtbot: QtBot
    ) -> None:
        screen.show_verdict(sample.verdict())
        for key, held in ((Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Z, CTRL)):
            hands.at += 1
            for letter in "abcdefg":
                hands.at += 0.004
                hands.press(letter)
            hands.at += 0.004
            hands.press(key, held)
            hands.at += 0.004
            hands.press("h")
            qtbot.waitUntil(lambda: heard("scanned") != [])
        qtbot.wait(120)
        assert not screen.going_out
        assert heard("undone") == []

    def test_a_scan_in_the_middle_of_a_form_is_still_a_scan(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        search(screen, hands)
        hands.type(Qt.Key.Key_Return)
        name = screen.focusWidget()
        assert isinstance(name, QLineEdit)
        assert name is not line(screen)
        hands.type("Jo")
        hands.scan(BADGE)
        assert heard("scanned") == [[BADGE]]
        assert name.text() == "Jo"
        screen.show_verdict(sample.verdict())
        assert screen.focusWidget() is line(screen)

    def test_a_scan_while_a_group_is_counted_is_still_a_scan(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        screen.show_verdict(sample.VERDICTS["group"])
        hands.type(Qt.Key.Key_F4)
        hands.scan(BADGE)
        assert heard("scanned") == [[BADGE]]

    def test_a_scan_goes_on_when_a_button_has_the_focus(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type(Qt.Key.Key_Tab)
        assert screen.focusWidget() is not line(screen)
        hands.scan(BADGE)
        assert heard("scanned") == [[BADGE]]

    def test_a_button_is_pressed_by_a_key_however_short(self, screen: DoorScreen, hands: Hands) -> None:
        hands.type(Qt.Key.Key_F7)
        button = next(
            each for each in screen.findChildren(QAbstractButton) if each.text() == "Guest of the alliance"
        )
        pressed: list[bool] = []
        button.clicked.connect(lambda: pressed.append(True))
        button.setFocus()
        hands.type(Qt.Key.Key_Space)
        assert pressed == [True]
        assert not button.isDown()

    def test_a_code_typed_or_pasted_by_hand_is_a_scan(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        line(screen).setText(f" {BADGE.lower()} ")
        hands.type(Qt.Key.Key_Return)
        assert heard("scanned") == [[BADGE.lower()]]

    def test_going_out_is_another_signal_until_it_is_turned_back(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type(Qt.Key.Key_F6)
        assert screen.going_out
        hands.scan(BADGE)
        hands.type(Qt.Key.Key_F6)
        hands.at += 2
        hands.scan(BADGE)
        assert [name for name, *_ in heard.all] == ["scanned_out", "scanned"]

    def test_escape_in_an_empty_line_ends_going_out_and_out_of_a_search_it_does_not(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type(Qt.Key.Key_F6, "st john", Qt.Key.Key_Escape)
        assert screen.going_out
        screen.show_verdict(sample.verdict(Word.GONE_OUT, Cause.LEFT, fact=""))
        hands.type(Qt.Key.Key_Escape)
        assert not screen.going_out
        hands.scan(BADGE)
        assert [name for name, *_ in heard.all if str(name).startswith("scanned")] == ["scanned"]


class TestVerdict:
    @pytest.mark.parametrize("name", list(sample.VERDICTS))
    def test_it_is_read_aloud_whole_and_the_line_listens_on(self, screen: DoorScreen, name: str) -> None:
        verdict = sample.VERDICTS[name]
        screen.show_verdict(verdict)
        assert screen.verdict is verdict
        assert verdict.institution in words(screen)
        assert screen.focusWidget() is line(screen)

    def test_undo_counts_down_and_ends(
        self, screen: DoorScreen, hands: Hands, heard: Heard, qtbot: QtBot
    ) -> None:
        screen.show_verdict(sample.verdict(fact="F7"))
        assert "Undo this check-in · 10 s" in words(screen)
        hands.at += 2.5
        qtbot.waitUntil(lambda: "Undo this check-in · 8 s" in words(screen))
        hands.type(Qt.Key.Key_Z, held=CTRL)
        assert heard("undone") == [["F7"]]
        hands.at += 8
        qtbot.waitUntil(lambda: "Undo this" not in words(screen))
        assert "Take it back, with a reason" in words(screen)
        hands.type(Qt.Key.Key_Z, held=CTRL)
        assert heard("undone") == [["F7"]]
        hands.type("wrong badge", Qt.Key.Key_Return)
        assert heard("annulled") == [["F7", "wrong badge"]]
        screen.close_form("F1")
        assert screen.verdict is not None
        screen.close_form("F7")
        assert screen.verdict is None
        assert "with a reason" not in words(screen)

    def test_the_same_scan_once_more_leaves_the_undo_as_it_was(
        self, screen: DoorScreen, hands: Hands, heard: Heard, qtbot: QtBot
    ) -> None:
        screen.show_verdict(sample.verdict(fact="F7"))
        hands.at += 2.5
        screen.show_verdict(sample.verdict(cause=Cause.AGAIN_AT_ONCE, fact="", nth=0))
        qtbot.waitUntil(lambda: "Undo this check-in · 8 s" in words(screen))
        hands.type(Qt.Key.Key_Z, held=CTRL)
        assert heard("undone") == [["F7"]]

    def test_what_was_put_away_can_be_undone_as_long(
        self, screen: DoorScreen, hands: Hands, heard: Heard, qtbot: QtBot
    ) -> None:
        screen.show_verdict(sample.verdict(fact="F7"))
        hands.type(Qt.Key.Key_Escape)
        assert screen.verdict is None
        assert "Undo the last check-in · 10 s" in words(screen)
        hands.type(Qt.Key.Key_Z, held=CTRL)
        assert heard("undone") == [["F7"]]
        screen.taken_back()
        assert "Taken back: Elm Street School · OAK 4209" in words(screen)
        assert "Undo the last" not in words(screen)

    def test_when_there_is_nothing_to_undo_it_says_how_to_annul(
        self, screen: DoorScreen, hands: Hands, heard: Heard, qtbot: QtBot
    ) -> None:
        screen.show_verdict(sample.verdict(fact="F7"))
        hands.type(Qt.Key.Key_Escape)
        hands.at += 11
        qtbot.waitUntil(lambda: "Undo the last" not in words(screen))
        hands.type(Qt.Key.Key_Z, held=CTRL)
        assert heard("undone") == []
        assert "Nothing to undo any more. Press ↓ and then Del to annul one." in words(screen)
        hands.type(Qt.Key.Key_Down, Qt.Key.Key_Delete, "wrong badge", Qt.Key.Key_Return)
        assert heard("annulled") == [["F0", "wrong badge"]]
        screen.close_form("F0")
        assert "Annulled: WELCOME, Elm Street School, 18:18" in words(screen)
        screen.show_verdict(sample.verdict())
        assert "Annulled:" not in words(screen)

    def test_a_group_that_is_taken_back_is_named_with_its_number(self, screen: DoorScreen) -> None:
        screen.show_verdict(sample.VERDICTS["group"])
        screen.taken_back()
        assert "Taken back: Elm Street School · 3 adults, 24 young people · OAK 4209" in words(screen)

    def test_of_another_badge_there_is_nothing_to_undo(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        screen.show_verdict(sample.verdict(fact="F7"))
        screen.show_verdict(sample.verdict(cause=Cause.AGAIN_AT_ONCE, fact="", subject="B2"))
        hands.type(Qt.Key.Key_Z, held=CTRL)
        assert heard("undone") == []

    @pytest.mark.parametrize("name", ["already-in", "not-ours", "not-recorded", "hall-full"])
    def test_where_nobody_was_counted_there_is_nothing_to_undo(
        self, screen: DoorScreen, hands: Hands, heard: Heard, name: str
    ) -> None:
        screen.show_verdict(sample.VERDICTS[name])
        hands.type(Qt.Key.Key_Z, held=CTRL)
        assert heard("undone") == []
        assert "Nothing to undo" in words(screen)

    def test_who_is_in_already_may_have_been_out(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        screen.show_verdict(sample.VERDICTS["already-in"])
        hands.type(Qt.Key.Key_F6)
        assert heard("returned") == [["B1"]]
        assert not screen.going_out

    @pytest.mark.parametrize("name", ["already-in", "replaced", "hall-full"])
    def test_by_hand_asks_why_first(self, screen: DoorScreen, hands: Hands, heard: Heard, name: str) -> None:
        screen.show_verdict(sample.VERDICTS[name])
        hands.type(Qt.Key.Key_F9)
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("admitted") == []
        assert "Write why" in words(screen)
        hands.type("lost it", Qt.Key.Key_Return)
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("admitted") == [["B1", "lost it"]]  # once: the same key twice is not two people

    @pytest.mark.parametrize("key", ["enter", "control enter", "typed in vain"])
    def test_somebody_nobody_knows_is_let_in_by_hand(
        self, screen: DoorScreen, hands: Hands, heard: Heard, key: str
    ) -> None:
        hands.type(Qt.Key.Key_F9)
        assert "Someone who is not in the list" in words(screen)
        if key == "typed in vain":
            hands.type("nobody")
            screen.show_search(Search("nobody", ()))
        hands.type(Qt.Key.Key_Return, held=CTRL if key == "control enter" else Qt.KeyboardModifier(0))
        hands.type("the badge is wet", Qt.Key.Key_Return)
        assert heard("admitted") == [["", "the badge is wet"]]

    def test_a_walk_in_needs_an_institution(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        hands.type(Qt.Key.Key_F9, Qt.Key.Key_Escape, Qt.Key.Key_F7)
        assert "Someone who is not in the list" not in shown(screen)
        hands.type(Qt.Key.Key_Return)
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard.all == []

    def test_escape_puts_the_verdict_away(self, screen: DoorScreen, hands: Hands) -> None:
        screen.show_verdict(sample.verdict())
        hands.type(Qt.Key.Key_Escape)
        assert screen.verdict is None


class TestSearch:
    def test_typing_anywhere_searches(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        hands.type("mos")
        assert [typed for (typed,) in heard("searched")] == ["m", "mo", "mos"]
        assert line(screen).text() == "mos"

    def test_typing_while_a_button_has_the_focus_goes_to_the_line(
        self, screen: DoorScreen, hands: Hands
    ) -> None:
        hands.type(Qt.Key.Key_Tab, "mo")
        assert line(screen).text() == "mo"
        assert screen.focusWidget() is line(screen)

    def test_an_answer_to_something_typed_before_is_let_go(self, screen: DoorScreen, hands: Hands) -> None:
        hands.type("st")
        screen.show_search(sample.search("st john"))
        assert screen._front.search.current is None  # pyright: ignore[reportPrivateUsage]

    def test_arrows_and_enter_take_an_institution(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        search(screen, hands)
        second = sample.search().hits[1]
        hands.type(Qt.Key.Key_Right, Qt.Key.Key_Return, "Jo Bloggs")
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("walked_in") == [[second.subject, "Jo Bloggs", 1, 0]]

    def test_a_digit_takes_a_badge(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        search(screen, hands)
        place = next(at for at, hit in enumerate(sample.search().hits) if not hit.is_institution)
        hands.type(Qt.Key(Qt.Key.Key_1 + place), held=ALT)
        assert heard("badge_taken") == [["B7"]]

    def test_a_found_badge_goes_out_while_people_go_out(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type(Qt.Key.Key_F6)
        search(screen, hands)
        place = next(at for at, hit in enumerate(sample.search().hits) if not hit.is_institution)
        hands.type(Qt.Key(Qt.Key.Key_1 + place), held=ALT)
        assert heard("badge_left") == [["B7"]]
        assert heard("badge_taken") == []

    def test_control_enter_lets_in_without_a_name(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        search(screen, hands)
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("walked_in") == [[sample.search().hits[0].subject, "", 1, 0]]

    def test_enter_goes_on_from_the_name_to_the_number_and_lets_in(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        search(screen, hands)
        hands.type(Qt.Key.Key_Return, "Jo Bloggs", Qt.Key.Key_Return, "3")
        assert heard("walked_in") == []
        hands.type(Qt.Key.Key_Return, Qt.Key.Key_Return)
        # the same key twice is not two parties
        assert heard("walked_in") == [[sample.search().hits[0].subject, "Jo Bloggs", 3, 0]]

    def test_enter_ahead_of_the_answer_takes_what_was_meant(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        badge = next(hit for hit in sample.search().hits if not hit.is_institution)
        other = replace(badge, subject="B9", title="Somebody else")
        hands.type("st joh")
        screen.show_search(Search("st joh", (other,)))
        hands.type("n", Qt.Key.Key_Return)
        assert heard("badge_taken") == []
        screen.show_search(Search("st john", (badge,)))
        assert heard("badge_taken") == [[badge.subject]]
        screen.show_search(Search("st john", (badge,)))
        assert heard("badge_taken") == [[badge.subject]]

    def test_an_enter_ahead_of_the_answer_is_forgotten_where_more_is_typed(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type("st", Qt.Key.Key_Return, " john")
        screen.show_search(sample.search("st"))
        screen.show_search(sample.search("st john"))
        assert [name for name, *_ in heard.all if name != "searched"] == []
        assert screen.focusWidget() is line(screen)

    def test_control_enter_ahead_of_the_answer_lets_in_whom_it_was_meant_for(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        first, second = sample.search().hits[:2]
        hands.type("st")
        screen.show_search(Search("st", (first, second)))
        hands.type("a")
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("walked_in") == []
        screen.show_search(Search("sta", (second,)))
        assert heard("walked_in") == [[second.subject, "", 1, 0]]

    def test_a_search_made_anew_leaves_whoever_is_written_down(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        search(screen, hands)
        new = Hit("D99", True, "St John Hall", "institution", "institution")
        screen.offer_institution(new)
        hands.type("Jo")
        screen.show_search(sample.search("st john"))
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("walked_in") == [["D99", "Jo", 1, 0]]

    def test_a_guest_has_a_key_wherever_one_stands(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type(Qt.Key.Key_G, held=ALT)
        hands.type("Jo", Qt.Key.Key_Return, "2", Qt.Key.Key_Return)
        assert heard("walked_in") == [[GUEST, "Jo", 2, 0]]
        screen.show_verdict(sample.verdict())
        search(screen, hands)
        hands.type(Qt.Key.Key_G, held=ALT)
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("walked_in")[1:] == [[GUEST, "", 1, 0]]

    def test_the_keys_of_guest_and_new_institution_are_shown(self, screen: DoorScreen, hands: Hands) -> None:
        hands.type(Qt.Key.Key_F7)
        keys = {each.text(): each._key for each in screen.findChildren(Button)}  # pyright: ignore[reportPrivateUsage]
        assert keys["Guest of the alliance"] == "Alt G"
        assert keys["Not on the list: new institution"] == "Alt N"

    @pytest.mark.parametrize("typed", ["gue", "guest", "Guest of", "guest of the alliance"])
    def test_the_word_guest_finds_one(
        self, screen: DoorScreen, hands: Hands, heard: Heard, typed: str
    ) -> None:
        hands.type(typed)
        screen.show_search(Search(typed, ()))
        assert "Nothing found" not in words(screen)
        hands.type(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
        assert heard("walked_in") == [[GUEST, "", 1, 0]]

    def test_a_guest_stands_first_only_where_that_was_typed(self, screen: DoorScreen, hands: Hands) -> None:
        hits = sample.search().hits
        for typed, place in (("gues", -1), ("guest", 0), ("gu", None)):
            screen.close_form()
            hands.type(typed)
            screen.show_search(Search(typed, hits[:4]))
            shown = screen._front.search._hits  # pyright: ignore[reportPrivateUsage]
            assert [hit.subject for hit in shown if hit.subject == GUEST] == [GUEST] * (place is not None)
            assert place is None or shown[place].subject == GUEST

    def test_a_guest_counts_people_as_an_institution_does(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type(Qt.Key.Key_F9)
        hands.type("guest")
        screen.show_search(Search("guest", ()))
        hands.type(Qt.Key.Key_Return, "no badge at all", Qt.Key.Key_Return)
        assert heard("admitted") == [[GUEST, "no badge at all"]]

    def test_a_new_institution_has_a_key(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        hands.type("Quay")
        screen.show_search(sample.search("Quay"))
        hands.type(Qt.Key.Key_N, held=ALT)
        hands.type("side Hall")
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("near_wanted") == [["Quayside Hall"]]
        hands.type(Qt.Key.Key_G, held=ALT)  # what the form asks goes on
        assert heard("near_wanted") == [["Quayside Hall"]]
        assert "New institution" in words(screen)

    def test_a_group_is_marked_by_its_word_and_its_number(self, screen: DoorScreen, hands: Hands) -> None:
        group = Hit("B8", False, "OTTER 7777", "Elm Street School", "school", state="in", heads=27, young=24)
        one = Hit("B9", False, "OTTER 7778", "Elm Street School", "school")
        hands.type("otter")
        screen.show_search(Search("otter", (group, one)))
        said = words(screen)
        assert "OTTER 7777, Elm Street School, Group of 27, is in" in said
        assert "OTTER 7778, Elm Street School\n" in said
        assert "3 adults, 24 young people" in said
        hands.type(Qt.Key.Key_Right)
        assert "3 adults, 24 young people" not in words(screen)

    def test_what_only_comes_near_is_said_to(self, screen: DoorScreen, hands: Hands) -> None:
        search(screen, hands, "st jonh")
        assert "Not found as typed" not in words(screen)
        screen.show_search(replace(sample.search(), typed="st jonh", slipped=True))
        assert "Not found as typed. Is it one of these?" in words(screen)
        screen.show_search(Search("st jonh", (), slipped=True))
        assert "Nothing found for that" in words(screen)

    def test_more_than_fit_is_said_and_not_counted(self, screen: DoorScreen, hands: Hands) -> None:
        hands.type("st")
        screen.show_search(replace(sample.search(), typed="st"))
        assert "More than" not in words(screen)
        screen.show_search(replace(sample.search(), typed="st", more=True))
        assert f"More than {len(sample.search().hits)} found" in words(screen)

    def test_where_nothing_was_pledged_nothing_is_missing(self, screen: DoorScreen, hands: Hands) -> None:
        hands.type("quay")
        new = Hit("D99", True, "Quayside Hall", "institution", "institution")
        screen.show_search(Search("quay", (new,)))
        assert "0 here" in words(screen)
        assert "0 here of" not in words(screen)

    @pytest.mark.parametrize(
        ("key", "title", "go"),
        [(Qt.Key.Key_F4, "Group", "Count them"), (Qt.Key.Key_F9, "Admit by hand", "Write why")],
    )
    def test_what_a_search_is_for_stands_beside_it(
        self, screen: DoorScreen, hands: Hands, heard: Heard, key: Qt.Key, title: str, go: str
    ) -> None:
        hands.type(key)
        search(screen, hands)
        form = screen._aside.walk_in  # pyright: ignore[reportPrivateUsage]
        assert (form.title.text(), form.go.text()) == (title, go)
        assert not form.heads.isVisible()
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("walked_in") == []
        hands.type(Qt.Key.Key_Escape, Qt.Key.Key_Escape, Qt.Key.Key_F7)
        search(screen, hands)
        assert (form.title.text(), form.go.text()) == ("Walk-in", "Let in")
        assert form.heads.isVisible()

    def test_escape_goes_back_step_by_step(self, screen: DoorScreen, hands: Hands) -> None:
        screen.show_verdict(sample.verdict())
        search(screen, hands)
        hands.type(Qt.Key.Key_Return, Qt.Key.Key_Escape)
        assert screen.focusWidget() is line(screen)
        assert line(screen).text() == "st john"
        hands.type(Qt.Key.Key_Escape)
        assert line(screen).text() == ""
        assert screen.verdict is not None

    def test_a_new_institution_begins_with_what_was_typed(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type("Quay")
        screen.show_search(sample.search("Quay"))
        button = next(b for b in screen.findChildren(QAbstractButton) if "new institution" in b.text())
        button.click()
        hands.type("side Hall")
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("near_wanted") == [["Quayside Hall"]]
        screen.show_near("Quayside Hall", ())
        assert heard("institution_named") == [["Quayside Hall", "institution"]]
        screen.offer_institution(
            Hit("D99", is_institution=True, title="Quayside Hall", under="", type="institution")
        )
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("walked_in") == [["D99", "", 1, 0]]

    def test_those_it_may_be_are_shown_before_it_is_made(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        near = sample.search("st john").hits[:2]
        hands.type("Quay")
        screen.show_search(sample.search("Quay"))
        button = next(b for b in screen.findChildren(QAbstractButton) if "new institution" in b.text())
        button.click()
        hands.type(Qt.Key.Key_Return, held=CTRL)
        screen.show_near("Quay", near)
        assert heard("institution_named") == []
        assert "Is it one of these?" in words(screen)
        hands.type(Qt.Key.Key_2, held=ALT)
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("institution_named") == []
        assert heard("walked_in") == [[near[1].subject, "", 1, 0]]

    def test_whoever_saw_them_may_add_it_all_the_same(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type("Quay")
        screen.show_search(sample.search("Quay"))
        button = next(b for b in screen.findChildren(QAbstractButton) if "new institution" in b.text())
        button.click()
        hands.type(Qt.Key.Key_Return, held=CTRL)
        screen.show_near("Quay", sample.search("st john").hits[:1])
        hands.type("s")
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("institution_named") == []  # another name: looked for again
        screen.show_near("Quays", sample.search("st john").hits[:1])
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("institution_named") == [["Quays", "institution"]]

    def test_a_refusal_stands_where_the_person_looks(self, screen: DoorScreen, hands: Hands) -> None:
        search(screen, hands)
        screen.show_refusal("No such thing tonight.")
        assert "No such thing tonight." in words(screen)
        screen.show_verdict(sample.verdict())
        screen.show_refusal("Taken back already.")
        assert "Taken back already." in words(screen)


class TestGroup:
    def test_a_scanned_group_is_counted_anew(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        screen.show_verdict(sample.VERDICTS["group"])
        hands.type(Qt.Key.Key_F4, "25", Qt.Key.Key_Left)
        hands.type(Qt.Key.Key_Up, Qt.Key.Key_Up)
        assert "How many are here in all?" in words(screen)
        assert "Count 25 people in all" in words(screen)
        assert "5 adults answer for 20 young people." in words(screen)
        hands.type(Qt.Key.Key_Return, Qt.Key.Key_Return)
        assert heard("recounted") == [["F0", "B1", 25, 20]]  # once

    def test_the_arrows_at_the_sides_lead_from_one_number_to_the_other(
        self, screen: DoorScreen, hands: Hands
    ) -> None:
        group = screen._front.group  # pyright: ignore[reportPrivateUsage]
        screen.show_verdict(sample.VERDICTS["group"])
        hands.type(Qt.Key.Key_F4)
        assert group.total.hasFocus()
        hands.type(Qt.Key.Key_Right)
        assert group.adults.hasFocus()
        hands.type(Qt.Key.Key_Left)
        assert group.total.hasFocus()

    def test_adults_and_young_people_are_told_apart(self, screen: DoorScreen) -> None:
        screen.show_verdict(sample.VERDICTS["group"])
        assert "3 adults, 24 young people" in words(screen)

    def test_late_ones_of_a_group_that_is_in_are_added(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        screen.show_verdict(sample.VERDICTS["group-in"])
        assert "F4 late ones" in words(screen)
        hands.type(Qt.Key.Key_F4)
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("came_late") == []
        hands.type("2")
        assert "Let in 2 people more" in words(screen)
        assert "They come in addition to those who are in." in words(screen)
        hands.type(Qt.Key.Key_Return)
        assert heard("came_late") == [["B1", 2, 2]]

    def test_of_a_group_that_is_in_all_can_be_counted_anew(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        screen.show_verdict(sample.VERDICTS["group-in"])
        hands.type(Qt.Key.Key_F4)
        assert "How many are here in all" in words(screen)
        hands.type(Qt.Key.Key_F4)
        assert screen._front.group.counted == (3, 24)  # pyright: ignore[reportPrivateUsage]
        assert "Late ones come in addition" in words(screen)
        hands.type("21", Qt.Key.Key_Return)
        assert heard("recounted") == [["", "B1", 21, 18]]

    def test_a_number_that_is_half_typed_forgets_no_adult(self, screen: DoorScreen, hands: Hands) -> None:
        group = screen._front.group  # pyright: ignore[reportPrivateUsage]
        screen.show_verdict(sample.VERDICTS["group"])
        hands.type(Qt.Key.Key_F4, "2")
        assert group.counted == (2, 0)
        hands.type("1")
        assert group.counted == (3, 18)
        hands.type(Qt.Key.Key_Right, "30")
        assert group.counted == (30, 0)

    def test_a_refusal_stands_on_the_page_and_it_may_be_tried_again(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        screen.show_verdict(sample.VERDICTS["group"])
        hands.type(Qt.Key.Key_F4, "21", Qt.Key.Key_Return)
        screen.show_refusal("This was taken back already.")
        assert "This was taken back already." in words(screen._front.group)  # pyright: ignore[reportPrivateUsage]
        hands.type(Qt.Key.Key_Return)
        assert len(heard("recounted")) == 2

    def test_a_slow_scanner_counts_nobody(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        screen.show_verdict(sample.VERDICTS["group"])
        hands.type(Qt.Key.Key_F4, BADGE, Qt.Key.Key_Return)
        assert heard("recounted") == []

    @pytest.mark.parametrize(
        ("state", "says", "voiced"),
        [
            ("never", "Let in 21 people", ["group_taken", "B8", 21, 18]),
            ("out", "Let in 21 people", ["group_taken", "B8", 21, 18]),
            ("in", "Let in 21 people more", ["came_late", "B8", 21, 21]),
        ],
    )
    def test_a_group_that_is_looked_for_opens_its_numbers(
        self, screen: DoorScreen, hands: Hands, heard: Heard, state: str, says: str, voiced: list[object]
    ) -> None:
        found = sample.search("elm 0117")
        badge = replace(next(hit for hit in found.hits if not hit.is_institution), state=state)
        hands.type(Qt.Key.Key_F4, "elm 0117")
        screen.show_search(replace(found, hits=(badge,)))
        hands.type(Qt.Key.Key_Return)
        assert screen._front.grouping  # pyright: ignore[reportPrivateUsage]
        assert heard("badge_taken") == []
        hands.type("21")
        assert says in words(screen)
        hands.type(Qt.Key.Key_Return)
        assert [list(each) for each in heard.all if each[0] != "searched"] == [voiced]

    def test_f4_in_any_search_opens_the_numbers_of_what_is_found(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        found = sample.search("elm 0117")
        hands.type("elm 0117")
        screen.show_search(replace(found, hits=tuple(hit for hit in found.hits if not hit.is_institution)))
        hands.type(Qt.Key.Key_F4, "21", Qt.Key.Key_Return)
        assert heard("group_taken") == [["B8", 21, 18]]

    def test_one_adult_must_answer(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        screen.show_verdict(sample.VERDICTS["group"])
        hands.type(Qt.Key.Key_F4)
        screen._front.group.adults.set_value(0)  # pyright: ignore[reportPrivateUsage]
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("recounted") == []

    def test_without_a_badge_it_goes_by_institution(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type(Qt.Key.Key_F4)
        search(screen, hands)
        hands.type(Qt.Key.Key_Return, "13")
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("walked_in") == [[sample.search().hits[0].subject, "", 13, 12]]


class TestLists:
    def test_del_asks_why_and_annuls(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        hands.type(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Delete)
        hands.type("wrong one")
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("annulled") == [["F1", "wrong one"]]
        screen.close_form()
        assert screen.focusWidget() is line(screen)

    def test_a_line_that_is_annulled_already_asks_nothing(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
        hands.type(Qt.Key.Key_Delete)
        assert "Annul it" not in [b.text() for b in screen.findChildren(QAbstractButton) if b.isVisible()]

    def test_the_chosen_line_stays_chosen_when_others_come(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        hands.type(Qt.Key.Key_Down, Qt.Key.Key_Down)
        screen.show_board(sample.board(1300, 1400))
        hands.type(Qt.Key.Key_Delete, "w")
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("annulled") == [["F1", "w"]]

    def test_two_of_one_institution_are_told_apart(self, screen: DoorScreen, hands: Hands) -> None:
        board = sample.board()
        first = replace(board.passed[0], caption="OAK 4209")
        screen.show_board(replace(board, passed=(first, *board.passed[1:])))
        hands.type(Qt.Key.Key_Down)
        assert "OAK 4209" in screen._aside.last.accessibleName()  # pyright: ignore[reportPrivateUsage]

    def test_f5_shows_every_institution(self, screen: DoorScreen, hands: Hands) -> None:
        hands.type(Qt.Key.Key_F5)
        hands.type(Qt.Key.Key_Down)
        assert screen.focusWidget() is screen._aside.counts_scroll  # pyright: ignore[reportPrivateUsage]
        assert "Elm Street School: " in words(screen)


def test_every_thing_that_takes_the_focus_has_a_name(screen: DoorScreen) -> None:
    for widget in screen.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisibleTo(screen) and not widget.focusProxy():
            name = widget.accessibleName()
            assert name or not isinstance(widget, QAbstractButton | QLineEdit), type(widget).__name__


def test_the_shortcuts_of_the_window_work_when_no_scan_runs(
    screen: DoorScreen, hands: Hands, qtbot: QtBot
) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    shortcut = QShortcut(QKeySequence("Ctrl+2"), screen)
    with qtbot.waitSignal(shortcut.activated, timeout=1000):
        hands.type(Qt.Key.Key_2, held=CTRL)


@pytest.mark.parametrize(
    ("keys", "key"), [("Ctrl++", Qt.Key.Key_Plus), ("Ctrl+0", Qt.Key.Key_0), ("Ctrl+-", Qt.Key.Key_Minus)]
)
def test_a_sign_that_a_keyboard_has_with_shift_is_the_same_sign(
    screen: DoorScreen, hands: Hands, qtbot: QtBot, keys: str, key: Qt.Key
) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    shortcut = QShortcut(QKeySequence(keys), screen)
    for held in (CTRL, CTRL | Qt.KeyboardModifier.ShiftModifier, CTRL | Qt.KeyboardModifier.KeypadModifier):
        with qtbot.waitSignal(shortcut.activated, timeout=1000):
            hands.type(key, held=held)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("long", [False, True])
def test_all_of_it_fits(qtbot: QtBot, dressed: Callable[[str], Theme], theme: str, *, long: bool) -> None:
    screen = DoorScreen(dressed(theme), stretched() if long else ENGLISH, lambda: 0.0)
    qtbot.addWidget(screen)
    screen.setFixedSize(QSize(1366, 716))
    screen.show_board(sample.board(2121, 2164))
    screen.show()
    assert_fits(screen)
    for verdict in sample.VERDICTS.values():
        screen.show_verdict(verdict)
        for _ in range(5):  # a layout within a layout within a layout
            QApplication.processEvents()
        assert_fits(screen)
    line(screen).setText("st john")
    screen.show_search(sample.search("st john"))
    assert_fits(screen)


def test_no_word_is_left_from_one_tongue_to_the_next(screen: DoorScreen) -> None:
    screen.show_verdict(sample.VERDICTS["already-in"])
    screen.retitle(stretched())
    assert "Scan a badge" not in words(screen)
    assert "Nothing to undo" not in words(screen)
    assert screen.verdict is not None
    assert screen.verdict.word is Word.ALREADY_IN


class TestLostBadge:
    def find_badge(self, screen: DoorScreen, hands: Hands) -> Hit:
        search(screen, hands)
        badge = next(hit for hit in sample.search("st john").hits if not hit.is_institution)
        for _ in range(9):
            if screen.found == badge:
                break
            hands.type(Qt.Key.Key_Right)
        assert screen.found == badge
        return badge

    def test_a_spare_badge_that_is_scanned_takes_its_place(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        badge = self.find_badge(screen, hands)
        hands.type(Qt.Key.Key_F2)
        hands.scan(BADGE)
        assert heard("lost") == [[badge.subject, BADGE]]
        assert heard("scanned") == []

    def test_without_one_a_new_one_is_drawn(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        badge = self.find_badge(screen, hands)
        hands.type(Qt.Key.Key_F2)
        hands.type(Qt.Key.Key_Return, held=CTRL)
        assert heard("lost") == [[badge.subject, ""]]

    def test_a_refused_one_is_said_there_and_the_next_is_taken(
        self, screen: DoorScreen, hands: Hands, heard: Heard
    ) -> None:
        self.find_badge(screen, hands)
        hands.type(Qt.Key.Key_F2)
        screen.show_refusal("This badge belongs to somebody. Scan a spare one.")
        assert "belongs to somebody" in words(screen)
        hands.scan(BADGE)
        assert len(heard("lost")) == 1

    def test_escape_leads_back_to_scanning(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        self.find_badge(screen, hands)
        hands.type(Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
        hands.scan(BADGE)
        assert heard("scanned") == [[BADGE]]
        assert heard("lost") == []

    def test_an_institution_cannot_be_lost(self, screen: DoorScreen, hands: Hands, heard: Heard) -> None:
        search(screen, hands)
        hands.type(Qt.Key.Key_F2)
        hands.scan(BADGE)
        assert heard("scanned") == [[BADGE]]
