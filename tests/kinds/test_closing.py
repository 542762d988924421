from __future__ import annotations

from typing import Any

import pytest

from deckgen.layout.content import Content
from deckgen.scene.nodes import Table
from tests.kinds import support


def planned(n: int = 4, length: int = 6, **more: Any) -> Content:
    conditions = [{"if": support.prose(length, f"ش{i}و"), "then": support.prose(length, f"ي{i}و")} for i in range(n)]
    given = {"title": "خاتمة", "conditions": conditions, "question": support.prose(9, "سؤال"), **more}
    return support.contents(sections=["قسم"], closing={k: v for k, v in given.items() if v})[-1]


def tables(result: support.Laid) -> list[Table]:
    return [node for slide in result.slides for node in slide.nodes if isinstance(node, Table)]


def heads(table: Table) -> list[str]:
    return [cell.text.paragraphs[0].text for cell in table.rows[0].cells]


def test_a_row_for_each_condition_in_the_words_of_the_deck() -> None:
    (table,) = tables(support.laid(planned()))
    assert heads(table) == ["الشرط", "ما يتيحه"]
    assert len(table.rows) == 1 + 4


def test_columns_that_some_condition_fills_are_there_for_all() -> None:
    conditions = [
        {"if": "أ", "then": "ب", "otherwise": "ج"},
        {"if": "د", "then": "ه", "likelihood": "likely"},
    ]
    (table,) = tables(support.laid(planned(conditions=conditions)))
    assert heads(table) == ["الشرط", "ما يتيحه", "ما يتركه إن تعثّر", "الترجيح"]
    said = [[cell.text.paragraphs[0].text for cell in row.cells] for row in table.rows[1:]]
    assert [said[0][3], said[1][2]] == ["–", "–"]
    assert said[1][3].endswith("مرجّح")


def test_the_question_stands_in_the_dark_strip_with_its_label() -> None:
    result = support.laid(planned())
    (strip,) = result.boxes("strip")
    assert strip.fill == "deep.fill"
    assert strip.rect.bottom == support.BODY.bottom
    assert support.said(strip)[0].startswith("السؤال المفتوح: سؤال0")
    assert {run.color for run in strip.text.paragraphs[0].runs} == {"deep.accent", None}


@pytest.mark.parametrize("question", ["سؤال", None])
def test_the_takeaway_has_a_strip_of_its_own(question: str | None) -> None:
    result = support.laid(planned(question=question, takeaway="المعنى هنا"))
    (box,) = result.boxes("takeaway" if question else "strip")
    assert support.said(box) == ["المعنى هنا"]
    assert box.fill == "panel"
    (table,) = tables(result)
    assert table.rect.bottom < box.rect.y
    support.assert_sound(result)


def test_without_a_strip_the_table_has_the_whole_body() -> None:
    result = support.laid(planned(question=None))
    assert result.boxes("strip") == []
    support.assert_sound(result)


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    conditions = [{"if": support.speech(5, i), "then": support.speech(8, 3 * i)} for i in range(4)]
    result = support.laid(planned(conditions=conditions))
    assert len(result.slides) == 1


@pytest.mark.parametrize("takeaway", [None, "المعنى"])
@pytest.mark.parametrize("n", [2, 4, 8, 20])
def test_nothing_is_lost_at_any_amount(n: int, takeaway: str | None) -> None:
    content = planned(n, takeaway=takeaway)
    result = support.laid(content)
    wanted = {f"{column}{i}و{w}" for column in "شي" for i in range(n) for w in range(6)}
    assert wanted | {f"سؤال{w}" for w in range(9)} <= set(result.words)
    assert len(result.boxes("strip")) == len(result.slides)
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_question_that_is_too_long_is_an_error() -> None:
    assert support.errors(planned(question=support.prose(90))) == ["text-too-long"]
