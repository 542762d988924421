"""Agenda: the parts of the briefing, each with its number and claim.

Where it has no parts, its sections.

Key, at the top level: ``agenda``, ``true``, ``false`` or ``auto`` (where there are 3 to 12 rows). A row leads to
its slide. Comfortable: 3 to 6 rows, a claim of 12 words. Rows that are too many are continued on a further slide.

Example::

    agenda: true
    sections:
      - part: {title: من الفتور إلى البراغماتية, message: حذر ثم اتصالات متدرّجة}
        title: حالة التعاون
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.layout.content import Agenda, AgendaRow
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import HAIR, level, sign
from deckgen.outline.values import NOWHERE
from deckgen.problems import OutlineError
from deckgen.scene.nodes import (
    Drawable,
    FittedText,
    Line,
    Link,
    SlideLayout,
    SlideScene,
    TextBox,
    TextStyle,
)
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import LABEL_PCT
from deckgen.units import Rect, pt

FEWEST = 3
"""Rows are never higher than if there were so many, or as many as the lines of the deck's font let stand."""

RULE_UNDER = pt(4)
"""How far under its row a hairline stands: as letters stand low in their lines, so midway between claim and title."""

CLAIM_BEFORE = 6
CLOSE = 5
"""Of more rows there is no room between a title and its claim."""

TITLES, CLAIMS = (24, 22), (20, 18)
NUMBER = (48, 40, 32, 24, 22)
"""The last is that of the titles, so that a number fits wherever its title does."""

TITLE_LEVEL, CLAIM_LEVEL = 0, 1


def slide_layout(deck: DeckContext, n: int, *, close: bool = False) -> SlideLayout:
    """Return the layout of ``n`` rows.

    A hairline is between each two; ``close``: nothing between titles and claims.
    """
    grid = deck.grid
    title = level(grid, TITLES, "a1", bold=True, pct=LABEL_PCT)
    before = 0 if close or n > CLOSE else CLAIM_BEFORE
    style = TextStyle((title, level(grid, CLAIMS, "a5", pct=LABEL_PCT, before=before)), "ctr")
    rows = _rows(deck, n)
    placeholders = [deck.box(f"row-{i + 1}", i, grid.columns(1, 11, row.y, row.h), style) for i, row in enumerate(rows)]
    lines = [
        Line(key=f"rule-{i + 1}", place=NOWHERE, start=(row.x, y), end=(row.right, y), stroke=HAIR)
        for i, row in enumerate(rows[:-1])
        for y in [row.bottom + RULE_UNDER]
    ]
    return deck.slide_layout("agenda", placeholders, lines, variant=f"{n}-close" if close else f"{n}")


def _rows(deck: DeckContext, n: int) -> tuple[Rect, ...]:
    return deck.grid.stack(deck.grid.body(), max(n, _fewest(deck)))[:n]


def _fewest(deck: DeckContext) -> int:
    """Return of how many rows, three at most, each holds a title and a claim of one line."""
    pitch, body = deck.grid.geometry.pitch, deck.grid.body()
    row = pt(pitch.line(TITLES[-1], LABEL_PCT, bold=True) + pitch.line(CLAIMS[-1], LABEL_PCT))
    return max(1, min(FEWEST, body.h // row))


def layout(draft: Draft, agenda: Agenda) -> list[SlideScene]:
    """Return the slides: as few as hold all rows.

    Raises:
        OutlineError: a row is too long.
    """
    blocks = [tuple(_blocks(draft, row)) for row in agenda.rows]
    counts = dict.fromkeys(-(-len(blocks) // slides) for slides in range(1, len(blocks) + 1))
    fewest = next(n for n in counts if n <= _fewest(draft.deck))
    for n, close in (*((n, False) for n in counts if n >= fewest), (fewest, True)):
        layout = slide_layout(draft.deck, n, close=close)
        boxes = [Box.of(layout.placeholder("row-1"), row) for row in blocks]
        texts = draft.deck.fitter.fit(boxes)
        if texts:
            nodes = list(_nodes(draft, layout, agenda.rows, texts, n))
            return content_slides(draft, layout, [nodes[i : i + 2 * n] for i in range(0, len(nodes), 2 * n)])
    excess = [draft.deck.fitter.excess(box) for box in boxes]
    raise OutlineError(
        draft.too_long(row.title.place, words) for row, words in zip(agenda.rows, excess, strict=True) if words
    )


def _blocks(draft: Draft, row: AgendaRow) -> Iterator[Block]:
    yield draft.block(row.title, level=TITLE_LEVEL)
    if row.claim:
        yield draft.block(row.claim, level=CLAIM_LEVEL)


def _nodes(
    draft: Draft, layout: SlideLayout, rows: Sequence[AgendaRow], texts: Sequence[FittedText], n: int
) -> Iterator[Drawable]:
    """Yield the number and the text of each row, ``n`` rows a slide."""
    style = TextStyle((sign(NUMBER, "a2", draft.grid.start),), "ctr")
    pitch = draft.grid.geometry.column(1) - draft.grid.geometry.margin
    boxes = [draft.grid.slice(row, 0, pitch) for row in _rows(draft.deck, n)]
    signs = [Block(draft.runs(draft.number(i + 1))) for i in range(len(rows))]
    numbers = draft.deck.fitter.fit([Box((sign,), style, boxes[0].w, boxes[0].h) for sign in signs])
    assert numbers is not None
    for i, (row, text) in enumerate(zip(rows, texts, strict=True)):
        place, at = row.title.place, i % n
        yield TextBox(key=f"number-{at + 1}", place=place, rect=boxes[at], text=numbers[i], style=style)
        yield replace(draft.fill(layout, f"row-{at + 1}", text, place), link=Link(slide=row.slide))


KIND = Kind(
    name="agenda", layout=layout, place="agenda", slide_layouts=lambda deck: (slide_layout(deck, _fewest(deck)),)
)
