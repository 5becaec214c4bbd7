"""The tables: nothing in a shared one can refuse a row."""

from __future__ import annotations

import pytest
from sqlalchemy import PrimaryKeyConstraint

from app.store.tables import FACTS, PLAN, SHARED, metadata, triggers


@pytest.mark.parametrize("name", sorted(SHARED))
def test_a_shared_table_has_its_key_and_nothing_else(name: str) -> None:
    table = metadata.tables[name]
    assert [column.name for column in table.primary_key] == ["scope", "id"]
    assert all(isinstance(constraint, PrimaryKeyConstraint) for constraint in table.constraints)
    assert not any(index.unique for index in table.indexes)
    assert all(column.nullable for column in table.columns if not column.primary_key)


def test_plan_rows_can_be_removed_and_facts_cannot() -> None:
    assert all("removed" in shape.empty for shape in PLAN.values())
    assert not any("removed" in shape.empty for shape in FACTS.values())
    assert not any("after" in shape.empty for shape in FACTS.values()), "the chain's own column"


def test_personal_columns_may_be_empty() -> None:
    for shape in SHARED.values():
        assert all(shape.empty[column] is None for column in shape.personal)


def test_two_triggers_for_each_table_that_is_only_added_to() -> None:
    assert len(triggers()) == 2 * (2 + len(FACTS))
