"""What makes a slide kind.

The constant ``KIND`` is at the end of each file in ``kinds/``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.outline.values import Body
from deckgen.scene.nodes import SlideLayout, SlideScene

PlaceName = Literal["cover", "summary", "changes", "agenda", "divider", "closing", "sources"]

B = TypeVar("B")
"""What a kind shows: its body, or what the plan hands to its place."""


class Kind(Struct, Generic[B], frozen=True, kw_only=True):
    """A slide kind. ``name`` is its file's name and, for a body, its key in a section.

    Exactly one of ``body`` (the class of its body) and ``place`` (the place in the deck that it fills) is
    set. ``default``: it shows sections without a body. ``slide_layouts`` returns the slide layouts that every
    deck offers for slides added by hand, used or not. ``words`` is how many words of a body it shows comfortably,
    ``None`` where its form sets the bounds.
    """

    name: str
    layout: Callable[[Draft, B], list[SlideScene]]
    body: type[Body] | None = None
    place: PlaceName | None = None
    default: bool = False
    words: int | None = None
    slide_layouts: Callable[[DeckContext], tuple[SlideLayout, ...]] | None = None
