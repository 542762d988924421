"""A DeckScene to one HTML file that needs no other.

Slides as text, an overview, a speaker's window, print.
"""

from __future__ import annotations

from deckgen.render.html.document import document
from deckgen.scene.nodes import DeckScene

__all__ = ["render"]


def render(scene: DeckScene) -> bytes:
    """Return the deck as a page.

    The same scene gives the same bytes.
    """
    return document(scene).encode()
