from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation

from deckgen.render.pptx import render
from deckgen.render.pptx.chart import chart_frame
from deckgen.render.pptx.xml import HEAD
from deckgen.scene.nodes import Axis, Chart, ChartKind, Level, MarkLabels, Series, Stroke
from deckgen.units import Rect
from tests import study
from tests.powerpoint import Element
from tests.render.pptx.support import HERE, drawing

NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
LOOK = Level(sizes=(14,), color="ink", align="ctr")
HAIR = Stroke("a6", 9525)
SHOWN = Axis(False, LOOK, edge=HAIR, grid=HAIR, format="General", least=-10, most=40, step=10)

ORDER = {
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "autoTitleDeleted plotArea plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart areaChart pieChart scatterChart catAx valAx spPr",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser marker axId",
    "areaChart": "grouping varyColors ser axId",
    "scatterChart": "scatterStyle varyColors ser axId",
    "pieChart": "varyColors ser firstSliceAng",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls cat val xVal yVal smooth",
    "dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize "
    "separator",
    "dLbl": "idx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "catAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx "
    "crosses auto lblAlgn lblOffset noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx "
    "crosses crossBetween",
    "scaling": "orientation max min",
}
"""The children of elements in the order of the schema (ISO/IEC 29500-1, annex B.2.9), as far as they are written."""


def chart(kind: ChartKind = "column", **changes: Any) -> Chart:
    """Return a chart of two series, with a gap and a name that looks like a formula."""
    scatter = kind == "scatter"
    xs = (1.5, 2.0, 3.0) if scatter else ()
    series = (
        Series("=SUM(A1)", "a1", (40, 0.1, -10), xs, Stroke("a1", 28575), "circle"),
        Series("ثانية", "a3", (1, 2, 3) if scatter else (1, None, 3), xs, Stroke("a3", 28575), "square"),
    )
    node = Chart(
        key="chart",
        place=HERE,
        rect=Rect(1000, 2000, 8000, 4000),
        plot=Rect(2000, 3000, 4000, 2000),
        kind=kind,
        categories=() if scatter else ("=1+1", "https://example.org", "ثالث & أخير"),
        series=series[:1] if kind == "pie" else series,
        axes=() if kind == "pie" else (replace(SHOWN, reversed=True), SHOWN),
        labels=MarkLabels(LOOK, "out"),
        format="[$-2000401]0.0",
        alt="ما يعرضه",
        gap=60,
        slices=("a1", "a3", "a2") if kind == "pie" else (),
    )
    return replace(node, **changes)


KINDS: tuple[ChartKind, ...] = ("bar", "column", "line", "area", "pie", "scatter")
every_kind = pytest.mark.parametrize("kind", KINDS)


def written(node: Chart, **scene: Any) -> tuple[str, Element, dict[str, str]]:
    """Return the frame of a chart, its chart part, and the cells of its workbook."""
    slide = drawing(**scene)
    frame = chart_frame(slide, node)
    parts = {part.name: part.data for part in slide.deck.package._parts}
    return frame, etree.fromstring(parts["/ppt/charts/chart1.xml"]), cells(workbook(parts))


def part(node: Chart, **scene: Any) -> Element:
    return written(node, **scene)[1]


def workbook(parts: dict[str, bytes]) -> bytes:
    return parts["/ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]


def find(element: Element, path: str) -> Any:
    return element.xpath(path, namespaces=NS)


def cells(book: bytes) -> dict[str, str]:
    """Return what stands in the only sheet of a workbook, by cell."""
    with ZipFile(BytesIO(book)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    assert find(sheet, "//s:f") == []
    texts = ["".join(find(string, ".//s:t/text()")) for string in find(strings, "s:si")]
    found = {}
    for cell in find(sheet, "//s:c"):
        (value,) = find(cell, "s:v/text()")
        found[cell.get("r")] = texts[int(value)] if cell.get("t") == "s" else value
    return found


def area(ref: str, book: dict[str, str]) -> list[str | None]:
    """Return the cells of a column that a reference names."""
    match = re.fullmatch(r"Sheet1!\$([A-Z])\$(\d+)(?::\$\1\$(\d+))?", ref)
    assert match
    return [book.get(f"{match[1]}{row}") for row in range(int(match[2]), int(match[3] or match[2]) + 1)]


@every_kind
def test_elements_stand_in_the_order_of_the_schema(kind: ChartKind) -> None:
    space = part(chart(kind))
    for element in space.iter("{%s}*" % NS["c"]):  # noqa: UP031
        order = ORDER.get(etree.QName(element).localname)
        if order and len(element):
            places = [order.split().index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), element.tag


@every_kind
def test_what_the_chart_shows_stands_in_the_workbook_and_nothing_else(kind: ChartKind) -> None:
    _, space, book = written(chart(kind))
    referred = set()
    for reference in find(space, "//c:strRef | //c:numRef"):
        (ref,) = find(reference, "c:f/text()")
        cached = {int(point.get("idx")): find(point, "c:v/text()")[0] for point in find(reference, ".//c:pt")}
        (count,) = find(reference, ".//c:ptCount/@val")
        held = area(ref, book)
        assert len(held) == int(count)
        assert [None if value is None else cached[i] for i, value in enumerate(held)] == held
        referred |= {cached[i] for i in cached}
    assert set(book.values()) == referred


def test_no_text_becomes_a_formula_or_a_link() -> None:
    _, space, book = written(chart())
    assert [book["A2"], book["A3"], book["B1"]] == ["=1+1", "https://example.org", "=SUM(A1)"]
    assert find(space, "//c:cat//c:v/text()")[:2] == ["=1+1", "https://example.org"]


def test_a_missing_number_is_no_cell_and_no_point() -> None:
    _, space, book = written(chart())
    assert "C3" not in book
    assert find(space, "//c:ser[2]/c:val//c:pt/@idx") == ["0", "2"]
    assert find(space, "//c:dispBlanksAs/@val") == ["gap"]


def test_axes_have_ids_of_their_own_and_name_each_other() -> None:
    for kind in KINDS:
        space = part(chart(kind))
        ids = find(space, "//c:catAx/c:axId/@val | //c:valAx/c:axId/@val")
        assert find(space, "//*[c:ser]/c:axId/@val") == ids
        assert find(space, "//c:crossAx/@val") == ids[::-1]
        assert all(int(id) > 0 for id in ids)
        assert len(ids) == (0 if kind == "pie" else 2)


@pytest.mark.parametrize(("reversed", "orientation", "side"), [(True, "maxMin", "r"), (False, "minMax", "l")])
def test_the_values_stand_where_the_categories_begin(reversed: bool, orientation: str, side: str) -> None:
    space = part(chart(axes=(replace(SHOWN, reversed=reversed), SHOWN)))
    assert find(space, "//c:catAx/c:scaling/c:orientation/@val") == [orientation]
    assert find(space, "//c:valAx/c:axPos/@val") == [side]


@pytest.mark.parametrize(("reversed", "orientation", "side"), [(True, "maxMin", "r"), (False, "minMax", "l")])
def test_lying_bars_have_the_first_category_on_top_and_the_numbers_at_the_foot(
    reversed: bool, orientation: str, side: str
) -> None:
    space = part(chart("bar", axes=(replace(SHOWN, reversed=True), replace(SHOWN, reversed=reversed))))
    assert find(space, "//c:scaling/c:orientation/@val") == ["maxMin", orientation]
    assert find(space, "//c:axPos/@val") == [side, "b"]
    assert find(space, "//c:valAx/c:crosses/@val | //c:valAx/c:tickLblPos/@val") == ["high", "max"]


def test_an_axis_begins_where_the_scene_says_and_has_room_for_larger_numbers() -> None:
    space = part(chart())
    assert find(space, "//c:valAx/c:scaling/c:min/@val") == ["-10"]
    assert find(space, "//c:max | //c:majorUnit") == []


def test_an_axis_without_a_look_is_not_drawn() -> None:
    space = part(chart(axes=(SHOWN, Axis(False, format="General"))))
    assert find(space, "//c:delete/@val") == ["0", "1"]
    assert find(space, "//c:valAx/c:majorGridlines") == []


def test_marks_stand_where_the_scene_says() -> None:
    layout = find(part(chart()), "//c:plotArea/c:layout/c:manualLayout")[0]
    assert find(layout, "c:layoutTarget/@val") == ["inner"]
    assert [float(find(layout, f"c:{name}/@val")[0]) for name in "xywh"] == [0.125, 0.25, 0.5, 0.5]


@pytest.mark.parametrize("rtl", [True, False])
def test_labels_run_as_the_deck_does_in_its_language_and_font(rtl: bool) -> None:
    space = part(chart(), rtl=rtl)
    assert find(space, "/c:chartSpace/c:lang/@val") == ["ar-SA"]
    looks = find(space, "//c:txPr")
    assert looks
    for look in looks:
        assert find(look, "a:p/a:pPr/@rtl") == [f"{rtl:d}"]
        assert find(look, ".//a:defRPr/@lang") == ["ar-SA"]
        assert find(look, ".//a:latin/@typeface | .//a:cs/@typeface") == ["+mn-lt", "+mn-cs"]
        assert find(look, "a:bodyPr/@rot") == ["0"]


@every_kind
def test_colours_are_those_of_the_theme(kind: ChartKind) -> None:
    space = part(chart(kind))
    assert find(space, "//a:srgbClr") == []
    assert find(space, "//a:schemeClr")


def test_values_are_written_at_the_marks_in_the_decks_digits() -> None:
    space = part(chart())
    assert find(space, "//c:ser/c:dLbls/c:numFmt/@formatCode") == ["[$-2000401]0.0"] * 2
    assert find(space, "//c:ser/c:dLbls/c:showVal/@val") == ["1", "1"]
    assert find(space, "//c:ser/c:dLbls/c:dLblPos/@val") == ["outEnd", "outEnd"]


def test_a_line_is_named_at_its_last_point_in_its_colour() -> None:
    space = part(chart("line", labels=MarkLabels(LOOK, "l", value=False, name=True)))
    assert find(space, "//c:dLbl/c:idx/@val") == ["2", "2"]
    assert find(space, "//c:dLbl/c:showSerName/@val") == ["1", "1"]
    assert find(space, "//c:dLbl/c:dLblPos/@val") == ["l", "l"]
    assert find(space, "//c:dLbl/c:txPr//a:schemeClr/@val") == ["accent1", "accent3"]
    assert find(space, "//c:dLbls/c:showSerName/@val") == ["0", "0"]


def test_a_slice_is_named_over_its_number() -> None:
    space = part(chart("pie", labels=MarkLabels(LOOK, "out", name=True)))
    assert find(space, "//c:dLbls/c:showCatName/@val | //c:dLbls/c:showVal/@val") == ["1", "1"]
    assert find(space, "//c:separator/text()") == ["\n"]
    assert find(space, "//c:dPt//c:spPr/a:solidFill/a:schemeClr/@val") == ["accent1", "accent3", "accent2"]


@every_kind
def test_there_is_no_legend_no_title_and_no_round_corner(kind: ChartKind) -> None:
    space = part(chart(kind))
    assert find(space, "//c:legend | //c:title") == []
    assert find(space, "//c:autoTitleDeleted/@val") == ["1"]
    assert find(space, "//c:roundedCorners/@val | //c:date1904/@val") == ["0", "0"]


def test_the_frame_has_its_box_and_a_description() -> None:
    frame, *_ = written(chart())
    assert 'descr="ما يعرضه"' in frame
    assert '<a:off x="1000" y="2000"/><a:ext cx="8000" cy="4000"/>' in frame


def test_the_same_numbers_give_the_same_bytes() -> None:
    def parts() -> dict[str, bytes]:
        slide = drawing()
        chart_frame(slide, chart())
        return {part.name: part.data for part in slide.deck.package._parts}

    first = parts()
    assert parts() == first
    with ZipFile(BytesIO(workbook(first))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(("rtl", "flags"), [(True, ["1"]), (False, [])])
def test_the_sheet_runs_as_the_deck_does(rtl: bool, flags: list[str]) -> None:
    slide = drawing(rtl=rtl)
    chart_frame(slide, chart())
    data = workbook({part.name: part.data for part in slide.deck.package._parts})
    with ZipFile(BytesIO(data)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert find(sheet, "//s:sheetView/@rightToLeft") == flags


def test_two_charts_have_parts_of_their_own() -> None:
    body = {"kind": "bar", "categories": ["أ", "ب"], "series": [{"values": ["١٠", None]}]}
    other = {**body, "kind": "line", "series": [{"values": [3, 4.5]}]}
    data = render(study.build(sections=[{"title": "أول", "chart": body}, {"title": "ثانٍ", "chart": other}]).scene)
    slides = Presentation(BytesIO(data)).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    found = [[(list(plot.categories), list(plot.series[0].values)) for plot in chart.plots] for chart in charts]
    assert found == [[(["أ", "ب"], [10, None])], [(["أ", "ب"], [3, 4.5])]]
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert b'Extension="xlsx"' in archive.read("[Content_Types].xml")
        assert archive.read("ppt/charts/chart1.xml").startswith(HEAD.encode())
