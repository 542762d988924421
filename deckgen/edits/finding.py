"""What was changed in a deck since it was built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from deckgen.edits import charts
from deckgen.edits.edited import EditedParagraph, EditedShape, EditedSlide
from deckgen.edits.found import Edit, Found, Gone, Left, New, NewNotes, Spot
from deckgen.edits.matching import aligned, in_place, kept, nodes_and_shapes, pairs, plain, said, text
from deckgen.edits.regrouping import Row, regrouped
from deckgen.edits.words import MARKS, Change, changes, marks_added, shifted, spaced
from deckgen.problems import Message
from deckgen.render.pptx.context import shape_name
from deckgen.text.bidi import unmarked

MOST_MOVED = 6350
"""EMU, half a point: what programs round boxes by."""

_BREAK = re.compile(r" *[\n\v] *")


class _Piece(NamedTuple):
    start: int
    end: int
    spot: Spot | None


class Comparison:
    """Compares one slide with its record. What it finds goes into ``found``."""

    def __init__(self, number: int, found: Found) -> None:
        self.number = number
        self.found = found

    def slide(self, recorded: Mapping[str, Any], edited: EditedSlide) -> None:
        """Compare the texts, boxes and notes."""
        for node, shape in nodes_and_shapes(recorded["nodes"], edited.shapes):
            if node is not None and shape is not None:
                self._shape(node, shape)
            elif node is not None and (said := plain(" ".join(map(text, node.get("paragraphs", ()))))):
                self._left("box-deleted", Message('the box with "{text}" was deleted', text=said), _BOXES)
            elif node is not None and ("alt" in node or "rows" in node):
                self._left("box-deleted", Message('the box "{name}" was deleted', name=shape_name(node["key"])), _BOXES)
            elif shape is not None and shape.texts:
                said = " ".join(shape.texts)
                self._left("box-added", Message('a box with "{text}" was added', text=said), _BOXES)
            elif shape is not None and shape.shows:
                self._left("box-added", Message('a box was added, "{name}"', name=shape.name), _BOXES)
        if recorded["notes"] and not edited.notes:
            self._left("notes-deleted", Message("its speaker notes were deleted"), _EMPTIED)
        elif recorded["notes"]:
            self._notes(recorded["notes"], edited.notes)
        elif edited.notes:
            texts = (paragraph for node in recorded["nodes"] for paragraph in node.get("paragraphs", ()))
            places = (spot for paragraph in texts for spot in _spots(paragraph))
            self.found.notes.append(NewNotes(self.number, tuple(edited.notes), tuple(dict.fromkeys(places))))
        if edited.remarks:
            self._left("comment", Message("people have commented on it"), Message("an outline holds no comments"))

    def _shape(self, node: Mapping[str, Any], shape: EditedShape) -> None:
        corner = shape.corner or node["rect"][:2]
        if any(abs(a - b) > MOST_MOVED for a, b in zip(corner, node["rect"][:2], strict=True)):
            what = Message('the box "{name}" was moved', name=shape.name)
            self._left("box-moved", what, Message("deckgen decides where boxes stand"))
        if "rows" in node:
            self._table(node["rows"], shape.rows)
        elif "paragraphs" in node:
            self._paragraphs(node["paragraphs"], shape.paragraphs)
        for what in charts.changed(node, shape.series) if "series" in node and shape.series else ():
            self._left("chart-changed", what, _NUMBERS)
        if "alt" in node and shape.alt:
            self._paragraph([node["alt"]], shape.alt)

    def _table(self, rows: Sequence[Any], edited: Sequence[Any]) -> None:
        if not edited:
            return
        before = [plain(" ".join(text(p) for cell in row for p in cell)) for row in rows]
        columns, mirrored = len(rows[0]), _is_mirrored(rows, edited)
        after = [plain(" ".join(" ".join(cell) for cell in (row[::-1] if mirrored else row))) for row in edited]
        for i, j in aligned(before, after):
            if i is None:
                what = Message('the row "{text}" was added to a table', text=after[j or 0])
                self._left("row-added", what, _ROWS)
            elif j is None:
                what = Message('the row "{text}" was deleted from a table', text=before[i])
                self._left("row-deleted", what, _ROWS)
            elif len(edited[j]) != columns:
                what = Message('the row "{text}" has other columns', text=before[i])
                self._left("columns", what, _ROWS)
            else:
                cells = edited[j][::-1] if mirrored else edited[j]
                for cell, said in zip(rows[i], cells, strict=True):
                    self._paragraphs(cell, [EditedParagraph(paragraph) for paragraph in said], one=True)

    def _paragraphs(self, recorded: Sequence[Any], edited: Sequence[EditedParagraph], *, one: bool = False) -> None:
        """Compare the paragraphs of a box, or of a cell, which is ``one`` text."""
        kept = [paragraph for paragraph in recorded if plain(text(paragraph))]
        if one and len(kept) == 1 and len(edited) != 1:
            edited = [EditedParagraph(" ".join(paragraph.text for paragraph in edited))]
        before: list[tuple[Spot | None, int]] = []
        rows = self._aligned([text(p) for p in kept], [p.text for p in edited])
        old = [unmarked(text(kept[i])).strip() for i, _ in rows if i is not None]
        new = [unmarked(edited[j].text).strip() for _, j in rows if j is not None]
        if old and new and len(old) + len(new) == len(rows):
            what = Message('"{old}" became "{new}"', old=" ".join(old), new=" ".join(new))
            self._left("written-anew", what, Message("all its paragraphs are other ones: write them in the outline"))
            return
        for at, (i, j) in enumerate(rows):
            if i is None:
                added = edited[j or 0]
                after = next(((kept[k], edited[n]) for k, n in rows[at:] if k is not None and n is not None), None)
                ahead = (_first(after[0]), after[1].level) if after else None
                self.found.new.append(New(self.number, added.text, added.level, tuple(before), ahead=ahead))
            elif j is None:
                self.found.gone.append(Gone(self.number, text(kept[i]), _spots(kept[i])))
            else:
                before.append((_first(kept[i]), edited[j].level))
                self._paragraph(kept[i], edited[j].text)

    def _notes(self, recorded: Sequence[Any], edited: Sequence[str]) -> None:
        spots = tuple({spot: None for paragraph in recorded for spot in _spots(paragraph)})
        last = -1
        for i, j in self._aligned([text(p) for p in recorded], edited):
            if j is None:
                self.found.gone.append(Gone(self.number, text(recorded[i or 0]), spots, i))
            elif i is not None:
                self._paragraph(recorded[i], edited[j], block=i)
            else:
                self.found.new.append(New(self.number, edited[j], 0, tuple((spot, 0) for spot in spots), last))
            last = last if i is None else i

    def _aligned(self, before: Sequence[str], after: Sequence[str]) -> list[Row]:
        """Return which paragraph is which, without those that were parted or joined, which are told."""
        rows, others = regrouped(before, after, aligned([*map(plain, before)], [*map(plain, after)]))
        for other in others:
            self._left(other.kind, other.what, Message("say in the outline where its paragraphs end"))
        return rows

    def _paragraph(self, recorded: Sequence[Any], edited: str, block: int | None = None) -> None:
        """Compare a paragraph word by word, and tell in which of its pieces the words were changed."""
        was, now = text(recorded).strip(), spaced(_BREAK.sub(" ", edited).strip())
        before, after = unmarked(text(recorded)), unmarked(now).strip()
        pieces = list(_pieces(recorded))
        if plain(before) != plain(after):
            self._changes(pieces, before, changes(before, after), block)
        elif any(now.count(mark) > was.count(mark) for mark in MARKS):
            blank = len(before) - len(before.lstrip())
            made = [Change(start + blank, end + blank, new) for start, end, new in marks_added(was, now)]
            self._changes(pieces, before, made, block)

    def _changes(self, pieces: Sequence[_Piece], before: str, made: Iterable[Change], block: int | None) -> None:
        """Tell in which of its pieces a paragraph was changed."""
        made = list(made)
        homes = [next(filter(None, (_home(pieces, c) for c in shifted(before, change))), None) for change in made]
        # Of a text that one of them goes beyond, none is taken: it would be half the old one, half the new.
        lost = zip(made, homes, strict=True)
        torn = {piece.spot for change, home in lost if home is None for piece in _touched(pieces, change)}
        by_piece: dict[_Piece, list[Change]] = {}
        for change, home in zip(made, homes, strict=True):
            if home is None or home[0].spot in torn:
                self._foreign(pieces, change, before)
                continue
            piece, own = home
            by_piece.setdefault(piece, []).append(own)
        for piece, own_changes in by_piece.items():
            if piece.spot is not None:
                shown = before[piece.start : piece.end]
                self.found.edits.append(Edit(self.number, piece.spot, shown, tuple(own_changes), block))

    def _foreign(self, pieces: Sequence[_Piece], change: Change, before: str) -> None:
        old, new = before[change.start : change.end].strip(), change.new.strip()
        texts = _touched(pieces, change)
        if not old and not new:
            return
        what = Message('"{old}" became "{new}"', old=old, new=new)
        if not old:
            what = Message('"{new}" was added', new=new)
        elif not new:
            what = Message('"{old}" was deleted', old=old)
        if len(texts) > 1:
            self._left("two-texts", what, _TWO)
        else:
            reason = Message("words that deckgen writes itself are among them")
            self._left("own-words", what, reason if texts else Message("deckgen writes these words itself"))

    def _left(self, kind: str, what: Message, reason: Message) -> None:
        self.found.left.append(Left(kind, self.number, what, reason))


_EMPTIED = Message("an outline has no empty texts; delete it there")
_BOXES = Message("an outline has no boxes of its own")
_NUMBERS = Message("the numbers of a chart stand in the outline, or in the data file that it names")
_TWO = Message("these words come from two texts of the outline")
_ROWS = Message("only the words of a table are taken")
_SLIDES = Message("the outline says which slides there are")
_KEPT = Message("the outline says which slides there are; the next deck keeps it by deckgen build --keep")


def _home(pieces: Sequence[_Piece], change: Change) -> tuple[_Piece, Change] | None:
    """Return the piece with a place that a change lies in, and the change as it is in that."""
    for piece in pieces:
        if piece.spot and piece.start <= change.start and change.end <= piece.end:
            return piece, Change(change.start - piece.start, change.end - piece.start, change.new)
    return None


def _touched(pieces: Sequence[_Piece], change: Change) -> list[_Piece]:
    """Return the pieces with a place of which a change takes something."""
    return [piece for piece in pieces if piece.spot and piece.start < change.end and change.start < piece.end]


def _pieces(paragraph: Sequence[Any]) -> Iterator[_Piece]:
    at = 0
    for piece in paragraph:
        end = at + len(unmarked(piece[0]))
        yield _Piece(at, end, _spot(piece))
        at = end


def _spots(paragraph: Sequence[Any]) -> tuple[Spot, ...]:
    return tuple(dict.fromkeys(spot for spot in map(_spot, paragraph) if spot))


def _first(paragraph: Sequence[Any]) -> Spot | None:
    return next(iter(_spots(paragraph)), None)


def _spot(piece: Sequence[Any]) -> Spot | None:
    return tuple(piece[1:]) or None


def _is_mirrored(rows: Sequence[Any], edited: Sequence[Any]) -> bool:
    """Return whether the cells stand in the file from the far side, as those of portable tables do."""
    same = mirrored = 0
    for row, cells in zip(rows, edited, strict=False):
        said = [plain(" ".join(map(text, cell))) for cell in row]
        other = [plain(" ".join(cell)) for cell in cells]
        same += sum(a == b for a, b in zip(said, other, strict=False))
        mirrored += sum(a == b for a, b in zip(said, other[::-1], strict=False))
    return mirrored > same


def found(
    recorded: Sequence[Mapping[str, Any]], edited: Sequence[EditedSlide], carried: Sequence[Mapping[str, Any]] = ()
) -> Found:
    """Return what was changed in a deck, by its record.

    Nothing is told of slides that it has ``carried`` from an earlier deck, to which they had been added by hand.
    """
    result = Found()
    every = sorted(pairs([*recorded, *carried], edited))
    both = [pair for pair in every if pair[0] < len(recorded)]
    still = set(in_place([after for _, after in both]))
    for before, after in both:
        Comparison(after + 1, result).slide(recorded[before], edited[after])
        for kind, changed, what in (
            ("slide-hidden", edited[after].hidden, Message("it was hidden")),
            ("slide-moved", after not in still, Message("it was moved")),
        ):
            if changed:
                result.left.append(Left(kind, after + 1, what, _SLIDES))
    _tell_moved(result)
    known = {slide["creationId"] for slide in recorded}
    # A slide may have been edited before it was copied.
    texts = [*(kept(said(slide)) for slide in recorded), *(kept(edited[after].texts) for _, after in both)]
    for j in sorted({*range(len(edited))} - {after for _, after in every}):
        copied = edited[j].creation_id in known or (kept(edited[j].texts) in texts and bool(edited[j].texts))
        what = Message("it was copied from another slide") if copied else Message("it was added")
        result.left.append(Left("slide-copied" if copied else "slide-added", j + 1, what, _KEPT))
    for i in sorted({*range(len(recorded))} - {before for before, _ in both}):
        what = Message('slide {number}, "{title}", was deleted', number=i + 1, title=recorded[i]["title"])
        result.left.append(Left("slide-deleted", 0, what, _SLIDES))
    return result


def _tell_moved(found: Found) -> None:
    """Tell of paragraphs that were moved. They are neither deleted nor new."""
    for gone in tuple(found.gone):
        new = next((new for new in found.new if plain(new.text) == plain(gone.text)), None)
        if new is not None:
            found.gone.remove(gone)
            found.new.remove(new)
            what = Message('the paragraph "{text}" was moved', text=plain(gone.text))
            found.left.append(Left("paragraph-moved", new.slide, what, Message("the outline says where it stands")))
