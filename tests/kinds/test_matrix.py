from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Line, Shape, TextBox
from deckgen.units import Rect
from tests.kinds import support

X = {"title": "الكلفة", "low": "منخفضة", "high": "مرتفعة"}
Y = {"title": "الأثر", "low": "محدود", "high": "واسع"}


def matrix(*spots: tuple[float, float], length: int = 5) -> dict[str, Any]:
    items = [{"text": support.prose(length, f"ب{i}و"), "x": x, "y": y} for i, (x, y) in enumerate(spots)]
    return {"x": X, "y": Y, "items": items}


def spread(n: int) -> list[tuple[float, float]]:
    return [(i * 5 % n / n, i * 7 % n / n) for i in range(n)]


def marks(result: support.Laid) -> list[TextBox]:
    return [node for node in support.texts(result.slides[0]) if node.key.startswith("mark-")]


def drawn(result: support.Laid, key: str) -> Shape | Line:
    node = next(node for node in result.layouts[result.slides[0].layout].nodes if node.key == key)
    assert isinstance(node, Shape | Line)
    return node


def plot(result: support.Laid) -> Rect:
    node = drawn(result, "plot")
    assert isinstance(node, Shape)
    return node.rect


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
    assert [node.key for node in support.body(result.slide)] == ["x-title", "mark-1", "key"]
    assert {p.key for p in result.layouts[result.slide.layout].placeholders} >= {"x-title", "key"}
    assert result.slide.layout != support.section(matrix=matrix((0, 0))).slide.layout


def test_each_mark_has_the_number_of_its_text_in_the_digits_of_the_deck() -> None:
    content = support.content(matrix=matrix((0.1, 0.1), (0.9, 0.9), length=1))
    result = support.laid(content, language("ar", digits="arab"))
    assert [support.said(mark) for mark in marks(result)] == [["١"], ["٢"]]
    assert support.said(result.boxes("key")[0]) == ["١. ب0و0", "٢. ب1و0"]


@pytest.mark.parametrize("spot", [(0, 0), (1, 1), (0.5, 0.5), (0.5, 0)])
def test_marks_that_coincide_stand_side_by_side(spot: tuple[float, float]) -> None:
    content = support.content(matrix=matrix(*[spot] * 12, length=1))
    result = support.laid(content)
    rects = [mark.rect for mark in marks(result)]
    alone = marks(support.section(matrix=matrix(spot)))[0].rect
    assert rects[0] == alone
    for a, b in combinations(rects, 2):
        assert max(abs(a.x - b.x), abs(a.y - b.y)) > a.w
    rect = plot(result)
    assert all(rect.x < r.x and r.right < rect.right and rect.y < r.y and r.bottom < rect.bottom for r in rects)
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_mark_with_room_stays_where_it_belongs() -> None:
    together = marks(support.section(matrix=matrix((0.5, 0.5), (0.5, 0.5), (0.9, 0.1))))
    (alone,) = marks(support.section(matrix=matrix((0.9, 0.1))))
    assert together[2].rect == alone.rect


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
    own = [word for box in result.boxes("key") for line in support.said(box) for word in line.split()]
    wanted = [word for i in range(n) for word in (f"{i + 1}.", *support.prose(length, f"ب{i}و").split())]
    assert own == wanted
    for slide in result.slides:
        assert sum(node.key.startswith("mark-") for node in slide.nodes) == n
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_label_that_is_too_long_is_an_error() -> None:
    body = {**matrix((0, 0)), "x": {"title": support.prose(20), "high": support.prose(20)}}
    assert support.errors(support.content(matrix=body)) == ["text-too-long"] * 2
