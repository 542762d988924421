from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Line, Shape, SlideScene, TextBox
from deckgen.units import Rect, inch
from tests.kinds import support

X = {"title": "الكلفة", "low": "منخفضة", "high": "مرتفعة"}
Y = {"title": "الأثر", "low": "محدود", "high": "واسع"}


def matrix(*spots: tuple[float, float], length: int = 5) -> dict[str, Any]:
    items = [{"text": support.prose(length, f"ب{i}و"), "x": x, "y": y} for i, (x, y) in enumerate(spots)]
    return {"x": X, "y": Y, "items": items}


def spread(n: int) -> list[tuple[float, float]]:
    return [(i * 5 % n / n, i * 7 % n / n) for i in range(n)]


def marks(result: support.Laid) -> list[TextBox | Shape]:
    nodes = [node for node in result.slides[0].nodes if node.key.startswith("mark-")]
    assert all(isinstance(node, TextBox | Shape) for node in nodes)
    return nodes  # type: ignore[return-value]


def drawn(result: support.Laid, key: str) -> Shape | Line:
    node = next(node for node in result.layouts[result.slides[0].layout].nodes if node.key == key)
    assert isinstance(node, Shape | Line)
    return node


def plot(result: support.Laid) -> Rect:
    x, y = drawn(result, "axis-x"), drawn(result, "axis-y")
    assert isinstance(x, Line)
    assert isinstance(y, Line)
    return Rect(min(x.start[0], x.end[0]), y.end[1], abs(x.end[0] - x.start[0]), x.start[1] - y.end[1])


def test_x_grows_from_the_reading_side_and_y_upwards() -> None:
    low, high = marks(support.section(matrix=matrix((0.1, 0.1), (0.9, 0.9))))
    assert high.rect.x < low.rect.x
    assert high.rect.y < low.rect.y
    low, high = marks(support.twin(support.content(matrix=matrix((0.1, 0.1), (0.9, 0.9)))))
    assert high.rect.x > low.rect.x


def test_axes_begin_together_and_point_where_they_grow() -> None:
    result = support.section(matrix=matrix((0.5, 0.5)))
    rect, x, y = plot(result), drawn(result, "axis-x"), drawn(result, "axis-y")
    assert isinstance(x, Line)
    assert isinstance(y, Line)
    assert x.start == y.start == (rect.right, rect.bottom)
    assert (x.end, y.end) == ((rect.x, rect.bottom), (rect.right, rect.y))
    assert x.stroke.arrow
    assert (x.stroke.color, y.stroke) == ("a5", x.stroke)


def test_half_way_is_the_middle_and_the_ends_are_inside() -> None:
    result = support.section(matrix=matrix((0.5, 0.5), (0, 0), (1, 1)))
    rect = plot(result)
    middle, low, high = (mark.rect for mark in marks(result))
    assert middle.x + middle.w // 2 == pytest.approx(rect.x + rect.w // 2, abs=2)
    assert middle.y + middle.h // 2 == pytest.approx(rect.y + rect.h // 2, abs=2)
    for mark in (low, high):
        assert rect.x < mark.x < mark.right < rect.right
        assert rect.y < mark.y < mark.bottom < rect.bottom


def test_labels_stand_along_their_axes() -> None:
    result = support.section(matrix=matrix((0.5, 0.5)))
    rect = plot(result)
    said = {key: support.said(result.boxes(key)[0])[0] for key in ("x-title", "x-low", "x-high", "y-low", "y-high")}
    assert said == {"x-title": "الكلفة", "x-low": "منخفضة", "x-high": "مرتفعة", "y-low": "محدود", "y-high": "واسع"}
    boxes = {key: result.boxes(key)[0].rect for key in said}
    assert boxes["x-low"].right == rect.right
    assert boxes["x-high"].x == pytest.approx(rect.x, abs=2)
    assert boxes["x-low"].y == rect.bottom
    assert boxes["y-high"].y == rect.y
    assert boxes["y-low"].x > rect.right


def test_labels_that_are_not_given_have_no_box() -> None:
    body = {"x": {"title": "الكلفة"}, "y": {}, "items": [{"text": "أ", "x": 0, "y": 0}]}
    result = support.section(matrix=body)
    assert [node.key for node in support.body(result.slide)] == ["x-title", "mark-1", "label-1"]
    assert {p.key for p in result.layouts[result.slide.layout].placeholders} >= {"x-title"}
    assert result.slide.layout != support.section(matrix=matrix((0, 0))).slide.layout


def test_each_mark_has_the_number_of_its_text_in_the_digits_of_the_deck() -> None:
    content = support.content(matrix=matrix((0.5, 0.5), (0.5, 0.5), length=1))
    result = support.laid(content, language("ar", digits="arab"))
    assert [support.said(mark) for mark in marks(result) if isinstance(mark, TextBox)] == [["١"], ["٢"]]
    assert support.said(result.boxes("key")[0]) == ["١. ب0و0", "٢. ب1و0"]


@pytest.mark.parametrize("spot", [(0, 0), (1, 1), (0.5, 0.5), (0.5, 0)])
def test_marks_that_coincide_stand_side_by_side(spot: tuple[float, float]) -> None:
    content = support.content(matrix=matrix(*[spot] * 12, length=1))
    result = support.laid(content)
    rects = [mark.rect for mark in marks(result)]
    alone = marks(support.section(matrix=matrix(spot, spot)))[0].rect
    assert rects[0] == alone
    for a, b in combinations(rects, 2):
        assert max(abs(a.x - b.x), abs(a.y - b.y)) > a.w
    rect = plot(result)
    assert all(rect.x < r.x and r.right < rect.right and rect.y < r.y and r.bottom < rect.bottom for r in rects)
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_mark_with_room_stays_where_it_belongs() -> None:
    together = marks(support.section(matrix=matrix((0.5, 0.5), (0.5, 0.5), (0.9, 0.1))))
    others = marks(support.section(matrix=matrix((0.1, 0.5), (0.1, 0.5), (0.9, 0.1))))
    assert together[2].rect == others[2].rect


def test_numbers_are_from_0_to_1_and_items_are_no_more_than_twelve() -> None:
    for body, code in ((matrix((1.5, 0.2)), "out-of-range"), (matrix(*spread(13)), "too-many-items")):
        with pytest.raises(OutlineError) as caught:
            support.content(matrix=body)
        assert [problem.code for problem in caught.value.problems] == [code]


@pytest.mark.parametrize("takeaway", [None, "المعنى"])
def test_a_comfortable_amount_stands_on_one_slide(takeaway: str | None) -> None:
    items = [{"text": support.speech(5, 3 * i), "x": x, "y": y} for i, (x, y) in enumerate(spread(8))]
    more = {"takeaway": takeaway} if takeaway else {}
    assert len(support.section(matrix={"x": X, "y": Y, "items": items}, **more).slides) == 1


def planned(n: int, length: int, takeaway: str | None) -> Content:
    more = {"takeaway": takeaway} if takeaway else {}
    return support.content(matrix=matrix(*spread(n), length=length), **more)


@pytest.mark.parametrize(("n", "length"), [(4, 5), (8, 5), (12, 5), (8, 10), (12, 10), (8, 25), (12, 25), (1, 300)])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
def test_nothing_is_lost_at_any_amount(n: int, length: int, takeaway: str | None) -> None:
    content = planned(n, length, takeaway)
    result = support.laid(content)
    lines = [line for slide in result.slides for box in _said(slide) for line in support.said(box)]
    texts = [support.prose(length, f"ب{i}و").split() for i in range(n)]
    numbers = [[f"{i + 1}."] if result.boxes("key") else [] for i in range(n)]
    wanted = [" ".join((*number, *text)) for number, text in zip(numbers, texts, strict=True)]
    assert " ".join(lines).split() == " ".join(wanted).split()
    for slide in result.slides:
        assert sum(node.key.startswith("mark-") for node in slide.nodes) == n
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_label_that_is_too_long_is_an_error() -> None:
    body = {**matrix((0, 0)), "x": {"title": support.prose(20), "high": support.prose(20)}}
    assert support.errors(support.content(matrix=body)) == ["text-too-long"] * 2


def _said(slide: SlideScene) -> list[TextBox]:
    return [box for box in support.texts(slide) if box.key.startswith(("key", "label"))]


QUADRANTS = ["ابدأ به", "خطّط له", "لا تستعجله", "تجنّبه"]


def test_a_label_stands_beside_its_dot_and_covers_no_other() -> None:
    spots = [(0.1, 0.2), (0.95, 0.2), (0.5, 0.5), (0.12, 0.8), (0.2, 0.83), (0.9, 0.9)]
    content = support.content(matrix={**matrix(*spots, length=2), "quadrants": QUADRANTS})
    result = support.laid(content)
    labels, rect = [box for box in support.texts(result.slide) if box.key.startswith("label")], plot(result)
    assert len(labels) == len(spots)
    for label, dot in zip(labels, marks(result), strict=True):
        assert label.rect.inset(-inch(0.1)).x < dot.rect.right
        assert dot.rect.x < label.rect.right + inch(0.1)
        assert rect.x <= label.rect.x < label.rect.right <= rect.right
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_label_stands_clear_of_the_hairlines_through_the_middle() -> None:
    result = support.section(matrix=matrix((0.2, 0.5), (0.5, 0.2)))
    rect, (beside, over) = plot(result), [box.rect for box in _said(result.slide)]
    assert not beside.y < rect.y + rect.h // 2 < beside.bottom
    assert not over.x < rect.x + rect.w // 2 < over.right


def test_labels_that_would_collide_are_a_key_with_numbers() -> None:
    close = [(0.5, 0.5), (0.51, 0.51), (0.49, 0.49), (0.5, 0.52)]
    assert support.section(matrix=matrix(*close)).boxes("key")
    assert not support.section(matrix=matrix((0.1, 0.2), (0.8, 0.9))).boxes("key")


@pytest.mark.parametrize("spots", [[(0.1, 0.9), (0.8, 0.2)], [(0.5, 0.5)] * 3])
def test_quadrants_are_named_in_reading_order_and_one_may_be_pointed_out(spots: list[tuple[float, float]]) -> None:
    body = {**matrix(*spots), "quadrants": QUADRANTS, "highlight": [QUADRANTS[1]]}
    result = support.section(matrix=body)
    boxes = [result.boxes(f"quadrant-{i}")[0] for i in range(1, 5)]
    assert [support.said(box)[0] for box in boxes] == QUADRANTS
    assert boxes[0].rect.x > boxes[1].rect.x == boxes[3].rect.x
    assert boxes[0].rect.y == boxes[1].rect.y < boxes[2].rect.y
    assert [box.style.levels[0].bold for box in boxes] == [False, True, False, False]
    ground = drawn(result, "highlighted-2")
    assert isinstance(ground, Shape)
    assert ground.rect.x <= boxes[1].rect.x < boxes[1].rect.right <= ground.rect.right
    assert {mark.fill for mark in marks(result)} == {"a1"}
    support.assert_sound(result)
    support.assert_twins(support.content(matrix=body))


@pytest.mark.parametrize("spots", [[(0.1, 0.9), (0.8, 0.2)], [(0.5, 0.5)] * 2])
def test_an_item_that_is_pointed_out_is_bold_and_mutes_the_others(spots: list[tuple[float, float]]) -> None:
    body = matrix(*spots, length=1)
    result = support.section(matrix={**body, "highlight": [body["items"][1]["text"]]})
    assert [mark.fill for mark in marks(result)] == ["a5", "a1"]
    box = result.boxes("label-2") or result.boxes("key")
    last = box[0].text.paragraphs[-1]
    assert box[0].style.levels[0].bold or last.runs[-1].bold


def test_only_a_name_of_the_matrix_can_be_pointed_out_and_quadrants_are_four() -> None:
    for more, code in (({"highlight": ["غيره"]}, "unknown-value"), ({"quadrants": QUADRANTS[:3]}, "too-few-items")):
        with pytest.raises(OutlineError) as caught:
            support.content(matrix={**matrix((0, 0)), **more})
        assert [problem.code for problem in caught.value.problems] == [code]
