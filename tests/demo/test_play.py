"""The demo with a small assembly of its own: from the plan to minutes that anyone can check."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.tree import ROOT

PLAY = """
import sys
from pathlib import Path
from app.demo.play import play
if __name__ == "__main__":
    out, sample = map(Path, sys.argv[1:])
    sys.exit(play(out, "max", sample=sample))
"""
LINE = "Rehearsal, reconstructed from published reports"

PLAN = {
    "schema": "folkmoot-plan/1",
    "assembly": {
        "title": "Small Assembly",
        "alliance": "Elm Street Alliance",
        "venue": "Elm Street Hall",
        "day": "2015-05-04",
        "starts": "18:30",
        "ends": "19:30",
        "zone": "Europe/London",
        "capacity": 100,
        "target": 30,
        "rehearsal": True,
        "note": LINE,
    },
    "institutions": [
        {"name": "Elm Street School", "type": "school", "pledge": 14},
        {"name": "Quayside Church", "type": "church", "pledge": 12},
        {"name": "Dockers’ Branch", "type": "union", "pledge": 10},
    ],
    "power_holders": [
        {"name": "Office Holder One", "office": "Mayor", "attendance": "coming"},
        {"name": "Office Holder Two", "office": "Leader", "attendance": "coming"},
    ],
    "asks": [
        {
            "number": number,
            "title": title,
            "words": words,
            "power_holders": ["Office Holder One", "Office Holder Two"],
        }
        for number, title, words in (
            (1, "Lights", "Will you light the path along the quay?"),
            (2, "Wages", "Will you pay the Living Wage to all who clean your offices?"),
        )
    ],
    "agenda": [
        {"title": "Welcome", "kind": "welcome", "minutes": "5", "public": True, "script": ["Good evening."]},
        {"title": "Roll call", "kind": "roll call", "minutes": "3", "public": True},
        *(
            {"title": f"Ask {number}: {kind}", "kind": kind, "minutes": "4", "public": True, "ask": number}
            for number in (1, 2)
            for kind in ("testimony", "ask", "response", "read back")
        ),
    ],
}
ANSWERS = {
    "answers": [
        {"ask": 1, "power_holder": "Office Holder One", "answer": "yes", "offer": "a lamp at the school too"},
        {
            "ask": 1,
            "power_holder": "Office Holder Two",
            "answer": "yes, but",
            "condition": "when the harbour is dug",
        },
        {"ask": 2, "power_holder": "Office Holder One", "answer": "no", "words": "not in this budget"},
        {
            "ask": 2,
            "power_holder": "Office Holder Two",
            "answer": "no clear answer",
            "reason": "offers a meeting",
        },
    ]
}


def played(out: Path, sample: Path) -> subprocess.CompletedProcess[str]:
    """A whole evening in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", PLAY, str(out), str(sample)],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


def folkmoot(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line."""
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments], cwd=ROOT, check=False, capture_output=True, text=True
    )


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    file = tmp_path / "small.json"
    file.write_text(json.dumps(PLAN), "utf-8")
    (tmp_path / "small-answers.json").write_text(json.dumps(ANSWERS), "utf-8")
    return file


@pytest.mark.slow
def test_a_whole_evening(tmp_path: Path, sample: Path, tool: Callable[[str], str]) -> None:
    out = tmp_path / "out"
    ran = played(out, sample)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    lines = ran.stdout.splitlines()
    assert len(lines) == 10, ran.stdout
    assert lines[0].startswith(LINE)
    # 36 badges, 95.5 % of them come; one walk-in
    assert "Badges: 36 codes read from the sheets" in ran.stdout
    assert "Door: 35 people let in, 4 scans not, one check-in taken back" in ran.stdout
    assert "Agenda: 10 items run; 4 answers kept, 4 read back, agreed" in ran.stdout

    checked = folkmoot("verify", str(out / "minutes.pdf"), "--trust", str(out / "root.pem"), "--json")
    assert checked.returncode == 0, checked.stderr
    assert json.loads(checked.stdout)["verdict"] == "VALID"
    assert json.loads(checked.stdout)["signatures"][0]["who"].startswith("REHEARSAL")
    assert len(list(out.glob("commitment-record-*.pdf"))) == 2
    assert folkmoot("journal", "verify", "--home", str(out / "home")).returncode == 0

    words = subprocess.run(
        [tool("pdftotext"), str(out / "minutes.pdf"), "-"], check=True, capture_output=True, text=True
    )
    flowing = " ".join(words.stdout.split())
    assert LINE in flowing
    assert "when the harbour is dug" in flowing
    assert "a lamp at the school too" in flowing
    assert "not in this budget" in flowing

    pictures = sorted((out / "pictures").glob("*.png"))
    assert len(pictures) > 35
    assert all(picture.stat().st_size > 8_000 for picture in pictures)
    assert LINE in (out / "README.txt").read_text("utf-8")
    assert LINE in (out / "root.pem").read_text("ascii")


def test_a_plan_that_cannot_be_read_ends_it(tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_text("{", "utf-8")
    ran = played(tmp_path / "out", file)
    assert ran.returncode == 1
    assert "did not come to its end" in ran.stdout
