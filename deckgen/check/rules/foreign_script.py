"""A plain text is written in the letters of its deck.

Why: a plain text goes into the deck of every audience, also of one that reads another language. One in another script
is mostly a text that has not been translated, be it the outline's or a data file's. Sources keep their own language,
and so do names in Latin letters of up to three words; a title is a name where it is all capitals.

Example::

    language: en
    sections:
      - title: المسار

Write instead::

    language: en
    sections:
      - title: {ar: المسار, en: The course of events}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.check.foreign import base, files_in_another_script, in_another_script, is_unspoken
from deckgen.check.texts import in_words
from deckgen.limits import shown
from deckgen.problems import Message, Problem

CODE = "foreign-script"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each text or data file in another script."""
    for text in () if is_unspoken(deck) else in_another_script(deck):
        what = Message("the text has no letter of the script of {language}", language=deck.tongue)
        hint = Message("give it in each language: {{{tag}: …}}", tag=base(deck.language.tag))
        yield Problem(CODE, text.place, what, hint, "warning")
    for text in files_in_another_script(deck):
        what = Message(
            'no text of the data file has a letter of the script of {language}, as here "{text}"',
            language=deck.tongue,
            text=shown(in_words(text.string)),
        )
        hint = Message("name columns in the deck's language, or give the audience a file of its own")
        yield Problem(CODE, text.place, what, hint, "warning")
