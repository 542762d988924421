"""An audience's lists name each section once and without contradiction.

Why: an id that stands twice in ``order``, ``only`` or ``without`` is mostly meant to be another one. So is one that is
both let in and left out, or ordered and not let in.

Example::

    audiences:
      minister: {only: [causes, causes], order: [outlook, causes]}

Write instead::

    audiences:
      minister: {only: [causes, outlook], order: [outlook, causes]}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.outline.model import Audience
from deckgen.problems import Message, Problem

CODE = "repeated-id"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each id that is repeated or contradicted."""
    for name, audience in deck.whole.audiences.items():
        if name == deck.audience:
            yield from _repeated(name, audience)
            yield from _contradicted(name, audience)


def _repeated(name: str, audience: Audience) -> Iterator[Problem]:
    for key, ids in (("order", audience.order), ("only", audience.only or ()), ("without", audience.without)):
        for i, id in enumerate(ids):
            if id in ids[:i]:
                what = Message('audience "{name}" names "{id}" twice in "{key}"', name=name, id=id, key=key)
                yield Problem(
                    CODE, id.place, what, Message("leave one out, or name the section that was meant"), "warning"
                )


def _contradicted(name: str, audience: Audience) -> Iterator[Problem]:
    for id in dict.fromkeys(audience.without):
        if audience.only is not None and id in audience.only:
            what = Message(
                'audience "{name}" names "{id}" both in "only" and in "without", so it does not get it',
                name=name,
                id=id,
            )
            yield Problem(CODE, id.place, what, Message("leave it out of one of them"), "warning")
    for id in dict.fromkeys(audience.order):
        if id in audience.without or (audience.only is not None and id not in audience.only):
            key = "without" if id in audience.without else "only"
            what = Message('audience "{name}" orders "{id}", which its "{key}" leaves out', name=name, id=id, key=key)
            yield Problem(CODE, id.place, what, None, "warning")
