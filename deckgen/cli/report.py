"""What the command line tells people, on stderr."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable

from deckgen.problems import Problem


def line(text: str) -> None:
    """Print one line; what could act on a terminal (controls, bidi overrides) is written as its code point."""
    shown = "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cs") or c in _OVERRIDES else c for c in text
    )
    print(shown, file=sys.stderr)


_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"


def problems(found: Iterable[Problem]) -> None:
    """Print one line for each problem."""
    for problem in found:
        line(str(problem))
