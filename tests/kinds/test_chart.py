from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from deckgen.deck.audience import for_reader
from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.problems import OutlineError, Problem
from deckgen.scene.nodes import Chart, Shape
from tests.kinds import support

NAMES = ["الأولى", "الثانية", "الثالثة", "الرابعة"]
VALUES = [40, 30, 20, 10]
ENDS = [[10, 20, 30, 40], [20, 20, 20, 20], [30, 20, 10, 5]]
PARTIES = ["روسيا", "تركيا", "إيران"]
LONG = "صيانة المعدّات والآليات الثقيلة في القواعد الساحلية كلها"


def one(kind: str, values: list[Any] = VALUES, names: list[str] = NAMES, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "categories": names, "series": [{"name": "العدد", "values": values}], **more}


def several(kind: str, rows: list[list[Any]] = ENDS, **more: Any) -> dict[str, Any]:
    series = [{"name": name, "values": values} for name, values in zip(PARTIES, rows, strict=True)]
    return {"kind": kind, "categories": NAMES, "series": series, **more}


POINTS = [[1, 2.5], [4, 3], ["١٠", 5]]
SCATTER: dict[str, Any] = {
    "kind": "scatter",
    "series": [{"name": "دول", "values": POINTS}, {"name": "أخرى", "values": POINTS[:1]}],
    "x": {"title": "الدخل", "unit": "ألف"},
    "y": {"title": "الإنفاق", "unit": "%"},
}
READING = [{"lead": "ما نقرؤه", "text": "الأولى أعلى"}]
ALL: dict[str, dict[str, Any]] = {
    **{kind: one(kind, reading=READING) for kind in ("bar", "column", "line", "area", "pie")},
    **{f"{kind}s": several(kind, unit="مليون") for kind in ("bar", "column", "line", "area")},
    "keyed lines": several("line", [[1, 2, 3, 4], [2, 2, 2, 4], [3, 2, 1, 4]]),
    "keyed pie": one("pie", names=[*NAMES[:3], LONG]),
    "scatter": SCATTER,
}

every_chart = pytest.mark.parametrize("chart", ALL.values(), ids=ALL)


def planned(chart: dict[str, Any], **more: Any) -> Content:
    return support.content(chart=chart, **more)


def drawn(chart: dict[str, Any], *, rtl: bool = True, **more: Any) -> Chart:
    return drawing(support.laid(planned(chart), replace(language("ar"), rtl=rtl), **more))


def drawing(result: support.Laid) -> Chart:
    (node,) = (node for node in result.slide.nodes if isinstance(node, Chart))
    return node


def key(result: support.Laid) -> list[str]:
    return [text for box in support.texts(result.slide) if box.key.startswith("key-") for text in support.said(box)]


def refused(**chart: Any) -> list[Problem]:
    with pytest.raises(OutlineError) as caught:
        support.content(chart=chart)
    return list(caught.value.problems)


def codes(chart: dict[str, Any]) -> list[str]:
    return support.errors(planned(chart))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


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


@every_chart
def test_what_is_given_is_shown(chart: dict[str, Any]) -> None:
    node = drawn(chart)
    assert node.categories == tuple(map(str, chart.get("categories", ())))
    assert [series.name for series in node.series] == [series["name"] for series in chart["series"]]
    if chart["kind"] != "scatter":
        assert [series.values for series in node.series] == [tuple(map(float, s["values"])) for s in chart["series"]]


def test_a_scatter_chart_has_two_numbers_for_each_point() -> None:
    node = drawn(SCATTER)
    assert node.series[0].xs == (1, 4, 10)
    assert node.series[0].values == (2.5, 3, 5)


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


def test_a_chart_stands_beside_its_reading_and_alone_over_the_full_width() -> None:
    beside = support.laid(planned(one("bar", reading=READING)))
    (panel,) = beside.boxes("reading")
    assert panel.rect.x == support.BODY.x
    assert panel.rect.right < drawing(beside).rect.x
    alone = drawn(one("bar"))
    assert (alone.rect.x, alone.rect.right) == (support.BODY.x, support.BODY.right)


def test_a_reading_without_a_head_has_the_decks_own() -> None:
    (panel,) = support.section(chart=one("bar", reading=["الأولى أعلى"])).boxes("reading")
    assert support.said(panel) == ["ما نقرؤه", "الأولى أعلى"]


def test_a_reading_that_is_too_long_goes_on_beside_the_same_chart() -> None:
    text = support.prose(90)
    result = support.section(chart=one("bar", reading=[text]))
    assert len(result.slides) > 1
    charts = [node for slide in result.slides for node in slide.nodes if isinstance(node, Chart)]
    assert charts == [charts[0]] * len(result.slides)
    assert [word for word in result.words if word in text.split()] == text.split()


@pytest.mark.parametrize(
    ("digits", "code", "axis"),
    [("latn", "#,##0.0", "General"), ("arab", "[$-2000401]#,##0.0", "[$-2000401]General"),
     ("arabext", "[$-3000429]#,##0.0", "[$-3000429]General")],
)  # fmt: skip
def test_numbers_are_read_in_any_digits_and_written_in_the_decks(digits: Any, code: str, axis: str) -> None:
    content = planned(one("bar", ["1,250.5", "٩٥", "۱۰", 7]))
    node = drawing(support.laid(content, language("ar", digits=digits)))
    assert node.series[0].values == (1250.5, 95, 10, 7)
    assert node.format == code
    assert node.axes[1].format.endswith(f";{axis}")


def test_numbers_without_parted_thousands_are_not_parted() -> None:
    node = drawn(one("bar", [1250, 95, 10, 7]))
    assert (node.format, node.axes[1].format) == ("0", "General")


def test_a_percent_sign_is_written_at_each_number() -> None:
    result = support.laid(planned(one("column", unit="%")), language("ar", digits="arab"))
    assert drawing(result).format == '[$-2000401]0"٪"'
    assert key(result) == ["العدد"]


def test_a_missing_number_is_a_gap() -> None:
    assert drawn(one("line", [40, None, 20, 10])).series[0].values == (40, None, 20, 10)


def test_a_single_series_is_named_with_its_unit_over_the_chart() -> None:
    assert key(support.section(chart=one("column", unit="مليون"))) == ["العدد (مليون)"]
    unnamed = {**one("column"), "series": [{"values": VALUES}]}
    assert key(support.section(chart=unnamed)) == []


def test_several_bars_have_a_key_in_their_order_from_the_reading_side() -> None:
    result = support.section(chart=several("bar", unit="مليون"))
    assert key(result) == [*PARTIES, "مليون"]
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
    assert key(long) == [*NAMES[:3], LONG, "العدد"]


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


def test_markup_is_not_shown_and_what_looks_like_a_formula_is_a_name() -> None:
    assert drawn(one("bar", names=["**أولى** `S-300`", "=A1", "ب", "ج"])).categories == ("أولى S-300", "=A1", "ب", "ج")


def test_a_data_file_is_as_if_its_numbers_stood_in_the_outline(folder: Path) -> None:
    (folder / "t.csv").write_text("السنة,روسيا,تركيا\n=أ,١٠,5\nب,,6\n", encoding="utf-8")
    node = drawn({"kind": "column", "csv": "t.csv"})
    assert node.categories == ("=أ", "ب")
    assert [(series.name, series.values) for series in node.series] == [("روسيا", (10, None)), ("تركيا", (5, 6))]


def test_points_of_a_data_file_have_their_x_in_the_first_column(folder: Path) -> None:
    (folder / "t.csv").write_text("x,أ,ب\n1,10,\n2,20,5\n", encoding="utf-8")
    first, second = drawn({"kind": "scatter", "csv": "t.csv"}).series
    assert (first.xs, first.values) == ((1, 2), (10, 20))
    assert (second.xs, second.values) == ((2,), (5,))


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("س,أ\nب,كثير\n", "bar", "not-a-number"),
        ("س\nب\n", "bar", "bad-data"),
        ("س,أ\n,1\nب,2\n", "bar", "empty-text"),
        ("س,أ,\nب,1,2\n", "bar", "empty-text"),
        ("س,أ\n,1\n", "scatter", "bad-data"),
        ("س,أ\nقبل,1\n", "scatter", "not-a-number"),
    ],
)
def test_what_is_wrong_in_a_data_file_is_said(folder: Path, text: str, kind: str, found: str) -> None:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    assert codes({"kind": kind, "csv": "t.csv"}) == [found]


@pytest.mark.parametrize(
    ("chart", "found"),
    [
        ({"kind": "bar"}, ["missing-key", "missing-key"]),
        ({"kind": "scatter"}, ["missing-key"]),
        ({**one("bar"), "x": "س"}, ["misplaced-key"]),
        ({**SCATTER, "unit": "ألف"}, ["misplaced-key"]),
        (one("bar", [1, 2]), ["wrong-length"]),
        (one("bar", [1, 2, 3, "كثير"]), ["not-a-number"]),
        (one("bar", [1, 2, 3, "1" * 16]), ["out-of-range"]),
        (one("bar", [1, 2, 3, [4, 5]]), ["wrong-type"]),
        ({"kind": "scatter", "series": [{"values": [1]}]}, ["wrong-type"]),
        ({"kind": "scatter", "series": [{"values": [[1]]}]}, ["too-few-items"]),
        ({**one("bar"), "series": [{"values": VALUES}] * 2}, ["missing-key", "missing-key"]),
        (one("donut"), ["unknown-value"]),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_drawn(chart: dict[str, Any], found: list[str]) -> None:
    assert [problem.code for problem in refused(**chart)] == found


def test_a_wrong_number_is_found_at_its_place() -> None:
    (first,) = refused(**one("bar", [1, 2, 3, "كثير"]))
    (second,) = refused(**one("bar", [100, 2, 3, "كثير"]))
    assert second.place.column == first.place.column + 2


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
        (one("pie", [1000, 1, 1, 1]), ["too-small"]),
        (one("column", names=[*NAMES[:3], support.prose(60)]), ["text-too-long"]),
        (one("bar", names=[*NAMES[:3], support.prose(60)]), ["text-too-long"]),
    ],
)
def test_what_cannot_be_legible_is_refused(chart: dict[str, Any], found: list[str]) -> None:
    assert codes(chart) == found


def test_bars_that_would_be_too_thin_are_refused_with_how_many_there_is_room_for() -> None:
    series = [{"name": f"س{i}", "values": [1] * 12} for i in range(6)]
    chart = {"kind": "bar", "categories": [f"ف{i}" for i in range(12)], "series": series}
    with pytest.raises(OutlineError, match=r"6 series has room for the bars of \d+ categories, not of 12"):
        support.laid(planned(chart))


def test_a_series_is_for_those_whom_it_names() -> None:
    chart = several("bar")
    chart["series"][0] = {**chart["series"][0], "for": ["ministry"]}
    whole = support.outline(audiences={"ministry": {}}, sections=[{"title": "قسم", "chart": chart}])
    reduced, problems = for_reader(whole)
    assert problems == []
    body: Any = reduced.sections[0].body
    assert [series.name.string for series in body.series] == PARTIES[1:]
