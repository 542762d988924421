"""The key of a chart: each series' mark and name.

They stand from the reading side.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.layout.charts.data import Label
from deckgen.layout.draft import Draft
from deckgen.layout.style import label
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Drawable, Shape, Symbol, TextStyle
from deckgen.scene.symbols import outline
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import LABEL, Role
from deckgen.units import Emu, Rect, inch

ROW: Emu = inch(0.3)
ROWS = 2
MARK, MARK_GAP, ENTRY_GAP = inch(0.14), inch(0.08), inch(0.32)
SLACK = 1.12
"""How much wider than measured a program may set a label: a little more than a line may come out at most."""


class Entry(Struct, frozen=True):
    """A series: its name, and its mark if it has one."""

    name: Label
    color: Role
    symbol: Symbol | None = None


def key_line(draft: Draft, entries: Sequence[Entry], rect: Rect) -> tuple[list[Drawable], Emu]:
    """Return the key at the top of ``rect``, and its height.

    It has one or two rows.

    Raises:
        OutlineError: the names are too long for two rows.
    """
    nodes: list[Drawable] = []
    row_h = draft.grid.geometry.for_lines(ROW)
    offset = row = 0
    for i, entry in enumerate(entries):
        lead = MARK + MARK_GAP if entry.symbol else 0
        block, style = Block(draft.runs(entry.name.text, place=entry.name.place)), _style(draft, entry)
        w = round(draft.deck.fitter.natural_width(block.runs, LABEL) * SLACK)
        if offset and offset + lead + w > rect.w:
            offset, row = 0, row + 1
        if lead + w > rect.w or row == ROWS:
            words = draft.deck.fitter.excess(Box((block,), style, rect.w - lead, row_h))
            raise OutlineError([draft.too_long(entry.name.place, words or len(entry.name.text.split()))])
        y = rect.y + row * row_h
        if entry.symbol:
            box = draft.grid.slice(rect, offset, MARK)._replace(y=y + (row_h - MARK) // 2, h=MARK)
            nodes.append(_mark(f"key-mark-{i + 1}", entry, entry.symbol, box))
        box = draft.grid.slice(rect, offset + lead, w)._replace(y=y, h=row_h)
        nodes.append(draft.text(f"key-{i + 1}", box, style, block, place=entry.name.place))
        offset += lead + w + ENTRY_GAP
    return nodes, (row + 1) * row_h


def key_column(draft: Draft, entries: Sequence[Entry], rect: Rect, most: Emu) -> tuple[list[Drawable], Emu]:
    """Return a key at the reading side of ``rect``, and its width.

    Its entries stand under each other in the middle; long ones take several lines.

    Args:
        draft: the slide.
        entries: the entries, each with a mark.
        rect: the box.
        most: how wide the key may be.

    Raises:
        OutlineError: the names are too long for the box.
    """
    lead, fitter = MARK + MARK_GAP, draft.deck.fitter
    blocks = [Block(draft.runs(entry.name.text, place=entry.name.place)) for entry in entries]
    styles = [_style(draft, entry) for entry in entries]
    w = min(most - lead, max(round(fitter.natural_width(block.runs, LABEL) * SLACK) for block in blocks))
    row_h = draft.grid.geometry.for_lines(ROW)
    heights = [max(row_h, fitter.set([block], style, w).height) for block, style in zip(blocks, styles, strict=True)]
    y = rect.y + (rect.h - sum(heights)) // 2
    if y < rect.y:
        longest = max(range(len(entries)), key=lambda i: heights[i])
        words = fitter.excess(Box((blocks[longest],), styles[longest], w, rect.h // len(entries)))
        raise OutlineError([draft.too_long(entries[longest].name.place, max(words, 1))])
    nodes: list[Drawable] = []
    for i, (entry, block, style, h) in enumerate(zip(entries, blocks, styles, heights, strict=True), 1):
        first = draft.grid.slice(rect, 0, MARK)
        nodes.append(_mark(f"slice-mark-{i}", entry, "square", first._replace(y=y + (row_h - MARK) // 2, h=MARK)))
        box = draft.grid.slice(rect, lead, w)._replace(y=y, h=h)
        nodes.append(draft.text(f"slice-{i}", box, style, block, place=entry.name.place))
        y += h
    return nodes, lead + w


def _style(draft: Draft, entry: Entry) -> TextStyle:
    return TextStyle((label(draft.grid, "ink" if entry.symbol else "a5", bold=False),), "ctr")


def _mark(key: str, entry: Entry, symbol: Symbol, box: Rect) -> Shape:
    if symbol == "circle":
        return Shape(key=key, place=entry.name.place, rect=box, preset="ellipse", fill=entry.color)
    if symbol == "square":
        return Shape(key=key, place=entry.name.place, rect=box, fill=entry.color)
    paths = (outline(symbol, box.w, box.h),)
    return Shape(key=key, place=entry.name.place, rect=box, preset="path", fill=entry.color, paths=paths)
