"""Tides: what comes in with the tide beside what goes out with it.

Keys: ``in`` and ``out``, a list of texts each. Comfortable: 4 points of 8 words a side.

Example::

    tides:
      in: [خبرة فنية]
      out: [نفوذ قديم]
"""

from __future__ import annotations

from typing import Annotated

from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import bulleted
from deckgen.outline.values import Body, Count, Doc, Point
from deckgen.scene.nodes import SlideLayout, SlideScene, TextStyle
from deckgen.theme.tokens import BODY, COLUMN_GAP


class TidesBody(Body, frozen=True, kw_only=True):
    """What comes and what goes."""

    in_: Annotated[tuple[Point, ...], Count(), Doc("what comes in")]
    out: Annotated[tuple[Point, ...], Count(), Doc("what goes out")]


def slide_layout(deck: DeckContext, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of two columns."""
    boxes = deck.grid.split(deck.grid.body(strip), 2, COLUMN_GAP)
    style = TextStyle((bulleted(deck.grid, BODY, 10), bulleted(deck.grid, BODY, 4)))
    columns = [deck.box(key, i, box, style) for i, (key, box) in enumerate(zip(("in", "out"), boxes, strict=True))]
    return deck.slide_layout("tides", columns, strip=strip)


def layout(draft: Draft, body: TidesBody) -> list[SlideScene]:
    """Return the slide.

    Raises:
        OutlineError: a side has too many points.
    """
    layout = slide_layout(draft.deck, draft.strip)
    fitted = draft.must_fit(layout, {"in": draft.points(body.in_), "out": draft.points(body.out)})
    return content_slides(draft, layout, [[draft.fill(layout, key, text) for key, text in fitted.items()]])


KIND = Kind(name="tides", layout=layout, body=TidesBody, words=2 * 4 * 8)
