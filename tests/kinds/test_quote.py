from __future__ import annotations

from typing import Any

import pytest

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.geometry import WIDE
from deckgen.scene.nodes import Shape
from tests import study
from tests.kinds import support


def planned(words: int = 35, by: int = 3, when: str | None = "2026-01", **more: Any) -> Content:
    body = {"text": support.prose(words), "by": support.prose(by, "قائل"), "when": when}
    return support.content(quote={key: value for key, value in body.items() if value}, **more)


def test_the_opening_mark_stands_large_at_the_reading_side_of_the_words() -> None:
    result = support.laid(planned())
    (mark,), (quote,) = result.boxes("mark"), result.boxes("quote")
    assert support.said(mark) == ["«"]
    assert mark.text.paragraphs[0].size == 96
    assert mark.rect.right == WIDE.w - WIDE.margin
    assert quote.rect.right < mark.rect.x
    assert [node.key for node in result.slide.nodes][1:3] == ["mark", "quote"]


def test_the_mark_is_as_high_as_the_first_line() -> None:
    tops = []
    for words in (31, 35):
        (mark,), (quote,) = (support.laid(planned(words)).boxes(key) for key in ("mark", "quote"))
        _, top, _, _ = quote.style.insets
        room = quote.rect.h - top
        tops.append(mark.rect.y - (quote.rect.y + top + (room - quote.text.drawn) // 2))
    assert tops[0] == pytest.approx(tops[1], abs=1)


def test_the_closing_mark_stands_behind_the_last_word() -> None:
    (quote,) = support.section(quote="كلام منقول ").boxes("quote")
    assert support.said(quote) == ["كلام منقول»"]


def test_the_closing_mark_stands_before_what_is_cited() -> None:
    sections = [{"title": "قسم", "quote": "كلام [@a]"}, {"title": "قسم [@b]"}]
    deck = study.build(sources={"a": "أ", "b": "ب"}, sections=sections, summary=None, closing=None)
    (slide,) = (slide for slide in deck.slides if slide.kind == "quote")
    (quote,) = (box for box in support.texts(slide) if box.key == "quote")
    assert support.said(quote) == ["كلام» [1]"]


@pytest.mark.parametrize(("tag", "marks"), [("en", ("“", "”")), ("fr", ("«", " »")), ("he", ("”", "”"))])
def test_the_marks_are_those_of_the_language(tag: str, marks: tuple[str, str]) -> None:
    result = support.laid(support.content(quote="words"), language(tag))
    (mark,), (quote,) = result.boxes("mark"), result.boxes("quote")
    assert (support.said(mark), support.said(quote)) == ([marks[0]], [f"words{marks[1]}"])


def test_who_said_it_and_when_stand_muted_under_the_words() -> None:
    (quote,) = support.section(quote={"text": "كلام", "by": "قائل", "when": "2026-01-31"}).boxes("quote")
    assert support.said(quote)[1] == "قائل، 31 يناير 2026"
    words, said = (quote.style.levels[p.level] for p in quote.text.paragraphs)
    assert (words.bold, words.color, said.bold, said.color) == (True, "a1", False, "a5")
    (quote,) = support.section(quote={"text": "كلام", "when": "ذات يوم"}).boxes("quote")
    assert support.said(quote)[1] == "ذات يوم"


@pytest.mark.parametrize("amount", [0.5, 1, 2, 5])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
def test_nothing_is_lost_at_any_amount(amount: float, takeaway: str | None) -> None:
    words, by = round(35 * amount), round(3 * amount)
    content = planned(words, by, **({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    wanted = [*support.prose(words).split(), *support.prose(by, "قائل").split(), "يناير", "2026"]
    said = [word.strip("»،") for box in result.boxes("quote") for word in support.words(box)]
    assert said == wanted
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    body = {"text": support.speech(35), "by": support.speech(3), "when": "2026-01"}
    assert len(support.section(quote=body).slides) == 1
    assert len(support.section(quote=body, takeaway="المعنى").slides) == 1


def test_a_long_quotation_goes_on_behind_the_same_mark() -> None:
    result = support.laid(planned(120))
    assert len(result.slides) > 1
    assert len(result.boxes("mark")) == len(result.slides)
    *first, last = result.boxes("quote")
    assert not any("»" in p.text for box in first for p in box.text.paragraphs)
    assert "»" in last.text.paragraphs[0].text


@pytest.mark.parametrize("words", range(40, 80))
def test_who_said_it_never_stands_alone(words: int) -> None:
    result = support.section(quote={"text": support.speech(words), "by": "قائل"}, takeaway="المعنى")
    assert all(box.text.paragraphs[0].level == 0 for box in result.boxes("quote"))


def test_who_said_it_at_great_length_is_an_error() -> None:
    assert support.errors(planned(by=120)) == ["text-too-long"]


@pytest.mark.parametrize("takeaway", [None, "المعنى"])
@pytest.mark.parametrize(("words", "size"), [(4, 38), (24, 30)])
def test_few_words_are_larger_and_stand_in_a_panel(words: int, size: int, takeaway: str | None) -> None:
    content = planned(words, **({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    (quote,) = result.boxes("quote")
    assert quote.text.paragraphs[0].size == size
    grounds = [
        node.rect
        for node in result.layouts[result.slide.layout].nodes
        if isinstance(node, Shape) and node.key == "panel"
    ]
    assert bool(grounds) is (words == 4)
    assert all(rect.x < quote.rect.x and result.boxes("mark")[0].rect.right < rect.right for rect in grounds)
    support.assert_sound(result)
    support.assert_twins(content)
