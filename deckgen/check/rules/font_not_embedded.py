"""The deck carries its fonts, where the outline wants it to.

Why: a machine that has not the theme's own font sets another one; the lines then break elsewhere. A font's licence
(the ``fsType`` bits in its file) may forbid to embed it, or to embed a part of it; PowerPoint embeds fonts with
TrueType outlines only. The texts of such a deck get more room.

Example::

    theme: house.yaml

Write instead::

    theme: house.yaml
    fonts: none
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.outline.values import FileName
from deckgen.problems import Message, Problem

CODE = "font-not-embedded"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning where the deck lacks the fonts it should carry."""
    wanted, theme = deck.reader.fonts, deck.reader.theme
    if wanted == "none" or deck.scene.fonts.faces:
        return
    reason = deck.faces.kept_out(subset=wanted == "subset")
    place = theme.place if isinstance(theme, FileName) else deck.whole.place
    what = Message("the deck does not carry the font {family}: {reason}", family=deck.scene.fonts.family, reason=reason)
    yield Problem(CODE, place, what, Message("embed another font, or install it where the deck is shown"), "warning")
