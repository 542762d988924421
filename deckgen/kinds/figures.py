"""Figures: one number that carries the slide, or several.

Two to four stand side by side.

Keys: a list of one to four ``{value, label, context}``, or ``{items, reading}``; ``value`` is text, such as ``45%`` or
``1.2 مليون``, and stays in one line: all values of a slide have the size at which the widest fits. ``reading`` are
points on why it matters, in a panel beside one number or under several; a lead-in becomes a head over its text.
Comfortable: labels of 3 words, contexts of 6, 3 points of 8. Points that are too many are continued on a further
slide, beside the same numbers.

Example::

    figures:
      items:
        - {value: 45%, label: من القوات انسحبت, context: مقابل 30% في السنة السابقة}
      reading: [الانسحاب أسرع مما أُعلن]
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec.structs import replace

from deckgen.layout import panel
from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import Trait, level, sign, traits
from deckgen.outline.values import NOWHERE, Body, Count, CountsAs, Doc, Item, Points, Text
from deckgen.problems import Message, OutlineError, Place, Problem
from deckgen.scene.nodes import Drawable, FittedText, Line, SlideLayout, SlideScene, Stroke, TextStyle
from deckgen.text.breaks import NBSP
from deckgen.text.fit import Block
from deckgen.theme.tokens import CARD_INSET, COLUMN_GAP, HEAD_RULE, PANEL_INSET, TABLE_PCT, TITLE_PCT
from deckgen.units import Emu, Pt, Rect, inch, pt

MOST = 4
SIZES = (150, 115, 96, 80, 66, 54, 44, 36, 28)
"""Bare values begin with the first, others with the second; with a later one the more they are."""

VALUE_PART, BARE_PART = 0.56, 0.64
"""The part of a figure's height down to the foot of its value; more over a label alone."""

TWO, LIFT = 2, 0.05
"""For each figure more than two, all stand higher by that part of their height, since their values are smaller."""

RULE = Stroke("a6", HEAD_RULE)

TEXT_TOP = inch(0.08)
RULE_TOP, RULE_FOOT = 0.24, 0.86
LABEL_LEVEL, CONTEXT_LEVEL = 0, 1


class Figure(Item, frozen=True, kw_only=True):
    """A number and what it means."""

    PAIR: ClassVar[tuple[str, str] | None] = ("value", "label")

    value: Annotated[Text, CountsAs("figure"), Doc("the number as it is shown, with its unit")]
    label: Annotated[Text, Doc("what it counts")]
    context: Annotated[Text | None, Doc("what it is to be compared with")] = None


class FiguresBody(Body, frozen=True, kw_only=True):
    """Numbers, and how to read them."""

    LIST: ClassVar[str | None] = "items"

    items: Annotated[tuple[Figure, ...], Count(1, MOST), Doc("the numbers, from the reading side")]
    reading: Annotated[Points, Doc("why they matter, in a panel")] = ()


@once
def slide_layout(
    deck: DeckContext, n: int, strip: Strip | None = None, *, reading: panel.Form | None = None, bare: bool = False
) -> SlideLayout:
    """Return the layout of ``n`` numbers.

    They stand side by side, or under each other beside the panel of their reading. ``bare`` ones have a label only.
    """
    grid = deck.grid
    body = grid.body(strip)
    rows = reading is not None and n > 1
    last = 7 if rows else 5 if reading else 11
    area = grid.columns(0, last, body.y, body.h)
    cells = _cells(grid, area, n, rows=rows, bare=bare)
    value, text = _styles(grid, n, rows=rows, bare=bare)
    placeholders = []
    for i, (value_box, text_box) in enumerate(cells):
        placeholders += [
            deck.box(f"value-{i + 1}", 2 * i, value_box, value),
            deck.box(f"text-{i + 1}", 2 * i + 1, text_box, text),
        ]
    if reading:
        box = reading.height.of(grid.columns(8 if rows else 7, 11, body.y, body.h))
        style = panel.style(grid, reading, CARD_INSET if rows else PANEL_INSET)
        placeholders.append(deck.box("reading", 2 * MOST, box, style, fill="panel"))
    form = (Trait("reading"), *reading.traits) if reading else ()
    variant = (*traits(figures=n, bare=bare), *form)
    return deck.slide_layout("figures", placeholders, _rules(grid, area, n, rows=rows), variant=variant, strip=strip)


def _cells(grid: Grid, area: Rect, n: int, *, rows: bool, bare: bool) -> list[tuple[Rect, Rect]]:
    """Return the boxes of each value and of the text that belongs to it: beside it in rows, else under it."""
    if rows:
        value_w, gutter = grid.geometry.columns_w(4 if n < MOST else 3), grid.geometry.gutter
        return [
            (grid.slice(row, 0, value_w), grid.slice(row, value_w + gutter, row.w - value_w - gutter))
            for row in grid.stack(area, n)
        ]
    cells = []
    for cell in grid.split(area, n, COLUMN_GAP):
        value_h = max(round((BARE_PART if bare else VALUE_PART) * cell.h) - _lift(cell.h, n), pt(SIZES[not bare]))
        cells.append((cell._replace(h=value_h), cell._replace(y=cell.y + value_h, h=cell.h - value_h)))
    return cells


def _lift(h: Emu, n: int) -> Emu:
    """Return how much higher ``n`` figures of a height stand than two."""
    return round(LIFT * max(0, n - TWO) * h)


def _rules(grid: Grid, area: Rect, n: int, *, rows: bool) -> list[Line]:
    """Return the lines between figures."""
    if rows:
        ends = [((row.x, row.y), (row.right, row.y)) for row in grid.stack(area, n)[1:]]
    else:
        y = area.y - _lift(area.h, n)
        top, foot = y + round(RULE_TOP * area.h), y + round(RULE_FOOT * area.h)
        gaps = [grid.slice(cell, -COLUMN_GAP // 2, 0).x for cell in grid.split(area, n, COLUMN_GAP)[1:]]
        ends = [((x, top), (x, foot)) for x in gaps]
    return [
        Line(key=f"rule-{i}", place=NOWHERE, start=start, end=end, stroke=RULE)
        for i, (start, end) in enumerate(ends, 1)
    ]


def _styles(grid: Grid, n: int, *, rows: bool, bare: bool) -> tuple[TextStyle, TextStyle]:
    """Return the styles of values and of the texts that belong to them."""
    value = sign(SIZES[n - bare + 2 * rows :], "a1", grid.start)
    labels, contexts = ((24, 22, 20, 20), (20, 18, 18, 18)) if n == 1 else ((20, 18, 16, 16), (18, 16, 16, 16))
    labels = (labels[0] + 4, *labels[:-1]) if bare else labels
    label = level(grid, labels, "a1", bold=True, pct=TITLE_PCT)
    context = level(grid, contexts, "a5", pct=TABLE_PCT, before=4)
    if rows:
        return TextStyle((value,), "ctr"), TextStyle((label, context), "ctr")
    return TextStyle((value,), "b"), TextStyle((label, context), insets=(0, TEXT_TOP, 0, 0))


def layout(draft: Draft, body: FiguresBody) -> list[SlideScene]:
    """Return the slides.

    They are continued beside the same numbers where the points of their reading are too many.

    Raises:
        OutlineError: a value is too wide, or a label or context too long.
    """
    n = len(body.items)
    bare = not any(item.context for item in body.items) and not (body.reading and n > 1)
    said = panel.blocks(draft, body.reading, draft.word("why")) if body.reading else []

    def layout_at(form: panel.Form | None) -> SlideLayout:
        return slide_layout(draft.deck, n, draft.strip, reading=form, bare=bare)

    layout = panel.fitting(draft, layout_at, "reading", body.reading, said) if said else layout_at(None)
    blocks = {f"text-{i}": list(_said(draft, item)) for i, item in enumerate(body.items, 1)}
    texts = draft.must_fit(layout, blocks, {f"text-{i}": item.label.place for i, item in enumerate(body.items, 1)})
    values = _values(draft, layout, body.items)
    numbers: list[Drawable] = []
    for i, (item, value) in enumerate(zip(body.items, values, strict=True), 1):
        numbers.append(draft.fill(layout, f"value-{i}", value, item.value.place))
        numbers.append(draft.fill(layout, f"text-{i}", texts[f"text-{i}"], item.label.place))
    if not body.reading:
        return content_slides(draft, layout, [numbers])
    place = body.reading[0].place
    readings = draft.flow(layout.placeholder("reading"), said)
    return content_slides(draft, layout, [[*numbers, draft.fill(layout, "reading", text, place)] for text in readings])


def _said(draft: Draft, item: Figure) -> Iterator[Block]:
    yield draft.block(item.label, level=LABEL_LEVEL)
    if item.context:
        yield draft.block(item.context, level=CONTEXT_LEVEL)


def _values(draft: Draft, layout: SlideLayout, items: Sequence[Figure]) -> list[FittedText]:
    """Return the values in one line each, at the largest size that all of them have room for.

    Raises:
        OutlineError: a value is too wide at the smallest size.
    """
    fitter, box = draft.deck.fitter, layout.placeholder("value-1")
    sizes = box.style.levels[0].sizes
    blocks = [_value(draft, item.value) for item in items]
    for step in range(len(sizes)):
        texts = [fitter.set([block], box.style, box.rect.w, step) for block in blocks]
        if all(text.one_line and text.height <= box.rect.h for text in texts):
            return texts
    too_wide = [
        _too_wide(draft, item.value.place, block, box.rect.w, sizes[-1])
        for item, block, text in zip(items, blocks, texts, strict=True)
        if not text.one_line
    ]
    raise OutlineError(too_wide or [draft.too_long(items[0].value.place, 1)])


def _too_wide(draft: Draft, place: Place, value: Block, room: Emu, size: Pt) -> Problem:
    excess = math.ceil(100 * draft.deck.fitter.natural_width(value.runs, size) / room) - 100
    what = Message(
        "the value does not fit its box even at {size} points: {excess}% too wide", size=size, excess=max(1, excess)
    )
    return Problem("value-too-wide", place, what, Message("write its unit in the label"))


def _value(draft: Draft, value: Text) -> Block:
    """Return a value as words that no line may part."""
    return Block(tuple(replace(run, text=run.text.replace(" ", NBSP)) for run in draft.runs(value)))


KIND = Kind(
    name="figures",
    layout=layout,
    body=FiguresBody,
    words=MOST * (1 + 3 + 6) + 3 * 8,
    slide_layouts=lambda deck: (slide_layout(deck, 1, reading=panel.PLAIN), slide_layout(deck, 3)),
)
