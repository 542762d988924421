"""What the readers of reference files have in common: places, and the checks of an entry."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from deckgen.language import known
from deckgen.limits import shown
from deckgen.outline.model import Source
from deckgen.outline.safety import Finding, check_address, check_characters, is_blank
from deckgen.outline.scalars import id_hint, is_id
from deckgen.outline.values import Id, Text
from deckgen.problems import Place, Problem

_MARKUP = re.compile(r"[\\*`]|\[(?=@)|(?<=\])\(")
_SPACE = re.compile(r"[ \t\r\n]+")
_ID = Id("source")


class Value(NamedTuple):
    """A text of an entry and the offset in the file where it begins."""

    text: str
    offset: int


@dataclass(slots=True)
class ReferenceFile:
    """A reference file that is being read: its text, the sources found, the problems met."""

    path: str
    text: str
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)

    def place(self, offset: int) -> Place:
        """Return the place of an offset in the text."""
        if not self._lines:
            self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]
        line = bisect(self._lines, offset)
        return Place(self.path, line, offset - self._lines[line - 1] + 1)

    def problem(self, code: str, offset: int, message: str, hint: str | None = None) -> None:
        """Record a problem."""
        self.problems.append(Problem(code, self.place(offset), message, hint))

    def add(self, id: Value, values: Mapping[str, Value | None]) -> None:
        """Add the source of an entry, or record why it is none.

        Args:
            id: its id.
            values: its texts by field of ``Source``, as they are to be read: without markup.
        """
        before = len(self.problems)
        if not is_id(id.text, _ID):
            self.problem("bad-id", id.offset, f'"{shown(id.text)}" is no identifier', id_hint(_ID))
        elif id.text in self.sources:
            self.problem("duplicate-source", id.offset, f'the source "{id.text}" stands twice in this file')
        if values.get("title") is None:
            self.problem("missing-key", id.offset, f'the source "{shown(id.text)}" has no title')
        given = {name: self._clean(value) for name, value in values.items() if value is not None}
        for name, value in given.items():
            self._check(name, value)
        if len(self.problems) > before:
            return
        self.sources[id.text] = Source(
            place=self.place(id.offset),
            title=self._written(given["title"]),
            author=self._text(given, "author"),
            publisher=self._text(given, "publisher"),
            number=self._text(given, "number"),
            pages=self._text(given, "pages"),
            note=self._text(given, "note"),
            date=_string(given, "date"),
            accessed=_string(given, "accessed"),
            url=_string(given, "url"),
            language=self._language(given),
        )

    def _clean(self, value: Value) -> Value:
        return Value(_SPACE.sub(" ", value.text).strip(), value.offset)

    def _check(self, name: str, value: Value) -> None:
        findings = check_characters(value.text)
        if is_blank(value.text):
            findings.append(Finding("empty-text", f"the {name} is empty", None, 0))
        elif name == "url" and not findings:
            findings = check_address(value.text)
        for code, message, hint, _ in findings:
            self.problem(code, value.offset, message, hint)

    def _text(self, given: Mapping[str, Value], name: str) -> Text | None:
        return self._written(given[name]) if name in given else None

    def _written(self, value: Value) -> Text:
        return Text.of(_MARKUP.sub(r"\\\g<0>", value.text), self.place(value.offset))

    def _language(self, given: Mapping[str, Value]) -> str | None:
        tag = _string(given, "language")
        # Zotero's field holds what a person typed there, such as "English".
        return tag if tag and known(tag) else None


def _string(given: Mapping[str, Value], name: str) -> str | None:
    return given[name].text if name in given else None
