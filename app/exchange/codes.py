"""Codes read from a picture: QR only, so that nothing else in view is taken for a badge."""

from __future__ import annotations

import io
from pathlib import Path

from app.errors import Refused

MOST_PIXELS = 50_000_000


def read_codes(image: Path | bytes | memoryview) -> tuple[str, ...]:
    """The texts of all QR codes in a picture, top to bottom.

    A path or bytes are a PNG, JPEG or WebP file; a memoryview is a grey picture as it comes from a camera,
    one byte a pixel, shaped (height, width). Refused: what is no picture, or one of more than 50 megapixels.
    """
    import zxingcpp

    found = zxingcpp.read_barcodes(
        image if isinstance(image, memoryview) else _opened(image),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2),
        text_mode=zxingcpp.TextMode.Plain,
    )
    return tuple(
        code.text
        for code in sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    )


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
