"""A DeckScene to one HTML file that needs no other.

Slides as text, an overview, a speaker's window, print.
"""

from __future__ import annotations

from collections.abc import Callable

from deckgen.render.html.document import document
from deckgen.scene.nodes import DeckScene

__all__ = ["render"]


def render(scene: DeckScene, pack: Callable[[bytes], bytes] | None = None) -> bytes:
    """Return the deck as a page.

    The same scene gives the same bytes.

    Args:
        scene: the deck.
        pack: returns what ``woff2`` makes of a font, if that is not to be made anew.
    """
    return document(scene, pack=pack).encode()
