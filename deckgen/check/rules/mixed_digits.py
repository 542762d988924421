"""A text writes its numbers with the digits of one system.

Why: ``2077`` and ``٢٠٧٧`` side by side look like a slip, and readers stumble. Digits inside Latin names (``F-16``) and
in literals stay as they are.

Example::

    - ارتفع العدد من 30 إلى ٤٥ طائرة

Write instead::

    - ارتفع العدد من 30 إلى 45 طائرة
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.check.texts import prose
from deckgen.problems import Problem

CODE = "mixed-digits"
SYSTEMS = (re.compile("[0-9]"), re.compile("[٠-٩]"), re.compile("[۰-۹]"))
_LATIN = re.compile("[A-Za-z]")


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each text with digits of two systems."""
    for text, _, _ in deck.texts:
        if _mixed(text.string):
            words = " ".join(word for word in prose(text).split() if not _LATIN.search(word))
            if _mixed(words):
                what = "the text mixes digits of two systems"
                yield Problem(CODE, text.place, what, "write all of them as 0-9, or all as ٠-٩", "warning")


def _mixed(string: str) -> bool:
    return sum(1 for digits in SYSTEMS if digits.search(string)) > 1
