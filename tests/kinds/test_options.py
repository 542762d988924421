from __future__ import annotations

from typing import Any

import pytest

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Table, TableRow
from deckgen.theme.tokens import CELL_INNER
from tests.kinds import support

ASK = "اعتماد البديل الثاني"
SIGNS = {"title": "ب", "gain": "م", "cost": "ك"}
"""Each key, and the letter that its words begin with."""


def items(n: int = 3, length: int = 8, recommended: int | None = 1) -> list[dict[str, Any]]:
    options: list[dict[str, Any]] = [
        {key: support.prose(length, f"{sign}{i}و") for key, sign in SIGNS.items()} for i in range(n)
    ]
    if recommended is not None:
        options[recommended]["recommended"] = True
    return options


def planned(ask: str | None = ASK, **given: Any) -> Content:
    more = {key: given.pop(key) for key in ("takeaway",) if key in given}
    body = {"items": items(**given), **({"ask": ask} if ask else {})}
    return support.content(options=body, **more)


def tables(result: support.Laid) -> list[Table]:
    return [node for slide in result.slides for node in slide.nodes if isinstance(node, Table)]


def said(row: TableRow) -> list[str]:
    return [" ".join(p.text for p in cell.text.paragraphs).replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells]


def test_options_are_numbered_in_the_digits_of_the_deck() -> None:
    (table,) = tables(support.laid(planned(length=1), language("ar", digits="arab")))
    assert said(table.rows[0]) == ["البديل", "ما يحقّقه", "الكلفة والمخاطر", "التوصية"]
    assert [said(row)[0].split()[0] for row in table.rows[1:]] == ["١.", "٢.", "٣."]


def test_the_recommended_row_has_a_ground_and_a_word() -> None:
    (table,) = tables(support.laid(planned(length=2)))
    assert [{cell.fill for cell in row.cells} for row in table.rows[1:]] == [{None}, {"panel"}, {None}]
    assert [said(row)[-1] for row in table.rows[1:]] == ["", "موصى به", ""]
    (run,) = table.rows[2].cells[-1].text.paragraphs[0].runs
    assert (run.bold, run.color) == (True, "a2")


def test_text_keeps_from_the_bar_at_the_recommended_row() -> None:
    result = support.laid(planned(length=2))
    (table,) = tables(result)
    bar = next(node for node in result.slide.nodes if node.key == "recommended-2")
    (place,) = support.places(bar)
    inset = max(table.rows[2].cells[0].style.insets)
    assert inset - place.w >= CELL_INNER


def test_the_word_stays_in_one_line() -> None:
    marks = [row.cells[-1] for table in tables(support.laid(planned(length=30))) for row in table.rows[1:]]
    assert [len(p.widths) for mark in marks for p in mark.text.paragraphs] == [1]


def test_columns_that_no_option_fills_are_left_out() -> None:
    options = [{"title": "أ", "gain": "ب"}, "ج"]
    (table,) = tables(support.section(options={"items": options}))
    assert [said(row) for row in table.rows] == [["البديل", "ما يحقّقه"], ["1. أ", "ب"], ["2. ج", "–"]]


def test_the_ask_stands_in_the_dark_strip_with_its_label() -> None:
    result = support.laid(planned())
    (strip,) = result.boxes("strip")
    assert strip.fill == "deep.fill"
    assert support.said(strip) == [f"المطلوب الآن: {ASK}"]
    assert {run.color for run in strip.text.paragraphs[0].runs} == {"deep.accent", None}


def test_without_an_ask_the_table_has_the_whole_body() -> None:
    assert support.laid(planned(ask=None)).boxes("strip") == []


def test_one_option_at_most_is_recommended() -> None:
    options = [{**option, "recommended": True} for option in items(3, 1, None)]
    content = support.content(options={"items": options})
    with pytest.raises(OutlineError) as caught:
        support.laid(content)
    assert [(problem.code, problem.place.line) for problem in caught.value.problems] == [("two-recommended", 1)] * 2
    columns = [problem.place.column for problem in caught.value.problems]
    assert columns == [option.place.column for option in content.body.items[1:]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("n", [1, 5])
def test_there_are_two_to_four_options(n: int) -> None:
    with pytest.raises(OutlineError) as caught:
        planned(n=n, recommended=None)
    assert [problem.code for problem in caught.value.problems] == ["too-few-items" if n < 2 else "too-many-items"]


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    options = [
        {"title": support.speech(3, i), "gain": support.speech(8, 3 * i), "cost": support.speech(8, 5 * i)}
        for i in range(4)
    ]
    options[2]["recommended"] = True  # type: ignore[assignment]
    assert len(support.section(options={"ask": support.speech(12), "items": options}).slides) == 1


@pytest.mark.parametrize("amount", [0.5, 1, 2, 5])
@pytest.mark.parametrize("n", [2, 4])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
def test_nothing_is_lost_at_any_amount(n: int, amount: float, takeaway: str | None) -> None:
    length = round(8 * amount)
    content = planned(n=n, length=length, **({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    wanted = {f"{sign}{i}و{w}" for sign in SIGNS.values() for i in range(n) for w in range(length)}
    assert {*wanted, *ASK.split()} <= set(result.words)
    support.assert_sound(result)
    support.assert_twins(content)


def test_an_ask_of_two_lines_does_not_touch_the_edges_of_its_strip() -> None:
    (strip,) = support.laid(planned(ask=support.speech(22))).boxes("strip")
    assert len(strip.text.paragraphs[0].widths) == 2
    assert strip.text.height <= 0.95 * strip.rect.h


def test_an_ask_that_is_too_long_is_an_error() -> None:
    assert support.errors(planned(ask=support.prose(90))) == ["text-too-long"]
