"""Few short points.

They are rows over the body's full height, or a panel for a single one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.slides import content_slides
from deckgen.layout.style import HAIR, SUB_INDENT, dashed, level, sign, traits
from deckgen.outline.values import NOWHERE, Point
from deckgen.scene.nodes import Level, Line, Placeholder, Shape, SlideLayout, SlideScene, TextBox, TextStyle
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import ACCENT_BAR, PANEL_INSET, TITLE_PCT
from deckgen.units import Emu, Pt, Rect, pt

PANEL = 0.76
"""The part of the body's height that the panel of a single point has."""

LOWER: Emu = pt(40)
"""A single text without a lead-in stands lower than the panel's middle, lest the panel look empty under it."""

LEADS, TEXTS, SUBS = (28, 26), (26, 24), (22, 20)
AIR: Emu = pt(6)
"""What stays at least between a text and the hairlines over and under it."""

NUMBER: tuple[Pt, ...] = (44, 36, 28, 24)
LEAD_LEVEL = 2
"""Text and sub-points are of the levels that they have in a list."""


@once
def layout_of(deck: DeckContext, n: int, strip: Strip | None = None, *, led: bool) -> SlideLayout:
    """Return the layout of ``n`` rows, a hairline between each two.

    Each has room for a lead-in beside its text, or for a number; of a single one the panel.
    """
    grid, variant = deck.grid, traits(rows=n, plain=not led)
    if n == 1:
        box, bar = _panel(deck, strip, led=led)
        return deck.slide_layout("points", [box], [bar], variant=variant, strip=strip)
    rows, boxes = _rows(grid, n, strip), []
    for i, row in enumerate(rows):
        if led:
            lead = TextStyle((_lead(grid),), "ctr", (0, AIR, 0, AIR))
            boxes.append(deck.box(f"lead-{i + 1}", 2 * i, grid.columns(0, 2, row.y, row.h), lead))
        text = grid.columns(3 if led else 1, 11, row.y, row.h)
        boxes.append(deck.box(f"text-{i + 1}", 2 * i + 1, text, TextStyle(_levels(grid), "ctr", (0, AIR, 0, AIR))))
    rules = [
        Line(key=f"rule-{i + 1}", place=NOWHERE, start=(row.x, row.bottom), end=(row.right, row.bottom), stroke=HAIR)
        for i, row in enumerate(rows[:-1])
    ]
    numbers = [] if led else _numbers(deck, rows)
    return deck.slide_layout("points", boxes, [*rules, *numbers], variant=variant, strip=strip)


def arrange(draft: Draft, points: Sequence[Point], listed: Sequence[Sequence[Block]]) -> list[SlideScene] | None:
    """Return the slide of points. ``listed`` are the paragraphs of each of them in a list.

    ``None``: they are too long.
    """
    if any(sub.points for point in points for sub in point.points):
        return None
    led = all(point.lead and (point.text or point.points) for point in points)
    layout = layout_of(draft.deck, len(points), draft.strip, led=led)
    texts = [_text(draft, point, list(said), led=led) for point, said in zip(points, listed, strict=True)]
    blocks = dict(
        _single(draft, points[0], texts[0], led=led) if len(points) == 1 else _blocks(draft, points, texts, led=led)
    )
    placeholders = [layout.placeholder(key) for key in blocks]
    boxes = [Box.of(box, texts) for box, texts in zip(placeholders, blocks.values(), strict=True)]
    fitted = draft.deck.fitter.fit(boxes, unbroken=True)
    if fitted is None:
        return None
    places = {f"{key}-{i}": point.place for i, point in enumerate(points, 1) for key in ("lead", "text")}
    nodes = [draft.filling(box, text, places[box.key]) for box, text in zip(placeholders, fitted, strict=True)]
    return content_slides(draft, layout, [nodes])


def _rows(grid: Grid, n: int, strip: Strip | None) -> Sequence[Rect]:
    return grid.stack(grid.body(strip), n)


def _panel(deck: DeckContext, strip: Strip | None, *, led: bool) -> tuple[Placeholder, Shape]:
    """Return the panel of a single point, and the bar at its reading side."""
    grid, body = deck.grid, deck.grid.body(strip)
    whole = body._replace(h=round(PANEL * body.h))
    text, sub = _levels(grid)
    insets = grid.insets(PANEL_INSET, PANEL_INSET + (0 if led else LOWER), PANEL_INSET, PANEL_INSET)
    style = TextStyle((replace(text, space_before=8), sub, _lead(grid)), "ctr", insets)
    bar = Shape(key="panel-bar", place=NOWHERE, rect=grid.slice(whole, 0, ACCENT_BAR), fill="a2")
    box = deck.box("text-1", 0, grid.slice(whole, ACCENT_BAR, whole.w - ACCENT_BAR), style, fill="panel")
    return box, bar


def _lead(grid: Grid) -> Level:
    return level(grid, LEADS, "a1", bold=True, pct=TITLE_PCT)


def _levels(grid: Grid) -> tuple[Level, Level]:
    """Return the levels of a row's text and of the points under it."""
    return level(grid, TEXTS), replace(dashed(grid, SUBS, 4), margin=SUB_INDENT)


def _text(draft: Draft, point: Point, said: list[Block], *, led: bool) -> list[Block]:
    """Return what a point says in a list, but for its lead-in where that stands by itself."""
    if not led:
        return said
    return [draft.block(point.text), *said[1:]] if point.text else said[1:]


def _single(draft: Draft, point: Point, text: list[Block], *, led: bool) -> Iterator[tuple[str, list[Block]]]:
    """Yield what stands in the panel."""
    lead = [draft.block(point.lead, level=LEAD_LEVEL, keep=True)] if led else []
    yield "text-1", [*lead, *text]


def _blocks(
    draft: Draft, points: Sequence[Point], texts: Sequence[list[Block]], *, led: bool
) -> Iterator[tuple[str, list[Block]]]:
    """Yield what stands in each box of the rows."""
    for i, (point, text) in enumerate(zip(points, texts, strict=True), 1):
        if led:
            yield f"lead-{i}", [draft.block(point.lead)]
        yield f"text-{i}", text


def _numbers(deck: DeckContext, rows: Sequence[Rect]) -> Iterator[TextBox]:
    """Yield the numbers of rows without lead-ins."""
    style = TextStyle((sign(NUMBER, "a2", deck.grid.start),), "ctr")
    pitch = deck.grid.geometry.column(1) - deck.grid.geometry.margin
    for i, row in enumerate(rows, 1):
        yield deck.sign(f"number-{i}", deck.grid.slice(row, 0, pitch), style, deck.language.number(i))
