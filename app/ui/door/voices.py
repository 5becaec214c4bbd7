"""What a steward does at the door, said aloud: whoever carries it out listens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Voices(QWidget):
    """Every intent that can be voiced at a door."""

    scanned = Signal(str)
    """A badge on the way in."""
    scanned_out = Signal(str)
    """A badge on the way out."""
    searched = Signal(str)
    badge_taken = Signal(str)
    """A badge that a search found is to be let in."""
    group_taken = Signal(str, int, int)
    """A group's badge that a search found, and how many of it are to be let in, of whom young."""
    badge_left = Signal(str)
    """A badge that a search found goes out."""
    walked_in = Signal(str, str, int, int)
    """Delegation, name, heads, of whom young."""
    recounted = Signal(str, str, int, int)
    """The fact of a group's check-in, or empty for the one that stands, its badge, heads, of whom young."""
    came_late = Signal(str, int, int)
    """The badge of a group that is in, heads, of whom young: those who came after it."""
    institution_named = Signal(str, str)
    near_wanted = Signal(str)
    """Those in the list that this name of a new institution may mean."""
    admitted = Signal(str, str)
    """Badge or delegation, and why it is let in by hand."""
    returned = Signal(str)
    """The badge that is in already went out unseen and stands here again."""
    undone = Signal(str)
    """The fact that the last verdict wrote."""
    annulled = Signal(str, str)
    """An older fact, and why."""
    lost = Signal(str, str)
    """A badge that was lost, and the spare one that was scanned for it; empty for a new one."""
    camera_wanted = Signal(bool)
    """The camera is to be turned on, or off."""
    camera_chosen = Signal(str)
    """The id of another camera."""
    scanner_learned = Signal(str)
    """What arrives here for a scanner's letters; empty where just these do."""
