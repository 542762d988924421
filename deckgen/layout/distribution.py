"""What is shared out in a table.

The width between its columns, the rows between its slides.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deckgen.units import Emu, inch

BESIDE: Emu = inch(0.3)
"""What a closed column is wider than its least where the others have all that they want."""

HALVINGS = 12
"""To within a four-thousandth of a slide's height."""


def column_widths(least: Sequence[Emu], wanted: Sequence[Emu], total: Emu) -> list[Emu]:
    """Return widths that add up to ``total``.

    Each column has its least width. What is left goes first to the columns that want no more of it than an equal
    share, so that short texts stay in one line; the others divide the rest in proportion to what they want. What
    none wants goes to all in proportion to their widths.

    Args:
        least: the narrowest that each column may be, in EMU; no more than ``total`` together.
        wanted: the width that holds each column's texts in one line, no less than its narrowest.
        total: the width of the table.
    """
    shares = _shares([want - need for want, need in zip(wanted, least, strict=True)], total - sum(least))
    widths = [need + share for need, share in zip(least, shares, strict=True)]
    taken = sum(widths)
    widths = [width + (total - taken) * width // taken for width in widths]
    widths[-1] += total - sum(widths)
    return widths


def table_widths(
    least: Sequence[Emu], wanted: Sequence[Emu], total: Emu, closed: Sequence[int], twins: Sequence[int]
) -> list[Emu]:
    """Return widths as ``column_widths`` does, of which some depend on others.

    Where there is room ``closed`` columns are little wider than their least, and ``twins`` have one width.
    """
    columns = range(len(least))
    open_ = [i for i in columns if i not in closed] or columns
    fixed = {i: least[i] for i in columns if i not in open_}
    spare = total - sum(fixed.values()) - sum(wanted[i] for i in open_)
    fixed = {i: w + max(0, min(BESIDE, spare // len(fixed))) for i, w in fixed.items()}
    rest = total - sum(fixed.values())
    alike = [max(widths[i] for i in twins) if twins else 0 for widths in (least, wanted)]
    needs = [alike[0] if i in twins else least[i] for i in open_]
    if sum(needs) > rest:
        return column_widths(least, wanted, total)
    wishes = [alike[1] if i in twins else wanted[i] for i in open_]
    shares = dict(zip(open_, column_widths(needs, wishes, rest), strict=True))
    return [fixed.get(i, shares.get(i, 0)) for i in range(len(least))]


def _shares(demands: Sequence[Emu], spare: Emu) -> list[Emu]:
    shares = [0] * len(demands)
    rest = list(range(len(demands)))
    while modest := [i for i in rest if demands[i] * len(rest) <= spare]:
        for i in modest:
            shares[i] = demands[i]
        spare -= sum(demands[i] for i in modest)
        rest = [i for i in rest if i not in modest]
    weight = sum(demands[i] for i in rest)
    for i in rest:
        shares[i] = demands[i] * spare // weight
    return shares


def in_pieces(heights: Sequence[Emu], room: Emu, last: Emu | None = None) -> list[slice]:
    """Return which rows stand together in boxes of a height.

    They have these heights, the boxes ``room``, the last of them ``last``, by default the same; the pieces are as few,
    as even, as can be.

    A row that is higher than the box stands alone.
    """
    last = room if last is None else last
    pieces = _ended(heights, room, last)
    low, high = 0, room
    for _ in range(HALVINGS if len(pieces) > 1 else 0):
        middle = (low + high) // 2
        even = _ended(heights, middle, min(middle, last))
        if len(even) == len(pieces):
            pieces, high = even, middle
        else:
            low = middle
    return pieces


def in_columns(heights: Sequence[Emu], columns: int, room: Emu, most: int) -> list[slice] | None:
    """Return what stands together in each of at most so many columns.

    They are as even as can be, none higher than ``room`` or of more than ``most``. ``None``: there is no such way.
    """
    found = _greedy(heights, room, most)
    low, high = max(heights), room
    if len(found) > columns or low > room:
        return None
    for _ in range(HALVINGS):
        middle = (low + high) // 2
        even = _greedy(heights, middle, most)
        if len(even) <= columns:
            found, high = even, middle
        else:
            low = middle
    return found


def _ended(heights: Sequence[Emu], room: Emu, last: Emu) -> list[slice]:
    """Return the rows in boxes of which the last has a height of its own."""
    *pieces, end = _greedy(heights, room)
    if end.stop - end.start == 1 or sum(heights[end]) <= last:
        return [*pieces, end]
    begin = end.stop - 1
    while begin - 1 > end.start and sum(heights[begin - 1 : end.stop]) <= last:
        begin -= 1
    return [*pieces, slice(end.start, begin), slice(begin, end.stop)]


def _greedy(heights: Sequence[Emu], room: Emu, most: int | None = None) -> list[slice]:
    starts, y = [0], 0
    for i, h in enumerate(heights):
        if (y + h > room and i > starts[-1]) or i - starts[-1] == most:
            starts.append(i)
            y = 0
        y += h
    return [slice(start, end) for start, end in pairwise((*starts, len(heights)))]
