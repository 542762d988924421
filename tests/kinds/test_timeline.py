from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from deckgen.layout.content import Content
from deckgen.scene.nodes import Line, TextBox
from tests.kinds import support


def stages(n: int, length: int = 12, ahead: int = 0) -> list[dict[str, Any]]:
    return [
        {"title": support.prose(3, f"س{i}و"), "text": support.prose(length, f"ن{i}و"), "open": i >= n - ahead}
        for i in range(n)
    ]


def planned(n: int, length: int = 12, ahead: int = 0, **more: Any) -> Content:
    return support.content(timeline=stages(n, length, ahead), **more)


def test_stages_run_from_the_reading_side() -> None:
    result = support.laid(planned(4))
    cards = [result.boxes(f"stage-{i}")[0].rect for i in range(1, 5)]
    assert cards[0].right == support.BODY.right
    assert [card.x for card in cards] == sorted((card.x for card in cards), reverse=True)
    assert {(card.y, card.w, card.h) for card in cards} == {(cards[0].y, cards[0].w, cards[0].h)}


def test_each_circle_stands_over_the_start_of_its_card() -> None:
    result = support.laid(planned(3))
    for i in (1, 2, 3):
        (circle,), (card,) = result.boxes(f"node-{i}"), result.boxes(f"stage-{i}")
        assert circle.rect.right == card.rect.right
        assert circle.rect.bottom < card.rect.y
        assert circle.preset == "ellipse"
        assert support.said(circle)[0] == str(i)


def test_lines_join_the_circles() -> None:
    result = support.laid(planned(3))
    lines = [node for node in result.drawn("way-") if isinstance(node, Line)]
    circles = [result.boxes(f"node-{i}")[0].rect for i in (1, 2, 3)]
    assert [(line.end[0], line.start[0]) for line in lines] == [(a.x, b.right) for a, b in pairwise(circles)]
    assert {line.start[1] for line in lines} == {circles[0].y + circles[0].h // 2}


def test_an_open_stage_is_dashed_and_has_a_question_mark() -> None:
    result = support.laid(planned(3, ahead=1))
    (circle,), (card,) = result.boxes("node-3"), result.boxes("stage-3")
    assert support.said(circle)[0] == "؟"
    for box in (circle, card):
        assert box.fill is None
        assert box.stroke is not None
        assert box.stroke.dash != "solid"
    (way,) = result.drawn("way-3")
    assert isinstance(way, Line)
    assert way.stroke.dash != "solid"
    assert result.slide.layout != support.laid(planned(3)).slide.layout


def test_a_date_is_written_out_and_any_other_time_is_not() -> None:
    result = support.section(timeline=[{"when": "2025-01", "title": "أ"}, {"when": "بعد *الهدنة*", "title": "ب"}])
    firsts = [support.said(result.boxes(f"stage-{i}")[0])[0] for i in (1, 2)]
    assert firsts == ["يناير 2025", "بعد الهدنة"]


def test_stages_that_are_too_many_go_on_with_their_numbers() -> None:
    result = support.laid(planned(8, takeaway="المعنى"))
    assert len(result.slides) == 2
    numbers = [support.said(box)[0] for box in result.drawn("node-") if isinstance(box, TextBox)]
    assert numbers == [str(i) for i in range(1, 9)]
    assert [len([b for b in support.texts(slide) if "stage" in b.key]) for slide in result.slides] == [4, 4]
    assert [any(node.key == "strip" for node in slide.nodes) for slide in result.slides] == [False, True]


def test_all_stages_have_one_size() -> None:
    content = support.content(timeline=[*stages(7, 3), {"title": "طويل", "text": support.prose(25)}])
    result = support.laid(content)
    sizes = {box.text.step for slide in result.slides for box in support.texts(slide) if "stage" in box.key}
    assert len(sizes) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("n", "length"), [(2, 60), (3, 24), (3, 60), (6, 6), (6, 12), (6, 60), (12, 24), (30, 6), (30, 24)]
)
def test_nothing_is_lost_at_any_amount(n: int, length: int) -> None:
    content = planned(n, length, ahead=1)
    result = support.laid(content)
    own = [word for word in result.words if word.startswith(("س", "ن"))]
    assert own == [w for s in stages(n, length) for w in f"{s['title']} {s['text']}".split()]
    support.assert_sound(result)
    support.assert_twins(content)


def test_what_is_too_long_for_a_slide_of_its_own_is_an_error_for_each_stage() -> None:
    assert support.errors(planned(2, 900)) == ["text-too-long", "text-too-long"]


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    items = [{"title": support.speech(3, 3 * i), "text": support.speech(12, 5 * i)} for i in range(6)]
    assert len(support.section(timeline=items).slides) == 1


def test_stages_are_rows_before_a_word_is_broken() -> None:
    result = support.section(timeline=[{"title": "مرحلة", "text": "انتقلتالعلاقةمنالحذر"}] * 6)
    assert all(len(p.widths) == 1 for box in result.boxes("text-1") for p in box.text.paragraphs)
    assert "stacked" in result.slide.layout


def test_stages_are_continued_before_a_word_is_broken() -> None:
    stage = {"title": "مرحلة", "text": f"انتقلتالعلاقةمنالحذر {support.speech(40)}"}
    result = support.section(timeline=[stage] * 4)
    assert len(result.slides) == 2
    assert all(len(p.widths) > 1 for box in result.boxes("stage-1") for p in box.text.paragraphs[1:])


def test_short_texts_are_larger_and_their_cards_lower_the_same_on_every_slide_layout() -> None:
    few, many = (support.laid(planned(4, length)) for length in (3, 14))
    (short,), (long,) = few.boxes("stage-1"), many.boxes("stage-1")
    assert short.rect.bottom == support.BODY.y + round(0.75 * support.BODY.h)
    assert long.rect.bottom == support.BODY.bottom
    assert short.text.paragraphs[-1].size > 18
    assert short.rect == few.layouts[few.slide.layout].placeholder("stage-1").rect
    assert "lower" in few.slide.layout


@pytest.mark.parametrize("more", [{}, {"takeaway": "المعنى"}], ids=["", "strip"])
@pytest.mark.parametrize("n", [2, 3, 6, 7, 12])
def test_stages_that_say_next_to_nothing_are_rows_beside_their_circles(n: int, more: dict[str, str]) -> None:
    bare = [{"title": "أ"}] * (n - 1) + [{"title": "ب", "open": True}]
    content = support.content(timeline=bare, **more)
    result = support.laid(content)
    assert len(result.slides) == (1 if n <= 6 else 2)
    for slide in result.slides:
        assert "stacked" in slide.layout
        circles = [n.rect for n in result.layouts[slide.layout].nodes if isinstance(n, TextBox) and "node" in n.key]
        stages = [node for node in support.texts(slide) if "stage" in node.key]
        assert len({circle.x for circle in circles}) == 1
        for circle, stage in zip(circles, stages, strict=True):
            assert stage.rect.right < circle.x
            assert abs(2 * circle.y + circle.h - 2 * stage.rect.y - stage.rect.h) <= 2
            assert stage.text.paragraphs[0].size == 24
    support.assert_sound(result)
    support.assert_twins(content)


def test_titles_and_texts_begin_level_across_cards() -> None:
    text = support.speech(14)
    stages = [
        {"when": "2024", "title": "أ", "text": text},
        {"title": "تفاهمات على إطار جديد", "text": text},
        {"when": "2026", "title": "ج", "text": text, "open": True},
        {"title": "د", "text": text},
    ]
    result = support.section(timeline=stages)
    boxes = [result.boxes(f"stage-{i}")[0] for i in range(1, 5)]
    assert len({len(p.widths) for box in boxes for p in box.text.paragraphs[1:2]}) > 1
    for index in (1, 2):
        begins = [_begins(box, index) for box in boxes]
        assert max(begins) - min(begins) <= 1
    support.assert_sound(result)


def _begins(box: Any, index: int) -> float:
    """Return how far down in points a paragraph's first line begins."""
    paragraphs = box.text.paragraphs[: index + 1]
    before = sum(box.style.levels[p.level].space_before for p in paragraphs[1:])
    return float(before + sum(1.2 * p.size * p.line_pct / 100 * len(p.widths) for p in paragraphs[:-1]))


def test_stages_that_must_shrink_are_rows_where_one_is_too_empty() -> None:
    word = 7 * "ش"
    result = support.section(timeline=[{"title": word, "text": "نص"}, *[{"title": "أ", "text": word}] * 4])
    assert "stacked" in result.slide.layout
    assert {box.text.step for i in range(1, 6) for box in result.boxes(f"stage-{i}")} == {0}
    support.assert_sound(result)
