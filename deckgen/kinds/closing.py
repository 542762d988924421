"""Closing: what the conclusion depends on, a row for each condition.

The open question stands in a dark strip.

Keys, at the top level under ``closing``: ``title``, ``message``, ``conditions`` (``{if, then, otherwise,
likelihood}``), ``question``, and those that every section has. A column that no condition fills is left out.
Comfortable: 3 to 5 conditions, 8 words a cell. Conditions that are too many are continued on a further slide.

Example::

    closing:
      title: عودة مشروطة
      message: كل شرط يفتح مجالًا للدور الروسي ويضع له سقفًا
      conditions:
        - if: موارد متاحة مع انشغال بملفات أخرى
          then: استشارات وتدريب وتطوير قدرات تقنية
          otherwise: الاستثمارات الضخمة
      question: هل يتحول التقارب إلى ترتيبات مستدامة؟
"""

from __future__ import annotations

from deckgen.layout import deep_strip
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.likelihood import likelihood
from deckgen.layout.table import Column, Row, arrange, nothing
from deckgen.outline.model import Closing
from deckgen.scene.nodes import SlideScene
from deckgen.text.fit import Block


def layout(draft: Draft, closing: Closing) -> list[SlideScene]:
    """Return the slides.

    They are continued at a condition where the conditions are too many for one.

    Raises:
        OutlineError: the question or the takeaway is too long for its strip.
    """
    conditions = closing.conditions
    columns = [Column(draft.block(draft.word("condition"))), Column(draft.block(draft.word("then")))]
    cells: list[list[Block | None]] = [[draft.block(c.if_), draft.block(c.then)] for c in conditions]
    if any(c.otherwise for c in conditions):
        columns.append(Column(draft.block(draft.word("otherwise"))))
        for row, c in zip(cells, conditions, strict=True):
            row.append(draft.block(c.otherwise) if c.otherwise else nothing(draft))
    if any(c.likelihood for c in conditions):
        columns.append(Column(draft.block(draft.word("likelihood")), "likelihood"))
        for row, c in zip(cells, conditions, strict=True):
            row.append(Block(likelihood(draft, c.likelihood)) if c.likelihood else nothing(draft))
    rows = [Row(tuple(row)) for row in cells]
    pieces = arrange(draft, columns, rows, deep_strip.body(draft, closing.question), draft.content.place)
    return deep_strip.slides(draft, [[piece] for piece in pieces], "question", closing.question)


KIND = Kind(name="closing", layout=layout, place="closing")
