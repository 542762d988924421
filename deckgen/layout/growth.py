"""How a slide that holds little grows.

First the space between its texts grows, then their type. Slides of a kind have one size of type throughout a deck:
that of the one that grows least.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from deckgen.layout.draft import Draft
from deckgen.layout.style import Growth
from deckgen.scene.nodes import FittedText, SlideLayout
from deckgen.text.fit import Block, Box, inner_height
from deckgen.units import Pt

T = TypeVar("T")

SPACES = 2
"""How many steps the space between texts may grow."""

ENOUGH = 0.77
"""The part of its room that a slide's text takes at least where it can grow to it."""

STEP: Pt = 2
BELOW_HEADLINE: Pt = 2
"""How many points smaller than the headline texts stay at least."""


class Grown(NamedTuple):
    """A slide layout, its texts by placeholder, and its growth."""

    layout: SlideLayout
    texts: dict[str, FittedText]
    growth: Growth


def grow(
    draft: Draft, at: Callable[[Growth], tuple[T, float] | None], base: Pt = 0, enough: float = ENOUGH
) -> tuple[T, float] | None:
    """Return what a slide shows at the growth that fills it.

    With it comes the part of its room that it takes. It is the first growth at which that is enough, else the one at
    which it is most; ``None`` where its texts must shrink.

    Args:
        draft: the slide; it takes down how far its type would grow.
        at: returns what is shown at a growth and which part of its room that takes, ``None`` where it does not hold.
        base: the size of its texts that has not grown, of those that stay below the headline's.
        enough: the part of its room from which on it needs not grow.
    """
    best: tuple[T, float] | None = None
    for size in range(draft.most + 1):
        if size and base and base + STEP * size > _headline(draft) - BELOW_HEADLINE:
            break
        for space in range(SPACES + 1):
            found = at(Growth(size, space))
            if found is None:
                break
            if best is None or found[1] >= best[1]:
                best, draft.growth = found, size
            if found[1] >= enough:
                return found
    return best


def grown(
    draft: Draft,
    layout_at: Callable[[Growth], SlideLayout],
    texts: Mapping[str, Sequence[Block]],
    base: Pt = 0,
    enough: float = ENOUGH,
) -> tuple[Grown, float] | None:
    """Return slide layout and texts at the growth that fills it.

    With them comes the part of its box that the fullest takes.
    ``None``: they must shrink. ``base`` and ``enough`` are as in ``grow``.
    """

    def at(growth: Growth) -> tuple[Grown, float] | None:
        layout = layout_at(growth)
        boxes = [Box.of(layout.placeholder(key), blocks) for key, blocks in texts.items()]
        fitted = draft.deck.fitter.fit(boxes, unbroken=True)
        if fitted is None or any(text.step for text in fitted):
            return None
        part = max(text.height / inner_height(box.style, box.h) for text, box in zip(fitted, boxes, strict=True))
        return Grown(layout, dict(zip(texts, fitted, strict=True)), growth), part

    return grow(draft, at, base, enough)


def _headline(draft: Draft) -> Pt:
    layout = draft.slide_layout()
    fitted = draft.fit(layout, {"title": [draft.block(draft.content.headline)]})
    return layout.placeholder("title").style.levels[0].sizes[fitted["title"].step if fitted else -1]
