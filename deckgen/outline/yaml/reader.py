"""YAML text to values that know where they stand.

A scalar stays the text that the author wrote, whatever it looks like: which texts are numbers or booleans is
decided by the field that they fill. Only a plain ``null``, ``~`` or nothing is ``Null`` (YAML 1.2.2, section
10.3.2). The parser's events are read one by one instead of through PyYAML's composer, which recurses for each
level, so that an outline of 10,000 brackets cannot exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from typing import Any

from msgspec import Struct
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
from deckgen.outline.yaml import slips
from deckgen.outline.yaml.encoding import control_character, decode
from deckgen.outline.yaml.keys import fill
from deckgen.outline.yaml.lines import of_line, split
from deckgen.outline.yaml.nesting import most_nesting, too_deep
from deckgen.outline.yaml.slips import Slips
from deckgen.outline.yaml.values import Map, Null, Seq, Str, Value
from deckgen.problems import Message, OutlineError, Place, Problem

ONE_SIGN = frozenset(("tag", "comma-in-text", "key-not-text"))
"""Codes of which one wrong sign may bring several."""

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
TAGS = {f"tag:yaml.org,2002:{tag}": event for tag, event in (
    ("str", ScalarEvent), ("map", MappingStartEvent), ("seq", SequenceStartEvent)
)}  # fmt: skip


def load(
    data: bytes, path: str, limits: Limits, keys: Callable[[], Collection[str]] = frozenset
) -> tuple[Map | None, list[Problem]]:
    """Return the outline's top-level mapping and what is wrong with the YAML.

    What is not YAML ends at its first error, with ``None``; of a key that stands twice the first value is kept.
    ``keys`` returns those that the file may have, wherever they stand: some faults are told apart by them.
    """
    root, problems = parse(data, path, limits, keys)
    if isinstance(root, Map):
        return root, problems
    if root is None and problems:
        return None, problems
    start = Place(path, 1, 1)
    if root is None or isinstance(root, Null):
        what, hint = Message("the outline is empty"), Message('it begins with "deckgen: 1"')
        return None, [*problems, Problem("empty-outline", start, what, hint)]
    what = Message("a list") if isinstance(root, Seq) else Message("a text")
    message = Message('an outline is made of keys, as "title: …"; this file is only {what}', what=what)
    hint = Message('it begins with "deckgen: 1"; deckgen init writes one to start from')
    for line, written in enumerate(split(data.decode("utf-8-sig")) if isinstance(root, Str) else ()):
        if slip := of_line(written, keys()):
            start, message, hint = Place(path, line + 1, slip.column + 1), slip.message, slip.hint
            break
    return None, [*problems, Problem("not-an-outline", start, message, hint)]


def _causes(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, and of a line's slips only the first kind.

    What one wrong sign makes of the rest of its line is no slip of its own.
    """
    first: dict[int, str] = {}
    return [p for p in problems if p.code not in ONE_SIGN or first.setdefault(p.place.line, p.code) == p.code]


def parse(
    data: bytes, path: str, limits: Limits, keys: Callable[[], Collection[str]] = frozenset
) -> tuple[Value | None, list[Problem]]:
    """Return a file's value, and what is wrong with the YAML.

    The value is ``None`` where there is none or the file is not YAML. ``keys`` is as in ``load``.
    """
    problems: list[Problem] = []
    try:
        text = decode(data, path)
    except OutlineError as error:
        return None, [*error.problems]
    try:
        return _Builder(text, path, limits, problems).build(), _causes(problems)
    except (OutlineError, YAMLError) as error:
        if control := control_character(text, path):
            return None, [control]
        if isinstance(error, OutlineError):
            return None, [*problems, *error.problems]
        # Late: most files are YAML.
        from deckgen.outline.yaml.syntax import syntax_problem

        found = syntax_problem(error, text, path, limits, keys())
        # What breaks the file may have been taken for something else before the parser stopped.
        if any(problem.code == "tag" for problem in problems):
            return None, _causes(problems)
        others = [p for p in problems if p.severity == "warning" or p.place.line != found.place.line]
        return None, [*others, found]


class _Level(Struct):
    """A list or mapping that is not yet closed.

    A mapping's ``items`` are its keys and values by turns. ``values`` and ``characters`` were counted before it.
    """

    value: Map | Seq
    items: list[Any]
    anchor: str | None = None
    flow: bool = False
    values: int = 0
    characters: int = 0


class _Anchored(Struct):
    """What an anchor stands for and what it weighs; no ``value`` while its list or mapping is still open."""

    value: Value | None = None
    values: int = 1
    characters: int = 0


class _Builder:
    def __init__(self, text: str, path: str, limits: Limits, problems: list[Problem]) -> None:
        self.text = text
        self.path = path
        self.limits = limits
        self.problems = problems
        self.most_nesting = most_nesting(limits)
        self.roots: list[Value] = []
        # The lowest level stands for the file.
        self.stack = [_Level(Seq(Place(path, 1, 1)), self.roots)]
        self.anchors: dict[str, _Anchored] = {}
        self.values = 0
        self.characters = 0

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, one more than it has. They are asked for where something looks wrong."""
        return [*split(self.text), ""]

    def build(self) -> Value | None:
        """Return the first document's value, ``None`` where there is none.

        Raises:
            YAMLError: the text is not YAML.
            OutlineError: an alias is undefined or holds itself, or a limit is exceeded.
        """
        parser = CBaseLoader(self.text)
        looked = Slips.of(self.text, self.path)
        most_values, most_characters = self.limits.values, self.limits.characters
        documents = 0
        value: Value
        event: Any
        while (event := parser.get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                if looked:
                    self.problems += looked.at(event, type(self.stack[-1].value) is Seq)
                value = self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event)
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = self._close()
            elif kind is AliasEvent:
                value = self._alias(event)
            else:
                documents += kind is DocumentStartEvent
                if documents > 1:
                    what = Message('a second document ("---") begins here; an outline is one')
                    raise OutlineError(
                        [Problem("second-document", self._place(event), what, Message('delete the line "---"'))]
                    )
                continue
            self.stack[-1].items.append(value)
            if self.values > most_values or self.characters > most_characters:
                name = "values" if self.values > most_values else "characters"
                what = Message("the outline holds too much, counting each alias as what it stands for")
                raise OutlineError([exceeded(name, getattr(self.limits, name), what, self._place(event))])
        return self.roots[0] if self.roots else None

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)

    def _problem(self, code: str, place: Place, message: Message, hint: Message | None = None) -> None:
        self.problems.append(Problem(code, place, message, hint))

    def _scalar(self, event: Any) -> Value:
        start, end, string, plain = event.start_mark, event.end_mark, event.value, not event.style
        line, column, length = start.line, start.column, len(string)
        place = Place(self.path, line + 1, column + 1)
        self.values += 1
        self.characters += length
        value: Str | Null
        if event.tag is not None:
            self._check_tag(event, place)
        if plain and string in NULLS and event.tag is None:
            value = Null(place) if string else self._nothing(place)
        else:
            value = Str(string)
            value.place, value.plain, value.doubt = place, plain, None
            if plain and (end.line > line or string.endswith('"')):
                value.doubt = slips.of_text(string, self.lines[line : end.line + 1], place)
            quotes = 0 if plain else 1
            alike = line == end.line and end.column - column == length + 2 * quotes
            value.verbatim = quotes if alike else None
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(value, 1, length)
        return value

    def _nothing(self, place: Place) -> Null:
        """Return what stands where nothing does."""
        line, column = self.lines[place.line - 1], place.column - 1
        level = self.stack[-1]
        of_key = type(level.value) is Map and len(level.items) % 2 == 1
        keyless = of_key and level.flow and line[:column].rstrip()[-1:] not in (":", "")
        return Null(place, comment=line[column:].lstrip().startswith("#"), keyless=keyless)

    def _open(self, event: Any) -> None:
        place = self._place(event)
        if len(self.stack) > self.most_nesting:
            raise OutlineError([too_deep(self.limits, place)])
        value: Map | Seq = Map(place) if type(event) is MappingStartEvent else Seq(place)
        if event.tag is not None and not self._check_tag(event, place) and isinstance(value, Map):
            value.broken = True
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored()
        items = value if isinstance(value, Seq) else []
        self.stack.append(_Level(value, items, event.anchor, event.flow_style, self.values, self.characters))
        self.values += 1

    def _close(self) -> Map | Seq:
        level = self.stack.pop()
        value, items = level.value, level.items
        if isinstance(value, Map):
            fill(value, items, self.problems)
        elif level.flow and len(items) == 1 and isinstance(items[0], Str):
            items[0].doubt = slips.of_lone_item(items[0])
        if level.anchor is not None:
            weight = self.values - level.values, self.characters - level.characters
            self.anchors[level.anchor] = _Anchored(value, *weight)
        return value

    def _alias(self, event: Any) -> Value:
        place = self._place(event)
        anchored = self.anchors.get(event.anchor)
        name = shown(event.anchor)
        if anchored is None:
            what = Message('no "&{name}" stands before this that "*{name}" could repeat', name=name)
            hint = Message('put a text that begins with "*" in quotes')
            raise OutlineError([Problem("unknown-alias", place, what, hint)])
        if anchored.value is None:
            what = Message('"*{name}" stands inside what it repeats', name=name)
            raise OutlineError([Problem("recursive-alias", place, what, Message("write it out here"))])
        self.values += anchored.values
        self.characters += anchored.characters
        return anchored.value

    def _check_tag(self, event: Any, place: Place) -> bool:
        """Return whether a tag says nothing more than what stands there; record one that does."""
        if TAGS.get(event.tag) is type(event):
            return True
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        what = Message('the tag "{tag}" means nothing in an outline', tag=shown(tag))
        self._problem("tag", place, what, Message('leave it out, or put a text that begins with "!" in quotes'))
        return False
