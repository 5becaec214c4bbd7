"""An alliance's own colour on paper: taken if it can be read by, refused with the reason if not."""

from __future__ import annotations

import re

from app.errors import Refused

OURS = "#5E2257"
"""Where an assembly has no colour of its own."""
WHITE = "#FFFFFF"
LEAST_CONTRAST = 4.5
"""Of words in white on it (WCAG 2, text)."""
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def accent(text: str) -> str:
    """The colour as `#RRGGBB`. Refused when it is none, or too pale for white words and a photocopier."""
    written = text.strip().upper()
    if not written.startswith("#"):
        written = "#" + written
    if not _HEX.fullmatch(written):
        raise Refused("“{text}” is not a colour. Write # and six digits, such as #5E2257.", text=text)
    found = contrast(written, WHITE)
    if found < LEAST_CONTRAST:
        raise Refused(
            "{colour} is too pale: white words on it cannot be read. Choose a darker one.", colour=written
        )
    return written


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, from 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
