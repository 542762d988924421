"""Every section of a sourced briefing says what it rests on.

Why: the first question to a claim is where it comes from. Where the outline has sources, a slide without a source line
looks like the author's own opinion.

Example::

    - title: القواعد
      message: بقي الوجود الروسي في قاعدتين
      points: [حميميم, طرطوس]

Write instead::

    - title: القواعد
      message: بقي الوجود الروسي في قاعدتين
      points: [حميميم, طرطوس]
      sources: [borshchevskaya]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.problems import Message, Problem

CODE = "unsourced-slide"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each section that cites no source. Readers without sources are left alone."""
    if not deck.reader.sources:
        return
    for content in deck.plan.contents:
        if deck.kinds[content.kind].body and not content.citations:
            hint = Message('cite a source in its texts with [@id], or in "sources"')
            yield Problem(CODE, content.place, Message("the slide names no source"), hint, "warning")
