"""Points: up to two levels of bullets over the full width.

For what has no other form. Keys: a list of texts, or of ``{text, lead, points}`` with a bold lead-in and points
of the second level. Comfortable: 5 points and 4 sub-points of two lines each, 60 words in all.

Example::

    points:
      - lead: تقلّص الحضور
        text: انحصر الوجود في قواعد دائمة
      - ملفات قيد النقاش
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import bullets
from deckgen.outline.values import Body, Doc, Points
from deckgen.scene.nodes import SlideLayout, SlideScene


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsBody(Body):
    """The points of a slide."""

    LIST: ClassVar[str | None] = "items"

    items: Annotated[Points, Doc("the points")]


def slide_layout(deck: DeckContext, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of a headline over one full-width body."""
    box = deck.grid.body(strip)
    return deck.slide_layout("points", [deck.box("body", 0, box, bullets(deck.grid))], strip=strip, type="obj")


def layout(draft: Draft, body: PointsBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at a point's boundary where the points are too many for one.
    """
    layout = slide_layout(draft.deck, draft.strip)
    texts = draft.flow(layout.placeholder("body"), draft.points(body.items))
    return content_slides(draft, layout, [[draft.fill(layout, "body", text, body.place)] for text in texts])


KIND = Kind(name="points", layout=layout, body=PointsBody, words=60, slide_layouts=lambda deck: (slide_layout(deck),))
