"""Nothing in the lock binds us or the alliances to more than Apache-2.0 can carry."""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from tests.house.tree import ROOT

FITS = (
    "MIT", "MIT-0", "MIT-CMU", "BSD", "BSD-2-CLAUSE", "BSD-3-CLAUSE", "APACHE-2.0", "ISC", "PSF-2.0", "ZLIB",
    "MPL-2.0", "LGPL-3.0-ONLY", "LGPL-3.0-OR-LATER", "0BSD", "UNLICENSE",
)  # fmt: skip
SAID_ELSEWHERE = {
    # not in their metadata; read in the licence file they ship
    "pyrage": "MIT",
    "sqlcipher3": "zlib",
    # not installed on every system
    "colorama": "BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "jeepney": "MIT",
    "secretstorage": "BSD-3-Clause",
    "backports-tarfile": "MIT",
    "importlib-metadata": "Apache-2.0",
    "zipp": "MIT",
    "lazy-importer": "Apache-2.0",
    # its metadata lists its own two and points to those of PDFium inside: the same
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
}
LOOSE = {
    # as older metadata puts it
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd license": "BSD",
    "bsd 2-clause license": "BSD-2-Clause",
    "mit license": "MIT",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "python software foundation license": "PSF-2.0",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}


def locked() -> list[str]:
    """Every package of the lock."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    return re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", lock, re.MULTILINE)


def licence(package: str) -> str:
    """What the package says its licence is: its expression, its licence line, or its classifiers."""
    if package in SAID_ELSEWHERE:
        return SAID_ELSEWHERE[package]
    about = metadata.metadata(package)
    if "License-Expression" in about:
        return about["License-Expression"]
    line = about["License"].strip() if "License" in about else ""
    if fits(LOOSE.get(line.lower(), line)):
        return LOOSE.get(line.lower(), line)
    classifiers = [
        text.rpartition("::")[2].strip()
        for text in map(str, about.get_all("Classifier", []))
        if text.startswith("License ::") and "Proprietary" not in text
    ]
    return " AND ".join(LOOSE.get(text.lower(), text) for text in classifiers) or line or "unknown"


def fits(expression: str) -> bool:
    """Whether one of the choices fits in all its parts."""
    choices = re.split(r"\s+OR\s+", expression.replace("(", "").replace(")", ""), flags=re.IGNORECASE)
    return any(
        all(part.strip().upper() in FITS for part in re.split(r"\s+AND\s+", choice, flags=re.IGNORECASE))
        for choice in choices
    )


@pytest.mark.parametrize("package", locked())
def test_the_licence_fits(package: str) -> None:
    assert fits(licence(package)), f"{package}: {licence(package)}"


def test_what_fits() -> None:
    assert fits("MIT")
    assert fits("Apache-2.0 AND MIT")
    assert fits("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only")
    assert not fits("GPL-3.0-only")
    assert not fits("AGPL-3.0-or-later")
    assert not fits("MIT AND AGPL-3.0-only")
    assert not fits("unknown")


def test_the_lock_is_whole() -> None:
    for name in ("requirements.lock", "packaging/uv.lock.txt"):
        text = (ROOT / name).read_text("utf-8")
        blocks = [block for block in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE) if "==" in block]
        assert blocks
        assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
        assert "://" not in text, "the lock names no host"
        assert "--index-url" not in text
        assert "--find-links" not in text
