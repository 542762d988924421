"""Edits of a deck, taken back into its outline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec import Struct, field

from deckgen.edits import new_notes, source
from deckgen.edits.derived import derived
from deckgen.edits.edited import EditedSlide
from deckgen.edits.finding import found
from deckgen.edits.found import Edit, Found, Left, NewNotes, Spot
from deckgen.edits.items import Item, ListEdits
from deckgen.edits.splice import NotWrittenError, rewritten
from deckgen.edits.tree import Node, counterparts, spots, tree
from deckgen.edits.words import apply, merged
from deckgen.language import Language, known
from deckgen.problems import Listed, Message


class Taken(NamedTuple):
    """A text that the outline now says as the deck does.

    It has its slide, and where it stands in the outline.
    """

    slide: int
    line: int
    column: int
    before: str
    after: str


class Conflict(NamedTuple):
    """A text that was changed twice.

    It has what it was, what the deck says, and what the outline says now.
    """

    slide: int
    line: int
    column: int
    before: str
    deck: str
    outline: str


class Pulled(Struct):
    """An outline's new text, and what became of each edit."""

    text: str
    taken: list[Taken] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def pull(
    base: str,
    recorded: Sequence[Mapping[str, Any]],
    edited: Sequence[EditedSlide],
    now: str,
    voice: Callable[[], Language],
    refused: Mapping[int, Message] = MappingProxyType({}),
    carried: Sequence[Mapping[str, Any]] = (),
) -> Pulled:
    """Return an outline with the edits of a deck.

    Args:
        base: the outline's text when the deck was built.
        recorded: what the deck's slides said then.
        edited: what they say now.
        now: the outline's text now.
        voice: returns the deck's language, where it is needed.
        refused: lines of the outline in which nothing is taken, with the reasons.
        carried: slides that the deck had from an earlier one, to which they had been added by hand.
    """
    return _Pull(base, now, voice, refused, found(recorded, edited, carried)).pulled(recorded)


class _Pull:
    def __init__(
        self, base: str, now: str, voice: Callable[[], Language], refused: Mapping[int, Message], edits: Found
    ) -> None:
        self.voice = voice
        self.refused = refused
        self.edits = edits
        self.result = Pulled(now, left=list(edits.left))
        before, after = tree(base), tree(now)
        self.at = spots(before)
        self.ours = counterparts(before, after)

    def pulled(self, recorded: Iterable[Mapping[str, Any]]) -> Pulled:
        """Return the outline with all that can be taken."""
        values: dict[Node, tuple[str, Taken]] = {}
        for spot, edits in self._by_spot().items():
            self._text(spot, edits, values)
        lists = ListEdits(self.at, self.ours, recorded, self.edits, self.result.left)
        for edit, node, value in lists.of_notes():
            self._three(edit.slide, node, value, values)
        self._write(values)
        self.result.text = lists.written(self.result.text)
        self.result.taken += [_item(item) for item in lists.done]
        for new in self.edits.notes:
            self._notes(new)
        self.result.left.sort(key=lambda left: left.slide)
        return self.result

    def _by_spot(self) -> dict[Spot, list[Edit]]:
        by_spot: dict[Spot, list[Edit]] = {}
        for edit in self.edits.edits:
            by_spot.setdefault(edit.spot, []).append(edit)
        return by_spot

    def _text(self, spot: Spot, edits: list[Edit], values: dict[Node, tuple[str, Taken]]) -> None:
        """Make of the edits of one text, on however many slides, one."""
        node = self.at.get(spot)
        theirs: str | None = None
        for edit in edits:
            if node is None or node.value is None:
                self._leave(edit, *_elsewhere(spot))
                continue
            new = self._source(node.value, edit)
            if new is None:
                continue
            if theirs is None or theirs == new:
                theirs = new
            elif (both := merged(node.value, theirs, new)) is not None:
                theirs = both
            else:
                self._conflict(edit.slide, node, node.value, new, theirs)
                return
        if node is not None and theirs is not None:
            self._three(edits[0].slide, node, theirs, values)

    def _source(self, value: str, edit: Edit) -> str | None:
        after = apply(edit.shown, edit.made)
        if not after.strip():
            self._leave(edit, "emptied", Message("an outline has no empty texts; delete it there"))
            return None
        new = source.changed(value, edit.shown, edit.made, edit.block)
        if new is None:
            new = derived(value, edit.shown, after, self.voice())
        if new is None:
            reason = Message("it is not plain which words of the outline are meant, or their markup would change")
            self._leave(edit, "unclear", reason)
        return new

    def _three(self, slide: int, node: Node, theirs: str, values: dict[Node, tuple[str, Taken]]) -> None:
        """Take a text where the outline has not changed it too, else both changes where they do not touch."""
        base, mine = node.value or "", self.ours.get(node)
        if mine is None or mine.value is None:
            self._conflict(slide, node, base, theirs, "")
            return
        earlier = values[mine][0] if mine in values else mine.value
        new = theirs if earlier == base else merged(base, theirs, earlier)
        if new is None and earlier != theirs:
            self._conflict(slide, mine, base, theirs, earlier)
        elif new is not None and mine.line in self.refused:
            what = Message('"{old}" became "{new}"', old=base, new=theirs)
            self.result.left.append(Left("invalid", slide, what, self.refused[mine.line]))
        elif new is not None and new != mine.value:
            values[mine] = new, Taken(slide, mine.line, mine.column, mine.value, new)
            self._others(slide, mine, theirs)

    def _others(self, slide: int, node: Node, said: str) -> None:
        """Say of a text in several languages that the others still say what they did."""
        over = node.parent
        others = [tag for tag, held in over.items.items() if held is not node] if over and over.keys else []
        if over and others and all(map(known, over.items)):
            what = Message('"{text}" is new in one language', text=said)
            reason = Message("what stands in the others stays: {tags}", tags=Listed(others))
            self.result.left.append(Left("other-language", slide, what, reason))

    def _write(self, values: dict[Node, tuple[str, Taken]]) -> None:
        text = self.result.text
        try:
            self.result.text = rewritten(text, {node: value for node, (value, _) in values.items()})
        except NotWrittenError:
            self._write_each(values)
        self.result.taken += [taken for _, taken in values.values()]

    def _write_each(self, values: dict[Node, tuple[str, Taken]]) -> None:
        """Write what can be written, and leave the rest."""
        text, kept = self.result.text, dict[Node, str]()
        for node, (value, taken) in tuple(values.items()):
            try:
                self.result.text = rewritten(text, {**kept, node: value})
                kept[node] = value
            except NotWrittenError:
                del values[node]
                old, new = (" ".join(said.split()) for said in (taken.before, taken.after))
                what = Message('"{old}" became "{new}"', old=old, new=new)
                reason = Message("it cannot be written at line {line} without changing more", line=taken.line)
                self.result.left.append(Left("not-written", taken.slide, what, reason))

    def _notes(self, edit: NewNotes) -> None:
        """Write notes for a slide that had none."""
        slide = new_notes.holder(edit, self.at)
        mine = self.ours.get(slide) if slide else None
        text = new_notes.written(self.result.text, mine, edit) if mine else None
        said = " ".join(edit.texts)
        if mine and text is not None:
            self.result.text = text
            self.result.taken.append(Taken(edit.slide, mine.line, mine.column, "", said))
        else:
            what = Message('speaker notes were added: "{text}"', text=said)
            reason = Message("the slide had none; write them under its section")
            self.result.left.append(Left("notes-added", edit.slide, what, reason))

    def _leave(self, edit: Edit, kind: str, reason: Message) -> None:
        what = Message('"{old}" became "{new}"', old=edit.shown.strip(), new=apply(edit.shown, edit.made).strip())
        self.result.left.append(Left(kind, edit.slide, what, reason))

    def _conflict(self, slide: int, node: Node, base: str, deck: str, outline: str) -> None:
        self.result.conflicts.append(Conflict(slide, node.line, node.column, base, deck, outline))


def _item(item: Item) -> Taken:
    said = " ".join(scalar.value or "" for scalar in item.node.scalars())
    before, after = (said, "") if item.new is None else ("", item.new)
    return Taken(item.slide, item.node.line, item.node.column, before, after)


def _elsewhere(spot: Spot) -> tuple[str, Message]:
    if len(spot) > 2:
        line, _, path = spot
        return "other-file", Message('it stands in "{path}", line {line}', path=path, line=line)
    return "own-words", Message("deckgen writes these words itself")
