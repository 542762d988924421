"""What keys hold, in words.

They are for the page of the outline language, and for ``deckgen explain``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, get_args, get_origin

from deckgen.outline import model, values
from deckgen.outline.fields import Key, bare, choices, keys_of, optional, parted, pick
from deckgen.outline.values import Color, Count, Date, FileName, Id, Mention, Name, Node, Number, Text

Names: TypeAlias = Callable[[type[Node]], str]
"""What a node is called."""

SHARED: tuple[type[Node], ...] = (model.Slide, values.Item)
"""Nodes whose keys others have as well, told of once."""


def shown(cls: type[Node]) -> list[Key]:
    """Return the keys that are a node's own.

    Those that are required come first.
    """
    others = [base for base in SHARED if base in cls.__mro__[1:]]
    told = [key for base in others for key in keys_of(base).values()]
    return sorted((key for key in keys_of(cls).values() if key not in told), key=lambda key: not key.required)


def default_of(key: Key) -> str:
    """Return what an absent key stands for, ``""`` where that is nothing."""
    plain = not key.required and isinstance(key.default, str | int | float)
    return str(key.default).lower() if plain else ""


def held(key: Key, names: Names) -> str:
    """Return what a key holds, as Markdown.

    Args:
        key: the key.
        names: says what a node is called.
    """
    return _held(key.annotation, key.metadata, key.key, names)


def braced(cls: type[Node]) -> str:
    """Return a node's own keys as its name, as Markdown."""
    return f"`{{{', '.join(key.key for key in shown(cls))}}}`"


def _held(annotation: Any, metadata: tuple[Any, ...], key: str, names: Names) -> str:
    annotation, nullable = optional(annotation)
    annotation, more = bare(annotation)
    words = _whole(annotation, (*metadata, *more), key, names)
    return f"{words} or `null`" if nullable and key == "" else words


def _whole(annotation: Any, metadata: tuple[Any, ...], key: str, names: Names) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    single = {Text: "text", FileName: "path", Date: "date", Mention: "id", Color: "colour", Name: "name"}
    if annotation in single:
        return single[annotation]
    if annotation is str:
        return "id" if pick(metadata, Id) else "string"
    if annotation in (int, float):
        bounds = pick(metadata, Number)
        number = "whole number" if annotation is int else "number"
        return f"{number} from {bounds.least:g} to {bounds.most:g}" if bounds else number
    if origin is tuple and arguments[-1] is Ellipsis:
        return f"list{_amount(pick(metadata, Count))}: {_held(arguments[0], (), '', names)}"
    if origin is tuple:
        return f"list: {', '.join(_held(argument, (), '', names) for argument in arguments)}"
    if origin is Mapping:
        return "mapping" if arguments[1] == Mapping[str, Any] else f"mapping: {_held(arguments[1], (), '', names)}"
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return _node(annotation, names)
    node, annotation = parted(annotation)
    words = [f"`{word}`" for word in choices(annotation)]
    words += [_node(node, names)] if node else []
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _node(cls: type[Node], names: Names) -> str:
    short = keys_of(cls)[cls.SHORT] if cls.SHORT else None
    forms = [held(short, names)] if short else []
    forms += ["list"] if cls.LIST else []
    return " or ".join((*forms, names(cls)))


def _amount(count: Count | None) -> str:
    if count is None or count == Count():
        return ""
    if count.least == count.most:
        return f" of {count.least}"
    return f" of {count.least} or more" if count.most is None else f" of {count.least} to {count.most}"
