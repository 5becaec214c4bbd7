"""An entry on one line: what a USB file carries, and what is kept of one that cannot be placed yet."""

from __future__ import annotations

import json
from typing import Any, cast

from app.store.journal import Entry, Private, canonical
from app.store.stamps import SHAPE as STAMP


def as_line(entry: Entry, *, private: bool = True) -> str:
    """An entry on one line, for a USB file or for keeping one that cannot be applied yet."""
    given: dict[str, object] = {
        name: getattr(entry, name)
        for name in ("scope", "station", "number", "stamp", "kind", "schema", "who", "post", "batch", "body")
    }
    given |= {name: getattr(entry, name).hex() for name in ("before", "hash", "signature")}
    given["private"] = [
        [item.digest, item.row, item.text, item.salt.hex()]
        if private and item.text is not None and item.salt is not None
        else [item.digest]
        for item in entry.private
    ]
    return canonical(given)


def from_line(line: str) -> Entry:
    """The entry on that line. ValueError for anything else."""
    try:
        given = cast(dict[str, Any], json.loads(line))
        entry = Entry(
            scope=_text(given["scope"]),
            station=_text(given["station"]),
            number=_number(given["number"]),
            stamp=_text(given["stamp"]),
            kind=_text(given["kind"]),
            schema=_number(given["schema"]),
            who=_text(given["who"]),
            post=_text(given["post"]),
            batch=_text(given["batch"]),
            body=_text(given["body"]),
            private=tuple(_item(item) for item in given["private"]),
            before=bytes.fromhex(given["before"]),
            hash=bytes.fromhex(given["hash"]),
            signature=bytes.fromhex(given["signature"]),
        )
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as cause:
        raise ValueError("not an entry") from cause
    if not STAMP.fullmatch(entry.stamp):
        raise ValueError("not a stamp")
    return entry


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    value.encode()  # half a character is a ValueError
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < 1 << 63:
        raise TypeError("not a number")
    return value


def _item(given: list[str]) -> Private:
    if len(given) == 1:
        return Private("", _text(given[0]), None, None)
    digest, row, text, salt = (_text(each) for each in given)
    return Private(row, digest, text, bytes.fromhex(salt))
