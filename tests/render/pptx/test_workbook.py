from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from deckgen.render.pptx import render
from deckgen.scene.nodes import ChartKind
from tests import study
from tests.render.pptx.charts import KINDS, chart, find, part, workbook, written

every_kind = pytest.mark.parametrize("kind", KINDS)


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
def test_what_the_chart_shows_stands_in_the_workbook_and_nothing_else(kind: ChartKind) -> None:
    space, book = part(chart(kind)), cells(workbook(chart(kind)))
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
    space, book = part(chart()), cells(workbook(chart()))
    assert [book["A2"], book["A3"], book["B1"]] == ["=1+1", "https://example.org", "=SUM(A1)"]
    assert find(space, "//c:cat//c:v/text()")[:2] == ["=1+1", "https://example.org"]


def test_a_missing_number_is_no_cell_and_no_point() -> None:
    space, book = part(chart()), cells(workbook(chart()))
    assert "C3" not in book
    assert find(space, "//c:ser[2]/c:val//c:pt/@idx") == ["0", "2"]
    assert find(space, "//c:dispBlanksAs/@val") == ["gap"]


def test_the_same_numbers_give_the_same_bytes() -> None:
    first = written(chart())
    assert written(chart()) == first
    with ZipFile(BytesIO(workbook(chart()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(("rtl", "flags"), [(True, ["1"]), (False, [])])
def test_the_sheet_runs_as_the_deck_does(rtl: bool, flags: list[str]) -> None:
    with ZipFile(BytesIO(workbook(chart(), rtl=rtl))) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert find(sheet, "//s:sheetView/@rightToLeft") == flags


def test_what_is_for_others_is_in_no_part() -> None:
    series = [{"name": "سرّية", "values": [7193, 7194], "for": ["staff"]}, {"name": "علنية", "values": [1, 2]}]
    body = {"kind": "bar", "categories": ["أ", "ب"], "series": series}
    keys = {"audiences": {"staff": {}}, "sections": [{"title": "قسم", "chart": body}]}
    for audience, shown in (("staff", True), (None, False)):
        data = everything(render(study.build(audience, **keys).scene))
        assert [said.encode() in data for said in ("سرّية", "7193", "علنية")] == [shown, shown, True]


def everything(data: bytes) -> bytes:
    """Return all that is in an archive and in the archives in it."""
    with ZipFile(BytesIO(data)) as archive:
        members = [archive.read(name) for name in archive.namelist()]
    return b"".join(everything(member) if member.startswith(b"PK") else member for member in members)
