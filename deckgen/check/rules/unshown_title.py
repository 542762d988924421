"""A section's title stands on some slide.

Why: a title is the headline; over a message, it is the kicker. A section with a message and a kicker of its own shows
it in the agenda and the tracker only, and those of a briefing in parts name the parts.

Example::

    - part: الحاضر
      title: المسار
      kicker: مسار العلاقة
      message: عادت العلاقة بشروط جديدة

Write instead::

    - part: الحاضر
      title: مسار العلاقة
      message: عادت العلاقة بشروط جديدة
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.layout.content import Agenda
from deckgen.outline.model import Closing, Section
from deckgen.outline.values import Text
from deckgen.problems import Message, Problem

CODE = "unshown-title"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each title that no slide shows."""
    # A set, so that a deck of thousands of slides takes no longer for each of them.
    shown = {_said(text) for text in _shown(deck)}
    outline = deck.reader
    slides: list[Section | Closing] = [*outline.sections, *outline.appendix]
    for slide in (*slides, outline.closing) if outline.closing else slides:
        # Only those over a message give way to another kicker; the full deck knows what other decks show as well.
        if slide.message and slide.kicker and _said(slide.title) not in shown and (deck.audience is None or slide.for_):
            what = Message("this title is shown nowhere: the message is the headline, and the kicker stands over it")
            yield Problem(
                CODE,
                slide.title.place,
                what,
                Message("leave the kicker out, so that the title stands there"),
                "warning",
            )


def _said(text: Text) -> frozenset[tuple[str, str]]:
    return frozenset(text.said.items())


def _shown(deck: Checked) -> Iterator[Text]:
    yield from deck.plan.tracker
    for content in deck.plan.contents:
        yield from (content.headline, *([content.kicker] if content.kicker else []))
        if isinstance(content.body, Agenda):
            yield from (row.title for row in content.body.rows)
