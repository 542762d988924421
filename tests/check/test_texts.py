from __future__ import annotations

from deckgen.check.texts import LITERAL, in_words, texts, words
from deckgen.outline.model import Section, Source
from deckgen.outline.values import Point, Text


def test_texts_come_in_order_with_their_node_and_key_also_from_variants() -> None:
    point = Point(text=Text.of("نقطة"), points=(Point(lead=Text.of("فرع")),))
    section = Section(
        title=Text.of("عنوان"),
        message=Text.of("رسالة"),
        variants={"minister": {"message": Text.of("أخرى"), "sources": ("a",), "confidence": None}},
    )
    assert [(said.value.string, said.key) for said in texts(section)] == [
        ("رسالة", "message"),
        ("أخرى", "message"),
        ("عنوان", "title"),
    ]
    assert [(said.value.string, said.holder) for said in texts(point)] == [("نقطة", point), ("فرع", point.points[0])]


def test_what_is_no_text_is_passed_over() -> None:
    assert [said.key for said in texts(Source(title=Text.of("كتاب"), date="2026", url="https://example.org"))] == [
        "title"
    ]


def test_what_a_text_says_in_words_is_without_markup_citations_and_literals() -> None:
    assert in_words("**قال** `x, y` و[هنا](https://example.org) [@a]") == f"قال {LITERAL} وهنا "


def test_words_are_counted_without_markup_and_citations() -> None:
    assert words(Text.of("**كلمة** *ثانية* وثالثة [@a, ص 12]")) == 3
