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
from deckgen.problems import Message, Problem

CODE = "english-words"
SHOWN = 5


def check(deck: Checked) -> Iterator[Problem]:
    """Yield one warning where the deck says own words in English."""
    if deck.language.fallback:
        missing = [key for key in deck.language.words if key not in deck.reader.labels]
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        what = Message('the deck has no words of its own in "{tag}", so it says them in English', tag=deck.language.tag)
        hint = Message('give them in "labels": {names}{more}', names=", ".join(missing[:SHOWN]), more=more)
        yield Problem(CODE, deck.whole.place, what, hint, "warning")
