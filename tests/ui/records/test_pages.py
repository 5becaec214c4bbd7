"""The preview: a page is asked for when it comes into view, and once only at each size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.ui.parts.labels import Label
from app.ui.records.pages import Preview
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.records import sample


@pytest.fixture
def asked() -> list[tuple[int, int]]:
    return []


@pytest.fixture
def preview(theme: Theme, shown: Callable[..., None], asked: list[tuple[int, int]]) -> Preview:
    made = Preview(theme, ENGLISH)

    def on_wanted(page: int, width: int) -> None:
        asked.append((page, width))

    made.wanted.connect(on_wanted)
    shown(made, 676, 716)
    made.show_paper("Minutes")
    made.begin()
    return made


def _says(preview: Preview) -> set[str]:
    return {label.text() for label in preview.findChildren(Label) if label.isVisible()}


def test_pages_are_asked_for_as_they_come_into_view(preview: Preview, asked: list[tuple[int, int]]) -> None:
    width = preview.width_wanted
    assert asked == [(0, width)]
    assert "The pages are being drawn." in _says(preview)
    preview.show_page(sample.page(0, 5, width))
    assert preview.pages == 5
    assert {"Minutes", "page 1 of 5"} <= _says(preview)
    bar = preview._scroll.verticalScrollBar()  # pyright: ignore[reportPrivateUsage]
    bar.setValue(bar.maximum())
    assert asked[-1] == (4, width)
    assert "page 5 of 5" in _says(preview)


def test_larger_asks_anew_and_a_page_of_the_old_size_is_let_go(
    preview: Preview, asked: list[tuple[int, int]]
) -> None:
    old = preview.width_wanted
    preview.show_page(sample.page(0, 1, old))
    preview.zoom(1)
    assert asked[-1] == (0, preview.width_wanted) != (0, old)
    assert "85 %" in _says(preview)
    preview.show_page(sample.page(0, 7, old))
    assert preview.pages == 1
    for _ in range(20):
        preview.zoom(1)
    assert "200 %" in _says(preview)


def test_why_there_are_no_pages(preview: Preview) -> None:
    preview.show_page(sample.page(0, 2, preview.width_wanted))
    preview.show_trouble("The sealed file is not where it was kept.")
    assert preview.pages == 0
    assert "The sealed file is not where it was kept." in _says(preview)
