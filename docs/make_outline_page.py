"""Write what `outline.md` says of keys and kinds anew: run it after a change of the language.

What stands between ``<!-- keys: NODE -->`` or ``<!-- kinds -->`` and ``<!-- end -->`` is made of the annotations in
``deckgen/outline/`` and of the kinds' manual pages; all else on the page is written by hand.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any, get_args, get_origin

from deckgen import kinds
from deckgen.outline import model, values
from deckgen.outline.fields import Key, bare, choices, keys_of, optional, pick
from deckgen.outline.values import Count, Date, Doc, FileName, Id, Mention, Node, Number, Text

PAGE = Path(__file__).with_name("outline.md")
BLOCK = re.compile(r"(<!-- (?:keys: (\w+)|kinds) -->\n).*?(<!-- end -->)", re.DOTALL)

CHAPTERS: dict[type[Node], str] = {
    model.Section: "[section](#a-section)",
    model.Summary: "[summary](#the-summary)",
    model.Closing: "[closing](#the-closing)",
    model.Source: "[source](#sources)",
    model.Audience: "[audience](#audiences)",
    values.Point: "[point](#a-point)",
}
"""Nodes with a chapter of their own; all others stand where they are used."""

SHARED: tuple[type[Node], ...] = (model.Slide, values.Item)
"""Nodes whose keys others have as well, told of once."""


def page(text: str) -> str:
    """Return the page with its blocks made anew."""
    return BLOCK.sub(lambda block: f"{block[1]}\n{_block(block[2])}\n\n{block[3]}", text)


def shown(cls: type[Node]) -> list[Key]:
    """Return the keys that the page lists of a node, first those that are required."""
    others = [base for base in SHARED if base in cls.__mro__[1:]]
    told = [key for base in others for key in keys_of(base).values()]
    return sorted((key for key in keys_of(cls).values() if key not in told), key=lambda key: not key.required)


def inner(cls: type[Node]) -> dict[type[Node], list[str]]:
    """Return the nodes without a chapter that a node's keys hold, and by which keys."""
    found: dict[type[Node], list[str]] = {}
    for key in shown(cls):
        for part in _parts(key.annotation):
            if isinstance(part, type) and issubclass(part, Node) and part not in CHAPTERS:
                found.setdefault(part, []).append(f"`{key.key}`")
    return found


def _block(name: str | None) -> str:
    if name is None:
        return "\n\n".join(map(_kind, kinds.bodies()))
    return "\n\n".join(_tables(next(getattr(home, name) for home in (model, values) if hasattr(home, name))))


def _kind(name: str) -> str:
    body = kinds.bodies()[name]
    manual, _, example = (inspect.getdoc(inspect.getmodule(body)) or "").partition("Example::\n")
    yaml = f"```yaml\n{dedent(example).strip()}\n```"
    heading = f"### {name.capitalize()}"
    return "\n\n".join((heading, manual.strip().replace("``", "`"), *_short(body), *_tables(body), yaml))


def _short(cls: type[Node]) -> Iterator[str]:
    for form, key in (("text", cls.SHORT), ("list", cls.LIST)):
        if key:
            yield f"A {form} in its place is its `{key}`."


def _tables(cls: type[Node]) -> Iterator[str]:
    rows = [_row(key) for key in shown(cls)]
    yield "\n".join(("| key | holds | default | meaning |", "| --- | --- | --- | --- |", *rows))
    for node, keys in inner(cls).items():
        first, *more = _tables(node)
        yield f"In {' and '.join(keys)}:\n\n{first}"
        yield from more


def _row(key: Key) -> str:
    default = "required" if key.required else ""
    if not key.required and isinstance(key.default, str | int | float) and key.default != "":
        default = f"`{str(key.default).lower()}`"
    meaning = pick(key.metadata, Doc).text.replace("|", r"\|")
    return f"| `{key.key}` | {_held(key.annotation, key.metadata, key.key)} | {default} | {meaning} |"


def _held(annotation: Any, metadata: tuple[Any, ...], key: str) -> str:
    """Return what a key or an item holds, in words."""
    annotation, nullable = optional(annotation)
    annotation, more = bare(annotation)
    words = _whole(annotation, (*metadata, *more), key)
    return f"{words} or `null`" if nullable and key == "" else words


def _whole(annotation: Any, metadata: tuple[Any, ...], key: str) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is Text:
        return "text"
    if annotation in (FileName, Date):
        return "path" if annotation is FileName else "date"
    if annotation is Mention:
        return "id"
    if annotation is str:
        return "id" if pick(metadata, Id) else "string"
    if annotation in (int, float):
        bounds = pick(metadata, Number)
        number = "whole number" if annotation is int else "number"
        return f"{number} from {bounds.least:g} to {bounds.most:g}" if bounds else number
    if origin is tuple and arguments[-1] is Ellipsis:
        return f"list{_amount(pick(metadata, Count))}: {_held(arguments[0], (), '')}"
    if origin is tuple:
        return f"list: {', '.join(_held(argument, (), '') for argument in arguments)}"
    if origin is Mapping:
        return "mapping" if arguments[1] == Mapping[str, Any] else f"mapping: {_held(arguments[1], (), '')}"
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return _node(annotation)
    words = [f"`{word}`" for word in choices(annotation)]
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _node(cls: type[Node]) -> str:
    keys = ", ".join(key.key for key in shown(cls))
    short = keys_of(cls)[cls.SHORT] if cls.SHORT else None
    forms = [_held(short.annotation, short.metadata, short.key)] if short else []
    forms += ["list"] if cls.LIST else []
    return " or ".join((*forms, CHAPTERS.get(cls, f"`{{{keys}}}`")))


def _amount(count: Count | None) -> str:
    if count is None or count == Count():
        return ""
    if count.least == count.most:
        return f" of {count.least}"
    return f" of {count.least} or more" if count.most is None else f" of {count.least} to {count.most}"


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
