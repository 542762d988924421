"""Indicators: what to watch, and what each sign would mean.

What it would look like on the way to one outcome or to the other.

Keys: ``toward``, the two outcomes, and ``items``: a list of ``{text, a, b, changed}``, where ``a`` is what is seen on
the way to the first outcome and ``b`` on the way to the second. Comfortable: 5 rows, 8 words a cell. Rows that are too
many are continued on a further slide, under the same head.

Example::

    indicators:
      toward: [ترتيبات مستدامة, تفاهمات مرنة]
      items:
        - {text: وضع القواعد على الساحل, a: إطار قانوني وسياسي ثابت, b: استمرار الوضع القائم}
        - {text: الجنوب السوري, a: تنسيق مع أطراف الإقليم, b: تبادل آراء فقط, changed: أضيف بعد لقاء جديد}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from deckgen.layout.cells import Column, Row
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import HAIR, label
from deckgen.layout.table import arrange
from deckgen.outline.values import Body, Count, Doc, Item, Text
from deckgen.scene.nodes import Line, SlideScene, Table, TextBox, TextStyle
from deckgen.theme.tokens import CARD_INSET, CELL_INNER
from deckgen.units import Emu, Rect, inch

ROWS, HEAD_WORDS, CELL_WORDS = 5, 2, 8
OVER_H = inch(0.32)
"""The height of the head over both outcomes."""


class Indicator(Item, frozen=True, kw_only=True):
    """A sign to watch."""

    text: Annotated[Text, Doc("what is watched")]
    a: Annotated[Text, Doc("what is seen on the way to the first outcome")]
    b: Annotated[Text, Doc("what is seen on the way to the second outcome")]
    changed: Annotated[Text | None, Doc("why it differs from the earlier outline's")] = None


class IndicatorsBody(Body, frozen=True, kw_only=True):
    """Two outcomes, and the signs that tell them apart."""

    toward: Annotated[tuple[Text, ...], Count(2, 2), Doc("the two outcomes")]
    items: Annotated[tuple[Indicator, ...], Count(), Doc("the signs, a row each")]


def layout(draft: Draft, body: IndicatorsBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at a row where the rows are too many for one.

    Raises:
        OutlineError: the name of an outcome is too long.
    """
    columns = [
        Column(draft.block(draft.word("indicator"))),
        *(Column(draft.block(outcome), place=outcome.place, twin=True) for outcome in body.toward),
    ]
    rows = [Row((draft.block(item.text), draft.block(item.a), draft.block(item.b))) for item in body.items]
    whole, over = draft.body(draft.strip), draft.grid.geometry.for_lines(OVER_H)
    rect = whole._replace(y=whole.y + over, h=whole.h - over)
    pieces = arrange(draft, columns, rows, rect, body.place)
    layout = draft.deck.table_layout(draft.content.kind, draft.strip)
    return content_slides(draft, layout, [[*_over(draft, piece, whole.y, over), piece] for piece in pieces])


def _over(draft: Draft, table: Table, y: Emu, h: Emu) -> Iterator[TextBox | Line]:
    """Yield the head over both outcomes, and the line under it."""
    outcomes = table.columns[1:]
    x, end = min(column.x for column in outcomes), max(column.x + column.w for column in outcomes)
    inset = CARD_INSET if table.rows[-1].cells[0].edge else CELL_INNER
    rect = draft.grid.slice(Rect(x, y, end - x, h), inset, end - x - inset)
    style = TextStyle((label(draft.grid, "a5", bold=False),), "ctr")
    yield draft.text("toward", rect, style, draft.block(draft.word("toward").rstrip(":")), place=table.place)
    line_y = y + h
    yield Line(key="toward-line", place=table.place, start=(rect.x, line_y), end=(rect.right, line_y), stroke=HAIR)


KIND = Kind(name="indicators", layout=layout, body=IndicatorsBody, words=2 * HEAD_WORDS + ROWS * 3 * CELL_WORDS)
