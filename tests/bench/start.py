"""The start: process start to Home's cards painted, beside an empty window that imports SQLAlchemy too.

What runs is the program itself, by the function that `folkmoot` without a command calls, on a home with an
assembly that is over and one that comes. Nothing is changed in it: its window is only watched.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

TURNS = 15
Paint = tuple[float, float]
"""Seconds from before the process is started to a paint; processor time of the process until then."""
SAMPLE = Path(__file__).resolve().parents[2] / "resources/sample/general-election-2015.json"

FLOOR = """
import time
import sqlalchemy
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, painted)
        return False

def painted():
    print(time.monotonic(), time.process_time(), flush=True)
    app.quit()

app = QApplication([])
eye = Eye()
window = QWidget()
window.resize(1366, 768)
window.installEventFilter(eye)
window.show()
app.exec()
"""

OURS = """
import importlib.machinery, sys, time

class Watch:
    '''Has the windows watched from when they are shown; what is imported, and when, stays as it is.'''

    def find_spec(self, name, path=None, target=None):
        if name != 'app.main':
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        run = spec.loader.exec_module
        spec.loader.exec_module = lambda module: (run(module), watch(module.Windows))
        return spec

def watch(windows):
    from PySide6.QtCore import QEvent, QObject, QTimer
    show = windows.show

    class Eye(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                if watched is self.home and not self.opened:
                    self.opened = True
                    QTimer.singleShot(0, lambda: print(time.monotonic(), time.process_time(), flush=True))
                if watched is not self.home and self.home.table.keys:
                    watched.removeEventFilter(self)
                    QTimer.singleShot(0, self.painted)
            return False

        def painted(self):
            print(time.monotonic(), time.process_time(), flush=True)
            self.shell.close()

    def shown(self, *where):
        self.eye = eye = Eye()
        eye.home, eye.shell, eye.opened = self.home, self.shell, False
        self.home.installEventFilter(eye)
        self.home.table.viewport().installEventFilter(eye)
        show(self, *where)

    windows.show = shown

sys.meta_path.insert(0, Watch())
sys.argv = ['folkmoot']
from app.__main__ import run
run()
"""


def main() -> None:
    """Both in turn, so that a slow moment meets both."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        _lay_out(home)
        for program in (FLOOR, OURS):
            _paints(program, home)  # what is imported is compiled once, as after an installation
        floors, opened, ours = list[Paint](), list[Paint](), list[Paint]()
        for _ in range(TURNS):
            floors += _paints(FLOOR, home)
            window, cards = _paints(OURS, home)
            opened.append(window)
            ours.append(cards)
    floor, first, own = map(_middle, (floors, opened, ours))
    how = f"median of {TURNS} from the start of the process, and processor time of that: "
    how += f"an empty window {_told(floor)}, our window {_told(first)}, the cards on it {_told(own)}"
    after = 1000 * statistics.median(cards[0] - window[0] for window, cards in zip(opened, ours, strict=True))
    figures: list[dict[str, object]] = [
        {"name": "start.ratio", "value": round(own[0] / floor[0], 2), "unit": "times", "bar": 1.3},
        # on a busy machine the time on the wall tells of the others: this is the work that was done
        {"name": "start.work", "value": round(own[1] / floor[1], 2), "unit": "times", "bar": 1.3},
        {"name": "start.cards", "value": round(after), "unit": "ms", "bar": 150},
    ]
    print(json.dumps([{**figure, "better": "lower", "how": how} for figure in figures], ensure_ascii=False))


def _middle(paints: list[Paint]) -> Paint:
    walls, works = zip(*paints, strict=True)
    return statistics.median(walls), statistics.median(works)


def _told(paint: Paint) -> str:
    return f"{1000 * paint[0]:.0f} ms ({1000 * paint[1]:.0f})"


def _lay_out(home: Path) -> None:
    """The sample, with what came before it, and the same once more in six weeks."""
    plan = json.loads(SAMPLE.read_text("utf-8"))
    plan["assembly"] |= {
        "title": "Autumn Assembly",
        "day": f"{date.today() + timedelta(days=42)}",  # noqa: DTZ011 - the day on the wall, as Home counts
    }
    plan["earlier"] = []
    coming = home.parent / "coming.json"
    coming.write_text(json.dumps(plan), "utf-8")
    for file in (SAMPLE, coming):
        command = [sys.executable, "-m", "app", "import", "plan", str(file), "--home", str(home)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _paints(program: str, home: Path) -> list[Paint]:
    """Each paint that the process tells."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "FOLKMOOT_HOME": str(home),
    }
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    told = [line.split() for line in ran.stdout.splitlines()]
    return [(float(moment) - began, float(work)) for moment, work in told]


if __name__ == "__main__":
    main()
