"""Tables and charts that are filled from data files, as their readers get them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen import pipeline
from deckgen.problems import OutlineError, Problem
from deckgen.scene.nodes import Chart, Table

HEAD = "deckgen: 1\ntitle: دراسة\nagenda: false\n"
AUDIENCES = "audiences: {partners: {language: en, title: Study}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def build(folder: Path, body: str, source: str, audience: str | None = None) -> Any:
    (folder / "d.csv").write_text(source, encoding="utf-8")
    outline = f"{HEAD}{AUDIENCES}sections:\n  - {{title: {{ar: أ, en: A}}, {body}}}\n"
    (folder / "outline.yaml").write_text(outline, encoding="utf-8")
    return pipeline.build(pipeline.load(folder / "outline.yaml"), audience)


def chart(folder: Path, body: str, source: str, audience: str | None = None) -> Chart:
    (node,) = nodes(build(folder, f"chart: {body}", source, audience), Chart)
    return node


def table(folder: Path, body: str, source: str, audience: str | None = None) -> list[list[str]]:
    (node,) = nodes(build(folder, f"table: {body}", source, audience), Table)
    return [["".join(p.text for p in cell.text.paragraphs) for cell in row.cells] for row in node.rows]


def nodes(deck: Any, kind: type) -> list[Any]:
    return [node for slide in deck.scene.slides for node in slide.nodes if isinstance(node, kind)]


def problems(folder: Path, body: str, source: str) -> list[Problem]:
    try:
        warnings: tuple[Problem, ...] = build(folder, body, source).warnings
    except OutlineError as error:
        warnings = error.problems
    return [problem for problem in warnings if problem.place.path.endswith("d.csv") or problem.severity == "error"]


WIDE = "name_en,name_ar,Population,Males\nAd Dar,الدار,168900,0.56\nAd Dhubbat,الضباط,20400,0.58\n"
SEVERAL = (
    "columns: [{title: {ar: الحي, en: District}, column: {ar: name_ar, en: name_en}}, "
    "{title: {ar: السكان, en: Population}, column: Population, kind: number}]"
)


def test_one_cell_decides_for_the_file_in_chart_and_table(folder: Path) -> None:
    source = "القطاع;الصادرات\nالنفط;1.250\nالغاز;2.375,5\nالزراعة;850\n"
    assert chart(folder, "{kind: column, csv: d.csv}", source).series[0].values == (1250, 2375.5, 850)
    columns = "columns: [القطاع, {title: الصادرات, kind: number}]"
    shown = table(folder, f"{{csv: d.csv, total: true, {columns}}}", source)
    assert [row[1] for row in shown] == ["الصادرات", "1,250", "2,375.5", "850", "4,475.5"]


def test_what_stays_open_is_told_in_the_files_own_line(folder: Path) -> None:
    (found,) = problems(folder, "chart: {kind: column, csv: d.csv}", 'س,ع\nأ,850\nب,"1,250"\n')
    assert (found.code, found.severity, found.place) == ("ambiguous-number", "warning", (str(folder / "d.csv"), 3, 3))


def test_a_contradiction_is_an_error(folder: Path) -> None:
    (found,) = problems(folder, "chart: {kind: column, csv: d.csv}", "س;ع\nأ;1.234,5\nب;1,234.5\n")
    assert (found.code, found.severity, found.place.line) == ("mixed-separators", "error", 3)


def test_a_charts_unit_is_the_percent_sign_of_its_numbers(folder: Path) -> None:
    source = "الحي,النسبة\nأ,12.5%\nب,٪٣٠\nج,٤٠٪\n"
    node = chart(folder, "{kind: column, csv: d.csv}", source)
    assert (node.series[0].values, node.format) == ((12.5, 30, 40), '0.0"%"')
    assert chart(folder, "{kind: column, csv: d.csv, unit: نقطة}", source).format == "0.0"
    assert chart(folder, "{kind: column, categories: [أ, ب], series: [{values: [12%, ٪٥]}]}", "x").format == '0"%"'


def test_a_percent_sign_stands_at_all_numbers_or_at_none(folder: Path) -> None:
    source = "الحي,النسبة,العدد\nأ,12%,5\nب,30%,6\n"
    (found,) = problems(folder, "chart: {kind: column, csv: d.csv}", source)
    assert (found.code, found.place.line) == ("mixed-units", 2)
    assert problems(folder, 'chart: {kind: column, csv: d.csv, unit: "%"}', source) == []


def test_a_tables_percentages_keep_their_sign_and_are_not_added(folder: Path) -> None:
    columns = "columns: [الحي, {title: النسبة, kind: number}, {title: العدد, kind: number}]"
    shown = table(folder, f"{{csv: d.csv, total: true, {columns}}}", "الحي,النسبة,العدد\nأ,12.5%,5\nب,٪٣٠,6\n")
    assert [row[1:] for row in shown[1:]] == [["12.5%", "5"], ["30%", "6"], ["", "11"]]


def test_missing_numbers_are_gaps_and_stay_as_they_are_said(folder: Path) -> None:
    source = "السنة,العدد\n2020,10\n2021,-\n2022,N/A\n2023,غير متوفر\n2024,\n2025,20\n"
    assert chart(folder, "{kind: column, csv: d.csv}", source).series[0].values == (10, None, None, None, None, 20)
    columns = "columns: [السنة, {title: العدد, kind: number}]"
    shown = table(folder, f"{{csv: d.csv, total: true, {columns}}}", source)
    assert [row[1] for row in shown[1:]] == ["10", "–", "N/A", "غير متوفر", "–", "20", "30"]


def test_numbers_of_a_column_are_parted_where_one_is_large(folder: Path) -> None:
    source = "السنة,العدد,الهاتف\n2020,9000,0501234567\n2021,12000,0557654321\n"
    columns = "columns: [{title: السنة, kind: number}, {title: العدد, kind: number}, {title: الهاتف, kind: number}]"
    shown = table(folder, f"{{csv: d.csv, {columns}}}", source)
    assert shown[1:] == [["2020", "9,000", "0501234567"], ["2021", "12,000", "0557654321"]]


def test_texts_that_look_like_numbers_keep_their_characters(folder: Path) -> None:
    source = "رمز,عدد\n007,12000\n+963112345678,-5.5\n1.250,٢٠٢٠\n"
    assert table(folder, "{csv: d.csv}", source)[1:] == [["007", "12000"], ["+963112345678", "-5.5"], ["1.250", "٢٠٢٠"]]


def test_a_chart_takes_some_columns_of_a_file_in_its_own_order(folder: Path) -> None:
    node = chart(folder, "{kind: bar, csv: d.csv, columns: [name_ar, Population]}", WIDE)
    assert node.categories == ("الدار", "الضباط")
    assert [(series.name, series.values) for series in node.series] == [("Population", (168900, 20400))]
    node = chart(folder, "{kind: scatter, csv: d.csv, columns: [Males, Population]}", WIDE)
    assert (node.series[0].xs, node.series[0].values) == ((0.56, 0.58), (168900, 20400))


def test_heads_and_names_are_those_of_the_readers_language(folder: Path) -> None:
    body = f"{{csv: d.csv, {SEVERAL}}}"
    assert table(folder, body, WIDE)[:2] == [["الحي", "السكان"], ["الدار", "168,900"]]
    assert table(folder, body, WIDE, "partners")[:2] == [["District", "Population"], ["Ad Dar", "168,900"]]
    body = f"{{kind: bar, csv: d.csv, {SEVERAL.replace(', kind: number', '')}}}"
    for audience, names, head in (
        (None, ("الدار", "الضباط"), "السكان"),
        ("partners", ("Ad Dar", "Ad Dhubbat"), "Population"),
    ):
        node = chart(folder, body, WIDE, audience)
        assert (node.categories, node.series[0].name) == (names, head)


def test_a_cell_that_lacks_the_readers_language_is_an_error_in_its_line(folder: Path) -> None:
    with pytest.raises(OutlineError) as caught:
        table(folder, f"{{csv: d.csv, {SEVERAL}}}", WIDE.replace("Ad Dhubbat", ""), "partners")
    (found,) = caught.value.problems
    assert (found.code, found.place[:2]) == ("missing-language", (str(folder / "d.csv"), 3))


def test_the_numbers_of_a_chart_are_one_column_whatever_the_language(folder: Path) -> None:
    body = "chart: {kind: bar, csv: d.csv, columns: [name_ar, {title: {ar: Population, en: Males}}]}"
    assert [problem.code for problem in problems(folder, body, WIDE)] == ["several-columns"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("chart: {kind: bar, csv: d.csv, columns: [name_ar, ج]}", "unknown-column"),
        ("chart: {kind: bar, csv: d.csv, columns: [name_ar]}", "bad-data"),
        ("chart: {kind: bar, csv: d.csv, columns: [name_ar, name_en]}", "not-a-number"),
        ("chart: {kind: bar, columns: [أ, ب], categories: [أ], series: [{values: [1]}]}", "misplaced-key"),
        ("table: {columns: [{title: أ, column: ب}], rows: [[1]]}", "misplaced-key"),
    ],
)
def test_columns_that_do_not_serve_are_errors(folder: Path, body: str, code: str) -> None:
    assert {problem.code for problem in problems(folder, body, WIDE)} == {code}


def test_variants_take_data_files_too(folder: Path) -> None:
    body = "points: [نقطة], variants: {partners: {chart: {kind: bar, csv: d.csv, columns: [name_en, Population]}}}"
    (node,) = nodes(build(folder, body.replace("نقطة", "{ar: نقطة, en: point}"), WIDE, "partners"), Chart)
    assert node.categories == ("Ad Dar", "Ad Dhubbat")


def test_a_warning_of_a_data_file_is_silenced_where_it_is_named(folder: Path) -> None:
    source = 'س,ع\nأ,"1,250"\n'
    assert problems(folder, "chart: {kind: column, csv: d.csv}", source)
    silenced = "\n# deckgen: ignore ambiguous-number\nchart: {kind: column, csv: d.csv}".replace("\n", "\n     ")
    assert problems(folder, silenced, source) == []


def test_what_decides_is_the_same_for_every_reader(folder: Path) -> None:
    rows = "rows: [[أ, '1.250'], {cells: [ب, '2,5'], not_for: [partners]}]"
    body = f"{{columns: [أ, {{title: ب, kind: number}}], {rows}}}"
    assert table(folder, body, "x")[1:] == [["أ", "1,250"], ["ب", "2.5"]]
    assert table(folder, body, "x", "partners")[1:] == [["أ", "1,250"]]


VALUES = st.lists(st.integers(-(10**8), 10**8), min_size=2, max_size=6)


@settings(max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES, st.sampled_from(["{:,}.5", "{:,}.25"]), st.booleans())
def test_a_file_gives_the_numbers_that_were_written(folder: Path, values: list[int], form: str, comma: bool) -> None:
    written = [form.format(value) for value in values]
    exact = tuple(float(text.replace(",", "")) for text in written)
    if comma:
        written = [text.translate(str.maketrans(",.", ".,")) for text in written]
    source = "س;ع\n" + "".join(f"{i};{text}\n" for i, text in enumerate(written))
    assert chart(folder, "{kind: column, csv: d.csv}", source).series[0].values == exact
