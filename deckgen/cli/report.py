"""What the command line tells people, on stderr."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable

from deckgen.limits import Limits
from deckgen.problems import Problem

_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"


def harmless(text: str) -> str:
    """Return a text with what could act on a terminal (controls, bidi overrides) written as its code point."""
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cs") or c in _OVERRIDES else c for c in text
    )


def line(text: str) -> None:
    """Print one line."""
    print(harmless(text), file=sys.stderr)


def problems(found: Iterable[Problem], most: int = Limits().problems) -> None:
    """Print one line for each problem; of more than ``most`` warnings, only how many they are besides."""
    warnings = 0
    for problem in found:
        warnings += problem.severity == "warning"
        if problem.severity == "error" or warnings <= most:
            line(str(problem))
    if warnings > most:
        line(f"{warnings - most} more warnings (--limit problems=N shows more)")
