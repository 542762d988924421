from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from deckgen import pipeline
from deckgen.deck.audience import for_reader
from deckgen.kinds.chart import ChartBody
from deckgen.language import language
from deckgen.problems import OutlineError, Problem
from deckgen.render.labels import labels
from deckgen.render.plot import Plot
from deckgen.scene.nodes import Chart, Shape
from deckgen.units import pt
from tests.kinds import support
from tests.kinds.charts import ALL, NAMES, PARTIES, READING, SCATTER, VALUES, drawing, drawn, key, one, planned, several

every_chart = pytest.mark.parametrize("chart", ALL.values(), ids=ALL)


def refused(**chart: Any) -> list[Problem]:
    with pytest.raises(OutlineError) as caught:
        support.content(chart=chart)
    return list(caught.value.problems)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


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


def test_markup_is_not_shown_and_what_looks_like_a_formula_is_a_name() -> None:
    assert drawn(one("bar", names=["**أولى** `S-300`", "=A1", "ب", "ج"])).categories == (
        "أولى S-300",
        "\u200e=A1",
        "ب",
        "ج",
    )


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
        ("س,أ,\nب,1,2\n", "bar", "missing-key"),
        ("س,,\nب,1,2\n", "bar", "bad-data"),
        ("س,أ\n,1\n", "scatter", "bad-data"),
        ("س,أ\nقبل,1\n", "scatter", "not-a-number"),
    ],
)
def test_what_is_wrong_in_a_data_file_is_said(folder: Path, text: str, kind: str, found: str) -> None:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    assert [problem.code for problem in refused(kind=kind, csv="t.csv")] == [found]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("س," + ",".join("ع" * 7) + "\nأ" + ",1" * 7 + "\n", "bar", ("t.csv", 1, 15)),
        ("س,ع\n" + "".join(f"ف{i},1\n" for i in range(13)), "bar", ("t.csv", 14, 1)),
        ("س,ع\n" + "".join(f"ف{i},1\n" for i in range(7)), "pie", ("t.csv", 8, 1)),
    ],
)
def test_what_a_data_file_has_too_much_of_is_found_there(
    folder: Path, text: str, kind: str, place: tuple[str, int, int]
) -> None:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(OutlineError) as caught:
        drawn({"kind": kind, "csv": "t.csv"})
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == ("too-many-items", place)


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
    ("kind", "values"),
    [
        ("bar", [1, 2]),
        ("bar", [1, 2, 3, 4, 5]),
        ("bar", [None] * 4),
        ("area", [1, 2, None, 4]),
        ("area", [1, 2, -3, 4]),
        ("pie", [0, 0, 0, 0]),
        ("scatter", [[1, 2], None]),
    ],
)
def test_what_is_wrong_with_all_values_stands_at_their_key(kind: str, values: list[Any]) -> None:
    chart: dict[str, Any] = {"kind": kind, "series": [{"name": "س", "values": values}]}
    if kind != "scatter":
        chart["categories"] = ["أ", "ب", "ج", "د"]
    text = yaml.safe_dump(chart, allow_unicode=True, default_flow_style=True, width=1000, sort_keys=False)
    source = f"deckgen: 1\ntitle: أ\nlanguage: ar\nsections:\n- title: ب\n  chart: {text}"
    with pytest.raises(OutlineError) as caught:
        pipeline.build(pipeline.load(source))
    (place,) = {problem.place for problem in caught.value.problems}
    assert (place.line, place.column) == (6, source.splitlines()[5].index("values") + 1)


def test_a_series_is_for_those_whom_it_names() -> None:
    chart = several("bar")
    chart["series"][0] = {**chart["series"][0], "for": ["ministry"]}
    whole = support.outline(audiences={"ministry": {}}, sections=[{"title": "قسم", "chart": chart}])
    reduced, problems = for_reader(whole)
    assert problems == []
    body: Any = reduced.sections[0].body
    assert [series.name.string for series in body.series] == PARTIES[1:]


@pytest.mark.parametrize(("decimals", "said"), [(0, "2"), (1, "2.3"), (2, "2.25"), (3, "2.250")])
def test_decimals_are_as_many_as_are_asked_for(decimals: int, said: str) -> None:
    node = drawn(one("bar", [40, 30, 2.25, -2.25], decimals=decimals))
    assert node.series[0].texts[2:] == (said, f"-{said}")
    assert node.format == "0" + "." * (decimals > 0) + "0" * decimals


def test_a_category_that_is_pointed_out_has_the_first_colour_and_a_larger_label() -> None:
    node = drawn(one("bar", highlight=[NAMES[2]]))
    (series,) = node.series
    assert [series.color_of(i) for i in range(4)] == ["a6.strong", "a6.strong", "a1", "a6.strong"]
    assert node.labels is not None
    looks = [node.labels.look_of(series, i) for i in range(4)]
    assert [(look.sizes, look.bold) for look in looks] == [
        ((16,), False),
        ((16,), False),
        ((18,), True),
        ((16,), False),
    ]


def test_a_series_that_is_pointed_out_has_the_first_colour_in_its_key_too() -> None:
    result = support.laid(planned(several("column", highlight=[PARTIES[1]])))
    assert [series.color for series in drawing(result).series] == ["a6.strong", "a1", "a5"]
    marks = [node.fill for node in result.slide.nodes if isinstance(node, Shape) and node.key.startswith("key-mark")]
    assert marks == ["a6.strong", "a1", "a5"]
    assert drawing(result).series[1].accents == (0, 1, 2, 3)


def test_a_slice_that_is_pointed_out_is_the_only_one_in_the_first_colour() -> None:
    assert drawn(one("pie", highlight=[NAMES[0]])).slices == ("a1", "a6.strong", "a6.strong", "a6.strong")


def test_what_is_pointed_out_is_so_in_every_language() -> None:
    names: Any = [{"ar": name, "en": f"Name {i}"} for i, name in enumerate(NAMES)]
    for written in (NAMES[1], "Name 1", {"ar": NAMES[1], "en": "Name 1"}):
        chart = one("bar", names=names, highlight=[written])
        body = support.outline(sections=[{"title": "قسم", "chart": chart}]).sections[0].body
        assert isinstance(body, ChartBody)
        assert body.highlight == (body.categories[1],)


@pytest.mark.parametrize(
    ("chart", "name"),
    [
        (one("bar", highlight=["الخامسة"]), "الخامسة"),
        (several("area", highlight=[NAMES[0]]), NAMES[0]),
        ({**SCATTER, "highlight": ["x"]}, "x"),
    ],
)
def test_what_is_pointed_out_must_be_there(chart: dict[str, Any], name: str) -> None:
    with pytest.raises(OutlineError) as caught:
        planned(chart)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.column > 1) == ("unknown-value", True)
    assert name in str(problem)


@pytest.mark.parametrize("chart", [one("line", [30, 12, -4, -20]), one("line", [-1, -2, -3, -4])])
def test_numbers_below_zero_stand_under_their_points_and_within_the_chart(chart: dict[str, Any]) -> None:
    node = drawn(chart)
    (series,) = node.series
    assert series.under == tuple(i for i, value in enumerate(series.values) if value is not None and value < 0)
    given = [label for label in labels(Plot(node)) if label.text in series.texts]
    assert [label.side for label in given] == ["b" if i in series.under else "t" for i in range(4)]
    assert all(label.box.y + pt(16 * 1.2) <= node.plot.bottom for label in given if label.side == "b")


def test_long_names_beside_bars_take_more_lines_before_more_than_28_percent() -> None:
    node = drawn(one("bar", names=[*NAMES[:3], "صيانة المعدّات والآليات الثقيلة"]))
    assert node.rect.w - node.plot.w < 0.45 * node.rect.w
    assert node.rect.right - node.plot.right <= 0.28 * node.rect.w + pt(6)
