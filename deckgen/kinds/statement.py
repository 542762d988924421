"""Statement: one sentence, large, beside the evidence for it.

Also the form of a section without a body: its headline stands alone, in the statement's size.

Keys: a text, or ``{text, detail, evidence}``; ``evidence`` are points, a lead-in becomes a small head over its
text. Comfortable: 22 words, a detail of 15, 3 pieces of evidence of 8. Text that is too long is continued on a
further slide. ``{text, outcomes}`` is a fork: the text, and two ways from there, each ``{title, text, likelihood}``.

Example::

    statement:
      text: أدركت موسكو أن أي خطوة ميدانية تحتاج إلى تنسيق أوسع
      detail: الواقعية أبقت المسار سياسيًا وأمنيًا
      evidence:
        - {lead: زيارات متبادلة, text: على مستويات رفيعة بين الجانبين}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec.structs import replace

from deckgen.layout import fork, panel
from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.growth import grown
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import BASE, Growth, Trait, larger, level
from deckgen.outline.values import NOWHERE, Body, Count, Doc, Likelihood, Node, Points, Text
from deckgen.problems import Message, Problem
from deckgen.scene.nodes import Drawable, Shape, SlideLayout, SlideScene, TextStyle
from deckgen.theme.tokens import STATEMENT, STATEMENT_PCT
from deckgen.units import Pt, Rect, inch

BAR_W, BAR_INSET, BAR_GAP = inch(0.08), inch(0.15), inch(0.34)
PANEL_GAP = inch(0.5)

ENOUGH = 0.3
"""The part of its box that a statement takes at least where it can grow to it."""

STEP: Pt = 4
"""By how much a statement grows."""

DETAIL_BEFORE = (10, 14, 18)
"""The space before the line under a statement, and what it grows to."""


class Outcome(Node, frozen=True, kw_only=True):
    """A way that things may take."""

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("what comes of it")]
    text: Annotated[Text | None, Doc("when, or what it means")] = None
    likelihood: Annotated[Likelihood | None, Doc("how likely it is")] = None


class StatementBody(Body, frozen=True, kw_only=True):
    """A statement and what it rests on."""

    SHORT: ClassVar[str | None] = "text"

    text: Annotated[Text, Doc("the statement, one sentence")]
    detail: Annotated[Text | None, Doc("a line under it, muted")] = None
    evidence: Annotated[Points, Doc("what it rests on, in a panel beside it")] = ()
    outcomes: Annotated[tuple[Outcome, ...], Count(2, 2), Doc("the two ways from there: either, or")] = ()

    def problems(self) -> Iterator[Problem]:
        """Yield the keys that a fork has no place for."""
        for key, place in (("detail", self.detail and self.detail.place), ("evidence", self.evidence and self.place)):
            if self.outcomes and place:
                what = Message('a statement with "outcomes" has no "{key}"', key=key)
                yield Problem("misplaced-key", place, what, Message("leave one of the two out"))


@once
def slide_layout(
    deck: DeckContext,
    strip: Strip | None = None,
    growth: Growth = BASE,
    *,
    evidence: bool = True,
    form: panel.Form = panel.PLAIN,
) -> SlideLayout:
    """Return the layout of a statement.

    The panel of evidence is there or not; it has a form of its own.
    """
    grid = deck.grid
    body = grid.body(strip)
    aside = grid.columns(8, 11, body.y, body.h)
    bar, box = _bar(grid, grid.slice(body, 0, body.w - aside.w - PANEL_GAP) if evidence else body)
    placeholders = [deck.box("statement", 0, box, _style(grid, growth))]
    if evidence:
        placeholders.append(deck.box("evidence", 1, form.height.of(aside), panel.style(grid, form), fill="panel"))
    variant = (*(form.traits if evidence else [Trait("wide")]), *growth.traits)
    return deck.slide_layout("statement", placeholders, [bar], variant=variant, strip=strip)


def alone_layout(deck: DeckContext, strip: Strip | None = None, growth: Growth = BASE) -> SlideLayout:
    """Return the layout whose headline is the statement."""
    grid = deck.grid
    body = grid.body(strip)
    # A template's title may stand on a ground of its own.
    top = body.y if grid.geometry.frame else grid.geometry.title_y
    bar, box = _bar(grid, body._replace(y=top, h=body.bottom - top))
    variant = (Trait("headline"), *growth.traits)
    layout = deck.slide_layout("statement", (), [bar], variant=variant, strip=strip)
    title = replace(layout.placeholder("title"), rect=box, style=_style(grid, growth))
    return replace(layout, placeholders=tuple(title if p.key == "title" else p for p in layout.placeholders))


def _bar(grid: Grid, rect: Rect) -> tuple[Shape, Rect]:
    """Return the bar at the reading side of ``rect``, and what it leaves."""
    bar = grid.slice(rect, 0, BAR_W).inset(0, BAR_INSET)
    taken = BAR_W + BAR_GAP
    return Shape(key="bar", place=NOWHERE, rect=bar, fill="a2"), grid.slice(rect, taken, rect.w - taken)


def _style(grid: Grid, growth: Growth) -> TextStyle:
    statement = level(grid, larger(STATEMENT, growth.size, STEP), "a1", bold=True, pct=STATEMENT_PCT)
    detail = level(grid, larger((20, 20, 18, 18), growth.size), "a5", before=DETAIL_BEFORE[growth.space])
    return TextStyle((statement, detail), "ctr")


def layout(draft: Draft, body: StatementBody | None) -> list[SlideScene]:
    """Return the slides. On a further one the statement stands again where only the evidence goes on.

    Raises:
        OutlineError: the headline of a section without a body is too long.
    """
    if body is None:
        headline = {"title": [draft.block(draft.content.headline)]}
        alone = grown(draft, lambda growth: alone_layout(draft.deck, draft.strip, growth), headline, enough=ENOUGH)
        return content_slides(draft, alone[0].layout if alone else alone_layout(draft.deck, draft.strip), [[]])
    if body.outcomes:
        ways = [fork.Way(way.title, way.text, way.likelihood) for way in body.outcomes]
        return fork.arrange(draft, body.text, ways)
    blocks = [draft.block(body.text)]
    if body.detail:
        blocks.append(draft.block(body.detail, level=1))

    pieces = panel.blocks(draft, body.evidence)

    def layout_at(growth: Growth, form: panel.Form = panel.PLAIN) -> SlideLayout:
        return slide_layout(draft.deck, draft.strip, growth, evidence=bool(pieces), form=form)

    found = grown(draft, layout_at, {"statement": blocks}, enough=ENOUGH)
    growth = found[0].growth if found else BASE
    layout = layout_at(growth)
    if pieces:
        layout = panel.fitting(draft, lambda form: layout_at(growth, form), "evidence", body.evidence, pieces)
    statements = draft.flow(layout.placeholder("statement"), blocks)
    evidence = draft.flow(layout.placeholder("evidence"), pieces) if pieces else []
    bodies: list[list[Drawable]] = []
    for i in range(max(len(statements), len(evidence))):
        nodes: list[Drawable] = [
            draft.fill(layout, "statement", statements[min(i, len(statements) - 1)], body.text.place)
        ]
        if i < len(evidence):
            nodes.append(draft.fill(layout, "evidence", evidence[i], body.evidence[0].place))
        bodies.append(nodes)
    return content_slides(draft, layout, bodies)


KIND = Kind(
    name="statement",
    layout=layout,
    body=StatementBody,
    words=22 + 15 + 3 * 8,
    default=True,
    slide_layouts=lambda deck: (slide_layout(deck), fork.slide_layout(deck, "statement")),
)
