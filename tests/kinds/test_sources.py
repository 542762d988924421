from __future__ import annotations

from typing import Any

import pytest

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.geometry import WIDE
from deckgen.scene.nodes import Paragraph, TextBox
from deckgen.text.pitch import FIRAGO, Pitch
from deckgen.units import pt
from tests.kinds import support

FULL = {
    "author": "جورجي بوروسكون",
    "title": "عودة روسيا",
    "publisher": "المعهد",
    "number": "2077",
    "url": "https://example.org/2077",
    "note": "دراسة صادرة عن المعهد",
}
FOREIGN = {"author": "John Smith", "title": "Russia's Return", "date": "2026-01", "url": "https://example.org/x"}


def planned(sources: dict[str, Any], cited: list[str]) -> Content:
    made = support.contents(sources=sources, sections=[{"title": f"قسم {id}", "sources": [id]} for id in cited])
    return made[-1]


def laid(sources: dict[str, Any], cited: list[str], tag: str = "ar") -> support.Laid:
    content = planned(sources, cited)
    return support.laid(content, language(tag), slide_numbers=_slides(content))


def _slides(content: Content) -> dict[str, int]:
    used = [id for entry in content.body.entries for id in entry.used]  # type: ignore[attr-defined]
    return {id: number for number, id in enumerate(used, 2)}


def paragraphs(result: support.Laid) -> list[Paragraph]:
    return [p for box in entries(result) for p in box.text.paragraphs]


def entries(result: support.Laid) -> list[TextBox]:
    """The boxes of sources: one in each row, or one for each column."""
    return [box for slide in result.slides for box in support.texts(slide) if box.key.startswith("source")
            and box.key != "source"]  # fmt: skip


def numbers(result: support.Laid) -> list[TextBox]:
    return [box for slide in result.slides for box in support.texts(slide) if box.key.startswith("number-")]


def many(n: int) -> dict[str, Any]:
    return {f"s{i}": {**FULL, "title": f"عنوان{i}", "url": f"https://example.org/{i}"} for i in range(n)}


def test_an_entry_says_who_then_what_and_where_it_is_used_then_the_note_then_the_address() -> None:
    result = laid({"a": FULL}, ["a", "a"])
    (box,), (number,) = entries(result), numbers(result)
    assert support.said(number) == ["1"]
    assert support.said(box) == [
        "جورجي بوروسكون، المعهد",
        "«عودة روسيا»، رقم 2077 · الشرائح: 2، 3",
        "دراسة صادرة عن المعهد",
        "https://example.org/2077",
    ]
    head, *rest = box.text.paragraphs
    assert head.size > rest[0].size
    assert box.style.levels[head.level].bold


def test_the_address_is_a_link_and_runs_from_the_left_at_the_reading_side() -> None:
    address = paragraphs(laid({"a": FULL}, ["a"]))[-1]
    assert {run.link.url for run in address.runs if run.link} == {"https://example.org/2077"}
    assert (address.rtl, address.align) == (False, "r")


def test_a_foreign_source_runs_as_its_letters_do_and_the_decks_words_as_the_deck() -> None:
    head, detail, used, address = paragraphs(laid({"a": FOREIGN}, ["a"]))
    assert [p.rtl for p in (head, detail, used, address)] == [False, False, True, False]
    assert {run.lang for p in (head, detail, address) for run in p.runs} == {"en-US"}
    assert used.text.startswith("الشريحة")


def test_an_arabic_source_runs_from_the_right_in_an_english_deck() -> None:
    head, *_ = paragraphs(laid({"a": FULL}, ["a"], "en"))
    assert head.rtl
    assert {run.lang for run in head.runs} == {"ar-SA"}


def test_marks_keep_the_ends_of_what_runs_against_the_deck_where_a_program_forgets_its_direction() -> None:
    _, detail, *_ = paragraphs(laid({"a": {**FOREIGN, "title": "Why?", "date": "2026"}}, ["a"]))
    assert detail.text == "\u200e«Why?», 2026"
    _, detail, *_ = paragraphs(laid({"a": {"author": "أ", "title": "لماذا؟"}}, ["a"], "en"))
    assert detail.text == "\u200f“لماذا؟”\u200f"
    _, detail, *_ = paragraphs(laid({"a": FULL}, ["a"]))
    assert not {"\u200e", "\u200f"} & set(detail.text)


def test_a_string_is_a_title() -> None:
    assert paragraphs(laid({"a": "تقرير الوزارة"}, ["a"]))[0].text == "«تقرير الوزارة»"


def test_sources_stand_in_the_order_of_citation() -> None:
    result = laid({"a": "أول", "b": "ثان"}, ["b", "a"])
    assert [p.text for p in paragraphs(result) if p.level == 0] == ["«ثان»", "«أول»"]


def test_where_nothing_is_cited_all_are_listed_without_slides() -> None:
    made = support.contents(sources={"a": "أول", "b": "ثان"}, sections=["قسم"])
    assert [p.text for p in paragraphs(support.laid(made[-1]))] == ["«أول»", "«ثان»"]


@pytest.mark.slow
@pytest.mark.parametrize("n", [1, 5, 12, 200])
def test_nothing_is_lost_at_any_amount(n: int) -> None:
    content = planned(many(n), [f"s{i}" for i in range(n)])
    result = support.laid(content, slide_numbers=_slides(content))
    said = " ".join(p.text for p in paragraphs(result))
    assert all(f"«عنوان{i}»" in said for i in range(n))
    support.assert_sound(result)
    support.assert_twins(content, slide_numbers=_slides(content))


def test_entries_stay_whole() -> None:
    boxes = entries(laid(many(30), [f"s{i}" for i in range(30)]))
    assert len(boxes) > 2
    assert {box.text.paragraphs[0].level for box in boxes} == {0}


@pytest.mark.parametrize(("n", "slides"), [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (8, 1), (12, 2), (14, 2)])
def test_sources_of_four_lines_need_few_slides(n: int, slides: int) -> None:
    result = laid(many(n), [f"s{i}" for i in range(n)])
    assert len(result.slides) == slides
    support.assert_sound(result)


@pytest.mark.parametrize(("n", "slides"), [(5, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_ten_short_sources_stand_on_a_slide(n: int, slides: int) -> None:
    sources = {f"s{i}": {key: FULL[key] for key in ("author", "title", "publisher")} for i in range(n)}
    assert len(laid(sources, list(sources)).slides) == slides


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_type_of_few_sources_is_no_smaller_than_that_of_a_list(n: int) -> None:
    sources = {f"s{i}": {key: FULL[key] for key in ("author", "title", "publisher")} for i in range(n)}
    heads = {p.size for p in paragraphs(laid(sources, list(sources))) if p.level == 0}
    assert heads == {{1: 26, 2: 22, 3: 22}.get(n, 18)}


@pytest.mark.parametrize("n", [1, 3, 5, 12])
def test_numbers_hang_at_the_decks_reading_side_whatever_the_direction_of_a_source(n: int) -> None:
    sources = {f"s{i}": FOREIGN if i % 2 else FULL for i in range(n)}
    result = laid(sources, list(sources))
    assert [support.said(box) for box in numbers(result)] == [[str(i + 1)] for i in range(n)]
    for slide in result.slides:
        boxes = [box for box in support.texts(slide) if box.key.startswith("source") and box.key != "source"]
        for number in (box for box in support.texts(slide) if box.key.startswith("number-")):
            assert number.style.levels[0].align == "r"
            assert any(number.rect.x == box.rect.right for box in boxes)


def test_numbers_stand_on_the_lines_of_their_sources() -> None:
    result = laid(many(8), [f"s{i}" for i in range(8)])
    for column in (1, 2):
        (box,) = result.boxes(f"sources-{column}")
        tops, y = [], box.rect.y
        for i, p in enumerate(box.text.paragraphs):
            y += pt(box.style.levels[p.level].space_before) if i else 0
            tops += [y] if p.level == 0 else []
            y += pt(p.size * 1.2 * p.line_pct / 100) * len(p.widths)
        beside = [number.rect.y for number in numbers(result) if number.rect.x == box.rect.right]
        assert beside == pytest.approx(tops, abs=pt(0.1))


def test_a_source_that_is_larger_than_a_slide_goes_on() -> None:
    result = laid({"a": {**FULL, "note": support.prose(400)}, "b": FULL}, ["a", "b"])
    assert len(result.slides) > 2
    assert {f"كلمة{i}" for i in range(400)} <= set(result.words)
    support.assert_sound(result)


@pytest.mark.parametrize(
    ("pitch", "before"), [(FIRAGO, 0), (Pitch(exact=True, natural=1.8), 4.8), (Pitch(exact=True, natural=1.1), 0)]
)
def test_an_address_has_room_over_it_in_a_face_whose_links_libreoffice_sets_higher(pitch: Pitch, before: float) -> None:
    content = planned({"a": FULL}, ["a"])
    result = support.laid(content, slide_numbers=_slides(content), geometry=WIDE.set_in(pitch))
    levels = entries(result)[0].style.levels
    assert [level.space_before for level in levels] == [0, 0, pytest.approx(before * 20 / 16)]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([2], "الشريحة: 2"),
        ([2, 3], "الشرائح: 2، 3"),
        ([2, 3, 4], "الشرائح: 2–4"),
        ([2, 4, 5, 6, 9, 12, 13], "الشرائح: 2، 4–6، 9، 12، 13"),
    ],
)
def test_slides_that_follow_each_other_are_a_range(numbers: list[int], said: str) -> None:
    content = planned({"a": FULL}, ["a"] * len(numbers))
    (entry,) = content.body.entries  # type: ignore[attr-defined]
    result = support.laid(content, slide_numbers=dict(zip(entry.used, numbers, strict=True)))
    (used,) = [p.text for p in paragraphs(result) if said.split()[0] in p.text]
    assert used.replace("\N{NO-BREAK SPACE}", " ").endswith(said)
