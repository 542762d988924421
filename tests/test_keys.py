"""What each key of an outline does to the deck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deckgen import pipeline
from deckgen.deck.plan import plan
from deckgen.files import Files
from deckgen.kinds import registry
from deckgen.language import language
from deckgen.output import Deck
from deckgen.pipeline import Loaded
from deckgen.scene.nodes import SlideScene, Table, TextBox
from tests import study
from tests.kinds.support import outline

STAGED = {"sections": study.SECTIONS[:1]}
COURSE = {**{key: value for key, value in study.SECTIONS[0].items() if key != "timeline"}, "points": ["نقطة"]}


def build(audience: str | None = None, **keys: Any) -> Deck:
    return study.build(audience, **{"sections": [COURSE], "appendix": None, **keys})


def slide(deck: Deck, id: str) -> SlideScene:
    (found,) = (slide for slide in deck.slides if slide.id == id)
    return found


def boxes(deck: Deck, id: str) -> dict[str, TextBox]:
    shown = slide(deck, id)
    (layout,) = (layout for layout in deck.scene.layouts if layout.key == shown.layout)
    return {node.key: node for node in (*layout.nodes, *shown.nodes) if isinstance(node, TextBox)}


def said(deck: Deck, id: str, key: str) -> list[str]:
    """Return the paragraphs of a text box, none where there is no such box."""
    box = boxes(deck, id).get(key)
    texts = [paragraph.text.replace("\u00a0", " ") for paragraph in box.text.paragraphs] if box else []
    return [part for text in texts for part in re.split(r" +\| +", text)]


def section(**keys: Any) -> Deck:
    return build(sections=[{**COURSE, **keys}])


@pytest.mark.parametrize(
    ("keys", "id", "key", "expected"),
    [
        ({"title": "عنوان"}, "deck:cover", "title", ["عنوان"]),
        ({"subtitle": "سطر ثانٍ"}, "deck:cover", "subtitle", ["سطر ثانٍ"]),
        ({"kicker": "ملف"}, "deck:cover", "kicker", ["ملف"]),
        ({"organization": "مركز"}, "deck:cover", "meta", ["مركز", "يناير 2026"]),
        ({"presenter": "باحث"}, "deck:cover", "meta", ["فريق الإحاطات، باحث", "يناير 2026"]),
        ({"place": "دمشق"}, "deck:cover", "meta", ["فريق الإحاطات", "دمشق، يناير 2026"]),
        ({"date": "2026-01-31"}, "deck:cover", "meta", ["فريق الإحاطات", "31 يناير 2026"]),
        ({"calendar": "hijri"}, "deck:cover", "meta", ["فريق الإحاطات", "رجب–شعبان 1447"]),
        ({"calendar": "persian"}, "deck:cover", "meta", ["فريق الإحاطات", "دي–بهمن 1404"]),
        ({"calendar": "both", **STAGED}, "course", "stage-2", ["10 يونيو 2025م / 14 ذو الحجة 1446هـ", "اتصالات"]),
        ({"months": "levant"}, "deck:cover", "meta", ["فريق الإحاطات", "كانون الثاني 2026"]),
        ({"language": "ar-LB"}, "deck:cover", "meta", ["فريق الإحاطات", "كانون الثاني 2026"]),
        ({"language": "ar-DZ"}, "deck:cover", "meta", ["فريق الإحاطات", "جانفي 2026"]),
        ({"months": "maghreb"}, "deck:cover", "meta", ["فريق الإحاطات", "جانفي 2026"]),
        ({"language": "ar-LB", "months": "egypt"}, "deck:cover", "meta", ["فريق الإحاطات", "يناير 2026"]),
        ({"digits": "arab"}, "deck:cover", "meta", ["فريق الإحاطات", "يناير ٢٠٢٦"]),
        ({"digits": "arabext", **STAGED}, "course", "node-2", ["۲"]),
        ({"marking": "محدود"}, "course", "marking", ["محدود"]),
        ({"labels": {"sources": "المراجع"}}, "deck:sources", "title", ["المراجع"]),
        ({"labels": {"question": "يبقى"}}, "deck:closing", "strip", ["يبقى: هل تكفي الموارد؟"]),
    ],
)
def test_a_top_level_key_is_shown(keys: dict[str, Any], id: str, key: str, expected: list[str]) -> None:
    assert said(build(**keys), id, key)[: len(expected)] == expected


def test_digits_are_those_of_the_deck_and_never_of_the_authors_text() -> None:
    deck = build(
        digits="arab", sections=[{**COURSE, "message": "محور 1"}, *study.SECTIONS[1:3]], summary="ارتفع إلى 30"
    )
    assert said(deck, "course", "title") == ["محور 1"]
    assert said(deck, "deck:summary", "message") == ["ارتفع إلى 30"]
    assert said(deck, "deck:agenda", "number-1") == ["١"]


@pytest.mark.parametrize(("level", "role"), [("plain", "a5"), ("caution", "a2"), ("restricted", "a4")])
def test_a_marking_is_as_loud_as_its_level(level: str, role: str) -> None:
    box = boxes(build(marking={"text": "محدود", "level": level}), "course")["marking"]
    assert box.style.levels[0].color == role
    assert box.fill is None


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("TLP:RED", "tlp.red"),
        ("TLP:AMBER+STRICT", "tlp.amber"),
        ("TLP:AMBER", "tlp.amber"),
        ("TLP:GREEN", "tlp.green"),
        ("TLP:CLEAR", "tlp.clear"),
    ],
)
def test_a_tlp_label_stands_in_its_colours_in_head_and_foot_of_every_slide(label: str, role: str) -> None:
    deck = build(marking=label)
    for shown in deck.slides:
        for key in ("marking", "marking-foot"):
            box = boxes(deck, shown.id)[key]
            assert [paragraph.text for paragraph in box.text.paragraphs] == [label]
            assert (box.style.levels[0].color, box.fill, box.text.paragraphs[0].rtl) == (role, "tlp.bg", False)


def test_minutes_of_the_briefing_are_held_against_those_of_its_slides() -> None:
    assert "over-time" in {warning.code for warning in build(minutes=1).warnings}
    assert "over-time" not in {warning.code for warning in build(minutes=2).warnings}


@pytest.mark.parametrize(
    ("keys", "key", "expected"),
    [
        ({}, "title", ["تحوّلت العلاقة من الحذر إلى حوار منظّم"]),
        ({}, "kicker", ["المسار · ثقة متوسطة"]),
        ({"message": None}, "title", ["المسار"]),
        ({"message": None}, "kicker", ["ثقة متوسطة"]),
        ({"kicker": "أولًا"}, "kicker", ["أولًا · ثقة متوسطة"]),
        ({"confidence": "high"}, "kicker", ["المسار · ثقة عالية"]),
        ({"confidence": None}, "kicker", ["المسار"]),
        ({"takeaway": "خلاصة"}, "strip", ["خلاصة"]),
        ({"takeaway": None}, "strip", []),
        ({"sources": ["review", "paper"]}, "source", ["المصدر: G. Poroskoun, INSS؛ جورجي بوروسكون"]),
        ({"sources": None}, "source", []),
        ({"note": "تقدير"}, "source", ["المصدر: جورجي بوروسكون. ملاحظة: تقدير"]),
    ],
)
def test_a_key_of_a_section_is_shown(keys: dict[str, Any], key: str, expected: list[str]) -> None:
    given = {name: value for name, value in {**COURSE, **keys}.items() if value is not None}
    assert said(build(sections=[given, *study.SECTIONS[1:3]]), "course", key) == expected


def test_notes_and_minutes_go_with_the_slide() -> None:
    shown = slide(section(notes="قل هذا\n\n- أولًا", minutes=2.5), "course")
    assert [(paragraph.text, paragraph.marker) for paragraph in shown.notes] == [("قل هذا", None), ("أولًا", "•")]
    assert shown.minutes == 2.5


def test_the_marker_of_confidence_has_as_many_bars_as_it_is_high() -> None:
    bars = {}
    for level in ("low", "moderate", "high"):
        nodes = slide(section(confidence=level), "course").nodes
        bars[level] = [node.fill for node in nodes if node.key.startswith("confidence-")]  # type: ignore[union-attr]
    assert bars == {"low": ["a2", "a6.strong", "a6.strong"], "moderate": ["a2", "a2", "a6.strong"], "high": ["a2"] * 3}


SPOKEN = {"kicker": "لافتة", "confidence": "low", "sources": ["paper"], "note": "تقدير", "notes": "قل", "minutes": 1.5}


@pytest.mark.parametrize(
    ("id", "keys"),
    [
        ("deck:summary", {"summary": {"message": "خلاصة", "points": ["أ"], "takeaway": "معنى", **SPOKEN}}),
        (
            "deck:closing",
            {"closing": {"title": "خ", "conditions": [{"if": "أ", "then": "ب"}], "takeaway": "معنى", **SPOKEN}},
        ),
    ],
)
def test_summary_and_closing_have_what_a_section_has(id: str, keys: dict[str, Any]) -> None:
    deck = build(**keys)
    assert said(deck, id, "kicker") == ["لافتة · ثقة منخفضة"]
    assert said(deck, id, "source") == ["المصدر: جورجي بوروسكون. ملاحظة: تقدير"]
    assert said(deck, id, "strip") == ["معنى"]
    assert [paragraph.text for paragraph in slide(deck, id).notes] == ["قل"]
    assert slide(deck, id).minutes == 1.5


@pytest.mark.slow
def test_headlines_of_summary_and_closing() -> None:
    deck = build(summary={"message": "خلاصة", "title": "عنوان"})
    assert said(deck, "deck:summary", "title") == ["عنوان"]
    assert said(deck, "deck:summary", "kicker") == ["الخلاصة أولًا"]
    assert said(build(summary="خلاصة"), "deck:summary", "title") == ["الخلاصة أولًا"]
    closing = {"title": "خاتمة", "conditions": [{"if": "أ", "then": "ب"}]}
    assert said(build(closing=closing), "deck:closing", "title") == ["خاتمة"]
    deck = build(closing={**closing, "message": "الحكم مشروط"})
    assert said(deck, "deck:closing", "title") == ["الحكم مشروط"]
    assert said(deck, "deck:closing", "kicker") == ["خاتمة"]


def test_every_key_of_a_condition_is_shown() -> None:
    (table,) = (node for node in slide(study.deck(), "deck:closing").nodes if isinstance(node, Table))
    texts = [p.text.replace("\u00a0", " ") for cell in table.rows[1].cells for p in cell.text.paragraphs]
    assert texts == ["استقرار الجنوب", "●●●●●●  متكافئ الاحتمال", "ترتيبات", "تفاهمات"]


SOURCE = {
    "author": "باحث",
    "title": "كتاب",
    "container": "سلسلة",
    "publisher": "مركز",
    "volume": 3,
    "issue": 5,
    "number": 7,
    "date": "2025-06",
    "url": "https://example.org/7",
    "pages": "12-14",
    "accessed": "2026-01-31",
    "note": "نسخة أولى",
    "rating": "B2",
}


@pytest.mark.parametrize(
    "words",
    [
        "باحث، سلسلة، 3(5)، مركز",
        "«كتاب»، رقم 7",
        "يونيو 2025",
        "ص 12-14",
        "اطُّلع عليه في 31 يناير 2026",
        "التقييم: B2",
        "نسخة أولى",
        "https://example.org/7",
    ],
)
def test_every_key_of_a_source_is_on_the_sources_slide(words: str) -> None:
    deck = build(sources={"s": SOURCE}, sections=[{"title": "قسم", "sources": ["s"]}])
    assert words in "\n".join(said(deck, "deck:sources", "source-1"))


def test_a_source_is_written_in_the_language_that_it_names() -> None:
    deck = build(sources={"s": {**SOURCE, "language": "en"}}, sections=[{"title": "قسم", "sources": ["s"]}])
    assert "No. 7" in "\n".join(said(deck, "deck:sources", "source-1"))


def test_citations_are_numbered_where_there_are_several_sources() -> None:
    sections = [{"title": "قسم", "points": ["أ [@review, ص 12] ثم ب", "ج [@paper]"]}]
    deck = build(sections=sections)
    assert [said(deck, "قسم", f"text-{i}") for i in (1, 2)] == [["أ [1] ثم ب"], ["ج [2]"]]
    one = [{"title": "قسم", "points": ["أ [@review, ص 12] ثم ب"]}]
    deck = build(sections=one)
    assert said(deck, "قسم", "text-1") == ["أ ثم ب"]
    assert said(deck, "قسم", "source") == ["المصدر: G. Poroskoun, INSS, ص 12"]


AUDIENCE: list[tuple[dict[str, Any], str, str, list[str]]] = [
    ({"title": "للوزير"}, "deck:cover", "title", ["للوزير"]),
    ({"subtitle": None}, "deck:cover", "subtitle", []),
    ({"date": "2026-02"}, "deck:cover", "meta", ["فريق الإحاطات", "فبراير 2026"]),
    ({"calendar": "hijri"}, "deck:cover", "meta", ["فريق الإحاطات", "رجب–شعبان 1447"]),
    ({"months": "levant"}, "deck:cover", "meta", ["فريق الإحاطات", "كانون الثاني 2026"]),
    ({"digits": "arab"}, "deck:cover", "meta", ["فريق الإحاطات", "يناير ٢٠٢٦"]),
    ({"marking": None}, "course", "marking", []),
    ({"labels": {"sources": "المراجع"}}, "deck:sources", "title", ["المراجع"]),
    ({"summary": "خلاصة أخرى"}, "deck:summary", "message", ["خلاصة أخرى"]),
    ({"closing": {"title": "خ", "conditions": [{"if": "أ", "then": "ب"}]}}, "deck:closing", "title", ["خ"]),
]


@pytest.mark.parametrize(("keys", "id", "key", "expected"), AUDIENCE)
def test_an_audience_goes_before_the_outline(keys: dict[str, Any], id: str, key: str, expected: list[str]) -> None:
    audiences = {"minister": keys, "team": {}}
    assert said(build("minister", audiences=audiences), id, key) == expected
    assert said(build("team", audiences=audiences), id, key) == said(build(), id, key) != expected


@pytest.mark.slow
def test_what_an_audience_says_of_the_deck_as_a_whole() -> None:
    keys = {"theme": "dark", "agenda": False, "dividers": False, "tables": "native", "fonts": "embed", "minutes": 1}
    deck = build("minister", audiences={"minister": {**keys, "size": "4:3"}})
    assert deck.scene.size == (9144000, 6858000)
    assert build(audiences={"minister": keys}).scene.size == (12192000, 6858000)
    assert deck.scene.theme == build(theme="dark").scene.theme != study.scene().theme
    assert not {"agenda", "divider"} & {shown.kind for shown in deck.slides}
    assert deck.scene.native_tables
    assert deck.scene.fonts.faces
    assert "over-time" in {warning.code for warning in deck.warnings}


def test_an_audience_may_have_a_language_of_its_own() -> None:
    keys = {"title": {"ar": "إحاطة", "en": "Briefing"}, "sections": [{"title": {"ar": "المسار", "en": "The course"}}]}
    whole = outline(**keys, fonts="none", date="2026-01", audiences={"partners": {"language": "en"}})
    deck = pipeline.build(Loaded(whole, "", Files(Path())), "partners")
    assert not deck.scene.rtl
    assert said(deck, "deck:cover", "title") == ["Briefing"]
    assert said(deck, "deck:cover", "meta") == ["January 2026"]


def ids(**keys: Any) -> Iterator[str]:
    for content in plan(outline(**keys), language("ar"), registry()).contents:
        yield content.id


def test_the_appendix_stands_behind_the_sources() -> None:
    assert list(ids(sources={"s": "كتاب"}, sections=["قسم"], appendix=["ملحق"])) == [
        "deck:cover", "قسم", "deck:sources", "ملحق",
    ]  # fmt: skip
