"""Mappings, and what is short for them, to nodes.

The ``read_…`` functions stand round those of ``readers.py``: ``handler`` reads what is inside, and of a node returns it
by field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from msgspec import Struct

from deckgen.files import folded, refused_by_windows
from deckgen.language import known, own_words
from deckgen.limits import listed, shown
from deckgen.outline.characters import named
from deckgen.outline.fields import Key, keys_of
from deckgen.outline.misread import (
    LIST,
    TEXT,
    as_row,
    colon_in_text,
    key_without_space,
    no_keys,
    space_missing,
    under,
    wrong_type,
)
from deckgen.outline.model import Audience, Section, Settings
from deckgen.outline.nearest import nearest, odd_character
from deckgen.outline.reading import Near, Reading, Referent, ReportedError
from deckgen.outline.scalars import id_hint, is_id
from deckgen.outline.values import Body, Id, Item, Mention, Node
from deckgen.outline.yaml import Map, Null, Seq, Str
from deckgen.problems import Message, OutlineError, Problem, errors

Handler: TypeAlias = Callable[[Any], Any]

IDS = {"audiences": Id("name"), "sources": Id("source")}
"""Keys whose mappings have ids as keys."""


GENERAL = frozenset(keys_of(Item))
"""Keys that every item may have."""


class Shape(Struct, frozen=True, dict=True):
    """How a mapping becomes a node. It has the keys it may have, and the short forms that stand for it."""

    cls: type[Node]
    keys: Mapping[str, Key]
    bodies: frozenset[str] = frozenset()
    overrides: frozenset[str] = frozenset()
    """Keys of an audience that stand for the outline's."""
    nulls: bool = False
    """Whether ``null`` stands for an absent key."""
    whole: bool = True
    """Whether the keys that are required must be there."""

    @cached_property
    def known(self) -> frozenset[str]:
        """The keys and bodies that it may have."""
        return self.bodies.union(self.keys)

    def long_form(self, value: Any, reading: Reading) -> Mapping[str, Any]:
        """Return a value as the mapping that it is short for.

        Raises:
            WrongValueError: it is short for nothing here.
        """
        short, list_key = self.cls.SHORT, self.cls.LIST
        if isinstance(value, Map):
            named = not self.known.isdisjoint(value)
            strange = list_key and value and not named and not value.broken and reading.is_close()
            if strange and not any(nearest(key, self.keys) for key in value):
                raise wrong_type(LIST, value, as_row(self.cls, value.values()))
            return {short: value} if short and not named and any(map(known, value)) else value
        if isinstance(value, Seq) and list_key:
            return {list_key: value}
        if isinstance(value, Str) and short:
            if value.plain and (key := key_without_space(value)) and key in self.known:
                reading.problems.append(space_missing(value, key))
                raise ReportedError
            return {short: value}
        if short and list_key:
            raise wrong_type(Message("a text or a list"), value)
        if list_key:
            raise wrong_type(LIST, value, as_row(self.cls, (value, "…")))
        if short:
            raise wrong_type(TEXT, value, under(self.cls) if isinstance(value, Seq) else None)
        required = [key for key in self.keys if self.keys[key].required]
        raise no_keys(value, self.cls.PAIR or self.cls.UNDER or required or self.names()[:2])

    def report_unknown(self, value: Any, reading: Reading) -> None:
        """Record a mapping's unknown keys and its second body."""
        if not isinstance(value, Map):
            return
        bodies = [key for key in value if key in self.bodies] if self.bodies else []
        for key in bodies[1:]:
            what = Message(
                'a section shows one thing; here stand "{first}" and "{second}"', first=bodies[0], second=key
            )
            hint = Message("put one of them into a section of its own")
            reading.problem("two-bodies", value.key_places[key], what, hint)
        unknown = [] if self.known.issuperset(value) else [key for key in value if key not in self.known]
        names = self.names() if unknown else []
        for key in unknown:
            near = Near(key, names, Message("here stand: {keys}", keys=listed(names)))
            reading.unknown("unknown-key", value.key_places[key], Message("key"), near)

    def names(self) -> list[str]:
        """Return the keys and bodies that it may have.

        Those that tell it from other mappings stand first.
        """
        first = sorted((key for key in self.keys if self.keys[key].required), key=lambda key: key == "deckgen")
        first += [key for key in ("title", "message") if key in self.keys and key not in first]
        rest = [key for key in self.keys if key not in first]
        rest.sort(key=GENERAL.__contains__)
        return [*first, *sorted(self.bodies), *rest]


def shape_of(cls: type[Node], kinds: Iterable[str]) -> Shape:
    """Return how a mapping becomes a node. ``kinds`` are the body keys that a section may have."""
    keys = keys_of(cls)
    if issubclass(cls, Audience):
        overrides = {k: key for k, key in keys_of(Settings).items() if k not in keys}
        return Shape(cls, {**keys, **overrides}, overrides=frozenset(overrides), nulls=True, whole=False)
    return Shape(cls, keys, _bodies(cls, kinds), nulls=issubclass(cls, Settings))


def variant_shape(cls: type[Node], kinds: Iterable[str]) -> Shape:
    """Return what a variant of a slide may replace."""
    keys = {k: key for k, key in keys_of(cls).items() if k not in ("id", "variants")}
    return Shape(cls, keys, _bodies(cls, kinds), nulls=True, whole=False)


def _bodies(cls: type[Node], kinds: Iterable[str]) -> frozenset[str]:
    return frozenset(kinds) if issubclass(cls, Section) else frozenset()


def read_node(shape: Shape, value: Any, handler: Handler, reading: Reading) -> Node:
    """Return the node that a value, long or short, says."""
    given = shape.long_form(value, reading)
    if isinstance(value, Map) and given is value:
        strange = not shape.known.issuperset(value) and reading.is_close()
        if strange and (problem := colon_in_text(value, (*shape.keys, *shape.bodies), shape.cls)):
            reading.problems.append(problem)
            raise ReportedError
        shape.report_unknown(value, reading)
        if shape.nulls:
            given = without(value, _removed(shape, value))
    places = {"key_places": value.key_places} if isinstance(value, Map) else {}
    node = shape.cls(place=value.place, **places, **handler(given))
    problems = [problem for problem in node.problems() if not _may_stand(problem, value, reading)]
    reading.problems += problems
    return _completed(node, reading) if isinstance(node, Body) and not errors(problems) else node


def _may_stand(problem: Problem, value: Any, reading: Reading) -> bool:
    """Return whether what a mapping lacks may stand in what is wrong with it."""
    if not isinstance(value, Map) or problem.code != "missing-key":
        return False
    return value.broken or any(place in reading.unknown_keys for place in value.key_places.values())


def _completed(body: Body, reading: Reading) -> Body:
    """Return the body with what it takes from files."""
    try:
        body, problems = body.completed(reading.files)
    except OutlineError as error:
        problems = list(error.problems)
    reading.problems += problems
    return body


def read_audience(shape: Shape, value: Any, handler: Handler, reading: Reading) -> Audience:
    """Return an audience. The keys of the outline that it sets are among its ``overrides``."""
    if not isinstance(value, Map):
        raise no_keys(value, ("label",))
    shape.report_unknown(value, reading)
    removed = _removed(shape, value)
    fields = handler(without(value, removed))
    names = {shape.keys[key].name for key in shape.overrides}
    overrides = {name: fields.pop(name) for name in tuple(fields) if name in names}
    overrides |= {shape.keys[key].name: None for key in removed if key in shape.overrides}
    return Audience(place=value.place, overrides=overrides, **fields)


def read_variant(shape: Shape, value: Any, handler: Handler, reading: Reading) -> dict[str, Any]:
    """Return the fields that a variant replaces. A key that ``null`` takes out has its default."""
    if not isinstance(value, Map):
        raise no_keys(value, ("message",))
    shape.report_unknown(value, reading)
    removed = _removed(shape, value)
    fields: dict[str, Any] = handler(without(value, removed))
    for key in removed:
        fields |= {"body": None} if key in shape.bodies else {shape.keys[key].name: shape.keys[key].default}
    return fields


def _removed(shape: Shape, value: Map) -> list[str]:
    """Return the keys that ``null`` takes out: all but those that must be there."""
    return [
        key for key, entry in value.items()
        if isinstance(entry, Null) and (key in shape.bodies or (key in shape.keys and not shape.keys[key].required))
    ]  # fmt: skip


def without(value: Map, keys: Iterable[str]) -> Map:
    """Return a mapping without some of its keys."""
    rest = Map(value.place)
    rest |= {key: entry for key, entry in value.items() if key not in keys}
    rest.key_places = value.key_places
    return rest


def read_mapping(id: Id | None, value: Any, handler: Handler, reading: Reading) -> Any:
    """Return a mapping from what the author named. Its keys are ids where ``id`` says so."""
    if isinstance(value, Map) and id is not None:
        for key in value:
            if not is_id(key, id):
                odd = odd_character(key)
                what = Message('"{key}" is no identifier', key=shown(key))
                hint = id_hint(id)
                if odd is not None:
                    hint = Message("it holds {character}: delete it", character=named(key[odd]))
                reading.problem("bad-id", value.key_places[key], what, hint)
            elif id.of == "name" and refused_by_windows(key):
                what = Message('"{key}" names a device on Windows, where no file can have this name', key=key)
                reading.problem("bad-id", value.key_places[key], what, Message("choose another name"))
        _report_twice(id, value, reading)
    return handler(value)


def _report_twice(id: Id, value: Map, reading: Reading) -> None:
    """Record each id that is another before it where names of files are compared."""
    # Files bear the names of audiences, and two who differ in capitals only would get one deck.
    code, what = ("duplicate-id", Message("audience")) if id.of == "name" else ("duplicate-source", Message("source"))
    taken: dict[str, str] = {}
    for key in value:
        if (first := taken.setdefault(folded(key), key)) != key:
            reading.problem(code, value.key_places[key], twice(what, key, first, value.key_places[first].line))


def twice(what: Message, id: str, first: str, line: int) -> Message:
    """Return the message about an id that is taken already.

    Ids are compared as files' names are; ``what`` it is the id of.
    """
    if id == first:
        return Message(
            'the {what} "{id}" stands twice; it is already at line {line}', what=what, id=shown(id), line=line
        )
    return Message(
        'the {what} "{id}" differs from "{first}" at line {line} only in capitals or in how letters are encoded',
        what=what,
        id=shown(id),
        first=shown(first),
        line=line,
    )


def read_variants(value: Any, handler: Handler, reading: Reading) -> Any:
    """Return a slide's variants by audience."""
    if isinstance(value, Map):
        reading.mentions.extend(("audience", key, place) for key, place in value.key_places.items())
    return handler(value)


def read_labels(value: Any, handler: Handler, reading: Reading) -> Any:
    """Return the author's words for the deck's own, by key."""
    for key in value if isinstance(value, Map) else ():
        if key not in own_words():
            near = Near(key, own_words(), Message("here stand: {keys}", keys=listed(own_words())))
            reading.unknown("unknown-key", value.key_places[key], Message("label"), near)
    return handler(value)


def read_mention(referent: Referent, value: Any, reading: Reading) -> Mention:
    """Return the id of something that stands elsewhere. It is looked up when all is read."""
    if not isinstance(value, Str):
        raise wrong_type(Message("an id"), value)
    reading.mentions.append((referent, str(value), value.place))
    return Mention(value, value.place)
