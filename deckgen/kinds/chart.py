"""Chart: numbers as a native chart, and how to read them.

PowerPoint edits it; what is to be read from it stands beside it.

Keys: ``kind`` (``bar`` lies, ``column`` stands, ``line``, ``area``, ``pie``, ``scatter``), ``unit``, ``categories``,
``series`` (a list of ``{name, values}``; a single one needs no name) and ``reading``: points, a lead-in becomes a head
over its text. ``csv`` in place of categories and series is a data file whose first column holds the categories and
whose header names the series; ``columns`` choose among its columns and order them. A scatter chart has no categories;
its values are points ``[x, y]``, in a data file the first column is x, and ``x`` and ``y`` are ``{title, unit}``.
Numbers are written in the deck's digits, all with as many decimals as the longest of them, or as ``decimals`` says,
their thousands parted where one has five digits; the unit ``%``, also where it stands behind each of the numbers, is
written at each. ``null`` is a missing number: a gap. ``highlight`` names the categories or series that the headline is
about: they have the first colour, the others are muted.

What runs along an axis runs from the reading side: categories, lying bars, and x of a scatter chart; a pie runs
clockwise in every language. Bars, slices and a single line bear their values and several lines their names; where
these have no room there is an axis or a key, beside a pie of small slices one with names and values. The areas
of several series stand on each other.

Comfortable: 4 series, 7 categories, 3 points of 8 words. At most 6 series, 12 categories of bars, 24 of a line or an
area, 6 slices, 300 points. A reading that is too long is continued on a further slide, beside the same chart.

Example::

    chart:
      kind: bar
      unit: "%"
      categories: [التدريب, الصيانة, الدفاع الجوي]
      series: [{name: حصة الملفات, values: [42, 31, 24]}]
      highlight: [التدريب]
      decimals: 0
      reading:
        - {lead: ما نقرؤه, text: التدريب يتقدّم على التسليح}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from msgspec.structs import replace

from deckgen.files import Files
from deckgen.language.numbers import PERCENT
from deckgen.layout import panel
from deckgen.layout.charts import arrange
from deckgen.layout.charts.data import Given, GivenSeries, Label, chart_data, unfit
from deckgen.layout.charts.series import ChartSeries, from_file, mixed_shares, read
from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import Trait
from deckgen.outline import data, markup
from deckgen.outline.data import DataColumn
from deckgen.outline.pointing import named, unnamed
from deckgen.outline.values import Body, Count, Doc, Fact, FileName, Node, Number, Points, Text
from deckgen.problems import Message, OutlineError, Place, Problem
from deckgen.scene.nodes import ChartKind, SlideLayout, SlideScene

SERIES, CATEGORIES, READING = 4, 7, 3 * 8


class ChartAxis(Node, frozen=True, kw_only=True):
    """What is measured along an axis."""

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("what is measured")]
    unit: Annotated[Text | None, Doc("in what")] = None


class ChartBody(Body, frozen=True, kw_only=True):
    """A chart of its own numbers or of a data file's."""

    kind: Annotated[ChartKind, Doc("its form")]
    unit: Annotated[Text | None, Doc("what the numbers count; `%` is written at each")] = None
    categories: Annotated[tuple[Text, ...], Count(), Doc("what the numbers are of, from the reading side")] = ()
    series: Annotated[tuple[ChartSeries, ...], Count(), Doc("the numbers")] = ()
    csv: Annotated[FileName | None, Doc("a CSV file with a header, in place of categories and series")] = None
    columns: Annotated[
        tuple[DataColumn, ...], Count(), Doc("which columns of the data file: first that of the categories")
    ] = ()
    x: Annotated[ChartAxis | None, Doc("in a scatter chart: what is measured along x")] = None
    y: Annotated[ChartAxis | None, Doc("in a scatter chart: what is measured along y")] = None
    highlight: Annotated[
        tuple[Text, ...], Count(), Doc("the names of categories or series that are pointed out; the others are muted")
    ] = ()
    decimals: Annotated[int | None, Number(0, 6), Doc("decimals of every number; by default those of the longest")] = (
        None
    )
    reading: Annotated[Points, Doc("what is to be read from it, in a panel beside it")] = ()

    @property
    def is_complete(self) -> bool:
        """Whether there are numbers, in the chart or in a data file."""
        return self.csv is not None or all(getattr(self, key) for key in self._own)

    def problems(self) -> Iterator[Problem]:
        """Yield what is missing, and what no such chart has.

        What comes from two places is a problem too.
        """
        scatter = self.kind == "scatter"
        for key in ("categories", "unit") if scatter else ("x", "y"):
            if getattr(self, key):
                hint = (
                    Message("x and y have units of their own")
                    if scatter
                    else Message('what the numbers count stands in "unit"')
                )
                yield Problem(
                    "misplaced-key",
                    self.at(key),
                    Message('a chart of kind {kind} has no "{key}"', kind=self.kind, key=key),
                    hint,
                )
        for key in self._own:
            if self.csv is None and not getattr(self, key):
                yield Problem("missing-key", self.place, Message('a chart needs "{key}", or "csv"', key=key))
            elif self.csv is not None and getattr(self, key):
                yield Problem("two-sources", self.at(key), Message('a chart has "csv" or "{key}", not both', key=key))
        if self.columns and self.csv is None:
            yield Problem(
                "misplaced-key", self.columns[0].place, Message('"columns" are those of a data file: "csv" names it')
            )
        for series in self.series:
            yield from self._series_problems(series)
        yield from unnamed(self.highlight, self._names if self.csv is None else ())

    FACTS: ClassVar[tuple[str, ...]] = ("series", "categories")

    def facts(self) -> tuple[tuple[Fact, ...], ...]:
        """Return the numbers of each series by their categories; points are counted."""
        heads = [markup.plain(category.string) for category in self.categories]
        return tuple(
            (
                Fact("", "text", markup.plain(series.name.string) if series.name else None, series.place),
                *(
                    Fact(
                        heads[i] if i < len(heads) else str(i + 1),
                        "figure",
                        ", ".join(str(number.value) for number in value.numbers) if value else None,
                        value.place if value else series.place,
                    )
                    for i, value in enumerate(series.values)
                ),
            )
            for series in self.series
        )

    def completed(self, files: Files) -> tuple[Self, list[Problem]]:
        """Return the chart with the numbers of its data file.

        With it comes how its columns are read.

        Raises:
            OutlineError: the data file is wrong, or lacks a column.
        """
        body, others, warnings = self, data.NO_CELLS, data.NO_WARNINGS
        if self.csv is not None:
            filled = data.fill(self.csv, files, self.columns)
            if len(filled.columns) < 2:
                what = Message("a chart needs two columns of its data file: the numbers stand from the second one on")
                hint = Message('cells are parted by ",", ";" or tabs')
                return self, [Problem("bad-data", self.csv.place, what, hint)]
            categories, series, problems = from_file(self.kind, filled)
            if problems:
                return self, problems
            body = replace(self, csv=None, columns=(), categories=tuple(categories), series=tuple(series))
            others, warnings = filled.numbers, filled.warnings
            if problems := list(body.problems()):
                return body, problems
        pointed_out = tuple(name for text in body.highlight for name in named(text, body._names))
        body = replace(body, series=(found := read(body.series, others))[0], highlight=pointed_out)
        return body, [*warnings, *found[1], *body._mixed_shares()]

    @property
    def _names(self) -> tuple[Text, ...]:
        """What can be pointed out. Areas and clouds of points show no single category."""
        series = tuple(series.name for series in self.series if series.name)
        return series if self.kind in ("area", "scatter") else (*self.categories, *series)

    def _mixed_shares(self) -> Iterator[Problem]:
        if self.kind == "scatter":
            for at, axis in enumerate((self.x, self.y)):
                if not (axis and _is_percent(axis.unit)):
                    yield from mixed_shares(self.series, at)
        elif not _is_percent(self.unit):
            yield from mixed_shares(self.series, 0)

    @property
    def _own(self) -> tuple[str, ...]:
        return ("series",) if self.kind == "scatter" else ("categories", "series")

    def _series_problems(self, series: ChartSeries) -> Iterator[Problem]:
        if series.name is None and len(self.series) > 1:
            yield Problem("missing-key", series.place, Message('of several series each needs a "name"'))
        n, m = len(self.categories), len(series.values)
        if n and n != m:
            what = Message("values in this series: {values}, but categories: {categories}", values=m, categories=n)
            yield Problem("wrong-length", series.at("values"), what, Message("null is a missing value"))
        for value in series.values:
            place = value.place if value else series.at("values")
            if self.kind == "scatter" and not (value and value.point):
                yield Problem("wrong-type", place, Message("a value of a scatter chart must be a point [x, y]"))
            elif self.kind != "scatter" and value and value.point:
                yield Problem("wrong-type", place, Message("a value must be a number; only a scatter chart has points"))


@once
def slide_layout(
    deck: DeckContext, strip: Strip | None = None, form: panel.Form = panel.PLAIN, *, reading: bool = True
) -> SlideLayout:
    """Return the layout of a chart.

    The panel of what is read from it is there or not; it has a form of its own.
    """
    grid = deck.grid
    body = grid.body(strip)
    if not reading:
        return deck.slide_layout(
            "chart", [deck.object_box("chart", "chart", body)], variant=[Trait("wide")], strip=strip
        )
    box = form.height.of(grid.columns(8, 11, body.y, body.h))
    aside = deck.box("reading", 1, box, panel.style(grid, form), fill="panel")
    chart = deck.object_box("chart", "chart", grid.columns(0, 7, body.y, body.h))
    return deck.slide_layout("chart", [chart, aside], variant=form.traits, strip=strip)


def layout(draft: Draft, body: ChartBody) -> list[SlideScene]:
    """Return the slides: where the reading goes on, the chart stands again.

    Raises:
        OutlineError: the numbers are none that such a chart can show.
    """
    unit = _label(body.unit, body.place)
    chart = chart_data(
        body.kind,
        _given(body),
        body.place,
        unit=unit,
        title=_title(body.y),
        x_title=_title(body.x),
        decimals=body.decimals,
        highlight=[markup.plain(text.string) for text in body.highlight],
    )
    problems = list(unfit(chart))
    if problems:
        raise OutlineError(problems)
    area = draft.body(draft.strip)
    if not body.reading:
        alone = slide_layout(draft.deck, draft.strip, reading=False)
        return content_slides(draft, alone, [arrange(draft, chart, area)])
    said = panel.blocks(draft, body.reading, draft.word("reading"))
    layout = panel.fitting(
        draft, lambda form: slide_layout(draft.deck, draft.strip, form), "reading", body.reading, said
    )
    nodes = arrange(draft, chart, layout.placeholder("chart").rect)
    readings = draft.flow(layout.placeholder("reading"), said)
    place = body.reading[0].place
    return content_slides(draft, layout, [[*nodes, draft.fill(layout, "reading", text, place)] for text in readings])


def _given(body: ChartBody) -> Given:
    categories = [_label(category, body.place) for category in body.categories]
    series = [
        GivenSeries(
            _label(series.name, series.place),
            [value.numbers if value else () for value in series.values],
            series.at("values"),
        )
        for series in body.series
    ]
    return Given(categories, series)


def _label(text: Text | None, place: Place) -> Label:
    return Label(markup.plain(text.string), text.place) if text else Label("", place)


def _is_percent(unit: Text | None) -> bool:
    return unit is not None and any(markup.plain(said) in PERCENT.values() for said in unit.said.values())


def _title(axis: ChartAxis | None) -> Label | None:
    if axis is None:
        return None
    unit = f" ({markup.plain(axis.unit.string)})" if axis.unit else ""
    return Label(markup.plain(axis.title.string) + unit, axis.place, axis.title.place)


KIND = Kind(
    name="chart",
    layout=layout,
    body=ChartBody,
    words=CATEGORIES + 2 * SERIES + READING,
    slide_layouts=lambda deck: (slide_layout(deck),),
)
