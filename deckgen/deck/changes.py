"""What changed since an earlier outline: judgments first.

Source: ICD 203 (Analytic Standards, 2015), D.6.e(7).

Two outlines of one reader are walked side by side. The annotations of the nodes (``CountsAs``, ``Likelihood``,
``Confidence``) say what a change of a field is a change of; what stands in rows and columns, a body says as facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import replace

from deckgen.language import numbers
from deckgen.layout.content import Change
from deckgen.outline import markup, walk
from deckgen.outline.fields import Key, keys_of, optional, pick
from deckgen.outline.model import Outline, Part, Section, Settings, Slide
from deckgen.outline.values import (
    CONFIDENCES,
    LIKELIHOODS,
    Body,
    ChangeKind,
    Confidence,
    CountsAs,
    Fact,
    Item,
    Likelihood,
    Node,
    Text,
)
from deckgen.problems import Place

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
BANDS: Mapping[Any, Sequence[str]] = {Likelihood: LIKELIHOODS, Confidence: CONFIDENCES}
LABELS = ("title", "lead", "if_", "label", "text", "name", "message")
"""Fields that a node is called by, the first that it has."""

BEFORE, BEHIND = ("title", "subtitle", "summary"), ("closing", "sources")
"""The top-level keys that say something, before and behind the sections; the others say how the deck looks."""

ALIKE = 0.5
"""The least share of equal words by which two items that have no id or name in common are one item, changed."""

_SILENT = ("id", "part", "sources", "variants", "changed", *(key.name for key in keys_of(Item).values()))
"""Fields of any node that are no change by themselves: who gets it, what it is called and rests on."""

MOST_COMPARED = 10_000
"""Pairs of items that are compared word by word; 100 new ones and 100 that are gone take a second."""


def changes(before: Outline, after: Outline) -> tuple[Change, ...]:
    """Return what changed between two outlines of one reader.

    The weightiest kind comes first, and within a kind what stands first. Both outlines are as ``for_reader`` leaves
    them.
    """
    return tuple(sorted(_outlines(before, after), key=lambda change: KINDS.index(change.kind)))


class _At(Struct, frozen=True):
    """Where two nodes are compared. It has names, what a change counts as, its reason."""

    where: tuple[str, ...] = ()
    kind: ChangeKind = "text"
    reason: str | None = None

    def within(self, node: Node, name: str) -> _At:
        where = (*self.where, name) if name else self.where
        # What has a key for its reason speaks for itself; what has none, such as a table's row, has its slide's.
        reason = getattr(node, "changed", self.reason)
        return replace(self, where=where, reason=_plain(reason) if isinstance(reason, Text) else reason)

    def change(self, place: Place, before: str | None, after: str | None) -> Change:
        return Change(self.kind, place, self.where, before, after, reason=self.reason)


def _outlines(before: Outline, after: Outline) -> Iterator[Change]:
    keys = keys_of(Settings)
    for name in BEFORE:
        yield from _field(keys[name], before, after, _At())
    yield from _items(_parts(before), _parts(after), _At())
    for name in ("sections", "appendix"):
        yield from _items(getattr(before, name), getattr(after, name), _At(kind="section"))
    for name in BEHIND:
        yield from _field(keys[name], before, after, _At())


def _parts(outline: Outline) -> tuple[Part, ...]:
    return tuple({_label(section.part): section.part for section in outline.sections if section.part}.values())


def _field(key: Key, before: Node, after: Node, at: _At) -> Iterator[Change]:
    one, other = getattr(before, key.name), getattr(after, key.name)
    if marked := pick(key.metadata, CountsAs):
        at = replace(at, kind=marked.kind)
    bands = BANDS.get(optional(key.annotation)[0])
    if bands:
        yield from _judgments(bands, one, other, replace(at, kind="judgment"), after.place)
    elif marked and isinstance(other, bool):
        if one != other:
            yield at.change(after.place, *(_label(after) if chosen else None for chosen in (one, other)))
    else:
        yield from _values(one, other, at)


def _values(one: Any, other: Any, at: _At) -> Iterator[Change]:
    """Yield what differs in two values of one field."""
    sample = other or one
    if isinstance(sample, Text):
        yield from _texts(one and _plain(one), other and _plain(other), at, sample.place)
    elif isinstance(sample, Mapping):
        for id in dict.fromkeys((*(one or ()), *(other or ()))):
            yield from _values((one or {}).get(id), (other or {}).get(id), replace(at, where=(*at.where, id)))
    elif isinstance(sample, tuple) and sample and isinstance(sample[0], Node | Text):
        yield from _items(one or (), other or (), at)
    elif isinstance(sample, Node):
        if one is None or other is None:
            yield _whole(sample, at, gone=other is None)
        elif type(one) is not type(other):
            yield from (_whole(one, at, gone=True), _whole(other, at, gone=False))
        else:
            yield from _nodes(one, other, at)
    elif isinstance(sample, str) and at.kind == "source" and one != other:
        yield at.change(getattr(sample, "place", Place("", 0, 0)), one, other)


def _nodes(one: Node, other: Node, at: _At) -> Iterator[Change]:
    """Yield what differs in two nodes of one class, in order of their fields."""
    cls = type(other)
    left_out = {*cls.REFERENCES, *_SILENT}
    at = at.within(other, _label(other)) if isinstance(other, Item) else at
    if isinstance(other, Slide):
        at = replace(at, kind="text")
    if isinstance(one, Body) and isinstance(other, Body):
        left_out |= set(other.FACTS)
        yield from _facts(one, other, at)
    for key in keys_of(cls).values():
        if key.name not in left_out:
            yield from _field(key, one, other, at)
    if isinstance(one, Section) and isinstance(other, Section):
        yield from _values(one.body, other.body, at)


def _items(before: Sequence[Any], after: Sequence[Any], at: _At) -> Iterator[Change]:
    for one, other in _pairs(before, after, _label, _all_said):
        sample = other if one is None else one
        if isinstance(sample, Text) or (one is not None and other is not None):
            yield from _values(one, other, at)
        else:
            yield _whole(sample, at, gone=other is None)


def _facts(one: Body, other: Body, at: _At) -> Iterator[Change]:
    pairs = _pairs(one.facts(), other.facts(), lambda row: row[0].said or "", _all_facts)
    for before, after in pairs:
        if before is None or after is None:
            row = before or after
            assert row
            said = " · ".join(fact.said for fact in row if fact.said)
            kind = min((fact.kind for fact in row), key=KINDS.index)
            yield replace(at, kind=kind).change(row[0].place, said if after is None else None, said if after else None)
            continue
        for old, new in _columns(before, after):
            fact = new or old
            assert fact
            names = tuple(filter(None, (after[0].said, fact.column)))
            where = replace(at, kind=fact.kind, where=(*at.where, *names))
            place = fact.place if new else after[0].place
            yield from _fact(old and old.said, new and new.said, where, place)


def _columns(before: Sequence[Fact], after: Sequence[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Yield the facts of a row in pairs: by their columns, then what is gone."""
    olds = {fact.column: fact for fact in before}
    for fact in after:
        yield olds.pop(fact.column, None), fact
    yield from ((fact, None) for fact in olds.values() if fact.said)


def _fact(before: str | None, after: str | None, at: _At, place: Place) -> Iterator[Change]:
    if at.kind == "judgment":
        yield from _judgments(LIKELIHOODS, before, after, at, place)
    else:
        yield from _texts(before, after, at, place)


def _judgments(bands: Sequence[str], before: str | None, after: str | None, at: _At, place: Place) -> Iterator[Change]:
    if before != after:
        known = before in bands and after in bands
        step = bands.index(after) - bands.index(before) if known and before and after else None
        yield replace(at.change(place, before, after), difference=step)


def _texts(before: str | None, after: str | None, at: _At, place: Place) -> Iterator[Change]:
    if before == after:
        return
    difference = None
    if at.kind == "figure":
        one, other = (numbers.read(said.strip(" %٪")) if said else None for said in (before, after))
        difference = other - one if one is not None and other is not None else None
    yield replace(at.change(place, before, after), difference=difference)


def _whole(node: Any, at: _At, *, gone: bool) -> Change:
    """Return the change that a node came or is gone. It counts as a judgment where the node holds one."""
    keys = keys_of(type(node)).values()
    judged = [w for key in keys if optional(key.annotation)[0] in BANDS and (w := getattr(node, key.name))]
    if judged:
        at = replace(at, kind="judgment")
    said = " · ".join((_label(node), *judged))
    at = at if gone else at.within(node, "")
    return at.change(node.place, said if gone else None, None if gone else said)


def _pairs(
    before: Sequence[Any],
    after: Sequence[Any],
    label: Callable[[Any], str],
    said: Callable[[Any], str],
) -> list[tuple[Any, Any]]:
    """Return the items of two lists in pairs: by what they say, by id, by name, then by likeness.

    They come in the later order; what is gone comes last. ``None`` stands for a missing one.
    """
    partner: dict[int, int] = {}
    left = dict(enumerate(before))
    names: tuple[Callable[[Any], str], ...] = (said, lambda item: getattr(item, "id", ""), label)
    for name in names:
        by_name: dict[str, list[int]] = {}
        for i, item in left.items():
            by_name.setdefault(name(item), []).append(i)
        for j, item in enumerate(after):
            if j not in partner and (own := name(item)) and by_name.get(own):
                partner[j] = by_name[own].pop(0)
                del left[partner[j]]
    new = [j for j in range(len(after)) if j not in partner]
    for j in new if len(new) * len(left) <= MOST_COMPARED else ():
        shares = {i: _likeness(said(item), said(after[j])) for i, item in left.items()}
        best = max(shares, key=lambda i: (shares[i], -abs(i - j)), default=None)
        if best is not None and shares[best] >= ALIKE:
            partner[j] = best
            del left[best]
    pairs = [(before[partner[j]] if j in partner else None, item) for j, item in enumerate(after)]
    return [*pairs, *((item, None) for item in left.values())]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _label(node: Any) -> str:
    if isinstance(node, Text):
        return _plain(node)
    named = (getattr(node, name, None) for name in LABELS)
    return next((_plain(text) for text in named if isinstance(text, Text)), "")


def _all_said(node: Any) -> str:
    return " ".join(_plain(found.value) for found in walk.find(node, Text, without=("part", "changed")))


def _all_facts(row: Sequence[Fact]) -> str:
    return " ".join(fact.said for fact in row if fact.said)


def _plain(text: Text) -> str:
    return markup.plain(text.string)
