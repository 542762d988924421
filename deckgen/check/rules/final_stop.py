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

from deckgen.check.checked import Checked
from deckgen.outline import markup
from deckgen.outline.model import SummaryPoint
from deckgen.outline.values import Point
from deckgen.problems import Problem

CODE = "final-stop"

_STOP = re.compile(r"(?<!\.)(?<![\s.]\w)[.۔][\"»”)]*\s*$")
"""The full stop of Latin, Arabic and Hebrew, and that of Urdu; not an ellipsis, not that of ``U.S.``"""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each headline and point that ends with a full stop."""
    for content in deck.plan.contents:
        if _STOP.search(markup.plain(content.headline.string)):
            yield Problem(CODE, content.headline.place, "the headline ends with a full stop", "leave it out", "warning")
    for text, node, _ in deck.texts:
        if isinstance(node, Point | SummaryPoint) and _STOP.search(markup.plain(text.string)):
            yield Problem(CODE, text.place, "the point ends with a full stop", "leave it out", "warning")
