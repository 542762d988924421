"""The cards of actors, and the room for what links them."""

from __future__ import annotations

from msgspec import Struct

from deckgen.layout import links as wiring
from deckgen.layout.context import DeckContext
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.style import BASE, HAIR, PARTIES, Growth, larger, level, traits
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import Shape, SlideLayout, TextStyle
from deckgen.theme.tokens import ACCENT_BAR, BODY, CARD_INSET, LABEL, LABEL_PCT, TABLE, TABLE_PCT
from deckgen.units import Emu, Rect, inch

COLUMNS = {2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
"""How many cards stand in a row, by how many there are."""

CARDS_GAP = inch(0.3)
HIGHEST = inch(3.2)
CARD_V = inch(0.1)
TIGHT_GAP, TIGHT_V = inch(0.14), inch(0.04)
"""Where cards would not hold their texts, as on slides of 4:3, and no line passes between their rows."""

BEFORE = (2, 6, 12)
"""The space before what an actor wants and can do, and what it grows to."""

TOLD_LINE, TOLD_GAP = inch(0.27), inch(0.14)


class Form(Struct, frozen=True):
    """What links ask of a slide.

    Cards further apart, ``lanes`` between them, lines of links ``told`` under them.

    ``tight``: the rows are closer, and texts closer to the edges of their cards.
    """

    linked: bool = False
    lanes: int = 0
    told: int = 0
    tight: bool = False
    growth: Growth = BASE


def slide_layout(deck: DeckContext, n: int, form: Form, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of ``n`` cards."""
    grid = deck.grid
    style = _style(grid, TIGHT_V if form.tight else CARD_V, form.growth)
    placeholders, bars = [], []
    for i, box in enumerate(cards(grid, n, form, strip)):
        # Over its bar, which it does not hide without a fill: so lines that are tied to it end outside the bar.
        placeholders.append(deck.box(f"actor-{i + 1}", i, box, style, stroke=HAIR))
        bars.append(Shape(key=f"bar-{i + 1}", place=NOWHERE, rect=grid.slice(box, 0, ACCENT_BAR), fill=PARTIES[i]))
    if form.told:
        foot = grid.body(strip)
        told_h = form.told * told_line(grid)
        foot = foot._replace(y=foot.bottom - told_h, h=told_h)
        placeholders.append(deck.box("told", n, foot, told_style(grid)))
    variant = traits(cards=n, linked=form.linked, lanes=form.lanes, told=form.told, tight=form.tight)
    variant += form.growth.traits
    return deck.slide_layout("actors", placeholders, bars, variant=variant, strip=strip)


def cards(grid: Grid, n: int, form: Form, strip: Strip | None) -> list[Rect]:
    """Return the boxes of the cards with their bars."""
    body = grid.body(strip)
    columns = COLUMNS[n]
    rows = -(-n // columns)
    gap = TIGHT_GAP if form.tight else CARDS_GAP
    between = wiring.channel(grid, rows, form.lanes) if form.linked and not form.tight else gap * (rows - 1)
    room = body.h - between - (form.told * told_line(grid) + TOLD_GAP if form.told else 0)
    h = min(room // rows, HIGHEST)
    top = body.y + (room - rows * h) // 2
    boxes = columns_of(grid, n, form)
    return [boxes[i % columns]._replace(y=top + i // columns * (h + between), h=h) for i in range(n)]


def columns_of(grid: Grid, n: int, form: Form) -> tuple[Rect, ...]:
    """Return the columns in which the cards stand."""
    columns = COLUMNS[n]
    return grid.split(grid.body(), columns, wiring.GAP[columns] if form.linked else CARDS_GAP)


def _style(grid: Grid, inset: Emu, growth: Growth) -> TextStyle:
    texts, before = larger(TABLE, growth.size), BEFORE[growth.space]
    levels = (
        level(grid, larger(BODY, growth.size), "a1", bold=True, pct=TABLE_PCT),
        level(grid, texts, pct=TABLE_PCT, before=before),
        level(grid, texts, "a5", pct=TABLE_PCT, before=before),
    )
    top, foot = grid.geometry.insets(inset, TABLE[-1])
    return TextStyle(levels, "ctr", grid.insets(ACCENT_BAR + CARD_INSET, top, CARD_INSET, foot))


def told_line(grid: Grid) -> Emu:
    """Return the height of a line of links that are told."""
    return grid.geometry.for_lines(TOLD_LINE)


def told_style(grid: Grid) -> TextStyle:
    """Return the style of links that are told."""
    return TextStyle((level(grid, (LABEL,), pct=LABEL_PCT),))
