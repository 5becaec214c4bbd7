"""`make bench`: runs every measure beside this file and writes out/bench.json.

A measure is a module that, when it is run, prints a JSON list of
`{"name", "value", "unit", "bar", "better", "how"}`; `better` is `lower` or `higher`.
Two runs of three must hold, each in a process of its own.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class Figure(TypedDict):
    """One figure of one run, as a measure prints it."""

    name: str
    value: float
    unit: str
    bar: float
    better: str
    how: str


class Verdict(Figure):
    """A figure with what came of its runs."""

    holds: bool


def holds(figure: Figure) -> bool:
    """Whether the figure is on the right side of its bar."""
    return (
        figure["value"] <= figure["bar"] if figure["better"] == "lower" else figure["value"] >= figure["bar"]
    )


def judge(runs: list[list[Figure]]) -> list[Verdict]:
    """Each figure at the median of its runs; it holds where two of them did."""
    verdicts: list[Verdict] = []
    for figure in runs[0]:
        same = [other for run in runs for other in run if other["name"] == figure["name"]]
        middle = statistics.median(other["value"] for other in same)
        verdicts.append({**figure, "value": middle, "holds": sum(map(holds, same)) >= 2})
    return verdicts


def settled(runs: list[list[Figure]]) -> bool:
    """Whether a further run could change nothing: two that agree on every figure, or three."""
    if len(runs) < 2:
        return False
    return len(runs) == 3 or all(
        len({holds(other) for run in runs for other in run if other["name"] == figure["name"]}) == 1
        for figure in runs[0]
    )


def measure(name: str) -> list[Figure]:
    """One run of one measure."""
    ran = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{name}"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    figures: list[Figure] = json.loads(ran.stdout)
    return figures


def main(names: list[str]) -> int:
    """Run the measures of those names, or all; 1 where one does not hold."""
    there = sorted(file.stem for file in HERE.glob("[a-z]*.py"))
    verdicts: list[Verdict] = []
    for name in names or there:
        runs: list[list[Figure]] = []
        while not settled(runs):
            runs.append(measure(name))
        verdicts += judge(runs)
        for verdict in verdicts[-len(runs[0]) :]:
            sign = "holds" if verdict["holds"] else "FAILS"
            print(f"{sign}  {verdict['name']:32} {verdict['value']:>10.4g} {verdict['unit']:8}", end="")
            print(f" bar {verdict['bar']:g}")
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    (out / "bench.json").write_text(json.dumps(verdicts, indent=1) + "\n", "utf-8")
    return 0 if verdicts and all(verdict["holds"] for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
