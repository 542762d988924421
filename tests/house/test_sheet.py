from __future__ import annotations

from pathlib import Path

from deckgen import output
from deckgen.house.of_outline import surveyed
from deckgen.house.sheet import sheet
from deckgen.limits import Limits
from deckgen.scene.sheet import Sheet
from tests.house import support


def drawn(folder: Path, data: bytes) -> Sheet:
    (folder / "house.potx").write_bytes(data)
    found = surveyed(folder / "house.potx", Limits())
    return sheet(found.template, found.archive, found.survey, str, "en", rtl=False)


def test_each_layout_tells_what_it_serves_for_or_why_not(tmp_path: Path) -> None:
    told = {cell.name: (cell.used, cell.told) for cell in drawn(tmp_path, support.template()).cells}
    assert told == {
        "1  Opening": (True, "cover"),
        "2  Chapter": (True, "part"),
        "3  Text": (True, "all else"),
        "4  Vertical": (False, "its text is vertical"),
    }


def test_boxes_stand_where_the_template_has_them(tmp_path: Path) -> None:
    """A deck from right to left has them at the other side."""
    content = drawn(tmp_path, support.template()).cells[2]
    (body,) = (box.rect for box in content.boxes if box.kind == "body")
    assert body == support.taken(support.template(), rtl=False).house.content.body


def test_it_is_a_picture(tmp_path: Path) -> None:
    assert output.sheet(drawn(tmp_path, support.template())).startswith(b"\x89PNG")


def test_a_picture_that_is_damaged_is_left_out(tmp_path: Path) -> None:
    art = support.members(support.template())["ppt/media/art.png"]
    found = drawn(tmp_path, support.template(**{"ppt/media/art.png": art[: len(art) // 2]}))
    assert [drawing for drawing in found.cells[0].drawings if drawing.kind == "picture"] == []
    assert output.sheet(found).startswith(b"\x89PNG")
