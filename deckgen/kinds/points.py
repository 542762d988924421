"""Points: up to two levels of bullets over the full width.

For what has no other form. Keys: a list of texts, or of ``{text, lead, points}`` with a bold lead-in and points
of the second level. One to three short points that all have a lead-in
become rows over the full height. Comfortable: 5 points and 4 sub-points of two lines each, 60 words in all.

Example::

    points:
      - lead: تقلّص الحضور
        text: انحصر الوجود في قواعد دائمة
      - ملفات قيد النقاش
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import HAIR, bullets, level
from deckgen.outline.values import NOWHERE, Body, Doc, Point, Points
from deckgen.scene.nodes import Line, Placeholder, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Box
from deckgen.theme.tokens import TITLE_PCT


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsBody(Body):
    """The points of a slide."""

    LIST: ClassVar[str | None] = "items"

    items: Annotated[Points, Doc("the points")]


MOST_ROWS = 3
SPARSE = 0.55
"""Points that take less of the body as a list become rows."""

LEAD_SIZES, TEXT_SIZES = (28, 26), (26, 24)


def slide_layout(deck: DeckContext, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of a headline over one full-width body."""
    box = deck.grid.body(strip)
    return deck.slide_layout("points", [deck.box("body", 0, box, bullets(deck.grid))], strip=strip, type="obj")


def rows_layout(deck: DeckContext, n: int, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of ``n`` rows over the body's height.

    Each has a lead-in beside its text; a hairline is between each two.
    """
    grid = deck.grid
    lead = TextStyle((level(grid, LEAD_SIZES, "a1", bold=True, pct=TITLE_PCT),), "ctr")
    text = TextStyle((level(grid, TEXT_SIZES),), "ctr")
    rows, boxes = grid.stack(grid.body(strip), n), []
    for i, row in enumerate(rows):
        boxes.append(deck.box(f"lead-{i + 1}", 2 * i, grid.columns(0, 2, row.y, row.h), lead))
        boxes.append(deck.box(f"text-{i + 1}", 2 * i + 1, grid.columns(3, 11, row.y, row.h), text))
    rules = [
        Line(key=f"rule-{i + 1}", place=NOWHERE, start=(row.x, row.bottom), end=(row.right, row.bottom), stroke=HAIR)
        for i, row in enumerate(rows[:-1])
    ]
    return deck.slide_layout("points", boxes, rules, variant=f"{n}", strip=strip)


def layout(draft: Draft, body: PointsBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at a point's boundary where the points are too many for one; few short ones become rows.
    """
    layout = slide_layout(draft.deck, draft.strip)
    if _sparse(draft, layout.placeholder("body"), body.items) and (slides := _rows(draft, body.items)):
        return slides
    texts = draft.flow(layout.placeholder("body"), draft.points(body.items))
    return content_slides(draft, layout, [[draft.fill(layout, "body", text, body.place)] for text in texts])


def _sparse(draft: Draft, box: Placeholder, points: Sequence[Point]) -> bool:
    """Return whether points are few, all with a lead-in, and leave much of the box blank."""
    if len(points) > MOST_ROWS or not all(point.lead and point.text and not point.points for point in points):
        return False
    return draft.deck.fitter.set(draft.points(points), box.style, box.rect.w).height < SPARSE * box.rect.h


def _rows(draft: Draft, points: Sequence[Point]) -> list[SlideScene] | None:
    """Return the slide of points as rows; ``None`` where a row cannot hold its texts."""
    layout = rows_layout(draft.deck, len(points), draft.strip)
    blocks = {}
    for i, point in enumerate(points):
        blocks[f"lead-{i + 1}"] = draft.block(point.lead)
        blocks[f"text-{i + 1}"] = draft.block(point.text)
    boxes = [Box.of(layout.placeholder(key), (block,)) for key, block in blocks.items()]
    texts = draft.deck.fitter.fit(boxes, unbroken=True)
    if texts is None:
        return None
    places = [point.place for point in points for _ in range(2)]
    return content_slides(
        draft, layout, [[draft.fill(layout, *filled) for filled in zip(blocks, texts, places, strict=True)]]
    )


KIND = Kind(name="points", layout=layout, body=PointsBody, words=60, slide_layouts=lambda deck: (slide_layout(deck),))
