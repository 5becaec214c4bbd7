"""What is said when something goes wrong, and what never leaves in a report."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.errors import Cancelled, Refused, Trouble
from app.ui.notices import Notices, report_of
from app.ui.parts.banner import Banners
from app.ui.parts.buttons import Button
from app.ui.theme import Theme
from app.words import ENGLISH, stretched


@pytest.fixture
def banners(theme: Theme) -> Iterator[Banners]:
    made = Banners()
    yield made
    made.deleteLater()


@pytest.fixture
def notices(banners: Banners) -> Notices:
    return Notices(banners, ENGLISH, QGuiApplication.clipboard())


def test_trouble_is_one_sentence_with_one_action_until_it_is_over(notices: Notices, banners: Banners) -> None:
    done: list[int] = []
    notices.act_on("disk_full", "Paper list", lambda: done.append(1))
    notices.trouble(Trouble("disk_full", "Not recorded: the disk of {where} is full.", where="this laptop"))
    notices.trouble(Trouble("disk_full", "Not recorded: the disk of {where} is full.", where="this laptop"))
    banner = banners.shown("trouble.disk_full")
    assert banner is not None
    assert banner.sentence == "Not recorded: the disk of this laptop is full."
    assert banners.keys == ("trouble.disk_full",)
    banner.acted.emit()
    assert done == [1]
    notices.over("disk_full")
    assert banners.keys == ()


def test_a_refusal_is_said_in_the_windows_tongue(notices: Notices) -> None:
    notices.retitle(stretched())
    assert notices.sentence(Refused("{name} is locked.", name="Elm Street School")).startswith(
        "Elm Street School îs löckéd"
    )


def test_a_cancel_is_shown_as_nothing(notices: Notices, banners: Banners) -> None:
    notices.show_failure(Cancelled())
    assert banners.keys == ()


class TestBugs:
    @pytest.fixture
    def expected_log(self) -> list[str]:
        return [r"a bug, and the window stays"]

    def test_the_report_names_places_and_never_values(self, notices: Notices, banners: Banners) -> None:
        def stumble() -> None:
            raise ValueError("Person 12 of Elm Street School")

        with pytest.raises(ValueError, match="Person 12") as caught:
            stumble()
        notices.bug(caught.value)
        assert "bug" in banners.keys
        assert "test_notices.py" in notices.report
        assert "ValueError" in notices.report
        assert "Person 12" not in notices.report
        assert "/home" not in notices.report

    def test_the_report_can_be_copied(self, notices: Notices, banners: Banners) -> None:
        notices.bug(ValueError("x"))
        copied: list[str] = []
        notices.copied.connect(copied.append)
        banner = banners.shown("bug")
        assert banner is not None
        banner.findChildren(Button)[0].click()
        assert copied == [notices.report]
        assert QGuiApplication.clipboard().text() == notices.report

    def test_what_is_raised_in_a_slot_comes_here(
        self, qtbot: QtBot, notices: Notices, banners: Banners
    ) -> None:
        class Speaker(QObject):
            said = Signal()

        def stumble() -> None:
            raise LookupError("in a slot")

        speaker = Speaker()
        speaker.said.connect(stumble)
        before = sys.excepthook
        notices.catch_slots()
        try:
            QTimer.singleShot(0, speaker.said.emit)
            qtbot.waitUntil(lambda: "bug" in banners.keys)
        finally:
            notices.release_slots()
        assert sys.excepthook is before


def test_a_refusal_raised_in_a_slot_is_a_refusal(notices: Notices, banners: Banners) -> None:
    notices.catch_slots()
    try:
        sys.excepthook(Refused, Refused("Not now."), None)
    finally:
        notices.release_slots()
    assert banners.keys == ("refused",)


def test_causes_are_in_the_report() -> None:
    inner, outer = KeyError("x"), RuntimeError("y")
    outer.__cause__ = inner
    report = report_of(outer)
    assert report.index("RuntimeError") < report.index("KeyError")


def test_a_banner_can_be_put_away(notices: Notices, banners: Banners, qtbot: QtBot) -> None:
    notices.note("clash", "Two doors let in the same badge.", "Look")
    banners.show()
    banner = banners.shown("clash")
    assert banner is not None
    close = banner.findChildren(Button)[1]
    assert close.accessibleName() == "Close this notice"
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert banners.keys == ()
    assert not banners.isVisible()
    banners.close()
