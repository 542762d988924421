"""The texts of a deck are given in its language.

Why: where an audience, or the whole outline, is set to a language that nothing is written in, the deck's own words are
in that language and all others are not. It says so once, in place of a warning for each text.

Example::

    language: ar
    audiences:
      paris: {language: fr}
    sections:
      - title: مسار العلاقة بين الجانبين

Write instead::

    language: ar
    audiences:
      paris: {language: fr}
    sections:
      - title: {ar: مسار العلاقة بين الجانبين, fr: L’évolution des relations}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.check.foreign import base, in_another_language, in_another_script, is_unspoken
from deckgen.deck.audience import called
from deckgen.problems import Message, Problem

CODE = "unspoken-language"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield one warning where the deck's language is given nowhere."""
    if is_unspoken(deck):
        tag = deck.language.tag
        foreign = len(in_another_script(deck)) + len(in_another_language(deck))
        what = Message(
            '{reader} is in "{tag}", but {count} of its texts are in another language, and none is given in "{tag}"',
            reader=called(deck.audience),
            tag=tag,
            count=foreign,
        )
        hint = Message(
            "give each in the languages of the outline, {{{tag}: …}}, or set another language", tag=base(tag)
        )
        yield Problem(CODE, deck.set_at, what, hint, "warning")
