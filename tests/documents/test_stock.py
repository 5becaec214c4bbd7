"""The papers that badges are printed on."""

from __future__ import annotations

import pytest

from app.documents.stock import STOCKS, chosen
from app.errors import Refused


def test_a_stock_is_chosen_by_paper_and_kind() -> None:
    assert chosen("A4", "cut").cells == 10
    assert [chosen("letter", kind).cells for kind in ("8", "10", "14", "card")] == [8, 10, 14, 2]
    assert chosen("A6", "cut") is STOCKS["a4-card"]
    for paper, kind in (("A5", "8"), ("A4", "12"), ("", "")):
        with pytest.raises(Refused, match="There is no stock"):
            chosen(paper, kind)


def test_sizes_are_those_on_the_packet() -> None:
    def millimetres(key: str) -> tuple[float, float]:
        stock = STOCKS[key]
        return round(stock.wide / 72 * 25.4, 1), round(stock.tall / 72 * 25.4, 1)

    assert [millimetres(f"a4-{n}") for n in (8, 10, 14)] == [(99.1, 67.7), (99.1, 57), (99.1, 38.1)]
    assert [millimetres(f"letter-{n}") for n in (8, 10, 14)] == [(85.7, 59.3), (101.6, 50.8), (101.6, 33.9)]
    # folded once it is A6
    assert millimetres("a4-card") == (210, 148.5)


def test_a_module_is_a_whole_number_of_printers_dots() -> None:
    assert {round(stock.code / 33 * 300 / 72, 6) for stock in STOCKS.values()} == {9, 10}
