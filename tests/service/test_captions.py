"""Captions: said aloud, and none of them twice."""

from __future__ import annotations

import re

from app import paths
from app.service.captions import Captions


def test_captions_are_a_word_and_four_digits_and_never_the_same() -> None:
    captions = Captions(["acorn 0001"])
    drawn = [str(captions.draw()["caption"]) for _ in range(3000)]
    assert len(set(drawn)) == 3000
    assert "acorn 0001" not in drawn
    assert all(re.fullmatch(r"[a-z]+ [0-9]{4}", caption) for caption in drawn)


def test_ids_are_six_bytes() -> None:
    assert len(bytes.fromhex(str(Captions(()).draw()["code_id"]))) == 6


def test_the_words_are_told_apart_when_said() -> None:
    words = (paths.resources() / "words" / "captions.txt").read_text("utf-8").split()
    assert len(words) >= 350
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 9 for word in words)
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(word)
    for same in by_length.values():
        for at, word in enumerate(same):
            for other in same[at + 1 :]:
                assert sum(a != b for a, b in zip(word, other, strict=True)) > 1, (word, other)
