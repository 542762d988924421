"""YAML text to values that know where they stand.

A scalar stays the text that the author wrote, whatever it looks like: which texts are numbers or booleans is
decided by the field that they fill. Only a plain ``null``, ``~`` or nothing is ``Null`` (YAML 1.2.2, section
10.3.2). The parser's events are read one by one instead of through PyYAML's composer, which recurses for each
level, so that an outline of 10,000 brackets cannot exhaust the stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from yaml import CBaseLoader, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from deckgen.limits import Limits, exceeded, shown
from deckgen.outline.yaml.slips import Slips
from deckgen.outline.yaml.syntax import decode, syntax_problem, too_deep
from deckgen.problems import Message, OutlineError, Place, Problem

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
TAGS = {f"tag:yaml.org,2002:{tag}": event for tag, event in (
    ("str", ScalarEvent), ("map", MappingStartEvent), ("seq", SequenceStartEvent)
)}  # fmt: skip


class Str(str):
    """A scalar's text. ``plain``: it stood without quotes."""

    __slots__ = ("place", "plain", "verbatim")
    place: Place
    plain: bool
    verbatim: int | None

    def at(self, offset: int) -> Place:
        """Return the place of one of its code points.

        It is that of its beginning where lines or escapes lie between.
        """
        if self.verbatim is None:
            return self.place
        return self.place._replace(column=self.place.column + self.verbatim + offset)


@dataclass(frozen=True, slots=True)
class Null:
    """The absence of a value: ``null``, ``~`` or nothing after the colon."""

    place: Place


class Map(dict[str, Any]):
    """A mapping, its keys in order. ``key_places`` tells where each key stands."""

    __slots__ = ("key_places", "place")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}


class Seq(list[Any]):
    """A list."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


Value: TypeAlias = Str | Null | Map | Seq


def load(data: bytes, path: str, limits: Limits) -> tuple[Map | None, list[Problem]]:
    """Return the outline's top-level mapping and what is wrong with the YAML.

    What is not YAML ends at its first error, with ``None``; of a key that stands twice the first value is kept.
    """
    root, problems = parse(data, path, limits)
    if isinstance(root, Map):
        return root, problems
    if root is None and problems:
        return None, problems
    start = Place(path, 1, 1)
    if root is None or isinstance(root, Null):
        problem = Problem(
            "empty-outline", start, Message("the outline is empty"), Message('it begins with "deckgen: 1"')
        )
    else:
        what = Message("a list") if isinstance(root, Seq) else Message("a text")
        problem = Problem("not-an-outline", start, Message("an outline is a mapping of keys, not {what}", what=what))
    return None, [*problems, problem]


def parse(data: bytes, path: str, limits: Limits) -> tuple[Value | None, list[Problem]]:
    """Return a file's value, and what is wrong with the YAML.

    The value is ``None`` where there is none or the file is not YAML.
    """
    builder = _Builder(path, limits)
    try:
        text = decode(data, path)
        return builder.build(text), builder.problems
    except OutlineError as error:
        return None, [*builder.problems, *error.problems]
    except YAMLError as error:
        return None, [*builder.problems, syntax_problem(error, text, path, limits)]


@dataclass(slots=True)
class _Level:
    """A list or mapping that is not yet closed. A mapping's ``items`` are its keys and values by turns."""

    value: Map | Seq
    anchor: str | None
    items: list[Any] = field(default_factory=list)
    values: int = 1
    characters: int = 0


@dataclass(slots=True)
class _Anchored:
    """What an anchor stands for and what it weighs; no ``value`` while its list or mapping is still open."""

    value: Value | None = None
    values: int = 1
    characters: int = 0


class _Builder:
    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.problems: list[Problem] = []
        self.stack: list[_Level] = []
        self.anchors: dict[str, _Anchored] = {}
        self.root: Value | None = None

    def build(self, text: str) -> Value | None:
        """Return the first document's value, ``None`` where there is none.

        Raises:
            YAMLError: the text is not YAML.
            OutlineError: an alias is undefined or holds itself, or a limit is exceeded.
        """
        parser = CBaseLoader(text)
        slips = Slips.of(text, self.path)
        documents = 0
        event: Any
        while (event := parser.get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                if slips:
                    self.problems += slips.at(event, bool(self.stack) and type(self.stack[-1].value) is Map)
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close()
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    what = Message('a second document ("---") begins here; an outline is one')
                    self._problem("second-document", self._place(event), what)
                    break
        return self.root

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)

    def _problem(self, code: str, place: Place, message: Message, hint: Message | None = None) -> None:
        self.problems.append(Problem(code, place, message, hint))

    def _scalar(self, event: Any) -> None:
        start, end, string, plain = event.start_mark, event.end_mark, event.value, not event.style
        line, column, length = start.line, start.column, len(string)
        place = Place(self.path, line + 1, column + 1)
        value: Value
        if event.tag is not None:
            self._check_tag(event, place)
        if plain and string in NULLS and event.tag is None:
            value = Null(place)
        else:
            value = Str(string)
            value.place, value.plain = place, plain
            quotes = 0 if plain else 1
            alike = line == end.line and end.column - column == length + 2 * quotes
            value.verbatim = quotes if alike else None
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(value, 1, length)
        self._add(value, place, 1, length)

    def _open(self, event: Any) -> None:
        place = self._place(event)
        if event.tag is not None:
            self._check_tag(event, place)
        if len(self.stack) >= self.limits.nesting:
            raise OutlineError([too_deep(self.limits.nesting, place)])
        value = Map(place) if type(event) is MappingStartEvent else Seq(place)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored()
        self.stack.append(_Level(value, event.anchor))

    def _close(self) -> None:
        level = self.stack.pop()
        if isinstance(level.value, Map):
            self._fill(level.value, level.items)
        else:
            level.value.extend(level.items)
        if level.anchor is not None:
            self.anchors[level.anchor] = _Anchored(level.value, level.values, level.characters)
        self._add(level.value, level.value.place, level.values, level.characters)

    def _alias(self, event: Any) -> None:
        place = self._place(event)
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            what, hint = (
                Message('the alias "*{anchor}" names no anchor', anchor=shown(event.anchor)),
                Message('put a text that begins with "*" in quotes'),
            )
            raise OutlineError([Problem("unknown-alias", place, what, hint)])
        if anchored.value is None:
            what = Message('the alias "*{anchor}" stands inside what it names', anchor=shown(event.anchor))
            raise OutlineError([Problem("recursive-alias", place, what)])
        self._add(anchored.value, place, anchored.values, anchored.characters)

    def _add(self, value: Value, place: Place, values: int, characters: int) -> None:
        """Give a finished value to the list or mapping that it stands in, and count what it weighs."""
        if not self.stack:
            self.root = value
            return
        level = self.stack[-1]
        level.items.append(value)
        level.values += values
        level.characters += characters
        if level.values > self.limits.values or level.characters > self.limits.characters:
            name = "values" if level.values > self.limits.values else "characters"
            what = Message("the outline holds too much, counting each alias as what it stands for")
            raise OutlineError([exceeded(name, getattr(self.limits, name), what, place)])

    def _fill(self, target: Map, items: list[Any]) -> None:
        merged = []
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Str):
                what = {Map: Message("a mapping"), Seq: Message("a list"), Null: Message("empty")}[type(key)]
                self._problem("key-not-text", key.place, Message("a key must be a text; this one is {what}", what=what))
            elif key == "<<" and key.plain:
                merged.append((key, value))
            elif (name := str(key)) in target:
                line = target.key_places[name].line
                what = Message(
                    'the key "{key}" stands twice in this mapping; it is already at line {line}',
                    key=shown(key),
                    line=line,
                )
                self._problem("duplicate-key", key.place, what)
            else:
                target[name] = value
                target.key_places[name] = key.place
        for key, value in merged:
            self._merge(target, key, value)

    def _merge(self, target: Map, key: Str, value: Value) -> None:
        """Take over the keys that the mapping has not (YAML language-independent type ``merge``, 1.1)."""
        sources = value if isinstance(value, Seq) else [value]
        for source in sources:
            if not isinstance(source, Map):
                self._problem("bad-merge", key.place, Message('the merge key "<<" takes a mapping, or a list of them'))
                continue
            for name, merged in source.items():
                if name not in target:
                    target[name] = merged
                    target.key_places[name] = source.key_places[name]

    def _check_tag(self, event: Any, place: Place) -> None:
        if TAGS.get(event.tag) is not type(event):
            what = Message(
                'the tag "{tag}" means nothing in an outline',
                tag=shown(event.tag.replace("tag:yaml.org,2002:", "!!")),
            )
            self._problem("tag", place, what, Message("leave it out"))
