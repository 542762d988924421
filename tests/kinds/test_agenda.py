from __future__ import annotations

import pytest

from deckgen.kinds.agenda import RULE_OVER, RULE_UNDER
from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.geometry import SIZES, WIDE
from deckgen.outline.model import SlideSize
from deckgen.scene.nodes import Link, TextBox
from deckgen.units import Emu, pt
from tests.kinds import support


def planned(n: int = 4, claim: int = 9, title: int = 3) -> Content:
    sections = [
        {"title": support.prose(title, f"ع{i}و"), **({"message": support.prose(claim, f"ن{i}و")} if claim else {})}
        for i in range(n)
    ]
    made = support.contents(agenda=True, sections=sections)
    return next(content for content in made if content.kind == "agenda")


def agenda(n: int, claim: int = 9) -> support.Laid:
    return support.laid(planned(n, claim))


def test_rows_share_the_body_from_the_top() -> None:
    result = agenda(4)
    rows = [result.boxes(f"row-{i + 1}")[0].rect for i in range(4)]
    assert rows[0].y == support.BODY.y
    assert rows[-1].bottom == support.BODY.bottom
    assert len({row.h for row in rows}) == 1
    assert {row.x for row in rows} == {support.BODY.x}


def test_each_row_has_its_number_at_the_reading_side_before_it() -> None:
    result = agenda(3)
    assert [node.key for node in support.body(result.slide)] == [f"row-{i + 1}" for i in range(3)]
    assert [node.key for node in result.drawn("number")] == [f"number-{i + 1}" for i in range(3)]
    (number,), (row,) = result.boxes("number-2"), result.boxes("row-2")
    assert support.said(number) == ["2"]
    assert number.rect.right == support.BODY.right
    assert row.rect.right <= number.rect.x
    assert number.rect.y == row.rect.y


def test_a_row_leads_to_its_slide() -> None:
    content = planned(3)
    result = support.laid(content)
    targets = [row.slide for row in content.body.rows]  # type: ignore[attr-defined]
    assert [result.boxes(f"row-{i + 1}")[0].link for i in range(3)] == [Link(slide=slide) for slide in targets]


def test_numbers_are_in_the_decks_digits() -> None:
    (number,) = support.laid(planned(3), language("ar", digits="arab")).boxes("number-3")
    assert support.said(number) == ["٣"]


def test_hairlines_stand_between_the_rows() -> None:
    result = agenda(4)
    lines = [support.places(node)[0].y for node in result.drawn("rule")]
    assert [y - RULE_UNDER for y in lines] == [result.boxes(f"row-{i + 1}")[0].rect.bottom for i in range(3)]
    assert [y + RULE_OVER for y in lines] == [result.boxes(f"row-{i + 2}")[0].rect.y for i in range(3)]


@pytest.mark.parametrize("n", [3, 4, 5])
def test_a_hairline_stands_midway_between_the_letters_of_two_rows(n: int) -> None:
    result = agenda(n)
    line = support.places(result.layouts[result.slide.layout].nodes[0])[0].y
    over, under = (result.boxes(f"row-{i}")[0] for i in (1, 2))
    claim, title = over.text.paragraphs[-1], under.text.paragraphs[0]
    # A baseline is 0.2 em over the foot of its line; Arabic letters reach 0.3 em under it and 0.8 em over it.
    foot = over.rect.bottom - (over.rect.h - over.text.drawn) // 2 + pt(0.1 * claim.size)
    head = under.rect.y + (under.rect.h - under.text.drawn) // 2 + pt((0.012 * title.line_pct - 1) * title.size)
    assert line - foot == pytest.approx(head - line, abs=pt(2))


def foot(box: TextBox) -> Emu:
    """Return where the letters of a row end. A baseline is 0.2 em over its line's foot, letters reach 0.3 em under."""
    return box.rect.bottom - (box.rect.h - box.text.drawn) // 2 + pt(0.1 * box.text.paragraphs[-1].size)


def head(box: TextBox) -> Emu:
    """Return where the letters of a row begin: Arabic ones reach 0.8 em over their baseline."""
    title = box.text.paragraphs[0]
    return box.rect.y + (box.rect.h - box.text.drawn) // 2 + pt((0.012 * title.line_pct - 1) * title.size)


@pytest.mark.parametrize("size", ["16:9", "4:3"])
@pytest.mark.parametrize("n", range(2, 11))
def test_letters_stay_clear_of_the_rules(n: int, size: SlideSize) -> None:
    sections = [{"title": support.speech(3, i), "message": support.speech(8, 5 * i)} for i in range(n)]
    made = support.contents(agenda=True, sections=sections)
    result = support.laid(next(c for c in made if c.kind == "agenda"), geometry=SIZES[size])
    rules = [support.places(node)[0].y for node in result.drawn("rule")] + [WIDE.rule_y]
    rows = [result.boxes(f"row-{i + 1}")[0] for i in range(n)]
    for row in rows:
        assert all(abs(y - edge) >= pt(8) for y in rules for edge in (head(row), foot(row)))


@pytest.mark.parametrize("n", [6, 7, 8, 9, 10])
@pytest.mark.parametrize("claim", [0, 9, 25])
def test_up_to_ten_rows_stand_on_one_slide_in_two_columns(n: int, claim: int) -> None:
    sections = [{"title": support.speech(3, i), **({"message": support.speech(claim, i)} if claim else {})}
                for i in range(n)]  # fmt: skip
    result = support.laid(next(c for c in support.contents(agenda=True, sections=sections) if c.kind == "agenda"))
    rows = [result.boxes(f"row-{i + 1}")[0] for i in range(n)]
    assert [row.rect.x for row in rows] == sorted((row.rect.x for row in rows), reverse=True)
    assert len({row.rect.x for row in rows}) == 2
    assert len({row.text.step for row in rows}) == 1
    assert min(p.size for row in rows for p in row.text.paragraphs) >= 14


def test_claims_that_no_other_slide_says_are_never_left_out() -> None:
    sections = [
        {"title": f"قسم {i}", "part": {"title": f"جزء {i}", "message": support.prose(25, f"ن{i}و")}} for i in range(8)
    ]
    for dividers, whole in ((True, False), (False, True)):
        made = support.contents(agenda=True, dividers=dividers, sections=sections)
        words = support.laid(next(c for c in made if c.kind == "agenda")).words
        assert ("ن7و24" in words) is whole


def test_a_row_says_the_minutes_of_its_part_at_the_far_end() -> None:
    sections = [
        {"title": "أول", "part": "جزء 1", "minutes": 2.5},
        {"title": "ثان", "part": "جزء 1", "minutes": 1.5},
        {"title": "ثالث", "part": "جزء 2"},
    ]
    content = next(c for c in support.contents(agenda=True, sections=sections) if c.kind == "agenda")
    result = support.laid(content)
    (minutes,) = result.boxes("minutes-1")
    assert support.said(minutes) == ["4 دقائق"]
    assert minutes.rect.x == support.BODY.x
    assert minutes.text.paragraphs[0].align == "l"
    assert result.boxes("minutes-2") == []
    support.assert_sound(result)
    support.assert_twins(content)


def test_rows_without_minutes_have_the_whole_width() -> None:
    assert agenda(3).boxes("row-1")[0].rect.x == support.BODY.x


@pytest.mark.parametrize("n", [3, 6])
def test_a_comfortable_amount_stands_on_one_slide(n: int) -> None:
    sections = [{"title": support.speech(4, i), "message": support.speech(10, 5 * i)} for i in range(n)]
    made = support.contents(agenda=True, sections=sections)
    result = support.laid(next(content for content in made if content.kind == "agenda"))
    assert len(result.slides) == 1


@pytest.mark.parametrize("claim", [0, 9])
@pytest.mark.parametrize("n", [2, 3, 6, 12, 30])
def test_nothing_is_lost_at_any_amount(n: int, claim: int) -> None:
    content = planned(n, claim)
    result = support.laid(content)
    wanted = {f"ع{i}و{w}" for i in range(n) for w in range(3)} | {f"ن{i}و{w}" for i in range(n) for w in range(claim)}
    assert wanted <= set(result.words)
    numbers = [box for box in result.drawn("number-") if isinstance(box, TextBox)]
    assert [support.said(box)[0] for box in numbers] == [str(i + 1) for i in range(n)]
    assert len({box.text.step for box in numbers}) == 1
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_row_that_is_too_long_is_an_error() -> None:
    assert set(support.errors(planned(3, claim=90))) == {"text-too-long"}
