"""An entry of a ``.bib`` file.

Its fields in plain text, and what they inherit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from deckgen.limits import shown
from deckgen.outline.sources import names, rich_text
from deckgen.outline.sources.latex import decoded
from deckgen.outline.sources.plain_texts import PlainTexts
from deckgen.outline.sources.reference_file import ReferenceFile, Value
from deckgen.problems import Message

AND = r"\s+and\s+"
"""What parts the names of a list."""

_OWN = frozenset((
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort",
    "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey",
    "shorttitle", "sorttitle", "indextitle", "indexsorttitle",
))  # fmt: skip
"""Fields that no entry inherits (BibLaTeX manual 3.20, appendix B)."""

_DATES = frozenset(("date", "year", "month", "day"))
_TITLE = ("title", "subtitle", "titleaddon")
_PART = re.compile(r"xdata\s*=\s*(?P<id>[^\s-]+)-(?P<field>[a-z]+)(?:-(?P<number>[0-9]{1,9}))?", re.IGNORECASE)
"""What stands for a field of an entry of data, or one of the names in it (BibLaTeX manual 3.20, section 3.15)."""

MOST_ANCESTORS = 20
"""Entries that one may inherit from. A chapter inherits from its book, the book from a few sets of data."""

LONGEST_PARTS = 10_000
"""Characters of the fields whose parts stand in for the parts of one. They are names, titles, dates."""

_LINKS = re.compile(
    r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}|(https?://[^\s{}<>\"]*[^\s{}<>\",;.)\]])"
)
_LEAD = re.compile(
    r"[\s\[\](){}:;,.~-]*(?:(?:available|accessible|online|electronic|retrieved|from|at|on|url|link|see|via|web|website|"
    r"webpage|page|the|متاح|متوفر|على|الرابط|רابط)\b[\s\[\](){}:;,.~-]*)*",
    re.IGNORECASE,
)


class Unread(NamedTuple):
    """A macro that cannot be read.

    No ``@string`` says it, or with it macros make more than ``most`` characters.
    """

    macro: str
    most: int | None = None

    def message(self, key: str) -> Message:
        """Return what is wrong with it in a field."""
        if self.most is None:
            return Message('"{macro}" in "{key}" is no @string of this file', macro=shown(self.macro), key=key)
        return Message(
            '"{macro}" in "{key}" stands for too much: with it, macros make more than {most} characters',
            macro=shown(self.macro),
            key=key,
            most=self.most,
        )


@dataclass(frozen=True, slots=True)
class Entry(PlainTexts):
    """An entry: its fields by name in small letters.

    Besides, the macros in them that cannot be read.
    """

    file: ReferenceFile
    id: Value
    type: str
    fields: dict[str, Value] = field(default_factory=dict)
    unread: dict[str, Unread] = field(default_factory=dict)

    def fault(self, code: str, offset: int, message: Message, hint: Message | None = None) -> None:
        """Record what is wrong with the entry."""
        self.file.fault(self.id.text, code, offset, message, hint)

    def raw(self, *keys: str) -> Value | None:
        """Return the first of the fields that says something, as written."""
        for key in keys:
            value = self.fields.get(key)
            if value and (unread := self.unread.get(key)):
                what, hint = unread.message(key), Message("write it out in {{braces}}")
                self.fault("bad-references", value.offset, what, hint)
                return Value(f"{value.text} {unread.macro}", value.offset)
            if value and value.text.strip():
                return value
        return None

    @staticmethod
    def without_markup(text: str) -> str:
        """Return a text without LaTeX and HTML."""
        return rich_text.without_tags(rich_text.entities(decoded(text)))

    def titled(self, kind: str) -> Value | None:
        """Return a title with its subtitle and what is added.

        They are those of the work, ``book``, ``main``, ``journal``.
        """
        title, subtitle, addon = (self.text(f"{kind}{part}") for part in _TITLE)
        if title is None:
            return None
        said = title.text
        for part, sign in ((subtitle, ":"), (addon, ".")):
            if part:
                said = f"{said} {part.text}" if said[-1:] in ".:?!؟…" else f"{said}{sign} {part.text}"
        return Value(said, title.offset)

    def link(self, key: str) -> tuple[str | None, Value | None]:
        """Return the first address in a text, and the rest of it."""
        value = self.raw(key)
        match = _LINKS.search(value.text) if value else None
        if value is None or match is None:
            return None, value
        rest = _LINKS.sub("", value.text)
        return match[1] or match[2] or match[4], None if _LEAD.fullmatch(rest) else Value(rest, value.offset)

    def inheriting(self, entries: Mapping[str, Entry]) -> Entry:
        """Return the entry with what it inherits by ``xdata`` and ``crossref``."""
        seen: set[str] = set()
        whole = self._inheriting(entries, seen)
        if len(seen) > MOST_ANCESTORS:
            what = Message("the entry inherits from more than {most} others", most=MOST_ANCESTORS)
            self.fault("bad-references", self.id.offset, what, Message("write out what it inherits"))
        return whole

    def _inheriting(self, entries: Mapping[str, Entry], seen: set[str]) -> Entry:
        whole = replace(self, fields={key: self._with_parts(value, entries) for key, value in self.fields.items()})
        seen.add(self.id.text)
        for key in ("xdata", "crossref"):
            named = self.fields.get(key)
            for id in named.text.split(",") if named else ():
                parent = entries.get(id.strip())
                if parent is None or named is None:
                    what = Message('there is no entry "{id}" in this file', id=shown(id.strip()))
                    self.fault(
                        "bad-references", named.offset if named else 0, what, Message('"{key}" names it', key=key)
                    )
                elif id.strip() not in seen and len(seen) <= MOST_ANCESTORS:
                    whole = whole._from(parent._inheriting(entries, seen), renamed=key == "crossref")
        return whole

    def _with_parts(self, value: Value, entries: Mapping[str, Entry]) -> Value:
        if "xdata" not in value.text:
            return value
        items = names.split(value.text, AND)
        room = LONGEST_PARTS
        for at, match in enumerate(map(_PART.fullmatch, map(str.strip, items))):
            parent = entries.get(match["id"]) if match else None
            if match and parent and (field := parent.fields.get(match["field"].lower())):
                room -= len(field.text)
                if room < 0:
                    what = Message("what stands here for parts of other entries is too long")
                    self.fault("bad-references", value.offset, what, Message("write it out in {{braces}}"))
                    return value
                parts = names.split(field.text, AND)
                number = int(match["number"] or 0)
                items[at] = parts[number - 1] if 0 < number <= len(parts) else field.text
        return Value(" and ".join(items), value.offset)

    def _from(self, parent: Entry, renamed: bool) -> Entry:
        fields, unread = dict(self.fields), dict(self.unread)
        dated = not _DATES.isdisjoint(self.fields)
        for key, value in parent.fields.items():
            name = self._inherited(parent, key) if renamed else key
            if key not in _OWN and name not in fields and not (dated and key in _DATES):
                fields[name] = value
                if key in parent.unread:
                    unread[name] = parent.unread[key]
        return replace(self, fields=fields, unread=unread)

    def _inherited(self, parent: Entry, key: str) -> str:
        """Return under which name a field is inherited: a book's title is the ``booktitle`` of its chapters."""
        if key not in _TITLE:
            return key
        if parent.type.startswith("mv"):
            return f"main{key}"
        if parent.type == "periodical" or self.type in ("article", "suppperiodical"):
            return f"journal{key}"
        return f"book{key}" if is_part(self.type) else key


def is_part(type: str) -> bool:
    """Return whether works of a type stand in a book."""
    return type.startswith("in") or type in ("bookinbook", "suppbook", "suppcollection", "conference")
