"""Plain texts in another language than their deck's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from deckgen.check.checked import Checked
from deckgen.check.texts import Said
from deckgen.language import language
from deckgen.outline.model import Part, Settings, Slide
from deckgen.outline.values import Text

NAME_WORDS = 3
"""Names of so many words stand in every language as they are."""

LETTERS = {
    "Arab": "(?=[^\\W\\d_])[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]",
    "Hebr": "(?=[^\\W\\d_])[\u0590-\u05ff\ufb1d-\ufb4f]",
    "Latn": "(?=[^\\W\\d_])[A-Za-z\u00aa-\u024f\u1e00-\u1eff]",
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
    foreign = (said.text for said in _without_own(deck) if is_foreign(said, script))
    return [text for text in foreign if text.place.path not in files]


@lru_cache(maxsize=1)
def files_in_another_script(deck: Checked) -> list[Text]:
    """Return the first text of each data file without the deck's script.

    In a cell a short text is as often a word as a name, which only the others around it tell.
    """
    named = {said.text.place.path for said in _without_own(deck)} - {"", deck.whole.place.path}
    by_file = dict[str, list[Said]]()
    for said in _plain(deck.said) if named else ():
        if said.text.place.path in named and is_letters(said.prose):
            by_file.setdefault(said.text.place.path, []).append(said)
    files = (texts for texts in by_file.values() if not all(said.prose.isupper() for said in texts))
    own = LETTERS.get(deck.language.script)
    return [texts[0].text for texts in files if own and not any(re.search(own, said.prose) for said in texts)]


def in_another_language(deck: Checked) -> list[Text]:
    """Return the plain texts of a deck in another language.

    It is one of the outline's own script; of other scripts nothing is returned.
    """
    own = language(deck.whole.language)
    # What is in other letters, another rule names.
    if base(own.tag) == base(deck.language.tag) or own.script != deck.language.script:
        return []
    return [said.text for said in _plain(deck.said) if _words(said) > NAME_WORDS]


@lru_cache(maxsize=1)
def is_unspoken(deck: Checked) -> bool:
    """Return whether nothing is given in the deck's language.

    No text names it then, and most plain ones are in another.
    """
    others = in_another_language(deck)
    if len(others or in_another_script(deck)) < 2:
        return False
    tag = base(deck.language.tag)
    if any(base(said.text.language) == tag for said in deck.said):
        return False
    return bool(others) or 2 * len(in_another_script(deck)) > sum(is_letters(said.prose) for said in _plain(deck.said))


@lru_cache(maxsize=1)
def _without_own(deck: Checked) -> list[Said]:
    """Return the plain texts without a letter of the deck's script, if that is a known one."""
    if (own := LETTERS.get(deck.language.script)) is None:
        return []
    found = re.compile(own).search
    return _plain(said for said in deck.said if not found(said.prose))


def _plain(texts: Iterable[Said]) -> list[Said]:
    """Return the texts that serve every language, each once."""
    return list({(said.text.place, said.string): said for said in texts if not said.text.language}.values())


def is_foreign(said: Said, script: str) -> bool:
    """Return whether a text has letters of other scripts only.

    A name counts for no such text. ``script`` is an ISO 15924 code.
    """
    string = said.prose
    if script not in LETTERS or re.search(LETTERS[script], string) or not is_letters(string):
        return False
    if not re.search(LETTERS["Latn"], string) or len(string.split()) > NAME_WORDS:
        return True
    # Of names in Latin letters, what is all capitals (BRICS, F-16) is one also as a title.
    return isinstance(said.holder, Slide | Part | Settings) and said.key in HEADS and not string.isupper()


def is_letters(string: str) -> bool:
    """Return whether there are letters in a string."""
    return any(map(str.isalpha, string))


def base(tag: str) -> str:
    """Return a language tag without its region and script."""
    return tag.partition("-")[0]


def _words(said: Said) -> int:
    return sum(map(str.isalpha, said.prose.split()))
