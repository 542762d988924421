"""Constraints: a centre and the things that bind it.

Three to six of them, numbered from the reading side.

Keys: ``center``, and ``items``: a list of ``{title, text}``. Comfortable: 4 words of title and 5 of text each,
3 words in the centre; the centre's *emphasis* is set in the accent of dark grounds.

Example::

    constraints:
      center: عودة *مشروطة ومقيّدة*
      items:
        - {title: الموارد المتاحة, text: لا مجال لاستثمارات ضخمة}
        - {title: الانشغال بملفات أخرى, text: تزاحم أولويات موسكو}
        - {title: تنويع شراكات دمشق, text: قنوات متعددة تحدّ النفوذ}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import hypot
from typing import Annotated, ClassVar

from deckgen.layout.circle import inscribed
from deckgen.layout.context import DeckContext, once
from deckgen.layout.deep import on_deep
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.growth import grow
from deckgen.layout.heights import ENOUGH_CENTRED, LOW, holds
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import BASE, Growth, centred, larger, level, traits
from deckgen.outline.values import NOWHERE, Body, Count, Doc, Item, Text
from deckgen.scene.nodes import Drawable, Line, Shape, SlideLayout, SlideScene, Stroke, TextStyle, Tie
from deckgen.text.fit import Block
from deckgen.theme.tokens import ACCENT_BAR, BODY, CARD_INSET, HEAD_RULE, TABLE, TABLE_PCT
from deckgen.units import Rect, inch

HUB = inch(2.5)
HUB_SIZES = (30, 28, 26, 24, 22, 20)
GAP, TIGHT_GAP = inch(0.36), inch(0.14)
"""Cards are closer, and so higher, over a strip, where they are narrow, and where the body is low."""

LEAST_WIDE = inch(4.4)
"""The height of a body in which cards stand far apart."""

HIGH = inch(1.5)
"""The height that cards have at most."""

CARD_V = inch(0.04)
TEXT_BEFORE = (0, 4, 8)
"""The space before a card's text, and what it grows to."""

CONNECTOR = Stroke("a5", HEAD_RULE)


class Constraint(Item, frozen=True, kw_only=True):
    """One of the things that bind the centre."""

    PAIR: ClassVar[tuple[str, str] | None] = ("title", "text")

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("what binds")]
    text: Annotated[Text | None, Doc("how")] = None


class ConstraintsBody(Body, frozen=True, kw_only=True):
    """What stands in the centre, and what binds it."""

    center: Annotated[Text, Doc("what is bound, in the hub")]
    items: Annotated[tuple[Constraint, ...], Count(3, 6), Doc("what binds it")]


@once
def slide_layout(
    deck: DeckContext, n: int, strip: Strip | None = None, growth: Growth = BASE, *, low: bool = False
) -> SlideLayout:
    """Return the layout of a hub with ``n`` cards about it.

    ``low`` cards are for short texts.
    """
    grid = deck.grid
    hub = _hub(grid, grid.body(strip))
    center = TextStyle((centred(grid, HUB_SIZES, "deep.text", bold=True, pct=TABLE_PCT),), "ctr")
    placeholders = [deck.box("hub", 0, inscribed(hub), center)]
    nodes = [Shape(key="circle", place=NOWHERE, rect=hub, preset="ellipse", fill="deep.fill")]
    style = _style(grid, growth)
    near, far = _cards(grid, n, strip, low=low)
    for i, card in enumerate((*near, *far)):
        # Beside its bar, not over it: a slide's boxes cover what the layout draws. The bar is toward the hub.
        bar, inner = (card.w - ACCENT_BAR, 0) if i < len(near) else (0, ACCENT_BAR)
        box = grid.slice(card, inner, card.w - ACCENT_BAR)
        placeholders.append(deck.box(f"card-{i + 1}", i + 1, box, style, fill="panel"))
        nodes.append(Shape(key=f"bar-{i + 1}", place=NOWHERE, rect=grid.slice(card, bar, ACCENT_BAR), fill="a2"))
    variant = (*traits(cards=n, lower=low), *growth.traits)
    return deck.slide_layout("constraints", placeholders, nodes, variant=variant, strip=strip)


def _hub(grid: Grid, body: Rect) -> Rect:
    wide = min(HUB, body.h)
    return grid.slice(body, (body.w - wide) // 2, wide)._replace(y=body.y + (body.h - wide) // 2, h=wide)


def _cards(grid: Grid, n: int, strip: Strip | None, *, low: bool) -> tuple[list[Rect], list[Rect]]:
    """Return the cards at the reading side, which has one more where ``n`` is odd, and those at the far side."""
    body = grid.body(strip)
    gap = TIGHT_GAP if strip or grid.geometry.narrow or body.h < LEAST_WIDE else GAP
    rows = -(-n // 2)
    h = min((body.h - (rows - 1) * gap) // rows, LOW if low else HIGH)

    def stack(first: int, last: int, count: int) -> list[Rect]:
        top = body.y + (body.h - count * h - (count - 1) * gap) // 2
        return [grid.columns(first, last, top + i * (h + gap), h) for i in range(count)]

    return stack(0, 3, rows), stack(8, 11, n - rows)


def _style(grid: Grid, growth: Growth) -> TextStyle:
    title = level(grid, larger(BODY, growth.size), "a1", bold=True, pct=TABLE_PCT)
    text = level(grid, larger(TABLE, growth.size), pct=TABLE_PCT, before=TEXT_BEFORE[growth.space])
    top, foot = grid.geometry.insets(CARD_V, TABLE[-1])
    return TextStyle((title, text), "ctr", (CARD_INSET, top, CARD_INSET, foot))


def layout(draft: Draft, body: ConstraintsBody) -> list[SlideScene]:
    """Return the slide.

    Raises:
        OutlineError: the centre or a card is too long.
    """
    n = len(body.items)
    texts, places = {}, {}
    for i, item in enumerate(body.items):
        key = f"card-{i + 1}"
        texts[key] = [draft.block(draft.runs(f"{draft.number(i + 1)}. "), item.title)]
        if item.text:
            texts[key].append(draft.block(item.text, level=1))
        places[key] = item.place
    layout, low = _fitting(draft, n, texts)
    nodes: list[Drawable] = [*_connectors(draft, n, low=low)]
    nodes.append(draft.filled(layout, "hub", on_deep(draft.block(body.center)), place=body.center.place))
    nodes += [draft.fill(layout, key, text, places[key]) for key, text in draft.must_fit(layout, texts, places).items()]
    return content_slides(draft, layout, [nodes])


def _fitting(draft: Draft, n: int, texts: Mapping[str, Sequence[Block]]) -> tuple[SlideLayout, bool]:
    """Return the slide layout at whose growth the cards are full enough, and whether they are low for it."""

    def filled(growth: Growth, *, low: bool) -> tuple[tuple[SlideLayout, bool], float] | None:
        layout = slide_layout(draft.deck, n, draft.strip, growth, low=low)
        held = holds(draft, layout, texts)
        if held is None:
            return None
        return (layout, low), min(held[key].height / layout.placeholder(key).rect.h for key in texts)

    found = grow(draft, lambda growth: filled(growth, low=False), BODY[0], ENOUGH_CENTRED)
    if found and found[1] < ENOUGH_CENTRED:
        found = grow(draft, lambda growth: filled(growth, low=True), BODY[0], ENOUGH_CENTRED) or found
    return found[0] if found else (slide_layout(draft.deck, n, draft.strip), False)


def _connectors(draft: Draft, n: int, *, low: bool) -> Iterator[Line]:
    """Yield the lines from the hub's edge to the middle of each card's inner edge."""
    hub = _hub(draft.grid, draft.body(draft.strip))
    x, y = hub.x + hub.w // 2, hub.y + hub.h // 2
    near, far = _cards(draft.grid, n, draft.strip, low=low)
    for i, card in enumerate((*near, *far)):
        inner = draft.grid.slice(card, card.w if i < len(near) else 0, 0)
        dx, dy = inner.x - x, card.y + card.h // 2 - y
        share = hub.w / 2 / hypot(dx, dy)
        start = x + round(dx * share), y + round(dy * share)
        end = x + dx, y + dy
        # The hub is drawn by the layout, and stays.
        tie = Tie(f"card-{i + 1}", "l" if dx > 0 else "r")
        key = f"connector-{i + 1}"
        yield Line(key=key, place=draft.content.place, start=start, end=end, stroke=CONNECTOR, end_tie=tie)


KIND = Kind(
    name="constraints",
    layout=layout,
    body=ConstraintsBody,
    words=3 + 6 * (4 + 5),
    slide_layouts=lambda deck: (slide_layout(deck, 6),),
)
