"""Numbers of charts that people change, and boxes without texts that come and go."""

from __future__ import annotations

from typing import Any

import pytest

from tests.edits.pulling import pulled
from tests.edits.support import LOST, Edit

CHART = """\
deckgen: 1
title: إحاطة
fonts: none
sections:
  - title: قسم
    message: زاد الإنتاج في سنتين
    chart:
      kind: KIND
      SERIES
  - title: آخر
    message: أرقام من هناك
    table: {columns: [أ, ب], rows: [[ج, د], [ه, و], [ز, ح]]}
"""
BARS = "categories: [2024, 2025]\n      series: [{name: إنتاج, values: [9.3, null]}, {name: سعة, values: [3, 4]}]"
POINTS = "x: س\n      y: ص\n      series: [{name: إنتاج, values: [[1, 2.5], [3, 4]]}]"


def charted(kind: str) -> str:
    series = POINTS if kind == "scatter" else BARS
    if kind == "area":
        series = BARS.replace("null", "5")
    if kind == "pie":
        series = "categories: [2024, 2025]\n      series: [{values: [9.3, 3]}]"
    return CHART.replace("KIND", kind).replace("SERIES", series)


def numbers(*others: tuple[str, str]) -> Edit:
    """Change what the parts of charts hold."""

    def edit(presentation: Any) -> None:
        for shape in presentation.slides[1].shapes:
            for v in shape.chart._chartSpace.iter("{*}v") if shape.has_chart else ():
                v.text = dict(others).get(v.text, v.text)

    return edit


@LOST
@pytest.mark.parametrize("kind", ["bar", "column", "line", "area", "pie", "scatter"])
def test_numbers_of_a_chart_are_told(kind: str, lost: tuple[Edit, ...]) -> None:
    outline = charted(kind)
    assert pulled(*lost, base=outline, now=outline).left == []
    old, new, where = ("2.5", "2.75", "إنتاج, 1") if kind == "scatter" else ("9.3", "9.75", "إنتاج, 2024")
    result = pulled(numbers((old, new)), *lost, base=outline, now=outline)
    told = [(left.kind, left.slide, str(left.what)) for left in result.left]
    where = "2024" if kind == "pie" else where
    assert told == [("chart-changed", 2, f"{old} became {new} in the chart ({where})")]
    assert result.text == outline


def test_names_of_a_chart_and_what_has_no_number_are_told() -> None:
    outline = charted("column")
    edits = numbers(("إنتاج", "ناتج"), ("2025", "2026"), ("3", "#N/A"))
    told = [str(left.what) for left in pulled(edits, base=outline, now=outline).left]
    assert told == ['"إنتاج" became "ناتج"', '"2025" became "2026"', "3 became – in the chart (سعة, 2024)"]


@LOST
def test_boxes_without_texts_that_come_and_go_are_told(lost: tuple[Edit, ...]) -> None:
    def edit(presentation: Any) -> None:
        (_, chart, table) = presentation.slides
        for slide, kind in ((chart, "has_chart"), (table, "has_table")):
            (shape,) = [shape for shape in slide.shapes if getattr(shape, kind, False)]
            shape._element.getparent().remove(shape._element)
        chart.shapes.add_shape(1, 0, 0, 9, 9).name = "Arrow"

    outline = charted("column")
    told = sorted(str(left.what) for left in pulled(edit, *lost, base=outline, now=outline).left)
    assert told == ['a box was added, "Arrow"', 'the box "Chart" was deleted', 'the box "Table" was deleted']
