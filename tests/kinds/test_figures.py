from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from deckgen.layout.content import Content
from deckgen.layout.geometry import WIDE
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Line
from tests.kinds import support


def figure(i: int = 0, label: int = 3, context: int = 6, value: str = "45%") -> dict[str, str]:
    return {"value": value, "label": support.prose(label, f"ص{i}و"), "context": support.prose(context, f"س{i}و")}


def planned(n: int = 1, reading: int = 0, label: int = 3, context: int = 6, **more: Any) -> Content:
    items = [figure(i, label, context) for i in range(n)]
    points = [support.prose(8, f"ق{i}و") for i in range(reading)]
    return support.content(figures={"items": items, "reading": points} if points else items, **more)


def laid_or_refused(content: Content) -> support.Laid | OutlineError:
    try:
        return support.laid(content)
    except OutlineError as error:
        return error


def sizes(result: support.Laid, n: int) -> set[float]:
    return {box.text.paragraphs[0].size for i in range(n) for box in result.boxes(f"value-{i + 1}")}


def test_one_number_stands_large_over_its_label_beside_its_reading() -> None:
    result = support.laid(planned(reading=2))
    (value,), (text,), (reading,) = (result.boxes(key) for key in ("value-1", "text-1", "reading"))
    assert value.text.paragraphs[0].size == 115
    assert value.rect.right == text.rect.right == WIDE.w - WIDE.margin
    assert value.rect.bottom == text.rect.y
    assert reading.rect.x == WIDE.margin
    assert reading.rect.right < value.rect.x
    assert [text.style.levels[p.level].color for p in text.text.paragraphs] == ["a1", "a5"]


def test_the_reading_begins_with_the_decks_own_word_where_it_has_no_head() -> None:
    (own,) = support.section(figures={"items": [figure()], "reading": ["نقطة"]}).boxes("reading")
    assert support.said(own) == ["لماذا يهم؟", "نقطة"]
    points = [{"lead": "ماذا يعني للقرار؟", "text": "نص"}]
    (headed,) = support.section(figures={"items": [figure()], "reading": points}).boxes("reading")
    assert support.said(headed) == ["ماذا يعني للقرار؟", "نص"]


def test_several_numbers_stand_side_by_side_from_the_reading_side() -> None:
    result = support.laid(planned(3))
    boxes = [result.boxes(f"value-{i}")[0].rect for i in (1, 2, 3)]
    assert boxes[0].right == WIDE.w - WIDE.margin
    assert boxes[0].x > boxes[1].right > boxes[1].x > boxes[2].right
    assert boxes[2].x == WIDE.margin
    rules = [node for node in result.layouts[result.slide.layout].nodes if isinstance(node, Line)]
    assert [boxes[i + 1].right < rule.start[0] < boxes[i].x for i, rule in enumerate(rules)] == [True, True]


def test_several_numbers_with_a_reading_stand_under_each_other() -> None:
    result = support.laid(planned(4, reading=2))
    values = [result.boxes(f"value-{i}")[0].rect for i in (1, 2, 3, 4)]
    assert [box.bottom <= below.y for box, below in pairwise(values)] == [True] * 3
    (text,) = result.boxes("text-1")
    assert (text.rect.y, text.rect.h) == (values[0].y, values[0].h)
    assert text.rect.right < values[0].x


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_values_have_the_size_at_which_the_widest_fits(n: int) -> None:
    short = [figure(i, value="9") for i in range(n)]
    (largest,) = sizes(support.section(figures=short), n)
    wide = figure(value="12,123,456,789,123" if n == 1 else "123,456,789")
    result = support.section(figures=[*short[1:], wide])
    (size,) = sizes(result, n)
    assert size < largest
    support.assert_sound(result)


def test_a_value_stays_in_one_line() -> None:
    result = support.section(figures=[figure(i, value="1.2 مليون نازح") for i in range(4)])
    (value,) = result.boxes("value-1")
    assert value.text.paragraphs[0].breaks == ()
    assert support.said(value) == ["1.2 مليون نازح"]


def test_a_value_that_is_too_wide_is_an_error_at_its_place() -> None:
    content = support.content(figures=[figure(), figure(1, value=support.prose(12))])
    with pytest.raises(OutlineError) as caught:
        support.laid(content)
    (problem,) = caught.value.problems
    assert problem.code == "value-too-wide"
    assert problem.place == content.body.items[1].value.place  # type: ignore[attr-defined]
    assert re.search(r"at 28 points: [1-9]\d*% too wide", problem.message)


@pytest.mark.parametrize(
    ("value", "rtl"),
    [("+12%", False), ("−3", False), ("45%", False), ("12 kWh", False), ("+12 نقطة", True), ("٪٤٥", True)],
)
def test_a_value_without_right_to_left_letters_is_laid_out_from_the_left(value: str, rtl: bool) -> None:
    (box,) = support.section(figures=[figure(value=value)]).boxes("value-1")
    assert box.text.paragraphs[0].rtl is rtl
    assert box.text.paragraphs[0].align == "r"


@pytest.mark.parametrize("n", [1, 2, 3, 4])
@pytest.mark.parametrize("reading", [0, 3])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
@pytest.mark.parametrize("amount", [0.5, 1, 2, 5])
def test_nothing_is_lost_at_any_amount(n: int, reading: int, takeaway: str | None, amount: float) -> None:
    label, context, points = round(3 * amount), round(6 * amount), round(reading * amount)
    content = planned(n, points, label, context, **({"takeaway": takeaway} if takeaway else {}))
    result = laid_or_refused(content)
    if isinstance(result, OutlineError):
        assert amount > 1
        assert {problem.code for problem in result.problems} == {"text-too-long"}
        assert all("too many" in problem.message for problem in result.problems)
        return
    wanted = {f"ص{i}و{k}" for i in range(n) for k in range(label)}
    wanted |= {f"س{i}و{k}" for i in range(n) for k in range(context)}
    wanted |= {f"ق{i}و{k}" for i in range(points) for k in range(8)}
    assert wanted <= set(result.words)
    support.assert_sound(result)
    support.assert_twins(content)


@pytest.mark.parametrize("n", [1, 2, 3, 4])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
def test_a_comfortable_amount_stands_on_one_slide(n: int, takeaway: str | None) -> None:
    items = [{"value": "45%", "label": support.speech(3, i), "context": support.speech(6, 5 * i)} for i in range(n)]
    body = {"items": items, "reading": [support.speech(8, 7 * i) for i in range(3)]}
    more = {"takeaway": takeaway} if takeaway else {}
    assert len(support.section(figures=body, **more).slides) == 1
    assert len(support.section(figures=items, **more).slides) == 1


def test_a_reading_that_is_too_long_goes_on_beside_the_same_numbers() -> None:
    result = support.laid(planned(2, reading=20))
    assert len(result.slides) > 1
    assert len(result.boxes("value-1")) == len(result.boxes("text-2")) == len(result.slides)
    said = [word for box in result.boxes("reading") for word in support.words(box) if word.startswith("ق")]
    assert said == [f"ق{i}و{k}" for i in range(20) for k in range(8)]


@pytest.mark.parametrize("more", [{}, {"reading": ["نقطة"]}], ids=["alone", "reading"])
def test_a_number_with_a_label_alone_stands_lower_and_larger(more: dict[str, list[str]]) -> None:
    item = {"value": "3", "label": "قواعد"}
    bare = support.section(figures={"items": [item], **more})
    told = support.section(figures={"items": [{**item, "context": "من خمس"}], **more})
    (large,), (small,) = bare.boxes("text-1"), told.boxes("text-1")
    assert large.rect.y > small.rect.y
    assert (large.text.paragraphs[0].size, small.text.paragraphs[0].size) == (28, 24)
    support.assert_sound(bare)


def test_a_short_reading_stands_in_a_low_panel() -> None:
    short, long = (support.laid(planned(1, n)).boxes("reading")[0].rect.h for n in (1, 4))
    assert short < long == support.BODY.h
