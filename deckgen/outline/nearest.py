"""Words that were meant: which known one an unknown one stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckgen.language import authors
from deckgen.outline.characters import BLANKS, INVISIBLE, QUOTES
from deckgen.problems import closest

LONGEST_ID = 64
"""Code points of the longest id. For a longer word none is looked for."""

_ODD = f"[{BLANKS}{INVISIBLE}]|^[{QUOTES}]|[{QUOTES}]$"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that another stands for.

    It says so in another language, or is spelt nearly so. It is ``None`` where none does.
    """
    if not word or len(word) > LONGEST_ID:
        return None
    words = list(known)
    near = closest(word, words) or closest(word.lower(), words)
    lower = {known.lower(): known for known in words}
    return lower.get(word.lower()) or authors.meant(word, words) or near


def odd_character(word: str) -> int | None:
    """Return the offset of a character that belongs to no word.

    Nobody sees it, or it is a quotation mark around the word. It is ``None`` where there is none.
    """
    found = re.search(_ODD, word)
    return found.start() if found else None


def without_odd(word: str) -> str:
    """Return a word without the characters that belong to none."""
    return re.sub(_ODD, "", re.sub(_ODD, "", word))
