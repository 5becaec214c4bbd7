"""An entry on one line, and anything else refused before it is looked at closely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store import journal
from app.store.journal import Private
from app.store.packet import as_line, from_line
from tests.store.test_journal import DIGEST, WORKED


def test_on_one_line_and_back() -> None:
    assert from_line(as_line(WORKED)) == WORKED
    bare = from_line(as_line(WORKED, private=False))
    assert bare.private == (Private("", DIGEST, None, None),)
    assert "Delegate" not in as_line(WORKED, private=False)
    assert journal.well_formed(bare)


@given(st.text(max_size=200))
def test_any_other_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever json says
        from_line(line)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('"number":1', '"number":"1"'),
        ('"number":1', '"number":true'),
        ('"number":1', '"number":-1'),
        ('"number":1', '"number":99999999999999999999'),
        ('"who":"o01"', '"who":null'),
        ('"stamp":"1795545000000.00003"', '"stamp":"soon"'),
        ('"stamp":"1795545000000.00003"', '"stamp":"9999999999999.99999"'),
        ('"schema":1', '"schema":[]'),
        (f'"before":"{"00" * 32}"', '"before":"zz"'),
        (f'["{DIGEST}"', "[[]"),
    ],
)
def test_a_line_with_something_else_in_it(was: str, becomes: str) -> None:
    line = as_line(WORKED)
    assert was in line
    with pytest.raises(ValueError):  # noqa: PT011 - its words are not for people
        from_line(line.replace(was, becomes))
