"""`make torture`: the tests marked `torture` at their full numbers; out/torture.json has the counts.

Such a test takes its number of kills, cuts, stations or seeds from FOLKMOOT_TORTURE and says what came of it
with `record_property("torture", {"name", "value", "unit", "bar", "how"})`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


class Counted:
    """Gathers what the tests say they counted."""

    def __init__(self) -> None:
        self.figures: list[object] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of one test is over."""
        if report.when == "call":
            figures = [figure for name, figure in report.user_properties if name == "torture"]
            self.figures += figures
            for figure in figures:
                print(f"\n{figure}")


def main(arguments: list[str]) -> int:
    """pytest's own exit status."""
    os.environ["FOLKMOOT_TORTURE"] = "1"
    counted = Counted()
    status = pytest.main(
        ["-q", "-m", "torture", "-n", "2", "--dist", "worksteal", *arguments], plugins=[counted]
    )
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    (out / "torture.json").write_text(json.dumps(counted.figures, indent=1) + "\n", "utf-8")
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
