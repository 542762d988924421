"""Closing: what the conclusion depends on, a gate for each condition.

An arrow leads through it to what it enables; a dashed line goes to what is left if it fails. The open question stands
in a dark strip.

Keys, at the top level under ``closing``: ``title``, ``message``, ``conditions`` (``{if, then, otherwise,
likelihood, changed}``), ``question``, and those that every section has. A column that no condition fills is left out.
Comfortable: 3 to 5 conditions, 8 words a cell; one or two are set larger. Conditions that are too many are continued
on a further slide.

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

from collections.abc import Iterator

from deckgen.layout import deep_strip
from deckgen.layout.deep import on_deep
from deckgen.layout.draft import Draft
from deckgen.layout.gates import Gate, arrange
from deckgen.layout.kind import Kind
from deckgen.layout.likelihood import likelihood
from deckgen.outline.model import Closing, Condition
from deckgen.scene.nodes import SlideScene
from deckgen.text.fit import Block


def layout(draft: Draft, closing: Closing) -> list[SlideScene]:
    """Return the slides.

    They are continued at a condition where the conditions are too many for one.

    Raises:
        OutlineError: the question or the takeaway is too long for its strip.
    """
    gates = [
        Gate(
            tuple(map(on_deep, _condition(draft, c))),
            draft.block(c.then),
            draft.block(c.otherwise) if c.otherwise else None,
        )
        for c in closing.conditions
    ]
    pieces = arrange(draft, gates, deep_strip.body(draft, closing.question), draft.content.place)
    return deep_strip.slides(draft, pieces, "question", closing.question)


def _condition(draft: Draft, condition: Condition) -> Iterator[Block]:
    yield draft.block(condition.if_)
    if condition.likelihood:
        yield Block(likelihood(draft, condition.likelihood, narrow=True), 1)


KIND = Kind(name="closing", layout=layout, place="closing")
