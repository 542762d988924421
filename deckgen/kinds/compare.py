"""Compare: parties side by side, and the line where they agree.

Two or three, each under its own bar.

Keys: a list of columns ``{title, points}``, or ``{columns, meeting}``; ``meeting`` is written in a strip under
them. Comfortable: 4 points a column, 12 words each. Points that are too many are continued on a further slide,
under the same heads.

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

from dataclasses import dataclass
from typing import Annotated, ClassVar

from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.headed import Headed, flow
from deckgen.layout.kind import Kind
from deckgen.layout.slide_layout import strip_placeholder
from deckgen.layout.slides import content_slides
from deckgen.layout.style import PARTIES, PARTY_BAR, bulleted, dashed, level
from deckgen.outline.values import NOWHERE, Body, Count, Doc, Item, Points, Text
from deckgen.scene.nodes import Drawable, Shape, SlideLayout, SlideScene, TextStyle
from deckgen.theme.tokens import BODY, COLUMN_GAP, TITLE_PCT, Role
from deckgen.units import inch

HEAD_TOP = inch(0.14)
POINT_BEFORE = 10
MEETING_INDEX = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Item):
    """A party and what is said of it."""

    UNDER: ClassVar[tuple[str, str] | None] = ("title", "points")

    title: Annotated[Text, Doc("who or what stands in this column")]
    points: Annotated[Points, Doc("what is said of it")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareBody(Body):
    """What is compared."""

    LIST: ClassVar[str | None] = "columns"

    columns: Annotated[tuple[Column, ...], Count(2, 3), Doc("the columns, from the reading side")]
    meeting: Annotated[Text | None, Doc("the line where the columns agree, in a strip under them")] = None


def slide_layout(deck: DeckContext, n: int, strip: Strip | None = None, *, meeting: bool = False) -> SlideLayout:
    """Return the layout of ``n`` columns.

    The strip of the meeting point is there or not.
    """
    grid, prompt = deck.grid, deck.language.word("prompt.text")
    paired = meeting and strip is not None
    body = grid.body(strip, paired=paired)
    meeting_box = grid.strip_box("takeaway", paired=paired)
    if meeting:
        body = body._replace(h=body.h - meeting_box.h - grid.geometry.strip_gap)
    boxes = grid.split(body, n, COLUMN_GAP)
    placeholders = [deck.box(f"column-{i + 1}", i, box, _style(grid, PARTIES[i])) for i, box in enumerate(boxes)]
    bars = [
        Shape(key=f"bar-{i + 1}", place=NOWHERE, rect=box._replace(h=PARTY_BAR), fill=PARTIES[i])
        for i, box in enumerate(boxes)
    ]
    if meeting:
        meeting_box = meeting_box._replace(y=body.bottom + grid.geometry.strip_gap)
        placeholder, bar = strip_placeholder(grid, "takeaway", meeting_box, prompt, "meeting", MEETING_INDEX)
        placeholders.append(placeholder)
        bars += bar
    variant = f"{n}-meeting" if meeting else f"{n}"
    return deck.slide_layout("compare", placeholders, bars, variant=variant, strip=strip, paired=paired)


def _style(grid: Grid, color: Role) -> TextStyle:
    head = level(grid, (22, 20), color, bold=True, pct=TITLE_PCT)
    return TextStyle((head, bulleted(grid, BODY, POINT_BEFORE), dashed(grid, (18, 18), 4)), insets=(0, HEAD_TOP, 0, 0))


def layout(draft: Draft, body: CompareBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at a point's boundary where the points of a column are too many for one.

    Raises:
        OutlineError: a head or the meeting point is too long.
    """
    layout = slide_layout(draft.deck, len(body.columns), draft.strip, meeting=body.meeting is not None)
    columns = [
        Headed(f"column-{i}", [draft.block(column.title)], draft.points(column.points, 1), column.title.place)
        for i, column in enumerate(body.columns, 1)
    ]
    bodies: list[list[Drawable]] = [
        [
            draft.fill(layout, key, text, column.place)
            for (key, *_), column, text in zip(columns, body.columns, texts, strict=True)
        ]
        for texts in flow(draft, layout, columns)
    ]
    if body.meeting:
        block = draft.block(body.meeting, lead=draft.word("meeting"))
        meeting = draft.filled(layout, "meeting", block, place=body.meeting.place)
        for nodes in bodies:
            nodes.append(meeting)
    return content_slides(draft, layout, bodies)


KIND = Kind(
    name="compare",
    layout=layout,
    body=CompareBody,
    words=2 * (3 + 4 * 12) + 10,
    slide_layouts=lambda deck: (slide_layout(deck, 2),),
)
