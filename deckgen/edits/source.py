"""A change of what a slide shows, as one of its source.

The source is the text as its author wrote it, with its markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from deckgen.edits.words import MARKS, Change, apply, marked_at, spaced, tokens
from deckgen.outline import markup
from deckgen.outline.markup import Span
from deckgen.outline.notes import NoteBlock, note_blocks
from deckgen.text.bidi import unmarked

_GAP = re.compile(r"\s+")
_MARKED = f"[{MARKS}]*"
_LINES = re.compile(r"(\n\s*\n|\n)")
_ITEM = re.compile(r"^[ \t]*[-*+] ", re.MULTILINE)


def changed(source: str, shown: str, made: Sequence[Change], block: int | None = None) -> str | None:
    """Return a text with what was changed where it is shown.

    Args:
        source: the text with its markup.
        shown: what a slide shows of it, without marks of direction.
        made: what was changed in that, in order.
        block: which paragraph of speaker notes it is.

    Returns:
        The new text; ``None`` where it is not plain which words are meant, or where markup would have to change.
    """
    for change in reversed(made):
        one = _one(source, shown, change, block)
        if one is None:
            return None
        source, shown = one, apply(shown, [change])
    return source


def without(source: str, block: int) -> str | None:
    """Return speaker notes without one of their paragraphs.

    It is ``None`` where that cannot be.
    """
    wanted = [each for i, each in enumerate(_blocks(source, notes=True)) if i != block]
    lines: list[str] = _LINES.split(source)
    for i in range(0, len(lines), 2):
        for first, last in ((i, i + 2), (i - 1, i + 1)):
            made = "".join(lines[: max(first, 0)] + lines[last:])
            if wanted and made.strip() and _same(_blocks(made, notes=True), wanted):
                return made
    return None


def with_more(source: str, block: int, text: str) -> str | None:
    """Return speaker notes with a paragraph more behind one.

    Behind an item of a list it is one too. It is ``None`` where that cannot be.
    """
    old = _blocks(source, notes=True)
    lines: list[str] = _LINES.split(source)
    heads = ["", *dict.fromkeys(_ITEM.findall(source))]
    if block >= 0 and old[block].marker:
        heads.reverse()
    escaped = markup.escape(text)
    said = markup.plain(escaped)
    for i in range(0, len(lines), 2):
        for head in heads:
            for gap in ("\n", "\n\n"):
                behind = [*lines[: i + 1], gap, head + escaped, *lines[i + 1 :]]
                made: str
                for made in ("".join(behind), *([head + escaped + gap + source] if block < 0 else [])):
                    found = _blocks(made, notes=True)
                    rest = [each for k, each in enumerate(found) if k != block + 1]
                    if len(found) == len(old) + 1 and _same(rest, old) and _said(found[block + 1]) == said:
                        return made
    return None


def _one(source: str, shown: str, change: Change, block: int | None) -> str | None:
    blocks = _blocks(source, notes=block is not None)
    at = block or 0
    if at >= len(blocks):
        return None
    said = _said(blocks[at])
    places = _aligned(unmarked(said), shown)
    # Marks of direction that were there count for nothing, those that somebody adds do.
    marks = bool(change.new) and not unmarked(change.new)
    for start, end, new in _ranges(unmarked(said), shown, places, change):
        for wanted in _expected(blocks, at, start, end, new):
            for made in _candidates(source, unmarked(said), start, end, new):
                if _same(_blocks(made, notes=block is not None), wanted, marks=marks):
                    return made
    return None


def _blocks(source: str, *, notes: bool) -> list[NoteBlock]:
    return list(note_blocks(source)) if notes else [NoteBlock(markup.parse(source))]


def _said(block: NoteBlock) -> str:
    return "".join(span.text for span in block.spans)


def _aligned(said: str, shown: str) -> list[int | None]:
    """Return where each character of what is shown stands in what is said: nowhere, where that is said otherwise."""
    places: list[int | None] = [None] * len(shown)
    start, inner = spaced(said).find(spaced(shown)), spaced(shown).find(spaced(said))
    if start >= 0:
        return list(range(start, start + len(shown)))
    if said and inner >= 0:
        places[inner : inner + len(said)] = range(len(said))
        return places
    found = SequenceMatcher(None, spaced(said), spaced(shown), autojunk=False)
    for i, j, size in found.get_matching_blocks():
        places[j : j + size] = range(i, i + size)
    if any(place is None and char.isalnum() for place, char in zip(places, shown, strict=True)):
        return [None] * len(shown)
    return places


def _ranges(said: str, shown: str, places: Sequence[int | None], change: Change) -> Iterator[Change]:
    """Yield the change as one of what is said."""
    start, end, new = change
    inner = [place for place in places[start:end] if place is not None]
    if start < end:
        if inner and len(inner) == sum(place is not None for place in places[start:end]) == end - start:
            yield Change(inner[0], inner[-1] + 1, new)
        return
    before = places[start - 1] if start else None
    after = places[start] if start < len(shown) else None
    if before is not None:
        yield Change(before + 1, before + 1, new)
    if after is not None:
        yield Change(after, after, new)


def _expected(blocks: Sequence[NoteBlock], at: int, start: int, end: int, new: str) -> Iterator[list[NoteBlock]]:
    """Yield the paragraphs with the change in each of the spans that it may lie in."""
    spans, offset = blocks[at].spans, 0
    for i, span in enumerate(spans):
        text = unmarked(span.text)
        if not span.cites and offset <= start and end <= offset + len(text):
            first, last = (marked_at(span.text, place - offset) for place in (start, end))
            said = span.text[:first] + new + span.text[last:]
            changed = [*spans[:i], *([replace(span, text=said)] if said else []), *spans[i + 1 :]]
            yield [*blocks[:at], replace(blocks[at], spans=tuple(changed)), *blocks[at + 1 :]]
        offset += len(text)


def _candidates(source: str, said: str, start: int, end: int, new: str) -> Iterator[str]:
    """Yield the text with the change wherever the words that it concerns stand."""
    # An insertion is found by a word beside it, and a repeated word by more of them.
    words = tokens(said)
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word))
    first = max(i for i, at in enumerate(ends) if at <= start)
    last = min(i for i, at in enumerate(ends) if at >= end)
    for left, right in ((0, 0), (1, 0), (0, 1), (1, 1)):
        low, high = ends[max(first - left, 0)], ends[min(last + right, len(words))]
        if low == high:
            continue
        parts = said[low:start], said[start:end], said[end:high]
        pattern = re.compile("".join(f"({_written(part)})" for part in parts))
        for match in pattern.finditer(source):
            for written in dict.fromkeys((new, markup.escape(new))):
                yield source[: match.start(2)] + written + source[match.end(2) :]


def _written(said: str) -> str:
    """Return a pattern of how an author may have written this."""
    chars = (r"\s+" if char.isspace() else rf"\\?{re.escape(char)}" for char in _GAP.sub(" ", said))
    return _MARKED.join(chars)


def _same(one: Iterable[NoteBlock], other: Iterable[NoteBlock], *, marks: bool = False) -> bool:
    return [_look(block, marks=marks) for block in one] == [_look(block, marks=marks) for block in other]


def _look(block: NoteBlock, *, marks: bool) -> tuple[object, ...]:
    spans: list[Span] = []
    for span in block.spans:
        text = _GAP.sub(" ", span.text if marks else unmarked(span.text))
        if spans and not span.cites and not spans[-1].cites and spans[-1].look == span.look:
            spans[-1] = replace(spans[-1], text=spans[-1].text + text)
        else:
            spans.append(replace(span, text=text))
    if spans:
        spans[0] = replace(spans[0], text=spans[0].text.lstrip())
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
    return block.level, block.marker, tuple(spans)
