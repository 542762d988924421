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

from typing import Annotated

from deckgen.layout.cells import Column, Row
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.table import arrange
from deckgen.outline.values import Body, Count, Doc, Item, Text
from deckgen.scene.nodes import SlideScene

ROWS, HEAD_WORDS, CELL_WORDS = 5, 2, 8


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
    heads = (draft.block(draft.runs(f"{draft.word('toward')} "), outcome) for outcome in body.toward)
    columns = [Column(draft.block(draft.word("indicator"))), *map(Column, heads)]
    rows = [Row((draft.block(item.text), draft.block(item.a), draft.block(item.b))) for item in body.items]
    pieces = arrange(draft, columns, rows, draft.body(draft.strip), body.place)
    layout = draft.deck.table_layout(draft.content.kind, draft.strip)
    return content_slides(draft, layout, [[piece] for piece in pieces])


KIND = Kind(name="indicators", layout=layout, body=IndicatorsBody, words=2 * HEAD_WORDS + ROWS * 3 * CELL_WORDS)
