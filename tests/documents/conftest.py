"""One root and one secretary for all these tests: making keys is nothing they are about."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.documents import keys, minutes, signing
from app.documents.keys import Leaf, Root
from tests.documents import evening


@pytest.fixture(scope="session")
def root() -> Root:
    """The alliance's."""
    return keys.make_root("Elm Street Alliance", datetime.now(UTC))


@pytest.fixture(scope="session")
def leaf(root: Root) -> Leaf:
    """The secretary's."""
    return keys.make_leaf(root, "Secretary 1", datetime.now(UTC), role="Secretary")


@pytest.fixture(scope="session")
def witness(root: Root) -> Leaf:
    """A stage laptop's: pdfsig wavers where one key signs a file twice."""
    return keys.make_leaf(root, "Stage device 1", datetime.now(UTC), role="Witness")


@pytest.fixture(scope="session")
def unsigned() -> bytes:
    """The usual evening's minutes, ready to be sealed."""
    return minutes.minutes_pdf(evening.minutes(), draft=False)


@pytest.fixture(scope="session")
def certified(unsigned: bytes, leaf: Leaf) -> bytes:
    """And sealed."""
    return signing.certify(
        unsigned,
        leaf,
        reason="I am the secretary; these are the minutes",
        place="Elm Street Hall",
        when=datetime.now(UTC),
    )


@pytest.fixture(scope="session")
def approved(certified: bytes, witness: Leaf) -> bytes:
    """And signed by the co-chair in front of a device."""
    return signing.approve(
        certified,
        witness,
        field="Chair",
        reason="Hand-drawn signature of Co-chair 1, co-chair, witnessed by this device",
        place="Elm Street Hall",
        when=datetime.now(UTC),
        lines=["Co-chair 1", "drawn on stage device 1"],
    )


@pytest.fixture
def trusted(root: Root) -> list[bytes]:
    """The root as a file brings it."""
    return [keys.pem(root.certificate)]
