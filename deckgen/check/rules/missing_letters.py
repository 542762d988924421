"""The deck's font has every letter that the slides show.

Why: a program that opens the deck sets what is missing in some other font, or as an empty box, and the measured lines
no longer hold.

Example::

    - تستورد الشركة من 中国

Write instead::

    - تستورد الشركة من الصين
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from deckgen.check.checked import Checked
from deckgen.check.texts import UNSEEN, texts
from deckgen.layout.content import SourceList
from deckgen.outline.markup import plain
from deckgen.outline.values import Text
from deckgen.problems import Listed, Message, Problem

CODE = "missing-letters"
SHOWN = 5

INVISIBLE = ("Cc", "Cf", "Zl", "Zp", "Zs")
VARIANTS = "\ufe0e\ufe0f"
"""Variation selectors, which choose the form of the letter before them."""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each text with letters that no glyph shows."""
    listed = list(_listed(deck))
    written = deck.characters.union(*(text.string for text in listed))
    missing = {char for char in written if _lacks(deck, char)}
    shown = (said.text for said in deck.said if said.key not in UNSEEN)
    for text in (*shown, *listed) if missing else ():
        if own := list(dict.fromkeys(char for char in plain(text.string) if char in missing)):
            letters, family = Listed(f"{c} (U+{ord(c):04X})" for c in own[:SHOWN]), deck.scene.fonts.family
            what = Message("the font {family} has no glyph for {letters}", family=family, letters=letters)
            if (rest := len(own) - SHOWN) > 0:
                what = Message(
                    "the font {family} has no glyph for {letters} and {count} more",
                    family=family,
                    letters=letters,
                    count=rest,
                )
            yield Problem(
                CODE, text.place, what, Message("write it in other letters, or use a font that has them"), "warning"
            )


def _listed(deck: Checked) -> Iterator[Text]:
    """Yield the texts of the sources that slides list."""
    for content in deck.plan.contents:
        if isinstance(content.body, SourceList):
            for entry in content.body.entries:
                yield from (said.value for said in texts(entry.source))


def _lacks(deck: Checked, char: str) -> bool:
    return category(char) not in INVISIBLE and char not in VARIANTS and not deck.faces.regular.has(ord(char))
