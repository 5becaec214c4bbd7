"""How long it takes to write forty pages of minutes and seal them, to judge a file, to draw 2,000 badges."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pikepdf

from app.documents import badge_face, badges, keys, minutes, signing, verify
from app.domain import badge
from app.domain.plan import BadgeKind
from app.domain.records import DelegationRecord, Minutes
from tests.documents import evening

BADGES = 2_000
PAGES = 40


def many_pages() -> Minutes:
    """An evening whose minutes take forty pages."""
    crowd = evening.crowded()
    delegations = tuple(
        DelegationRecord(f"Ysgol Gŵyr {number}", "school", 9, number % 60 + 1) for number in range(3_000)
    )
    return evening.minutes(
        power_holders=crowd.power_holders, asks=crowd.asks, delegations=delegations, agenda=crowd.agenda * 3
    )


def usual_evening() -> Minutes:
    """An evening of eighty institutions."""
    return evening.minutes(
        delegations=tuple(
            DelegationRecord(f"Institution {number}", "school", 30, number) for number in range(1, 81)
        )
    )


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, imports and first fonts apart: they are paid once, by a warm process."""
    work()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def faces() -> list[badge_face.BadgeFace]:
    """Two thousand badges of eighty institutions."""
    drawn = random.Random(1)
    kinds = tuple(BadgeKind)
    made: list[badge_face.BadgeFace] = []
    for number in range(BADGES):
        kind = kinds[number % len(kinds)]
        code = badge.issue(b"k" * 32, badge.Code(kind, 417, 1, drawn.randbytes(6), number % 80 + 1))
        name = f"Delegate {number}" if number % 2 else ""
        made.append(
            badge_face.BadgeFace(
                "Delegate", f"Institution {number % 80} of Elm Street", name, f"KITE {number:04d}", code
            )
        )
    return made


def main() -> None:
    """Print the figures as JSON."""
    now = datetime.now(UTC)
    root = keys.make_root("Elm Street Alliance", now)
    secretary = keys.make_leaf(root, "Secretary 1", now)
    device = keys.make_leaf(root, "Stage device 1", now)
    evening_long, cards = many_pages(), faces()

    def seal() -> bytes:
        written = minutes.minutes_pdf(evening_long, draft=False)
        return signing.certify(written, secretary, reason="r", place="p", when=now)

    sealed = seal()
    with pikepdf.open(BytesIO(sealed)) as pdf:
        pages = len(pdf.pages)
    if pages < PAGES:
        sys.exit(f"only {pages} pages")
    signed = signing.certify(
        minutes.minutes_pdf(usual_evening(), draft=False), secretary, reason="r", place="p", when=now
    )
    for field in ("Chair", "PowerHolder1"):
        signed = signing.approve(signed, device, field=field, reason="r", place="p", when=now, lines=["x"])
    roots = [keys.pem(root.certificate)]
    writing = seconds(seal) * PAGES / pages
    judging = seconds(lambda: verify.check(signed, roots))
    drawing = seconds(
        lambda: badges.badge_sheets(cards, badge_face.Edition("Elm Street Assembly", evening_long.day))
    )
    figures = [
        ("minutes.40_pages_s", writing, 1.0, f"{pages} pages built, tagged and certified, for each forty"),
        ("verify.3_signatures_s", judging, 0.3, "minutes of 80 institutions with three signatures, judged"),
        ("badges.2000_s", drawing, 3.0, "2,000 badges on 200 sheets"),
    ]
    print(
        json.dumps(
            [
                {"name": name, "value": value, "unit": "s", "bar": bar, "better": "lower", "how": how}
                for name, value, bar, how in figures
            ]
        )
    )


if __name__ == "__main__":
    main()
