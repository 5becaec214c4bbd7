from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from app.documents import marks
from app.documents.finish import About, finish
from app.documents.tags import Element, TaggedCanvas
from app.domain.tally import Answer, Beside
from tests.documents import readers
from tests.documents.readers import Tool


def drawn(tool: Tool, folder: Path, standing: Answer | Beside | None) -> Image.Image:
    """The mark alone, in greys as a photocopy shows it."""
    canvas = TaggedCanvas((24, 24))
    with canvas.artifact() as pen:
        if standing is None:
            marks.draw_brand(pen, 0, 0, 24)
        else:
            marks.draw(pen, 0, 0, 24, standing)
    canvas.next_page()
    about = About("Mark", "Test", "en-GB", datetime(2026, 11, 24, tzinfo=UTC))
    file = folder / "mark.pdf"
    file.write_bytes(finish(canvas.close(), Element("Document"), about))
    readers.run(tool("pdftoppm"), "-r", "144", "-gray", "-png", "-singlefile", file, folder / "mark")
    return Image.open(folder / "mark.png").convert("L")


def ink(picture: Image.Image, box: tuple[int, int, int, int] | None = None) -> float:
    """Share of the box that is dark."""
    part = picture.crop(box) if box else picture
    counts = part.histogram()
    return sum(counts[:160]) / sum(counts)


def test_the_four_answers_differ_without_colour(tool: Tool, tmp_path: Path) -> None:
    filled = {each: ink(drawn(tool, tmp_path, each)) for each in Answer}
    assert min(filled[Answer.YES], filled[Answer.NO]) > 0.4 > filled[Answer.YES_BUT]
    assert 0.05 < filled[Answer.UNCLEAR] < 0.3


def test_a_yes_is_round_and_a_no_has_corners(tool: Tool, tmp_path: Path) -> None:
    assert drawn(tool, tmp_path, Answer.YES).getpixel((6, 6)) == 255
    assert drawn(tool, tmp_path, Answer.NO).getpixel((6, 6)) != 255


def test_yes_but_is_filled_on_the_left_only(tool: Tool, tmp_path: Path) -> None:
    picture = drawn(tool, tmp_path, Answer.YES_BUT)
    left, right = (picture.getpixel(place) for place in ((16, 24), (32, 24)))
    assert left != 255
    assert right == 255


@pytest.mark.parametrize("standing", [*Answer, *Beside, None])
def test_each_has_a_shape_of_its_own_inside_its_square(
    standing: Answer | Beside | None, tool: Tool, tmp_path: Path
) -> None:
    assert ink(drawn(tool, tmp_path, standing)) > 0.005


def test_a_code_s_squares_lie_just_within_their_places() -> None:
    assert marks.squares(((True, True, False), (False, False, False), (False, True, True))) == (
        "0.0001 2.0001 1.9998 0.9998 re\n1.0001 0.0001 1.9998 0.9998 re\nf"
    )
