"""Closing: what the conclusion depends on, a row for each condition, and the open question in a dark strip.

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
from deckgen.layout.content import Content
from deckgen.layout.kind import Kind
from deckgen.layout.likelihood import likelihood
from deckgen.layout.page import Page
from deckgen.layout.table import Column, Row, arrange, nothing
from deckgen.outline.model import Closing
from deckgen.scene.nodes import SlideScene
from deckgen.text.fit import Block


def layout(content: Content, page: Page) -> list[SlideScene]:
    """Return the slides: continued at a condition where the conditions are too many for one.

    Raises:
        OutlineError: the question or the takeaway is too long for its strip.
    """
    closing = content.body
    assert isinstance(closing, Closing)
    conditions = closing.conditions
    columns = [Column(page.block(page.word("condition"))), Column(page.block(page.word("then")))]
    cells: list[list[Block | None]] = [[page.block(c.if_), page.block(c.then)] for c in conditions]
    if any(c.otherwise for c in conditions):
        columns.append(Column(page.block(page.word("otherwise"))))
        for row, c in zip(cells, conditions, strict=True):
            row.append(page.block(c.otherwise) if c.otherwise else nothing(page))
    if any(c.likelihood for c in conditions):
        columns.append(Column(page.block(page.word("likelihood")), "likelihood"))
        for row, c in zip(cells, conditions, strict=True):
            row.append(Block(likelihood(page, c.likelihood)) if c.likelihood else nothing(page))
    rows = [Row(tuple(row)) for row in cells]
    parts = arrange(page, columns, rows, deep_strip.body(page, closing.question), content.place)
    return deep_strip.slides(page, [[part] for part in parts], "question", closing.question)


KIND = Kind(name="closing", layout=layout, place="closing")
