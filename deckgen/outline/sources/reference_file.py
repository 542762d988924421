"""What the readers of reference files have in common.

Places, faults by entry, and the checks of an entry.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from deckgen.files import folded
from deckgen.limits import shown
from deckgen.outline.model import Source
from deckgen.outline.nodes import twice
from deckgen.outline.safety import Finding, check_address, check_characters, is_blank
from deckgen.outline.scalars import id_hint, is_id
from deckgen.outline.sources import identifiers
from deckgen.outline.sources.languages import tag
from deckgen.outline.values import Id, Text
from deckgen.problems import Message, Place, Problem

_MARKUP = re.compile(r"[\\*`]|\[(?=@)|(?<=\])\(")
_SEMICOLON = re.compile("[;؛]")
_SPACE = re.compile(r"[ \t\r\n]+")
_ID = Id("source")


class Value(NamedTuple):
    """A text of an entry, and its offset in the file."""

    text: str
    offset: int


class References(NamedTuple):
    """What a reference file holds.

    Its sources and what is wrong with single entries, both by id.

    An entry with faults is no source. Those of an entry without an id, or of none, stand under ``""``. ``problems``
    are what keeps the file as a whole from being read.
    """

    sources: dict[str, Source]
    faults: dict[str, list[Problem]]
    problems: list[Problem]


class ReferenceFile(Struct):
    """A reference file that is being read.

    Its text, the sources found, the problems met.
    """

    path: str
    text: str
    found: References = field(default_factory=lambda: References({}, {}, []))
    _taken: dict[str, Value] = field(default_factory=dict)
    _lines: list[int] = field(default_factory=list)

    def place(self, offset: int) -> Place:
        """Return the place of an offset in the text."""
        if not self._lines:
            self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]
        line = bisect(self._lines, offset)
        return Place(self.path, line, offset - self._lines[line - 1] + 1)

    def problem(self, code: str, offset: int, message: Message, hint: Message | None = None) -> None:
        """Record what keeps the whole file from being read."""
        self.found.problems.append(Problem(code, self.place(offset), message, hint))

    def fault(self, id: str, code: str, offset: int, message: Message, hint: Message | None = None) -> None:
        """Record what is wrong with an entry.

        ``id`` is ``""`` where it has none.
        """
        self.found.faults.setdefault(id, []).append(Problem(code, self.place(offset), message, hint))

    def add(self, id: Value, values: Mapping[str, Value | None], authors: Sequence[Value]) -> None:
        """Add the source of an entry that has no fault.

        Args:
            id: its id.
            values: its texts by field of ``Source``, as they are to be read: without markup.
            authors: its authors, given names first; a ``;`` in a name is a part of it.
        """
        if not is_id(id.text, _ID):
            what = Message('"{key}" is no identifier', key=shown(id.text))
            self.fault(id.text, "bad-id", id.offset, what, id_hint(_ID))
        elif id.text in self.found.sources:
            what = Message('the source "{id}" stands twice in this file', id=shown(id.text))
            self.fault(id.text, "duplicate-source", id.offset, what)
        elif (first := self._taken.setdefault(folded(id.text), id)).text != id.text:
            line = self.place(first.offset).line
            self.fault(id.text, "duplicate-source", id.offset, twice(Message("source"), id.text, first.text, line))
        if values.get("title") is None:
            self.fault(id.text, "missing-key", id.offset, Message('the source "{id}" has no title', id=shown(id.text)))
        given = {name: self._clean(value) for name, value in values.items() if value is not None}
        names = [self._clean(name) for name in authors]
        for name, value in (*given.items(), *(("author", name) for name in names)):
            self._check(id.text, name, value)
        if id.text in self.found.faults:
            return
        texts = {name: self._written(value) for name, value in given.items()}
        if names:
            author = "; ".join(_SEMICOLON.sub(r"\\\g<0>", _escaped(name.text)) for name in names)
            texts["author"] = Text.of(author, self.place(names[0].offset))
        self.found.sources[id.text] = Source(
            place=self.place(id.offset),
            title=texts["title"],
            author=texts.get("author"),
            container=texts.get("container"),
            publisher=texts.get("publisher"),
            volume=texts.get("volume"),
            issue=texts.get("issue"),
            number=texts.get("number"),
            pages=texts.get("pages"),
            note=texts.get("note"),
            date=_string(given, "date"),
            accessed=_string(given, "accessed"),
            url=_string(given, "url"),
            language=tag(given["language"].text) if "language" in given else None,
        )

    def doi(self, id: str, written: Value) -> Value | None:
        """Return the address of an entry's DOI, ``None`` where it is none."""
        found = identifiers.doi(written.text)
        if found is None:
            what = Message('"{doi}" is no DOI', doi=shown(written.text))
            self.fault(id, "bad-link", written.offset, what, Message("a DOI begins with 10."))
        return Value(found, written.offset) if found else None

    def _clean(self, value: Value) -> Value:
        return Value(_SPACE.sub(" ", value.text).strip(), value.offset)

    def _check(self, id: str, name: str, value: Value) -> None:
        findings = check_characters(value.text)
        if is_blank(value.text):
            findings.append(Finding("empty-text", Message('the field "{name}" is empty', name=name), None, 0))
        elif name == "url" and not findings:
            findings = check_address(value.text)
        for found in findings:
            self.fault(id, found.code, value.offset, found.message, found.hint)

    def _written(self, value: Value) -> Text:
        return Text.of(_escaped(value.text), self.place(value.offset))


def _escaped(text: str) -> str:
    """Return a text in which nothing is markup."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _string(given: Mapping[str, Value], name: str) -> str | None:
    return given[name].text if name in given else None
