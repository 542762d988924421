"""How a source is written: an entry of the sources slide, and its name in a source line.

A source is written in its own language: the one that it names, else the deck's, where its title is in the deck's
script. So an English report in an Arabic deck has «No. 2077» and not «رقم 2077».
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import Literal, NamedTuple

from deckgen.language import Language
from deckgen.language import language as language_of
from deckgen.language.dates import valid
from deckgen.outline.markup import plain
from deckgen.outline.model import Source
from deckgen.outline.values import Text

MOST_NAMES = 3
"""Of more authors only the first is named; of two or three all are."""

_BY_DIRECTION = {"AL": "ar", "R": "he", "L": "en"}
"""The languages whose words stand by a title of a script, by the class of its letters (UAX #9, table 4)."""

_DIRECTION_BY_SCRIPT = {"Arab": "AL", "Syrc": "AL", "Thaa": "AL", "Hebr": "R", "Nkoo": "R", "Adlm": "R"}
_NAMES = re.compile(r"\s*[;؛]\s*")
_BARE_NUMBER = re.compile(r"[\d/–-]+")
_BARE_PAGES = re.compile(r"\d[\d\s,،–-]*")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


class Entry(NamedTuple):
    """A source on the sources slide: who and which, then what and when; ``detail`` may be empty."""

    head: str
    detail: str
    url: str | None


def entry(source: Source, language: Language) -> Entry:
    """Return a source as an entry of the sources slide. Its ``note`` is not part of it.

    Args:
        source: the source, its texts in one language.
        language: the deck's.
    """
    own = _own(source, language)
    head = _head(source, own)
    # LibreOffice sets a quotation mark that begins a line against the deck's direction at its wrong end.
    opening, closing = own.quotes if own.rtl == language.rtl else ("", "")
    details = [
        f"{opening}{plain(source.title.string)}{closing}" if _names(source, own) and head != _title(source) else "",
        own.date(source.date) if source.date else "",
        _pages(_said(source.pages), own),
        own.word("accessed", date=own.date(source.accessed)) if source.accessed else "",
        f"{own.word('rating')}{own.colon} {source.rating}" if source.rating else "",
    ]
    return Entry(head, _listed(details, own), source.url)


def short(source: Source, locator: str | None, language: Language, form: Literal["full", "brief"]) -> str:
    """Return a source's name in a source line.

    Args:
        source: the source, its texts in one language.
        locator: the page or passage, as the author wrote it; bare page numbers get the word for pages.
        language: the deck's.
        form: ``full`` is author, publisher, number and page; ``brief`` author and year. A source that has no
            author goes by its publisher, without that by its title.
    """
    own = _own(source, language)
    if form == "full":
        return _listed([_head(source, own), _pages(locator or "", own)], own)
    name = _authors(source, own) or _said(source.publisher) or _title(source)
    return _listed([name, _year(source, own)], own)


def _own(source: Source, deck: Language) -> Language:
    tag = source.language
    if tag is None:
        letters = Counter(map(unicodedata.bidirectional, _title(source)))
        direction = max(_BY_DIRECTION, key=lambda direction: letters[direction])
        if letters[direction] == 0 or direction == _DIRECTION_BY_SCRIPT.get(deck.script, "L"):
            return deck
        tag = _BY_DIRECTION[direction]
    if tag.lower() in (deck.tag.lower(), deck.tag.partition("-")[0]):
        return deck
    own = language_of(tag, digits="latn")
    return replace(own, calendars=deck.calendars, digits=deck.digits if own.script == "Arab" else "latn")


def _head(source: Source, own: Language) -> str:
    names = _names(source, own) or [_title(source)]
    number = _said(source.number)
    if _BARE_NUMBER.fullmatch(number):
        number = f"{own.word('number')} {number}"
    return _listed([*names, number], own)


def _names(source: Source, own: Language) -> list[str]:
    return list(filter(None, (_authors(source, own), _said(source.publisher))))


def _authors(source: Source, own: Language) -> str:
    names: list[str] = list(filter(None, _NAMES.split(_said(source.author))))
    # BibTeX's «and others» comes as a last author of that name.
    cut = len(names) > MOST_NAMES or names[-1:] == ["others"]
    if cut:
        return names[0] + own.word("others")
    return own.word("and").join(filter(None, (own.comma.join(names[:-1]), *names[-1:])))


def _year(source: Source, own: Language) -> str:
    written = source.date or ""
    if valid(written):
        return own.year(written)
    match = _YEAR.search(written)
    return match[0] if match else ""


def _pages(pages: str, own: Language) -> str:
    if not _BARE_PAGES.fullmatch(pages):
        return pages
    return f"{own.word('page' if pages.isdecimal() else 'pages')} {pages}"


def _title(source: Source) -> str:
    return plain(source.title.string)


def _said(text: Text | None) -> str:
    return plain(text.string) if text else ""


def _listed(texts: list[str], own: Language) -> str:
    return own.comma.join(filter(None, texts))
