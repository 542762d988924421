"""Values with places to an Outline, or all that is wrong.

The rules are the annotations of the structs in ``model.py`` and of the kinds' bodies. They become one
pydantic-core schema; its errors, which name a path of keys and indices, become problems at lines and columns.

Codes: ``missing-key``, ``unknown-key``, ``two-bodies``, ``wrong-type``, ``null-value``, ``empty-list``,
``empty-text``, ``too-few-items``, ``too-many-items``, ``out-of-range``, ``unknown-value``, ``unknown-language``,
``unknown-audience``, ``unknown-source``, ``unknown-section``, ``bad-id``, ``duplicate-id``, ``duplicate-source``,
``bad-date``, ``bad-rating``, ``bad-link``, ``bad-citation``, ``bad-character``, ``bidi-control``, ``bidi-isolate``,
``stacked-marks``, ``bad-color``, ``limit``; those of ``files`` and ``references.py``; those of a node's own
``problems()``.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from types import MappingProxyType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from msgspec.structs import replace
from pydantic_core import CoreSchema, SchemaValidator, ValidationError, core_schema

from deckgen.files import Files
from deckgen.limits import Limits, exceeded
from deckgen.outline import dates, nodes, presentation_forms, scalars
from deckgen.outline.fields import Key, bare, choices, optional, parted, pick
from deckgen.outline.ids import check_mentions, items, own_sources, section_ids
from deckgen.outline.model import Audience, Outline
from deckgen.outline.nodes import Shape
from deckgen.outline.number import number
from deckgen.outline.reading import MENTIONS, Reading
from deckgen.outline.sources.entries import check_faults, read_sources
from deckgen.outline.values import Body, Color, Count, Date, FileName, Id, Mention, Name, Node, Number, Text
from deckgen.outline.wording import record, worded
from deckgen.outline.yaml import Map, Str
from deckgen.problems import Message, OutlineError, Problem, errors

N = TypeVar("N", bound=Node)

NO_KINDS: Mapping[str, type[Body]] = MappingProxyType({})


def validate(root: Map, kinds: Mapping[str, type[Body]], *, files: Files) -> tuple[Outline, list[Problem]]:
    """Return the outline that the top-level mapping says, and warnings.

    Args:
        root: what ``yaml.load`` returned.
        kinds: body key to the class of its body.
        files: what the outline may read; its limits hold.

    Raises:
        OutlineError: with every problem, each at its line and column.
    """
    _stop_on_too_many(root, files.limits)
    reading = Reading(files)
    ids = section_ids(root, reading)
    outline = read_node(Outline, root, reading, kinds)
    check_mentions(root, ids, reading)
    check_faults(own_sources(root), reading)
    reading.problems += presentation_forms.warning(reading.forms)
    if outline is None or errors(reading.problems):
        raise OutlineError(worded(reading))
    count = len(outline.sections)
    whole = replace(
        outline,
        sections=tuple(replace(s, id=id) for s, id in zip(outline.sections, ids[:count], strict=True)),
        appendix=tuple(replace(s, id=id) for s, id in zip(outline.appendix, ids[count:], strict=True)),
    )
    return whole, reading.problems


def _stop_on_too_many(root: Map, limits: Limits) -> None:
    """Stop where there are more slides or parts than the limits allow, before any of them is read.

    Raises:
        OutlineError: so it is.
    """
    sections = [section for key in ("sections", "appendix") for section in items(root, key)]
    # There is a cover besides.
    for section in sections[limits.slides - 1 :][:1]:
        raise OutlineError([exceeded("slides", limits.slides, Message("the deck has more slides"), section.place)])
    titles: set[str] = set()
    for part in chain.from_iterable(map(_parts, sections)):
        titles.add(repr(part.get("title", part) if isinstance(part, Map) else part))
        if len(titles) > limits.parts:
            raise OutlineError([exceeded("parts", limits.parts, Message("the deck has more parts"), part.place)])


def _parts(section: Any) -> Iterator[Any]:
    """Yield the parts that a section and its variants name."""
    if isinstance(section, Map):
        variants = section.get("variants")
        for holder in (section, *(variants.values() if isinstance(variants, Map) else ())):
            if isinstance(holder, Map) and isinstance(holder.get("part"), Str | Map):
                yield holder["part"]


def read_node(cls: type[N], root: Map, reading: Reading, kinds: Mapping[str, type[Body]] = NO_KINDS) -> N | None:
    """Return the node that a file's top-level mapping says.

    It is ``None`` where the mapping is wrong, which is recorded.

    Args:
        cls: the node's class.
        root: the mapping.
        reading: what is recorded.
        kinds: body key to the class of its body.
    """
    key: Any = cls
    try:
        node: N = _validator(key, tuple(kinds.items())).validate_python(root, context=reading)
    except ValidationError as error:
        for details in error.errors(include_url=False, include_input=False):
            record(details, root, reading)
        return None
    return node


@cache
def _validator(cls: type[Node], kinds: tuple[tuple[str, type[Body]], ...]) -> SchemaValidator:
    return SchemaValidator(_Schemas(dict(kinds)).whole(cls))


class _Schemas:
    """Core schemas from annotations. Each node is defined once, so that points may hold points."""

    def __init__(self, kinds: Mapping[str, type[Body]]) -> None:
        self.kinds = kinds
        self.definitions: dict[str, CoreSchema] = {}

    def whole(self, cls: type[Node]) -> CoreSchema:
        """Return the schema of a whole file. Its top-level mapping is a node of this class."""
        root = self.node(cls)
        return core_schema.definitions_schema(root, list(self.definitions.values()))

    def node(self, cls: type[Node]) -> CoreSchema:
        """Return the schema of a node."""
        ref = f"{cls.__module__}.{cls.__qualname__}"
        if ref not in self.definitions:
            # Taken before it is made: a point's schema is asked for while it is being made.
            self.definitions[ref] = core_schema.any_schema(ref=ref)
            shape = nodes.shape_of(cls, self.kinds)
            read: Callable[..., Any] = nodes.read_audience if issubclass(cls, Audience) else nodes.read_node
            self.definitions[ref] = core_schema.with_info_wrap_validator_function(
                partial(read, shape), self._mapping(shape), ref=ref
            )
        return core_schema.definition_reference_schema(ref)

    def _mapping(self, shape: Shape) -> CoreSchema:
        """Return the schema of a mapping's keys."""
        fields = {
            key.key: core_schema.typed_dict_field(self._key(shape.cls, key), required=shape.whole and key.required)
            for key in shape.keys.values()
        }
        for name in sorted(shape.bodies):
            fields[name] = core_schema.typed_dict_field(self.node(self.kinds[name]), required=False)
        return core_schema.typed_dict_schema(fields, extra_behavior="ignore")

    def _key(self, cls: type[Node], key: Key) -> CoreSchema:
        if key.key == "variants":
            return self._variants(cls)
        # Where a key may be absent, being absent says that there is nothing, and null says nothing more.
        annotation = key.annotation if key.required else optional(key.annotation)[0]
        return self._value(annotation, key.metadata, key.key)

    def _variants(self, cls: type[Node]) -> CoreSchema:
        shape = nodes.variant_shape(cls, self.kinds)
        schema = core_schema.with_info_wrap_validator_function(partial(nodes.read_variant, shape), self._mapping(shape))
        values = core_schema.dict_schema(values_schema=schema, min_length=1)
        return core_schema.with_info_wrap_validator_function(nodes.read_variants, values)

    def _value(self, annotation: Any, metadata: Iterable[Any], key: str) -> CoreSchema:
        """Return the schema of what a key or an item holds."""
        annotation, nullable = optional(annotation)
        annotation, more = bare(annotation)
        metadata = (*metadata, *more)
        schema = self._whole_value(annotation, metadata, key)
        return _nullable(schema) if nullable else schema

    def _whole_value(self, annotation: Any, metadata: tuple[Any, ...], key: str) -> CoreSchema:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if annotation is Any:
            return core_schema.any_schema()
        if annotation is Text:
            return _plain(lambda value, info: scalars.text(value, info.context))
        if annotation is str:
            return _plain(lambda value, info: scalars.string(key, pick(metadata, Id), value, info.context))
        if annotation in (FileName, Name):
            return _plain(lambda value, info: scalars.placed(annotation, key, value, info.context))
        if annotation is Date:
            return _plain(lambda value, info: dates.date(value, info.context))
        if annotation is Color:
            return _plain(lambda value, info: scalars.color(value))
        if annotation in (int, float):
            bounds = pick(metadata, Number)
            return _plain(lambda value, info: number(annotation is int, bounds, value))
        if annotation is bool or origin in (Literal, Union, types.UnionType):
            node, annotation = parted(annotation)
            words = choices(annotation)
            chosen = _plain(lambda value, info: scalars.choice(words, value))
            return _in_place(self.node(node), chosen) if node else chosen
        if origin is tuple:
            return self._tuple(arguments, pick(metadata, Count) or Count(), key)
        if origin is not None and issubclass(origin, Mapping):
            values = core_schema.dict_schema(values_schema=self._value(arguments[1], (), key), min_length=1)
            readers = {"labels": nodes.read_labels, "sources": read_sources}
            read = readers.get(key) or partial(nodes.read_mapping, nodes.IDS.get(key))
            return core_schema.with_info_wrap_validator_function(read, values)
        if isinstance(annotation, type) and issubclass(annotation, Node):
            return self.node(annotation)
        raise TypeError(f'the key "{key}" is annotated with {annotation}, which the outline language does not know')

    def _tuple(self, items: tuple[Any, ...], count: Count, key: str) -> CoreSchema:
        if items[-1] is not Ellipsis:
            return core_schema.tuple_schema([self._value(item, (), key) for item in items])
        if items[0] is Mention:
            referent = MENTIONS[key]
            item = _plain(lambda value, info: nodes.read_mention(referent, value, info))
        else:
            item = self._value(items[0], (), key)
        return core_schema.tuple_variable_schema(item, min_length=count.least, max_length=count.most)


def _plain(function: Callable[[Any, Any], Any]) -> CoreSchema:
    return core_schema.with_info_plain_validator_function(function)


def _in_place(node: CoreSchema, scalar: CoreSchema) -> CoreSchema:
    """Return the schema of a scalar in whose place a mapping may stand."""
    schemas = {"node": node, "scalar": scalar}
    return core_schema.tagged_union_schema(schemas, lambda value: "node" if isinstance(value, Map) else "scalar")


def _nullable(schema: CoreSchema) -> CoreSchema:
    return core_schema.no_info_wrap_validator_function(nodes.read_nullable, schema)
