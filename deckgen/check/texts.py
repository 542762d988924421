"""The texts of an outline, each with the node and key where it stands."""

from __future__ import annotations

from collections.abc import Mapping
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


def texts(node: Node) -> list[Said]:
    """Return the texts of a node and of all nodes in it, in the order of their fields, variants included."""
    # One list that is handed down: generators within generators take twice as long.
    found: list[Said] = []
    _gather(node, found)
    return found


def prose(text: Text) -> str:
    """Return what a text of one language says in the author's own words.

    It is without markup and citations; a literal, which is written as it is, becomes one U+FFFC.
    """
    spans = (span for span in markup.parse(text.string) if not span.cites)
    return "".join(LITERAL if span.literal else span.text for span in spans)


def words(text: Text) -> int:
    """Return how many words a text of one language has."""
    return len(markup.plain(text.string).split())


def _gather(node: Node, found: list[Said]) -> None:
    cls: Any = type(node)
    for name in _names(cls):
        value = getattr(node, name)
        if value:
            _gather_within(value, node, name, found)


def _gather_within(value: object, node: Node, key: str, found: list[Said]) -> None:
    if isinstance(value, Text):
        found.append(Said(value, node, key))
    elif isinstance(value, Node):
        _gather(value, found)
    elif isinstance(value, tuple):
        for item in value:
            _gather_within(item, node, key, found)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            _gather_within(item, node, name, found)


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls) if field.name not in ("place", "for_", "not_for", "depth"))
