"""Arabic presentation forms to the letters that they stand for.

Texts from PDFs are made of them.

Programs search, join and break base letters only. The forms of letters, of marks and of ligatures of letters are
Unicode's blocks FB50-FDFF and FE70-FEFF without the words and signs that have no other form (FDF0-FDFF: ``ﷲ``, ``ﷺ``,
``﷼``) and the ornate parentheses (FD3E, FD3F).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from deckgen.limits import shown
from deckgen.problems import Message, Place, Problem

_FORM = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufe72\ufe74-\ufefc]")
"""FBB2-FBD2 are signs, and FE73 the end of a stroke: they stand for no letter."""

_LETTERS = "[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]*"
_WORD = _LETTERS + _FORM.pattern + _LETTERS


class Met(Struct, frozen=True):
    """A word with presentation forms, and where it stands."""

    word: str
    place: Place


def base_letters(text: str) -> str:
    """Return a text with base letters in place of presentation forms.

    That is by Unicode's compatibility decompositions.
    """
    return re.sub(_WORD, lambda word: _FORM.sub(_decomposed, word[0]), text)


def first_word(text: str) -> re.Match[str] | None:
    """Return the first word of a text that has presentation forms."""
    # The pattern of a word tries each letter of a text, of which most have no such form.
    return re.search(_WORD, text) if _FORM.search(text) else None


def _decomposed(form: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFKC", form[0])
    # The form of a mark that stands by itself has a space for its letter.
    return letters.lstrip(" ") if form.start() else letters


def warning(met: Sequence[Met]) -> list[Problem]:
    """Return the one warning for the texts of a file.

    It is for presentation forms, at the first of them.
    """
    if not met:
        return []
    first, count = min(met, key=lambda one: one.place), len(met)
    values = {"word": shown(first.word), "base": shown(base_letters(first.word))}
    what = (
        Message(
            '"{word}" is read as "{base}": letters in Arabic presentation forms, as PDFs hold them, in {count} texts',
            count=count,
            **values,
        )
        if count > 1
        else Message(
            '"{word}" is read as "{base}": letters in Arabic presentation forms, as PDFs hold them, in 1 text', **values
        )
    )
    hint = Message("look whether the words are right and in order, or type them anew")
    return [Problem("presentation-forms", first.place, what, hint, "warning")]


def of_file(text: str, path: str) -> tuple[str, list[Problem]]:
    """Return what a file holds, with base letters, and the warning.

    The file is one other than an outline.
    """
    if not _FORM.search(text):
        return text, []
    lines = enumerate(text.split("\n"), 1)
    met = [Met(word[0], Place(path, number, word.start() + 1)) for number, line in lines if (word := first_word(line))]
    return base_letters(text), warning(met)
