"""What a chart shows: names and numbers.

They are read, and refused where a chart of their kind cannot show them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from deckgen.language import numbers
from deckgen.language.numbers import Number
from deckgen.layout.charts.scale import NumberFormat
from deckgen.limits import shown
from deckgen.outline import data
from deckgen.problems import Message, Place, Problem
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

Value: TypeAlias = tuple[Number, ...]
"""A number, or the two of a point; none where one is missing."""


class Label(Struct, frozen=True):
    """A name in a chart, without markup.

    It says where its author wrote it. ``text`` may be empty. ``words`` is where the words of an axis stand.
    """

    text: str
    place: Place
    words: Place | None = None


class GivenSeries(Struct, frozen=True):
    """A series as it is given.

    It has a value for each category, or points.     ``place`` is where the values stand.
    """

    name: Label
    values: Sequence[Value]
    place: Place


class Given(Struct, frozen=True):
    """The categories' names, and the series as they are given."""

    categories: Sequence[Label]
    series: Sequence[GivenSeries]


class Numbers(Struct, frozen=True):
    """The numbers of a series.

    ``None`` where one is missing; in a scatter chart there are those along x too. ``place`` is where they stand.
    """

    name: Label
    values: tuple[float | None, ...]
    place: Place
    xs: tuple[float, ...] = ()


class Highlight(NamedTuple):
    """What is pointed out: categories and series, by their numbers from 0."""

    categories: frozenset[int] = frozenset()
    series: frozenset[int] = frozenset()


class ChartData(Struct, frozen=True):
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
    highlight: Highlight = Highlight()

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
    decimals: int | None = None,
    highlight: Sequence[str] = (),
) -> ChartData:
    """Return the numbers that are given.

    A percent sign, as unit or behind the numbers where they have no other unit, is written at each number, and
    nowhere else. ``highlight`` are the names of what is pointed out.
    """
    nothing = Label("", place)
    unit = unit or nothing
    values = [value for one in given.series for value in one.values if value]
    percent = unit.text in numbers.PERCENT.values() or (not unit.text and any(value[-1].percent for value in values))
    return ChartData(
        kind,
        tuple(given.categories),
        tuple(_numbers(kind, series) for series in given.series),
        NumberFormat.of([value[-1] for value in values], percent=percent, decimals=decimals),
        NumberFormat.of([value[0] for value in values], percent=any(value[0].percent for value in values)),
        nothing if percent else unit,
        title or nothing,
        x_title or nothing,
        place,
        Highlight(
            frozenset(i for i, label in enumerate(given.categories) if label.text in highlight),
            frozenset(i for i, series in enumerate(given.series) if series.name.text in highlight),
        ),
    )


def not_a_number(cell: data.Cell) -> Problem | None:
    """Return what is wrong with a number, as its author wrote it."""
    if problem := data.not_a_number(Message("a value"), cell, Message('"unit"')):
        return problem
    number = next(iter(numbers.readings(cell.written).values()))
    if sum(map(len, number.groups)) + len(number.fraction or "") > DIGITS:
        what = Message(
            'a value has at most {digits} digits, not "{written}"', digits=DIGITS, written=shown(cell.written)
        )
        return Problem("out-of-range", cell.place, what)
    return None


def unfit(data: ChartData) -> Iterator[Problem]:
    """Yield why a chart of this kind cannot show what it should."""
    kind, n, m = data.kind, len(data.categories), len(data.series)
    most, points = MOST_CATEGORIES.get(kind, n), sum(len(series.values) for series in data.series)
    series_names = tuple(series.name for series in data.series)
    for what, labels, count, limit in (
        (Message("categories"), data.categories, n, most),
        (Message("series"), series_names, m, 1 if kind == "pie" else MOST_SERIES),
        (Message("points"), (), points, MOST_POINTS),
    ):
        if count > limit:
            # What a data file has too much of stands there.
            place = next((label.place for label in labels[limit:] if label.place.path != data.place.path), data.place)
            message = Message(
                "a chart of kind {kind} shows at most {most} {what}: {excess} of {count} are too many",
                kind=kind,
                most=limit,
                what=what,
                excess=count - limit,
                count=count,
            )
            yield Problem("too-many-items", place, message)
    if n < (least := LEAST_CATEGORIES.get(kind, n)):
        yield Problem(
            "too-few-items",
            data.place,
            Message("a chart of kind {kind} needs at least {least} categories", kind=kind, least=least),
        )
    for label in (*data.categories, *(series.name for series in data.series if m > 1)):
        if not label.text.strip():
            yield Problem("empty-text", label.place, Message("a category, and each of several series, needs a name"))
    for series in data.series:
        given = [value for value in series.values if value is not None]
        if not any(given) if kind == "pie" else not given:
            yield Problem("no-values", series.place, Message("the series has no values"))
        elif kind in WHOLES and (min(given) < 0 or len(given) < len(series.values)):
            what = Message(
                "a chart of kind {kind} shows the parts of a whole: none can be missing or negative", kind=kind
            )
            yield Problem("not-a-part", series.place, what, Message("kind: column or line can show them"))


def _numbers(kind: ChartKind, series: GivenSeries) -> Numbers:
    ys = tuple(float(value[-1].value) if value else None for value in series.values)
    xs = tuple(float(value[0].value) for value in series.values if value) if kind == "scatter" else ()
    return Numbers(series.name, ys, series.place, xs)
