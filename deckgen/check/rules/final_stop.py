"""Headlines and points end without a full stop.

Why: they stand alone, each in a line or a paragraph of its own, so that the stop parts nothing; where some have it and
others have not, it looks like a slip.

Example::

    points:
      - انحصر الوجود في قواعد دائمة.

Write instead::

    points:
      - انحصر الوجود في قواعد دائمة
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from deckgen.check.checked import Checked
from deckgen.language.facts import facts
from deckgen.outline import markup
from deckgen.outline.model import SummaryPoint
from deckgen.outline.values import Point
from deckgen.problems import Message, Problem

CODE = "final-stop"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each headline and point with a full stop."""
    for content in deck.plan.contents:
        if _is_stopped(content.headline.string):
            yield Problem(
                CODE,
                content.headline.place,
                Message("the headline ends with a full stop"),
                Message("leave it out"),
                "warning",
            )
    for said in deck.said:
        if _is_stopped(said.string) and isinstance(said.holder, Point | SummaryPoint):
            yield Problem(
                CODE, said.text.place, Message("the point ends with a full stop"), Message("leave it out"), "warning"
            )


def _is_stopped(string: str) -> bool:
    # Most texts end in a letter, and to look for the pattern takes ten times as long.
    return not string[-1:].isalnum() and bool(_stop().search(markup.plain(string)))


@cache
def _stop() -> re.Pattern[str]:
    """Return what matches a full stop of any language at the end, not an ellipsis, nor the one of ``U.S.``."""
    known = facts()
    stops, closing = re.escape(known.stops), re.escape(known.closing)
    return re.compile(rf"(?<!\.)(?<![\s.]\w)[{stops}][{closing}\"]*\s*$")
