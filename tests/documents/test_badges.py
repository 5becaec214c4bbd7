from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.documents import badges
from app.documents.badges import BadgeFace, badge_sheets
from app.domain import badge
from app.domain.plan import BadgeKind
from app.errors import Cancelled, Refused
from app.words import stretched
from tests.documents import evening, readers
from tests.documents.readers import Tool

DAY = date(2026, 11, 24)
KEY = b"k" * 32


def face(number: int, institution: str = "Elm Street School", **changes: object) -> BadgeFace:
    kind = tuple(BadgeKind)[number % 6]
    code = badge.issue(KEY, badge.Code(kind, 417, 1, number.to_bytes(6, "big"), 12))
    plain = BadgeFace("Delegate", institution, "", f"KITE {number:04d}", code, kind=kind)
    return replace(plain, **changes) if changes else plain


def sheets(faces: list[BadgeFace], **more: object) -> bytes:
    usual: dict[str, object] = {"title": "Elm Street Assembly", "day": DAY, "rehearsal": False, **more}
    return badge_sheets(faces, **usual)  # pyright: ignore[reportArgumentType]


def saved(folder: Path, pdf: bytes) -> Path:
    file = folder / "badges.pdf"
    file.write_bytes(pdf)
    return file


def mixed() -> list[BadgeFace]:
    """Every kind, long names, names of people that are numbers, spares, a group."""
    usual = [face(n, f"Institution {n % 5}") for n in range(14)]
    return [
        *usual,
        face(20, f"Ysgol Gynradd Gymraeg {evening.LONG_WORD} a’r Cylch"),
        face(
            21, "A very long name of an institution that goes on and on for several lines and then some more"
        ),
        face(22, name="Delegate 22 with a long name of their own"),
        face(23, "", name=""),
        face(24, "", name=""),
        face(5, kind_word="Group of 24", heads=24, young=22, kind=BadgeKind.YOUNG_PEOPLE),
    ]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("rehearsal", [False, True])
def test_they_conform(paper: str, rehearsal: bool) -> None:
    readers.assert_conforms(sheets(mixed(), paper=paper, rehearsal=rehearsal, note="A note"))


def test_no_badge_and_the_long_tongue_conform() -> None:
    readers.assert_conforms(sheets([]))
    readers.assert_conforms(sheets(mixed(), say=stretched()))


def test_each_code_of_a_sheet_is_read_back(tool: Tool, tmp_path: Path) -> None:
    faces = [face(n) for n in range(10)]
    file = saved(tmp_path, sheets(faces))
    readers.run(tool("pdftoppm"), "-r", "300", "-png", "-gray", "-singlefile", file, tmp_path / "sheet")
    codes = sorted(each.code for each in faces)
    assert all(len(code) == 34 for code in codes)
    assert sorted(readers.scanned(tool, tmp_path / "sheet.png")) == codes
    found = zxingcpp.read_barcodes(Image.open(tmp_path / "sheet.png"))
    assert sorted(each.text for each in found) == codes
    # 25 mm with its border of 4 modules: the dark part is 25 / 33 of it
    sides = [abs(each.position.top_right.x - each.position.top_left.x) for each in found]
    assert all(side * 25.4 / 300 == pytest.approx(25 * 25 / 33, abs=0.5) for side in sides)


def test_a_code_is_one_path() -> None:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(sheets([face(1)]))) as pdf:
        drawn = pdf.pages[0].Contents.read_bytes()
    figure = drawn.split(b"/Figure")[1].split(b"EMC")[0]
    assert figure.split().count(b"f") == 1


def test_what_is_printed(tool: Tool, tmp_path: Path) -> None:
    file = saved(
        tmp_path, sheets(mixed(), rehearsal=True, note="Rehearsal, reconstructed from published reports")
    )
    said = readers.flat(readers.text(tool, file))
    for words in (
        "Sheet 1 of 2",
        "Institution 0",
        "KITE 0003",
        "24 November 2026 · Rehearsal",
        "Group of 24",
        "Spare badge 1",
        "Spare badge 2",
        "print at 100 %",
        "Delegate 22",
    ):
        assert words in said, words
    pages = readers.text(tool, file).rstrip("\f").split("\f")
    assert all("Rehearsal, reconstructed from published reports" in page for page in pages)


def test_they_are_sorted_with_numbers_by_value_and_spares_last(tool: Tool, tmp_path: Path) -> None:
    names = ["Oak 10", "Élm", "Oak 9", "", "Birch"]
    faces = [face(6 * n, name) for n, name in enumerate(names)]
    random.Random(1).shuffle(faces)
    said = readers.text(tool, saved(tmp_path, sheets(faces)), "-layout")
    order = [said.index(name) for name in ("KITE 0024", "KITE 0006", "KITE 0012", "KITE 0000", "KITE 0018")]
    rows = [said[:place].count("\n") for place in order]
    assert rows == sorted(rows)
    assert "Spare badge 1" in said


def test_a_screen_reader_hears_the_caption(tool: Tool, tmp_path: Path) -> None:
    pdf = sheets([face(7)])
    said = readers.run(tool("pdfinfo"), "-struct", saved(tmp_path, pdf))
    assert "Figure" in said
    assert b"Code of the badge KITE 0007" in pdf


def test_long_words_stay_beside_the_code() -> None:
    wide = badges.WIDE - badges.CODE - 2 * 4.4 * 72 / 25.4 + 8
    for text in (evening.LONG_WORD, "Elm", f"{evening.LONG_WORD} {evening.LONG_WORD} " * 3):
        laid = badges.fitted(text, wide, 60)
        assert all(line.width <= wide + 0.1 for line in laid)


def test_progress_and_cancel() -> None:
    heard: list[tuple[int, int]] = []

    def hear(done: int, of: int) -> None:
        heard.append((done, of))

    faces = [face(n) for n in range(25)]
    sheets(faces, progress=hear)
    assert heard == [(10, 25), (20, 25), (25, 25)]
    heard.clear()
    with pytest.raises(Cancelled):
        sheets(faces, progress=hear, cancelled=lambda: bool(heard))
    assert heard == [(10, 25)]


def test_the_same_badges_give_the_same_bytes() -> None:
    assert sheets(mixed()) == sheets(list(reversed(mixed())))


def test_a_name_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(Refused, match="בית"):
        sheets([face(1, "בית ספר")])
