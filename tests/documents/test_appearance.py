from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.documents import keys, signing
from app.documents.keys import Leaf, Root
from tests.documents import evening, readers
from tests.documents.readers import Tool


@pytest.mark.parametrize("name", ["Siân Ŵyn-Ŷork", evening.LONG_WORD, "S"])
def test_a_name_stands_in_its_box_and_the_file_conforms(
    name: str, unsigned: bytes, root: Root, tool: Tool, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    leaf = keys.make_leaf(root, name, now)
    signed = signing.certify(unsigned, leaf, reason="r", place="p", when=now, said="A further line")
    readers.assert_conforms(signed, signatures=1)
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed)
    said = readers.text(tool, file)
    assert name in "".join(said.split("Certified by")[1]).replace("\n", "")
    assert "A further line" in readers.flat(said)


def test_more_lines_than_the_box_holds(unsigned: bytes, leaf: Leaf, tool: Tool, tmp_path: Path) -> None:
    lines = [f"Line {number}" for number in range(40)]
    signed = signing.approve(
        unsigned, leaf, field="Chair", reason="r", place="p", when=datetime.now(UTC), lines=lines
    )
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed)
    said = readers.text(tool, file)
    assert "Line 0" in said
    assert "Line 39" not in said
