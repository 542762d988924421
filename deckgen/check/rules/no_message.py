"""A slide's headline states its conclusion, not its subject.

Why: readers who see only the headlines should know what the briefing says. A title names what a section is about; its
message says what follows from it. A section without a body is a statement, whose title is the message.

Example::

    - title: المسار الزمني
      timeline: [...]

Write instead::

    - title: المسار الزمني
      message: انتقلت العلاقة من الحذر إلى حوار منظّم في عام واحد
      timeline: [...]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.outline import markup
from deckgen.outline.values import Text
from deckgen.problems import Message, Problem

CODE = "no-message"
HINT = Message('say in "message", in one sentence, what the slide shows')


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each section without a message. The appendix needs none."""
    stating = next(kind.body for kind in deck.kinds.values() if kind.default)
    for section in deck.reader.sections:
        if section.body is None or type(section.body) is stating:
            continue
        title, message = section.title, section.message
        if message is None:
            yield Problem(
                CODE, title.place, Message("the section has no message: its title is the headline"), HINT, "warning"
            )
        elif _plain(message) == _plain(title):
            yield Problem(CODE, message.place, Message("the message repeats the title"), HINT, "warning")


def _plain(text: Text) -> str:
    return markup.plain(text.string).strip(" .").casefold()
