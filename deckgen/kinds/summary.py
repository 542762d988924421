"""Summary: the bottom line, up front.

It stands in a dark panel beside what it rests on.

Keys, at the top level under ``summary``: ``message``, which stands in the panel; ``points``, texts or
``{lead, text}``; ``title``, the headline, by default the deck's own words; and those that every section has.
Comfortable: a message of 28 words, 2 to 4 points of 14. Points that are too many are continued on a further slide,
beside the same panel; without points the panel is as wide as the slide.

Example::

    summary:
      message: لا عودة كاملة إلى أنماط سابقة، بل صيغة جديدة أكثر حذرًا
      points:
        - {lead: مسار متدرّج, text: تقارب يُختبر خطوة بخطوة}
        - {lead: مصالح متقاطعة, text: موسكو تثبّت موطئ قدم}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.layout.context import DeckContext
from deckgen.layout.deep import on_deep
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import bulleted, level
from deckgen.outline.model import Summary, SummaryPoint
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import Shape, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import ACCENT_BAR, BODY, PANEL_INSET, STATEMENT, STATEMENT_PCT, TITLE_PCT

LEAD_LEVEL, TEXT_LEVEL, ALONE_LEVEL = 0, 1, 2
POINT_BEFORE = 20


def slide_layout(deck: DeckContext, strip: Strip | None = None, *, points: bool = True) -> SlideLayout:
    """Return the layout of the panel.

    It is beside points, or as wide as the slide.
    """
    grid = deck.grid
    body = grid.body(strip)
    whole = grid.columns(0, 4 if points else 11, body.y, body.h)
    # Over the panel, not on it: a slide's boxes cover what the layout draws.
    edge = Shape(key="panel-edge", place=NOWHERE, rect=whole._replace(h=ACCENT_BAR), fill="deep.accent")
    panel = whole._replace(y=whole.y + ACCENT_BAR, h=whole.h - ACCENT_BAR)
    sizes = (24, 22, 20) if points else STATEMENT
    message = TextStyle((level(grid, sizes, "deep.text", bold=True, pct=STATEMENT_PCT),), "ctr", (PANEL_INSET,) * 4)
    placeholders = [deck.box("message", 0, panel, message, fill="deep.fill")]
    if points:
        box = grid.columns(5, 11, body.y, body.h)
        placeholders.append(deck.box("points", 1, box, _style(grid)))
    return deck.slide_layout("summary", placeholders, [edge], variant="" if points else "wide", strip=strip)


def _style(grid: Grid) -> TextStyle:
    lead = level(grid, (22, 22), "a1", bold=True, pct=TITLE_PCT, before=POINT_BEFORE)
    return TextStyle((lead, level(grid, BODY, before=4), bulleted(grid, BODY, POINT_BEFORE)), "ctr")


def layout(draft: Draft, summary: Summary) -> list[SlideScene]:
    """Return the slides.

    Raises:
        OutlineError: the message is too long for the panel.
    """
    layout = slide_layout(draft.deck, draft.strip, points=bool(summary.points))
    panel = draft.filled(layout, "message", on_deep(draft.block(summary.message)), place=summary.message.place)
    if not summary.points:
        return content_slides(draft, layout, [[panel]])
    points = draft.flow(layout.placeholder("points"), list(_points(draft, summary.points)))
    return content_slides(
        draft, layout, [[panel, draft.fill(layout, "points", text, summary.points[0].place)] for text in points]
    )


def _points(draft: Draft, points: Sequence[SummaryPoint]) -> Iterator[Block]:
    for point in points:
        if point.lead:
            yield draft.block(point.lead, level=LEAD_LEVEL, keep=point.text is not None)
        if point.text:
            yield draft.block(point.text, level=TEXT_LEVEL if point.lead else ALONE_LEVEL)


KIND = Kind(name="summary", layout=layout, place="summary", slide_layouts=lambda deck: (slide_layout(deck),))
