from __future__ import annotations

from typing import Any

import pytest

from deckgen.layout.content import Content
from deckgen.theme.tokens import COLUMN_GAP
from tests.kinds import support


def planned(n: int = 2, points: int = 4, length: int = 12, *, meeting: bool = False, **more: Any) -> Content:
    columns = [
        {"title": f"طرف{i}", "points": [support.prose(length, f"ن{i}و{k}و") for k in range(points)]} for i in range(n)
    ]
    return support.content(
        compare={"columns": columns, **({"meeting": support.prose(9, "لقاء")} if meeting else {})}, **more
    )


def test_stands_side_by_side_from_the_reading_side() -> None:
    first, second = (support.laid(planned()).boxes(f"column-{i}")[0].rect for i in (1, 2))
    assert first.right == support.BODY.right
    assert second.x == support.BODY.x
    assert first.x - second.right == COLUMN_GAP
    assert first.y == second.y == support.BODY.y


def test_a_list_of_columns_is_the_short_form() -> None:
    columns = [{"title": "أ", "points": ["أول"]}, {"title": "ب", "points": ["ثان"]}]
    assert support.section(compare=columns).words == support.section(compare={"columns": columns}).words


def test_columns_step_together() -> None:
    short = {"title": "قصير", "points": ["كلمة"]}
    long = {"title": "طويل", "points": [support.prose(8, f"ن{k}و") for k in range(4)]}
    result = support.section(compare=[short, long], takeaway="المعنى")
    steps = {box.text.step for key in ("column-1", "column-2") for box in result.boxes(key)}
    assert steps == {1}


@pytest.mark.parametrize("takeaway", [True, False])
def test_the_meeting_point_stands_under_the_columns_with_its_label(takeaway: bool) -> None:
    result = support.laid(planned(meeting=True, points=2, **({"takeaway": "المعنى"} if takeaway else {})))
    meeting, *_ = result.boxes("meeting")
    assert support.said(meeting)[0].startswith("نقطة الالتقاء: لقاء0")
    assert meeting.rect.y > result.boxes("column-1")[-1].rect.bottom
    assert (meeting.rect.bottom == support.BODY.bottom) is not takeaway
    support.assert_sound(result)


def test_points_that_are_too_many_are_continued_under_the_heads_that_go_on() -> None:
    columns = [
        {"title": "طويل", "points": [support.prose(12, f"ن{k}و") for k in range(12)]},
        {"title": "قصير", "points": ["وحيدة"]},
    ]
    result = support.section(compare={"columns": columns, "meeting": "لقاء"})
    assert len(result.slides) > 1
    heads = [[support.said(box)[0] for box in support.texts(s) if "column" in box.key] for s in result.slides]
    assert heads == [["طويل", "قصير"], *[["طويل"]] * (len(result.slides) - 1)]
    for slide in result.slides[1:]:
        drawn = {node.key for node in result.layouts[slide.layout].nodes}
        assert "bar-1" in drawn
        assert "bar-2" not in drawn
    assert result.words.count("وحيدة") == 1
    assert [any(node.key == "meeting" for node in slide.nodes) for slide in result.slides[-2:]] == [False, True]


@pytest.mark.slow
@pytest.mark.parametrize("n", [2, 3])
@pytest.mark.parametrize("amount", [0.5, 1, 2, 5])
def test_nothing_is_lost_at_any_amount(n: int, amount: float) -> None:
    content = planned(n, points=max(1, round(4 * amount)), meeting=True)
    result = support.laid(content)
    wanted = {f"ن{i}و{k}و{w}" for i in range(n) for k in range(max(1, round(4 * amount))) for w in range(12)}
    assert wanted | {f"لقاء{w}" for w in range(9)} <= set(result.words)
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    columns = [
        {"title": support.speech(3, i), "points": [support.speech(12, i + 5 * k) for k in range(4)]} for i in range(2)
    ]
    assert len(support.section(compare=columns).slides) == 1


def test_a_point_larger_than_a_slide_goes_on_on_the_next() -> None:
    result = support.section(
        compare=[{"title": "أ", "points": [support.prose(300)]}, {"title": "ب", "points": ["ثان"]}]
    )
    assert len(result.slides) > 1
    assert [word for word in result.words if word.startswith("كلمة")] == support.prose(300).split()
    support.assert_sound(result)


def test_a_head_that_fills_its_column_is_an_error() -> None:
    columns = [{"title": support.prose(90), "points": ["أول"]}, {"title": "ب", "points": ["ثان"]}]
    assert support.errors(support.content(compare=columns)) == ["text-too-long"]


def amounts(*counts: int, words: int = 2, **more: Any) -> Content:
    columns = [
        {"title": f"طرف{c}", "points": [support.prose(words, f"ط{c}ن{i}و") for i in range(n)]}
        for c, n in enumerate(counts)
    ]
    return support.content(compare=columns, **more)


@pytest.mark.parametrize("more", [{}, {"takeaway": "المعنى"}], ids=["", "strip"])
@pytest.mark.parametrize("counts", [(1, 1), (2, 2), (2, 1), (1, 1, 1)])
def test_columns_of_few_short_points_are_panels(counts: tuple[int, ...], more: dict[str, str]) -> None:
    content = amounts(*counts, **more)
    result = support.laid(content)
    boxes = [result.boxes(f"column-{i + 1}")[0] for i in range(len(counts))]
    assert {box.fill for box in boxes} == {"panel"}
    assert all(24 <= p.size <= 26 for box in boxes for p in box.text.paragraphs)
    support.assert_sound(result)
    support.assert_twins(content)


def test_columns_that_leave_room_have_more_space_between_their_points() -> None:
    full, some, few = (support.laid(amounts(n, 1, words=w)).boxes("column-1")[0] for n, w in ((4, 7), (5, 2), (4, 2)))
    assert [box.style.levels[1].space_before for box in (full, some, few)] == [10, 16, 24]
    assert {box.text.paragraphs[1].size for box in (full, some, few)} == {20}


@pytest.mark.parametrize("counts", [(3, 1), (1, 3), (3, 1, 1)])
def test_columns_that_hold_little_and_differ_have_no_grounds(counts: tuple[int, ...]) -> None:
    columns = [{"title": str(i), "points": ["نقطة قصيرة"] * n} for i, n in enumerate(counts)]
    content = support.content(compare=columns)
    result = support.laid(content)
    boxes = [result.boxes(f"column-{i}")[0] for i, _ in enumerate(counts, 1)]
    assert {box.fill for box in boxes} == {None}
    assert {box.text.paragraphs[-1].size for box in boxes} == {26}
    support.assert_sound(result)
    support.assert_twins(content)
