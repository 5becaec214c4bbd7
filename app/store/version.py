"""Which version of the tables this program writes and reads."""

from __future__ import annotations

VERSION = 1
"""Kept as the file's `user_version`; apart from the tables, so that opening a file need not make them."""
