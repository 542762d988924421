"""The line of a file that a problem stands at.

It shows what of it is meant.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_WORD = r""""[^"]*"|'[^']*'|\[[^\[\]{}]*\]|\{[^\[\]{}]*\}|[^ :,\[\]{}]+|\S|"""
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_SEEN = "\u200c\u200d"
"""The two joiners shape words of several languages."""


class Excerpt(NamedTuple):
    """A line of a file in three pieces.

    The middle one is meant.
    """

    before: str
    at: str
    after: str


def excerpt(line: str, column: int) -> Excerpt:
    """Return a line in pieces. ``column`` is where what is meant begins, from 1.

    Characters that cannot be seen are written as their code points.
    """
    start = column - 1
    found = re.compile(_WORD).match(line, start)
    end = found.end() if found else start
    return Excerpt(*map(visible, (line[:start], line[start:end], line[end:])))


def visible(text: str) -> str:
    """Return a text in which everything can be seen.

    Controls and invisible signs are written as their code points.
    """
    return "".join(f"\\u{ord(c):04x}" if _hidden(c) else c for c in text)


def _hidden(character: str) -> bool:
    return character not in _SEEN and (unicodedata.category(character) in _HIDDEN or character == "\N{NO-BREAK SPACE}")
