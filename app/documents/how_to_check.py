"""The part of the minutes that tells anyone, without our program, whether the file is ours and whole."""

from __future__ import annotations

from app.documents import closing, styles
from app.documents.flow import Flow
from app.documents.lengths import MM
from app.domain.records import Minutes
from app.words import Tongue

_QR = 30 * MM


def how_to_check(flow: Flow, minutes: Minutes, digest: str, twin: str, say: Tongue) -> None:
    """Everything needed to tell this file from another, without our program."""
    flow.heading(say("How to check this file"), keep=_QR + 40)
    top = flow.up_from_foot(2)
    code_page = flow.page
    x = flow.width - _QR + 3
    closing.digest_code(
        flow,
        "M1:" + digest.upper(),
        x=x,
        top=top + 4,
        side=_QR,
        alt=say("QR code with the SHA-256 of the attached record, the same that is printed beside it"),
    )
    begun = flow.y
    for step in _steps(twin, say):
        flow.paragraph(step, styles.BODY, width=flow.width - _QR - 14)
        flow.down(3)
    if flow.page == code_page:
        flow.down(max(0.0, begun + _QR - flow.y))
    for label, digits in (
        (say("SHA-256 of {file}, attached to this file", file=twin), digest),
        (say("Fingerprint (SHA-256) of our root certificate"), minutes.root_fingerprint),
        (
            say.plural(
                "Journal of this assembly: {count} entry, head",
                "Journal of this assembly: {count} entries, head",
                minutes.entries,
            ),
            minutes.head,
        ),
    ):
        flow.need(34)
        flow.down(4)
        flow.paragraph(label, styles.SMALL_QUIET, keep=14)
        flow.paragraph(
            digits or say("not yet: this paper is not sealed"),
            closing.wide_digits(9.5 if digits else styles.BODY.size),
        )


def _steps(twin: str, say: Tongue) -> list[str]:
    return [
        say(
            "The secretary's signature seals this file. A program that checks signatures, such as Adobe "
            "Acrobat, Okular or pdfsig, says whether a single byte has changed since."
        ),
        say(
            "Import our root certificate first and compare its fingerprint with the one below and with "
            "the one we publish. A file that is sealed under another root is not ours."
        ),
        say(
            "The same record for machines is attached as {file}. Its SHA-256 is printed below and stands "
            "in the code at the right.",
            file=twin,
        ),
        say(
            "Later signatures may fill the empty boxes. Any other change, even a line added by a program "
            "that means well, breaks the seal: keep the file as it is and print from a copy."
        ),
    ]
