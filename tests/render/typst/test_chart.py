"""Charts made by hand: their marks where the numbers say, their labels beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deckgen.scene.nodes import Axis, Chart, ChartKind, Level, MarkLabels, Series, Stroke
from deckgen.units import Rect, pt
from tests.render.pptx.support import HERE
from tests.render.typst.support import Tool, dictionaries, one, pdf, words
from tests.render.typst.test_slide import A2, A4, at, seen

LOOK = Level(sizes=(14,), color="ink", align="ctr", line_pct=100)
PLOT = Rect(pt(200), pt(100), pt(400), pt(200))
NAMES = Axis(False, LOOK, edge=Stroke("a5", pt(1)))
NUMBERS = Axis(False, LOOK, least=-10, most=30, step=10, texts=("-10", "0", "10", "20", "30"))
AXES = NAMES, NUMBERS
MIRRORED = replace(NAMES, reversed=True), NUMBERS
LYING = replace(NAMES, reversed=True), NUMBERS
LYING_MIRRORED = replace(NAMES, reversed=True), replace(NUMBERS, reversed=True)
FREE = "FFFFFF"


def chart(kind: ChartKind, *values: tuple[float | None, ...], axes: tuple[Axis, ...] = AXES, **more: Any) -> Chart:
    """Return a chart whose plot is 400 by 200 points from (200, 100); a number is 5 points high, or 10 wide."""
    line = Stroke("a2", pt(4)) if kind == "line" else None
    series = tuple(
        Series(name, color, numbers, line=line, texts=tuple("" if n is None else f"{n:g}" for n in numbers))
        for numbers, name, color in zip(values, ("first", "second"), ("a2", "a4"), strict=False)
    )  # type: ignore[arg-type]
    return Chart(
        key="chart",
        place=HERE,
        rect=PLOT.inset(-pt(100)),
        plot=PLOT,
        kind=kind,
        categories=tuple(f"name{i}" for i in range(len(values[0]))),
        series=series,
        axes=axes,
        labels=more.pop("labels", None),
        format="0",
        alt="chart",
        **more,
    )


@pytest.mark.parametrize(
    ("kind", "axes", "points"),
    [
        # Two groups of 200 points, in each a bar of 100 with 50 on both sides.
        ("column", AXES, ((251, 249), (349, 151), (451, 251), (549, 299))),
        ("column", MIRRORED, ((451, 249), (549, 151), (251, 251), (349, 299))),
        # Two groups of 100 points, the first on top.
        ("bar", LYING, ((301, 126), (499, 174), (299, 226), (201, 274))),
        ("bar", LYING_MIRRORED, ((499, 126), (301, 174), (501, 226), (599, 274))),
    ],
)
def test_bars_go_from_zero_to_their_numbers(
    kind: ChartKind, axes: tuple[Axis, Axis], points: tuple[tuple[float, float], ...]
) -> None:
    picture = seen(chart(kind, (20, -10), axes=axes, gap=100))
    assert [at(picture, *point) for point in points] == [A2] * 4
    x, y = points[1]
    outwards = {"column": (0, -3), "bar": (-3 if axes[1].reversed else 3, 0)}[kind]
    assert at(picture, x + outwards[0], y + outwards[1]) == FREE


def test_the_bars_of_a_group_stand_side_by_side_and_a_missing_one_leaves_its_place() -> None:
    picture = seen(chart("column", (20, None), (10, 10), gap=0))
    found = [at(picture, x, 220) for x in (202, 298, 302, 398, 402, 498, 502, 598)]
    assert found == [A2, A2, A4, A4, FREE, FREE, A4, A4]


@pytest.mark.parametrize(("axes", "side"), [(AXES, 1), (MIRRORED, -1)])
def test_a_line_is_broken_where_a_number_is_missing(axes: tuple[Axis, Axis], side: int) -> None:
    on_ticks = (replace(axes[0], on_ticks=True), axes[1])
    picture = seen(chart("line", (20, 20, None, 20, 20), axes=on_ticks))
    assert [at(picture, 400 + side * x, 150) for x in (-195, -105, -95, 95, 105, 195)] == [A2, A2, FREE, FREE, A2, A2]


def test_areas_stand_on_each_other() -> None:
    on_ticks = (replace(NAMES, on_ticks=True), NUMBERS)
    picture = seen(chart("area", (10, 10), (10, 10), axes=on_ticks))
    assert [at(picture, 400, y) for y in (249, 202, 198, 152, 148)] == [A2, A2, A4, A4, FREE]


def test_points_stand_where_both_numbers_say() -> None:
    node = chart("scatter", (20.0, 0.0))
    series = replace(node.series[0], xs=(0.0, 10.0), symbol="diamond")
    picture = seen(replace(node, categories=(), axes=(replace(NUMBERS, reversed=True), NUMBERS), series=(series,)))
    assert [at(picture, *point) for point in ((500, 150), (400, 250))] == [A2, A2]
    assert at(picture, 503, 147) == FREE


def test_slices_go_clockwise_from_the_top() -> None:
    plot = PLOT._replace(w=PLOT.h)
    node = replace(chart("pie", (1, 3)), plot=plot, axes=(), slices=("a2", "a4"))
    picture = seen(node)
    assert [at(picture, 300 + x, 200 + y) for x, y in ((60, -60), (60, 60), (-60, 60), (-60, -60))] == [A2, A4, A4, A4]
    assert [at(picture, *point) for point in ((299, 102), (201, 200), (205, 105))] == [A4, A4, FREE]


def labelled(node: Chart, tool: Tool, path: Path) -> dict[str, tuple[float, float]]:
    """Return the middle of each label."""
    (page,) = words(pdf(one(node)), tool, path / "chart.pdf")
    return {word.text: ((word.left + word.right) / 2, (word.top + word.bottom) / 2) for word in page}


def test_labels_stand_at_what_they_name(tool: Tool, tmp_path: Path) -> None:
    node = chart("column", (20, -5), axes=(NAMES, NUMBERS), gap=100, labels=MarkLabels(LOOK, "out"))
    found = labelled(node, tool, tmp_path)
    assert found["name0"][0] == pytest.approx(300, abs=1)
    assert found["name1"][0] == pytest.approx(500, abs=1)
    assert found["name0"][1] > 300
    assert (found["30"][0] < 200, found["30"][1]) == (True, pytest.approx(100, abs=1))
    # Under the end of its bar, at 275.
    assert found["-5"] == (pytest.approx(500, abs=1), pytest.approx(275 + 5.8 + 8.4, abs=1))


def test_mirrored_charts_have_their_numbers_on_the_other_side(tool: Tool, tmp_path: Path) -> None:
    found = labelled(chart("column", (20, -5), axes=MIRRORED, gap=100), tool, tmp_path)
    assert found["name0"][0] == pytest.approx(500, abs=1)
    assert found["30"][0] > 600


def test_the_labels_of_lying_bars_stand_beside_and_under_them(tool: Tool, tmp_path: Path) -> None:
    node = chart("bar", (20, -5), axes=LYING_MIRRORED, gap=100, labels=MarkLabels(LOOK, "out"))
    found = labelled(node, tool, tmp_path)
    assert found["name0"][0] > 600
    assert found["name0"][1] < found["name1"][1]
    assert (found["30"][0], found["30"][1] > 300) == (pytest.approx(200, abs=1), True)
    assert found["-5"][0] > 550


def test_lines_bear_their_names_at_their_ends_and_slices_beyond_them(tool: Tool, tmp_path: Path) -> None:
    names = MarkLabels(LOOK, "r", value=False, name=True)
    found = labelled(chart("line", (0, 20), (20, 10), labels=names), tool, tmp_path)
    assert (found["first"][0] > 500, found["first"][1]) == (True, pytest.approx(150, abs=1))
    assert found["second"][1] == pytest.approx(200, abs=1)
    plot = PLOT._replace(w=PLOT.h)
    labels = MarkLabels(LOOK, "out", name=True)
    pie = replace(chart("pie", (5, 7), labels=labels), plot=plot, axes=(), slices=("a2", "a4"))
    found = labelled(pie, tool, tmp_path)
    assert (found["name0"][0] > 400, found["7"][0] < 200) == (True, True)
    assert found["5"][1] - found["name0"][1] == pytest.approx(14 * 1.2, abs=0.5)


def test_what_a_chart_shows_is_its_description() -> None:
    data = pdf(one(chart("column", (20, -5), gap=100)))
    assert any(item.get("/Alt") == "chart" for item in dictionaries(data))
