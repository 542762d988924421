"""CSL-JSON (Citation Style Language, input schema 1.0.2) to sources.

The standard decoder reads each value; the lists and mappings round them are walked here, so that every value has
its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from json import JSONDecodeError, JSONDecoder
from typing import Any, NamedTuple, NoReturn

from deckgen.language.dates import valid
from deckgen.limits import shown
from deckgen.outline.sources.reference_file import ReferenceFile, Value

_BLANK = re.compile("[ \t\r\n]*")
_TAG = re.compile(r"</?(?:i|b|sc|sub|sup|span)\b[^<>]*>")
_EXTRA = re.compile(r"^\s*[\w \-]+:.*(?:\n|\Z)", re.MULTILINE)


class _Number(str):
    """A number as it is written: an id, a year or a volume is no quantity."""

    __slots__ = ()


class _Field(NamedTuple):
    value: Any
    offset: int


_Entry = Mapping[str, _Field]


def read(file: ReferenceFile) -> None:
    """Add the sources of a list of entries, or of a mapping that has such a list as ``items``."""
    walk = _Walk(file.text)
    try:
        for offset, entry in _entries(walk):
            _add(file, offset, entry)
        walk.end()
    except JSONDecodeError as error:
        file.problem("bad-references", error.pos, f"this is not CSL-JSON: {error.msg}")
    except RecursionError:
        file.problem("bad-references", walk.offset, "lists and mappings are nested too deeply")


class _Walk:
    """A position in a JSON text (RFC 8259)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self._decode = JSONDecoder(parse_int=_Number, parse_float=_Number, parse_constant=self._refuse).raw_decode

    def next(self) -> str:
        """Return the next sign that is no blank, ``""`` at the end."""
        match = _BLANK.match(self.text, self.offset)
        self.offset = match.end() if match else self.offset
        return self.text[self.offset : self.offset + 1]

    def value(self) -> _Field:
        """Return the value that stands here, and pass it."""
        self.next()
        start = self.offset
        value, self.offset = self._decode(self.text, start)
        return _Field(value, start)

    def items(self) -> Iterator[None]:
        """Pass a list; each item is to be passed before the next is asked for."""
        self._pass("[")
        more = self.next() != "]"
        while more:
            yield
            more = self._more("]")
        self._pass("]")

    def members(self) -> Iterator[_Field]:
        """Pass a mapping; yield its keys, whose value is to be passed before the next is asked for."""
        self._pass("{")
        more = self.next() != "}"
        while more:
            if self.next() != '"':
                raise JSONDecodeError('expected a key in "quotes"', self.text, self.offset)
            key = self.value()
            self._pass(":")
            yield key
            more = self._more("}")
        self._pass("}")

    def end(self) -> None:
        """Make sure that nothing more follows."""
        if self.next():
            raise JSONDecodeError("expected the end of the file", self.text, self.offset)

    def _more(self, closing: str) -> bool:
        if self.next() == closing:
            return False
        self._pass(",")
        return True

    def _pass(self, sign: str) -> None:
        if self.next() != sign:
            raise JSONDecodeError(f'expected "{sign}"', self.text, self.offset)
        self.offset += 1

    def _refuse(self, constant: str) -> NoReturn:
        raise JSONDecodeError(f"{constant} is no value", self.text, self.offset)


def _entries(walk: _Walk) -> Iterator[tuple[int, _Entry]]:
    if walk.next() != "{":
        yield from _listed(walk)
        return
    found = False
    for key in walk.members():
        if key.value == "items":
            found = True
            yield from _listed(walk)
        else:
            walk.value()
    if not found:
        raise JSONDecodeError('expected a list of entries, or one as "items"', walk.text, 0)


def _listed(walk: _Walk) -> Iterator[tuple[int, _Entry]]:
    for _ in walk.items():
        walk.next()
        offset, entry = walk.offset, dict[str, _Field]()
        for key in walk.members():
            entry[key.value] = walk.value()
        yield offset, entry


def _add(file: ReferenceFile, offset: int, entry: _Entry) -> None:
    before = len(file.problems)
    id = _text(file, entry, "id", numbers=True)
    if id is None and len(file.problems) == before:
        file.problem("missing-key", offset, 'the entry has no "id"')
    values = {
        "title": _text(file, entry, "title"),
        "author": _names(file, entry, "author") or _names(file, entry, "editor"),
        "publisher": _text(file, entry, "container-title") or _text(file, entry, "publisher"),
        "number": _number(file, entry),
        "pages": _text(file, entry, "page", numbers=True),
        "url": _text(file, entry, "URL") or _doi(file, entry),
        "date": _date(file, entry, "issued"),
        "accessed": _date(file, entry, "accessed"),
        "language": _text(file, entry, "language"),
        "note": _note(file, entry),
    }
    if id is not None and len(file.problems) == before:
        file.add(id, values)


def _field(entry: _Entry, key: str) -> _Field:
    return entry.get(key, _Field(None, 0))


def _text(file: ReferenceFile, entry: _Entry, key: str, numbers: bool = False) -> Value | None:
    value, offset = _field(entry, key)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or (isinstance(value, _Number) and not numbers):
        file.problem("wrong-type", offset, f'"{key}" must be a text, not {_kind(value)}')
        return None
    return Value(_TAG.sub("", value), offset)


def _number(file: ReferenceFile, entry: _Entry) -> Value | None:
    number = _text(file, entry, "number", numbers=True)
    volume, issue = (_text(file, entry, key, numbers=True) for key in ("volume", "issue"))
    if number or not volume or not issue:
        return number or volume or issue
    return Value(f"{volume.text}({issue.text})", volume.offset)


def _doi(file: ReferenceFile, entry: _Entry) -> Value | None:
    doi = _text(file, entry, "DOI")
    return doi and Value(f"https://doi.org/{doi.text.removeprefix('https://doi.org/')}", doi.offset)


def _note(file: ReferenceFile, entry: _Entry) -> Value | None:
    """Return the note without the variables that Zotero's "Extra" field holds besides (``PMID: 123``)."""
    note = _text(file, entry, "note")
    text = _EXTRA.sub("", note.text).strip() if note else ""
    return Value(text, note.offset) if note and text else None


def _names(file: ReferenceFile, entry: _Entry, key: str) -> Value | None:
    """Return the names of a list of persons and organisations, given names first, with ``;`` between them."""
    names, offset = _field(entry, key)
    if names is None or names == []:
        return None
    if not isinstance(names, list) or not all(isinstance(name, dict) and _name(name) for name in names):
        file.problem("wrong-type", offset, f'"{key}" must be a list of names with "family" or "literal"')
        return None
    return Value("; ".join(map(_name, names)), offset)


def _name(name: Mapping[str, Any]) -> str:
    order = ("literal", "given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    parts = (name.get(part) for part in order)
    return " ".join(part for part in parts if part and isinstance(part, str))


def _date(file: ReferenceFile, entry: _Entry, key: str) -> Value | None:
    """Return a date as the outline writes it; a range of dates, a season or a text as it is said."""
    given, offset = _field(entry, key)
    if isinstance(given, str) and given:
        return Value(given, offset)
    if given is None:
        return None
    said = None
    if isinstance(given, dict):
        parts = given.get("date-parts")
        said = given.get("literal") or given.get("raw") if parts is None else _from_parts(parts)
    if not isinstance(said, str):
        file.problem("bad-date", offset, f'"{key}" is no date', 'as {"date-parts": [[2026, 1, 31]]}')
        return None
    return Value(said, offset) if said else None


def _from_parts(parts: Any) -> str | None:
    """Return one or two dates of CSL, ``""`` for one without a year, ``None`` where they are wrong."""
    if not isinstance(parts, list) or len(parts) > 2:
        return None
    dates = []
    for date in parts:
        if not isinstance(date, list) or not all(isinstance(part, str | None) for part in date):
            return None
        numbers = [part for part in date if part]
        written = "-".join(number.zfill(2 if place else 4) for place, number in enumerate(numbers))
        if written and not valid(written):
            return None
        dates.append(written)
    return "–".join(filter(None, dates))


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "a mapping" if isinstance(value, dict) else f"{shown(str(value))}"
