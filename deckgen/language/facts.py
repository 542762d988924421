"""What is known of how languages are written: signs, letters, units.

A text of one language may quote another, so the facts of all languages count in every text. They are the first
document of a language's data file:

- ``cldr`` is the version of CLDR that signs, dates and regions follow; a comment says where they do not;
- ``stop`` is the full stop; the signs in ``ends`` end a sentence too;
- ``letters`` are those that the language has beyond the others of its script;
- ``units``, and months after a day, stand after a number in its line, ``before_number`` before one;
- a number behind one of ``telephone`` is no quantity;
- ``joined`` are words that are joined to the next one: a hyphen behind one is a minus;
- ``together`` are pairs of words that stand in one line;
- ``missing`` are phrases that stand in a table for a number that is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from deckgen.language.data import built_in, writing
from deckgen.language.numbers import PERCENT

BY_SCRIPT = {"Arab": "ar", "Hebr": "he", "Latn": "en"}
"""The language that each script stands for."""


class Facts(Struct, frozen=True):
    """The facts of all languages together.

    ``opening`` to ``marks`` are signs, one character each. ``opening`` and ``closing`` are brackets and quotes.
    ``marks`` are all signs that stand at the end of a word, ``stops`` and ``ends`` among them. ``letters`` go by
    the language as PowerPoint writes it, and its script.
    """

    opening: str
    closing: str
    stops: str
    ends: str
    marks: str
    letters: Mapping[tuple[str, str], frozenset[str]]
    units: frozenset[str]
    before_number: frozenset[str]
    joined: frozenset[str]
    telephone: frozenset[str]
    together: frozenset[str]
    missing: frozenset[str]


@cache
def facts() -> Facts:
    """Return the facts of all languages."""
    every = [writing(name) for name in built_in()]
    marks = (data[sign] for data in every for sign in ("comma", "semicolon", "colon", "question", "stop", "ends"))
    return Facts(
        opening=_signs("([", *(data["quotes"][0] for data in every)),
        closing=_signs(")]", *(data["quotes"][1] for data in every)),
        stops=_signs(*(data["stop"] for data in every)),
        ends=_signs(*(data["ends"] for data in every)),
        marks=_signs(*marks, *PERCENT.values()),
        letters={(data["office"], data["script"]): frozenset(data["letters"]) for data in every if "letters" in data},
        units=_words(data["units"] for data in every),
        before_number=_words(data["before_number"] for data in every),
        joined=_words(data.get("joined", "") for data in every),
        telephone=_words(data["telephone"] for data in every),
        together=frozenset(pair for data in every for pair in data.get("together", ())),
        missing=frozenset(phrase for data in every for phrase in data["missing"]),
    )


def office(script: str, text: str) -> str:
    """Return the language of a text as PowerPoint writes it: ``ur-PK``.

    It is the one with most of the text's letters beyond its script's own, of such with as many the one with the
    fewest; where no language has any, the one that the script stands for.
    """
    letters = frozenset(text)
    own = [(len(has & letters), -len(has), tag) for (tag, of), has in facts().letters.items() if of == script]
    found, _, tag = max(own, default=(0, 0, ""))
    return tag if found else str(writing(BY_SCRIPT[script])["office"])


def _signs(*texts: str) -> str:
    return "".join(sorted({char for text in texts for char in text if not char.isspace()}))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.split())
