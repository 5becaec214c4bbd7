"""The records: what can be printed, whether it is sealed, the signing key, and the verdict on a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Paper(StrEnum):
    """What leaves the building."""

    MINUTES = "minutes"
    COMMITMENT_RECORD = "commitment record"
    DOOR_REPORT = "door report"
    """For the organisers: never sealed."""


class Export(StrEnum):
    """What can be asked for as a file."""

    MINUTES = "minutes"
    RECORDS = "records"
    CSV = "csv"
    TURNOUT = "turnout"
    TURNOUT_NOW = "turnout-now"
    JSON = "json"
    PLAN = "plan"
    DOOR_LIST = "door-list"
    DOOR_REPORT = "door-report"


class KeyState(StrEnum):
    """Whether the secretary can sign on this laptop."""

    NONE = "none"
    LOCKED = "locked"
    OPEN = "open"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One document of the list."""

    paper: Paper
    power_holder: str = ""
    title: str = ""
    under: str = ""
    sealed_at: datetime | None = None
    sealed_by: str = ""
    revision: int = 0
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class RecordsBoard:
    """All that Records shows, but for the pages, which are drawn from the file."""

    assembly: str
    title: str
    rehearsal: bool
    zone: str
    papers: tuple[PaperLine, ...]
    key: KeyState
    key_name: str = ""
    root_fingerprint: str = ""
    open_cells: int = 0
    """Answers not recorded yet: the minutes can be read but not sealed."""
    ended: bool = False
    entries: int = 0
    head: str = ""
    reports: tuple[PaperLine, ...] = ()
    """For the organisers: shown and printed, never sealed, never published."""
