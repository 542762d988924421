"""Plain texts in another language than their deck's."""

from __future__ import annotations

import re
from functools import lru_cache

from deckgen.check.checked import Checked
from deckgen.check.texts import prose
from deckgen.language import language
from deckgen.outline.model import Part, Settings, Slide
from deckgen.outline.values import Text
from deckgen.outline.walk import Found

NAME_WORDS = 3
"""Names of so many words stand in every language as they are."""

LETTERS = {
    "Arab": re.compile("(?=[^\\W\\d_])[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
    "Hebr": re.compile("(?=[^\\W\\d_])[\u0590-\u05ff\ufb1d-\ufb4f]"),
    "Latn": re.compile("(?=[^\\W\\d_])[A-Za-z\u00aa-\u024f\u1e00-\u1eff]"),
}
"""The letters of the scripts that deckgen has words in."""

HEADS = ("title", "subtitle", "kicker", "message", "short", "takeaway", "question")
"""Keys that say something, however short it is. They are those of a slide, a part and the cover."""


@lru_cache(maxsize=1)
def in_another_script(deck: Checked) -> list[Text]:
    """Return the plain texts with letters, but none of the deck's script.

    Without those of data files that ``files_in_another_script`` names as a whole.
    """
    script = deck.language.script
    files = {text.place.path for text in files_in_another_script(deck)}
    plain = (found for found in deck.plain if found.value.place.path not in files)
    return [found.value for found in plain if is_foreign(found, script)]


@lru_cache(maxsize=1)
def files_in_another_script(deck: Checked) -> list[Text]:
    """Return the first text of each data file without the deck's script.

    In a cell a short text is as often a word as a name, which only the others around it tell.
    """
    own, by_file = LETTERS.get(deck.language.script), dict[str, list[Text]]()
    for text, _, _ in deck.plain:
        if text.place.path not in ("", deck.whole.place.path) and is_letters(prose(text)):
            by_file.setdefault(text.place.path, []).append(text)
    files = (texts for texts in by_file.values() if not all(prose(text).isupper() for text in texts))
    return [texts[0] for texts in files if own and not any(own.search(prose(text)) for text in texts)]


def in_another_language(deck: Checked) -> list[Text]:
    """Return the plain texts of a deck in another language.

    It is one of the outline's own script; of other scripts nothing is returned.
    """
    own = language(deck.whole.language)
    # What is in other letters, another rule names.
    if base(own.tag) == base(deck.language.tag) or own.script != deck.language.script:
        return []
    return [text for text, _, _ in deck.plain if _words(text) > NAME_WORDS]


@lru_cache(maxsize=1)
def is_unspoken(deck: Checked) -> bool:
    """Return whether nothing is given in the deck's language.

    No text names it then, and most plain ones are in another.
    """
    tag = base(deck.language.tag)
    if any(base(text.language) == tag for text, _, _ in deck.texts):
        return False
    if others := in_another_language(deck):
        return len(others) > 1
    foreign = len(in_another_script(deck))
    return foreign > 1 and 2 * foreign > sum(is_letters(prose(text)) for text, _, _ in deck.plain)


def is_foreign(found: Found[Text], script: str) -> bool:
    """Return whether a text has letters of other scripts only.

    A name counts for no such text. ``script`` is an ISO 15924 code.
    """
    string = prose(found.value)
    if script not in LETTERS or LETTERS[script].search(string) or not is_letters(string):
        return False
    if not LETTERS["Latn"].search(string) or len(string.split()) > NAME_WORDS:
        return True
    # Of names in Latin letters, what is all capitals (BRICS, F-16) is one also as a title.
    return isinstance(found.holder, Slide | Part | Settings) and found.key in HEADS and not string.isupper()


def is_letters(string: str) -> bool:
    """Return whether there are letters in a string."""
    return any(map(str.isalpha, string))


def base(tag: str) -> str:
    """Return a language tag without its region and script."""
    return tag.partition("-")[0]


def _words(text: Text) -> int:
    return sum(map(str.isalpha, prose(text).split()))
