"""An audience's order keeps the sections of a part together.

Why: a part is one entry of the tracker and of the agenda, and has one divider. So the deck keeps a part together where
its first section stands, whatever the order says; sections of no part stand before all parts.

Example::

    audiences:
      minister: {order: [causes, outlook, course]}
    sections:
      - {id: causes, title: الأسباب, part: الماضي}
      - {id: course, title: المسار}
      - {id: outlook, title: الآفاق, part: المستقبل}

Write instead::

    audiences:
      minister: {order: [causes, course, outlook]}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from deckgen.check.checked import Checked
from deckgen.limits import shown
from deckgen.outline import markup
from deckgen.problems import Message, Problem

CODE = "torn-part"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each section that could not follow the order."""
    if deck.audience is None:
        return
    rank = {section.id: i for i, section in enumerate(deck.reader.sections)}
    order = [id for id in dict.fromkeys(deck.whole.audiences[deck.audience].order) if id in rank]
    for before, id in pairwise(order):
        if rank[id] < rank[before]:
            part = deck.reader.sections[rank[id]].part
            own = (
                Message('its part "{title}"', title=shown(markup.plain(part.title.string)))
                if part
                else Message("the sections of no part")
            )
            what = Message(
                'audience "{audience}" orders "{id}" behind "{before}", but it stands before it, with {own}',
                audience=deck.audience,
                id=id,
                before=before,
                own=own,
            )
            yield Problem(CODE, id.place, what, Message("name the sections of a part one after the other"), "warning")
