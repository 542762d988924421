"""An outline's text as a tree of nodes with their places."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct, field
from yaml import CBaseLoader
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from deckgen.edits.words import alike

NAMING = ("id", "title", "lead", "name", "label", "text", "if")
"""Keys by which an item of a list is known, first those that change least."""


class Node(Struct, eq=False):
    """A scalar, or a list or mapping with what it holds.

    ``start`` and ``end`` are offsets in the text; of a block they are those of its first and its last scalar. ``style``
    is a scalar's quote, ``|``, ``>`` or nothing. ``keys`` are those of a mapping's ``held``, each a scalar too.
    """

    start: int
    end: int
    line: int
    column: int
    value: str | None = None
    style: str = ""
    flow: bool = False
    marked: bool = False
    held: list[Node] = field(default_factory=list)
    keys: list[Node] | None = None
    parent: Node | None = None

    @property
    def items(self) -> dict[str, Node]:
        """What a mapping holds, by its keys."""
        return {key.value or "": node for key, node in zip(self.keys or (), self.held, strict=False)}

    @property
    def key(self) -> str | int | None:
        """The key or the index under which its parent holds it."""
        if self.parent is None:
            return None
        at = next(i for i, node in enumerate(self.parent.held) if node is self)
        return at if self.parent.keys is None else self.parent.keys[at].value

    def scalars(self) -> Iterator[Node]:
        """Yield the scalars in it that are no keys, itself too."""
        if self.value is not None:
            yield self
        for node in self.held:
            yield from node.scalars()

    def form(self) -> Any:
        """Return what it says, without how it is written."""
        if self.value is not None:
            return self.value
        held = [node.form() for node in self.held]
        return held if self.keys is None else list(zip((key.value for key in self.keys), held, strict=False))


def tree(text: str) -> Node:
    """Return the tree of an outline's text.

    An alias is no node of it.

    Raises:
        YAMLError: the text is not YAML.
    """
    root = Node(0, 0, 1, 1)
    stack = [root]
    parser: Any = CBaseLoader(text)
    while (event := parser.get_event()) is not None:
        kind = type(event)
        if kind in (MappingEndEvent, SequenceEndEvent):
            closed = stack.pop()
            if closed.flow:
                closed.end = event.end_mark.index
            elif closed.held:
                closed.end = max(node.end for node in (*closed.held, *(closed.keys or ())))
        elif hasattr(event, "anchor"):
            mark = event.start_mark
            node = Node(mark.index, event.end_mark.index, mark.line + 1, mark.column + 1)
            if kind is ScalarEvent:
                node.value, node.style = event.value, event.style or ""
                node.marked = event.anchor is not None or event.tag is not None
            over = stack[-1]
            if over.keys is not None and len(over.keys) == len(over.held):
                over.keys.append(node)
            else:
                over.held.append(node)
            node.parent = over
            if kind in (MappingStartEvent, SequenceStartEvent):
                node.keys = [] if kind is MappingStartEvent else None
                node.flow = event.flow_style
                stack.append(node)
    return root.held[0] if root.held else root


def spots(root: Node) -> dict[tuple[int, int], Node]:
    """Return the scalars that are no keys, by line and column."""
    return {(node.line, node.column): node for node in root.scalars()}


def counterparts(before: Node, after: Node) -> dict[Node, Node]:
    """Return which node of two outlines is which.

    Keys keep theirs; items of lists are known by what they say, by a key that names them, else by what they have in
    common.
    """
    found = {before: after}
    waiting = [(before, after)]
    while waiting:
        old, new = waiting.pop()
        if (old.keys is None) != (new.keys is None) or (old.value is None) != (new.value is None):
            continue
        if old.keys is not None:
            others = new.items
            both = [(node, others[key]) for key, node in old.items.items() if key in others]
        else:
            both = _items(old.held, new.held)
        for one, other in both:
            found[one] = other
            waiting.append((one, other))
    return found


def _items(old: list[Node], new: list[Node]) -> list[tuple[Node, Node]]:
    forms, others = ([repr(node.form()) for node in nodes] for nodes in (old, new))
    both: list[tuple[Node, Node]] = []
    left, right = [], []
    for tag, i, j, k, end in SequenceMatcher(None, forms, others, autojunk=False).get_opcodes():
        if tag == "equal":
            both += zip(old[i:j], new[k:end], strict=True)
        else:
            left += old[i:j]
            right += new[k:end]
    for key in NAMING:
        named = {name: node for node in right if (name := _name(node, key))}
        for node in tuple(left):
            if (other := named.get(_name(node, key) or "")) in right and other is not None:
                both.append((node, other))
                left.remove(node)
                right.remove(other)
    ranked = sorted(
        ((alike(_said(a), _said(b)), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right)), reverse=True
    )
    taken: set[int] = set()
    other_taken: set[int] = set()
    for part, i, j in ranked:
        if (part >= 0.5 or len(left) == len(right) == 1) and -i not in taken and -j not in other_taken:
            both.append((left[-i], right[-j]))
            taken.add(-i)
            other_taken.add(-j)
    return both


def _name(node: Node, key: str) -> str | None:
    held = node.items.get(key) if node.keys is not None else None
    return held.value if held is not None else None


def _said(node: Node) -> str:
    return " ".join(scalar.value or "" for scalar in node.scalars())
