from __future__ import annotations

import pytest

from deckgen.render.pptx.table import table_frame
from deckgen.scene.nodes import Cell, Stroke, Table, TableColumn, TableRow
from deckgen.units import Rect
from tests.powerpoint import Element, find, text
from tests.render.pptx.support import HERE, STYLE, drawing, fitted, paragraph, parse

RULE = Stroke("a5", 9525)


def cell(words: str, bottom: Stroke | None = None) -> Cell:
    return Cell(fitted(paragraph(words)), STYLE, fill="panel" if bottom else None, bottom=bottom)


def table(*, rtl: bool = True, native: bool = False) -> Element:
    columns = (TableColumn(300, 500), TableColumn(100, 200)) if rtl else (TableColumn(100, 500), TableColumn(600, 200))
    rows = (
        TableRow(40, (cell("أول", RULE), cell("ثانٍ", RULE))),
        TableRow(60, (cell("ثالث"), cell("رابع"))),
    )
    node = Table(key="table", place=HERE, rect=Rect(100, 50, 700, 100), columns=columns, rows=rows, alt="أربعة")
    return parse(table_frame(drawing(rtl=rtl, native_tables=native), node))


def shown(frame: Element) -> tuple[list[str], list[list[str]]]:
    return find(frame, ".//a:gridCol/@w"), [
        [text(cell) for cell in find(row, "a:tc")] for row in find(frame, ".//a:tr")
    ]


def test_columns_stand_in_the_file_as_on_the_slide_and_no_flag_turns_them() -> None:
    frame = table()
    assert shown(frame) == (["200", "500"], [["ثانٍ", "أول"], ["رابع", "ثالث"]])
    assert find(frame, ".//a:tblPr/@rtl") == []


def test_a_native_table_stands_in_reading_order_and_powerpoint_turns_it() -> None:
    frame = table(native=True)
    assert shown(frame) == (["500", "200"], [["أول", "ثانٍ"], ["ثالث", "رابع"]])
    assert find(frame, ".//a:tblPr/@rtl") == ["1"]


@pytest.mark.parametrize("native", [False, True])
def test_a_left_to_right_table_is_the_same_in_both(native: bool) -> None:
    frame = table(rtl=False, native=native)
    assert shown(frame) == (["500", "200"], [["أول", "ثانٍ"], ["ثالث", "رابع"]])
    assert find(frame, ".//a:tblPr/@rtl") == []


def test_a_table_has_its_box_its_head_and_a_description() -> None:
    frame = table()
    assert find(frame, "p:nvGraphicFramePr/p:cNvPr/@descr") == ["أربعة"]
    assert find(frame, ".//a:tblPr/@firstRow") == ["1"]
    assert find(frame, "p:xfrm/a:off/@x | p:xfrm/a:ext/@cx") == ["100", "700"]
    assert find(frame, ".//a:tr/@h") == ["40", "60"]


def test_neighbours_share_the_line_between_them() -> None:
    top, bottom = (find(row, "a:tc/a:tcPr") for row in find(table(), ".//a:tr"))
    for above, below in zip(top, bottom, strict=True):
        assert find(above, "a:lnB/@w") == find(below, "a:lnT/@w") == ["9525"]


def test_the_sides_of_a_cell_are_both_without_a_line() -> None:
    for properties in find(table(), ".//a:tcPr"):
        assert [len(find(properties, f"a:{side}/a:noFill")) for side in ("lnL", "lnR")] == [1, 1]


def test_a_cell_runs_from_the_reading_side() -> None:
    frame = table()
    assert find(frame, ".//a:tc/a:txBody/a:bodyPr/@rtlCol") == ["1"] * 4
    assert find(frame, ".//a:tc//a:pPr/@rtl") == ["1"] * 4
