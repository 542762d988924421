"""The bounds that docs/performance.md promises, held against a table."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from turns import Row

BEFORE = "before"


class Promise(NamedTuple):
    """A row's ratio that is at most ``bound``, or at least."""

    what: str
    who: str
    bound: float
    least: bool = False


RATIOS = (
    Promise("--help", "typer", 1.3),
    Promise("the study", "python-pptx", 1.5),
    Promise("100 slides", "python-pptx", 0.6),
    Promise("1,000 slides", "python-pptx", 0.12),
    Promise("20 slides of a picture", BEFORE, 0.15),
    Promise("pdf of 102 slides", BEFORE, 0.8),
    Promise("html of 22 slides", BEFORE, 0.25),
    Promise("20 slides, saved to shown", BEFORE, 1),
    Promise("100 slides, saved to shown", BEFORE, 1),
    Promise("600 decks", "two processes", 1.8, least=True),
)
FURTHER, GROWTH, PEAK = 0.75, 1.1, 300
"""A further slide to one of the earlier checkout; each of 5,000 slides to each of 1,000; MiB of 5,000."""


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a line for each promise that was measured."""
    by = {(row.what, row.who): row for row in rows}
    for what, who, bound, least in RATIOS:
        row = by.get((what, who))
        if row and row.ratio is not None:
            yield _line(f"{what}, to {who}", row.ratio, bound, least=least)
    further = {
        who: by["1,000 slides", who].least - by["100 slides", who].least
        for who in ("deckgen", BEFORE)
        if ("1,000 slides", who) in by and ("100 slides", who) in by
    }
    if BEFORE in further:
        yield _line(f"a further slide, to {BEFORE}", further["deckgen"] / further[BEFORE], FURTHER)
    few, many = by.get(("1,000 slides", "deckgen")), by.get(("5,000 slides", "deckgen"))
    if few and many:
        yield _line("each of 5,000 slides, to each of 1,000", many.least / few.least / 5, GROWTH)
        yield _line("MiB of 5,000 slides", many.peak, PEAK)


def _line(what: str, measured: float, bound: float, *, least: bool = False) -> str:
    held = measured >= bound if least else measured <= bound
    digits = 0 if math.isclose(bound, round(bound)) and bound > 10 else 2
    how = "at least" if least else "at most"
    return f"{what:44} {measured:8.{digits}f}  {how} {bound:g}  {'held' if held else 'MISSED'}"
