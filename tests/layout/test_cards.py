"""Tables that hold little."""

from __future__ import annotations

import pytest

from deckgen.units import inch
from tests.kinds import support
from tests.kinds.test_table import NUMBERS, planned, tables


@pytest.mark.parametrize(("rows", "h", "size"), [(5, 0.66, 18), (4, 0.8, 18), (3, 0.95, 22)])
def test_rows_of_a_table_that_leaves_room_are_higher_and_then_their_type_larger(rows: int, h: float, size: int) -> None:
    (table,) = tables(support.laid(planned(columns=3, rows=rows, length=1)))
    assert {row.h for row in table.rows[1:]} == {inch(h)}
    assert {p.size for row in table.rows[1:] for cell in row.cells for p in cell.text.paragraphs} == {size}


@pytest.mark.parametrize("more", [{}, {"takeaway": "المعنى"}], ids=["", "strip"])
@pytest.mark.parametrize("rows", [1, 2])
def test_cells_of_one_or_two_rows_are_cards_under_their_heads(rows: int, more: dict[str, str]) -> None:
    content = planned(columns=3, rows=rows, length=1, **more)
    result = support.laid(content)
    (table,) = tables(result)
    assert (len(table.columns), len(table.rows)) == (3, rows + 1)
    assert {cell.fill for row in table.rows[1:] for cell in row.cells} == {"panel"}
    assert {p.size for row in table.rows[1:] for cell in row.cells for p in cell.text.paragraphs} == {24}
    assert not any(cell.fill or cell.bottom for cell in table.rows[0].cells)
    support.assert_sound(result)
    support.assert_twins(content)


def test_two_rows_with_a_total_or_with_long_texts_are_no_cards() -> None:
    for content in (planned(3, 2, 60), support.content(table={**NUMBERS, "rows": NUMBERS["rows"][:1], "total": True})):
        for table in tables(support.laid(content)):
            assert not any(cell.fill for row in table.rows for cell in row.cells)
