"""The verdict on a file: one word, why, who signed, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.signed import FileCheck
from app.ui.parts.labels import Label
from app.ui.records.check import CheckPage
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.layout import assert_fits
from tests.ui.plan.ears import heard
from tests.ui.records import sample


@pytest.fixture
def page(theme: Theme, shown: Callable[..., None]) -> CheckPage:
    made = CheckPage(theme, ENGLISH)
    shown(made, 1282, 716)
    return made


def _says(page: CheckPage) -> set[str]:
    QApplication.processEvents()
    return {label.text() for label in page.findChildren(Label) if label.isVisible()}


@pytest.mark.parametrize(
    ("check", "face", "also"),
    [
        (
            sample.VALID,
            "VALID. Signed by us, and not changed since.",
            {
                "2 of 2",
                "its root begins 7F3A 91C2 40DE 8B15 7F3A 91C2 40DE 8B15",
                "certified by the secretary · 4 May 2015, 20:21:40",
            },
        ),
        (
            sample.INCOMPLETE,
            "VALID, INCOMPLETE. What is signed holds, but a signature is missing.",
            {"Fields that are open", "Co-chair", "They may still be signed. That changes nothing above."},
        ),
        (
            sample.INVALID,
            "INVALID. Do not rely on this file.",
            {
                "Something was added after the last signature.",
                "What to do",
                "drawn in front of us · 4 May 2015, 20:23:04 · for the file as it was",
            },
        ),
        (
            sample.UNSIGNED,
            "UNSIGNED. Nobody has signed this file.",
            {"There is no signature in it.", "What to do"},
        ),
    ],
    ids=["valid", "incomplete", "invalid", "unsigned"],
)
def test_each_verdict_says_its_word_and_why(
    page: CheckPage, check: FileCheck, face: str, also: set[str]
) -> None:
    page.show_check(check, "Europe/London", ENGLISH)
    assert face in {widget.accessibleName() for widget in page.findChildren(QWidget)}
    assert also <= _says(page)
    assert ("Who signed" in _says(page)) == bool(check.signatures)
    assert_fits(page)


def test_a_sound_file_asks_for_nothing(page: CheckPage) -> None:
    page.show_check(sample.INVALID, "UTC", ENGLISH)
    page.show_check(sample.VALID, "UTC", ENGLISH)
    assert "What to do" not in _says(page)
    assert "Something was added after the last signature." not in _says(page)


def test_another_file_and_back(page: CheckPage) -> None:
    another, left = heard(page, "another"), heard(page, "left")
    page.show_check(sample.VALID, "UTC", ENGLISH)
    page._another.click()  # pyright: ignore[reportPrivateUsage]
    page._back.click()  # pyright: ignore[reportPrivateUsage]
    assert (another, left) == ([()], [()])


def test_nobody_is_asked_to_sign_what_was_changed(page: CheckPage) -> None:
    page.show_check(replace(sample.INVALID, open_fields=("Co-chair",)), "UTC", ENGLISH)
    assert "Fields that are open" not in _says(page)
