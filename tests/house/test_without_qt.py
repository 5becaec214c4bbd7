"""Where Qt cannot be imported, everything below the windows and the check of a signed file still work."""

from __future__ import annotations

import subprocess
import sys

from tests.house.tree import ROOT

NO_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in ('PySide6', 'shiboken6'):
            raise ModuleNotFoundError(f'{name} was taken away')
        return None

sys.meta_path.insert(0, NoQt())
"""

EVERY_ROOM = """
import importlib, pkgutil, app
names = [m.name for m in pkgutil.walk_packages(app.__path__, 'app.', onerror=lambda name: None)]
above = ('app.ui', 'app.main', 'app.demo', 'app.__main__')
below = [n for n in names if not any(n == a or n.startswith(a + '.') for a in above)]
below = [n for n in below if '.migrations' not in n]  # steps run inside alembic only
assert len(below) > 20, below
for name in below:
    importlib.import_module(name)
print(len(below))
"""

VERIFY = """
from app.cli.folkmoot import run
sys.argv = ['folkmoot', 'verify', '--help']
run()
"""


def python(program: str) -> subprocess.CompletedProcess[str]:
    """A fresh Python without Qt."""
    return subprocess.run(
        [sys.executable, "-c", NO_QT + program], cwd=ROOT, check=False, capture_output=True, text=True
    )


def test_qt_is_really_gone() -> None:
    assert "was taken away" in python("import PySide6.QtCore").stderr


def test_the_rooms_below_the_windows_import() -> None:
    ran = python(EVERY_ROOM)
    assert ran.returncode == 0, ran.stderr


def test_verify_works() -> None:
    ran = python(VERIFY)
    assert ran.returncode == 0, ran.stderr
    assert "--trust" in ran.stdout
