"""Lengths on paper, in points; apart from all that draws, since the window asks for them too."""

from __future__ import annotations

INCH = 72.0
MM = INCH / 25.4
A4 = (210 * MM, 297 * MM)
LETTER = (8.5 * INCH, 11 * INCH)
