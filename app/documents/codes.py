"""QR codes written: badges to be scanned at a door, and the digest of a record to be looked up."""

from __future__ import annotations

from io import BytesIO

BORDER = 4
"""Modules of white that a reader needs round the code."""
MASK = 3
"""One mask for every code. Any of the eight is allowed; choosing the fairest costs nine times the work."""
_BADGE_VERSION = 2


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code's modules, True for dark, its border included; level M.

    Text of QR's alphanumeric set (capitals, digits and `$%*+-./:` and space) is written in that mode; the 34
    characters of a badge then fit version 2, 25 × 25 modules.
    """
    import qrcode.util
    from qrcode.constants import ERROR_CORRECT_M

    data = qrcode.util.QRData(text.encode())
    code = qrcode.QRCode(
        version=_BADGE_VERSION, error_correction=ERROR_CORRECT_M, border=BORDER, mask_pattern=MASK
    )
    code.add_data(data, optimize=0)
    code.make(fit=True)
    side = len(code.modules) + 2 * BORDER
    empty = (False,) * side
    around = (False,) * BORDER
    rows = tuple((*around, *map(bool, row), *around) for row in code.modules)
    return (empty,) * BORDER + rows + (empty,) * BORDER


def png(text: str, pixels_a_module: int) -> bytes:
    """The code as a black and white picture, border included."""
    from PIL import Image

    modules = qr_modules(text)
    side = len(modules) * pixels_a_module
    rows = (b"".join((b"\0" if dark else b"\xff") * pixels_a_module for dark in row) for row in modules)
    big = Image.frombytes("L", (side, side), b"".join(row * pixels_a_module for row in rows))
    out = BytesIO()
    big.save(out, "PNG")
    return out.getvalue()
