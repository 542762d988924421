"""A text is given in the language of each of its decks.

Why: a plain text goes into the deck of every audience as it is. Where the decks' languages share their letters, as
Arabic and Persian do, one that has not been translated is not seen at a glance. Sources keep their own language, and
so do names of up to three words.

Example::

    language: ar
    audiences:
      tehran: {language: fa}
    sections:
      - title: مسار العلاقة بين الجانبين

Write instead::

    language: ar
    audiences:
      tehran: {language: fa}
    sections:
      - title: {ar: مسار العلاقة بين الجانبين, fa: روند روابط دو طرف}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.check.foreign import base, in_another_language, is_unspoken
from deckgen.problems import Message, Problem

CODE = "untranslated"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each plain text in another language."""
    for text in () if is_unspoken(deck) else in_another_language(deck):
        what = Message("the text is not given in {language}", language=deck.tongue)
        hint = Message(
            "give it in each language: {{{own}: …, {other}: …}}",
            own=base(deck.whole.language),
            other=base(deck.language.tag),
        )
        yield Problem(CODE, text.place, what, hint, "warning")
