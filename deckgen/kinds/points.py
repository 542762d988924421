"""Points: up to two levels of bullets over the full width.

For what has no other form. Keys: a list of texts, or of ``{text, lead, points}`` with a bold lead-in and points
of the second level. Two or three short points become rows over the full height, a single one a panel. Comfortable:
5 points and 4 sub-points of two lines each, 60 words in all.

Example::

    points:
      - lead: تقلّص الحضور
        text: انحصر الوجود في قواعد دائمة
      - ملفات قيد النقاش
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Annotated, ClassVar

from msgspec.structs import replace

from deckgen.layout import rows
from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.growth import ENOUGH, SPACES, grown
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import BASE, Growth, bullets
from deckgen.outline.values import Body, Doc, Points
from deckgen.problems import Place
from deckgen.scene.nodes import FittedText, SlideLayout, SlideScene
from deckgen.text.fit import Block
from deckgen.theme.tokens import BULLETS


class PointsBody(Body, frozen=True, kw_only=True):
    """The points of a slide."""

    LIST: ClassVar[str | None] = "items"

    items: Annotated[Points, Doc("the points")]


MOST_ROWS = 3
SPARSE = 0.6
"""So many points at most that take less of the body as a list become rows."""


@once
def slide_layout(deck: DeckContext, strip: Strip | None = None, growth: Growth = BASE) -> SlideLayout:
    """Return the layout of a headline over one full-width body."""
    body = replace(deck.box("body", 0, deck.grid.body(strip), bullets(deck.grid, growth)), type="obj")
    return deck.slide_layout(
        "points", [body], variant=growth.traits, strip=strip, type="cust" if growth.traits else "obj"
    )


def layout(draft: Draft, body: PointsBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at a point's boundary where the points are too many for one; few short ones become rows.
    """
    listed = [draft.points([point]) for point in body.items]
    blocks = [*chain.from_iterable(listed)]
    if len(listed) <= MOST_ROWS:
        box = slide_layout(draft.deck, draft.strip).placeholder("body")
        fill = draft.deck.fitter.set(blocks, box.style, box.rect.w).height / box.rect.h
        if fill < SPARSE and (sparse := rows.arrange(draft, body.items, listed)):
            return sparse
    found = grown(draft, lambda growth: slide_layout(draft.deck, draft.strip, growth), {"body": blocks}, BULLETS[0])
    if found is None:
        return _continued(draft, blocks, body.place)
    (layout, texts, _), fill = found
    # Where other slides let the list grow no further, it may yet be rows.
    if fill < ENOUGH and len(listed) <= MOST_ROWS + 1 and (sparse := rows.arrange(draft, body.items, listed)):
        draft.growth = None
        return sparse
    return content_slides(draft, layout, [[draft.fill(layout, "body", texts["body"], body.place)]])


def _continued(draft: Draft, blocks: Sequence[Block], place: Place) -> list[SlideScene]:
    """Return the slides of points that shrink, or are too many for one; those have the same space between them."""
    made: list[FittedText] = []
    for space in range(SPACES + 1):
        before, last = (slide_layout(draft.deck, strip, Growth(0, space)) for strip in (None, draft.strip))
        texts = draft.flow(last.placeholder("body"), blocks, before.placeholder("body"))
        if made and (len(texts) > len(made) or texts[0].step):
            break
        made, layouts = texts, [*(before for _ in texts[:-1]), last]
        boxes = (layout.placeholder("body").rect for layout in layouts)
        least = min(text.height / box.h for text, box in zip(texts, boxes, strict=True))
        if least >= ENOUGH or len(texts) == 1 or texts[0].step:
            break
    bodies = [[draft.fill(layout, "body", text, place)] for text, layout in zip(made, layouts, strict=True)]
    return content_slides(draft, layouts, bodies)


KIND = Kind(name="points", layout=layout, body=PointsBody, words=60, slide_layouts=lambda deck: (slide_layout(deck),))
