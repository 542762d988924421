from __future__ import annotations

from typing import Any

import pytest

from deckgen.kinds import registry
from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.draft import Draft
from deckgen.outline import markup
from deckgen.outline.values import Text
from deckgen.text.bidi import unmarked
from tests.kinds import support


def planned(n: int, *, sub: int = 0, words: int = 12, **more: Any) -> Content:
    points = [
        {"text": support.prose(words, f"ن{i}و"), **({"points": [f"فرع{i}ا{j}" for j in range(sub)]} if sub else {})}
        for i in range(n)
    ]
    return support.content(points=points, **more)


def test_the_points_take_the_whole_body() -> None:
    result = support.laid(planned(6))
    (body,) = result.boxes("body")
    assert body.rect == support.BODY
    assert result.layouts[result.slide.layout].type == "obj"


def test_a_takeaway_takes_its_strip_from_the_body() -> None:
    result = support.laid(planned(5, takeaway="المعنى"))
    (body,), (strip,) = result.boxes("body"), result.boxes("strip")
    assert body.rect.y == support.BODY.y
    assert body.rect.bottom < strip.rect.y
    assert strip.rect.bottom == support.BODY.bottom


def test_points_hang_on_bullets_and_sub_points_stand_further_in() -> None:
    (body,) = support.laid(planned(3, sub=2)).boxes("body")
    assert [p.level for p in body.text.paragraphs] == [0, 1, 1] * 3
    first, second = body.style.levels[:2]
    assert first.bullet
    assert second.bullet
    assert first.bullet.char != second.bullet.char
    assert 0 < first.margin < second.margin
    assert all(level.indent < 0 for level in (first, second))


def test_a_lead_in_is_bold_with_a_colon_before_its_text() -> None:
    point = {"lead": "تقلّص الحضور", "text": "انحصر الوجود"}
    (body,) = support.section(points=[point] * 5).boxes("body")
    paragraph = body.text.paragraphs[0]
    assert support.said(body) == ["تقلّص الحضور: انحصر الوجود"] * 5
    assert "".join(run.text for run in paragraph.runs if run.bold).strip() == "تقلّص الحضور:"


@pytest.mark.parametrize(("lead", "shown"), [("لماذا؟", "لماذا؟ لأن"), ("انظر:", "انظر: لأن")])
def test_a_lead_in_that_ends_with_a_sign_gets_no_colon(lead: str, shown: str) -> None:
    (body,) = support.section(points=[{"lead": lead, "text": "لأن"}] * 5).boxes("body")
    assert support.said(body) == [shown] * 5


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    result = support.section(points=[support.speech(12, i) for i in range(5)])
    assert sum(len(support.words(node)) for node in support.body(result.slide)) == 60


@pytest.mark.slow
@pytest.mark.parametrize("strip", [{}, {"takeaway": "المعنى"}], ids=["", "strip"])
@pytest.mark.parametrize(("n", "sub"), [(1, 0), (2, 0), (3, 2), (4, 0), (5, 1), (10, 2), (25, 4)])
def test_nothing_is_lost_at_any_amount(n: int, sub: int, strip: dict[str, str]) -> None:
    content = planned(n, sub=sub, **strip)
    result = support.laid(content)
    wanted = [
        word for i in range(n) for word in (*(f"ن{i}و{w}" for w in range(12)), *(f"فرع{i}ا{j}" for j in range(sub)))
    ]
    said = [word for slide in result.slides for box in support.texts(slide) for word in support.words(box)]
    assert [word for word in said if word.startswith(("ن", "فرع"))] == wanted
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_further_slide_begins_with_a_point_and_says_which_it_is() -> None:
    result = support.laid(planned(25, sub=2))
    assert len(result.slides) > 1
    assert {box.text.paragraphs[0].level for box in result.boxes("body")} == {0}
    assert len({slide.title for slide in result.slides}) == len(result.slides)


def test_markup_is_weight_and_color_never_signs() -> None:
    text = "قول **قويّ** و*مؤكد* و`S-300`"
    (box,) = support.section(points=[text]).boxes("text-1")
    assert [unmarked(said) for said in support.said(box)] == [markup.plain(Text.of(text).string)]


def test_points_on_two_slides_are_as_large_as_they_may_be() -> None:
    result = support.section(points=[support.speech(6, k) for k in range(11)])
    assert len(result.slides) == 2
    assert {box.text.step for box in result.boxes("body")} == {0}


def led(n: int, words: int = 6, **more: Any) -> Content:
    return support.content(
        points=[{"lead": f"رأس{i}", "text": support.prose(words, f"ن{i}و")} for i in range(n)], **more
    )


@pytest.mark.parametrize("more", [{}, {"takeaway": "المعنى"}], ids=["", "strip"])
@pytest.mark.parametrize("n", [2, 3])
def test_few_short_points_are_rows_over_the_full_height(n: int, more: dict[str, str]) -> None:
    for content, key in ((led(n, **more), "lead"), (planned(n, words=6, sub=3 - n, **more), "number")):
        result = support.laid(content)
        firsts, texts = ([result.boxes(f"{key}-{i + 1}")[0] for i in range(n)] for key in (key, "text"))
        assert texts[0].rect.y == support.BODY.y
        bottom = result.boxes("strip")[0].rect.y if more else support.BODY.bottom + n
        assert support.BODY.bottom - support.BODY.h // 3 < texts[-1].rect.bottom < bottom
        for first, text in zip(firsts, texts, strict=True):
            assert text.placeholder
            assert (first.rect.y, first.rect.h) == (text.rect.y, text.rect.h)
            assert first.rect.x >= text.rect.right
        support.assert_sound(result)
        support.assert_twins(content)


@pytest.mark.parametrize("content", [led(1), planned(1, words=3), planned(1, sub=2)], ids=["led", "bare", "sub"])
def test_a_single_short_point_is_a_panel(content: Content) -> None:
    result = support.laid(content)
    (panel,) = result.boxes("text-1")
    assert panel.fill == "panel"
    support.assert_sound(result)
    support.assert_twins(content)


@pytest.mark.parametrize("content", [led(4), led(3, words=30), planned(5, words=3)], ids=["four", "long", "five"])
def test_many_or_long_points_are_a_list(content: Content) -> None:
    assert support.laid(content).boxes("body")


def test_a_list_that_leaves_room_has_more_space_and_then_larger_type() -> None:
    bodies = [support.laid(content).boxes("body")[0] for content in (planned(4, words=18), planned(5, words=3), led(4))]
    assert [body.style.levels[0].space_before for body in bodies] == [16, 24, 32]
    assert [body.text.paragraphs[0].size for body in bodies] == [22, 22, 26]


@pytest.mark.parametrize("words", [7, 12, 17])
def test_a_text_stays_smaller_than_the_headline(words: int) -> None:
    content = support.content(title="ع", message=support.speech(words), points=["نقطة"] * 4)
    result = support.laid(content)
    (title,), (body,) = result.boxes("title"), result.boxes("body")
    assert body.text.paragraphs[0].size <= title.text.paragraphs[0].size - 2


def test_a_list_that_may_not_grow_enough_is_rows_of_four() -> None:
    draft = Draft(support.context(language("ar")), planned(4, words=3), 0)
    (slide,) = registry()["points"].layout(draft, draft.content.body)
    assert [box.key for box in support.texts(slide) if box.key.startswith("text")] == [f"text-{i}" for i in range(1, 5)]
    assert draft.growth is None


def test_points_that_go_on_take_the_whole_body_until_the_last_slide() -> None:
    result = support.laid(planned(16, words=3, takeaway="المعنى"))
    *before, last = result.boxes("body")
    assert {box.rect for box in before} == {support.BODY}
    assert last.rect.bottom < result.boxes("strip")[0].rect.y
    assert len({box.style.levels[0].space_before for box in (*before, last)}) == 1
    assert all(box.text.step == 0 for box in (*before, last))
    support.assert_sound(result)
