from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.documents import badge_face
from app.documents.badge_codes import code_pages, code_picture
from app.documents.badge_face import BadgeFace, Edition
from app.documents.badges import Strip, badge_sheets
from app.documents.stock import STOCKS, Stock
from app.domain import badge
from app.domain.plan import BadgeKind
from app.errors import Cancelled, Refused
from app.words import stretched
from tests.documents import evening, readers
from tests.documents.readers import Tool

DAY = date(2026, 11, 24)
MANY = 2_016 if os.environ.get("FOLKMOOT_TORTURE") else 0
"""Badges on every stock in the long run; one sheet in the short."""
BATCH = 20
"""Pages drawn at once: two hundred would fill a small disk."""
KEY = b"k" * 32
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)


def face(number: int, institution: str = "Elm Street School", **changes: object) -> BadgeFace:
    kind = tuple(BadgeKind)[number % 6]
    code = badge.issue(KEY, badge.Code(kind, 417, 1, number.to_bytes(6, "big"), 12))
    plain = BadgeFace("Delegate", institution, "", f"KITE {number:04d}", code, kind=kind)
    return replace(plain, **changes) if changes else plain


EDITION = Edition("Elm Street Assembly", DAY)
TOLD = replace(
    EDITION,
    rehearsal=True,
    note="Rehearsal, reconstructed from published reports",
    venue="Riverside Hall",
    root="ab12" * 16,
    revision=12,
)


def sheets(faces: list[BadgeFace], edition: Edition = EDITION, **more: object) -> bytes:
    return badge_sheets(faces, edition, **more)  # pyright: ignore[reportArgumentType]


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
        face(23, "", spare=1),
        face(24, "", spare=2),
        face(5, kind_word="Group of 24", heads=24, young=22, kind=BadgeKind.YOUNG_PEOPLE),
    ]


@pytest.mark.parametrize("stock", STOCKS.values(), ids=STOCKS)
def test_they_conform(stock: Stock) -> None:
    strips = {"Institution 1": Strip("Leader 1", 25), "Institution 2": Strip()}
    readers.assert_conforms(sheets(mixed(), TOLD, stock=stock, strips=strips, backs=True))


def test_no_badge_and_the_long_tongue_conform() -> None:
    readers.assert_conforms(sheets([]))
    readers.assert_conforms(sheets(mixed(), say=stretched()))


@pytest.mark.slow
@pytest.mark.torture
@pytest.mark.parametrize("key", STOCKS)
def test_each_code_of_the_sheets_is_read_back(
    key: str, tool: Tool, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Every page as a printer of 300 dots an inch draws it, read whole by two readers that share no line."""
    stock = STOCKS[key]
    faces = [face(n, f"Institution {n // 50}") for n in range(MANY or stock.cells)]
    began = time.monotonic()
    pdf = sheets(faces, TOLD, stock=stock)
    built = time.monotonic() - began
    file, codes = saved(tmp_path, pdf), {each.code for each in faces}
    assert all(len(code) == 34 for code in codes)
    # 25 to 28 mm with its border of 4 modules: the dark part is 25 / 33 of it
    dark = stock.code / 72 * 25.4 * 25 / 33
    assert 25 <= round(stock.code / 72 * 25.4, 2) <= 28
    by_zbar: list[str] = []
    by_zxing: list[str] = []
    pages = -(-len(faces) // stock.cells)
    for first in range(1, pages + 1, BATCH):
        whole = ("-r", "300", "-png", "-gray", "-f", str(first), "-l", str(first + BATCH - 1))
        readers.run(tool("pdftoppm"), *whole, file, tmp_path / "sheet")
        for page in sorted(tmp_path.glob("sheet*.png")):
            by_zbar += readers.scanned(tool, page)
            with Image.open(page) as picture:
                found = zxingcpp.read_barcodes(picture, formats=QR)
            by_zxing += [each.text for each in found]
            sides = [abs(each.position.top_right.x - each.position.top_left.x) for each in found]
            assert all(side * 25.4 / 300 == pytest.approx(dark, abs=0.5) for side in sides)
            page.unlink()
    wrong = len(faces) * 2 - sum(len(set(read) & codes) for read in (by_zbar, by_zxing))
    wrong += len(by_zbar) + len(by_zxing) - 2 * len(faces)
    if MANY:
        readers.assert_conforms(pdf)
    how = f"{len(faces)} badges on {pages} sheets of {key} ({built:.1f} s to PDF), 300 dpi, zbarimg and zxing"
    record_property(
        "torture",
        {"name": f"badges.unread.{key}", "value": wrong, "unit": "codes", "bar": 0, "how": how},
    )
    assert wrong == 0
    assert sorted(by_zbar) == sorted(by_zxing) == sorted(codes)


@pytest.mark.parametrize("key", STOCKS)
def test_a_code_is_of_whole_dots_without_a_grey_one(key: str, tool: Tool, tmp_path: Path) -> None:
    """By a faint row more at some corners of codes zbar puts corners of different codes together first."""
    stock = STOCKS[key]
    file = saved(tmp_path, sheets([face(n) for n in range(stock.cells)], stock=stock, shift=(0.7, -0.3)))
    readers.run(tool("pdftoppm"), "-r", "300", "-png", "-gray", "-singlefile", file, tmp_path / "sheet")
    with Image.open(tmp_path / "sheet.png") as page:
        found = zxingcpp.read_barcodes(page, formats=QR)
        assert len(found) == stock.cells
        for each in found:
            at = each.position
            code = page.crop(
                (at.top_left.x - 5, at.top_left.y - 5, at.bottom_right.x + 6, at.bottom_right.y + 6)
            )
            greys = code.convert("L").histogram()
            assert greys[0] + greys[255] == code.width * code.height


@pytest.mark.parametrize("key", STOCKS)
def test_nothing_lies_across_the_edge_of_a_label(key: str, tool: Tool, tmp_path: Path) -> None:
    """In the gaps between labels, and a millimetre inside each edge, the paper stays white."""
    stock = STOCKS[key]
    faces = [each for each in mixed() for _ in range(2)]
    file = saved(tmp_path, sheets(faces, replace(TOLD, note=""), stock=stock, strips={}))
    readers.run(tool("pdftoppm"), "-r", "100", "-png", "-gray", "-singlefile", file, tmp_path / "sheet")
    with Image.open(tmp_path / "sheet.png") as page:
        grey = page.convert("L")
    dots = 100 / 72
    for x, y, wide, tall in stock.outlines:
        if stock.folded:
            continue  # the band goes to the edge, where it is cut
        left, right = (x + 2.8) * dots, (x + wide - 2.8) * dots
        top, foot = (stock.size[1] - y - tall + 2.8) * dots, (stock.size[1] - y - 2.8) * dots
        for frame in (
            (left, top, right, top + 1),
            (left, foot - 1, right, foot),
            (left, top, left + 1, foot),
            (right - 1, top, right, foot),
        ):
            edge = grey.crop(tuple(round(at) for at in frame))  # pyright: ignore[reportArgumentType]
            assert edge.getextrema()[0] > 200, frame  # pyright: ignore[reportOperatorIssue, reportIndexIssue]


def test_labels_lie_on_the_paper_and_not_on_each_other() -> None:
    for stock in STOCKS.values():
        boxes = list(stock.outlines)
        assert len(boxes) == stock.cells
        for number, (x, y, wide, tall) in enumerate(boxes):
            assert x >= -0.01
            assert y >= -0.01
            assert x + wide <= stock.size[0] + 0.01
            assert y + tall <= stock.size[1] + 0.01
            for left, low, w, h in boxes[number + 1 :]:
                apart = left >= x + wide - 0.01 or low >= y + tall - 0.01
                assert apart or x >= left + w - 0.01 or y >= low + h - 0.01
        # as much is left over at the right as at the left, at the foot as at the head
        assert boxes[0][0] == pytest.approx(stock.size[0] - boxes[-1][0] - boxes[-1][2], abs=0.6)
        assert stock.top == pytest.approx(boxes[-1][1], abs=0.6)


def test_a_cover_strip_comes_before_the_badges_of_its_institution(tool: Tool, tmp_path: Path) -> None:
    faces = [face(6 * n, "Elm Street School") for n in range(3)] + [face(60, "Town Church")]
    strips = {"Elm Street School": Strip("Leader 1", 25)}
    said = readers.flat(readers.text(tool, saved(tmp_path, sheets(faces, strips=strips))))
    told = said.index("For the delegation lead: Leader 1")
    assert told < said.index("KITE 0006")
    assert "3 badges · 25 pledged" in said
    assert "KITE 0000 to KITE 0012" in said
    assert said.count("Handed over to:") == 1


def test_the_back_says_the_fingerprint_where_the_front_was(tool: Tool, tmp_path: Path) -> None:
    faces = [face(n) for n in range(3)]
    file = saved(tmp_path, sheets(faces, TOLD, stock=STOCKS["a4-8"], backs=True))
    pages = readers.text(tool, file).rstrip("\f").split("\f")
    assert len(pages) == 2
    assert "AB12" not in pages[0]
    assert readers.flat(pages[1]).count("AB12") == 3 * 16
    # the third front is at the left; on the back of the paper that is the right
    said = readers.run(tool("pdftotext"), "-f", "2", "-bbox", file, "-")
    left = [float(x) for x in re.findall(r'xMin="([0-9.]+)"[^>]*>AB12', said)]
    assert sum(x > 300 for x in left) == 2 * 16
    assert len(readers.text(tool, saved(tmp_path, sheets(faces, backs=True))).rstrip("\f").split("\f")) == 1
    card = readers.flat(readers.text(tool, saved(tmp_path, sheets(faces, TOLD, stock=STOCKS["a4-card"]))))
    assert card.count("AB12") == 3 * 16


def test_the_shift_moves_everything(tool: Tool, tmp_path: Path) -> None:
    def at(shift: tuple[float, float]) -> tuple[float, float]:
        file = saved(tmp_path, sheets([face(1)], stock=STOCKS["a4-8"], shift=shift))
        said = readers.run(tool("pdftotext"), "-bbox", file, "-")
        word = re.search(r'xMin="([0-9.]+)" yMin="([0-9.]+)"[^>]*>KITE', said)
        assert word is not None
        return float(word[1]), float(word[2])

    plain, moved = at((0, 0)), at((2, -1))
    assert moved[0] - plain[0] == pytest.approx(2 / 25.4 * 72, abs=0.01)
    assert moved[1] - plain[1] == pytest.approx(-1 / 25.4 * 72, abs=0.01)


def test_labels_that_are_gone_are_left_out(tool: Tool, tmp_path: Path) -> None:
    faces = [face(n) for n in range(8)]
    file = saved(tmp_path, sheets(faces, TOLD, stock=STOCKS["a4-8"], used=3, backs=True))
    pages = readers.text(tool, file).rstrip("\f").split("\f")
    counted = [page.count("KITE") or readers.flat(page).count("AB12") // 16 for page in pages]
    assert counted == [5, 5, 3, 3]
    once = saved(tmp_path, sheets(faces[:1], stock=STOCKS["a4-8"], used=8 + 2))
    said = readers.run(tool("pdftotext"), "-bbox", once, "-")
    word = re.search(r'xMin="([0-9.]+)" yMin="([0-9.]+)"[^>]*>KITE', said)
    assert word is not None
    stock = STOCKS["a4-8"]
    assert float(word[1]) < stock.size[0] / 2
    assert stock.top + stock.step_y < float(word[2]) < stock.top + 2 * stock.step_y


@pytest.mark.parametrize("key", STOCKS)
def test_the_longest_names_are_whole_and_the_cut_ones_say_so(key: str, tool: Tool, tmp_path: Path) -> None:
    """The institution keeps all its words; the name of the person gives way, and says so."""
    long = "Sixteenth Riverside Church of England Primary School"
    faces = [face(0, long, name="Delegate 22 with a long name of their own and one more to it, and one more")]
    said = readers.flat(readers.text(tool, saved(tmp_path, sheets(faces, TOLD, stock=STOCKS[key]))))
    assert long in said
    assert "one more to it, and one more" in said or "…" in said


@pytest.mark.parametrize("key", STOCKS)
def test_a_sheet_says_what_it_is_wherever_a_printer_reaches(key: str, tool: Tool, tmp_path: Path) -> None:
    stock = STOCKS[key]
    file = saved(tmp_path, sheets([face(n) for n in range(stock.cells)], TOLD, stock=stock))
    said = readers.flat(readers.text(tool, file))
    told = stock.top > 5 * 72 / 25.4
    assert ("Sheet 1 of 1 · print at 100 % · revision 12" in said) is told
    assert ("Rehearsal, reconstructed from published reports" in said) is told
    assert told or stock.folded


def test_kinds_are_told_apart_in_grey() -> None:
    from io import BytesIO

    import pikepdf

    drawn: set[bytes] = set()
    for kind in BadgeKind:
        plain = replace(face(6), kind=kind)
        with pikepdf.open(BytesIO(sheets([plain], replace(EDITION, accent="#123456")))) as pdf:
            stream = pdf.pages[0].Contents.read_bytes()
        assert b".070588 .203922 .337255" in stream
        drawn.add(stream.split(b"EMC")[2])
    assert len(drawn) == len(BadgeKind)


def test_a_code_is_one_path() -> None:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(sheets([face(1)]))) as pdf:
        drawn = pdf.pages[0].Contents.read_bytes()
    figure = drawn.split(b"/Figure")[1].split(b"EMC")[0]
    assert figure.split().count(b"f") == 1


def test_what_is_printed(tool: Tool, tmp_path: Path) -> None:
    file = saved(tmp_path, sheets(mixed(), TOLD))
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
        "revision 12",
        "Delegate 22",
    ):
        assert words in said, words
    pages = readers.text(tool, file).rstrip("\f").split("\f")
    assert all("Rehearsal, reconstructed from published reports" in page for page in pages)


def test_they_are_sorted_with_numbers_by_value_and_spares_last(tool: Tool, tmp_path: Path) -> None:
    names = ["Oak 10", "Élm", "Oak 9", "", "Birch"]
    faces = [face(6 * n, name, spare=0 if name else 1) for n, name in enumerate(names)]
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
    for text in (evening.LONG_WORD, "Elm", f"{evening.LONG_WORD} {evening.LONG_WORD} " * 3):
        for wide, tall in ((153, 60), (180, 24), (250, 200)):
            laid = badge_face.fitted(text, wide, tall)
            assert all(line.width <= wide + 0.1 for line in laid)
            assert sum(line.height for line in laid) <= tall


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
    with pytest.raises(Refused, match="王小明"):
        sheets([face(1, "王小明")])


ELSEWHERE = (
    "بيت السلام",
    "בית הספר 12",
    "Elm Street (בית כנסת) Synagogue",
    "مُحَمَّد",
    "Ŵyl Ẹ̀gbẹ́ x̂",
    "null",
    "-Smith",
    "Émile 🎉",
)


@pytest.mark.parametrize("key", ["a4-14", "a4-card", "letter-8"])
def test_names_of_every_sort_are_printed_and_read_back(key: str, tool: Tool, tmp_path: Path) -> None:
    faces = [face(6 * n, name, name=name) for n, name in enumerate(ELSEWHERE)]
    pdf = sheets(faces, TOLD, stock=STOCKS[key])
    readers.assert_conforms(pdf)
    said = readers.flat(readers.text(tool, saved(tmp_path, pdf)))
    # the reader turns them round again, and knows the letters behind the joined forms
    # but for lam and alef, one shape of two letters, which it turns round within
    assert "السلام" in said or "السالم" in said
    for words in ("بيت", "בית", "הספר", "כנסת", "Synagogue", "null", "-Smith", "Émile"):
        assert words in said, words
    readers.assert_conforms(code_pages(faces, TOLD))


def test_a_picture_of_a_code_says_names_of_every_sort() -> None:
    """Letters that no font has would stand there as boxes, all alike."""
    drawn = {code_picture(face(6, name), EDITION) for name in ("שרה", "לוי", "محمد", "نور", "x̂")}
    assert len(drawn) == 5
    with pytest.raises(Refused, match="王小明"):
        code_picture(face(1, "王小明"), EDITION)
