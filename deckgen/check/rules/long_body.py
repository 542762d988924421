"""A slide holds no more words than its kind shows comfortably.

Why: a slide is listened to, not read. What goes beyond the comfortable amount is set smaller, then continued on a
second slide, and the room reads instead of listening.

Example::

    points:
      - فقرة كاملة من الدراسة تُنقل كما هي، بجملها وشواهدها واستدراكاتها، وتتلوها أربع فقرات مثلها...

Write instead::

    points:
      - انحصر الوجود في قواعد دائمة
      - بقيت ملفات قيد النقاش
    notes: فقرة كاملة من الدراسة تُنقل كما هي...
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.check.texts import UNSEEN, without_references, words
from deckgen.outline.values import Body
from deckgen.problems import Message, Problem

CODE = "long-body"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each body with too many words."""
    for content in deck.plan.contents:
        most = deck.kinds[content.kind].words
        if most is None or not isinstance(content.body, Body):
            continue
        count = sum(words(said.value) for said in without_references(content.texts) if said.key not in UNSEEN)
        if count > most:
            what = Message(
                "the slide's body has {count} words, {excess} more than the {most} that it shows comfortably",
                count=count,
                excess=count - most,
                most=most,
            )
            yield Problem(CODE, content.body.place, what, Message("shorten it, or make two sections of it"), "warning")
