"""Codes to send instead of print: a picture for each badge, and pages that a delegation lead can forward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from app import paths
from app.documents import codes, furniture, lines, marks, styles, wording
from app.documents.badge_face import BadgeFace, Edition, fitted, stripe
from app.documents.finish import About, finish
from app.documents.fonts import Face
from app.documents.lengths import MM
from app.documents.styles import Style
from app.documents.tags import Element, TaggedCanvas
from app.errors import Cancelled
from app.words import ENGLISH, Tongue

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

PAGE = (105 * MM, 148 * MM)
"""A6: it fills a telephone held upright."""
_CODE = 80 * MM
_PAD = 8 * MM
_KIND = Style(Face.SANS_BOLD, 13, 16)
_NAME = Style(Face.SANS, 12, 15, styles.INK_2)
_CAPTION = Style(Face.SANS_BOLD, 21, 25)
_MODULE = 16
"""Pixels a module in a picture: the code is 528 wide."""


def code_pages(
    faces: Sequence[BadgeFace],
    edition: Edition,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    say: Tongue = ENGLISH,
) -> bytes:
    """A page a badge, the code as large as a telephone shows it; to be forwarded, not printed."""
    tree = Element("Document", language=wording.language(say))
    canvas = TaggedCanvas(PAGE)
    for number, face in enumerate(faces, 1):
        if cancelled and cancelled():
            raise Cancelled
        _page(canvas, tree.add("Sect"), face, edition, say, first=number == 1)
        if progress:
            progress(number, len(faces))
    if not faces:
        canvas.next_page()
    about = About(
        say("Badge codes: {title}, {day}", title=edition.title, day=say.day(edition.day)),
        edition.title,
        wording.language(say),
        datetime.combine(edition.day, time(), UTC),
    )
    return finish(canvas.close(), tree, about)


def _page(
    canvas: TaggedCanvas, section: Element, face: BadgeFace, edition: Edition, say: Tongue, *, first: bool
) -> None:
    wide, tall = PAGE
    inner, top = wide - 2 * _PAD, tall - _PAD
    with canvas.artifact() as pen:
        start = _PAD + lines.measure(face.kind_word, _KIND) + 6
        if wide - _PAD - start > 6:
            accent = styles.colour(edition.accent)
            stripe(pen, face.kind, (start, top - 12.5, wide - _PAD - start, 8), accent)
    title = face.title(say)
    named = lines.short(face.name, _NAME, inner, 1) if face.name not in ("", title) else ()
    with canvas.tagged(section.add("H1" if first else "P")) as pen:
        kind = lines.short(face.kind_word, _KIND, inner, 1)
        lines.drawn(kind, _PAD, top)(pen)
        called = fitted(title, inner, 66.0 - lines.height(named))
        lines.drawn((*called, *named), _PAD, top - 20)(pen)
    alt = say("Code of the badge {caption}", caption=face.caption)
    with canvas.tagged(section.add("Figure", alt=alt)) as pen:
        marks.draw_code(pen, (wide - _CODE) / 2, 31 * MM, _CODE, codes.qr_modules(face.code))
    with canvas.tagged(section.add("P")) as pen:
        lines.drawn(lines.short(face.caption, _CAPTION, inner, 1), _PAD, 31 * MM)(pen)
        day = say.day(edition.day)
        dated = say("{day} · Rehearsal", day=day) if edition.rehearsal else day
        where = " · ".join(filter(None, (dated, edition.venue)))
        note = furniture.foot_note(edition.note, say) if edition.rehearsal else edition.note
        told = say("Show this code at the door. It lets one badge in, once.")
        laid: list[lines.Line] = []
        for text, style in (
            (told, styles.BODY),
            (f"{edition.title}, {where}", styles.BOLD),
            (note, styles.FOOT),
        ):
            laid += lines.short(text, style, inner, 2) if text else ()
        lines.drawn(laid, _PAD, 21.5 * MM)(pen)
    canvas.next_page()


def code_picture(face: BadgeFace, edition: Edition, *, say: Tongue = ENGLISH) -> bytes:
    """A PNG to send to one delegate: the code, and under it whose it is and the caption."""
    from PIL import Image, ImageDraw

    with Image.open(BytesIO(codes.png(face.code, _MODULE))) as opened:
        code = opened.convert("L")
    day = say.day(edition.day)
    title = face.title(say)
    texts = (
        (title, Style(Face.SERIF_SEMIBOLD, 34, 42), 3),
        ("" if face.name == title else face.name, Style(Face.SANS, 30, 38), 2),
        (face.caption, Style(Face.SANS_BOLD, 44, 55), 1),
        (
            f"{face.kind_word} · {say('{day} · Rehearsal', day=day) if edition.rehearsal else day}",
            Style(Face.SANS, 26, 32),
            2,
        ),
    )
    edge, wide = 30, code.width
    laid = [
        line
        for text, style, most in texts
        if text
        for line in lines.short(text, style, wide - 2 * edge, most)
    ]
    whole = Image.new("L", (wide, code.height + round(lines.height(laid)) + edge), 255)
    whole.paste(code, (0, 0))
    pen, y = ImageDraw.Draw(whole), float(code.height)
    for line in laid:
        for piece in line.pieces:
            place = (edge + piece.x, y + line.height * 0.75 - piece.rise)
            pen.text(place, piece.text, fill=0, font=_font(piece.face, round(piece.style.size)), anchor="ls")
        y += line.height
    out = BytesIO()
    whole.save(out, "PNG")
    return out.getvalue()


@cache
def _font(face: Face, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    # the letters come joined and turned already
    file = paths.resources() / "fonts" / f"{face.value}.ttf"
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
