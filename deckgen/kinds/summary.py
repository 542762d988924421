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
from deckgen.layout.growth import grown
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import BASE, Growth, bulleted, larger, level, traits
from deckgen.outline.model import Summary, SummaryPoint
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import FittedText, Shape, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import ACCENT_BAR, BODY, PANEL_INSET, STATEMENT, STATEMENT_PCT, TITLE_PCT
from deckgen.units import Emu, Pt, pt

LEAD_LEVEL, TEXT_LEVEL, ALONE_LEVEL, PLAIN_LEVEL = range(4)
"""Points without lead-ins have bullets, but beside ones with lead-ins they are plain."""

POINT_BEFORE = (20, 28, 36)
"""The space before a point, and what it grows to."""

STEP: Pt = 4
"""By how much the message grows."""

ENOUGH = 0.6
"""The part of its box that message or points take at least where they can grow to it."""

SPARSE, SHORT = 0.38, 0.76
"""A message that takes less of the panel has one of this part of the body's height."""

LOWER: Emu = pt(30)
"""A short message stands lower than the panel's middle, lest the panel look empty under it; so do points beside it."""


def slide_layout(
    deck: DeckContext,
    strip: Strip | None = None,
    growth: Growth = BASE,
    *,
    points: bool = True,
    short: bool = False,
) -> SlideLayout:
    """Return the layout of the panel.

    It is beside points, or as wide as the slide; ``short``: it is lower.
    """
    grid = deck.grid
    body = grid.body(strip)
    if short and strip is None:
        body = body._replace(h=round(SHORT * body.h))
    whole = grid.columns(0, 4 if points else 11, body.y, body.h)
    # Over the panel, not on it: a slide's boxes cover what the layout draws.
    edge = Shape(key="panel-edge", place=NOWHERE, rect=whole._replace(h=ACCENT_BAR), fill="deep.accent")
    panel = whole._replace(y=whole.y + ACCENT_BAR, h=whole.h - ACCENT_BAR)
    sizes = larger((24, 22, 20) if points else STATEMENT, growth.size, STEP)
    lower = LOWER if short else 0
    insets = (PANEL_INSET, PANEL_INSET + lower, PANEL_INSET, PANEL_INSET)
    message = TextStyle((level(grid, sizes, "deep.text", bold=True, pct=STATEMENT_PCT),), "ctr", insets)
    placeholders = [deck.box("message", 0, panel, message, fill="deep.fill")]
    if points:
        box = grid.columns(5, 11, body.y, body.h)
        placeholders.append(deck.box("points", 1, box, _style(grid, growth, lower)))
    variant = (*traits(wide=not points, lower=short), *growth.traits)
    return deck.slide_layout("summary", placeholders, [edge], variant=variant, strip=strip)


def _style(grid: Grid, growth: Growth, lower: Emu) -> TextStyle:
    sizes, before = larger(BODY, growth.size), POINT_BEFORE[growth.space]
    lead = level(grid, larger((22, 22), growth.size), "a1", bold=True, pct=TITLE_PCT, before=before)
    levels = lead, level(grid, sizes, before=4), bulleted(grid, sizes, before), level(grid, sizes, before=before)
    return TextStyle(levels, "ctr", (0, lower, 0, 0))


def layout(draft: Draft, summary: Summary) -> list[SlideScene]:
    """Return the slides.

    Raises:
        OutlineError: the message is too long for the panel.
    """
    message, blocks = on_deep(draft.block(summary.message)), list(_points(draft, summary.points))
    layout, points = _arranged(draft, message, blocks)
    panel = draft.filled(layout, "message", message, place=summary.message.place)
    if not summary.points:
        return content_slides(draft, layout, [[panel]])
    return content_slides(
        draft, layout, [[panel, draft.fill(layout, "points", text, summary.points[0].place)] for text in points]
    )


def _arranged(draft: Draft, message: Block, blocks: Sequence[Block]) -> tuple[SlideLayout, list[FittedText]]:
    """Return the slide layout that the texts ask for, and the points, slide by slide."""
    texts = {"message": [message]} | ({"points": blocks} if blocks else {})

    def layout_at(growth: Growth, *, short: bool = False) -> SlideLayout:
        return slide_layout(draft.deck, draft.strip, growth, points=bool(blocks), short=short)

    found = grown(draft, layout_at, texts, enough=ENOUGH)
    layout, growth = (found[0].layout, found[0].growth) if found else (layout_at(BASE), BASE)
    if found and found[0].texts["message"].height < SPARSE * layout.placeholder("message").rect.h:
        short = layout_at(growth, short=True)
        layout = short if draft.fit(short, texts) else layout
    return layout, draft.flow(layout.placeholder("points"), blocks) if blocks else []


def _points(draft: Draft, points: Sequence[SummaryPoint]) -> Iterator[Block]:
    alone = PLAIN_LEVEL if any(point.lead for point in points) else ALONE_LEVEL
    for point in points:
        if point.lead:
            yield draft.block(point.lead, level=LEAD_LEVEL, keep=point.text is not None)
        if point.text:
            yield draft.block(point.text, level=TEXT_LEVEL if point.lead else alone)


KIND = Kind(name="summary", layout=layout, place="summary", slide_layouts=lambda deck: (slide_layout(deck),))
