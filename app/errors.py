"""What may go wrong on purpose: a rule says no, the world says no, a person says stop.

Anything else that is raised is a bug and is shown as one.
"""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):  # noqa: N818 - named for what happened, not as an error
    """A rule says no; nothing was written.

    `reason` is the sentence's key in plain English with `{named}` places, `facts` fill them.
    """

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason: str = reason
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        return self.reason.format(**self.facts)


class Trouble(Exception):  # noqa: N818
    """The world says no: a full disk, a file in use, a wrong passphrase.

    `kind` is a short stable word (`disk_full`, `in_use`, `newer_version` …) that a screen may act on;
    `cause` is the plain sentence that is shown.
    """

    def __init__(self, kind: str, cause: str, **facts: object) -> None:
        super().__init__(kind, cause)  # both, so that it comes back whole from another process
        self.kind: str = kind
        self.cause: str = cause
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        return self.cause.format(**self.facts)


class Cancelled(Exception):  # noqa: N818
    """A person stopped long work; shown as nothing."""
