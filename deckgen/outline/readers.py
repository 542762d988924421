"""What reads an outline's values, made of the annotations of its model."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import cycle
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

from deckgen.outline import dates, nodes, scalars
from deckgen.outline.fields import Key, bare, choices, optional, parted, pick
from deckgen.outline.misread import LIST, no_names, wrong_type
from deckgen.outline.model import Audience
from deckgen.outline.nodes import Handler, Shape
from deckgen.outline.number import number
from deckgen.outline.reading import MENTIONS, Reading, ReportedError, WrongValueError
from deckgen.outline.sources.entries import read_sources
from deckgen.outline.values import Body, Color, Count, Date, FileName, Id, Mention, Name, Node, Number, Text
from deckgen.outline.wording import Spot, record, record_missing, wrong_count
from deckgen.outline.yaml import Map, Null, Seq
from deckgen.problems import Message

K = TypeVar("K")

Reader: TypeAlias = Callable[[Any, Spot, Reading], Any]
"""Returns what a value says, or raises ``WrongValueError``, or ``ReportedError`` where its problems are recorded."""


def read(reader: Reader, value: Any, spot: Spot, reading: Reading) -> Any:
    """Return what a value says.

    Raises:
        ReportedError: it is wrong, which has been recorded.
    """
    try:
        return reader(value, spot, reading)
    except WrongValueError as error:
        record(error, value, spot, reading)
        raise ReportedError from None


def _read_all(entries: Iterable[tuple[K, Reader, Any, Spot]], reading: Reading) -> dict[K, Any]:
    """Return what values say, by key or index.

    Raises:
        ReportedError: some are wrong, which has been recorded of all of them.
    """
    said: dict[K, Any] = {}
    wrong = False
    for key, reader, value, spot in entries:
        try:
            said[key] = read(reader, value, spot, reading)
        except ReportedError:
            wrong = True
    if wrong:
        raise ReportedError
    return said


class Readers:
    """Readers of values, from annotations. Those of a node are made when the first one is read."""

    def __init__(self, kinds: Mapping[str, type[Body]]) -> None:
        self.kinds = kinds
        self.made: dict[type[Node], Reader] = {}

    def node(self, cls: type[Node]) -> Reader:
        """Return the reader of a node."""

        def reader(value: Any, spot: Spot, reading: Reading) -> Any:
            if cls not in self.made:
                self.made[cls] = self._node(cls)
            return self.made[cls](value, spot, reading)

        return reader

    def _node(self, cls: type[Node]) -> Reader:
        shape = nodes.shape_of(cls, self.kinds)
        return self._mapping(shape, nodes.read_audience if issubclass(cls, Audience) else nodes.read_node)

    def _mapping(self, shape: Shape, take: Callable[[Shape, Any, Handler, Reading], Any]) -> Reader:
        """Return the reader of a mapping: ``take`` round what reads its keys."""
        fields = {key.key: (key.name, self._key(shape.cls, key), Spot(key.key)) for key in shape.keys.values()}
        fields |= {name: ("body", self.node(self.kinds[name]), Spot(name)) for name in shape.bodies}
        required = [key.key for key in shape.keys.values() if key.required] if shape.whole else []

        def reader(value: Any, spot: Spot, reading: Reading) -> Any:
            def entries(given: Mapping[str, Any]) -> dict[str, Any]:
                # What a short form stands for has no key of its own.
                short = not isinstance(given, Map)
                missing = [key for key in required if key not in given]
                for key in missing:
                    record_missing(key, value, spot, reading)
                known = []
                for key in filter(fields.__contains__, given):
                    name, reads, own = fields[key]
                    known.append((name, reads, given[key], spot if short else own))
                said = _read_all(known, reading)
                if missing:
                    raise ReportedError
                return said

            return take(shape, value, entries, reading)

        return reader

    def _key(self, cls: type[Node], key: Key) -> Reader:
        if key.key == "variants":
            return self._variants(cls)
        # Where a key may be absent, being absent says that there is nothing, and null says nothing more.
        annotation = key.annotation if key.required else optional(key.annotation)[0]
        return self._value(annotation, key.metadata, key.key)

    def _variants(self, cls: type[Node]) -> Reader:
        variant = self._mapping(nodes.variant_shape(cls, self.kinds), nodes.read_variant)
        return _named(variant, nodes.read_variants)

    def _value(self, annotation: Any, metadata: Iterable[Any], key: str) -> Reader:
        """Return the reader of what a key or an item holds."""
        annotation, nullable = optional(annotation)
        annotation, more = bare(annotation)
        metadata = (*metadata, *more)
        reader = self._whole_value(annotation, metadata, key)
        return _nullable(reader) if nullable else reader

    def _whole_value(self, annotation: Any, metadata: tuple[Any, ...], key: str) -> Reader:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if annotation is Any:
            return lambda value, spot, reading: value
        if annotation is Text:
            return lambda value, spot, reading: scalars.text(value, reading)
        if annotation is str:
            return lambda value, spot, reading: scalars.string(key, pick(metadata, Id), value, reading)
        if annotation in (FileName, Name):
            return lambda value, spot, reading: scalars.placed(annotation, key, value, reading)
        if annotation is Date:
            return lambda value, spot, reading: dates.date(value, reading)
        if annotation is Color:
            return lambda value, spot, reading: scalars.color(value)
        if annotation in (int, float):
            bounds = pick(metadata, Number)
            return lambda value, spot, reading: number(annotation is int, bounds, value)
        if annotation is bool or origin in (Literal, Union, types.UnionType):
            node, annotation = parted(annotation)
            words = choices(annotation)
            return _chosen(words, self.node(node) if node else None)
        if origin is tuple:
            return self._tuple(arguments, pick(metadata, Count) or Count(), key)
        if origin is not None and issubclass(origin, Mapping):
            readers = {"labels": nodes.read_labels, "sources": read_sources}
            take = readers.get(key) or partial(nodes.read_mapping, nodes.IDS.get(key))
            return _named(self._value(arguments[1], (), key), take)
        if isinstance(annotation, type) and issubclass(annotation, Node):
            return self.node(annotation)
        raise TypeError(f'the key "{key}" is annotated with {annotation}, which the outline language does not know')

    def _tuple(self, items: tuple[Any, ...], count: Count, key: str) -> Reader:
        if items[-1] is not Ellipsis:
            return _listed([self._value(item, (), key) for item in items], Count(len(items), len(items)))
        if items[0] is Mention:
            referent = MENTIONS[key]
            return _listed([lambda value, spot, reading: nodes.read_mention(referent, value, reading)], count)
        return _listed([self._value(items[0], (), key)], count)


def _listed(readers: list[Reader], count: Count) -> Reader:
    """Return the reader of a list. Its items are read by turns."""

    def reader(value: Any, spot: Spot, reading: Reading) -> Any:
        if not isinstance(value, Seq):
            raise wrong_type(LIST, value, ids=spot.item is None and spot.key in MENTIONS)
        items = zip(range(len(value)), cycle(readers), value, (Spot(spot.key, i) for i in range(len(value))))
        said = _read_all(items, reading)
        if error := wrong_count(value, count.least, count.most):
            raise error
        return tuple(said.values())

    return reader


def _named(reader: Reader, take: Callable[[Any, Handler, Reading], Any]) -> Reader:
    """Return the reader of a mapping from names of the author's: ``take`` round what reads its entries."""

    def named(value: Any, spot: Spot, reading: Reading) -> Any:
        def entries(given: Any) -> dict[str, Any]:
            if not isinstance(given, Map):
                raise no_names(given)
            if not given:
                raise WrongValueError("empty-list", Message("is empty"))
            return _read_all(((name, reader, held, Spot(name)) for name, held in given.items()), reading)

        return take(value, entries, reading)

    return named


def _chosen(words: Mapping[str, object], node: Reader | None) -> Reader:
    """Return the reader of one of some words, in whose place a node may stand."""

    def reader(value: Any, spot: Spot, reading: Reading) -> Any:
        return node(value, spot, reading) if node and isinstance(value, Map) else scalars.choice(words, value)

    return reader


def _nullable(reader: Reader) -> Reader:
    return lambda value, spot, reading: None if isinstance(value, Null) else reader(value, spot, reading)
