"""A briefing ends with what its conclusion depends on.

Why: the last slide is what stands on the wall while decisions are made. Without a closing that is the list of sources.
An audience may do without (``closing: null``).

Example::

    sections: [...]

Write instead::

    sections: [...]
    closing:
      title: ما يتوقف عليه المسار
      conditions:
        - {if: استقرار الجنوب, then: توسيع التنسيق}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.problems import Message, Problem

CODE = "no-closing"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning where the outline or the reader has no closing."""
    if deck.whole.closing is None and deck.reader.closing is None:
        what = Message("the briefing has no closing slide")
        yield Problem(
            CODE, deck.whole.place, what, Message('say in "closing" what its conclusion depends on'), "warning"
        )
