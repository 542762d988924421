from __future__ import annotations

from typing import Any

import pytest

from deckgen.deck.audience import for_reader
from deckgen.outline.model import Outline, Section
from deckgen.problems import Problem
from tests.kinds.support import outline

AUDIENCES: dict[str, dict[str, Any]] = {"minister": {"depth": 1}, "team": {}}


def read(audience: str | None, sections: list[Any], **keys: Any) -> tuple[Outline, list[Problem]]:
    return for_reader(outline(audiences=AUDIENCES, sections=sections, **keys), audience)


def reduced(audience: str | None, sections: list[Any], **keys: Any) -> Outline:
    made, problems = read(audience, sections, **keys)
    assert not problems
    return made


def ids(made: Outline) -> list[str]:
    return [section.id for section in made.sections]


def codes(audience: str | None, sections: list[Any], **keys: Any) -> list[tuple[str, str]]:
    return [(problem.code, problem.severity) for problem in read(audience, sections, **keys)[1]]


def points(section: Section) -> list[str]:
    return [point.text.string for point in section.body.items]  # type: ignore[union-attr]


MIXED = [
    "للجميع",
    {"text": "للفريق", "for": ["team"]},
    {"text": "لغير الفريق", "not_for": ["team"]},
    {"text": "تفصيل", "depth": 2},
]


@pytest.mark.parametrize(
    ("audience", "left"),
    [
        (None, ["للجميع", "لغير الفريق", "تفصيل"]),
        ("minister", ["للجميع", "لغير الفريق"]),
        ("team", ["للجميع", "للفريق", "تفصيل"]),
    ],
)
def test_items_are_for_whom_they_say(audience: str | None, left: list[str]) -> None:
    (section,) = reduced(audience, [{"title": "قسم", "points": MIXED}]).sections
    assert points(section) == left


@pytest.mark.parametrize(
    ("audience", "left"), [(None, ["all", "deep"]), ("minister", ["all"]), ("team", ["all", "own", "deep"])]
)
def test_sections_are_for_whom_they_say(audience: str | None, left: list[str]) -> None:
    sections = [
        {"id": "all", "title": "أ"},
        {"id": "own", "title": "ب", "for": ["team"]},
        {"id": "deep", "title": "ج", "depth": 3},
    ]
    assert ids(reduced(audience, sections)) == left


def test_rows_columns_sources_and_conditions_are_filtered_too() -> None:
    made = reduced(
        "minister",
        [{"title": "أ", "table": {"columns": ["ا"], "rows": [["1"], {"cells": ["2"], "for": ["team"]}]}}],
        sources={"a": "مصدر", "b": {"title": "سرّي", "for": ["team"]}},
        closing={
            "title": "خاتمة",
            "conditions": [{"if": "أ", "then": "ب"}, {"if": "ج", "then": "د", "not_for": ["minister"]}],
        },
    )
    assert len(made.sections[0].body.rows) == 1  # type: ignore[union-attr]
    assert list(made.sources) == ["a"]
    assert made.closing
    assert [condition.if_.string for condition in made.closing.conditions] == ["أ"]


def test_nothing_of_another_audience_is_left() -> None:
    secret = "سرّي"
    made = reduced(
        "minister",
        [
            {
                "title": "أ",
                "points": ["ظاهر", {"text": secret, "for": ["team"]}],
                "variants": {"team": {"notes": secret}},
            },
            {"title": secret, "for": ["team"]},
        ],
        appendix=[{"title": secret, "for": ["team"]}, "ملحق"],
        summary={"message": "خلاصة", "variants": {"team": {"message": secret}}},
        sources={"a": "مصدر", "b": {"title": secret, "for": ["team"]}},
    )
    assert secret not in repr(made)
    assert made.audiences == {}


def test_a_body_that_is_emptied_takes_its_section_out_with_a_warning() -> None:
    sections = ["قسم", {"id": "gone", "title": "ب", "points": [{"text": "للفريق", "for": ["team"]}]}]
    made, (problem,) = read("minister", sections)
    assert (problem.code, problem.severity) == ("emptied-section", "warning")
    assert '"gone"' in problem.message
    assert len(made.sections) == 1


def test_a_table_without_rows_takes_its_section_out() -> None:
    table = {"columns": ["ا"], "rows": [{"cells": ["1"], "for": ["team"]}]}
    assert codes("minister", ["قسم", {"title": "ب", "table": table}]) == [("emptied-section", "warning")]


def test_a_body_with_fewer_items_than_it_needs_is_an_error() -> None:
    stages = [{"title": "أ"}, {"title": "ب", "for": ["team"]}]
    sections = [{"title": "قسم", "timeline": stages}]
    assert codes("team", sections) == []
    assert codes("minister", sections) == [("too-few-items", "error")]


def test_a_reader_with_no_section_left_is_an_error() -> None:
    sections = [{"title": "أ", "for": ["team"]}]
    assert codes("minister", sections) == codes(None, sections) == [("no-sections", "error")]


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ({"only": ["c", "a", "x"]}, (["a", "c"], ["x"])),
        ({"without": ["b", "x"]}, (["a", "c"], [])),
        ({"only": ["a", "b"], "without": ["b"]}, (["a"], [])),
        ({"order": ["c"]}, (["c", "a", "b"], ["x"])),
        ({"order": ["c", "b", "a"]}, (["c", "b", "a"], ["x"])),
    ],
)
def test_an_audience_chooses_and_orders_its_sections(
    choice: dict[str, list[str]], left: tuple[list[str], list[str]]
) -> None:
    made, problems = for_reader(
        outline(
            audiences={"team": choice},
            sections=[{"id": id, "title": id} for id in "abc"],
            appendix=[{"id": "x", "title": "x"}],
        ),
        "team",
    )
    assert (ids(made), [section.id for section in made.appendix]) == left
    assert not problems


def test_a_section_keeps_its_part_where_the_parts_first_one_is_left_out() -> None:
    sections = [
        {"id": "first", "title": "أ", "part": "المحور الأول", "for": ["team"]},
        {"id": "second", "title": "ب"},
        {"id": "third", "title": "ج", "part": "المحور الثاني"},
    ]
    parts = [section.part and section.part.title.string for section in reduced("minister", sections).sections]
    assert parts == ["المحور الأول", "المحور الثاني"]


def test_a_variant_replaces_keys_whole_and_null_takes_one_out() -> None:
    section = {
        "title": "قسم",
        "message": "رسالة",
        "points": ["نقطة"],
        "notes": "للجميع",
        "variants": {"team": {"message": "رسالة الفريق", "notes": None, "statement": "مقولة"}},
    }
    (own,), (other,) = (reduced(audience, [section]).sections for audience in ("team", "minister"))
    assert (own.message and own.message.string, own.notes, type(own.body).__name__) == (
        "رسالة الفريق",
        None,
        "StatementBody",
    )
    assert (other.message and other.message.string, points(other)) == ("رسالة", ["نقطة"])


def test_a_variant_may_give_or_take_its_section() -> None:
    sections = [
        {"id": "given", "title": "أ", "depth": 3, "variants": {"minister": {"depth": 1}}},
        {"id": "taken", "title": "ب", "variants": {"minister": {"for": ["team"]}}},
        {"id": "all", "title": "ج"},
    ]
    assert ids(reduced("minister", sections)) == ["given", "all"]
    assert ids(reduced("team", sections)) == ["given", "taken", "all"]


def test_what_a_variant_says_is_filtered_as_well() -> None:
    variant = {"points": ["للجميع", {"text": "تفصيل", "depth": 2}]}
    (section,) = reduced("minister", [{"title": "قسم", "points": ["نقطة"], "variants": {"minister": variant}}]).sections
    assert points(section) == ["للجميع"]


def test_the_command_line_goes_before_the_audience_and_the_audience_before_the_outline() -> None:
    whole = outline(sections=["قسم"], theme="neutral", audiences={"team": {"theme": "dark"}})
    themes = [for_reader(whole, *given)[0].theme for given in [(None,), ("team",), ("team", {"theme": "formal"})]]
    assert themes == ["neutral", "dark", "formal"]


def test_sources_and_labels_of_an_audience_are_merged_key_by_key_and_null_removes() -> None:
    audience = {"labels": {"sources": "المراجع"}, "sources": {"b": "ثانٍ"}, "closing": None, "minutes": None}
    whole = outline(
        sections=["قسم"],
        audiences={"team": audience},
        labels={"agenda": "المحاور", "sources": "المصادر"},
        sources={"a": "أول"},
        closing={"title": "خاتمة", "conditions": [{"if": "أ", "then": "ب"}]},
        minutes=20,
    )
    made, _ = for_reader(whole, "team")
    assert {key: text.string for key, text in made.labels.items()} == {"agenda": "المحاور", "sources": "المراجع"}
    assert {id: source.title.string for id, source in made.sources.items()} == {"a": "أول", "b": "ثانٍ"}
    assert (made.closing, made.minutes) == (None, None)


@pytest.mark.parametrize(
    ("said", "wanted", "found"),
    [
        ({"ar": "عام", "ar-SY": "شامي"}, "ar-SY", "شامي"),
        ({"ar": "عام", "ar-SY": "شامي"}, "ar-EG", "عام"),
        ({"ar-SY": "شامي", "en": "English"}, "ar", "شامي"),
        ("للجميع", "fa", "للجميع"),
    ],
)
def test_a_text_is_said_in_the_readers_language(said: Any, wanted: str, found: str) -> None:
    made, problems = for_reader(outline(sections=[{"title": said}], language=wanted))
    assert made.sections[0].title.string == found
    assert not problems


@pytest.mark.parametrize(
    "said", [{"ar": "عربي"}, {"ar": "عربي", "fr": "français"}, {"en-US": "American", "en-GB": "British"}]
)
def test_a_text_that_lacks_the_readers_language_is_an_error_at_its_line(said: dict[str, str]) -> None:
    _, (problem,) = for_reader(outline(sections=[{"title": said}], language="en"))
    assert (problem.code, problem.severity) == ("missing-language", "error")
    assert problem.place.line == 1
    assert all(tag in (problem.hint or "") for tag in said)


def test_what_the_reader_does_not_get_may_lack_the_language() -> None:
    section = {"title": "قسم", "points": ["نقطة", {"text": {"en": "point"}, "for": ["team"]}]}
    assert codes("minister", [section]) == []
    assert codes("team", [section]) == [("missing-language", "error")]


def test_an_unknown_audience_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        read("nobody", ["قسم"])


def test_an_audience_in_a_language_that_nothing_is_given_in_is_one_error() -> None:
    sections = [{"title": {"ar": f"قسم {i}", "en": f"Section {i}"}} for i in range(9)]
    made = outline(sections=sections, audiences={"paris": {"language": "fr"}})
    _, (problem,) = for_reader(made, "paris")
    assert (problem.code, problem.severity, problem.place) == (
        "missing-language",
        "error",
        made.audiences["paris"].place,
    )
    assert 'audience "paris" is in "fr"' in problem.message
    assert problem.hint == "the 9 texts are given in: ar, en"


def test_texts_that_lack_a_language_which_others_have_are_told_one_by_one() -> None:
    sections = [{"title": {"ar": "قسم"}}, {"title": {"ar": "قسم", "fr": "Partie"}}, {"title": {"ar": "قسم"}}]
    _, problems = for_reader(outline(sections=sections, audiences={"paris": {"language": "fr"}}), "paris")
    assert len(problems) == 2
    assert all('"fr", the language of audience "paris"' in problem.message for problem in problems)
