"""Tides: what comes in with the tide beside what goes out with it.

Keys: ``in`` and ``out``, a list of texts each. Comfortable: 4 points of 8 words a side.

Example::

    tides:
      in: [خبرة فنية]
      out: [نفوذ قديم]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from deckgen.layout.content import Content
from deckgen.layout.frame import STRIP_HEIGHT, Strip
from deckgen.layout.kind import Kind
from deckgen.layout.page import DeckContext, Page
from deckgen.layout.style import bulleted
from deckgen.outline.values import Body, Count, Doc, Point
from deckgen.scene.nodes import SlideLayout, SlideScene, TextStyle
from deckgen.theme.tokens import BODY, COLUMN_GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class TidesBody(Body):
    """What comes and what goes."""

    in_: Annotated[tuple[Point, ...], Count(), Doc("what comes in")]
    out: Annotated[tuple[Point, ...], Count(), Doc("what goes out")]


def slide_layout(deck: DeckContext, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of two columns."""
    boxes = deck.grid.split(deck.grid.body(STRIP_HEIGHT[strip]), 2, COLUMN_GAP)
    style = TextStyle((bulleted(deck.grid, BODY, 10), bulleted(deck.grid, BODY, 4)))
    columns = [deck.box(key, i, box, style) for i, (key, box) in enumerate(zip(("in", "out"), boxes, strict=True))]
    return deck.frame("tides", columns, strip=strip)


def layout(content: Content, page: Page) -> list[SlideScene]:
    """Return the slide.

    Raises:
        OutlineError: a side has too many points.
    """
    body = content.body
    assert isinstance(body, TidesBody)
    frame = slide_layout(page.deck, page.strip)
    fitted = page.must_fit(frame, {"in": page.points(body.in_), "out": page.points(body.out)})
    return page.slides(frame, [[page.fill(frame, key, text) for key, text in fitted.items()]])


KIND = Kind(name="tides", layout=layout, body=TidesBody, words=2 * 4 * 8)
