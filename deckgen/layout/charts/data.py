"""What a chart shows: names and numbers, read, and refused where a chart of their kind cannot show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias, cast

from deckgen.language import numbers
from deckgen.layout.charts.scale import NumberFormat
from deckgen.limits import shown
from deckgen.problems import Place, Problem
from deckgen.scene.nodes import ChartKind

MOST_SERIES = 6
MOST_CATEGORIES: dict[ChartKind, int] = {"bar": 12, "column": 12, "line": 24, "area": 24, "pie": 6}
LEAST_CATEGORIES: dict[ChartKind, int] = {"line": 2, "area": 2, "pie": 2}
MOST_POINTS = 300
"""Bounds of what can be told apart on a slide, whatever the names and numbers are."""

WHOLES = ("area", "pie")
"""Charts of parts that make a whole."""

DIGITS = 15
"""So many digits of a number a spreadsheet keeps (ISO/IEC 60559, binary64)."""

Cell: TypeAlias = tuple[str, ...] | None
"""A number as its author wrote it, or the two of a point; ``None`` where one is missing."""


class Label(NamedTuple):
    """A name in a chart, without markup, and where its author wrote it. ``text`` may be empty."""

    text: str
    place: Place


class Given(NamedTuple):
    """The names of the categories, and each series' name with a cell for each category, or with its points."""

    categories: Sequence[Label]
    series: Sequence[tuple[Label, Sequence[Cell]]]


class Numbers(NamedTuple):
    """The numbers of a series, ``None`` where one is missing; in a scatter chart also those along x."""

    name: Label
    values: tuple[float | None, ...]
    xs: tuple[float, ...] = ()


class ChartData(NamedTuple):
    """What a chart shows.

    ``format`` is that of the values, ``x_format`` that along x of a scatter chart. ``unit`` is what the values count;
    in a scatter chart ``title`` and ``x_title`` name the axes, with their units. Any of these texts may be empty.
    """

    kind: ChartKind
    categories: tuple[Label, ...]
    series: tuple[Numbers, ...]
    format: NumberFormat
    x_format: NumberFormat
    unit: Label
    title: Label
    x_title: Label
    place: Place

    @property
    def values(self) -> list[float]:
        """All numbers that are not missing."""
        return [value for series in self.series for value in series.values if value is not None]


def chart_data(
    kind: ChartKind,
    given: Given,
    place: Place,
    *,
    unit: Label | None = None,
    title: Label | None = None,
    x_title: Label | None = None,
) -> ChartData:
    """Return the numbers that are given, each of which must be one: ``not_a_number`` says so.

    A percent sign as unit is written at each number, and nowhere else.
    """
    nothing = Label("", place)
    unit = unit or nothing
    percent = unit.text in numbers.PERCENT.values()
    cells = [cell for _, cells in given.series for cell in cells if cell]
    return ChartData(
        kind,
        tuple(given.categories),
        tuple(_numbers(kind, name, cells) for name, cells in given.series),
        NumberFormat.of([_read(cell[-1]) for cell in cells], percent=percent),
        NumberFormat.of([_read(cell[0]) for cell in cells]),
        nothing if percent else unit,
        title or nothing,
        x_title or nothing,
        place,
    )


def not_a_number(written: str, place: Place) -> Problem | None:
    """Return what is wrong with a number, as its author wrote it."""
    number = numbers.read(written)
    if number is None:
        what = f'a value must be a number, not "{shown(written)}"'
        return Problem("not-a-number", place, what, 'its unit stands in "unit"; null is a missing value')
    _, digits, exponent = number.as_tuple()
    if len(digits) > DIGITS or -cast(int, exponent) > DIGITS:
        return Problem("out-of-range", place, f'a value has at most {DIGITS} digits, not "{shown(written)}"')
    return None


def unfit(data: ChartData) -> Iterator[Problem]:
    """Yield why a chart of this kind cannot show what it should."""
    kind, n, m = data.kind, len(data.categories), len(data.series)
    most, points = MOST_CATEGORIES.get(kind, n), sum(len(series.values) for series in data.series)
    for what, count, limit in (
        ("categories", n, most),
        ("series", m, 1 if kind == "pie" else MOST_SERIES),
        ("points", points, MOST_POINTS),
    ):
        if count > limit:
            message = f"a chart of kind {kind} shows at most {limit} {what}: {count - limit} of {count} are too many"
            yield Problem("too-many-items", data.place, message)
    if n < (least := LEAST_CATEGORIES.get(kind, n)):
        yield Problem("too-few-items", data.place, f"a chart of kind {kind} needs at least {least} categories")
    for label in (*data.categories, *(series.name for series in data.series if m > 1)):
        if not label.text.strip():
            yield Problem("empty-text", label.place, "a category, and each of several series, needs a name")
    for series in data.series:
        given = [value for value in series.values if value is not None]
        if not any(given) if kind == "pie" else not given:
            yield Problem("no-values", series.name.place, "the series has no values")
        elif kind in WHOLES and (min(given) < 0 or len(given) < len(series.values)):
            what = f"a chart of kind {kind} shows the parts of a whole: none can be missing or negative"
            yield Problem("not-a-part", series.name.place, what, "kind: column or line can show them")


def _numbers(kind: ChartKind, name: Label, cells: Sequence[Cell]) -> Numbers:
    values = tuple(float(_read(cell[-1])[0]) if cell else None for cell in cells)
    return Numbers(name, values, tuple(float(_read(cell[0])[0]) for cell in cells if cell) if kind == "scatter" else ())


def _read(written: str) -> tuple[Decimal, bool]:
    """Return a number, and whether its author parted its thousands."""
    number = numbers.read(written)
    assert number is not None
    return number, "," in numbers.write(written, "latn")
