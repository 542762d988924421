"""The heights that cards and panels may have.

They have all of the body's, three quarters of it, or half.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from deckgen.layout.draft import Draft
from deckgen.layout.growth import grow
from deckgen.layout.style import Growth, Trait
from deckgen.scene.nodes import FittedText, SlideLayout
from deckgen.text.fit import Block, Box
from deckgen.units import Pt, Rect


class Height(NamedTuple):
    """A part of the body's height, and the traits of its layouts."""

    part: float
    traits: tuple[Trait, ...] = ()

    def of(self, body: Rect) -> Rect:
        """Return a body's upper part of this height."""
        return body._replace(h=round(self.part * body.h))


FULL, LOWER, HALF = Height(1), Height(0.75, (Trait("lower"),)), Height(0.5, (Trait("half"),))

CARDS: tuple[Height, ...] = (LOWER, FULL)
"""The heights of cards, the lowest first: all that a slide shows may not be half as high as its body."""

PANELS: tuple[Height, ...] = (HALF, LOWER, FULL)
"""The heights of panels, the lowest first: what they stand beside fills the body."""

ENOUGH = 0.68
"""The part of its height down to the last text of a card that is full enough."""


class Cards(NamedTuple):
    """The slide layout of cards, and their texts by placeholder."""

    layout: SlideLayout
    texts: dict[str, FittedText]


def filled_cards(
    draft: Draft,
    layout_at: Callable[[Growth, Height], SlideLayout],
    texts: Mapping[str, Sequence[Block]],
    base: Pt = 0,
) -> Cards | None:
    """Return cards whose texts have grown.

    They are lower where the emptiest is not full enough even so. ``base`` is as in ``grow``.
    ``None``: the texts must shrink.
    """

    def at(growth: Growth, heights: Sequence[Height]) -> tuple[Cards, float] | None:
        return next((found for height in heights if (found := _held(draft, layout_at(growth, height), texts))), None)

    found = grow(draft, lambda growth: at(growth, (FULL,)), base, ENOUGH)
    if found and found[1] < ENOUGH:
        found = grow(draft, lambda growth: at(growth, CARDS), base, 1)
    return found[0] if found else None


def lowest(draft: Draft, layout_at: Callable[[Height], SlideLayout], key: str, blocks: Sequence[Block]) -> SlideLayout:
    """Return the slide layout of the lowest panel ``key``.

    It holds its texts as large as they can be; where none does, it is the highest.
    """
    return next(
        (layout for height in PANELS if _held(draft, layout := layout_at(height), {key: blocks})), layout_at(FULL)
    )


def least(texts: Sequence[FittedText], boxes: Sequence[Box]) -> float:
    """Return how far down the emptiest card is filled.

    It is the part of its height down to its last text.
    """
    return min((box.style.insets[1] + text.height) / box.h for text, box in zip(texts, boxes, strict=True))


def _held(draft: Draft, layout: SlideLayout, texts: Mapping[str, Sequence[Block]]) -> tuple[Cards, float] | None:
    """Return the texts at their largest, where a layout holds them.

    With them comes the part of its height down to the last text of the emptiest.
    """
    boxes = [Box.of(layout.placeholder(key), blocks) for key, blocks in texts.items()]
    fitted = draft.deck.fitter.fit(boxes, unbroken=True)
    if fitted is None or any(text.step for text in fitted):
        return None
    return Cards(layout, dict(zip(texts, fitted, strict=True))), least(fitted, boxes)
