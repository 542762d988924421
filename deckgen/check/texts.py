"""The texts of an outline, each with the node and key where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple

from deckgen.outline import markup
from deckgen.outline.values import Node, Text

LITERAL = "\N{OBJECT REPLACEMENT CHARACTER}"

UNSEEN = ("notes", "alt")
"""Keys of what a deck says but no slide shows."""


class Said(NamedTuple):
    """A text, the node that it belongs to and the key that holds it."""

    text: Text
    node: Node
    key: str


def texts(node: Node) -> Iterator[Said]:
    """Yield the texts of a node and of all nodes in it, in the order of their fields, variants included."""
    cls: Any = type(node)
    for name in _names(cls):
        yield from _within(getattr(node, name), node, name)


def prose(text: Text) -> str:
    """Return what a text of one language says in the author's own words.

    It is without markup and citations; a literal, which is written as it is, becomes one U+FFFC.
    """
    spans = (span for span in markup.parse(text.string) if not span.cites)
    return "".join(LITERAL if span.literal else span.text for span in spans)


def words(text: Text) -> int:
    """Return how many words a text of one language has."""
    return len(markup.plain(text.string).split())


def _within(value: object, node: Node, key: str) -> Iterator[Said]:
    if isinstance(value, Text):
        yield Said(value, node, key)
    elif isinstance(value, Node):
        yield from texts(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _within(item, node, key)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _within(item, node, name)


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls) if field.name not in ("place", "for_", "not_for", "depth"))
