"""What the annotations of a struct say about its keys."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from deckgen.outline.values import Doc, Node


class Key(Struct, frozen=True):
    """A key of a mapping and the field ``name`` that it fills.

    ``metadata`` are the ``Doc``, ``Count``, ``Number`` and ``Id`` of the annotation. ``default`` is what the field
    holds where the key is absent; it means nothing where the key is ``required``.
    """

    key: str
    name: str
    annotation: Any
    metadata: tuple[Any, ...]
    required: bool
    default: Any


def keys_of(cls: type[Node]) -> Mapping[str, Key]:
    """Return the keys of a node by key, in order. A field without ``Doc`` is filled by the program, not by a key."""
    hashable: Any = cls
    return _keys_of(hashable)


@cache
def _keys_of(cls: Any) -> Mapping[str, Key]:
    keys = (_key(field, *bare(field.type)) for field in fields(cls))
    return {key.key: key for key in keys if any(isinstance(item, Doc) for item in key.metadata)}


def plain_name(cls: type[Node]) -> str:
    """Return what people call a node.

    The ``Stage`` of the kind ``timeline`` is a timeline stage, its body a timeline.
    """
    module = cls.__module__.rpartition(".")[2]
    words = re.findall("[A-Z][a-z]*", cls.__name__)
    if words[-1] == "Body":
        return module
    name = " ".join(words).lower()
    shared = cls.__module__.startswith(("deckgen.outline.", "deckgen.layout."))
    of_kind = not shared and len(words) == 1 and not module.startswith(name)
    return f"{module} {name}" if of_kind else name


def every_key(*classes: type[Node]) -> frozenset[str]:
    """Return the keys of nodes and of what stands in them."""
    found: dict[type[Node], Mapping[str, Key]] = {}
    pending: list[Any] = list(classes)
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, Node):
            if annotation not in found:
                found[annotation] = keys_of(annotation)
                pending.extend(key.annotation for key in found[annotation].values())
        else:
            pending.extend(get_args(annotation))
    return frozenset(key for keys in found.values() for key in keys)


def bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return an annotation without ``Annotated``, and its metadata."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return inner, tuple(metadata)
    return annotation, ()


def optional(annotation: Any) -> tuple[Any, bool]:
    """Return an annotation without ``None``, and whether it had it."""
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [member for member in get_args(annotation) if member is not type(None)]
        if len(rest) < len(get_args(annotation)):
            return (rest[0] if len(rest) == 1 else Union[tuple(rest)]), True  # noqa: UP007
    return annotation, False


def pick(metadata: Iterable[Any], kind: type[Any]) -> Any:
    """Return the metadata of a kind, ``None`` where there is none."""
    return next((item for item in metadata if isinstance(item, kind)), None)


def parted(annotation: Any) -> tuple[type[Node] | None, Any]:
    """Return the node that may stand in place of words, and these."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return None, annotation
    members = get_args(annotation)
    node = next((member for member in members if isinstance(member, type) and issubclass(member, Node)), None)
    return node, Union[tuple(member for member in members if member is not node)]  # noqa: UP007


def choices(annotation: Any) -> dict[str, object]:
    """Return the words that an annotation allows.

    They stand beside what they stand for; the annotation is a Literal, bool or union of them.

    Raises:
        TypeError: it allows something else.
    """
    if annotation is bool:
        return {"true": True, "false": False}
    if get_origin(annotation) is Literal:
        return {str(value): value for value in get_args(annotation)}
    words: dict[str, object] = {}
    for member in get_args(annotation):
        words |= choices(member)
    if not words:
        raise TypeError(f"{annotation} is no choice")
    return words


def _key(field: FieldInfo, annotation: Any, metadata: tuple[Any, ...]) -> Key:
    default = field.default if field.default_factory is NODEFAULT else field.default_factory()
    # The version is required although an Outline made by a program need not give it.
    required = field.required or field.name == "deckgen"
    return Key(field.name.removesuffix("_"), field.name, annotation, metadata, required, default)
