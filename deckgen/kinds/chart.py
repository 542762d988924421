"""Chart: numbers as a native chart, which PowerPoint edits, and beside it what is to be read from them.

Keys: ``kind`` (``bar`` lies, ``column`` stands, ``line``, ``area``, ``pie``, ``scatter``), ``unit``, ``categories``,
``series`` (a list of ``{name, values}``; a single one needs no name) and ``reading``: points, a lead-in becomes a head
over its text. ``csv`` in place of categories and series is a data file whose first column holds the categories and
whose header names the series. A scatter chart has no categories; its values are points ``[x, y]``, in a data file the
first column is x, and ``x`` and ``y`` are ``{title, unit}``. Numbers are read in ASCII, Arabic-Indic or Persian digits
and written in the deck's, all with as many decimals as the longest of them; the unit ``%`` is written at each.
``null`` is a missing number: a gap.

What runs along an axis runs from the reading side: categories, lying bars, and x of a scatter chart; a pie runs
clockwise in every language. Bars, slices and a single line bear their values and several lines their names; where
these have no room there is an axis or a key. The areas of several series stand on each other.

Comfortable: 4 series, 7 categories, 3 points of 8 words. At most 6 series, 12 categories of bars, 24 of a line or an
area, 6 slices, 300 points. A reading that is too long is continued on a further slide, beside the same chart.

Example::

    chart:
      kind: bar
      unit: "%"
      categories: [التدريب, الصيانة, الدفاع الجوي]
      series: [{name: حصة الملفات, values: [42, 31, 24]}]
      reading:
        - {lead: ما نقرؤه, text: التدريب يتقدّم على التسليح}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from deckgen.layout import panel
from deckgen.layout.charts import arrange
from deckgen.layout.charts.data import Cell, Given, Label, chart_data, not_a_number, unfit
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.slide_layout import STRIP_HEIGHT, Strip
from deckgen.layout.slides import content_slides
from deckgen.limits import shown
from deckgen.outline import data, markup
from deckgen.outline.values import Body, Count, Doc, FileName, Item, Node, Points, Text
from deckgen.problems import OutlineError, Place, Problem
from deckgen.scene.nodes import ChartKind, SlideLayout, SlideScene

SERIES, CATEGORIES, READING = 4, 7, 3 * 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartValue(Node):
    """A number, or a point of two."""

    SHORT: ClassVar[str | None] = "value"
    LIST: ClassVar[str | None] = "point"

    value: Annotated[str | None, Doc("the number")] = None
    point: Annotated[tuple[str, ...], Count(2, 2), Doc("in a scatter chart: the number along x, and that along y")] = ()

    @property
    def is_complete(self) -> bool:
        """Whether it is a number or a point."""
        return (self.value is None) != (not self.point)

    def problems(self) -> Iterator[Problem]:
        """Yield what is no number, and a problem where there is none at all."""
        if not self.is_complete:
            yield Problem("missing-key", self.place, 'a value needs "value" or "point"')
        yield from filter(None, (not_a_number(written, self.place) for written in self.written))

    @property
    def written(self) -> tuple[str, ...]:
        """The number, or the two numbers, as the author wrote them."""
        return self.point if self.value is None else (self.value,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSeries(Item):
    """Numbers under one name."""

    name: Annotated[Text | None, Doc("what they count; a single series needs none")] = None
    values: Annotated[
        tuple[ChartValue | None, ...],
        Count(),
        Doc("a number for each category, or points; `null` where one is missing"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartAxis(Node):
    """What is measured along an axis."""

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("what is measured")]
    unit: Annotated[Text | None, Doc("in what")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBody(Body):
    """A chart, with numbers of its own or those of a data file."""

    kind: Annotated[ChartKind, Doc("its form")]
    unit: Annotated[Text | None, Doc("what the numbers count; `%` is written at each")] = None
    categories: Annotated[tuple[Text, ...], Count(), Doc("what the numbers are of, from the reading side")] = ()
    series: Annotated[tuple[ChartSeries, ...], Count(), Doc("the numbers")] = ()
    csv: Annotated[FileName | None, Doc("a CSV file with a header, in place of categories and series")] = None
    x: Annotated[ChartAxis | None, Doc("in a scatter chart: what is measured along x")] = None
    y: Annotated[ChartAxis | None, Doc("in a scatter chart: what is measured along y")] = None
    reading: Annotated[Points, Doc("what is to be read from it, in a panel beside it")] = ()

    @property
    def is_complete(self) -> bool:
        """Whether there are numbers, in the chart or in a data file."""
        return self.csv is not None or all(getattr(self, key) for key in self._own)

    def problems(self) -> Iterator[Problem]:
        """Yield what is missing, what comes from two places, and what charts of the kind do not have."""
        scatter = self.kind == "scatter"
        for key in ("categories", "unit") if scatter else ("x", "y"):
            if getattr(self, key):
                hint = "x and y have units of their own" if scatter else 'what the numbers count stands in "unit"'
                yield Problem("misplaced-key", self.place, f'a chart of kind {self.kind} has no "{key}"', hint)
        for key in self._own:
            if self.csv is None and not getattr(self, key):
                yield Problem("missing-key", self.place, f'a chart needs "{key}", or "csv"')
            elif self.csv is not None and getattr(self, key):
                yield Problem("two-sources", self.place, f'a chart has "csv" or "{key}", not both')
        for series in self.series:
            yield from self._series_problems(series)

    @property
    def _own(self) -> tuple[str, ...]:
        return ("series",) if self.kind == "scatter" else ("categories", "series")

    def _series_problems(self, series: ChartSeries) -> Iterator[Problem]:
        if series.name is None and len(self.series) > 1:
            yield Problem("missing-key", series.place, 'of several series each needs a "name"')
        n, m = len(self.categories), len(series.values)
        if n and n != m:
            what = f"the series has {m} value{'s' * (m != 1)}, but there are {n} categories"
            yield Problem("wrong-length", series.place, what, "null is a missing value")
        for value in series.values:
            place = value.place if value else series.place
            if self.kind == "scatter" and not (value and value.point):
                yield Problem("wrong-type", place, "a value of a scatter chart must be a point [x, y]")
            elif self.kind != "scatter" and value and value.point:
                yield Problem("wrong-type", place, "a value must be a number; only a scatter chart has points")


def slide_layout(deck: DeckContext, strip: Strip | None = None, *, reading: bool = True) -> SlideLayout:
    """Return the layout of a chart, with or without the panel of what is read from it."""
    if not reading:
        return deck.slide_layout("chart", variant="wide", strip=strip)
    grid = deck.grid
    body = grid.body(STRIP_HEIGHT[strip])
    box = grid.columns(8, 11, body.y, body.h)
    aside = deck.box("reading", 0, box, panel.style(grid), fill="panel")
    return deck.slide_layout("chart", [aside], strip=strip)


def layout(draft: Draft, body: ChartBody) -> list[SlideScene]:
    """Return the slides: where the reading goes on, the chart stands again.

    Raises:
        OutlineError: the numbers are none that such a chart can show, or the data file is wrong.
    """
    given = _from_file(body.csv, body.kind, draft) if body.csv else _own(body)
    unit = _label(body.unit, body.place)
    chart = chart_data(body.kind, given, body.place, unit=unit, title=_title(body.y), x_title=_title(body.x))
    problems = list(unfit(chart))
    if problems:
        raise OutlineError(problems)
    layout = slide_layout(draft.deck, draft.strip, reading=bool(body.reading))
    area = draft.body(draft.strip)
    if not body.reading:
        return content_slides(draft, layout, [arrange(draft, chart, area)])
    nodes = arrange(draft, chart, draft.grid.columns(0, 7, area.y, area.h))
    readings = draft.flow(layout.placeholder("reading"), panel.blocks(draft, body.reading, draft.word("reading")))
    place = body.reading[0].place
    return content_slides(draft, layout, [[*nodes, draft.fill(layout, "reading", text, place)] for text in readings])


def _own(body: ChartBody) -> Given:
    categories = [_label(category, body.place) for category in body.categories]
    series = [
        (_label(series.name, series.place), [value.written if value else None for value in series.values])
        for series in body.series
    ]
    return Given(categories, series)


def _from_file(name: FileName, kind: ChartKind, draft: Draft) -> Given:
    """Return what the data file gives.

    Raises:
        OutlineError: the file is wrong, or a cell that must be a number is none.
    """
    file = data.read(name, draft.deck.files.read(name, name.place, "data_bytes"), name.place)
    first = 0 if kind == "scatter" else 1
    cells = ((cell, row.place) for row in file.rows for cell in row.cells[first:] if cell is not None)
    problems = [problem for cell, place in cells if (problem := not_a_number(cell, place))]
    if len(file.columns) < 2:
        what = f'the data file "{shown(name)}" has one column; the numbers stand from the second one on'
        problems.append(Problem("bad-data", name.place, what))
    if kind == "scatter":
        lacking = (row.place for row in file.rows if row.cells[0] is None)
        problems += [Problem("bad-data", place, "the point has no number along x") for place in lacking]
    if problems:
        raise OutlineError(problems)
    return Given(
        [Label(row.cells[0] or "", row.place) for row in file.rows] if kind != "scatter" else (),
        [(Label(head, name.place), _column(file, i, kind)) for i, head in enumerate(file.columns[1:], 1)],
    )


def _column(file: data.Data, i: int, kind: ChartKind) -> list[Cell]:
    if kind == "scatter":
        return [(x, y) for row in file.rows if (x := row.cells[0]) and (y := row.cells[i])]
    return [(cell,) if (cell := row.cells[i]) else None for row in file.rows]


def _label(text: Text | None, place: Place) -> Label:
    return Label(markup.plain(text.string), text.place) if text else Label("", place)


def _title(axis: ChartAxis | None) -> Label | None:
    if axis is None:
        return None
    unit = f" ({markup.plain(axis.unit.string)})" if axis.unit else ""
    return Label(markup.plain(axis.title.string) + unit, axis.place)


KIND = Kind(
    name="chart",
    layout=layout,
    body=ChartBody,
    words=CATEGORIES + 2 * SERIES + READING,
    slide_layouts=lambda deck: (slide_layout(deck),),
)
