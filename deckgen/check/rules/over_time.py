"""The stated minutes add up to no more than allowed.

Why: what is over is cut while speaking, from the end, where the conclusion stands.

Example::

    minutes: 5
    sections:
      - {title: المسار, minutes: 4}
      - {title: القيود, minutes: 3}

Write instead::

    minutes: 5
    sections:
      - {title: المسار, minutes: 3}
      - {title: القيود, minutes: 2}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.problems import Message, Problem

CODE = "over-time"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning where the slides take longer than the deck may."""
    most = deck.reader.minutes
    total = sum(content.minutes or 0 for content in deck.plan.contents)
    if most is None or total <= most:
        return
    place = deck.whole.place
    if deck.audience is not None:
        audience = deck.whole.audiences[deck.audience]
        if "minutes" in audience.overrides:
            place = audience.place
    values = {"minutes": total, "excess": total - most, "most": most}
    what = (
        Message(
            'the slides take {minutes:g} minutes for audience "{id}", {excess:g} more than the briefing\'s {most:g}',
            id=deck.audience,
            **values,
        )
        if deck.audience
        else Message("the slides take {minutes:g} minutes, {excess:g} more than the briefing's {most:g}", **values)
    )
    yield Problem(CODE, place, what, Message("give slides less time, or leave some out"), "warning")
