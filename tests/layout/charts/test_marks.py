"""Where the marks, the axes and the labels of a chart stand."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from deckgen.problems import OutlineError
from deckgen.scene.nodes import Shape
from tests.kinds import support
from tests.kinds.charts import (
    ALL,
    ENDS,
    LONG,
    NAMES,
    PARTIES,
    READING,
    SCATTER,
    VALUES,
    codes,
    drawing,
    drawn,
    key,
    one,
    planned,
    several,
)

every_chart = pytest.mark.parametrize("chart", ALL.values(), ids=ALL)


@every_chart
@pytest.mark.parametrize("takeaway", [None, "المعنى واضح"])
def test_every_chart_is_sound_and_the_mirror_of_its_twin(chart: dict[str, Any], takeaway: str | None) -> None:
    content = planned(chart, **({"takeaway": takeaway} if takeaway else {}))
    support.assert_sound(support.laid(content))
    support.assert_twins(content)


@every_chart
def test_marks_stand_within_the_chart_and_the_chart_within_the_body(chart: dict[str, Any]) -> None:
    node = drawn(chart)
    for inner, outer in ((node.plot, node.rect), (node.rect, support.BODY)):
        assert inner.w > 0
        assert inner.h > 0
        assert outer.x <= inner.x
        assert inner.right <= outer.right
        assert outer.y <= inner.y
        assert inner.bottom <= outer.bottom


@pytest.mark.parametrize(
    ("kind", "rtl", "ltr"),
    [
        ("bar", [True, True], [True, False]),
        ("column", [True, False], [False, False]),
        ("line", [True, False], [False, False]),
        ("area", [True, False], [False, False]),
        ("pie", [], []),
    ],
)
def test_what_runs_along_an_axis_runs_from_the_reading_side(kind: str, rtl: list[bool], ltr: list[bool]) -> None:
    assert [axis.reversed for axis in drawn(one(kind)).axes] == rtl
    assert [axis.reversed for axis in drawn(one(kind), rtl=False).axes] == ltr


def test_x_of_a_scatter_chart_runs_from_the_reading_side() -> None:
    assert [axis.reversed for axis in drawn(SCATTER).axes] == [True, False]
    assert [axis.reversed for axis in drawn(SCATTER, rtl=False).axes] == [False, False]


def test_a_single_series_is_named_with_its_unit_over_the_chart() -> None:
    assert key(support.section(chart=one("column", unit="مليون"))) == ["العدد (مليون)"]
    unnamed = {**one("column"), "series": [{"values": VALUES}]}
    assert key(support.section(chart=unnamed)) == []


def test_several_bars_have_a_key_in_their_order_from_the_reading_side() -> None:
    result = support.section(chart=several("bar", unit="مليون"))
    assert key(result) == ["مليون", *PARTIES]
    boxes = [box.rect for box in support.texts(result.slide) if box.key.startswith("key-")]
    assert sorted(boxes, key=lambda box: -box.right) == boxes
    marks = [node.fill for node in result.slide.nodes if isinstance(node, Shape) and node.key.startswith("key-mark")]
    assert marks == [series.color for series in drawing(result).series]


def test_bars_bear_their_values_until_they_are_too_thin() -> None:
    assert drawn(several("column")).labels
    dense = [[1000 + i] * 7 for i in range(3)]
    chart = {**several("column", dense), "categories": [str(year) for year in range(2019, 2026)], "reading": READING}
    node = drawn(chart)
    assert node.labels is None
    assert node.axes[1].look
    assert not drawn(several("column")).axes[1].look


def test_a_line_bears_its_values_and_several_their_names_where_they_end() -> None:
    single, many = drawn(one("line")), drawn(several("line"))
    assert single.labels
    assert (single.labels.value, single.labels.name, single.labels.side) == (True, False, "t")
    assert many.labels
    assert (many.labels.value, many.labels.name, many.labels.side) == (False, True, "l")
    ltr = drawn(several("line"), rtl=False).labels
    assert ltr
    assert ltr.side == "r"


@pytest.mark.parametrize("rows", [[[1, 2, 3, 4], [2, 2, 2, 4], [3, 2, 1, 4]], [[1, 2, 3, None], *ENDS[1:]]])
def test_lines_whose_names_have_no_room_have_a_key_and_a_sign_each(rows: list[list[Any]]) -> None:
    result = support.section(chart=several("line", rows))
    assert drawing(result).labels is None
    assert key(result) == PARTIES
    symbols = [series.symbol for series in drawing(result).series]
    assert len(set(symbols)) == len(symbols)


def test_slices_bear_names_and_values_and_long_names_stand_in_a_key() -> None:
    short, long = support.section(chart=one("pie")), support.section(chart=ALL["keyed pie"])
    for result, named in ((short, True), (long, False)):
        labels = drawing(result).labels
        assert labels
        assert labels.value
        assert labels.name == named
    assert key(long) == ["العدد", *NAMES[:3], LONG]


def test_bars_begin_at_zero_and_lines_where_their_numbers_are() -> None:
    assert drawn(one("bar", [97, 98, 99, 100])).axes[1].least == 0
    assert 0 < drawn(one("line", [97, 98, 99, 100])).axes[1].least <= 97


def test_names_at_an_axis_take_the_room_that_they_need() -> None:
    short, long = drawn(one("bar")), drawn(one("bar", names=[*NAMES[:3], LONG]))
    assert long.rect.right - long.plot.right > short.rect.right - short.plot.right > 0
    short, long = drawn(one("column")), drawn(one("column", names=[*NAMES[:3], LONG]))
    assert long.plot.h < short.plot.h


def test_the_description_says_what_is_shown() -> None:
    alt = drawn(several("bar", unit="مليون")).alt
    for word in ("مخطط", "عنوان الشريحة", "مليون", *PARTIES, *NAMES, "30"):
        assert word in alt


@pytest.mark.parametrize(
    ("chart", "found"),
    [
        (one("bar", [1] * 13, [f"ف{i}" for i in range(13)]), ["too-many-items"]),
        (one("pie", [1] * 7, [f"ف{i}" for i in range(7)]), ["too-many-items"]),
        (several("pie"), ["too-many-items"]),
        (one("line", [1], ["أ"]), ["too-few-items"]),
        (one("area", [1, None, 2, 3]), ["not-a-part"]),
        (one("pie", [1, -1, 2, 3]), ["not-a-part"]),
        (one("pie", [0, 0, 0, 0]), ["no-values"]),
        (one("bar", [None] * 4), ["no-values"]),
        (one("column", names=[*NAMES[:3], support.prose(60)]), ["text-too-long"]),
        (one("bar", names=[*NAMES[:3], support.prose(60)]), ["text-too-long"]),
    ],
)
def test_what_cannot_be_legible_is_refused(chart: dict[str, Any], found: list[str]) -> None:
    assert codes(chart) == found


SMALL = [[1000, 1, 1, 1], [1, 1, 1, 10_000], [100, 0, 0, 1], [1, 0, 0, 0]]


@pytest.mark.parametrize("values", SMALL, ids=str)
@pytest.mark.parametrize("names", [NAMES, [*NAMES[:2], LONG, support.prose(20)]], ids=["short", "long"])
@pytest.mark.parametrize("beside", [{}, {"reading": ["نقطة"]}], ids=["alone", "beside"])
def test_slices_that_have_no_room_for_labels_have_name_and_value_in_a_key(
    values: list[int], names: list[str], beside: dict[str, Any]
) -> None:
    slide = support.laid(planned(one("pie", values, names, **beside)))
    pie = drawing(slide)
    if pie.labels is None:
        keys = [slide.boxes(f"slice-{i}")[0] for i in range(1, 5)]
        said = [" ".join(support.said(box)).replace("٬", "").replace(",", "") for box in keys]
        assert said == [f"{name}: {value}" for name, value in zip(names, values, strict=True)]
        # The key stands at the reading side of the pie, which is round.
        assert min(box.rect.x for box in keys) >= pie.plot.right
        assert all(a.rect.bottom <= b.rect.y for a, b in pairwise(keys))
    else:
        assert values[1] == 0
    assert pie.plot.w == pie.plot.h > support.BODY.h / 2
    assert support.BODY.y <= pie.plot.y < pie.plot.bottom <= support.BODY.bottom


def test_bars_that_would_be_too_thin_are_refused_with_how_many_there_is_room_for() -> None:
    series = [{"name": f"س{i}", "values": [1] * 12} for i in range(6)]
    chart = {"kind": "bar", "categories": [f"ف{i}" for i in range(12)], "series": series}
    with pytest.raises(OutlineError, match=r"6 series has room for the bars of \d+ categories, not of 12"):
        support.laid(planned(chart))
