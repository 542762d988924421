"""Whom the outline names gets what is named for them.

Why: ``for`` and ``variants`` name an audience, and yet it does not get the section where its own ``only``, ``without``
or ``depth`` leave it out. One of the two is a slip, and a deck does not show which.

Example::

    audiences:
      minister: {only: [causes]}
    sections:
      - {id: causes, title: الأسباب}
      - {id: options, title: الخيارات, for: [minister]}

Write instead::

    audiences:
      minister: {only: [causes, options]}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deckgen.check.checked import Checked
from deckgen.deck.audience import receives
from deckgen.outline import walk
from deckgen.outline.model import Audience, Section
from deckgen.outline.values import Item
from deckgen.problems import Message, Problem

CODE = "left-out"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each item that its own audience lacks."""
    name = deck.audience
    if name is None:
        return
    audience = deck.whole.audiences[name]
    for section in (*deck.whole.sections, *deck.whole.appendix):
        if not receives(deck.whole, name, section):
            if name in section.for_ or name in section.variants:
                why = _why(section, name, audience)
                what = (
                    Message('section "{id}" is for audience "{name}", but {why}', id=section.id, name=name, why=why)
                    if name in section.for_
                    else Message(
                        'section "{id}" has a variant for audience "{name}", but {why}',
                        id=section.id,
                        name=name,
                        why=why,
                    )
                )
                yield Problem(CODE, section.place, what, None, "warning")
            continue
        for item in _items(section):
            if name in item.for_ and item.depth > audience.depth:
                what = Message('this is for audience "{name}", but {why}', name=name, why=_why(item, name, audience))
                yield Problem(CODE, item.place, what, None, "warning")


def _why(item: Item, name: str, audience: Audience) -> Message:
    if isinstance(item, Section) and item.id in audience.without:
        return Message('the "without" of that audience leaves it out')
    if isinstance(item, Section) and audience.only is not None and item.id not in audience.only:
        return Message('the "only" of that audience leaves it out')
    if name in item.not_for:
        return Message('its "not_for" names that audience too')
    return Message("its depth is {depth}, and that audience reads to {most}", depth=item.depth, most=audience.depth)


def _items(holder: Any) -> Iterator[Item]:
    """Yield the items in a node, and those in them."""
    cls: Any = type(holder)
    for held in (getattr(holder, name) for name in walk.names(cls) if name != "variants"):
        for found in walk.find(held, Item):
            yield found.value
            yield from _items(found.value)
