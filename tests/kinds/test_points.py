from __future__ import annotations

from typing import Any

import pytest

from deckgen.layout.content import Content
from deckgen.outline import markup
from deckgen.outline.values import Text
from deckgen.text.bidi import UNMARKED
from tests.kinds import support


def planned(n: int, *, sub: int = 0, words: int = 12, **more: Any) -> Content:
    points = [
        {"text": support.prose(words, f"ن{i}و"), **({"points": [f"فرع{i}ا{j}" for j in range(sub)]} if sub else {})}
        for i in range(n)
    ]
    return support.content(points=points, **more)


def test_the_points_take_the_whole_body() -> None:
    result = support.laid(planned(3))
    (body,) = result.boxes("body")
    assert body.rect == support.BODY
    assert result.layouts[result.slide.layout].type == "obj"


def test_a_takeaway_takes_its_strip_from_the_body() -> None:
    result = support.laid(planned(3, takeaway="المعنى"))
    (body,), (strip,) = result.boxes("body"), result.boxes("strip")
    assert body.rect.y == support.BODY.y
    assert body.rect.bottom < strip.rect.y
    assert strip.rect.bottom == support.BODY.bottom


def test_points_hang_on_bullets_and_sub_points_stand_further_in() -> None:
    (body,) = support.laid(planned(1, sub=2)).boxes("body")
    assert [p.level for p in body.text.paragraphs] == [0, 1, 1]
    first, second = body.style.levels[:2]
    assert first.bullet
    assert second.bullet
    assert first.bullet.char != second.bullet.char
    assert 0 < first.margin < second.margin
    assert all(level.indent < 0 for level in (first, second))


def test_a_lead_in_is_bold_with_a_colon_before_its_text() -> None:
    point = {"lead": "تقلّص الحضور", "text": "انحصر الوجود", "points": ["فرع"]}
    (body,) = support.section(points=[point]).boxes("body")
    paragraph = body.text.paragraphs[0]
    assert support.said(body) == ["تقلّص الحضور: انحصر الوجود", "فرع"]
    assert "".join(run.text for run in paragraph.runs if run.bold).strip() == "تقلّص الحضور:"


@pytest.mark.parametrize(("lead", "shown"), [("لماذا؟", "لماذا؟ لأن"), ("انظر:", "انظر: لأن")])
def test_a_lead_in_that_ends_with_a_sign_gets_no_colon(lead: str, shown: str) -> None:
    (body,) = support.section(points=[{"lead": lead, "text": "لأن", "points": ["فرع"]}]).boxes("body")
    assert support.said(body) == [shown, "فرع"]


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    result = support.section(points=[support.speech(12, i) for i in range(5)])
    assert sum(len(support.words(node)) for node in support.body(result.slide)) == 60


@pytest.mark.parametrize("strip", [{}, {"takeaway": "المعنى"}], ids=["", "strip"])
@pytest.mark.parametrize(("n", "sub"), [(2, 0), (5, 1), (10, 2), (25, 4)])
def test_nothing_is_lost_at_any_amount(n: int, sub: int, strip: dict[str, str]) -> None:
    content = planned(n, sub=sub, **strip)
    result = support.laid(content)
    wanted = [
        word for i in range(n) for word in (*(f"ن{i}و{w}" for w in range(12)), *(f"فرع{i}ا{j}" for j in range(sub)))
    ]
    assert [word for box in result.boxes("body") for word in support.words(box)] == wanted
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_further_slide_begins_with_a_point_and_says_which_it_is() -> None:
    result = support.laid(planned(25, sub=2))
    assert len(result.slides) > 1
    assert {box.text.paragraphs[0].level for box in result.boxes("body")} == {0}
    assert len({slide.title for slide in result.slides}) == len(result.slides)


def test_markup_is_weight_and_color_never_signs() -> None:
    text = "قول **قويّ** و*مؤكد* و`S-300`"
    (body,) = support.section(points=[text]).boxes("body")
    assert [said.translate(UNMARKED) for said in support.said(body)] == [markup.plain(Text.of(text).string)]


def test_points_on_two_slides_are_as_large_as_they_may_be() -> None:
    result = support.section(points=[support.speech(6, k) for k in range(11)])
    assert len(result.slides) == 2
    assert {box.text.step for box in result.boxes("body")} == {0}


def led(n: int, words: int = 6, **more: Any) -> Content:
    return support.content(
        points=[{"lead": f"رأس{i}", "text": support.prose(words, f"ن{i}و")} for i in range(n)], **more
    )


@pytest.mark.parametrize("takeaway", [None, "المعنى"])
@pytest.mark.parametrize("n", [1, 2, 3])
def test_few_short_points_with_lead_ins_are_rows_over_the_full_height(n: int, takeaway: str | None) -> None:
    result = support.laid(led(n, **({"takeaway": takeaway} if takeaway else {})))
    leads, texts = ([result.boxes(f"{key}-{i + 1}")[0] for i in range(n)] for key in ("lead", "text"))
    assert texts[0].rect.y == support.BODY.y
    bottom = result.boxes("strip")[0].rect.y if takeaway else support.BODY.bottom + n
    assert support.BODY.bottom - support.BODY.h // 3 < texts[-1].rect.bottom < bottom
    for lead, text in zip(leads, texts, strict=True):
        assert lead.placeholder
        assert text.placeholder
        assert (lead.rect.y, lead.rect.h) == (text.rect.y, text.rect.h)
        assert lead.rect.x > text.rect.right


@pytest.mark.parametrize("content", [led(4), led(3, words=30), planned(2, words=3)])
def test_many_or_long_points_or_some_without_lead_ins_are_a_list(content: Content) -> None:
    assert support.laid(content).boxes("body")
