"""Every word stands in one line.

Why: a word that is wider than its box goes on in the next line, without a hyphen and anywhere within it. Mostly its
spaces have been lost, as when a text is copied out of a PDF. Addresses and other literals, which go on after their
punctuation, are no words.

Example::

    timeline:
      - {when: 2025, title: انتقلتالعلاقةمنالحذرإلىحوارأمنيمنظّم}

Write instead::

    timeline:
      - {when: 2025, title: انتقلت العلاقة من الحذر إلى حوار أمني منظّم}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from deckgen.check.checked import Checked
from deckgen.limits import shown
from deckgen.problems import Message, Problem
from deckgen.scene.nodes import Paragraph
from deckgen.text.bidi import unmarked

CODE = "broken-word"

WITHIN_WORDS = ("L", "M", "N")
"""Initials of Unicode's categories of letters, marks and digits. Between two of these no line ends by right."""

_WORD = re.compile(r"\S+")


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each text with a word in two lines."""
    broken = {word for paragraph in deck.paragraphs if paragraph.breaks for word in _broken(paragraph)}
    for said in deck.said if broken else ():
        for word in _WORD.findall(said.prose):
            # Of one that is continued on a further slide, each has a part.
            if any(part in word for part in broken):
                what = Message('the word "{word}" is too long for a line', word=shown(word))
                yield Problem(CODE, said.text.place, what, Message("part it, or say it in another one"), "warning")


def _broken(paragraph: Paragraph) -> Iterator[str]:
    text = paragraph.text
    for at in paragraph.breaks:
        if category(text[at - 1])[0] in WITHIN_WORDS and category(text[at])[0] in WITHIN_WORDS:
            yield next(unmarked(word[0]) for word in _WORD.finditer(text) if word.end() > at)
