"""The outline as one reader gets it, in one language.

After this stage nothing of another audience is left anywhere, so nothing of it can reach a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.deck.selection import lists, selected, together
from deckgen.limits import listed
from deckgen.outline import walk
from deckgen.outline.fields import keys_of
from deckgen.outline.markup import plain
from deckgen.outline.model import Audience, Outline, Section, Slide
from deckgen.outline.values import Count, Item, Node, Text
from deckgen.problems import Message, Place, Problem

SlideT = TypeVar("SlideT", bound=Slide)


class Reader(Struct, frozen=True):
    """A reader: an audience's id, how deep it reads, its language."""

    id: str | None
    depth: int
    language: str

    def gets(self, item: Item) -> bool:
        """Return whether the item is meant for this reader."""
        if item.depth > self.depth or self.id in item.not_for:
            return False
        return not item.for_ or self.id in item.for_


def for_reader(
    outline: Outline, audience: str | None = None, overrides: Mapping[str, Any] | None = None
) -> tuple[Outline, list[Problem]]:
    """Return one reader's outline, and what is wrong with it.

    Every section of the result carries the part that it belongs to; those of a part stand together, those of none
    before them.

    Args:
        outline: the whole outline.
        audience: an id of ``outline.audiences``; ``None`` for the full deck, which holds all that has no ``for``.
        overrides: top-level fields that go before the audience's and the outline's own.

    Raises:
        KeyError: no such audience.
    """
    chosen = Audience() if audience is None else outline.audiences[audience]
    merged = _merged(outline, {**chosen.overrides, **(overrides or {})})
    reader = Reader(audience, chosen.depth, merged.language)
    sections, appendix = selected(merged, chosen)
    place = outline.place if audience is None else chosen.place
    reduction = _Reduction(reader)
    settings = reduction.node(
        replace(
            merged,
            audiences={},
            sections=(),
            appendix=(),
            summary=variant(merged.summary, reader),
            closing=variant(merged.closing, reader),
        )
    )
    shown = together(reduction.slides(sections))
    reduced = replace(settings, sections=shown, appendix=tuple(reduction.slides(appendix)))
    problems = [*reduction.problems, *reduction.unsaid(place)]
    if not shown:
        what = Message("no section is left for {reader}", reader=called(audience))
        hint = Message('look at "only" and "without" of the audience, at "for", "not_for" and "depth" of the sections')
        problems.append(Problem("no-sections", outline.place, what, hint))
    return reduced, problems


def receives(outline: Outline, audience: str | None, section: Section) -> bool:
    """Return whether a section is meant for an audience. ``None`` stands for the full deck's."""
    chosen = Audience() if audience is None else outline.audiences[audience]
    reader = Reader(audience, chosen.depth, "")
    return lists(chosen, section) and reader.gets(variant(section, reader) or section)


def called(audience: str | None) -> Message:
    """Return what problems call a reader."""
    return Message('audience "{id}"', id=audience) if audience else Message("the full deck")


def said(text: Text, language: str) -> str:
    """Return what a text says in a language, without markup. Where it is not given in it, its first one serves."""
    strings = text.said
    return plain(strings.get(language) or strings.get(language.split("-")[0]) or next(iter(strings.values())))


def _merged(outline: Outline, overrides: Mapping[str, Any]) -> Outline:
    values = {}
    for key, value in overrides.items():
        if value is None:
            values[key] = _default(key)
        elif key in ("labels", "sources"):
            values[key] = {**getattr(outline, key), **value}
        else:
            values[key] = value
    return replace(outline, **values)


def _default(key: str) -> Any:
    (own,) = (known for known in keys_of(Outline).values() if known.name == key)
    return own.default


def variant(slide: SlideT | None, reader: Reader) -> SlideT | None:
    """Return a slide in the words of its reader's variant. Nothing is taken out of it yet."""
    if slide is None or reader.id is None or reader.id not in slide.variants:
        return slide
    return replace(slide, **slide.variants[reader.id])


@cache
def _counts(cls: Any) -> dict[str, tuple[int, bool]]:
    """Return of each field that holds a list the fewest items that it may have, and whether it may be absent."""
    return {
        key.name: (mark.least, not key.required)
        for key in keys_of(cls).values()
        for mark in key.metadata
        if isinstance(mark, Count)
    }


class _EmptiedError(Exception):
    """A list that must have items has none left."""


class _Reduction:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.problems: list[Problem] = []
        self.missing: list[Text] = []
        self.said = False
        """Whether any text is given in the reader's language."""

    def unsaid(self, place: Place) -> Iterator[Problem]:
        """Yield a problem for each text without the reader's language.

        Where all lack it, there is only one.

        Args:
            place: where the reader's language is set.
        """
        wanted = self.reader.language
        if self.said or len(self.missing) < 2:
            for text in self.missing:
                what = Message(
                    'the text is not given in "{tag}", the language of {reader}',
                    tag=wanted,
                    reader=called(self.reader.id),
                )
                yield Problem(
                    "missing-language", text.place, what, Message("it is given in: {tags}", tags=listed(text.said))
                )
        else:
            has = listed(dict.fromkeys(tag for text in self.missing for tag in text.said))
            what = Message(
                '{reader} is in "{tag}", but no text that is given by language has it',
                reader=called(self.reader.id),
                tag=wanted,
            )
            yield Problem(
                "missing-language",
                place,
                what,
                Message("the {count} texts are given in: {tags}", count=len(self.missing), tags=has),
            )

    def slides(self, sections: Iterable[Section]) -> Iterator[Section]:
        """Yield the sections that the reader gets, reduced. Those whose body is emptied are left out."""
        for section in sections:
            # What a variant says of who gets the section counts as well.
            own = variant(section, self.reader) or section
            if not self.reader.gets(own):
                continue
            try:
                yield self.node(own)
            except _EmptiedError:
                self._emptied(section, Message('section "{id}"', id=section.id))

    def node(self, node: Any) -> Any:
        """Return a node with everything in it reduced.

        Raises:
            _EmptiedError: nothing is left of a list that must have items.
        """
        changes: dict[str, Any] = {}
        if isinstance(node, Slide) and node.variants:
            node = replace(node, variants={})
        cls: Any = type(node)
        counts = _counts(cls)
        for name in walk.names(cls):
            old = getattr(node, name)
            if not old or type(old) in walk.LEAVES:
                continue
            new = self.value(old)
            if name in counts:
                self._count(node, old, new, *counts[name])
            if new is not old:
                changes[name] = new
        if not changes:
            return node
        reduced = replace(node, **changes)
        # A list that may be absent, and yet is needed where another key is: a table's rows, where there is no CSV.
        if not reduced.is_complete:
            raise _EmptiedError
        return reduced

    def _count(self, node: Node, old: tuple[Any, ...], new: tuple[Any, ...], least: int, optional: bool) -> None:
        if not new and least and not optional:
            raise _EmptiedError
        if 0 < len(new) < least:
            what = Message(
                "{count} of {all} items are {whom}, but at least {least} are needed",
                count=len(new),
                all=len(old),
                whom=self._whom(),
                least=least,
            )
            self.problems.append(Problem("too-few-items", node.place, what))

    def value(self, value: Any) -> Any:
        """Return a field's value reduced, the same object where nothing changed."""
        if isinstance(value, Text):
            return value if "" in value.said and len(value.said) == 1 else self.text(value)
        if isinstance(value, Item):
            return self._item(value)
        if isinstance(value, Node):
            return self.node(value)
        return walk.changed(value, self.value)

    def _item(self, item: Item) -> Any:
        if not self.reader.gets(item):
            return None
        try:
            return self.node(item)
        except _EmptiedError:
            if isinstance(item, Slide):
                self._emptied(item, Message("the summary or closing"))
            return None

    def _emptied(self, slide: Slide, what: Message) -> None:
        message = Message("{what} is left out: nothing of its body is {whom}", what=what, whom=self._whom())
        self.problems.append(Problem("emptied-section", slide.place, message, severity="warning"))

    def text(self, text: Text) -> Text:
        """Return the text in the reader's language.

        It is the tag's, else that without region, else the only one of the language.
        """
        wanted = self.reader.language
        base = wanted.split("-")[0]
        kin = [tag for tag in text.said if tag.split("-")[0] == base]
        tag = next((tag for tag in (wanted, base) if tag in text.said), kin[0] if len(kin) == 1 else None)
        self.said = self.said or tag is not None
        if tag is None and "" not in text.said:
            self.missing.append(text)
            tag = next(iter(text.said))
        return _only(text, tag or "")

    def _whom(self) -> Message:
        id = self.reader.id
        return Message('for audience "{id}"', id=id) if id else Message("in the full deck")


def _only(text: Text, tag: str) -> Text:
    return Text({tag: text.said[tag]}, {tag: text.places[tag]})
