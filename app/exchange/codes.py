"""Codes read from a picture: QR only, so that nothing else in view is taken for a badge."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from app.errors import Refused

MOST_PIXELS = 50_000_000


Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A code in a picture: what it says, and its corners in pixels, from its own top left on clockwise."""

    text: str
    corners: tuple[Corner, Corner, Corner, Corner]


def read_codes(image: Path | bytes | memoryview) -> tuple[str, ...]:
    """The texts of all QR codes in a picture, top to bottom.

    A path or bytes are a PNG, JPEG or WebP file; a memoryview is a grey picture as it comes from a camera,
    one byte a pixel, shaped (height, width). Refused: what is no picture, or one of more than 50 megapixels.
    """
    return tuple(found.text for found in find_codes(image))


def find_codes(image: Path | bytes | memoryview) -> tuple[Found, ...]:
    """The same with the place of each; a camera's rows may be wider than its picture."""
    import zxingcpp

    read = zxingcpp.read_barcodes(
        image if isinstance(image, memoryview) else _opened(image),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2),
        text_mode=zxingcpp.TextMode.Plain,
    )
    places = ((code.text, code.position) for code in read)
    found = [
        Found(
            text,
            (
                (at.top_left.x, at.top_left.y),
                (at.top_right.x, at.top_right.y),
                (at.bottom_right.x, at.bottom_right.y),
                (at.bottom_left.x, at.bottom_left.y),
            ),
        )
        for text, at in places
    ]
    return tuple(sorted(found, key=lambda each: (each.corners[0][1], each.corners[0][0])))


def find_far_codes(grey: memoryview, box: tuple[int, int, int, int]) -> tuple[Found, ...]:
    """The same in a part of a camera's picture, twice enlarged: read from a third further away.

    `box` is left, top, right and bottom in pixels; corners are the whole picture's.
    """
    from PIL import Image

    height, row = cast("tuple[int, int]", grey.shape)
    part = Image.frombuffer("L", (row, height), grey.tobytes(), "raw", "L", row, 1).crop(box)
    large = part.resize((2 * part.width, 2 * part.height), Image.Resampling.BILINEAR)  # pyright: ignore[reportUnknownMemberType]
    found = find_codes(memoryview(large.tobytes()).cast("B", (large.height, large.width)))

    def back(corner: Corner) -> Corner:
        return box[0] + corner[0] // 2, box[1] + corner[1] // 2

    def whole(one: Found) -> Found:
        first, second, third, last = one.corners
        return Found(one.text, (back(first), back(second), back(third), back(last)))

    return tuple(whole(each) for each in found)


def _opened(image: Path | bytes) -> object:
    from PIL import Image, UnidentifiedImageError

    source = image if isinstance(image, Path) else io.BytesIO(image)
    try:
        with Image.open(source, formats=("PNG", "JPEG", "WEBP")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("The picture is too large: 50 megapixels are the most.")
            return picture.convert("L")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
            raise
        raise Refused("This is not a picture that can be read. It should be PNG, JPEG or WebP.") from error
