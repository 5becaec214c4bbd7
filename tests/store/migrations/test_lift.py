"""Older bodies are read as today's, step by step."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.store.kinds import KINDS
from app.store.migrations import lift as lifting
from app.store.migrations.lift import lift


def test_a_body_of_today_is_left_as_it_is() -> None:
    assert lift("roll_called", 1, "{ }") == "{ }"


def test_two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    def second(body: dict[str, Any]) -> dict[str, Any]:
        return body | {"two": 2}

    def third(body: dict[str, Any]) -> dict[str, Any]:
        return body | {"three": body["two"] + 1}

    monkeypatch.setattr(lifting, "STEPS", {("roll_called", 1): second, ("roll_called", 2): third})
    assert json.loads(lift("roll_called", 1, '{"one":1}')) == {"one": 1, "two": 2, "three": 3}
    assert json.loads(lift("roll_called", 2, '{"two":5}')) == {"two": 5, "three": 6}
    assert lift("asked", 1, "x") == "x"


def test_every_kind_past_its_first_schema_has_its_steps() -> None:
    for kind in KINDS.values():
        assert all((kind.name, schema) in lifting.STEPS for schema in range(1, kind.schema))
