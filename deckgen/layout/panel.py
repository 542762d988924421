"""The panel beside a slide's main thing: small heads over short texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckgen.layout.draft import Draft
from deckgen.layout.grid import Grid
from deckgen.layout.heights import FULL, PANELS, Height, holds
from deckgen.layout.style import Trait, bulleted, dashed, level, traits
from deckgen.outline.values import Point
from deckgen.scene.nodes import SlideLayout, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import CARD_INSET, LABEL, LABEL_PCT, TABLE, TABLE_PCT
from deckgen.units import Emu, Pt, inch

SIZES: tuple[Pt, ...] = (22, 20, 18, 16)
"""The sizes of a panel's texts; those of many begin with the second."""

FEW = 3
"""So many pairs of a head and its text are few."""

PAIR_BEFORE: tuple[Pt, Pt] = (12, 22)
"""The space over a head, and what it is where there is room."""

LOWER: Emu = inch(0.12)
"""How much more room there is over the texts than under them: their first line has some of its own."""

HEAD_LEVEL, TEXT_LEVEL, POINT_LEVEL = 0, 1, 2


class Form(Struct, frozen=True):
    """How a panel shows what it holds.

    ``large``: in its largest type; ``apart``: with more space over each head.
    """

    height: Height = FULL
    large: bool = True
    apart: bool = False

    @property
    def traits(self) -> tuple[Trait, ...]:
        """What tells its slide layout from others of its kind."""
        return (*self.height.traits, *traits(many=not self.large, apart=self.apart))


PLAIN = Form()


def style(grid: Grid, form: Form = PLAIN, inset: Emu = CARD_INSET) -> TextStyle:
    """Return the panel's levels.

    Heads, the texts under them, points and points of the second level.
    """
    sizes = SIZES if form.large else SIZES[1:]
    heads = [max(LABEL, min(TABLE[-1], size - 4)) for size in sizes]
    head = level(grid, tuple(heads), "a2", bold=True, pct=LABEL_PCT, before=PAIR_BEFORE[form.apart])
    text = level(grid, sizes, pct=TABLE_PCT, before=2)
    subs = tuple(max(TABLE[-1], size - 2) for size in sizes)
    levels = (head, text, bulleted(grid, sizes, 10), dashed(grid, subs, 4))
    return TextStyle(levels, "ctr", (inset, inset + LOWER * form.apart, inset, inset))


def fitting(
    draft: Draft, layout_at: Callable[[Form], SlideLayout], key: str, points: Sequence[Point], said: Sequence[Block]
) -> SlideLayout:
    """Return the slide layout of the lowest panel that holds its texts.

    It is the placeholder ``key``. Few ``points`` are larger; where no panel holds them so, they are as large and as
    close as the highest lets them be.
    """
    sizes = (True, False) if len(points) <= FEW else (False,)
    forms = [Form(height, large, apart=True) for large in sizes for height in PANELS]
    layouts = (layout_at(form) for form in forms)
    found = next((layout for layout in layouts if holds(draft, layout, {key: said})), None)
    return found or layout_at(Form(large=False))


def blocks(draft: Draft, points: Sequence[Point], head: str | None = None) -> list[Block]:
    """Return the paragraphs of points in a panel.

    A lead-in becomes the head over its text.

    ``head`` is a word of the deck's own for the head over all, where the first point brings none.
    """
    blocks = [draft.block(head, level=HEAD_LEVEL, keep=True)] if head and not points[0].lead else []
    for point in points:
        level = POINT_LEVEL
        if point.lead:
            blocks.append(draft.block(point.lead, level=HEAD_LEVEL, keep=bool(point.text or point.points)))
            level = TEXT_LEVEL
        if point.text:
            blocks.append(draft.block(point.text, level=level, keep=bool(point.points)))
        blocks += draft.points(point.points, POINT_LEVEL + 1)
    return blocks
