"""The letters of the deck's font join in every PowerPoint.

Why: some versions of PowerPoint for Windows show the letters of Noto Sans Arabic and Noto Kufi Arabic apart from each
other, though the same fonts are right in Word, in LibreOffice and in browsers. Who makes the deck need not see it.

Example::

    theme: noto-sans.yaml

Write instead::

    theme: noto-naskh.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.outline.values import FileName
from deckgen.problems import Message, Problem

CODE = "letters-apart"

APART = ("Noto Sans Arabic", "Noto Kufi Arabic")
"""notofonts/arabic, issues 107, 108 and 114, of 2019; in a version of 2020 it could not be seen again."""


JOINED = "Noto Naskh Arabic"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning where the deck's font is one of these."""
    family, theme = deck.scene.fonts.family, deck.reader.theme
    if family not in APART:
        return
    place = theme.place if isinstance(theme, FileName) else deck.whole.place
    what = Message("some versions of PowerPoint show the letters of {family} apart", family=family)
    cure = Message(
        "use another font, as {font}; or look at the deck in the PowerPoint that shows it, or show its PDF",
        font=JOINED,
    )
    yield Problem(CODE, place, what, cure, "warning")
