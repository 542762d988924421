"""The fields of BibTeX and BibLaTeX to sources.

Manual 3.20, sections 2.2 and 3.14.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from deckgen.language import edtf
from deckgen.outline.sources import bibtex_date, english_date, identifiers, names
from deckgen.outline.sources.bibtex_entry import AND, Entry, is_part
from deckgen.outline.sources.languages import tag
from deckgen.outline.sources.reference_file import Value

_NO_SOURCES = frozenset(("xdata", "set"))
_REPORTS = frozenset(("report", "techreport", "manual", "patent", "standard", "misc", "online", "unpublished"))
_OPTION = re.compile(r"[a-z]+\s*=\s*(?:true|false|[0-9]+)", re.IGNORECASE)
"""An option that stands among the names of a list (BibLaTeX manual 3.20, section 3.4)."""

_DAY = (
    r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[ .~-]+[A-Za-z]{3,9}\.?,?[ ~-]+[0-9]{4}"
    r"|[A-Za-z]{3,9}\.?[ ~]+[0-9]{1,2}(?:st|nd|rd|th)?,?[ ~]+[0-9]{4}"
    r"|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}"
)
_ACCESSED = re.compile(
    r"[\[(]?\s*(?:online\s*[;,]\s*)?(?:last\s+)?(?:accessed|visited|retrieved|checked|viewed)"
    rf"(?:\s+on|\s+at)?\s*[:;=]?\s*({_DAY})\s*[\])]?\.?",
    re.IGNORECASE,
)
_LATEX_IN_ADDRESS = re.compile(r"\\(?:url|href)\s*\{|\\text(?:ascii)?tilde\s*(?:\{\})?|\$\\sim\$|\\([%_&#~{}$])|[{}]")


def add(entries: Mapping[str, Entry]) -> None:
    """Add the sources of entries, each with what it inherits."""
    for entry in entries.values():
        if entry.type not in _NO_SOURCES:
            _add(entry.inheriting(entries))


def _add(entry: Entry) -> None:
    title = entry.titled("") or entry.titled("book") or entry.titled("main") or entry.titled("journal")
    container = _container(entry)
    if container and title and container.text == title.text:
        container = None
    article = entry.type in ("article", "suppperiodical", "periodical") or (
        container is not None and "journal" in entry.fields
    )
    published, said_how = entry.link("howpublished")
    noted, note = entry.link("note")
    accessed, note = _accessed(note)
    number = entry.text("number")
    publisher = entry.text("publisher", "institution", "organization", "school") or (said_how and entry.plain(said_how))
    entry.file.add(
        entry.id,
        {
            "title": title,
            "container": container,
            # A journal's publisher is not named with its articles.
            "publisher": None if article and container else publisher,
            "volume": entry.text("volume"),
            "issue": number or entry.text("issue") if article else None,
            "number": None if article else _in_series(entry, number),
            "pages": entry.text("pages", "eid"),
            "url": _address(entry, published or noted),
            "date": _date(entry),
            "accessed": _day(entry, "urldate", "lastchecked", "lastaccessed", "accessed") or accessed,
            "language": _language(entry),
            "note": note and entry.plain(note),
        },
        _authors(entry),
    )


def _container(entry: Entry) -> Value | None:
    """Return the journal or book in which a work stands."""
    if journal := entry.titled("journal") or entry.text("journal"):
        return journal
    book, main = entry.titled("book"), entry.titled("main")
    if book and main:
        return Value(f"{main.text}. {book.text}", book.offset)
    return book or main or (entry.text("eventtitle") if is_part(entry.type) else None)


def _in_series(entry: Entry, number: Value | None) -> Value | None:
    series = entry.text("series")
    if number is None or series is None or entry.type in _REPORTS:
        return number
    return Value(f"{series.text} {number.text}", number.offset)


def _authors(entry: Entry) -> list[Value]:
    keys = ("author",) if is_part(entry.type) else ("author", "editor")
    value = entry.raw(*keys)
    if value is None:
        return []
    listed = (name.strip() for name in names.split(" ".join(value.text.split()), AND))
    written = (names.of_bibtex(name) for name in listed if not _OPTION.fullmatch(name))
    return [entry.plain(Value(name, value.offset)) for name in written if name]


def _address(entry: Entry, linked: str | None) -> Value | None:
    """Return where the work can be read: its address, else its DOI, its place in an archive, a link elsewhere."""
    if url := entry.raw("url"):
        return Value(_url(url.text), url.offset)
    if doi := entry.raw("doi"):
        return entry.file.doi(entry.id.text, Value(_url(doi.text), doi.offset))
    if eprint := entry.raw("eprint"):
        kind = entry.raw("eprinttype", "archiveprefix")
        if found := identifiers.eprint(_url(eprint.text), kind and _url(kind.text)):
            return Value(found, eprint.offset)
    return Value(_url(linked), entry.id.offset) if linked else None


def _url(written: str) -> str:
    plain = _LATEX_IN_ADDRESS.sub(
        lambda match: match[1] or ("~" if "tilde" in match[0] or "sim" in match[0] else ""), written
    )
    return identifiers.url(plain)


def _date(entry: Entry) -> Value | None:
    """Return ``date`` (BibLaTeX), or ``year`` with ``month`` and ``day`` (BibTeX)."""
    if "date" in entry.fields:
        return _day(entry, "date")
    year = entry.raw("year")
    parts = (entry.raw("month"), entry.raw("day"))
    month, day = (part.text.strip("{} ") if part else "" for part in parts)
    return year and _written(entry, year, bibtex_date.joined(year.text.strip("{} "), month, day))


def _day(entry: Entry, *keys: str) -> Value | None:
    value = entry.raw(*keys)
    return value and _written(entry, value, english_date.edtf_of(value.text.strip("{} ")))


def _written(entry: Entry, value: Value, said: str) -> Value:
    """Return a date as it is, in which ``~`` means about, and any other text without LaTeX."""
    found = Value(said, value.offset)
    return found if edtf.valid(said) else entry.plain(found)


def _accessed(note: Value | None) -> tuple[Value | None, Value | None]:
    """Return the day on which a note says that an address was read, and what it says besides."""
    match = _ACCESSED.search(note.text) if note else None
    if note is None or match is None:
        return None, note
    rest = (note.text[: match.start()] + note.text[match.end() :]).strip(" .,;~")
    day = Value(english_date.edtf_of(match[1].replace("~", " ")), note.offset)
    return day, Value(rest, note.offset) if rest else None


def _language(entry: Entry) -> Value | None:
    for key in ("langid", "language", "hyphenation"):
        if (value := entry.text(key)) and tag(value.text):
            return value
    return None
