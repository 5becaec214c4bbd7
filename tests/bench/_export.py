"""Long work beside an open door, for the child process: forty pages of minutes as a PDF."""

from __future__ import annotations

from app.documents.minutes import minutes_pdf
from tests.bench.records import many_pages


def pages() -> int:
    """Write them; how many bytes they are."""
    return len(minutes_pdf(many_pages(), draft=True))
