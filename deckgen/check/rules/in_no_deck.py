"""Every section is in some deck.

Why: a section that is for some audiences is not in the full deck. Where each of those leaves it out as well, nobody
ever sees it.

Example::

    audiences:
      minister: {only: [causes]}
    sections:
      - {id: causes, title: الأسباب}
      - {id: options, title: الخيارات, for: [minister]}

Write instead::

    sections:
      - {id: causes, title: الأسباب}
      - {id: options, title: الخيارات}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.deck.audience import receives
from deckgen.problems import Message, Problem

CODE = "in-no-deck"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each section that no deck has."""
    readers = (None, *deck.whole.audiences)
    for section in (*deck.whole.sections, *deck.whole.appendix):
        if not any(receives(deck.whole, reader, section) for reader in readers):
            what = Message('section "{id}" is in no deck: neither the full one nor any audience gets it', id=section.id)
            yield Problem(CODE, section.place, what, Message('look at its "for", "not_for" and "depth"'), "warning")
