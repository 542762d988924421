from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deckgen.deck.audience import for_reader
from deckgen.files import Files
from deckgen.kinds import registry
from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.draft import Draft
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Table
from deckgen.text.compose import Composer
from deckgen.theme.tokens import TABLE_ROW
from tests.kinds import support

DOTS = "●●●●●●"
NUMBERS: dict[str, Any] = {
    "columns": ["البند", {"title": "مليون", "kind": "number"}],
    "rows": [["أ", "1,250.5"], ["ب", "٩٥"], ["ج", None]],
}


def planned(columns: int = 5, rows: int = 6, length: int = 8, **more: Any) -> Content:
    cells = [[support.prose(length, f"ص{r}ع{c}و") for c in range(columns)] for r in range(rows)]
    return support.content(table={"columns": [f"رأس{c}" for c in range(columns)], "rows": cells}, **more)


def spoken(columns: int, rows: int, length: int, **more: Any) -> Content:
    cells = [[support.speech(length, 5 * (r + c)) for c in range(columns)] for r in range(rows)]
    return support.content(table={"columns": [f"رأس{c}" for c in range(columns)], "rows": cells}, **more)


def tables(result: support.Laid) -> list[Table]:
    return [node for slide in result.slides for node in slide.nodes if isinstance(node, Table)]


def column(table: Table, i: int) -> list[str]:
    return ["".join(p.text for p in row.cells[i].text.paragraphs) for row in table.rows]


def refused(**table: Any) -> list[str]:
    with pytest.raises(OutlineError) as caught:
        support.content(table=table)
    return [problem.code for problem in caught.value.problems]


def test_spans_the_body_from_the_reading_side() -> None:
    (table,) = tables(support.laid(planned(columns=2, rows=2, length=1)))
    first, second = table.columns
    assert (table.rect.x, table.rect.y, table.rect.w) == support.BODY[:3]
    assert first.x + first.w == support.BODY.right
    assert second.x == support.BODY.x
    assert second.x + second.w == first.x


def test_text_meets_the_margins_and_not_the_next_column() -> None:
    (table,) = tables(support.laid(planned(columns=3, rows=3, length=1)))
    insets = [(cell.style.insets[2], cell.style.insets[0]) for cell in table.rows[1].cells]
    assert insets[0][0] == insets[-1][1] == 0
    assert insets[0][1] == insets[1][0] == insets[1][1] > 0


def test_rows_of_one_line_have_the_height_of_a_row() -> None:
    (table,) = tables(support.laid(planned(columns=3, rows=5, length=1)))
    assert {row.h for row in table.rows[1:]} == {TABLE_ROW}


def test_a_rule_stands_under_the_head_and_hairlines_under_the_rows() -> None:
    (table,) = tables(support.laid(planned(columns=2, rows=3, length=1)))
    head, *rows = [{cell.bottom.width for cell in row.cells if cell.bottom} for row in table.rows]
    assert len(head) == 1
    assert all(len(row) == 1 and max(row) < max(head) for row in rows)


def test_the_first_column_is_bold() -> None:
    (table,) = tables(support.laid(planned(columns=2, rows=1, length=1)))
    assert [cell.style.levels[0].bold for cell in table.rows[1].cells] == [True, False]


def test_nothing_known_is_a_dash() -> None:
    (table,) = tables(support.section(table={"columns": ["أ", "ب"], "rows": [["أول", None]]}))
    assert column(table, 1) == ["ب", "–"]


@pytest.mark.parametrize(
    ("band", "full", "word"),
    [("remote", 0, "شبه معدوم"), ("even", 3, "متكافئ الاحتمال"), ("almost_certain", 6, "شبه مؤكد")],
)
def test_a_likelihood_is_six_dots_and_a_word_in_one_line(band: str, full: int, word: str) -> None:
    columns = ["المجال", {"title": "الترجيح", "kind": "likelihood"}, "الحدود"]
    (table,) = tables(support.section(table={"columns": columns, "rows": [["أ", band, support.prose(60)]]}))
    (paragraph,) = table.rows[1].cells[1].text.paragraphs
    dots = {run.color: run.text for run in paragraph.runs if "●" in run.text}
    assert dots.get("a2", "") == "●" * full
    assert dots.get("a6.strong", "") == "●" * (6 - full)
    assert paragraph.text.replace("\N{NO-BREAK SPACE}", " ") == f"{DOTS}  {word}"
    assert len(paragraph.widths) == 1


def test_numbers_are_read_in_any_digits_and_written_in_the_decks() -> None:
    content = support.content(table=NUMBERS)
    (latin,) = tables(support.laid(content))
    (arabic,) = tables(support.laid(content, language("ar", digits="arab")))
    assert column(latin, 1)[1:] == ["1,250.5", "95", "–"]
    assert column(arabic, 1)[1:] == ["١٬٢٥٠٫٥", "٩٥", "–"]


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_the_units_of_numbers_stand_under_each_other(tag: str) -> None:
    (table,) = tables(support.laid(support.content(table=NUMBERS), language(tag)))
    cells = [row.cells[1] for row in table.rows[1:3]]
    assert {cell.style.levels[0].align for cell in cells} == {"r"}
    assert {paragraph.rtl for cell in cells for paragraph in cell.text.paragraphs} == {False}
    with_decimals, without = (cell.style.insets[2] for cell in cells)
    assert without > with_decimals


def test_a_number_keeps_what_it_cites_behind_its_units() -> None:
    section = {"title": "ع", "table": {**NUMBERS, "rows": [["أ", "95 [@b]"], ["ب", "7"]]}}
    made = support.contents(sources={"a": "أول", "b": "ثان"}, sections=[section])
    content = next(planned for planned in made if planned.kind == "table")
    numbers = {"a": 1, "b": 2}
    context = replace(support.context(language("ar")), composer=Composer(language("ar"), numbers))
    draft = Draft(context, replace(content, citations=()))
    (table,) = tables(support.Laid(registry()["table"].layout(draft, draft.content.body), draft.layouts))
    assert column(table, 1)[1:] == ["95\N{NO-BREAK SPACE}[2]", "7"]
    cited, plain = (row.cells[1].style.insets[2] for row in table.rows[1:])
    assert plain > cited


def test_totals_add_up_under_a_rule() -> None:
    columns = [*NUMBERS["columns"], {"title": "النسبة (%)", "kind": "number"}, "ملاحظة"]
    rows = [["أ", "1,250.5", "12", "نص"], ["ب", "٩٥", "3", "نص"], ["ج", None, None, "نص"]]
    (table,) = tables(support.section(table={"columns": columns, "rows": rows, "total": True}))
    assert [column(table, i)[-1] for i in range(4)] == ["المجموع", "1,345.5", "", ""]
    assert all(cell.style.levels[0].bold for cell in table.rows[-1].cells)
    assert table.rows[-2].cells[0].bottom == table.rows[0].cells[0].bottom


def test_a_sum_and_what_it_sums_are_written_alike() -> None:
    columns = [{"title": name, "kind": "number"} for name in "أبج"]
    content = {"columns": columns, "rows": [["4000", "4000", "-5"], ["5000", "8500", "2"]], "total": True}
    (table,) = tables(support.section(table=content))
    written = [["4000", "5000", "9000"], ["4,000", "8,500", "12,500"], ["-5", "2", "-3"]]
    assert [column(table, i)[1:] for i in range(3)] == written


def test_a_short_column_is_not_wrapped_for_a_long_one() -> None:
    content = support.content(table={"columns": ["أ", "ب"], "rows": [["كلمتان اثنتان", support.speech(60)]]})
    (table,) = tables(support.laid(content))
    short, long = table.rows[1].cells
    assert len(short.text.paragraphs[0].widths) == 1
    assert len(long.text.paragraphs[0].widths) > 1


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    assert len(support.laid(spoken(5, 5, 3)).slides) == len(support.laid(spoken(4, 5, 6)).slides) == 1


def test_rows_that_are_too_many_are_continued_under_the_same_head() -> None:
    result = support.laid(planned(columns=2, rows=30, length=3))
    parts = tables(result)
    assert len(parts) > 1
    assert {tuple(row.cells[0].text.paragraphs[0].text for row in part.rows[:1]) for part in parts} == {("رأس0",)}
    assert len({part.columns for part in parts}) == 1
    assert max(len(part.rows) for part in parts) - min(len(part.rows) for part in parts) <= len(parts)
    assert result.slides[0].title == f"عنوان الشريحة (1/{len(parts)})"
    support.assert_sound(result)


def test_a_row_larger_than_a_slide_goes_on_beside_its_first_cell() -> None:
    content = support.content(table={"columns": ["أ", "ب"], "rows": [["بند", support.prose(400)], ["آخر", "نص"]]})
    result = support.laid(content)
    assert len(result.slides) > 1
    assert [word for word in result.words if word.startswith("كلمة")] == support.prose(400).split()
    assert all(column(part, 0)[1] == "بند" for part in tables(result)[:-1])
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_long_word_is_broken_for_the_sake_of_the_others() -> None:
    address = f"https://example.org/{'x' * 150}"
    content = support.content(table={"columns": ["أ", "ب", "ج"], "rows": [["بند", address, support.speech(30)]]})
    result = support.laid(content)
    assert address in "".join(result.words)
    support.assert_sound(result)


@pytest.mark.slow
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
@pytest.mark.parametrize(("columns", "rows"), [(2, 3), (5, 6), (5, 12), (9, 6), (3, 60)])
def test_nothing_is_lost_at_any_amount(columns: int, rows: int, takeaway: str | None) -> None:
    content = planned(columns, rows, **({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    wanted = {f"ص{r}ع{c}و{w}" for r in range(rows) for c in range(columns) for w in range(8)}
    assert wanted <= set(result.words)
    support.assert_sound(result)
    support.assert_twins(content)


def test_columns_that_are_too_many_are_an_error() -> None:
    assert support.errors(planned(columns=40, rows=1, length=1)) == ["table-too-wide"]


def test_a_data_file_with_too_many_columns_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(",".join(f"عمود{i}" for i in range(40)) + "\n" + ",".join(["قيمة"] * 40), "utf-8")
    with pytest.raises(OutlineError) as caught:
        support.laid(support.content(table={"csv": "t.csv"}))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == ("table-too-wide", ("t.csv", 1, 1))


def test_a_head_that_fills_the_slide_is_an_error() -> None:
    content = support.content(table={"columns": [support.prose(300), support.prose(300)], "rows": [["أ", "ب"]]})
    assert support.errors(content) == ["text-too-long"]


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ({"columns": ["أ"]}, ["missing-key"]),
        ({"rows": [["أ"]]}, ["missing-key"]),
        ({"columns": ["أ"], "rows": []}, ["empty-list"]),
        ({"columns": ["أ", "ب"], "rows": [["1"]]}, ["wrong-length"]),
        ({"columns": ["أ"], "rows": [["1", "2"]]}, ["wrong-length"]),
        ({"columns": [{"title": "أ", "kind": "number"}], "rows": [["كثير"]]}, ["not-a-number"]),
        ({"columns": [{"title": "أ", "kind": "number"}], "rows": [[{"ar": "1", "en": "much"}]]}, ["not-a-number"]),
        ({"columns": [{"title": "أ", "kind": "likelihood"}], "rows": [["maybe"]]}, ["unknown-value"]),
        ({"columns": ["أ"], "rows": [["1"]], "total": "true"}, ["unknown-value"]),
    ],
)
def test_what_is_wrong_with_the_rows_is_said(table: dict[str, Any], codes: list[str]) -> None:
    assert refused(**table) == codes


def test_a_row_may_be_for_some_audiences_and_a_table_without_rows_leaves_the_deck() -> None:
    rows = [{"cells": ["سر"], "for": ["inner"]}, {"cells": ["دقيق"], "depth": 3}]
    sections = [{"title": "أ", "table": {"columns": ["أ"], "rows": rows}}, "بلا جدول"]
    source = support.outline(sections=sections, audiences={"inner": {}, "brief": {"depth": 1}})
    inner, _ = for_reader(source, "inner")
    brief, problems = for_reader(source, "brief")
    full, _ = for_reader(source)
    assert [len(o.sections) for o in (inner, full, brief)] == [2, 2, 1]
    assert len(inner.sections[0].body.rows) == 2  # type: ignore[union-attr]
    assert [(p.code, p.severity) for p in problems] == [("emptied-section", "warning")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(support, "FILES", Files(tmp_path))
    return tmp_path


def test_a_data_file_takes_the_place_of_rows(folder: Path) -> None:
    (folder / "t.csv").write_text("البند,القيمة\nأ,**1**\nب,\n", encoding="utf-8")
    (table,) = tables(support.section(table={"csv": "t.csv"}))
    assert [column(table, i) for i in range(2)] == [["البند", "أ", "ب"], ["القيمة", "**1**", "–"]]


def test_columns_choose_among_those_of_a_data_file(folder: Path) -> None:
    (folder / "t.csv").write_text("البند,سنة,القيمة\nأ,2025,1.5\nب,2026,2\n", encoding="utf-8")
    columns = [{"title": "القيمة", "kind": "number"}, "البند"]
    (table,) = tables(support.section(table={"csv": "t.csv", "columns": columns, "total": True}))
    assert [column(table, i) for i in range(2)] == [["القيمة", "1.5", "2", "3.5"], ["البند", "أ", "ب", ""]]


@pytest.mark.parametrize(
    ("columns", "codes"),
    [
        (["ج"], ["unknown-column"]),
        ([{"title": "البند", "kind": "number"}], ["not-a-number", "not-a-number"]),
        ([{"title": "القيمة", "kind": "likelihood"}], ["unknown-value"]),
    ],
)
def test_what_a_data_file_lacks_is_an_error(folder: Path, columns: list[Any], codes: list[str]) -> None:
    (folder / "t.csv").write_text("البند,القيمة\nأ,1\nب,\n", encoding="utf-8")
    assert refused(csv="t.csv", columns=columns) == codes


def test_a_data_file_that_is_wrong_is_said_where_the_outline_names_it(folder: Path) -> None:
    (folder / "t.csv").write_text("", encoding="utf-8")
    with pytest.raises(OutlineError) as caught:
        support.content(table={"total": False, "csv": "t.csv"})
    (problem,) = caught.value.problems
    source = (
        '{"deckgen": 1, "title": "عنوان", "sections": [{"title": "عنوان الشريحة", "table": {"total": false, "csv": '
    )
    assert problem.place[1:] == (1, len(source) + 1)


def test_rows_come_from_one_place(folder: Path) -> None:
    (folder / "t.csv").write_text("أ\n1\n", encoding="utf-8")
    assert refused(csv="t.csv", columns=["أ"], rows=[["1"]]) == ["two-sources"]
