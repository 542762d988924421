"""The series of a chart as its author gives them.

They stand in the outline, or in the columns of a data file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Annotated, ClassVar

from msgspec.structs import replace

from deckgen.language import numbers
from deckgen.language.numbers import Number, Separator
from deckgen.layout.charts.data import not_a_number
from deckgen.outline import data
from deckgen.outline.data import Cell, Filled
from deckgen.outline.safety import is_blank
from deckgen.outline.values import Count, Doc, Item, Node, Text
from deckgen.problems import Message, Place, Problem
from deckgen.scene.nodes import ChartKind


class ChartValue(Node, frozen=True, kw_only=True):
    """A number, or a point of two. ``separators`` are what parts their decimals in their columns."""

    SHORT: ClassVar[str | None] = "value"
    LIST: ClassVar[str | None] = "point"

    value: Annotated[str | None, Doc("the number")] = None
    point: Annotated[tuple[str, ...], Count(2, 2), Doc("in a scatter chart: the number along x, and that along y")] = ()
    separators: tuple[Separator, ...] = (".", ".")

    @property
    def is_complete(self) -> bool:
        """Whether it is a number or a point."""
        return (self.value is None) != (not self.point)

    def problems(self) -> Iterator[Problem]:
        """Yield what is no number.

        Where there is none at all, that is a problem too.
        """
        if not self.is_complete:
            yield Problem("missing-key", self.place, Message('a value needs "value" or "point"'))
        yield from filter(None, map(not_a_number, self.cells))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The number, or the two numbers, as the author wrote.

        There are none where one is missing.
        """
        if self.value is not None and data.is_missing(self.value):
            return ()
        return tuple(Cell(written, self.place) for written in (self.point if self.value is None else (self.value,)))

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The number, or the two numbers; none where one is missing."""
        pairs = zip(self.cells, self.separators, strict=False)
        return tuple(filter(None, (numbers.number(cell.written, separator) for cell, separator in pairs)))


class ChartSeries(Item, frozen=True, kw_only=True):
    """Numbers under one name."""

    name: Annotated[Text | None, Doc("what they count; a single series needs none")] = None
    values: Annotated[
        tuple[ChartValue | None, ...],
        Count(),
        Doc("a number for each category, or points; `null` where one is missing"),
    ]


def from_file(kind: ChartKind, filled: Filled) -> tuple[list[Text], list[ChartSeries], list[Problem]]:
    """Return the categories and series of a data file.

    With them comes what is wrong with its cells.

    The first column holds the categories, in a scatter chart x.
    """
    first, *columns = filled.columns
    problems = []
    for title, column in zip(filled.titles, filled.columns, strict=True):
        if (column is not first or kind == "scatter") and any(cell and cell.said.keys() != {""} for cell in column):
            what = Message("the numbers of a chart are those of one column of the file, whatever the language")
            problems.append(Problem("several-columns", title.place, what, Message('name that one in "column"')))
    if problems:
        return [], [], problems
    if kind == "scatter":
        lacking = (place for x, place in zip(first, filled.places, strict=True) if _written(x) is None)
        problems += [Problem("bad-data", place, Message("the point has no number along x")) for place in lacking]
    names = zip(first, filled.places, strict=True) if kind != "scatter" else ()
    categories = [cell or Text.of("", place) for cell, place in names]
    series = [
        ChartSeries(
            name=None if is_blank(next(iter(title.said.values()))) else title,
            values=tuple(_values(kind, first, column, filled.places)),
            place=title.place,
        )
        for title, column in zip(filled.titles[1:], columns, strict=True)
    ]
    problems += [problem for one in series for value in one.values if value for problem in value.problems()]
    return categories, series, problems


def _values(
    kind: ChartKind, xs: Sequence[Text | None], column: Iterable[Text | None], places: Iterable[Place]
) -> Iterator[ChartValue | None]:
    for x, cell, place in zip(xs, column, places, strict=True):
        written = _written(cell)
        if kind != "scatter":
            yield ChartValue(value=written, place=cell.place) if cell and written is not None else None
        elif written is not None and (along := _written(x)) is not None:
            yield ChartValue(point=(along, written), place=place)


def _written(cell: Text | None) -> str | None:
    return None if cell is None or data.is_missing(written := data.literal(cell)) else written


def read(
    series: Sequence[ChartSeries], others: Sequence[Sequence[Cell]] = ()
) -> tuple[tuple[ChartSeries, ...], list[Problem]]:
    """Return the series with how their numbers are read.

    With them comes what is unclear of these.

    Each is a column of its own; what stands along x of a scatter chart is one column.

    Args:
        series: the series.
        others: further columns of their file.
    """
    along = [value.cells[0] for one in series for value in one.values if value and value.point]
    columns = [[value.cells[-1] for value in one.values if value and value.cells] for one in series]
    (x, *separators), problems = data.decide([along, *columns], others)

    def value(given: ChartValue | None, separator: Separator) -> ChartValue | None:
        return given and replace(given, separators=(x, separator) if given.point else (separator,))

    return tuple(
        replace(one, values=tuple(value(given, separator) for given in one.values))
        for one, separator in zip(series, separators, strict=True)
    ), problems


def mixed_shares(series: Iterable[ChartSeries], at: int) -> Iterator[Problem]:
    """Yield a problem where percent signs are mixed.

    Some numbers have one and others have none.

    Args:
        series: the series.
        at: which of a value's numbers are looked at.
    """
    found = [(value.cells[at], value.numbers[at]) for one in series for value in one.values if value and value.numbers]
    for (cell, number), (other, further) in pairwise(found):
        if number.percent != further.percent:
            what = Message(
                '"{first}" and "{second}": a percent sign stands at all numbers or at none',
                first=cell.written,
                second=other.written,
            )
            yield Problem("mixed-units", other.place, what, Message('unit: "%" says it for all of them'))
            return
