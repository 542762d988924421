"""Where the marks of a chart stand.

Numbers become points of a slide.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckgen.scene.nodes import Axis, Chart, Series
from deckgen.units import Point, Rect

Side = Literal["l", "r", "t", "b"]
"""A side of something: left, right, top, bottom."""


class Plot(Struct, frozen=True):
    """The plot of a chart with axes. A share of an axis is 0 where it begins, 1 where it ends."""

    chart: Chart

    def point(self, first: float, second: float) -> Point:
        """Return where a share of each axis meet.

        The first is along the first axis, the second along that of the values.
        """
        rect, (along, values) = self.chart.plot, self.chart.axes
        first, second = (1 - first if along.reversed else first), (1 - second if values.reversed else second)
        # Lying bars have the categories upright: from the foot, or where they are reversed from the top.
        x, y = (second, first) if self.lying else (first, second)
        return round(rect.x + x * rect.w), round(rect.bottom - y * rect.h)

    @property
    def lying(self) -> bool:
        """Whether the values run along x."""
        return self.chart.kind == "bar"

    @property
    def beside(self) -> Side:
        """The side at which the labels of an upright axis stand.

        That is where the lying one begins.
        """
        return "r" if self.chart.axes[self.lying].reversed else "l"

    def outwards(self, value: float) -> Side:
        """Return the side at which a bar ends."""
        if not self.lying:
            return "t" if value >= 0 else "b"
        return "r" if (value >= 0) != self.chart.axes[1].reversed else "l"

    @property
    def zero(self) -> float:
        """The share of the values' axis where bars and areas begin."""
        return min(max(share(self.chart.axes[1], 0), 0), 1)

    def category(self, i: int) -> float:
        """Return the share at which the marks of a category stand."""
        n = len(self.chart.categories)
        return i / (n - 1) if self.chart.axes[0].on_ticks else (i + 0.5) / n

    def points(self, series: Series) -> list[Point | None]:
        """Return the points of a line, or of a scatter chart.

        ``None`` where a number is missing.
        """
        along, values = self.chart.axes
        firsts = [share(along, x) for x in series.xs] or [self.category(i) for i in range(len(series.values))]
        return [
            None if value is None else self.point(first, share(values, value))
            for first, value in zip(firsts, series.values, strict=True)
        ]

    def bars(self, number: int) -> list[Rect | None]:
        """Return the bars of a series by its number.

        ``None`` where a number is missing.
        """
        chart = self.chart
        n, m = len(chart.categories), len(chart.series)
        thickness = 1 / n / (m + chart.gap / 100)
        bars: list[Rect | None] = []
        for i, value in enumerate(chart.series[number].values):
            start = i / n + thickness * (chart.gap / 200 + number)
            ends = self.zero, share(chart.axes[1], value or 0)
            bars.append(None if value is None else _between(*map(self.point, (start, start + thickness), ends)))
        return bars

    def areas(self) -> list[list[Point]]:
        """Return the areas of all series as closed lines.

        Each stands on the one before.
        """
        values = self.chart.axes[1]
        below = [0.0] * len(self.chart.categories)
        areas = []
        for series in self.chart.series:
            above = [low + (value or 0) for low, value in zip(below, series.values, strict=True)]
            edges = [
                [self.point(self.category(i), share(values, total)) for i, total in enumerate(totals)]
                for totals in (above, below)
            ]
            areas.append([*edges[0], *reversed(edges[1]), edges[0][0]])
            below = above
        return areas


def share(axis: Axis, number: float) -> float:
    """Return where a number stands between the ends of an axis."""
    return (number - axis.least) / (axis.most - axis.least)


def ticks(axis: Axis) -> list[float]:
    """Return the shares of an axis of numbers at its steps."""
    n = round((axis.most - axis.least) / axis.step)
    return [i / n for i in range(n + 1)]


def _between(a: Point, b: Point) -> Rect:
    x, y = min(a[0], b[0]), min(a[1], b[1])
    return Rect(x, y, abs(a[0] - b[0]), abs(a[1] - b[1]))
