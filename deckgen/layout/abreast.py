"""Cards side by side. What is alike in them begins at one height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deckgen.layout.draft import Draft
from deckgen.layout.style import Trait
from deckgen.scene.nodes import FittedText, SlideLayout, TextStyle
from deckgen.text.fit import Block
from deckgen.units import Pt

Drops = tuple[tuple[Pt, ...], ...]
"""By how many points each level of each card begins lower than its own texts would let it."""


def drops(
    draft: Draft, layout: SlideLayout, texts: Mapping[str, Sequence[Block]], alike: Sequence[int], step: int = 0
) -> Drops:
    """Return by how much paragraphs must be lower to begin level.

    Args:
        draft: the slide.
        layout: its layout.
        texts: those of each card, by placeholder.
        alike: the levels whose first paragraphs begin level, from above; no card begins with one of them.
        step: at which step of their sizes the texts are.

    Returns:
        The points of each card's levels; empty where they begin level by themselves.
    """
    tops = []
    for key, blocks in texts.items():
        box = layout.placeholder(key)
        tops.append(_tops(draft, draft.deck.fitter.set(blocks, box.style, box.rect.w, step), box.style))
    found: list[dict[int, Pt]] = [{} for _ in tops]
    for level in alike:
        begins = [top[level] + sum(drop.values()) if level in top else 0 for top, drop in zip(tops, found, strict=True)]
        for top, drop, begin in zip(tops, found, begins, strict=True):
            if level in top and (lower := round(max(begins) - begin)):
                drop[level] = lower
    if not any(found):
        return ()
    return tuple(tuple(drop.get(level, 0) for level in range(max(alike) + 1)) for drop in found)


def _tops(draft: Draft, text: FittedText, style: TextStyle) -> dict[int, float]:
    """Return how far down the first paragraph of each level begins, in points."""
    tops: dict[int, float] = {}
    y = 0.0
    for index, paragraph in enumerate(text.paragraphs):
        y += style.levels[paragraph.level].space_before if index else 0
        tops.setdefault(paragraph.level, y)
        y += draft.deck.fitter.line_height(paragraph) * max(1, len(paragraph.widths))
    return tops


def lowered(style: TextStyle, drop: Sequence[Pt]) -> TextStyle:
    """Return a style whose levels begin lower by so many points."""
    by = dict(enumerate(drop))
    levels = enumerate(style.levels)
    return replace(style, levels=tuple(replace(lv, space_before=lv.space_before + by.get(i, 0)) for i, lv in levels))


def traits(drops: Drops) -> tuple[Trait, ...]:
    """Return what tells such a slide layout from others of its kind.

    Its number has three digits for each level of each card.
    """
    digits = "".join(f"{points:03}" for drop in drops for points in drop)
    return (Trait("level", int(digits)),) if drops else ()
