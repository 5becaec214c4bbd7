"""Plans and lists are taken from files."""

from __future__ import annotations

from pathlib import Path

from app.paths import Home
from tests.cli.typed import TITLE, folkmoot
from tests.house.tree import ROOT
from tests.service.evening import Planned


def test_a_plan_is_taken_once_and_then_is_as_it_was(tmp_path: Path) -> None:
    plan = ROOT / "resources" / "sample" / "general-election-2015.json"
    trial = folkmoot("import", "plan", plan, "--dry-run", "--home", tmp_path / "home")
    assert trial.returncode == 0
    assert "nothing was written" in trial.stdout
    assert not (tmp_path / "home" / "folkmoot.db").exists()
    assert folkmoot("import", "plan", plan, "--home", tmp_path / "home").returncode == 0
    again = folkmoot("import", "plan", plan, "--home", tmp_path / "home")
    assert "plan: 0 added, 0 changed," in again.stdout


def test_a_bad_row_is_named_and_nothing_is_taken(here: Planned, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "institutions.csv"
    file.write_text("name,type,pledge\nBirch Lane School,school,12\nPine Church,church,many\n", "utf-8")
    ran = folkmoot("import", "institutions", file, "--assembly", TITLE, home=home.folder)
    assert ran.returncode == 1
    assert "institutions.csv, row 3, column pledge:" in ran.stderr
    assert "Nothing was taken." in ran.stderr
    turnout = tmp_path / "turnout.csv"
    folkmoot("export", "turnout", "--assembly", TITLE, "--out", turnout, home=home.folder)
    assert "Birch Lane School" not in turnout.read_text("utf-8")


def test_columns_can_be_named_and_an_assembly_made(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "who.csv"
    file.write_text("Membre,Promised\nBirch Lane School,12\n", "utf-8")
    words = ("import", "institutions", file, "--assembly", "Spring", "--map", "institution=Membre")
    words = (*words, "--map", "pledge=Promised")
    refused = folkmoot(*words, home=home.folder)
    assert (refused.returncode, refused.stderr.strip()) == (1, "No assembly is called “Spring”.")
    trial = folkmoot(*words, "--create", "--dry-run", home=home.folder)
    assert (trial.returncode, trial.stdout.strip()) == (
        0,
        "institutions: 1 added, 0 changed, 0 as they were (nothing was written)",
    )
    made = folkmoot(*words, "--create", home=home.folder)
    assert "institutions: 1 added" in made.stdout
    out = tmp_path / "turnout.csv"
    assert (
        folkmoot("export", "turnout", "--assembly", "spring", "--out", out, home=home.folder).returncode == 0
    )
    assert "Birch Lane School,school,12,0" in out.read_text("utf-8")


def test_a_bad_file_makes_no_assembly(home: Home, tmp_path: Path) -> None:
    (tmp_path / "who.csv").write_text("nothing\nof this\n", "utf-8")
    words = ("import", "institutions", tmp_path / "who.csv", "--assembly", "Spring", "--create")
    assert folkmoot(*words, home=home.folder).returncode == 1
    ran = folkmoot("export", "plan", "--assembly", "Spring", "--out", tmp_path / "p", home=home.folder)
    assert "No assembly is called" in ran.stderr
