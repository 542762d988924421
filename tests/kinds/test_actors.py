from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

import pytest

from deckgen.deck.audience import for_reader
from deckgen.deck.plan import plan
from deckgen.kinds import registry
from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Line, Shape, TextBox
from deckgen.units import Rect, inch
from tests.kinds import support

NAMES = ("موسكو", "دمشق", "أنقرة", "طهران", "بغداد", "عمّان")
Point = tuple[int, int]


def actors(n: int, length: int = 6) -> list[dict[str, Any]]:
    return [
        {"name": name, "wants": support.prose(length, f"ر{i}و"), "lever": support.prose(length, f"د{i}و")}
        for i, name in enumerate(NAMES[:n])
    ]


def link(start: int, end: int, text: str | None = None, **more: Any) -> dict[str, Any]:
    return {"from": NAMES[start], "to": NAMES[end], **({"text": text} if text else {}), **more}


def planned(n: int, links: Sequence[dict[str, Any]] = (), length: int = 2, **more: Any) -> Content:
    body = {"items": actors(n, length), **({"links": list(links)} if links else {})}
    return support.content(actors=body, **more)


def cards(result: support.Laid, n: int) -> list[Rect]:
    return [result.boxes(f"actor-{i}")[0].rect for i in range(1, n + 1)]


def ways(result: support.Laid) -> Iterator[tuple[str, list[Point]]]:
    """Yield the key and the corners of each line that is drawn."""
    for node in support.body(result.slide):
        if isinstance(node, Line):
            yield node.key, [node.start, node.end]
        elif isinstance(node, Shape):
            yield node.key, [(node.rect.x + x, node.rect.y + y) for x, y in node.paths[0]]


def meets(start: Point, end: Point, rect: Rect) -> bool:
    """Return whether a level or upright line goes through the inside of a box."""
    (left, right), (top, foot) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return left < rect.right and right > rect.x and top < rect.bottom and foot > rect.y


def assert_nothing_is_crossed(result: support.Laid, n: int) -> None:
    labels = [node for node in support.texts(result.slide) if node.key.startswith("label-")]
    for key, corners in ways(result):
        for start, end in pairwise(corners):
            assert start[0] == end[0] or start[1] == end[1], key
            for rect in (*cards(result, n), *(label.rect for label in labels)):
                assert not meets(start, end, rect), key


def refused(**body: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(OutlineError) as caught:
        support.content(actors=body)
    return [(problem.code, problem.hint) for problem in caught.value.problems]


@pytest.mark.parametrize(("n", "rows"), [(2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3])])
def test_cards_stand_row_by_row_from_the_reading_side(n: int, rows: list[int]) -> None:
    result = support.laid(planned(n))
    boxes = cards(result, n)
    assert boxes == sorted(boxes, key=lambda card: (card.y, -card.x))
    assert [sum(card.y == y for card in boxes) for y in sorted({card.y for card in boxes})] == rows
    assert {card.right for card in boxes if card.x == boxes[0].x} == {boxes[0].right}
    assert len({(card.w, card.h) for card in boxes}) == 1
    assert result.boxes("actor-1")[0].stroke is not None


def test_a_card_has_a_bar_in_its_partys_colour_at_the_reading_side() -> None:
    result = support.laid(planned(6))
    bars = [node for node in result.layouts[result.slide.layout].nodes if isinstance(node, Shape)]
    assert [bar.rect.right for bar in bars] == [card.right for card in cards(result, 6)]
    assert len({bar.fill for bar in bars}) == 6


def test_a_card_says_who_it_is_what_it_wants_and_what_it_can_do() -> None:
    result = support.section(actors=[{"name": "موسكو", "wants": "تثبيت القواعد", "lever": "الخبرة"}, "دمشق"])
    (box,) = result.boxes("actor-1")
    assert support.said(box) == ["موسكو", "الغاية: تثبيت القواعد", "الأداة: الخبرة"]
    assert [box.style.levels[p.level].color for p in box.text.paragraphs] == ["a1", "ink", "a5"]
    assert support.said(result.boxes("actor-2")[0]) == ["دمشق"]


def test_neighbours_are_joined_across_the_gap_between_them() -> None:
    result = support.laid(planned(4, [link(0, 1, "حوار"), link(0, 2, kind="indirect")]))
    first, second, third, _ = cards(result, 4)
    level, upright = (node for node in result.slide.nodes if isinstance(node, Line))
    assert {level.start[1], level.end[1]} == {first.y + first.h // 2}
    assert {level.start[0], level.end[0]} >= {first.x}
    assert second.right <= min(level.start[0], level.end[0]) < first.x
    assert [upright.start[1], upright.end[1]] == [first.bottom, third.y]
    assert upright.start[0] == upright.end[0]
    assert (level.stroke.dash, upright.stroke.dash) == ("solid", "dash")


def test_a_label_stands_over_a_level_line_and_beside_an_upright_one() -> None:
    result = support.laid(planned(4, [link(0, 1, "حوار"), link(0, 2, "تنسيق")]))
    level, upright = (node for node in result.slide.nodes if isinstance(node, Line))
    (over,), (beside,) = result.boxes("label-1"), result.boxes("label-2")
    # As the letters of a last line may reach to the foot of its box, what is free under that keeps them off the line.
    assert level.start[1] - over.rect.bottom >= inch(0.06)
    assert beside.rect.right < upright.start[0]
    assert upright.start[1] <= beside.rect.y < beside.rect.bottom <= upright.end[1]


def test_others_are_joined_by_a_lane_between_the_rows() -> None:
    result = support.laid(planned(6, [link(0, 5, "تنسيق")]))
    boxes = cards(result, 6)
    ((_, corners),) = ways(result)
    assert (corners[0][1], corners[-1][1]) == (boxes[0].bottom, boxes[5].y)
    assert boxes[0].bottom < corners[1][1] == corners[2][1] < boxes[5].y
    assert boxes[0].x < corners[0][0] < boxes[0].right
    assert boxes[5].x < corners[-1][0] < boxes[5].right


@pytest.mark.slow
@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("label", [None, "حوار", "تفاهم على خفض التصعيد", "تنسيقمتواصلدونانقطاعفيكلالجبهات"])
def test_no_link_crosses_a_text_and_none_is_lost(n: int, label: str | None) -> None:
    pairs = list(combinations(range(n), 2))
    for first in range(len(pairs)):
        chosen = [pairs[(first + i * i) % len(pairs)] for i in range(4)]
        content = planned(n, [link(*pair, label) for pair in chosen])
        result = support.laid(content)
        assert_nothing_is_crossed(result, n)
        told = " ".join(support.said(box)[0] for box in result.boxes("told"))
        if label is None:
            assert len(list(ways(result))) + told.count(" – ") == len(chosen)
        else:
            labels = [node for node in support.texts(result.slide) if node.key.startswith("label-")]
            assert len(labels) + told.count(label) == len(chosen)
        support.assert_sound(result)
        support.assert_twins(content)


def test_several_links_between_neighbours_do_not_coincide() -> None:
    result = support.laid(planned(2, [link(0, 1, "أول"), link(1, 0, "ثان"), link(0, 1, "ثالث")]))
    assert len({corners[0][1] for _, corners in ways(result)}) == 2
    assert support.said(result.boxes("told")[0]) == ["موسكو – دمشق: ثالث"]


def test_links_beyond_the_lanes_are_told_under_the_cards() -> None:
    links = [link(*pair, f"صلة{i}") for i, pair in enumerate([(0, 2), (0, 4), (0, 5), (1, 3)])]
    links.append(link(1, 5, "آخر", kind="indirect"))
    result = support.section(actors={"items": NAMES, "links": links})
    assert len(list(ways(result))) == 3
    (told,) = result.boxes("told")
    assert support.said(told) == ["دمشق – طهران: صلة3؛ دمشق - - عمّان: آخر"]
    assert told.rect.y > cards(result, 6)[5].bottom
    assert told.rect.bottom == support.BODY.bottom


def test_lanes_give_way_to_what_the_cards_say() -> None:
    links = [link(0, 2, "أول"), link(0, 4, "ثان"), link(0, 5, "ثالث")]
    items = [{"name": name, "wants": support.prose(6), "lever": "نص"} for name in NAMES]
    short, long = (support.section(actors={"items": given, "links": links}) for given in (NAMES, items))
    assert len(list(ways(short))) == 3
    assert len(list(ways(long))) < 3
    assert {"أول", "ثان", "ثالث"} <= {word.strip("؛") for word in long.words}


def test_a_link_names_two_actors() -> None:
    items = [{"name": "موسكو"}, {"name": "دمشق"}]
    assert refused(items=items, links=[{"from": "موسكو", "to": "دمشقة"}]) == [("unknown-value", 'did you mean "دمشق"?')]
    assert refused(items=items, links=[{"from": "موسكو", "to": "موسكو"}]) == [("linked-to-itself", None)]


def test_an_unknown_actor_is_reported_where_it_is_named() -> None:
    with pytest.raises(OutlineError) as caught:
        support.content(actors={"items": ["أ", "ب"], "links": [{"from": "أ", "to": "ج"}]})
    (problem,) = caught.value.problems
    assert 'unknown actor "ج"' in problem.message
    text = '{"deckgen": 1, "title": "عنوان", "sections": [{"title": "عنوان الشريحة", "actors": {"items": ["أ", "ب"], '
    assert problem.place.column == len(text) + len('"links": [{"from": "أ", "to": ') + 1


def test_a_name_in_one_language_finds_the_actor_in_another() -> None:
    items = [{"name": {"ar": "موسكو", "en": "Moscow"}}, {"name": {"ar": "دمشق", "en": "Damascus"}}]
    section = {"title": {"ar": "ع", "en": "T"}, "actors": {"items": items, "links": [{"from": "موسكو", "to": "دمشق"}]}}
    outline = support.outline(title={"ar": "ع", "en": "T"}, sections=[section], audiences={"them": {"language": "en"}})
    reduced, problems = for_reader(outline, "them")
    assert problems == []
    content = plan(reduced, language("en"), registry()).contents[-1]
    result = support.laid(content, language("en"))
    assert [support.said(result.boxes(f"actor-{i}")[0]) for i in (1, 2)] == [["Moscow"], ["Damascus"]]
    assert len(list(ways(result))) == 1


def test_a_link_to_an_actor_who_is_for_others_is_not_shown() -> None:
    items = [*actors(3, 1), {"name": "سري", "for": ["them"]}]
    links = [link(0, 1, "حوار"), {"from": "سري", "to": NAMES[0], "text": "خفي"}]
    section = {"title": "ع", "actors": {"items": items, "links": links}}
    reduced, _ = for_reader(support.outline(sections=[section], audiences={"them": {}}))
    result = support.laid(plan(reduced, language("ar"), registry()).contents[-1])
    assert len(list(ways(result))) == 1
    assert "خفي" not in result.words


def test_cards_step_together() -> None:
    items = [*actors(3, 2), {"name": "طويل", "wants": support.speech(12), "lever": "نص"}]
    result = support.section(actors=items, takeaway="المعنى")
    assert {node.text.step for node in support.texts(result.slide) if node.key.startswith("actor-")} == {1}


def test_a_comfortable_amount_fits_with_its_links() -> None:
    items = [
        {"name": name, "wants": support.speech(6, 3 * i), "lever": support.speech(6, 5 * i)}
        for i, name in enumerate(NAMES[:4])
    ]
    links = [
        link(0, 1, "حوار أمني"),
        link(0, 2, "تنسيق ميداني"),
        link(2, 3, "تشاور"),
        link(0, 3, "تفاهم", kind="indirect"),
    ]
    result = support.section(actors={"items": items, "links": links})
    assert result.boxes("told") == []


@pytest.mark.parametrize(
    ("n", "amount", "takeaway"),
    [
        *((n, amount, None) for n in (2, 3, 4, 5, 6) for amount in (0.5, 1)),
        *((n, 0.5, "المعنى") for n in (2, 3, 4, 5, 6)),
        *((n, 2, takeaway) for n in (2, 3) for takeaway in (None, "المعنى")),
        (4, 2, None),
        (2, 5, None),
    ],
)
def test_nothing_is_lost_at_any_amount(n: int, amount: float, takeaway: str | None) -> None:
    length = round(6 * amount)
    content = planned(n, [link(0, 1, "حوار")], length, **({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    wanted = {f"{sign}{i}و{w}" for sign in "رد" for i in range(n) for w in range(length)}
    assert {*wanted, *NAMES[:n], "حوار"} <= set(result.words)
    support.assert_sound(result)
    support.assert_twins(content)


@pytest.mark.parametrize(("n", "amount"), [(5, 2), (6, 2), (3, 5), (4, 5), (5, 5), (6, 5)])
def test_every_card_that_is_too_long_is_named(n: int, amount: int) -> None:
    assert support.errors(planned(n, [link(0, 1, "حوار")], 6 * amount)) == ["text-too-long"] * n


def test_more_links_in_words_than_there_is_room_for_are_an_error() -> None:
    links = [link(*pair, support.speech(30)) for pair in combinations(range(6), 2)]
    assert support.errors(planned(6, links)) == ["text-too-long"]


def test_every_label_is_a_text_of_its_own() -> None:
    result = support.laid(planned(4, [link(0, 1, "حوار")]))
    (box,) = result.boxes("label-1")
    assert isinstance(box, TextBox)
    assert box.placeholder is None
