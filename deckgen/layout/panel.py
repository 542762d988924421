"""The panel beside a slide's main thing: small heads over short texts."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.layout.draft import Draft
from deckgen.layout.grid import Grid
from deckgen.layout.style import bulleted, dashed, level
from deckgen.outline.values import Point
from deckgen.scene.nodes import TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import CARD_INSET, LABEL, LABEL_PCT, TABLE, TABLE_PCT
from deckgen.units import Emu, Pt

PANEL: tuple[Pt, ...] = (20, 18, 16)
WIDE: tuple[Pt, ...] = (22, 20, 18)
"""The sizes of a panel's texts, and those of a wide one."""

PAIR_BEFORE: Pt = 12
"""The space over a head."""

HEAD_LEVEL, TEXT_LEVEL, POINT_LEVEL = 0, 1, 2


def style(grid: Grid, sizes: tuple[Pt, ...] = PANEL, inset: Emu = CARD_INSET) -> TextStyle:
    """Return the panel's levels.

    Heads, the texts under them, points and points of the second level.
    """
    head = level(grid, (TABLE[-1], TABLE[-1], LABEL), "a2", bold=True, pct=LABEL_PCT, before=PAIR_BEFORE)
    text = level(grid, sizes, pct=TABLE_PCT, before=2)
    levels = (head, text, bulleted(grid, sizes, 10), dashed(grid, (18, 16, 16), 4))
    return TextStyle(levels, "ctr", (inset,) * 4)


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
