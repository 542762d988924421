from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files import Files
from deckgen.outline import data
from deckgen.outline.data import DataColumn, Filled
from deckgen.outline.values import FileName, Text
from deckgen.problems import OutlineError, Place

HERE = Place("study.yaml", 7, 3)
SOURCE = "name_ar,name_en,Population,Males_(%)\nالدار,Ad Dar,168900,0.56\n*الضباط*,,20400,\n"


def fill(folder: Path, *columns: DataColumn, source: str = SOURCE) -> Filled:
    (folder / "d.csv").write_text(source, encoding="utf-8")
    return data.fill(FileName("d.csv", HERE), Files(folder), columns)


def column(title: str | dict[str, str], name: str | dict[str, str] | None = None) -> DataColumn:
    return DataColumn(title=text(title), column=None if name is None else text(name))


def text(said: str | dict[str, str]) -> Text:
    strings = {"": said} if isinstance(said, str) else said
    return Text(strings, dict.fromkeys(strings, HERE))


def said(cells: tuple[Text | None, ...]) -> list[dict[str, str] | None]:
    return [dict(cell.said) if cell else None for cell in cells]


def test_all_columns_are_taken_as_they_stand(tmp_path: Path) -> None:
    filled = fill(tmp_path)
    assert [title.string for title in filled.titles] == ["name_ar", "name_en", "Population", "Males_(%)"]
    assert data.literal(filled.columns[0][1] or text("")) == "*الضباط*"
    assert said(filled.columns[1]) == [{"": "Ad Dar"}, None]
    assert [place.line for place in filled.places] == [2, 3]
    cell = filled.columns[2][0]
    assert cell is not None
    assert cell.place == Place("d.csv", 2, 14)


def test_columns_are_chosen_ordered_and_renamed(tmp_path: Path) -> None:
    filled = fill(tmp_path, column("السكان", "Population"), column("name_ar"), column("Males_(%)"))
    assert [title.string for title in filled.titles] == ["السكان", "name_ar", "Males_(%)"]
    assert said(filled.columns[0]) == [{"": "168900"}, {"": "20400"}]
    assert said(filled.columns[2]) == [{"": "0.56"}, None]


def test_a_title_in_several_languages_may_name_the_column_in_one(tmp_path: Path) -> None:
    filled = fill(tmp_path, column({"ar": "السكان", "en": "Population"}))
    assert said(filled.columns[0]) == [{"": "168900"}, {"": "20400"}]


@pytest.mark.parametrize(
    "wanted",
    [column({"ar": "name_ar", "en": "name_en"}), column("الحي", {"ar": "name_ar", "en": "name_en"})],
)
def test_a_file_may_have_a_column_for_each_language(tmp_path: Path, wanted: DataColumn) -> None:
    filled = fill(tmp_path, wanted)
    assert said(filled.columns[0]) == [{"ar": "الدار", "en": "Ad Dar"}, {"ar": "\\*الضباط\\*"}]


@pytest.mark.parametrize("name", ["السكان", " السكان\u200f", "السكان \u00a0", "\u200fالسكان"])
def test_names_are_compared_without_what_cannot_be_seen(tmp_path: Path, name: str) -> None:
    assert said(fill(tmp_path, column("السكان"), source=f"{name},ب\n1,2\n").columns[0]) == [{"": "1"}]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (column("ج"), 'no column "ج"'),
        (column({"ar": "ج", "en": "C"}), 'no column "C"'),
        (column("السكان", {"ar": "name_ar", "en": "C"}), 'no column "C"'),
        (column("مكرر"), '2 columns "مكرر"'),
    ],
)
def test_a_column_that_is_not_there_or_there_twice_is_an_error(tmp_path: Path, wanted: DataColumn, words: str) -> None:
    with pytest.raises(OutlineError) as caught:
        fill(tmp_path, wanted, source="name_ar,مكرر,مكرر\n1,2,3\n")
    assert words in str(caught.value)
    assert {problem.place for problem in caught.value.problems} == {HERE}


def test_missing_numbers_decide_nothing(tmp_path: Path) -> None:
    filled = fill(tmp_path, source="أ,ب\n1,-\n2,غير متوفر\n3,5\n")
    assert [[cell.written for cell in cells] for cells in filled.numbers] == [["1", "2", "3"], ["5"]]
