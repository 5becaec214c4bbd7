"""A word as it may have been meant: with one letter wrong, missing, too many, or two changed round."""

from __future__ import annotations

from collections.abc import Callable, Iterator

SHORTEST = 4
"""Letters; in a shorter word every other word is only a slip away."""


def slips(word: str, letters: str, begins: Callable[[str], bool]) -> Iterator[tuple[str, bool]]:
    """Each beginning of a known word that is one slip from this one, and whether it must be the whole word.

    `begins` tells whether any known word begins so; `letters` are those that words are made of. A number is
    never another one, for that would be another badge.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return
    made = {word}
    for at in range(len(word)):
        before, here, after = word[:at], word[at], word[at + 1 :]
        if not begins(before):
            return
        forms = [before + after]
        if after:
            forms.append(before + after[0] + here + after[1:])
        for letter in letters:
            if begins(before + letter):
                forms += (before + letter + after, before + letter + here + after)
        for form in forms:
            if form not in made and begins(form):
                made.add(form)
                # with the last letter taken off any longer word would do
                yield form, at == len(word) - 1 and len(form) < len(word)
