from __future__ import annotations

from typing import Any

import pytest

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.likelihood import DOT
from deckgen.scene.nodes import Shape, TextBox
from tests.kinds import support

BANDS = ("unlikely", "likely", "even", "remote")


def items(n: int, drivers: int = 3, length: int = 10) -> list[dict[str, Any]]:
    return [
        {
            "title": support.prose(3, f"ع{i}و"),
            "text": support.prose(6, f"ن{i}و"),
            "likelihood": BANDS[i],
            "drivers": [support.prose(length, f"د{i}و{k}و") for k in range(drivers)],
        }
        for i in range(n)
    ]


def planned(n: int = 2, drivers: int = 3, length: int = 10, **more: Any) -> Content:
    return support.content(scenarios=items(n, drivers, length), **more)


def test_cards_stand_side_by_side_from_the_reading_side_each_under_its_bar() -> None:
    result = support.laid(planned(3, 1, 2))
    cards = [result.boxes(f"scenario-{i}")[0].rect for i in (1, 2, 3)]
    assert cards[0].right == support.BODY.right
    assert [card.x for card in cards] == sorted((card.x for card in cards), reverse=True)
    bars = [node for node in result.layouts[result.slide.layout].nodes if isinstance(node, Shape)]
    assert [(bar.rect.x, bar.rect.w, bar.rect.bottom) for bar in bars] == [(c.x, c.w, c.y) for c in cards]
    assert [bar.fill for bar in bars] == ["a1", "a3", "a2"]


def test_a_card_says_its_number_its_title_what_happens_how_likely_and_what_drives_it() -> None:
    scenario = {"title": "تفاهمات مرنة", "text": "يبقى المسار", "likelihood": "likely", "drivers": ["قيود", "حسابات"]}
    result = support.section(scenarios=[scenario | {"drivers": 4 * ["قيود"]}, scenario])
    (box,) = result.boxes("scenario-2")
    dots, word = DOT * 6, "مرجّح"
    assert support.said(box) == [
        "السيناريو 2", "تفاهمات مرنة", "يبقى المسار", f"{dots}  {word}", "ما يدفع إليه", "قيود", "حسابات"
    ]  # fmt: skip


def test_the_label_has_the_colour_of_the_bar() -> None:
    result = support.laid(planned(2, 1, 2))
    assert [result.boxes(f"scenario-{i}")[0].style.levels[0].color for i in (1, 2)] == ["a1", "a3"]


def test_numbers_are_in_the_digits_of_the_deck() -> None:
    result = support.laid(planned(2, 1, 2), language("ar", digits="arab"))
    assert [support.said(result.boxes(f"scenario-{i}")[0])[0] for i in (1, 2)] == ["السيناريو ١", "السيناريو ٢"]


def test_a_driver_may_have_a_lead_in_and_points_under_it() -> None:
    driver = {"lead": "قيود", "text": "على الموارد", "points": ["تحت"]}
    long = [support.prose(8, f"ن{k}و") for k in range(4)]
    result = support.section(scenarios=[{"title": "أ", "drivers": long}, {"title": "ب", "drivers": [driver, *long]}])
    assert support.said(result.boxes("scenario-2")[0])[3:5] == ["قيود: على الموارد", "تحت"]


def test_cards_step_together() -> None:
    long = [support.speech(12, k) for k in range(3)]
    result = support.section(scenarios=["قصير", {"title": "طويل", "drivers": long}], takeaway="المعنى")
    assert {result.boxes(f"scenario-{i}")[0].text.step for i in (1, 2)} == {1}


def test_drivers_that_are_too_many_are_continued_under_the_same_titles() -> None:
    scenarios = [
        {"title": "طويل", "drivers": [support.prose(12, f"ن{k}و") for k in range(14)]},
        {"title": "قصير", "drivers": ["وحيد"]},
    ]
    result = support.section(scenarios=scenarios)
    assert len(result.slides) > 1
    for i, title in ((1, "طويل"), (2, "قصير")):
        assert {support.said(box)[1] for box in result.boxes(f"scenario-{i}")} == {title}
        assert len(result.boxes(f"scenario-{i}")) == len(result.slides)
    assert result.words.count("وحيد") == 1


@pytest.mark.parametrize(("n", "takeaway"), [(2, None), (3, None), (2, "المعنى"), (3, "المعنى")])
def test_a_comfortable_amount_stands_on_one_slide(n: int, takeaway: str | None) -> None:
    scenarios = [
        {
            "title": support.speech(3, i),
            "text": support.speech(6, 4 * i),
            "likelihood": "very_unlikely",
            "drivers": [support.speech(10 if n == 2 else 6, i + 5 * k) for k in range(2 if takeaway else 3)],
        }
        for i in range(n)
    ]
    more = {"takeaway": takeaway} if takeaway else {}
    assert len(support.section(scenarios=scenarios, **more).slides) == 1


@pytest.mark.slow
@pytest.mark.parametrize("n", [2, 3, 4])
@pytest.mark.parametrize("amount", [0.5, 1, 2, 5])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
def test_nothing_is_lost_at_any_amount(n: int, amount: float, takeaway: str | None) -> None:
    drivers = round(3 * amount)
    content = planned(n, drivers, **({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    wanted = {f"د{i}و{k}و{w}" for i in range(n) for k in range(drivers) for w in range(10)}
    wanted |= {f"ن{i}و{w}" for i in range(n) for w in range(6)} | {f"ع{i}و{w}" for i in range(n) for w in range(3)}
    assert wanted <= set(result.words)
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_title_that_fills_its_card_is_an_error() -> None:
    assert support.errors(support.content(scenarios=[support.prose(200), "ب"])) == ["text-too-long"]


@pytest.mark.parametrize(("message", "trunk"), [(None, "عنوان الشريحة"), ("إما هذا وإما ذاك", "عنوان الشريحة")])
def test_two_without_drivers_are_a_fork_from_what_the_slide_is_about(message: str | None, trunk: str) -> None:
    ways = [{"title": "ترتيبات", "text": "إذا تواءمت المصالح", "likelihood": "even"}, "تفاهمات مرنة"]
    content = support.content(scenarios=ways, **({"message": message} if message else {}))
    result = support.laid(content)
    assert result.slide.layout.startswith("scenarios-fork")
    assert [support.said(result.boxes(key)[0])[0] for key in ("trunk", "outcome-1", "outcome-2")] == [
        *(trunk, "ترتيبات", "تفاهمات مرنة"),
    ]
    support.assert_sound(result)
    support.assert_twins(content)


@pytest.mark.parametrize("more", [{}, {"takeaway": "المعنى"}], ids=["", "strip"])
@pytest.mark.parametrize("n", [2, 3, 4])
def test_scenarios_that_say_next_to_nothing_are_rows_beside_their_bars(n: int, more: dict[str, str]) -> None:
    content = support.content(scenarios=[{"title": "أ", "drivers": ["سبب"]}, "ب", "ج", "د"][:n], **more)
    result = support.laid(content)
    boxes = [result.boxes(f"scenario-{i}")[0] for i in range(1, n + 1)]
    assert len({box.rect.x for box in boxes}) == 1
    assert all(box.text.paragraphs[1].size >= 20 for box in boxes)
    assert support.said(result.boxes("course-1")[0]) == ["ما يدفع إليه", "سبب"]
    support.assert_sound(result)
    support.assert_twins(content)


def test_likelihoods_and_drivers_begin_level_across_cards() -> None:
    long, drivers = support.speech(9), [support.speech(6, k) for k in range(3)]
    scenarios = [
        {"title": "أ", "text": long, "likelihood": "even", "drivers": drivers},
        {"title": support.speech(9), "likelihood": "likely", "drivers": drivers},
        {"title": "ج", "text": "نص", "likelihood": "remote", "drivers": drivers[:2]},
    ]
    result = support.section(scenarios=scenarios)
    for level in (3, 4):
        begins = [_begins(result.boxes(f"scenario-{i}")[0], level) for i in (1, 2, 3)]
        assert max(begins) - min(begins) <= 1
    support.assert_sound(result)


def _begins(box: TextBox, level: int) -> float:
    """Return how far down in points the first paragraph of a level begins."""
    paragraphs = box.text.paragraphs
    index = [p.level for p in paragraphs].index(level)
    before = sum(box.style.levels[p.level].space_before for p in paragraphs[1 : index + 1])
    return float(before + sum(1.2 * p.size * p.line_pct / 100 * len(p.widths) for p in paragraphs[:index]))


def test_a_fork_of_titles_alone_has_low_branches() -> None:
    short, long = (
        support.section(scenarios=[text, text])
        for text in ("أ", {"title": "أ", "text": support.speech(12), "likelihood": "even"})
    )
    assert short.boxes("outcome-1")[0].rect.h < long.boxes("outcome-1")[0].rect.h
    for result in (short, long):
        support.assert_sound(result)
