"""Compare: parties side by side, and the line where they agree.

Two or three, each under its own bar; of one to three short points they are panels.

Keys: a list of columns ``{title, points}``, or ``{columns, meeting}``; ``meeting`` is written in a strip under
them. Comfortable: 4 points a column, 12 words each. Points that are too many are continued on a further slide,
under the heads that go on.

Example::

    compare:
      columns:
        - title: ما تريده موسكو
          points: [تثبيت وضع القواعد, قبول إقليمي]
        - title: ما تريده دمشق
          points: [خبرة فنية, تنويع الشراكات]
      meeting: تعاون أمني مرن يُختبر تدريجيًا
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.growth import ENOUGH, SPACES, grown
from deckgen.layout.headed import Headed, flow
from deckgen.layout.heights import holds, least
from deckgen.layout.kind import Kind
from deckgen.layout.slide_layout import strip_placeholder
from deckgen.layout.slides import content_slides
from deckgen.layout.style import BASE, PARTIES, PARTY_BAR, Growth, Trait, bulleted, dashed, larger, level, traits
from deckgen.outline.values import NOWHERE, Body, Count, Doc, Item, Points, Text
from deckgen.scene.nodes import Drawable, FittedText, Shape, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Box
from deckgen.theme.tokens import BODY, CARD_INSET, COLUMN_GAP, TITLE_PCT, Role
from deckgen.units import Emu, inch

HEAD_TOP = inch(0.14)
HEAD = (22, 20)
POINT_BEFORE = (10, 16, 24)
"""The space before a point, and what it grows to."""

PANEL = 0.76
"""The part of the body's height that panels have."""

PANEL_FOOT: Emu = inch(0.1)
PANEL_HEAD, PANEL_TEXT, PANEL_BEFORE = (26, 26), (26, 24), (20, 36)
"""The sizes of panels, and the space before their points; the second where they have no grounds."""

LOWER = {1: 0.3, 2: 0.2, 3: 0.06}
"""The part of a panel over its text, by the points in it, lest it look empty under them."""

FULL_ENOUGH = 0.6
"""The part of a panel down to the last text of the emptiest: with less the columns are no panels."""

MEETING_INDEX = 20


class Column(Item, frozen=True, kw_only=True):
    """A party and what is said of it."""

    UNDER: ClassVar[tuple[str, str] | None] = ("title", "points")

    title: Annotated[Text, Doc("who or what stands in this column")]
    points: Annotated[Points, Doc("what is said of it")]


class CompareBody(Body, frozen=True, kw_only=True):
    """What is compared."""

    LIST: ClassVar[str | None] = "columns"

    columns: Annotated[tuple[Column, ...], Count(2, 3), Doc("the columns, from the reading side")]
    meeting: Annotated[Text | None, Doc("the line where the columns agree, in a strip under them")] = None


@once
def slide_layout(
    deck: DeckContext,
    n: int,
    strip: Strip | None = None,
    *,
    meeting: bool = False,
    growth: Growth = BASE,
    panels: int = 0,
    uneven: bool = False,
    shown: tuple[int, ...] | None = None,
) -> SlideLayout:
    """Return the layout of ``n`` columns.

    The strip of the meeting point is there or not. The columns are panels for so many points, if for any, without
    grounds where they are ``uneven``; where only some are ``shown``, the others' places are empty.
    """
    grid = deck.grid
    paired = meeting and strip is not None
    body = grid.body(strip, paired=paired)
    meeting_box = grid.strip_box("takeaway", paired=paired)
    if meeting:
        body = body._replace(h=body.h - meeting_box.h - grid.geometry.strip_gap)
    whole = body._replace(h=round(PANEL * body.h)) if panels and not uneven and not meeting and strip is None else body
    placeholders, bars = [], []
    for i, box in enumerate(grid.split(whole, n, COLUMN_GAP)):
        if shown is not None and i not in shown:
            continue
        bars.append(Shape(key=f"bar-{i + 1}", place=NOWHERE, rect=box._replace(h=PARTY_BAR), fill=PARTIES[i]))
        if panels:
            # Under the bar, not over it: a slide's boxes cover what the layout draws.
            box = box._replace(y=box.y + PARTY_BAR, h=box.h - PARTY_BAR)
        style = _style(grid, PARTIES[i], growth)
        if panels:
            style = _panel(grid, PARTIES[i], HEAD_TOP if uneven else round(LOWER[panels] * box.h), uneven=uneven)
        fill: Role | None = "panel" if panels and not uneven else None
        placeholders.append(deck.box(f"column-{i + 1}", i, box, style, fill=fill))
    if meeting:
        meeting_box = meeting_box._replace(y=body.bottom + grid.geometry.strip_gap)
        placeholder, bar = strip_placeholder(grid, "takeaway", meeting_box, "meeting", MEETING_INDEX)
        placeholders.append(placeholder)
        bars += bar
    form = traits(panels=panels, apart=uneven) if panels else growth.traits
    only = [Trait("shown", i + 1) for i in shown or ()]
    variant = (*traits(columns=n, meeting=meeting), *form, *only)
    return deck.slide_layout("compare", placeholders, bars, variant=variant, strip=strip, paired=paired)


def _style(grid: Grid, color: Role, growth: Growth) -> TextStyle:
    head = level(grid, larger(HEAD, growth.size), color, bold=True, pct=TITLE_PCT)
    points = bulleted(grid, larger(BODY, growth.size), POINT_BEFORE[growth.space])
    return TextStyle((head, points, dashed(grid, larger((18, 18), growth.size), 4)), insets=(0, HEAD_TOP, 0, 0))


def _panel(grid: Grid, color: Role, lower: Emu, *, uneven: bool) -> TextStyle:
    head = level(grid, PANEL_HEAD, color, bold=True, pct=TITLE_PCT)
    side = 0 if uneven else CARD_INSET
    levels = (head, bulleted(grid, PANEL_TEXT, PANEL_BEFORE[uneven]), dashed(grid, (22, 20), 4))
    return TextStyle(levels, insets=grid.insets(side, lower, side, PANEL_FOOT))


def layout(draft: Draft, body: CompareBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at a point's boundary where the points of a column are too many for one.

    Raises:
        OutlineError: a head or the meeting point is too long.
    """
    n, meets = len(body.columns), body.meeting is not None
    columns = [
        Headed(f"column-{i}", [draft.block(column.title)], draft.points(column.points, 1), column.title.place)
        for i, column in enumerate(body.columns, 1)
    ]
    layout, rows = _arranged(draft, n, columns, [len(column.points) for column in body.columns], meeting=meets)
    growth = BASE
    if len(rows) > 1:
        growth, rows = _spaced(draft, n, columns, meeting=meets)
    bodies: list[list[Drawable]] = []
    layouts = []
    for slide, texts in enumerate(rows):
        # A head alone does not stand again.
        shown = tuple(i for i, text in enumerate(texts) if not slide or len(text.paragraphs) > 1)
        if len(rows) > 1:
            last = slide == len(rows) - 1
            layout = slide_layout(
                draft.deck,
                n,
                draft.strip if last else None,
                meeting=meets and last,
                growth=growth,
                shown=shown if len(shown) < n else None,
            )
        layouts.append(layout)
        bodies.append([draft.fill(layout, columns[i].key, texts[i], body.columns[i].place) for i in shown])
    if body.meeting:
        block = draft.block(body.meeting, lead=draft.word("meeting"))
        meeting = draft.filled(layout, "meeting", block, place=body.meeting.place)
        bodies[-1].append(meeting)
    return content_slides(draft, layouts, bodies)


def _spaced(
    draft: Draft, n: int, columns: Sequence[Headed], *, meeting: bool
) -> tuple[Growth, list[tuple[FittedText, ...]]]:
    """Return the texts of several slides and the space between them that these leave."""
    found: tuple[Growth, list[tuple[FittedText, ...]]] | None = None
    for space in range(SPACES + 1):
        growth = Growth(0, space)
        last = slide_layout(draft.deck, n, draft.strip, meeting=meeting, growth=growth)
        before = slide_layout(draft.deck, n, growth=growth)
        rows = flow(draft, last, columns, before)
        shrunk = any(text.step for text in rows[0])
        if found and (shrunk or len(rows) > len(found[1])):
            break
        found = growth, rows
        rooms = [*(before.placeholder("column-1").rect.h for _ in rows[1:]), last.placeholder("column-1").rect.h]
        if shrunk or min(max(t.height for t in row) / h for row, h in zip(rows, rooms, strict=True)) >= ENOUGH:
            break
    assert found
    return found


def _arranged(
    draft: Draft, n: int, columns: Sequence[Headed], counts: Sequence[int], *, meeting: bool
) -> tuple[SlideLayout, list[tuple[FittedText, ...]]]:
    """Return the slide layout and the columns' texts, slide by slide.

    Columns of few points that leave much of the slide blank are panels.
    """

    def layout_at(growth: Growth) -> SlideLayout:
        return slide_layout(draft.deck, n, draft.strip, meeting=meeting, growth=growth)

    texts = {column.key: [*column.head, *column.under] for column in columns}
    found = grown(draft, layout_at, texts, HEAD[0])
    if found is None:
        return layout_at(BASE), flow(draft, layout_at(BASE), columns, slide_layout(draft.deck, n))
    (layout, fitted, _), fill = found
    for points in range(min(counts), max(counts) + 1) if fill < ENOUGH and max(counts) in LOWER else ():
        panels = slide_layout(draft.deck, n, draft.strip, meeting=meeting, panels=points)
        boxes = [Box.of(panels.placeholder(key), blocks) for key, blocks in texts.items()]
        if (large := draft.deck.fitter.fit(boxes, unbroken=True)) and least(large, boxes) >= FULL_ENOUGH:
            draft.growth = None
            return panels, [tuple(large)]
    if fill < ENOUGH and max(counts) in LOWER:
        uneven = slide_layout(draft.deck, n, draft.strip, meeting=meeting, panels=max(counts), uneven=True)
        if held := holds(draft, uneven, texts):
            draft.growth = None
            return uneven, [tuple(held.values())]
    return layout, [tuple(fitted.values())]


KIND = Kind(
    name="compare",
    layout=layout,
    body=CompareBody,
    words=2 * (3 + 4 * 12) + 10,
    slide_layouts=lambda deck: (slide_layout(deck, 2),),
)
