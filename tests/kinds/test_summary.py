from __future__ import annotations

from typing import Any

import pytest

from deckgen.layout.content import Content
from deckgen.theme.tokens import ACCENT_BAR
from tests.kinds import support


def planned(words: int = 28, n: int = 4, length: int = 14, **more: Any) -> Content:
    listed = [{"lead": f"محور{i}", "text": support.prose(length, f"ن{i}و")} for i in range(n)]
    given = {"message": support.prose(words), "points": listed, **more}
    made = support.contents(sections=["قسم"], summary={k: v for k, v in given.items() if v})
    return next(content for content in made if content.kind == "summary")


def test_the_panel_stands_at_the_reading_side_of_its_points() -> None:
    result = support.laid(planned(words=28, n=2))
    (message,), (points,) = result.boxes("message"), result.boxes("points")
    assert message.rect.right == support.BODY.right
    assert message.rect.bottom == support.BODY.bottom
    assert points.rect.x == support.BODY.x
    assert points.rect.right < message.rect.x
    assert message.fill == "deep.fill"


def test_the_headline_is_the_decks_own_words_unless_a_title_is_given() -> None:
    assert support.laid(planned(words=10, n=2)).slide.title == "الخلاصة أولًا"
    assert support.laid(planned(words=10, n=2, title="عنوان آخر")).slide.title == "عنوان آخر"


def test_a_lead_in_stands_bold_over_its_text() -> None:
    (points,) = support.laid(planned(words=10, n=1)).boxes("points")
    lead, text = points.text.paragraphs
    levels = [points.style.levels[p.level] for p in (lead, text)]
    assert lead.text == "محور0"
    assert [level.bold for level in levels] == [True, False]
    assert lead.size > text.size


def test_a_point_without_a_lead_in_has_a_bullet() -> None:
    (points,) = support.laid(planned(words=10, points=["أول", "ثان"])).boxes("points")
    assert [bool(points.style.levels[p.level].bullet) for p in points.text.paragraphs] == [True, True]


def test_without_points_the_panel_is_as_wide_as_the_slide() -> None:
    content = planned(n=0)
    result = support.laid(content)
    (message,) = result.boxes("message")
    assert (message.rect.x, message.rect.right) == (support.BODY.x, support.BODY.right)
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    points = [{"lead": support.speech(2, i), "text": support.speech(12, i + 5)} for i in range(3)]
    result = support.laid(planned(message=support.speech(28), points=points))
    assert len(result.slides) == 1


@pytest.mark.parametrize("takeaway", [None, "المعنى"])
@pytest.mark.parametrize("points", [2, 4, 8, 20])
def test_nothing_is_lost_at_any_amount(points: int, takeaway: str | None) -> None:
    content = planned(words=14, n=points, takeaway=takeaway)
    result = support.laid(content)
    wanted = {f"ن{i}و{w}" for i in range(points) for w in range(14)} | {f"محور{i}" for i in range(points)}
    assert wanted <= set(result.words)
    assert all(slide.nodes[1].key == "message" for slide in result.slides)
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_lead_in_is_never_left_alone_at_the_foot_of_a_slide() -> None:
    for box in support.laid(planned(words=14, n=12)).boxes("points"):
        assert box.text.paragraphs[-1].level != 0


def test_a_message_that_is_too_long_is_an_error() -> None:
    assert support.errors(planned(words=120)) == ["text-too-long"]


def test_a_short_message_is_larger_in_a_lower_panel() -> None:
    long, short = (support.laid(planned(words=words, n=2)) for words in (28, 3))
    (whole,), (panel,) = long.boxes("message"), short.boxes("message")
    assert panel.text.paragraphs[0].size > whole.text.paragraphs[0].size
    assert panel.rect.h < whole.rect.h
    assert short.boxes("points")[0].rect.h < long.boxes("points")[0].rect.h
    support.assert_sound(short)
    support.assert_twins(planned(words=3, n=2))


def test_beside_points_with_lead_ins_those_without_have_no_bullets() -> None:
    for points, bullets in (["أ", "ب"], True), (["أ", {"lead": "ب", "text": "ج"}], False):
        summary = {"message": "م", "points": points}
        (made,) = (c for c in support.contents(summary=summary, sections=["قسم"]) if c.kind == "summary")
        (box,) = support.laid(made).boxes("points")
        assert bool(box.style.levels[box.text.paragraphs[0].level].bullet) is bullets


def test_points_stand_level_with_a_message_that_stands_lower() -> None:
    result = support.laid(planned(words=2, points=["أول"]))
    (message,), (points,) = result.boxes("message"), result.boxes("points")
    assert message.rect.bottom < support.BODY.bottom
    middles = [2 * box.rect.y + box.rect.h + box.style.insets[1] - box.style.insets[3] for box in (message, points)]
    assert abs(middles[0] - middles[1]) <= 2 * ACCENT_BAR
