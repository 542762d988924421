"""A text that serves every language is written in the letters of the deck.

Why: a plain text goes into the deck of every audience, also of one that reads another language. One in another script
is mostly a text that has not been translated. Sources keep their own language, and so do names in Latin letters of up
to three words.

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

import re
from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.check.texts import prose
from deckgen.problems import Problem

CODE = "foreign-script"
NAME_WORDS = 3

LETTERS = {
    "Arab": re.compile("(?=[^\\W\\d_])[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
    "Hebr": re.compile("(?=[^\\W\\d_])[\u0590-\u05ff\ufb1d-\ufb4f]"),
    "Latn": re.compile("(?=[^\\W\\d_])[A-Za-z\u00aa-\u024f\u1e00-\u1eff]"),
}
"""The letters of the scripts that the deck's own words are written in."""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each plain text that has letters, but none of the deck's script."""
    own = LETTERS.get(deck.language.script)
    if own is None:
        return
    for text, _, _ in deck.texts:
        if text.language or own.search(string := prose(text)) or not any(map(str.isalpha, string)):
            continue
        if LETTERS["Latn"].search(string) and len(string.split()) <= NAME_WORDS:
            continue
        what = f'the text has no letter of the script that "{deck.language.tag}" is written in'
        hint = f"give it in each language: {{{deck.language.tag}: …}}"
        yield Problem(CODE, text.place, what, hint, "warning")
