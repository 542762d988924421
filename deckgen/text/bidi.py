"""What the bidi algorithm (UAX #9) is told of numbers and literals.

So they stand as they are written. Behind an Arabic letter it takes ``30%`` for a number and a sign of its own and
shows «%30», and a minus goes to the right of its number. U+200E before the number keeps them together. What has no
letter that is written from the right is laid out from the left; but an item of a list that has such letters, whose
bullets stand at the right, has the marks instead.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import bidirectional

from msgspec.structs import replace

from deckgen.language.numerals import LITERAL, signed
from deckgen.scene.nodes import Run

LRM, RLM = "\u200e", "\u200f"
"""The left-to-right and the right-to-left mark: letters of no width."""

_MAYBE_RTL = re.compile("[\u0590-\u066a\u066d-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U0001efff]")
"""What may be a right-to-left letter or an Arabic-Indic digit; the separators of Arabic numbers are neither."""

_WHOLE = re.compile(r"[^\W_]*")
"""A word or a number that stands the same from either side."""


class _Found(NamedTuple):
    """A literal, or a number that needs a mark: its place.

    It is counted in the text of its paragraph. ``closed``: it needs a mark behind it too.
    """

    start: int
    end: int
    literal: bool
    closed: bool


def laid_out(runs: Sequence[Run], rtl: bool, *, bullet: bool = False) -> tuple[tuple[Run, ...], bool]:
    """Return a paragraph's runs with their marks, and its direction.

    The direction is whether it runs from the right.

    Args:
        runs: the paragraph.
        rtl: the deck's direction.
        bullet: whether it stands behind a bullet, or as an item's sign does, at the deck's reading side.
    """
    if not (rtl and from_left("".join([run.text for run in runs]))):
        return marked(runs), rtl
    return (enclosed(runs), True) if bullet else (tuple(runs), False)


def unmarked(text: str) -> str:
    """Return a text without marks of direction."""
    return text.replace(LRM, "").replace(RLM, "")


def from_left(*texts: str) -> bool:
    """Return whether texts by themselves are laid out from the left.

    They then have letters or digits, all written from there.
    """
    sides = set(map(side, texts))
    return "left" in sides and "right" not in sides


@lru_cache(maxsize=2**12)
def side(text: str) -> Literal["left", "right"] | None:
    """Return the side from which a text by itself is laid out.

    It is the right where it has right-to-left letters or Arabic-Indic digits, ``None`` where it has no letter or digit.
    """
    found = _MAYBE_RTL.search(text)
    while found and bidirectional(found[0]) not in ("R", "AL", "AN"):
        found = _MAYBE_RTL.search(text, found.end())
    if found:
        return "right"
    return "left" if any(bidirectional(char) in ("L", "EN") for char in text) else None


def marked(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return a paragraph's runs with marks that keep their order.

    They stand at literals, and at numbers with signs or Latin units. U+200E stands at both ends of a literal, and
    before a number. Where a further number or literal follows before any letter, U+200F parts the two, lest they
    change places. Marked runs stay as they are.
    """
    text = "".join([run.text for run in runs])
    if side(text) != "right":
        return tuple(runs)
    literals = _literals(runs)
    numbers = _numbers(literals, text)
    if not literals and not numbers:
        return tuple(runs)
    found = sorted((*literals, *numbers))
    before: dict[int, str] = {}
    behind: dict[int, str] = {}
    strong, done = "", 0
    starts = {each.start for each in found if each.literal}
    for start, end, literal, closed in found:
        strong = next((kind for kind in map(bidirectional, text[done:start][::-1]) if kind in ("L", "R", "AL")), strong)
        done, rest = end, text[end:]
        is_marked = text[start - 1 : start] == LRM
        closing = LRM if closed and rest[:1] != LRM else ""
        if strong == "L" and not is_marked and not literal:
            # In a stretch of Latin it stands right already.
            behind[end - 1] = closing
            continue
        if not is_marked:
            before[start] = LRM
        strong, parting = ("R", RLM) if _merges(text, end, starts, spaced=literal) else ("L", "")
        behind[end - 1] = closing + parting
    return _with(runs, before, behind)


def enclosed(runs: Sequence[Run], *, rtl: bool = False) -> tuple[Run, ...]:
    """Return runs with marks that keep them read from one side.

    They need them where lines run from the other one. ``rtl``: they are read from the right.
    """
    text = "".join([run.text for run in runs])
    if _WHOLE.fullmatch(text):
        return tuple(runs)
    mark, letters, digits = (RLM, ("R", "AL"), ()) if rtl else (LRM, ("L",), ("EN",))
    before = {} if bidirectional(text[0]) in letters else {0: mark}
    behind = {} if bidirectional(text[-1]) in (*letters, *digits) else {len(text) - 1: mark}
    return _with(runs, before, behind)


def label(text: str, *, rtl: bool) -> str:
    """Return a text that stands alone with marks that order it.

    One is a name in a chart. ``rtl`` says whether programs lay it out from the right.
    """
    runs: tuple[Run, ...] = (Run(text, ""),)
    runs = enclosed(runs) if rtl and from_left(text) else marked(runs)
    return "".join(run.text for run in runs)


def _literals(runs: Sequence[Run]) -> list[_Found]:
    """Return where literals stand, without the marks that they have already."""
    found, at = [], 0
    for run in runs:
        if run.literal and (inner := run.text.strip(LRM + RLM)):
            start = at + run.text.index(inner)
            found.append(_Found(start, start + len(inner), literal=True, closed=True))
        at += len(run.text)
    return found


def _numbers(literals: Sequence[_Found], text: str) -> list[_Found]:
    """Return where numbers with a sign or Latin unit stand outside literals."""
    for start, end, *_ in literals:
        text = text[:start] + LITERAL * (end - start) + text[end:]
    return [_Found(number.start, number.end, literal=False, closed=number.apart) for number in signed(text)]


def _merges(text: str, end: int, literals: Collection[int], *, spaced: bool) -> bool:
    """Return whether what follows would be drawn into a mark's stretch.

    That is a number or a literal. ``spaced``: digits behind no more than a space may be, as in `C++` 17.
    """
    between = ""
    for at in range(end, len(text)):
        kind = bidirectional(text[at])
        if at in literals:
            return True
        if kind == "EN":
            return not spaced or bool(between.strip())
        if kind in ("R", "AL", "AN") or (kind == "L" and text[at] != LRM):
            return False
        between += text[at] if text[at] != LRM else ""
    return False


def _with(runs: Sequence[Run], before: Mapping[int, str], behind: Mapping[int, str]) -> tuple[Run, ...]:
    """Return runs with marks round the characters at these offsets."""
    if not before and not any(behind.values()):
        return tuple(runs)
    result, at = [], 0
    for run in runs:
        chars = [before.get(i, "") + char + behind.get(i, "") for i, char in enumerate(run.text, at)]
        text = "".join(chars)
        result.append(run if text == run.text else replace(run, text=text))
        at += len(run.text)
    return tuple(result)
