"""The register: every kind has a table, and every shared table is written by some kind."""

from __future__ import annotations

from app.store.kinds import COMING_AND_GOING, KINDS, Act
from app.store.tables import FACTS, PLAN, SHARED


def test_every_kind_writes_a_table_of_its_shape() -> None:
    for name, kind in KINDS.items():
        assert kind.name == name
        assert kind.schema >= 1
        if kind.act is Act.CLOSE:
            continue
        assert kind.table in (FACTS if kind.act is Act.FACT else PLAN)
        assert kind.shape == ("fact" if kind.act is Act.FACT else "plan")
        assert kind.private == SHARED[kind.table].private


def test_every_shared_table_is_written_by_some_kind() -> None:
    assert {kind.table for kind in KINDS.values() if kind.table} == set(SHARED)
    for table in PLAN:
        acts = {kind.act for kind in KINDS.values() if kind.table == table}
        assert acts == {Act.ADD, Act.CHANGE}


def test_who_comes_and_goes_is_a_scan() -> None:
    assert all(KINDS[name].table == "scan" for name in COMING_AND_GOING)
