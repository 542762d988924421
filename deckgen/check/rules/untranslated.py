"""A text is given in the language of every deck that shows it.

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
from deckgen.check.texts import prose
from deckgen.language import language
from deckgen.problems import Problem

CODE = "untranslated"
NAME_WORDS = 3


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each plain text in a deck whose language is another of the outline's own script."""
    own = language(deck.whole.language)
    # What is in other letters, foreign-script names.
    if _base(own.tag) == _base(deck.language.tag) or own.script != deck.language.script:
        return
    for text, _, _ in deck.texts:
        if not text.language and len([word for word in prose(text).split() if word.isalpha()]) > NAME_WORDS:
            what = f'the text is not given in "{deck.language.tag}"'
            hint = f"give it in each language: {{{_base(own.tag)}: …, {_base(deck.language.tag)}: …}}"
            yield Problem(CODE, text.place, what, hint, "warning")


def _base(tag: str) -> str:
    return tag.partition("-")[0]
