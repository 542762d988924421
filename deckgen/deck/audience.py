"""The outline as one reader gets it: what is not for the reader is gone, every text is in one language.

After this stage nothing of another audience is left anywhere, so nothing of it can reach a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from typing import Any, TypeVar, get_type_hints

from deckgen.outline import walk
from deckgen.outline.markup import plain
from deckgen.outline.model import Audience, Outline, Section, Slide
from deckgen.outline.values import Count, Item, Node, Text
from deckgen.problems import Problem

SlideT = TypeVar("SlideT", bound=Slide)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who the deck is for: an audience's id, how deep it reads, and its language."""

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
    """Return the outline that one reader gets, and what is wrong with it.

    Every section of the result carries the part that it belongs to.

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
    sections, appendix = _selected(merged, chosen)
    reduction = _Reduction(reader)
    settings = reduction.node(
        replace(
            merged,
            audiences={},
            sections=(),
            appendix=(),
            summary=_variant(merged.summary, reader),
            closing=_variant(merged.closing, reader),
        )
    )
    reduced = replace(settings, sections=tuple(reduction.slides(sections)), appendix=tuple(reduction.slides(appendix)))
    if not reduced.sections:
        who = f'audience "{audience}"' if audience else "the full deck"
        reduction.problems.append(Problem("no-sections", outline.place, f"no section is left for {who}"))
    return reduced, reduction.problems


def said(text: Text, language: str) -> str:
    """Return what a text says in a language, else in its first one, without markup."""
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
    (own,) = (f for f in fields(Outline) if f.name == key)
    return own.default if own.default_factory is MISSING else own.default_factory()


def _selected(outline: Outline, audience: Audience) -> tuple[list[Section], list[Section]]:
    """Return the audience's sections and appendix: each with its part, in the audience's order."""
    rank = {id: i for i, id in enumerate(audience.order)}

    def wanted(sections: Iterable[Section]) -> list[Section]:
        kept = [
            s for s in sections if (audience.only is None or s.id in audience.only) and s.id not in audience.without
        ]
        return sorted(kept, key=lambda s: rank.get(s.id, len(rank)))

    return wanted(_with_parts(outline.sections)), wanted(outline.appendix)


def _with_parts(sections: Iterable[Section]) -> Iterator[Section]:
    # Given before anything is left out: a section keeps its part where the part's first section is not shown.
    part = None
    for section in sections:
        part = section.part or part
        yield replace(section, part=part)


def _variant(slide: SlideT | None, reader: Reader) -> SlideT | None:
    if slide is None or reader.id is None or reader.id not in slide.variants:
        return slide
    return replace(slide, **slide.variants[reader.id])


@cache
def _counts(cls: Any) -> dict[str, tuple[int, bool]]:
    """Return of each field that holds a list the fewest items that it may have, and whether it may be absent."""
    hints = get_type_hints(cls, include_extras=True)
    counted = ((field, getattr(hints[field.name], "__metadata__", ())) for field in fields(cls))
    return {
        field.name: (mark.least, field.default is not MISSING)
        for field, marks in counted
        for mark in marks
        if isinstance(mark, Count)
    }


class _EmptiedError(Exception):
    """A list that must have items has none left."""


class _Reduction:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.problems: list[Problem] = []

    def slides(self, sections: Iterable[Section]) -> Iterator[Section]:
        """Yield the sections that the reader gets, reduced; those whose body is emptied are left out."""
        for section in sections:
            # What a variant says of who gets the section counts as well.
            own = _variant(section, self.reader) or section
            if not self.reader.gets(own):
                continue
            try:
                yield self.node(own)
            except _EmptiedError:
                self._emptied(section, f'section "{section.id}"')

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
            new = self.value(old) if old else old
            if old and name in counts:
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
            what = f"{len(new)} of {len(old)} items are {self._whom()}, but at least {least} are needed"
            self.problems.append(Problem("too-few-items", node.place, what))

    def value(self, value: Any) -> Any:
        """Return a field's value reduced, the same object where nothing changed."""
        if isinstance(value, Text):
            return self.text(value)
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
                self._emptied(item, "the summary or closing")
            return None

    def _emptied(self, slide: Slide, what: str) -> None:
        message = f"{what} is left out: nothing of its body is {self._whom()}"
        self.problems.append(Problem("emptied-section", slide.place, message, severity="warning"))

    def text(self, text: Text) -> Text:
        """Return the text in the reader's language: the tag, else without region, else the only one of it."""
        if len(text.said) == 1 and "" in text.said:
            return text
        wanted = self.reader.language
        base = wanted.split("-")[0]
        for tag in (wanted, base):
            if tag in text.said:
                return _only(text, tag)
        kin = [tag for tag in text.said if tag.split("-")[0] == base]
        if len(kin) == 1:
            return _only(text, kin[0])
        if "" in text.said:
            return _only(text, "")
        has = ", ".join(text.said)
        self.problems.append(
            Problem("missing-language", text.place, f'the text is not given in "{wanted}"', f"it is given in: {has}")
        )
        return _only(text, next(iter(text.said)))

    def _whom(self) -> str:
        return f'for audience "{self.reader.id}"' if self.reader.id else "in the full deck"


def _only(text: Text, tag: str) -> Text:
    return Text({tag: text.said[tag]}, {tag: text.places[tag]})
