"""The slide layouts of a course, and its circles.

Stages are cards side by side, or rows under each other where they say little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from deckgen.layout import abreast
from deckgen.layout.abreast import Drops
from deckgen.layout.circle import numbered
from deckgen.layout.context import DeckContext, further
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.heights import FULL, Height
from deckgen.layout.style import BASE, Growth, Trait, card, larger, level, sign, traits
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import Level, Line, SlideLayout, Stroke, TextBox, TextStyle, Tie
from deckgen.theme.tokens import BODY, CARD_GAP, HAIRLINE, LABEL, LABEL_PCT, TABLE, TABLE_PCT
from deckgen.units import Emu, Point, Rect, inch, pt

NODE = inch(0.56)
CARDS_Y = NODE + inch(0.26)
ROWS_X = NODE + inch(0.32)
"""How far cards begin under the line of the circles, and rows beside it."""

HEAD_COLUMNS = 5
"""The columns of circle and title in a row with a text."""

WIDTH = pt(2.25)
DONE, OPEN = Stroke("a1", WIDTH), Stroke("a1", WIDTH, "sysDot")
OPEN_EDGE = Stroke("a5", HAIRLINE, "dash")

TITLE_LEVEL, TEXT_LEVEL, WHEN_LEVEL = 0, 1, 2
TITLE_BEFORE, TEXT_BEFORE = (2, 5, 8), (4, 11, 18)
"""The space before a stage's title and text, and what it grows to."""


def slide_layout(
    deck: DeckContext,
    still_open: Sequence[bool],
    strip: Strip | None = None,
    growth: Growth = BASE,
    height: Height = FULL,
    drops: Drops = (),
) -> SlideLayout:
    """Return the layout of a row of cards.

    ``still_open`` says of each stage whether it is still to come, ``drops`` how much lower its texts begin.
    """
    grid = deck.grid
    body = height.of(grid.body(strip))
    cards = body._replace(y=body.y + CARDS_Y, h=body.h - CARDS_Y)
    n = len(still_open)
    style = card(grid, *_levels(grid, growth), space=growth.space)
    placeholders = [
        deck.box(
            f"stage-{i + 1}",
            i,
            box,
            abreast.lowered(style, drops[i] if drops else ()),
            fill=None if ahead else "panel",
            stroke=OPEN_EDGE if ahead else None,
        )
        for i, (box, ahead) in enumerate(zip(grid.split(cards, n, CARD_GAP), still_open, strict=True))
    ]
    variant = (*_traits(still_open), *height.traits, *growth.traits, *abreast.traits(drops))
    return deck.slide_layout("timeline", placeholders, variant=variant, strip=strip)


def rows_layout(
    deck: DeckContext,
    still_open: Sequence[bool],
    strip: Strip | None = None,
    growth: Growth = BASE,
    *,
    told: bool = True,
) -> SlideLayout:
    """Return the layout of stages under each other, beside their circles.

    ``told``: some have texts, which stand at the far side.
    """
    grid = deck.grid
    title, text, when = _levels(grid, Growth(growth.size))
    placeholders = []
    for i, row in enumerate(grid.stack(grid.body(strip), len(still_open))):
        head_w = grid.geometry.columns_w(HEAD_COLUMNS) if told else row.w
        head = TextStyle((title, text, when), "ctr")
        placeholders.append(deck.box(f"stage-{i + 1}", 2 * i, grid.slice(row, ROWS_X, head_w - ROWS_X), head))
        if told:
            beside = grid.columns(HEAD_COLUMNS, 11, row.y, row.h)
            placeholders.append(deck.box(f"text-{i + 1}", 2 * i + 1, beside, TextStyle((text,), "ctr")))
    variant = (*_traits(still_open), *traits(stacked=True, bare=not told), *Growth(growth.size).traits)
    return deck.slide_layout("timeline", placeholders, variant=variant, strip=strip)


def _traits(still_open: Sequence[bool]) -> tuple[Trait, ...]:
    return (Trait("stages", len(still_open)), *(Trait("open", i) for i, one in enumerate(still_open, 1) if one))


def _levels(grid: Grid, growth: Growth) -> tuple[Level, Level, Level]:
    return (
        level(grid, larger(BODY, growth.size), "a1", bold=True, pct=TABLE_PCT, before=TITLE_BEFORE[growth.space]),
        level(grid, larger(TABLE, growth.size), pct=TABLE_PCT, before=TEXT_BEFORE[growth.space]),
        level(grid, (LABEL, LABEL), "a2", bold=True, pct=LABEL_PCT),
    )


def over_card(grid: Grid, box: Rect) -> Rect:
    """Return the circle over the start of a card."""
    return grid.slice(box, 0, NODE)._replace(y=box.y - CARDS_Y, h=NODE)


def beside_row(grid: Grid, box: Rect) -> Rect:
    """Return the circle beside the middle of a row."""
    return grid.slice(box, -ROWS_X, NODE)._replace(y=box.y + (box.h - NODE) // 2, h=NODE)


def circled(deck: DeckContext, layout: SlideLayout, still_open: Sequence[bool], first: int = 1) -> SlideLayout:
    """Return a layout with the circles and lines of its stages.

    ``first`` is the number of the first stage.
    """
    boxes = [layout.placeholder(f"stage-{i}") for i, _ in enumerate(still_open, 1)]
    circles = [(over_card if box.fill or box.stroke else beside_row)(deck.grid, box.rect) for box in boxes]
    nodes = chain.from_iterable(_nodes(deck, circles, still_open, first))
    return further(deck, replace(layout, nodes=(*layout.nodes, *nodes)), first)


def _nodes(
    deck: DeckContext, circles: Sequence[Rect], still_open: Sequence[bool], first: int
) -> Iterator[list[Line | TextBox]]:
    """Yield each stage's circle, with the line from the one before."""
    for i, (circle, ahead) in enumerate(zip(circles, still_open, strict=True), 1):
        stroke = OPEN if ahead else DONE
        style = TextStyle((sign((18, 16), "a1" if ahead else "bg"),), "ctr")
        shown = deck.language.question.strip() if ahead else deck.language.number(first + i - 1)
        yield [
            *(_way(deck.grid, i, circles[i - 2], circle, stroke) if i > 1 else ()),
            numbered(deck, f"node-{i}", circle, style, shown, None if ahead else "a1", OPEN if ahead else None),
        ]


def _way(grid: Grid, i: int, before: Rect, circle: Rect, stroke: Stroke) -> Iterator[Line]:
    if circle.y == before.y:
        x: Emu = grid.offset(before) + NODE
        y = circle.y + NODE // 2
        way = grid.at(x, y, grid.offset(circle) - x, 0)
        ties = Tie(f"node-{i - 1}", "r"), Tie(f"node-{i}", "l")
        if circle.x < before.x:
            ties = Tie(f"node-{i}", "r"), Tie(f"node-{i - 1}", "l")
        yield _line(i, (way.x, y), (way.right, y), stroke, ties)
    elif circle.y > before.bottom:
        x = circle.x + NODE // 2
        ties = Tie(f"node-{i - 1}", "b"), Tie(f"node-{i}", "t")
        yield _line(i, (x, before.bottom), (x, circle.y), stroke, ties)


def _line(i: int, start: Point, end: Point, stroke: Stroke, ties: tuple[Tie, Tie]) -> Line:
    first, second = ties
    return Line(key=f"way-{i}", place=NOWHERE, start=start, end=end, stroke=stroke, start_tie=first, end_tie=second)
