"""Paragraphs that come and go, as items of lists in outlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from yaml import YAMLError

from deckgen.edits import source
from deckgen.edits.found import Found, Gone, Left, New, Spot
from deckgen.edits.matching import plain
from deckgen.edits.splice import quoted
from deckgen.edits.tree import Node, tree
from deckgen.outline import markup
from deckgen.problems import Message
from deckgen.text.bidi import unmarked

TEXTS = ((), ("text",), ("lead",))
"""Where in its item a text stands that a paragraph of a list shows."""

_LINE_END = re.compile("\r\n|[\r\n]")
_DASH = re.compile(r"([ \t]*)-[ \t]+")


class Item(NamedTuple):
    """An item to delete, or one to put a new one beside.

    That stands behind it, or ``ahead``.
    """

    slide: int
    node: Node
    new: str | None
    ahead: bool = False


class ListEdits:
    """The items that a deck's edits add and delete. What cannot be taken goes to ``left``.

    ``at`` are the scalars of the outline that the deck was built from, ``ours`` what each node of it is now.
    """

    def __init__(
        self,
        at: Mapping[Spot, Node],
        ours: Mapping[Node, Node],
        recorded: Iterable[Mapping[str, Any]],
        found: Found,
        left: list[Left],
    ) -> None:
        self.at = at
        self.ours = ours
        self.left = left
        self.found = found
        self.shown = Counter(spot for slide in recorded for spot in _spots(slide))
        self.inside: dict[Node, list[tuple[tuple[str | int, ...], Spot]]] = {}
        for spot in self.shown:
            node, path = at.get(spot), list[str | int]()
            while node is not None:
                self.inside.setdefault(node, []).append((tuple(path), spot))
                path = [node.key, *path] if node.key is not None else path
                node = node.parent
        self.done: list[Item] = []

    def of_notes(self) -> Iterator[tuple[Gone | New, Node, str]]:
        """Yield notes that have more paragraphs or fewer, with their new text."""
        # Of several behind one paragraph the last comes first, since each is put right behind that.
        edits: list[Gone | New] = [*reversed(self.found.new), *self.found.gone]
        by_node: dict[Node, list[Gone | New]] = {}
        for edit in sorted((e for e in edits if e.block is not None), key=lambda e: e.block or 0, reverse=True):
            spot = edit.spots[0] if isinstance(edit, Gone) else edit.before[0][0]
            if (node := self.at.get(spot or ())) is not None:
                by_node.setdefault(node, []).append(edit)
        for node, made in by_node.items():
            value = node.value or ""
            for edit in made:
                block = edit.block or 0
                new = (
                    source.without(value, block)
                    if isinstance(edit, Gone)
                    else source.with_more(value, block, edit.text)
                )
                if new is None:
                    self._leave(edit, "notes", Message("its place among the notes is not plain"))
                else:
                    value = new
            # A scalar ends in as many line breaks as it did.
            old = node.value or ""
            value = value.rstrip("\n") + old[len(old.rstrip("\n")) :]
            if value != old:
                yield made[0], node, value

    def written(self, text: str) -> str:
        """Return the outline's text with items added and deleted."""
        wanted = sorted([*self._added(), *self._deleted()], key=lambda item: (item.node.start, item.new is not None))
        for item in reversed(wanted):
            made = next((new for new in _ways(text, path_of(item.node), item.new, ahead=item.ahead)), None)
            if made is None:
                edit = New(item.slide, item.new, 0, ()) if item.new else Gone(item.slide, _said(item.node), ())
                self._leave(edit, "not-written", Message("it cannot be written without changing more"))
            else:
                text = made
                self.done.insert(0, item)
        return text

    def _deleted(self) -> Iterator[Item]:
        gone = Counter(spot for edit in self.found.gone if edit.block is None for spot in edit.spots)
        taken: set[Node] = set()
        for edit in self.found.gone:
            if edit.block is not None:
                continue
            item = self._item(edit.spots[0]) if edit.spots and all(spot in self.at for spot in edit.spots) else None
            if item is None:
                self._leave(edit, "own-words", Message("it is no item of a list"))
                continue
            if item in taken or any(over in taken for over in _over(item)):
                continue
            # Nothing of it may be left on any slide, and something of its list in the outline.
            if not self._is_list_of_texts(item):
                self._leave(edit, "emptied", Message("an outline has no empty texts; delete it there"))
                continue
            whole = all(self.shown[spot] == gone[spot] for _, spot in self.inside[item])
            rest = (
                [other for other in item.parent.held if other is not item and other not in taken] if item.parent else []
            )
            mine = self.ours.get(item)
            if not whole or not rest:
                self._leave(edit, "no-item", Message("more of its item stays, or nothing of its list would"))
            elif mine is not None and mine.form() != item.form():
                self._leave(edit, "changed-since", Message("the outline has changed it since"))
            else:
                taken.add(item)
                if mine is not None:
                    yield Item(edit.slide, mine, None)

    def _added(self) -> Iterator[Item]:
        for edit in self.found.new:
            if edit.block is not None:
                continue
            spot, level = next(((spot, level) for spot, level in reversed(edit.before) if spot in self.at), (None, 0))
            ahead = spot is None or edit.level > level
            if ahead:
                spot, level = edit.ahead or (None, 0)
            item = self._item(spot) if spot and spot in self.at else None
            while item is not None and edit.level < level and (outer := self._above(item)) is not None:
                item, level = outer, edit.level
            if item is None or edit.level > level or not self._is_list_of_texts(item):
                self._leave(edit, "no-list", Message("it stands in no list of the outline"))
                continue
            mine = self.ours.get(item)
            if mine is None or mine.parent is None:
                self._leave(edit, "changed-since", Message("the outline has changed it since"))
                continue
            new = markup.escape(unmarked(edit.text).strip())
            if all(other.value != new for other in mine.parent.held):
                yield Item(edit.slide, mine, new, ahead)

    def _item(self, spot: Spot) -> Node | None:
        """Return the innermost item of a list that a text stands in."""
        node = self.at[spot]
        return node if _is_item(node) else self._above(node)

    def _above(self, item: Node) -> Node | None:
        """Return the item of a list that an item stands in."""
        return next((over for over in _over(item) if _is_item(over)), None)

    def _is_list_of_texts(self, item: Node) -> bool:
        """Return whether each item of a list is shown as a text alone, with its lead and a list under it."""
        paths = [path for other in item.parent.held for path, _ in self.inside.get(other, ())] if item.parent else []
        return all(path in TEXTS or any(isinstance(key, int) for key in path) for path in paths)

    def _leave(self, edit: Gone | New, kind: str, reason: Message) -> None:
        said = plain(edit.text)
        what = (
            Message('"{new}" was added', new=said)
            if isinstance(edit, New)
            else Message('"{old}" was deleted', old=said)
        )
        self.left.append(Left(kind, edit.slide, what, reason))


def _spots(slide: Mapping[str, Any]) -> Iterator[Spot]:
    """Yield where the texts stand that a slide shows, once for each paragraph that shows one."""
    paragraphs = list(slide["notes"])
    for node in slide["nodes"]:
        paragraphs += node.get("paragraphs", ())
        paragraphs += (paragraph for row in node.get("rows", ()) for cell in row for paragraph in cell)
        paragraphs += [[node["alt"]]] if "alt" in node else []
    for paragraph in paragraphs:
        yield from {tuple(piece[1:]) for piece in paragraph if len(piece) > 1}


def _is_item(node: Node) -> bool:
    # The outermost holds the document, and is no list.
    return node.parent is not None and node.parent.keys is None and node.parent.parent is not None


def _over(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _said(node: Node) -> str:
    return " ".join(scalar.value or "" for scalar in node.scalars())


def path_of(node: Node) -> list[int]:
    """Return the indices by which a node is reached from the outline."""
    path: list[int] = []
    for over in _over(node):
        path.insert(0, next((i for i, held in enumerate(over.held) if held is node), 0))
        node = over
    # The outermost is the document, which holds one node.
    return path[1:]


def _ways(text: str, path: list[int], new: str | None, *, ahead: bool) -> Iterator[str]:
    """Yield the text without the item at a path, or with a new one beside it, where it says just that."""
    root = tree(text)
    item = root
    for i in path:
        item = item.held[i]
    over = item.parent
    if over is None:
        return
    forms = [node.form() for node in over.held]
    at = path[-1]
    place = at if ahead else at + 1
    wanted = [*forms[:at], *forms[at + 1 :]] if new is None else [*forms[:place], new, *forms[place:]]
    written = [""] if new is None else [new, quoted(new)]
    for each in written:
        made = _flow(text, over, at, each, ahead) if over.flow else _block(text, item, each, ahead)
        if made is None:
            continue
        try:
            if tree(made).form() == with_form(root, over, wanted):
                yield made
        except YAMLError:
            continue


def with_form(node: Node, changed: Node, form: Any) -> Any:
    """Return a node's form where one in it has a new one."""
    if node is changed:
        return form
    if node.value is not None:
        return node.value
    held = [with_form(each, changed, form) for each in node.held]
    return held if node.keys is None else list(zip((key.value for key in node.keys), held, strict=False))


def _block(text: str, item: Node, new: str, ahead: bool) -> str | None:
    first = max(text.rfind("\n", 0, item.start), text.rfind("\r", 0, item.start)) + 1
    dash = _DASH.fullmatch(text, first, item.start)
    if dash is None:
        return None
    last = len(text[: item.end].rstrip())
    ended = _LINE_END.search(text, last)
    end = ended.start() if ended else len(text)
    if not new:
        return text[:first] + text[ended.end() if ended else len(text) :]
    line = "\r\n" if "\r\n" in text else "\n"
    if ahead:
        return f"{text[:first]}{dash[1]}- {new}{line}{text[first:]}"
    return f"{text[:end]}{line}{dash[1]}- {new}{text[end:]}"


def _flow(text: str, over: Node, at: int, new: str, ahead: bool) -> str:
    item = over.held[at]
    if new and ahead:
        return f"{text[: item.start]}{new}, {text[item.start :]}"
    if new:
        return f"{text[: item.end]}, {new}{text[item.end :]}"
    if at + 1 < len(over.held):
        return text[: item.start] + text[over.held[at + 1].start :]
    return text[: over.held[at - 1].end] + text[item.end :]
