"""Names as people write them short: St for Saint, Rd for Road, C of E; found whichever way they are typed."""

from __future__ import annotations

import re

from app.domain.names import folded

_SAME = (
    ("st", "saint"),
    ("st", "street"),
    ("rd", "road"),
    ("ave", "avenue"),
    ("ln", "lane"),
    ("sq", "square"),
    ("mt", "mount"),
    ("sch", "school"),
    ("prim", "primary"),
    ("sec", "secondary"),
    ("jnr", "junior"),
    ("jr", "junior"),
    ("elem", "elementary"),
    ("coll", "college"),
    ("acad", "academy"),
    ("uni", "university"),
    ("univ", "university"),
    ("ch", "church"),
    ("cath", "catholic"),
    ("meth", "methodist"),
    ("bapt", "baptist"),
    ("rc", "roman catholic"),
    ("cofe", "c of e"),
    ("ce", "c of e"),
    ("c of e", "church of england"),
    ("cofe", "church of england"),
    ("ce", "church of england"),
    ("assn", "association"),
    ("assoc", "association"),
    ("soc", "society"),
    ("ctr", "centre"),
    ("center", "centre"),
    ("comm", "community"),
    ("dept", "department"),
    ("dr", "doctor"),
    ("fr", "father"),
    ("rev", "reverend"),
)
"""Short and long, each found by the other; in English as alliances write their lists."""

_OTHERS: dict[str, tuple[str, ...]] = {}
for _short, _long in _SAME:
    _OTHERS[_short] = (*_OTHERS.get(_short, ()), _long)
    _OTHERS[_long] = (*_OTHERS.get(_long, ()), _short)
_KNOWN = re.compile(rf"\b(?:{'|'.join(sorted(_OTHERS, key=len, reverse=True))})\b")


def spelled(name: str) -> str:
    """A name folded, and after it its words as others write them, so that either finds it."""
    words = folded(name)
    others = {other for each in _KNOWN.findall(words) for other in _OTHERS[each]}
    if words.startswith("st ") and words.count("st") == 1:
        others.discard("street")
    if "&" in name or "+" in name:
        others.add("and")
    return " ".join((words, *sorted(others)))
