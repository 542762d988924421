"""The heights that cards and panels may have.

They have all of the body's, three quarters of it, or half.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from deckgen.layout.abreast import Drops, drops
from deckgen.layout.draft import Draft
from deckgen.layout.growth import grow
from deckgen.layout.style import Growth, Trait
from deckgen.scene.nodes import FittedText, SlideLayout
from deckgen.text.fit import Block, Box
from deckgen.units import Pt, Rect, inch


class Height(Struct, frozen=True):
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

LOW, ENOUGH_CENTRED = inch(1), 0.42
"""The height of low cards, and the part of its height that the text in the middle of a higher one takes at least."""


class Cards(Struct, frozen=True):
    """The slide layout of cards, and their texts by placeholder.

    ``part`` is the part of its height down to the last text of the emptiest.
    """

    layout: SlideLayout
    texts: dict[str, FittedText]
    part: float


def filled_cards(
    draft: Draft,
    layout_at: Callable[[Growth, Height, Drops], SlideLayout],
    texts: Mapping[str, Sequence[Block]],
    base: Pt = 0,
    alike: Sequence[int] = (),
) -> Cards | None:
    """Return cards whose texts have grown.

    They are lower where the emptiest is not full enough even so. ``base`` is as in ``grow``; ``alike`` are the levels
    whose paragraphs begin level. ``None``: the texts must shrink.
    """

    def at(growth: Growth, height: Height) -> Cards | None:
        cards = _held(draft, layout_at(growth, height, ()), texts)
        if cards and (lower := drops(draft, cards.layout, texts, alike)):
            return _held(draft, layout_at(growth, height, lower), texts)
        return cards

    def parted(growth: Growth, heights: Sequence[Height]) -> tuple[Cards, float] | None:
        return next(((cards, cards.part) for height in heights if (cards := at(growth, height))), None)

    found = grow(draft, lambda growth: parted(growth, (FULL,)), base, ENOUGH)
    if found and found[1] < ENOUGH:
        found = grow(draft, lambda growth: parted(growth, CARDS), base, 1)
    return found[0] if found else None


def holds(draft: Draft, layout: SlideLayout, texts: Mapping[str, Sequence[Block]]) -> dict[str, FittedText] | None:
    """Return texts at their largest, where a layout holds them so."""
    held = _held(draft, layout, texts)
    return held.texts if held else None


def least(texts: Sequence[FittedText], boxes: Sequence[Box]) -> float:
    """Return how far down the emptiest card is filled.

    It is the part of its height down to its last text.
    """
    return min((box.style.insets[1] + text.height) / box.h for text, box in zip(texts, boxes, strict=True))


def _held(draft: Draft, layout: SlideLayout, texts: Mapping[str, Sequence[Block]]) -> Cards | None:
    """Return the texts at their largest, where a layout holds them."""
    boxes = [Box.of(layout.placeholder(key), blocks) for key, blocks in texts.items()]
    fitted = draft.deck.fitter.fit(boxes, unbroken=True)
    if fitted is None or any(text.step for text in fitted):
        return None
    return Cards(layout, dict(zip(texts, fitted, strict=True)), least(fitted, boxes))
