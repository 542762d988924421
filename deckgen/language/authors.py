"""Words of authors' languages for the outline's own. ``العنوان`` is ``title``, ``مرجّح`` is ``likely``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from deckgen.language import cldr
from deckgen.language.data import authors_words, built_in, speech
from deckgen.problems import closest

CLOSE = 0.75
"""How much of a word must be right."""

_SPOKEN = ("kinds.", "likelihood.", "confidence.")
"""Groups of the deck's own words that say what an outline's keys and values say."""
_ALIKE = str.maketrans("ىیېکھہەۃة", "يييكههههه")
_IDLE = re.compile(r"[\W_]+")


def meant(word: str, known: Collection[str]) -> str | None:
    """Return the outline's word that one of another language stands for.

    It is ``None`` where none is near.
    """
    written = _folded(word)
    stands_for = {name: target for name, targets in _words().items() for target in targets if target in known}
    if written in stands_for:
        return stands_for[written]
    # A word more or less may turn a meaning round: «غير محتمل» is not «محتمل».
    alike = [name for name in stands_for if name.count(" ") == written.count(" ")]
    near = closest(written, alike, CLOSE) if written else None
    return stands_for[near] if near else None


def tag_of(name: str) -> str | None:
    """Return the tag of a language by its name.

    The name is that of a language that decks speak: ``arabic``, ``العربية``.
    """
    names, written = _languages(), _folded(name)
    if written in names:
        return names[written]
    # Names of the many others are near too much.
    spoken = [name for name, tag in names.items() if tag in built_in()]
    near = closest(written, spoken, CLOSE) if written else None
    return names[near] if near else None


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for word, target in _pairs():
        words[word] = (*words.get(word, ()), target)
    return words


def _pairs() -> Iterator[tuple[str, str]]:
    for name in built_in():
        for key, word in speech(name)["words"].items():
            if key.startswith(_SPOKEN):
                yield _folded(word), key.partition(".")[2]
        for word, targets in authors_words(name).items():
            for target in [targets] if isinstance(targets, str) else targets:
                yield _folded(str(word)), target


@cache
def _languages() -> Mapping[str, str]:
    from babel import Locale

    spoken = {tag: Locale(tag).languages for tag in built_in()}
    # The names of the languages that decks speak go before those of all others.
    pairs = [(names[tag], tag) for names in spoken.values() for tag in built_in() if tag in names]
    pairs += [(name, tag) for names in spoken.values() for tag, name in names.items() if cldr.exists(tag)]
    return {_folded(name): tag for name, tag in reversed(pairs)}


def _folded(word: str) -> str:
    """Return what spellings of a word have in common.

    It has no article, vowel signs, capitals or punctuation, and its parts are in one order.
    """
    plain = "".join(
        character for character in unicodedata.normalize("NFKD", word.casefold())
        if unicodedata.category(character) not in ("Mn", "Cf") and character != "ـ"
    )  # fmt: skip
    return " ".join(sorted(part.removeprefix("ال") for part in _IDLE.sub(" ", plain.translate(_ALIKE)).split()))
