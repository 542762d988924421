"""The outline language as a JSON Schema (draft 2020-12).

Editors complete and check with it.

It is made of the annotations that the validator reads, and lets pass what only ``deckgen check`` can tell: ids that
name nothing, files that are not there, what is wrong within a text, and a node's own ``problems()``.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

from msgspec.structs import replace

from deckgen import theme
from deckgen.docstrings import docstring
from deckgen.language import cldr, own_words
from deckgen.language.data import built_in
from deckgen.outline import nodes
from deckgen.outline.fields import Key, bare, choices, optional, parted, pick, plain_name
from deckgen.outline.model import Outline, Source
from deckgen.outline.nearest import LONGEST_ID
from deckgen.outline.nodes import Shape
from deckgen.outline.scalars import RATING
from deckgen.outline.values import Body, Count, Date, Doc, FileName, Id, Mention, Node, Number, Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema: TypeAlias = dict[str, Any]

# What YAML reads as a number or a boolean is, where a text is wanted, the text that the author wrote.
STRING: Schema = {"title": "text", "type": ["string", "number", "boolean"], "pattern": r"\S"}

ARABIC: Schema = {"title": "number in other digits", "type": "string", "pattern": "^[-+−]?[٠-٩۰-۹]+([.,٫][٠-٩۰-۹]+)?$"}
"""A number in other digits than YAML's own. Whether it is within its bounds, only the validator knows."""

HINTS: dict[str, Schema] = {
    "language": {"title": "language", "type": "string", "examples": list(built_in())},
    "rating": {"pattern": f"^{RATING}$"},
    "url": {"pattern": "^[Hh][Tt][Tt][Pp]"},
}
"""What is said of a string besides, by its key."""


def schema(kinds: Mapping[str, type[Body]]) -> Schema:
    """Return the JSON Schema of outlines. Their sections may have these bodies, by body key."""
    return _Schemas(kinds).outline()


class _Schemas:
    """Schemas from annotations. Each node is defined once, so that points may hold points."""

    def __init__(self, kinds: Mapping[str, type[Body]]) -> None:
        self.kinds = kinds
        said = {"type": "object", "minProperties": 1, "propertyNames": _tag(), "additionalProperties": STRING}
        self.definitions: dict[str, Schema] = {
            "text": {
                "title": "text",
                "anyOf": [
                    {**STRING, "title": "one text for all languages"},
                    {"title": "a text for each language", **said},
                ],
            }
        }

    def outline(self) -> Schema:
        """Return the schema of the whole outline."""
        root = self._mapping(nodes.shape_of(Outline, self.kinds))
        return {"$schema": DIALECT, "title": "An outline of a briefing", **root, "$defs": self.definitions}

    def node(self, cls: type[Node]) -> Schema:
        """Return the schema of a node, long or short."""
        name = f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"
        if name not in self.definitions:
            # Taken before it is made: a point's schema is asked for while it is being made.
            self.definitions[name] = {}
            shape = nodes.shape_of(cls, self.kinds)
            short = [shape.keys[key] for key in (cls.SHORT, cls.LIST) if key]
            forms = [{"title": plain_name(cls), **self._mapping(shape)}, *(self._key(cls, key) for key in short)]
            self.definitions[name] = {"title": plain_name(cls), **({"anyOf": forms} if short else forms[0])}
        return {"$ref": f"#/$defs/{name}"}

    def _mapping(self, shape: Shape) -> Schema:
        """Return the schema of a mapping's keys."""
        properties = {key.key: self._described(shape, key) for key in shape.keys.values()}
        for name in sorted(shape.bodies):
            body = self.node(self.kinds[name])
            properties[name] = {**(_nullable(body) if shape.nulls else body), **_told(_purpose(self.kinds[name]))}
        mapping: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if shape.whole:
            mapping["required"] = [key.key for key in shape.keys.values() if key.required]
        if shape.bodies:
            given = [{"required": [name]} for name in sorted(shape.bodies)]
            mapping["oneOf"] = [{"not": {"anyOf": given}}, *given]
        return mapping

    def _described(self, shape: Shape, key: Key) -> Schema:
        held = self._key(shape.cls, key)
        if shape.nulls and not key.required:
            held = _nullable(held)
        described = {**held, **_told(pick(key.metadata, Doc).text)}
        if isinstance(key.default, str | int | float) and key.default != "" and not key.required:
            described["default"] = key.default
        return described

    def _key(self, cls: type[Node], key: Key) -> Schema:
        if key.key == "variants":
            return self._variants(cls)
        annotation = key.annotation if key.required else optional(key.annotation)[0]
        return self._value(annotation, key.metadata, key.key)

    def _variants(self, cls: type[Node]) -> Schema:
        replaced = self._mapping(nodes.variant_shape(cls, self.kinds))
        return {"type": "object", "minProperties": 1, "additionalProperties": replaced}

    def _value(self, annotation: Any, metadata: tuple[Any, ...], key: str) -> Schema:
        """Return the schema of what a key or an item holds."""
        annotation, nullable = optional(annotation)
        annotation, more = bare(annotation)
        held = self._whole_value(annotation, (*metadata, *more), key)
        return _nullable(held) if nullable else held

    def _whole_value(self, annotation: Any, metadata: tuple[Any, ...], key: str) -> Schema:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if annotation is Any:
            return {}
        if annotation is Text:
            return {"$ref": "#/$defs/text"}
        if annotation is Date:
            return {**STRING, "title": "date", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
        if key == "theme":
            named = (*theme.built_in(), *theme.installed())
            path = {"title": "path", "type": "string", "pattern": "[./]"}
            return {"anyOf": [{"title": "theme", "enum": list(named)}, path]}
        if isinstance(annotation, type) and issubclass(annotation, str):
            title = (
                "path" if annotation is FileName else "id" if annotation is Mention or pick(metadata, Id) else "text"
            )
            return {**STRING, "title": title, **HINTS.get(key, {})}
        if annotation in (int, float):
            bounds = pick(metadata, Number)
            ends = {"minimum": bounds.least, "maximum": bounds.most} if bounds else {}
            title, kind = ("whole number", "integer") if annotation is int else ("number", "number")
            return {"anyOf": [{"title": title, "type": kind, **ends}, ARABIC]}
        if annotation is bool or origin in (Literal, Union, types.UnionType):
            node, annotation = parted(annotation)
            words = {"enum": list(choices(annotation).values())}
            return {"anyOf": [words, self.node(node)]} if node else words
        if origin is tuple:
            return self._tuple(arguments, pick(metadata, Count) or Count(), key)
        if origin is not None and issubclass(origin, Mapping):
            return self._named(self._value(arguments[1], (), key), key)
        return self.node(annotation)

    def _tuple(self, items: tuple[Any, ...], count: Count, key: str) -> Schema:
        if items[-1] is not Ellipsis:
            held = [self._value(item, (), key) for item in items]
            return {"type": "array", "prefixItems": held, "items": False, "minItems": len(held)}
        most = {} if count.most is None else {"maxItems": count.most}
        return {"type": "array", "items": self._value(items[0], (), key), "minItems": count.least, **most}

    def _named(self, held: Schema, key: str) -> Schema:
        """Return the schema of a mapping whose keys the author names."""
        mapping: Schema = {"type": "object", "minProperties": 1, "additionalProperties": held}
        if key == "sources":
            paths = {"type": "array", "items": STRING, "minItems": 1}
            files = {"anyOf": [STRING, paths], "description": "reference files, CSL-JSON or BibTeX"}
            # Beside a file, an entry may change an imported one, which has its title already.
            changes = self._mapping(replace(nodes.shape_of(Source, ()), nulls=True, whole=False))
            mapping |= {
                "properties": {"from": files},
                "additionalProperties": {"anyOf": [held, changes]},
                "if": {"not": {"required": ["from"]}},
                "then": {"additionalProperties": held},
            }
        if key == "labels":
            mapping["propertyNames"] = {"enum": list(own_words())}
        if key in nodes.IDS:
            mapping["propertyNames"] = {"maxLength": LONGEST_ID}
        return mapping


def _tag() -> Schema:
    """Return the schema of a language tag, with the languages by name: so a key that is misspelt is not one."""
    return {"pattern": f"^({'|'.join(cldr.languages())})(-[A-Za-z]{{4}})?(-([A-Za-z]{{2}}|[0-9]{{3}}))?$"}


def _told(text: str) -> Schema:
    """Return a description. Editors that know Markdown take what stands in backticks from its second form."""
    return {"description": text, **({"markdownDescription": text} if "`" in text else {})}


def _nullable(held: Schema) -> Schema:
    nothing = {"title": "nothing", "type": "null"}
    if "anyOf" in held:
        return {**held, "anyOf": [*held["anyOf"], nothing]}
    return {"anyOf": [held, nothing]}


def _purpose(body: type[Body]) -> str:
    """Return what a kind is for: the first paragraph of its manual page."""
    return " ".join(docstring(import_module(body.__module__)).partition("\n\n")[0].split())
