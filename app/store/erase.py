"""Forgetting: private texts and links to a person go, digests and counts stay, nothing fills them again."""

from __future__ import annotations

from dataclasses import replace

from app.store.database import Raw
from app.store.packet import as_line, from_line
from app.store.tables import SHARED, Shape

EVERYONE = "*"
"""The subject of a purge."""


def erased_in(raw: Raw, scope: str) -> set[str]:
    """Ids of the persons forgotten in that scope; `*` for all of them."""
    return {row[0] for row in raw.execute("SELECT subject FROM erasure WHERE scope = ?", (scope,))}


def forget(raw: Raw, scope: str, subject: str) -> None:
    """Set to nothing what tells on that person, or on everyone; done twice it changes nothing more."""
    if subject == EVERYONE:
        raw.execute("UPDATE private_text SET text = NULL, salt = NULL WHERE scope = ?", (scope,))
    else:
        raw.execute(
            "UPDATE private_text SET text = NULL, salt = NULL WHERE scope = ? AND (row = ? "
            "OR row IN (SELECT id FROM scan WHERE scope = ? AND person = ?))",
            (scope, subject, scope, subject),
        )
    for shape in SHARED.values():
        if shape.personal:
            _clear(raw, scope, shape, subject)
    _forget_held(raw, scope, subject)


def _clear(raw: Raw, scope: str, shape: Shape, subject: str) -> None:
    what = ", ".join(f"{column} = NULL" for column in sorted(shape.personal))
    if subject == EVERYONE:
        raw.execute(f"UPDATE {shape.name} SET {what} WHERE scope = ?", (scope,))  # noqa: S608 - names are ours
        return
    where = "id = ? OR person = ?" if "person" in shape.personal else "id = ?"
    values = (scope, subject, subject) if "person" in shape.personal else (scope, subject)
    raw.execute(f"UPDATE {shape.name} SET {what} WHERE scope = ? AND ({where})", values)  # noqa: S608 - as above


def _forget_held(raw: Raw, scope: str, subject: str) -> None:
    """Entries that wait for others hold their private texts too."""
    for station, number, digest, packet in raw.execute(
        "SELECT station, number, hash, packet FROM quarantine WHERE scope = ?", (scope,)
    ).fetchall():
        entry = from_line(packet)
        kept = tuple(
            replace(item, text=None, salt=None) if subject in (EVERYONE, item.row) else item
            for item in entry.private
        )
        if kept != entry.private:
            raw.execute(
                "UPDATE quarantine SET packet = ? "
                "WHERE scope = ? AND station = ? AND number = ? AND hash = ?",
                (as_line(replace(entry, private=kept)), scope, station, number, digest),
            )
