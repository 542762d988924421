from __future__ import annotations

from typing import Any

import pytest

from deckgen.layout.content import Content
from deckgen.scene.nodes import Line, Stroke, Table, TableRow
from deckgen.units import pt
from tests.kinds import support


def planned(n: int = 4, length: int = 6, **more: Any) -> Content:
    conditions = [{"if": support.prose(length, f"ش{i}و"), "then": support.prose(length, f"ي{i}و")} for i in range(n)]
    given = {"title": "خاتمة", "conditions": conditions, "question": support.prose(9, "سؤال"), **more}
    return support.contents(sections=["قسم"], closing={k: v for k, v in given.items() if v})[-1]


def tables(result: support.Laid) -> list[Table]:
    return [node for slide in result.slides for node in slide.nodes if isinstance(node, Table)]


def said(row: TableRow) -> list[str]:
    """Return the texts of a row; what parts the gates has none."""
    return ["\n".join(p.text for p in cell.text.paragraphs) for cell in row.cells if cell.text.paragraphs]


def test_a_gate_for_each_condition_in_the_words_of_the_deck() -> None:
    result = support.laid(planned())
    (table,) = tables(result)
    assert said(table.rows[0]) == ["الشرط", "إن تحقّق: ما يتيحه"]
    gates = [row for row in table.rows[1:] if said(row)]
    assert [said(row)[0] for row in gates] == ["1", "2", "3", "4"]
    arrows = [node for slide in result.slides for node in slide.nodes if isinstance(node, Line)]
    assert [(line.stroke.arrow, line.stroke.dash) for line in arrows] == [(True, "solid")] * 4
    # They point to the left, where an Arabic reader goes on.
    assert all(line.end[0] < line.start[0] for line in arrows)


def test_what_fails_is_told_apart_by_its_edge_its_link_and_its_words() -> None:
    conditions = [
        {"if": "أ", "then": "ب", "otherwise": "ج"},
        {"if": "د", "then": "ه", "likelihood": "likely"},
    ]
    result = support.laid(planned(conditions=conditions))
    (table,) = tables(result)
    assert said(table.rows[0]) == ["الشرط", "إن تحقّق: ما يتيحه", "إن تعثّر: ما يبقى"]
    first, second = (row for row in table.rows[1:] if said(row))
    assert said(first) == ["1", "أ", "ب", "ج"]
    _, condition, then = said(second)
    assert (condition.startswith("د\n"), condition.endswith("مرجّح"), then) == (True, True, "ه")
    assert [bool(cell.fill) for cell in first.cells] == [True, True, False, True, False, False]
    assert first.cells[-1].edge == Stroke("a4", pt(1), "dash")
    assert second.cells[-1].edge is None
    dashes = [line.stroke.dash for slide in result.slides for line in slide.nodes if isinstance(line, Line)]
    assert sorted(dashes) == ["dash", "solid", "solid"]


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
    assert [slide for slide in result.slides if any(n.key == "strip" for n in slide.nodes)] == [result.slides[-1]]
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_question_that_is_too_long_is_an_error() -> None:
    assert support.errors(planned(question=support.prose(90))) == ["text-too-long"]
