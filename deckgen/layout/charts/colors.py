"""The colours of a chart.

They go by series, or by what is pointed out.
"""

from __future__ import annotations

from itertools import cycle

from deckgen.layout.charts.data import ChartData
from deckgen.theme.tokens import Role

COLORS: tuple[Role, ...] = ("a1", "a3", "a2", "a4", "a5", "hl")

MUTED: tuple[Role, ...] = ("a6.strong", "a5")
"""The colours of what stands beside what is pointed out."""


def series_colors(data: ChartData) -> tuple[Role, ...]:
    """Return the colours of the series."""
    n, highlight = len(data.series), data.highlight
    if not any(highlight):
        return COLORS[:n]
    muted = cycle(MUTED)
    return tuple(COLORS[0] if i in highlight.series else next(muted) for i in range(n))


def key_colors(data: ChartData) -> tuple[Role, ...]:
    """Return the colours of the series in a key.

    Where only categories are pointed out they are those of their marks.
    """
    return series_colors(data) if data.highlight.series else COLORS[: len(data.series)]


def slice_colors(data: ChartData) -> tuple[Role, ...]:
    """Return the colours of a pie's slices."""
    n, own = len(data.categories), data.highlight.categories
    return tuple(COLORS[0] if i in own else MUTED[0] for i in range(n)) if own else COLORS[:n]


def accents(data: ChartData, i: int) -> tuple[int, ...]:
    """Return which values of a series are pointed out."""
    every, own = range(len(data.series[i].values)), data.highlight
    return tuple(every) if i in own.series else tuple(n for n in every if n in own.categories)


def accent(data: ChartData, i: int) -> Role:
    """Return the colour of those values."""
    return COLORS[i] if data.highlight.categories and i not in data.highlight.series else COLORS[0]
