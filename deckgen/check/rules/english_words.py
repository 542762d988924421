"""The deck's own words are in the deck's language.

Why: deckgen has words of its own for slides such as the agenda and the sources. A deck in a language that it knows no
words in says them in English, until the outline's ``labels`` say them.

Example::

    language: sw
    title: Uhusiano wa pande mbili

Write instead::

    language: sw
    title: Uhusiano wa pande mbili
    labels: {summary: Muhtasari, sources: Vyanzo}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.problems import Listed, Message, Problem

CODE = "english-words"
SHOWN = 5


def check(deck: Checked) -> Iterator[Problem]:
    """Yield one warning where the deck says own words in English."""
    if deck.language.fallback:
        missing = [key for key in deck.language.words if key not in deck.reader.labels]
        what = Message('the deck has no words of its own in "{tag}", so it says them in English', tag=deck.language.tag)
        names = Listed(missing[:SHOWN])
        hint = (
            Message('give them in "labels": {names} and {count} more', names=names, count=len(missing) - SHOWN)
            if len(missing) > SHOWN
            else Message('give them in "labels": {names}', names=names)
        )
        yield Problem(CODE, deck.whole.place, what, hint, "warning")
