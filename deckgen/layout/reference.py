"""How a source is written.

As an entry of the sources slide, and by its name in a source line.

A source is written in its own language: that of its title where it says one, the one that it names, else that of the
title's first letter. So an English report in an Arabic deck has «No. 2077» and not «رقم 2077». What the briefing adds
is the deck's: the marks round every title, and the rating.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from msgspec.structs import replace

from deckgen.language import Language, edtf
from deckgen.language import language as language_of
from deckgen.outline.markup import plain
from deckgen.outline.model import Source
from deckgen.outline.values import Text

MOST_NAMES = 3
"""Of more authors only the first is named; of two or three all are."""

_BY_DIRECTION = {"AL": "ar", "R": "he", "L": "en"}
"""The languages whose words stand by a title of a script, by the class of its letters (UAX #9, table 4)."""

_DIRECTION_BY_SCRIPT = {"Arab": "AL", "Syrc": "AL", "Thaa": "AL", "Hebr": "R", "Nkoo": "R", "Adlm": "R"}
_NAMES = r"\s*(?<!\\)[;؛]\s*"
_BARE_NUMBER = r"[\d/–-]+"
_BARE_VOLUME = r"(?:[A-Z]{0,2}\d[\d/–-]*[A-Za-z]?|[IVXLCDM]+|[A-Z])"
_BARE_PAGES = r"\d[\d\s,،–-]*"
_YEAR = r"(?<!\d)\d{4}(?!\d)"


class Entry(NamedTuple):
    """A source on the sources slide.

    Who and where, then what and when; ``detail`` and ``rating`` may be empty.
    """

    head: str
    detail: str
    rating: str
    url: str | None


def entry(source: Source, language: Language) -> Entry:
    """Return a source as an entry of the sources slide. Its ``note`` is not part of it.

    Args:
        source: the source, its texts in one language.
        language: the deck's.
    """
    own, (opening, closing) = _own(source, language), language.quotes
    work = _work(source, own, f"{opening}{plain(source.title.string)}{closing}")
    names = _names(source, own)
    details = [
        *(work if names else ()),
        edtf.write(source.date, own) if source.date else "",
        _pages(_said(source.pages), own),
        own.word("accessed", date=edtf.write(source.accessed, own)) if source.accessed else "",
    ]
    rating = f"{language.word('rating')}{language.colon} {source.rating}" if source.rating else ""
    return Entry(_listed(names or work, own), _listed(details, own), rating, source.url)


def short(source: Source, locator: str | None, language: Language, form: Literal["full", "brief"]) -> str:
    """Return a source's name in a source line.

    Args:
        source: the source, its texts in one language.
        locator: the page or passage, as the author wrote it; bare page numbers get the word for pages.
        language: the deck's.
        form: ``full`` is author, publisher, number and page; ``brief`` author and year. A source that has no
            author goes by its publisher, without that by its title.
    """
    own, title = _own(source, language), plain(source.title.string)
    if form == "full":
        names = _unequal(source, own, [_container(source, own) or _said(source.publisher)])
        which = [_number(source, own)] if names else _work(source, own, title)
        return _listed([*names, *which, _pages(locator or "", own)], own)
    names = [_authors(source, own), _said(source.container), _said(source.publisher), title]
    return _listed([next(filter(None, names)), _year(source, own)], own)


def _own(source: Source, deck: Language) -> Language:
    tag = source.title.language or source.language
    if tag is None:
        letters = map(unicodedata.bidirectional, plain(source.title.string))
        direction = next((letter for letter in letters if letter in _BY_DIRECTION), None)
        if direction is None or direction == _DIRECTION_BY_SCRIPT.get(deck.script, "L"):
            return deck
        tag = _BY_DIRECTION[direction]
    if tag.lower() in (deck.tag.lower(), deck.tag.partition("-")[0]):
        return deck
    own = language_of(tag, digits="latn")
    return replace(own, calendars=deck.calendars, digits=deck.digits if own.script == "Arab" else "latn")


def _names(source: Source, own: Language) -> list[str]:
    """Return who wrote a source, and where it stands."""
    return _unequal(source, own, [_container(source, own), _said(source.publisher)])


def _work(source: Source, own: Language, title: str) -> list[str]:
    """Return what a source is called, and its numbers but those of the journal or book that it stands in."""
    return [title, "" if source.container else _volume(source, own), _number(source, own)]


def _container(source: Source, own: Language) -> str:
    return _listed([_said(source.container), _volume(source, own)], own) if source.container else ""


def _volume(source: Source, own: Language) -> str:
    """Return volume and issue: ``12(3)``, one of them alone with the word for it."""
    volume, issue = _said(source.volume), _said(source.issue)
    if re.fullmatch(_BARE_VOLUME, volume) and re.fullmatch(_BARE_VOLUME, issue):
        return f"{volume}({issue})"
    numbers = (("volume", volume), ("issue", issue))
    return _listed([f"{own.word(word)} {n}" if re.fullmatch(_BARE_VOLUME, n) else n for word, n in numbers], own)


def _number(source: Source, own: Language) -> str:
    number = _said(source.number)
    return f"{own.word('number')} {number}" if re.fullmatch(_BARE_NUMBER, number) else number


def _author_names(source: Source) -> list[str]:
    written = re.split(_NAMES, source.author.string) if source.author else ()
    return list(filter(None, (plain(name.replace("\\؛", "؛")).strip() for name in written)))


def _authors(source: Source, own: Language) -> str:
    names = _author_names(source)
    # BibTeX's «and others» comes as a last author of that name.
    cut = len(names) > MOST_NAMES or names[-1:] == ["others"]
    if cut:
        return names[0] + own.word("others")
    return own.word("and").join(filter(None, (own.comma.join(names[:-1]), *names[-1:])))


def _year(source: Source, own: Language) -> str:
    written = source.date or ""
    if (year := edtf.year(written, own)) is not None:
        return year
    match = re.search(_YEAR, written)
    return match[0] if match else ""


def _pages(pages: str, own: Language) -> str:
    if not re.fullmatch(_BARE_PAGES, pages):
        return pages
    return f"{own.word('page' if pages.isdecimal() else 'pages')} {pages}"


def _said(text: Text | None) -> str:
    return plain(text.string) if text else ""


def _unequal(source: Source, own: Language, places: list[str]) -> list[str]:
    """Return who wrote a source and where it stands: an institute that publishes what it wrote is named once."""
    authors = {name.casefold() for name in _author_names(source)}
    others = {place.casefold(): place for place in reversed(places) if place.casefold() not in authors}
    return list(filter(None, (_authors(source, own), *reversed(others.values()))))


def _listed(texts: list[str], own: Language) -> str:
    return own.comma.join(filter(None, texts))
