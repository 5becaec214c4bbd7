"""What is shipped holds the program and its resources, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT, tracked

pytestmark = pytest.mark.slow


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """The wheel, built from this checkout."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = tmp_path.glob("*.whl")
    return built


def test_the_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "there")
    resources = [file for file in tracked() if file.is_relative_to(ROOT / "resources")]
    assert resources
    shipped = {f"app/_resources/{file.relative_to(ROOT / 'resources').as_posix()}" for file in resources}
    assert shipped <= names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"app"}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    program = "import sys; sys.path.insert(0, sys.argv[1]); import app.paths as p; print(p.resources())"
    found = subprocess.run(
        [sys.executable, "-I", "-c", program, str(tmp_path / "there")],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert Path(found.stdout.strip()) == tmp_path / "there" / "app" / "_resources"
