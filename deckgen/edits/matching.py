"""What of an edited deck is what of its record."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from operator import itemgetter
from typing import Any

from deckgen.edits.edited import EditedShape, EditedSlide
from deckgen.edits.words import alike
from deckgen.render.pptx.context import shape_name

LEAST_ALIKE = 0.4
"""How much two texts, or the texts of two slides, have in common at least to be one that was changed."""

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200e": None, "\u200f": None, "\v": " ", "\n": " "})


def pairs(recorded: Sequence[Mapping[str, Any]], edited: Sequence[EditedSlide]) -> list[tuple[int, int]]:
    """Return which slide is which.

    They are known by their lasting ids, else by what they say, else by their titles and order.
    """
    left, right = dict(enumerate(recorded)), dict(enumerate(edited))
    found: list[tuple[int, int]] = []

    def pair(keys: Mapping[int, Any], others: Mapping[int, Any]) -> None:
        taken: dict[Any, list[int]] = {}
        for after, key in others.items():
            taken.setdefault(key, []).append(after)
        for before, key in keys.items():
            if key is not None and taken.get(key):
                after = taken[key].pop(0)
                found.append((before, after))
                del left[before], right[after]

    pair({i: slide["creationId"] for i, slide in left.items()}, {i: slide.creation_id for i, slide in right.items()})
    are_ids_kept = bool(found)
    lost = [i for i, slide in right.items() if slide.creation_id is None]
    pair({i: _bag(said(s)) for i, s in left.items()}, {i: _bag(right[i].texts) for i in lost})
    lost = [i for i in lost if i in right]
    titles = {plain(slide["title"]) for slide in left.values()}
    named = {i: next((t for t in map(plain, right[i].texts) if t in titles), i) for i in lost}
    pair({i: plain(slide["title"]) for i, slide in left.items()}, named)
    lost = [i for i in lost if i in right]
    if len(lost) == len(left) and not are_ids_kept:
        for before, after in [(i, j) for i, j in zip(left, lost, strict=True) if _is_between_the_same(found, i, j)]:
            found.append((before, after))
            del left[before], right[after]
        lost = [i for i in lost if i in right]
    # A title that was changed, and slides that were added or deleted besides.
    often = Counter(text for slide in recorded for text in set(kept(said(slide))))
    common = {text for text, count in often.items() if count > 1}
    overlaps = sorted(
        ((_overlap(said(left[i]), right[j].texts, common), -i, -j) for i in left for j in lost), reverse=True
    )
    for part, before, after in overlaps:
        if part >= LEAST_ALIKE and -before in left and -after in right:
            found.append((-before, -after))
            del left[-before], right[-after]
    return found


def _is_between_the_same(found: Iterable[tuple[int, int]], before: int, after: int) -> bool:
    """Return whether two slides stand behind the same ones that are known."""
    return all((i < before) == (j < after) for i, j in found)


def own_pairs(record: Mapping[str, Any], edited: Sequence[EditedSlide]) -> list[tuple[int, int]]:
    """Return which of an outline's slides is which.

    Those are left out that had been added by hand to an earlier deck.
    """
    slides = record["slides"]
    both = pairs([*slides, *record.get("added", ())], edited)
    return [(before, after) for before, after in both if before < len(slides)]


def nodes_and_shapes(
    nodes: Sequence[Mapping[str, Any]], shapes: Sequence[EditedShape]
) -> Iterator[tuple[Mapping[str, Any] | None, EditedShape | None]]:
    """Yield which shape of a slide is which recorded one.

    They are known by id, name, text or order. Those that are left over come last.
    """
    left, right = dict(enumerate(nodes)), dict(enumerate(shapes))
    found: list[tuple[int, int]] = []

    def pair(same: Callable[[Mapping[str, Any], EditedShape], bool]) -> None:
        for i, node in tuple(left.items()):
            j = next((j for j, shape in right.items() if same(node, shape)), None)
            if j is not None:
                found.append((i, j))
                del left[i], right[j]

    pair(lambda node, shape: shape.guid is not None and shape.guid == node["guid"])
    pair(lambda node, shape: shape.guid is None and shape.name == shape_name(node["key"]))
    texts = {i: [plain(text(p)) for p in node.get("paragraphs", ())] for i, node in left.items()}
    left = {i: node for i, node in left.items() if any(texts[i])}
    right = {j: shape for j, shape in right.items() if shape.guid is None and shape.texts and not shape.rows}
    pair(lambda node, shape: [plain(text(p)) for p in node["paragraphs"]] == kept(shape.texts))
    overlaps = sorted((alike(" ".join(texts[i]), " ".join(right[j].texts)), -i, -j) for i in left for j in right)
    for part, before, after in reversed(overlaps):
        if part >= LEAST_ALIKE and -before in left and -after in right:
            found.append((-before, -after))
            del left[-before], right[-after]
    if len(left) == len(right):
        found += zip(left, right, strict=True)
    seen = {j for _, j in found}
    for i, node in enumerate(nodes):
        yield node, next((shapes[j] for before, j in found if before == i), None)
    yield from ((None, shape) for j, shape in enumerate(shapes) if j not in seen)


def aligned(before: Sequence[str], after: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Return which text of two lists is which.

    Those are that are equal, and between these those that are most alike. ``None`` stands for what is in one of the
    lists alone.
    """
    found: list[tuple[int | None, int | None]] = []
    for tag, i, j, k, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal" or j - i == end - k:
            found += zip(range(i, j), range(k, end), strict=True)
        else:
            found += _most_alike(before, after, range(i, j), range(k, end))
    return found


def _most_alike(
    before: Sequence[str], after: Sequence[str], old: range, new: range
) -> list[tuple[int | None, int | None]]:
    """Return the pairs in order that have most in common, and what is left alone."""
    best: dict[tuple[int, int], tuple[float, list[tuple[int | None, int | None]]]] = {}
    for i in range(old.stop, old.start - 1, -1):
        for j in range(new.stop, new.start - 1, -1):
            ways: list[tuple[float, list[tuple[int | None, int | None]]]] = []
            if i < old.stop and j < new.stop and (part := alike(before[i], after[j])) >= LEAST_ALIKE:
                score, rest = best[i + 1, j + 1]
                ways.append((score + part, [(i, j), *rest]))
            if i < old.stop:
                score, rest = best[i + 1, j]
                ways.append((score, [(i, None), *rest]))
            if j < new.stop:
                score, rest = best[i, j + 1]
                ways.append((score, [(None, j), *rest]))
            best[i, j] = max(ways, key=itemgetter(0), default=(0, []))
    return best[old.start, new.start][1]


def _overlap(one: Iterable[str], other: Iterable[str], common: Collection[str]) -> float:
    """Return how large a part of their paragraphs two slides share, without those that several slides say."""
    left, right = (Counter(text for text in kept(texts) if text not in common) for texts in (one, other))
    return (left & right).total() / max(left.total(), right.total(), 1)


def text(paragraph: Sequence[Sequence[Any]]) -> str:
    """Return what a recorded paragraph says."""
    return "".join(piece[0] for piece in paragraph)


def said(slide: Mapping[str, Any]) -> list[str]:
    """Return what a recorded slide says, paragraph by paragraph."""
    paragraphs: list[Any] = []
    for node in slide["nodes"]:
        paragraphs += node.get("paragraphs", ())
        paragraphs += (paragraph for row in node.get("rows", ()) for cell in row for paragraph in cell)
    return [text(paragraph) for paragraph in paragraphs]


def kept(texts: Iterable[str]) -> list[str]:
    """Return texts as programs keep them, without those that are empty."""
    return [text for text in map(plain, texts) if text]


def plain(text: str) -> str:
    """Return a text as programs keep it.

    It has one kind of space, no marks of direction, and no blanks at its ends.
    """
    return text.translate(_SPACES).strip()


def in_place(order: Sequence[int]) -> list[int]:
    """Return the longest rising part of an order: what was not moved."""
    ends: list[int] = []
    best: list[list[int]] = []
    for place in order:
        at = bisect_left(ends, place)
        run = [*(best[at - 1] if at else ()), place]
        ends[at : at + 1] = [place]
        best[at : at + 1] = [run]
    return best[-1] if best else []


def _bag(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(kept(texts)))
