"""The windows through the whole demo evening: the longest that a 16 ms timer ever waits, exports running."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path
from types import FrameType

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtCore import Qt, QTimer

from app.demo import play
from app.ui.jobs import Jobs
from tests.bench._export import pages

BEAT = 16
LATE = 0.05
OWN = ("app/demo/", "app/ui/demo/")
"""Where the demo itself works between two keys: it reads the printed sheets, it takes pictures."""


class Watch:
    """A timer of 16 ms in the window's thread, and a thread that looks what keeps it when it is late."""

    def __init__(self) -> None:
        self.stalls: list[tuple[float, float, str]] = []
        """Seconds, those that its thread worked, and where it was; of the demo's own work empty."""
        self.beats: int = 0
        self._main: int = threading.get_ident()
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._where: list[str] = []
        self._going: bool = True
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(BEAT)
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """The evening is over."""
        self._going = False
        self._timer.stop()
        self._thread.join()

    def _on_beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap, work, where, self._where = now - self._last, worked - self._worked, self._where, []
        self._last, self._worked = now, worked
        self.beats += 1
        if gap > LATE and where:
            self.stalls.append((gap, work, max(set(where), key=where.count)))

    def _look(self) -> None:
        while self._going:
            time.sleep(0.01)
            if time.perf_counter() - self._last > LATE / 2:
                frame = sys._current_frames().get(self._main)  # pyright: ignore[reportPrivateUsage]
                self._where.append(_place(frame))


def _place(frame: FrameType | None) -> str:
    """The innermost of our own lines; empty where the demo works and no window does."""
    stack = [line for line in traceback.extract_stack(frame) if "/app/" in line.filename]
    ours = [(line.filename[line.filename.rindex("/app/") + 1 :], line) for line in stack]
    demo = max((at for at, (file, _) in enumerate(ours) if file.startswith(OWN)), default=-1)
    if not any(file.startswith("app/ui/") for file, _ in ours[demo + 1 :]):
        return ""
    file, inner = ours[-1]
    return f"{file}:{inner.lineno} {inner.name}"


def main() -> None:
    """Play it as fast as it goes."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        company = play.gather(Path(folder) / "evening", "max", None, play.PUBLISHED)
        exports, watch = Jobs(company.windows.notices), Watch()

        def export(_written: object = None) -> None:
            exports.start(pages, (), done=export)

        export()
        try:
            play.evening(company)
        finally:
            watch.stop()
            exports.close()
            company.windows.shell.close()
    own = [stall for stall in watch.stalls if stall[2]]
    waited = sorted(((gap, where) for gap, _, where in own), reverse=True)
    # on a busy machine a wait tells of the others: this is what the window's thread did in it
    worked = sorted(((work, where) for _, work, where in own if work > LATE), reverse=True)
    figures = [
        _figure("gui.worst_stall_ms", waited, watch.beats, "later than"),
        _figure("gui.worst_work_ms", worked, watch.beats, "with work of more than"),
    ]
    print(json.dumps(figures, ensure_ascii=False))


def _figure(name: str, found: list[tuple[float, str]], beats: int, what: str) -> dict[str, object]:
    places = list(dict.fromkeys(where for _, where in found))[:6]
    how = f"{len(found)} of {beats} beats {what} {LATE * 1e3:.0f} ms"
    how += f"; at worst in {'; '.join(places)}" if places else ""
    return {
        "name": name,
        "value": round((found[0][0] if found else LATE) * 1e3, 1),
        "unit": "ms",
        "bar": 50,
        "better": "lower",
        "how": how,
    }


if __name__ == "__main__":
    main()
