"""What other programs say of our files: they, not we, decide whether a file is good."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import page

Tool = Callable[[str], str]
PROFILES = {"PDF/A-3a": page.ValidationProfile.PDF_A_3A, "PDF/UA-1": page.ValidationProfile.PDF_UA_1}


def broken_rules(pdf: bytes, profile: str) -> set[str]:
    """The rules that a file breaks; empty for one that conforms."""
    report = page.validate_pdf_bytes(pdf, profile=PROFILES[profile])
    broken = {failure.rule_id for failure in report.failures}
    assert report.is_compliant == (not broken)
    return broken


def assert_conforms(pdf: bytes, *, signatures: int = 0) -> None:
    """Both profiles; a second signature breaks the one rule that the validator reads too strictly."""
    allowed = {"PDFA3A-SIGNATURE-BYTERANGE-001"} if signatures > 1 else set[str]()
    assert broken_rules(pdf, "PDF/A-3a") <= allowed
    assert broken_rules(pdf, "PDF/UA-1") == set()


def run(*command: str | Path) -> str:
    """What a program says on both its outputs, whatever its exit."""
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout


def scanned(tool: Tool, picture: Path) -> list[str]:
    """The codes in a picture, read by zbar."""
    command = (tool("zbarimg"), "-q", "--raw", picture)
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout.split()


def text(tool: Tool, file: Path, *options: str) -> str:
    """The text of the pages; a complaint of the reader fails the test."""
    said = run(tool("pdftotext"), *options, file, "-")
    assert "Syntax Error" not in said
    return said


def flat(said: str) -> str:
    """Text with its line breaks and spaces taken as one space."""
    return " ".join(said.split())


def fonts(tool: Tool, file: Path) -> list[list[str]]:
    """The fonts of a file: name, and whether it is embedded, subset and mapped to text."""
    lines = run(tool("pdffonts"), file).splitlines()[2:]
    return [[line.split()[0], *line.split()[-5:-2]] for line in lines]


def trust(tool: Tool, folder: Path, *roots: Path) -> Path:
    """A store of trusted roots for pdfsig."""
    folder.mkdir()
    store = f"sql:{folder}"
    run(tool("certutil"), "-N", "-d", store, "--empty-password")
    for root in roots:
        run(tool("certutil"), "-A", "-d", store, "-n", root.stem, "-t", ",C,", "-i", root)
    return folder


def pdfsig(tool: Tool, store: Path, file: Path) -> str:
    """What pdfsig says."""
    return run(tool("pdfsig"), "-nssdir", f"sql:{store}", file)


def struct(tool: Tool, file: Path) -> list[str]:
    """The structure types of a file in reading order."""
    said = run(tool("pdfinfo"), "-struct", file)
    return re.findall(r"^\s*(\w+)", said, re.MULTILINE)
