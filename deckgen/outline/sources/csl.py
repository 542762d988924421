"""CSL-JSON, as Zotero and Crossref write it, to sources (input schema 1.0.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json import JSONDecodeError

from deckgen.limits import shown
from deckgen.outline.sources import csl_date, identifiers, names, rich_text
from deckgen.outline.sources.json_walk import Field, Number, Walk
from deckgen.outline.sources.plain_texts import PlainTexts
from deckgen.outline.sources.reference_file import ReferenceFile, Value
from deckgen.problems import Message

_EXTRA = re.compile(r"^\s*[A-Za-z][A-Za-z0-9_. \-]*:.*(?:\n|\Z)", re.MULTILINE)


def read(file: ReferenceFile) -> None:
    """Add the sources of a list of entries.

    It may be the ``items`` of a mapping.
    """
    walk = Walk(file.text)
    try:
        for offset, fields in _entries(walk):
            _add(file, offset, fields)
        walk.end()
    except JSONDecodeError as error:
        file.problem("bad-references", error.pos, Message("this is not CSL-JSON: {error}", error=error.msg))
    except RecursionError:
        file.problem("bad-references", walk.offset, Message("lists and mappings are nested too deeply"))


def _entries(walk: Walk) -> Iterator[tuple[int, dict[str, Field] | None]]:
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


def _listed(walk: Walk) -> Iterator[tuple[int, dict[str, Field] | None]]:
    """Yield each entry's fields and where it begins, ``None`` for what is no mapping."""
    for _ in walk.items():
        if walk.next() != "{":
            yield walk.value().offset, None
            continue
        offset, fields = walk.offset, dict[str, Field]()
        for key in walk.members():
            fields[key.value] = walk.value()
        yield offset, fields


def _add(file: ReferenceFile, offset: int, fields: Mapping[str, Field] | None) -> None:
    if fields is None:
        file.fault("", "wrong-type", offset, Message("an entry must be a mapping"))
        return
    id, at = _field(fields, "id")
    if not isinstance(id, str) or not id:
        if id in (None, ""):
            file.fault("", "missing-key", at or offset, Message('the entry has no "id"'))
        else:
            file.fault("", "wrong-type", at, Message('"{key}" must be a text, not {got}', key="id", got=_kind(id)))
        return
    entry = _Entry(file, str(id), fields)
    container, publisher = entry.text("container-title"), entry.text("publisher", "authority")
    article = str(_field(fields, "type").value).startswith("article")
    file.add(
        Value(str(id), at),
        {
            "title": entry.text("title", "title-short"),
            "container": container,
            # A journal's publisher is not named with its articles.
            "publisher": None if article and container else publisher,
            "volume": entry.text("volume"),
            "issue": entry.text("issue"),
            "number": entry.text("number"),
            "pages": entry.text("page"),
            "url": entry.address(),
            "date": entry.date("issued"),
            "accessed": entry.date("accessed"),
            "language": entry.text("language"),
            "note": entry.note(),
        },
        entry.names("author") or entry.names("editor"),
    )


@dataclass(frozen=True, slots=True)
class _Entry(PlainTexts):
    """An entry's fields as texts; what is wrong with them is recorded as faults of the entry."""

    file: ReferenceFile
    id: str
    fields: Mapping[str, Field]

    def fault(self, code: str, offset: int, message: Message, hint: Message | None = None) -> None:
        self.file.fault(self.id, code, offset, message, hint)

    def raw(self, *keys: str) -> Value | None:
        """Return the first of the fields that holds a text, as written."""
        for key in keys:
            value, offset = _field(self.fields, key)
            # Crossref's own interface has titles as lists of one.
            value = value[0] if isinstance(value, list) and len(value) == 1 else value
            if value is None or value == "" or value == []:
                continue
            if not isinstance(value, str) or (isinstance(value, Number) and key in _WORDS):
                self.fault(
                    "wrong-type", offset, Message('"{key}" must be a text, not {got}', key=key, got=_kind(value))
                )
            return Value(str(value), offset)
        return None

    @staticmethod
    def without_markup(text: str) -> str:
        return rich_text.plain(text)

    def names(self, key: str) -> list[Value]:
        listed, offset = _field(self.fields, key)
        if listed is None:
            return []
        if not isinstance(listed, list) or not all(isinstance(name, dict) for name in listed):
            what = Message('"{key}" must be a list of names with "family" or "literal"', key=key)
            self.fault("wrong-type", offset, what)
            return []
        written = [names.of_csl(name) for name in listed]
        if not all(written):
            self.fault("wrong-type", offset, Message('a name in "{key}" has neither "family" nor "literal"', key=key))
        return [self.plain(Value(name, offset)) for name in written if name]

    def date(self, key: str) -> Value | None:
        given, offset = _field(self.fields, key)
        said = csl_date.edtf(given)
        if said is None:
            self.fault(
                "bad-date",
                offset,
                Message('"{key}" is no date', key=key),
                Message('as {{"date-parts": [[2026, 1, 31]]}}'),
            )
        return Value(said, offset) if said else None

    def address(self) -> Value | None:
        """Return where the work can be read: its address, else its DOI."""
        if url := self.raw("URL"):
            return Value(identifiers.url(rich_text.entities(url.text)), url.offset)
        doi = self.raw("DOI")
        return doi and self.file.doi(self.id, doi)

    def note(self) -> Value | None:
        """Return the note without the variables of Zotero's "Extra" field.

        They are lines such as ``PMID: 123``.
        """
        note = self.raw("note")
        text = _EXTRA.sub("", note.text).strip() if note else ""
        return self.plain(Value(text, note.offset)) if note and text else None


_WORDS = ("title", "title-short", "container-title", "publisher", "authority", "language", "note", "URL", "DOI")
"""Fields in which a number is a mistake."""


def _field(fields: Mapping[str, Field], key: str) -> Field:
    return fields.get(key) or Field(None, 0)


def _kind(value: object) -> Message:
    if isinstance(value, list):
        return Message("a list")
    return Message("a mapping") if isinstance(value, dict) else Message("{value}", value=shown(str(value)))
