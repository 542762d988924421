"""What the handout and the one-page read-ahead say."""

from __future__ import annotations

from typing import Any

import pytest

from deckgen.deck import papers
from deckgen.output import Deck
from deckgen.scene.papers import Handout, Prose, ReadAhead
from tests import study


def text(said: Prose | None) -> str | None:
    return "".join(run.text for run in said.runs) if said else None


def read_ahead(audience: str | None = None, **keys: Any) -> ReadAhead:
    deck = study.build(audience, **keys)
    return papers.read_ahead(deck.plan, deck.scene, deck.language)


def handout(deck: Deck) -> Handout:
    return papers.handout(deck.plan, deck.scene, deck.language)


def test_the_bottom_line_and_the_headlines_by_part() -> None:
    page = read_ahead()
    assert text(page.title) == "عودة مشروطة"
    assert text(page.bottom_line) == "العودة ممكنة لكنها مشروطة"
    first, second = page.conclusions
    assert (text(first.title), text(second.title)) == ("من الفتور إلى الحوار", "حدود الدور")
    assert [text(said) for said in first.conclusions] == [
        "تحوّلت العلاقة من الحذر إلى حوار منظّم",
        "الشواهد تتوزع على ثلاثة أبواب",
    ]
    # A section without a message is its title.
    assert text(second.conclusions[-1]) == "عودة بلا شروط غير واردة"


def test_without_parts_there_is_one_group_without_a_title() -> None:
    (group,) = read_ahead(sections=["الأول", {"title": "الثاني", "message": "رسالة"}]).conclusions
    assert (group.title, [text(said) for said in group.conclusions]) == (None, ["الأول", "رسالة"])


def test_the_conditions_with_their_likelihood() -> None:
    page = read_ahead()
    assert page.conditions is not None
    assert [[text(said) for said in column] for column in page.conditions.columns] == [
        ["الشرط", "استقرار الجنوب"],
        ["إن تحقّق: ما يتيحه", "ترتيبات"],
        ["إن تعثّر: ما يبقى", "تفاهمات"],
    ]
    head, band = page.conditions.likelihoods
    assert (text(head), (text(band) or "").replace("\u00a0", " ")) == ("الترجيح", "●●●●●●  متكافئ الاحتمال")
    assert [run.color for run in band.runs][:2] == ["a2", "a6.strong"]
    assert text(page.question) == "السؤال المفتوح: هل تكفي الموارد؟"


def test_columns_that_no_condition_fills_are_left_out() -> None:
    page = read_ahead(closing={"title": "خاتمة", "conditions": [{"if": "شرط", "then": "أثر"}]})
    assert page.conditions is not None
    assert (len(page.conditions.columns), page.conditions.likelihoods, page.question) == (2, (), None)


def test_who_it_is_for_who_gives_it_and_how_it_may_be_handled() -> None:
    page = read_ahead("minister", audiences={"minister": {"label": "الوزير"}})
    assert text(page.kicker) == "قراءة مسبقة · الوزير"
    assert text(page.meta) == "فريق الإحاطات · يناير 2026"
    assert page.marking is not None
    assert (text(page.marking.said), page.marking.fill, page.label) == ("للاستعمال الداخلي", None, None)
    gone = dict.fromkeys(("organization", "date", "marking", "summary", "closing", "sources", "appendix"))
    bare = read_ahead(**gone, sections=["قسم"])
    assert (text(bare.kicker), bare.meta, bare.marking, bare.bottom_line) == ("قراءة مسبقة", None, None, None)
    assert (bare.conditions, bare.references) == (None, None)


@pytest.mark.slow
def test_a_label_of_the_tlp_is_as_on_the_slides_and_stands_twice() -> None:
    deck = study.build(marking="TLP:GREEN")
    for paper in (handout(deck), read_ahead(marking="TLP:GREEN")):
        assert paper.marking == paper.label is not None
        assert (text(paper.marking.said), paper.marking.said.rtl) == ("TLP:GREEN", False)
        assert (paper.marking.color, paper.marking.fill) == ("tlp.green", "tlp.bg")
    plain = handout(study.build(marking={"text": "سري", "level": "restricted"}))
    assert plain.marking is not None
    assert (plain.marking.color, plain.marking.fill, plain.label) == ("a4", None, None)


def test_a_read_ahead_says_a_source_in_one_paragraph_without_its_note() -> None:
    source = {"title": "دراسة في المسار", "note": "ملاحظة", "url": "https://example.org/2077.pdf"}
    references = read_ahead(sources={"paper": source, "review": "عرض"}).references
    assert references is not None
    (named,), (other,) = references.entries
    assert (text(named), named.rtl) == ("1. «دراسة في المسار». https://example.org/2077.pdf", True)
    assert [run.text for run in named.runs if run.link] == ["https://example.org/2077.pdf"]
    assert text(other) == "2. «عرض»"


def test_the_sources_are_numbered_as_in_the_deck_each_in_its_own_direction() -> None:
    references = handout(study.deck()).references
    assert references is not None
    assert text(references.title) == "المصادر"
    (named, address), (foreign,) = references.entries
    assert (text(named), named.rtl) == ("1. جورجي بوروسكون، «دراسة في المسار»", True)
    assert (text(address), address.rtl, address.runs[0].link is not None) == (
        "https://example.org/2077.pdf",
        False,
        True,
    )
    assert ((text(foreign) or "").startswith("2. G. Poroskoun, INSS"), foreign.rtl) == (True, False)


def test_every_block_knows_its_place_in_the_outline() -> None:
    page = read_ahead()
    assert set(page.places) == {"bottom line", "points", "conclusions", "conditions", "question", "sources"}


def test_what_the_bottom_line_rests_on_and_what_is_asked_for() -> None:
    asked = {"title": "البدائل", "options": {"ask": "اعتماد البديل 2", "items": ["أ", "ب"]}}
    page = read_ahead(sections=[asked, {"title": "بدائل أخرى", "options": {"items": ["ج", "د"]}}])
    assert [text(said) for said in page.ask] == ["المطلوب الآن: اعتماد البديل 2"]
    assert [(text(point.lead), text(point.text)) for point in page.points] == [
        ("متدرّج", "خطوة بخطوة"),
        (None, "محدود"),
    ]
    bare = read_ahead(summary={"message": "الخلاصة"})
    assert (bare.ask, bare.points) == ((), ())
    places = read_ahead(sections=[asked]).places
    assert {"ask", "points"} <= set(places)


def test_the_read_ahead_of_an_audience_asks_only_what_it_is_asked() -> None:
    asked = [
        {"title": f"بدائل {who}", "for": [who], "options": {"ask": f"طلب {who}", "items": ["أ", "ب"]}}
        for who in ("minister", "press")
    ]
    page = read_ahead("minister", sections=[*asked, "قسم"], audiences={"minister": {}, "press": {}})
    assert [text(said) for said in page.ask] == ["المطلوب الآن: طلب minister"]
