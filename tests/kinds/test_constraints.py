from __future__ import annotations

from math import dist

import pytest

from deckgen.layout.content import Content
from deckgen.layout.geometry import WIDE
from deckgen.scene.nodes import Line, Shape, Tie
from deckgen.theme.tokens import ACCENT_BAR
from deckgen.units import Rect, inch, pt
from tests.kinds import support


def planned(n: int, title: int = 4, text: int = 5, **more: object) -> Content:
    items = [{"title": support.prose(title, f"س{i}و"), "text": support.prose(text, f"ن{i}و")} for i in range(n)]
    return support.content(constraints={"center": "عودة *مشروطة ومقيّدة*", "items": items}, **more)


@pytest.mark.parametrize(("n", "near"), [(3, 2), (4, 2), (5, 3), (6, 3)])
def test_cards_stand_round_the_hub_the_first_ones_at_the_reading_side(n: int, near: int) -> None:
    result = support.laid(planned(n))
    cards = [result.boxes(f"card-{i + 1}")[0].rect for i in range(n)]
    assert {card.right for card in cards[:near]} == {support.BODY.right}
    assert {card.x for card in cards[near:]} == {support.BODY.x}
    for side in (cards[:near], cards[near:]):
        assert [card.y for card in side] == sorted(card.y for card in side)
        middle = (side[0].y + side[-1].bottom) / 2
        assert middle == pytest.approx(support.BODY.y + support.BODY.h / 2, abs=2)


def test_the_hub_is_a_circle_in_the_middle_that_holds_its_text() -> None:
    result = support.laid(planned(6))
    (hub,) = result.boxes("hub")
    circle = circle_of(result)
    assert circle.w == circle.h
    assert circle.x + circle.w // 2 == WIDE.w // 2
    assert dist((hub.rect.x, hub.rect.y), center_of(circle)) <= circle.w / 2


def test_emphasis_in_the_hub_can_be_read_on_its_dark_ground() -> None:
    (hub,) = support.laid(planned(6)).boxes("hub")
    assert [run.color for run in hub.text.paragraphs[0].runs if "مشروطة" in run.text] == ["deep.accent"]


def test_connectors_lead_from_the_edge_of_the_hub_to_the_cards() -> None:
    result = support.laid(planned(6))
    circle = circle_of(result)
    lines = [node for node in result.slide.nodes if isinstance(node, Line)]
    for i, line in enumerate(lines):
        card = result.boxes(f"card-{i + 1}")[0].rect
        assert line.end == ((card.x - ACCENT_BAR if i < 3 else card.right + ACCENT_BAR), card.y + card.h // 2)
        assert line.stroke.width == pt(1.5)
        assert dist(line.start, center_of(circle)) == pytest.approx(circle.w / 2, abs=2)
        assert line.end_tie == Tie(f"card-{i + 1}", "l" if i < 3 else "r")
    assert len(lines) == 6


def circle_of(result: support.Laid) -> Rect:
    node = next(node for node in result.layouts[result.slide.layout].nodes if node.key == "circle")
    assert isinstance(node, Shape)
    assert node.preset == "ellipse"
    return node.rect


def center_of(circle: Rect) -> tuple[int, int]:
    return circle.x + circle.w // 2, circle.y + circle.h // 2


def test_cards_are_numbered_in_the_digits_of_the_deck() -> None:
    result = support.laid(planned(6), support.language("ar", digits="arab"))
    firsts = [support.said(result.boxes(f"card-{i + 1}")[0])[0].split()[0] for i in range(6)]
    assert firsts == ["١.", "٢.", "٣.", "٤.", "٥.", "٦."]


def test_cards_step_together() -> None:
    items = [{"title": support.speech(9), "text": "نص"}, {"title": "ب"}, {"title": "ج"}, {"title": "د"}, {"title": "ه"}]
    content = support.content(constraints={"center": "مركز", "items": items}, takeaway="المعنى")
    assert {box.text.step for box in support.texts(support.laid(content).slide) if "card" in box.key} == {1}


@pytest.mark.parametrize("n", [3, 4, 5, 6])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
@pytest.mark.parametrize(("title", "text"), [(2, 2), (4, 5)])
def test_a_comfortable_amount_fits_and_nothing_is_lost(n: int, takeaway: str | None, title: int, text: int) -> None:
    items = [{"title": support.speech(title, 4 * i), "text": support.speech(text, 7 * i)} for i in range(n)]
    more = {"takeaway": takeaway} if takeaway else {}
    content = support.content(constraints={"center": "مركز", "items": items}, **more)
    result = support.laid(content)
    said = [" ".join(support.said(result.boxes(f"card-{i + 1}")[0])) for i in range(n)]
    assert said == [f"{i + 1}. {item['title']} {item['text']}" for i, item in enumerate(items)]
    support.assert_sound(result)
    support.assert_twins(content)


@pytest.mark.parametrize("n", [3, 4, 5, 6])
def test_cards_without_texts_are_low_and_larger(n: int) -> None:
    content = support.content(constraints={"center": "عودة", "items": [{"title": "أ"}] * n})
    result = support.laid(content)
    cards = [result.boxes(f"card-{i + 1}")[0] for i in range(n)]
    assert {card.rect.h for card in cards} == {inch(1)}
    assert {card.text.paragraphs[0].size for card in cards} == {24}
    support.assert_sound(result)
    support.assert_twins(content)


def test_every_card_that_is_too_long_is_named() -> None:
    assert support.errors(planned(6, 20, 25)) == ["text-too-long"] * 6


def test_a_center_that_is_too_long_is_an_error() -> None:
    items = [{"title": word} for word in ("أ", "ب", "ج")]
    content = support.content(constraints={"center": support.prose(40), "items": items})
    assert support.errors(content) == ["text-too-long"]
