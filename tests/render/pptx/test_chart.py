from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation

from deckgen.render.pptx import render
from deckgen.render.pptx.xml import HEAD
from deckgen.scene.nodes import Axis, ChartKind, MarkLabels
from tests import study
from tests.render.pptx.charts import KINDS, LOOK, NS, SHOWN, chart, find, part, written

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
    "crosses crossBetween majorUnit",
    "scaling": "orientation max min",
}
"""The children of elements in the order of the schema (ISO/IEC 29500-1, annex B.2.9), as far as they are written."""


every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
@pytest.mark.parametrize("accents", [(), (1,), (0, 1, 2)])
def test_elements_stand_in_the_order_of_the_schema(kind: ChartKind, accents: tuple[int, ...]) -> None:
    made = chart(kind, labels=MarkLabels(LOOK, "t" if kind == "line" else "out", replace(LOOK, sizes=(18,))))
    pointed = tuple(replace(series, accents=accents, under=accents[:1]) for series in made.series)
    space = part(replace(made, series=pointed))
    for element in space.iter("{%s}*" % NS["c"]):  # noqa: UP031
        order = ORDER.get(etree.QName(element).localname)
        if order and len(element):
            places = [order.split().index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), element.tag


def test_a_mark_that_is_pointed_out_has_its_own_colour_and_label() -> None:
    labels = MarkLabels(LOOK, "out", replace(LOOK, sizes=(18,), bold=True))
    made = chart("column", labels=labels)
    first, second = made.series
    space = part(replace(made, series=(replace(first, color="a6", accents=(1,)), second)))
    assert find(space, "//c:ser[1]/c:dPt/c:idx/@val") == ["1"]
    assert find(space, "//c:ser[1]/c:dPt/c:spPr/a:solidFill/a:schemeClr/@val") == ["accent1"]
    assert find(space, "//c:ser[1]/c:dLbls/c:dLbl/c:txPr//a:defRPr/@sz") == ["1800"]
    assert find(space, "//c:ser[2]//c:dPt") == []


def test_a_label_may_stand_under_its_point() -> None:
    made = chart("line", labels=MarkLabels(LOOK, "t"))
    space = part(replace(made, series=(replace(made.series[0], under=(2,)),)))
    assert find(space, "//c:dLbl/c:idx/@val") == ["2"]
    assert find(space, "//c:dLblPos/@val") == ["b", "t"]


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
    assert find(space, "//c:valAx/c:majorUnit/@val") == ["10"]
    assert find(space, "//c:max") == []


def test_an_axis_beyond_which_there_is_nothing_ends_where_the_scene_says() -> None:
    space = part(chart(axes=(SHOWN, replace(SHOWN, most=100, full=True))))
    assert find(space, "//c:valAx/c:scaling/c:max/@val") == ["100"]


def test_an_axis_without_a_look_is_not_drawn() -> None:
    space = part(chart(axes=(SHOWN, Axis(False, format="General"))))
    assert find(space, "//c:delete/@val") == ["0", "1"]
    assert find(space, "//c:valAx/c:majorGridlines") == []


def test_marks_stand_where_the_scene_says() -> None:
    layout = find(part(chart()), "//c:plotArea/c:layout/c:manualLayout")[0]
    assert find(layout, "c:layoutTarget/@val") == ["inner"]
    assert [float(find(layout, f"c:{name}/@val")[0]) for name in "xywh"] == [0.125, 0.25, 0.5, 0.5]


@pytest.mark.parametrize("rtl", [True, False])
def test_labels_run_as_the_scene_says_in_the_language_and_font_of_the_deck(rtl: bool) -> None:
    axis = replace(SHOWN, rtl=rtl)
    space = part(chart(axes=(axis, axis), labels=MarkLabels(LOOK, "out", rtl=rtl)), rtl=rtl)
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
    frame, _ = written(chart())
    assert 'descr="ما يعرضه"' in frame
    assert '<a:off x="1000" y="2000"/><a:ext cx="8000" cy="4000"/>' in frame


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
