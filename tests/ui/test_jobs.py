"""Long work: done in another process, told about, cancelled, and never silent when it fails."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import Cancelled, Refused, Trouble
from app.ui import jobs as jobs_module
from app.ui.jobs import Jobs
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.house.tree import ROOT
from tests.ui import long_work

WAIT = 15_000


@pytest.fixture
def banners(theme: Theme) -> Iterator[Banners]:
    made = Banners()
    yield made
    made.deleteLater()


@pytest.fixture
def jobs(banners: Banners) -> Iterator[Jobs]:
    made = Jobs(Notices(banners, ENGLISH, parent=banners))
    yield made
    made.close()


def test_work_is_done_elsewhere_and_comes_back_here(qtbot: QtBot, jobs: Jobs) -> None:
    results: list[object] = []
    jobs.start(long_work.whose_process, done=results.append)
    jobs.start(long_work.whose_process, done=results.append)
    qtbot.waitUntil(lambda: len(results) == 2, timeout=WAIT)
    assert results[0] == results[1] != os.getpid()
    assert not jobs.busy


def test_progress_is_told_to_the_end_and_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[tuple[int, int]] = []
    results: list[int] = []
    jobs.start(
        long_work.count, (1000,), progress=lambda part, whole: told.append((part, whole)), done=results.append
    )
    qtbot.waitUntil(lambda: bool(results), timeout=WAIT)
    assert results == [500_500]
    assert told[-1] == (1000, 1000)
    assert told == sorted(told)
    assert len(told) < 100


def test_a_rule_and_the_world_say_no_in_their_own_words(qtbot: QtBot, jobs: Jobs) -> None:
    said: list[Exception] = []
    jobs.start(long_work.refuse, ("Elm Street School",), failed=said.append)
    jobs.start(long_work.no_room, failed=said.append)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=WAIT)
    refused, trouble = said
    assert isinstance(refused, Refused)
    assert str(refused) == "Elm Street School has no number."
    assert isinstance(trouble, Trouble)
    assert (trouble.kind, str(trouble)) == ("disk_full", "There is no room for the minutes.")


def test_trouble_nobody_waits_for_is_a_banner(qtbot: QtBot, jobs: Jobs, banners: Banners) -> None:
    jobs.start(long_work.no_room)
    qtbot.waitUntil(lambda: "trouble.disk_full" in banners.keys, timeout=WAIT)


def test_cancel_is_noticed_where_progress_is_told(qtbot: QtBot, jobs: Jobs) -> None:
    said: list[Exception] = []
    told: list[int] = []
    processes: list[int] = []
    jobs.start(long_work.whose_process, done=processes.append)
    job = jobs.start(long_work.count_slowly, progress=lambda part, _: told.append(part), failed=said.append)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    job.cancel()
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert isinstance(said[0], Cancelled)
    jobs.start(long_work.whose_process, done=processes.append)
    qtbot.waitUntil(lambda: len(processes) == 2, timeout=WAIT)
    # it heard of it and stopped by itself; its process was not ended for it
    assert processes[0] == processes[1]


def test_deaf_work_is_ended_and_the_next_begun(
    qtbot: QtBot, banners: Banners, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "_PATIENCE", 100)
    jobs = Jobs(Notices(banners, ENGLISH))
    said: list[Exception] = []
    results: list[int] = []
    job = jobs.start(long_work.sit_deaf, failed=said.append)
    jobs.start(long_work.count, (2,), done=results.append)
    job.cancel()
    qtbot.waitUntil(lambda: results == [3], timeout=WAIT)
    assert isinstance(said[0], Cancelled)
    jobs.close()


def test_what_waits_can_be_cancelled_too(qtbot: QtBot, jobs: Jobs) -> None:
    said: list[Exception] = []
    running = jobs.start(long_work.count_slowly, failed=said.append)
    waiting = jobs.start(long_work.count, (2,), failed=said.append)
    waiting.cancel()
    assert isinstance(said[0], Cancelled)
    running.cancel()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=WAIT)


KILLED = """
import os, signal
from PySide6.QtWidgets import QApplication
from app.ui.jobs import Jobs
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.words import ENGLISH
from tests.house.tree import ROOT
from tests.ui import long_work

if __name__ == "__main__":
    program = QApplication([])
    jobs = Jobs(Notices(Banners(), ENGLISH))
    jobs.start(long_work.{work}, progress=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    program.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that nobody hears")
@pytest.mark.parametrize("work", ["count_slowly", "count_then_say_so"])
def test_where_the_windows_are_killed_the_child_goes_quietly(work: str, tmp_path: Path) -> None:
    program = tmp_path / "killed.py"
    program.write_text(KILLED.format(work=work), "utf-8")
    ran = subprocess.run(
        [sys.executable, program], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    # read to the end, which comes when the child has ended too
    assert (ran.returncode, ran.stdout, ran.stderr) == (-signal.SIGKILL, "", "")


def _report(banners: Banners) -> str:
    notices = banners.findChild(Notices)
    assert isinstance(notices, Notices)
    assert notices.report
    return notices.report


class TestBugs:
    @pytest.fixture
    def expected_log(self) -> list[str]:
        return [r"a bug, and the window stays"]

    def test_a_bug_is_shown_without_what_was_in_it(self, qtbot: QtBot, jobs: Jobs, banners: Banners) -> None:
        said: list[Exception] = []
        jobs.start(long_work.stumble, failed=said.append)
        qtbot.waitUntil(lambda: "bug" in banners.keys, timeout=WAIT)
        assert said
        assert not re.search("Person 1", _report(banners))

    def test_a_child_that_dies_is_heard_of_and_replaced(
        self, qtbot: QtBot, jobs: Jobs, banners: Banners
    ) -> None:
        said: list[Exception] = []
        results: list[int] = []
        jobs.start(long_work.die, failed=said.append)
        jobs.start(long_work.count, (4,), done=results.append)
        qtbot.waitUntil(lambda: results == [10], timeout=WAIT)
        assert len(said) == 1
        assert "bug" in banners.keys
