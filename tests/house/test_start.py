"""What a start may import, to the moment when Home shows its cards."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

LATER = {
    "typer": "the command line: for a command",
    "babel": "every tongue but British English",
    "keyring": "only a key that it keeps, and a new home",
    "pyrage": "secrets between stations: when a badge is drawn or read",
    "alembic": "a file of an older version",
    "psycopg": "the venue, once there is one",
    "reportlab": "papers, in the child process",
    "pikepdf": "papers, in the child process",
    "pypdfium2": "pages in the preview",
    "pyhanko": "sealing and checking",
    "qrcode": "badges on paper",
    "PIL": "badges and codes in pictures",
    "zxingcpp": "the camera",
    "PySide6.QtMultimedia": "the camera and the door's sounds",
    "app.cli": "the command line",
    "app.demo": "the demo",
    "app.exchange": "files taken in and handed out",
    "app.ui.home.new": "the form of a new assembly, when it is wanted",
    "app.documents": "papers",
    **{
        f"app.ui.{area}.screen": "made with the first assembly"
        for area in ("plan", "door", "chair", "tally", "stage", "records", "follow_up")
    },
}
"""What a start leaves alone, and what it is for."""

KINDS = {
    "QCalendarWidget": "every kind of widget, asked for one that Qt made: give it a viewport of our own",
    "QStyle": "styles, with all their words: the program is called with its style",
    "QFileDialog": "a file is chosen",
}
"""What Python need not learn of Qt before it is used, and when it would."""

START = """
import json, sys
sys.argv = ['folkmoot']
import app.__main__ as entrance, app.main as main
show = main.Windows.show

def shown(windows, *where):
    from PySide6.QtCore import QTimer
    show(windows, *where)
    look = QTimer(windows.shell, interval=10)
    def on_look():
        if windows.home.table.keys:
            look.stop()
            import PySide6.QtWidgets as qt
            print(json.dumps([sorted(sys.modules), sorted(vars(qt))]))
            windows.shell.close()
    look.timeout.connect(on_look)
    look.start()

main.Windows.show = shown
entrance.run()
"""


def test_a_start_imports_what_home_needs(tmp_path: Path) -> None:
    sample = str(ROOT / "resources" / "sample" / "general-election-2015.json")
    environment = {
        "FOLKMOOT_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PATH": "",
    }
    for command in (["-m", "app", "import", "plan", sample], ["-c", START]):
        ran = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
    modules, kinds = json.loads(ran.stdout)
    loaded = set(modules)
    assert {"sqlalchemy", "app.ui.home.screen"} <= loaded
    assert {name: why for name, why in LATER.items() if name in loaded} == {}
    assert {name: why for name, why in KINDS.items() if name in kinds} == {}
