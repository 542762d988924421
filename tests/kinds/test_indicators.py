from __future__ import annotations

from typing import Any

import pytest

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Table
from tests.kinds import support

TOWARD = ["ترتيبات مستدامة", "تفاهمات مرنة"]
SIGNS = {"text": "م", "a": "ل", "b": "ث"}
"""Each key, and the letter that its words begin with."""


def planned(n: int = 5, length: int = 8, **more: Any) -> Content:
    items = [{key: support.prose(length, f"{sign}{i}و") for key, sign in SIGNS.items()} for i in range(n)]
    return support.content(indicators={"toward": TOWARD, "items": items}, **more)


def tables(result: support.Laid) -> list[Table]:
    return [node for slide in result.slides for node in slide.nodes if isinstance(node, Table)]


def heads(table: Table) -> list[str]:
    return [cell.text.paragraphs[0].text.replace("\N{NO-BREAK SPACE}", " ") for cell in table.rows[0].cells]


def refused(**indicators: Any) -> list[str]:
    with pytest.raises(OutlineError) as caught:
        support.content(indicators=indicators)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("ar", ["نحو", "المؤشر", "ترتيبات مستدامة", "تفاهمات مرنة"]),
        ("en", ["Toward", "Indicator", "ترتيبات مستدامة", "تفاهمات مرنة"]),
    ],
)
def test_the_heads_name_the_two_outcomes_under_one_over_both(tag: str, wanted: list[str]) -> None:
    result = support.laid(planned(3, 2), language(tag))
    (table,), (over,) = tables(result), result.boxes("toward")
    assert [*support.said(over), *heads(table)] == wanted
    assert over.rect.bottom <= table.rect.y
    outcomes = table.columns[1:]
    assert abs(outcomes[0].w - outcomes[1].w) <= 2
    assert min(column.x for column in outcomes) <= over.rect.x
    assert over.rect.right <= max(column.x + column.w for column in outcomes)


def test_a_row_says_what_is_watched_and_what_is_seen_on_either_way() -> None:
    (table,) = tables(support.laid(planned(2, 2)))
    said = [[" ".join(p.text.split()) for cell in row.cells for p in cell.text.paragraphs] for row in table.rows[1:]]
    assert said == [[f"{sign}{i}و0 {sign}{i}و1" for sign in SIGNS.values()] for i in range(2)]
    assert [cell.style.levels[0].bold for cell in table.rows[1].cells] == [True, False, False]


def test_there_are_two_outcomes() -> None:
    item = {"text": "أ", "a": "ب", "b": "ج"}
    assert refused(toward=["واحد"], items=[item]) == ["too-few-items"]
    assert refused(toward=[*TOWARD, "ثالث"], items=[item]) == ["too-many-items"]
    assert refused(toward=TOWARD, items=[{"text": "أ", "a": "ب"}]) == ["missing-key"]


def test_a_name_that_fills_the_slide_is_an_error() -> None:
    items = [{"text": "أ", "a": "ب", "b": "ج"}]
    content = support.content(indicators={"toward": ["أ", support.speech(200)], "items": items})
    assert support.errors(content) == ["text-too-long"]


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    items = [{key: support.speech(8, 3 * i + k) for k, key in enumerate(SIGNS)} for i in range(5)]
    assert len(support.section(indicators={"toward": TOWARD, "items": items}).slides) == 1


@pytest.mark.slow
@pytest.mark.parametrize("amount", [0.5, 1, 2, 5])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
def test_nothing_is_lost_at_any_amount(amount: float, takeaway: str | None) -> None:
    n = round(5 * amount)
    content = planned(n, **({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    wanted = {f"{sign}{i}و{w}" for sign in SIGNS.values() for i in range(n) for w in range(8)}
    assert wanted <= set(result.words)
    assert {tuple(heads(table)) for table in tables(result)} == {tuple(heads(tables(result)[0]))}
    support.assert_sound(result)
    support.assert_twins(content)
