from __future__ import annotations

from typing import Any

import pytest

from deckgen.deck.audience import for_reader
from deckgen.deck.plan import Plan, plan
from deckgen.kinds import registry
from deckgen.language import language
from deckgen.layout.content import Agenda, Content, Divider, SourceList
from tests.kinds.support import outline

SOURCES = {"a": "الأول", "b": "الثاني", "c": "الثالث"}


def planned(sections: list[Any], audience: str | None = None, **keys: Any) -> Plan:
    reduced, problems = for_reader(outline(sections=sections, **keys), audience)
    assert not [problem for problem in problems if problem.severity == "error"]
    return plan(reduced, language("ar"), registry())


def ids(made: Plan) -> list[str]:
    return [content.id for content in made.contents]


def of_kind(made: Plan, kind: str) -> Content:
    (content,) = (content for content in made.contents if content.kind == kind)
    return content


def agenda(made: Plan) -> Agenda:
    body = of_kind(made, "agenda").body
    assert isinstance(body, Agenda)
    return body


def sources(made: Plan) -> list[tuple[str, int, tuple[str, ...]]]:
    body = of_kind(made, "sources").body
    assert isinstance(body, SourceList)
    return [(entry.id, entry.number, entry.used) for entry in body.entries]


def numbered(n: int) -> list[dict[str, Any]]:
    return [{"id": f"s{i}", "title": f"قسم {i}"} for i in range(1, n + 1)]


def in_parts(*parts: str | None) -> list[dict[str, Any]]:
    """Return a section for each part's name; ``None`` goes on with the part before."""
    return [{"id": f"s{i}", "title": f"قسم {i}", **({"part": part} if part else {})} for i, part in enumerate(parts, 1)]


def test_the_order_of_the_slides() -> None:
    made = planned(
        in_parts("الأول", "الثاني", "الثالث"),
        summary="الخلاصة",
        closing={"title": "خاتمة", "conditions": [{"if": "شرط", "then": "أثر"}]},
        sources={"a": "مصدر"},
        appendix=[{"id": "extra", "title": "ملحق"}],
    )
    sections = ["s1", "s2", "s3"]
    assert ids(made) == [
        *("deck:cover", "deck:summary", "deck:agenda", *sections, "deck:closing", "deck:sources", "extra"),
    ]


def test_slides_without_content_are_left_out() -> None:
    assert ids(planned(numbered(2))) == ["deck:cover", "s1", "s2"]


def test_the_message_is_the_headline_and_the_title_its_kicker() -> None:
    made = planned([{"title": "المسار", "message": "تغيّر المسار"}, {"title": "بلا رسالة"}], agenda=False)
    _, said, plain = made.contents
    assert (said.headline.string, said.kicker and said.kicker.string) == ("تغيّر المسار", "المسار")
    assert (plain.headline.string, plain.kicker) == ("بلا رسالة", None)


def test_the_summary_is_called_by_the_decks_own_words() -> None:
    plain, titled = (
        of_kind(planned(["قسم"], summary=summary), "summary")
        for summary in ("الخلاصة", {"message": "الخلاصة", "title": "عودة مشروطة"})
    )
    own = language("ar").word("summary")
    assert (plain.headline.string, plain.kicker) == (own, None)
    assert (titled.headline.string, titled.kicker and titled.kicker.string) == ("عودة مشروطة", own)


def test_a_section_without_a_body_is_a_statement() -> None:
    assert [content.kind for content in planned(["قسم"]).contents] == ["cover", "statement"]


@pytest.mark.parametrize(("sections", "shown"), [(2, False), (3, True), (12, True), (13, False)])
def test_an_agenda_comes_by_itself_where_it_has_three_to_twelve_rows(sections: int, shown: bool) -> None:
    made = planned(numbered(sections))
    assert ("deck:agenda" in ids(made)) == shown
    if shown:
        assert [row.slide for row in agenda(made).rows] == [f"s{i}" for i in range(1, sections + 1)]


@pytest.mark.parametrize(("asked", "sections"), [(True, 2), (False, 3)])
def test_an_agenda_comes_or_not_where_the_outline_says_so(asked: bool, sections: int) -> None:
    assert ("deck:agenda" in ids(planned(numbered(sections), agenda=asked))) == asked


@pytest.mark.parametrize("asked", [True, {"message": "محور واحد"}])
def test_a_single_row_is_no_agenda(asked: Any) -> None:
    assert "deck:agenda" not in ids(planned(numbered(1), agenda=asked))


def test_an_agenda_may_be_headed_by_a_message_and_a_kicker() -> None:
    own = language("ar").word("agenda")
    for keys, headline, kicker in (
        ({"message": "قسمان"}, "قسمان", own),
        ({"kicker": "المحاور"}, own, "المحاور"),
        ({"message": "قسمان [@a, 3]", "kicker": "المحاور"}, "قسمان [@a, 3]", "المحاور"),
    ):
        made = of_kind(planned(numbered(2), agenda=keys, sources={"a": "مصدر"}), "agenda")
        assert (made.headline.string, made.kicker and made.kicker.string) == (headline, kicker)
        assert [cite.id for cite in made.citations] == ["a"] * ("@a" in headline)


def test_a_row_of_an_agenda_has_the_minutes_that_its_slides_state() -> None:
    sections = [{**section, "minutes": i} for i, section in enumerate(in_parts("الأول", None, "الثاني"), 1)]
    assert [row.minutes for row in agenda(planned(sections, agenda=True)).rows] == [3, 3]
    assert [row.minutes for row in agenda(planned(numbered(2), agenda=True)).rows] == [None, None]


def test_the_rows_of_an_agenda_are_the_parts() -> None:
    part = {"title": "الأول", "message": "ما يبيّنه"}
    sections = in_parts(None, "x", None, "الثاني", "الثالث")
    sections[1]["part"] = part
    rows = agenda(planned(sections)).rows
    assert [(row.title.string, row.claim and row.claim.string, row.slide) for row in rows] == [
        ("الأول", "ما يبيّنه", "s2"),
        ("الثاني", None, "s4"),
        ("الثالث", None, "s5"),
    ]


def test_dividers_stand_before_the_parts_and_are_where_the_agenda_leads() -> None:
    made = planned(in_parts("الأول", None, "الثاني"), dividers=True, agenda=True)
    assert ids(made)[2:] == ["deck:divider:s1", "s1", "s2", "deck:divider:s3", "s3"]
    bodies = [content.body for content in made.contents if content.kind == "divider"]
    assert [(body.number, body.part.title.string) for body in bodies if isinstance(body, Divider)] == [
        (1, "الأول"),
        (2, "الثاني"),
    ]
    assert [row.slide for row in agenda(made).rows] == ["deck:divider:s1", "deck:divider:s3"]


def test_parts_are_powerpoint_sections_between_opening_and_closing() -> None:
    made = planned(
        in_parts("الأول", None, "**الثاني**"),
        sources={"a": "مصدر"},
        appendix=[{"id": "extra", "title": "ملحق"}],
    )
    assert made.parts == ("الافتتاح", "الأول", "الثاني", "الخاتمة", "الملاحق")
    assert [(content.id, content.part) for content in made.contents] == [
        ("deck:cover", 0),
        ("s1", 1),
        ("s2", 1),
        ("s3", 2),
        ("deck:sources", 3),
        ("extra", 4),
    ]


def test_a_deck_without_parts_has_no_powerpoint_sections() -> None:
    made = planned(numbered(3))
    assert made.parts == ()
    assert {content.part for content in made.contents} == {None}


def test_a_section_that_comes_before_the_parts_is_in_the_opening() -> None:
    made = planned(in_parts(None, "الأول", "الثاني"))
    assert [(content.id, content.part, content.tracker) for content in made.contents[1:]] == [
        ("s1", 0, None),
        ("s2", 1, 0),
        ("s3", 2, 1),
    ]


@pytest.mark.parametrize(("sections", "past"), [(3, 3), (9, None)])
def test_behind_the_sections_all_entries_of_the_tracker_are_past(sections: int, past: int | None) -> None:
    closing = {"title": "خاتمة", "conditions": [{"if": "شرط", "then": "أثر"}]}
    made = planned(numbered(sections), closing=closing, sources={"a": "مصدر"}, appendix=[{"title": "ملحق"}])
    assert [content.tracker for content in made.contents[-3:]] == [past, None, past]


def test_the_tracker_shows_the_parts_by_their_short_names() -> None:
    sections = in_parts("الأول", None, "الثاني")
    sections[0]["part"] = {"title": "الأول بتمامه", "short": "الأول"}
    made = planned(sections)
    assert [text.string for text in made.tracker] == ["الأول", "الثاني"]
    assert [content.tracker for content in made.contents] == [None, 0, 0, 1]


@pytest.mark.parametrize(("sections", "tracked"), [(1, False), (2, True), (5, True), (6, False)])
def test_the_tracker_shows_few_sections_where_there_are_no_parts(sections: int, tracked: bool) -> None:
    made = planned(numbered(sections), agenda=False)
    assert len(made.tracker) == (sections if tracked else 0)
    assert [content.tracker for content in made.contents[1:]] == [i if tracked else None for i in range(sections)]


def test_sources_are_numbered_in_the_order_of_first_citation() -> None:
    made = planned(
        [
            {"id": "s1", "title": "أ", "message": "قول [@b]", "points": ["نقطة [@a]", "نقطة [@b, 12]"]},
            {"id": "s2", "title": "ب", "takeaway": "قول [@a]", "sources": ["c"], "points": ["نقطة"]},
        ],
        sources=SOURCES,
    )
    assert made.numbers == {"b": 1, "a": 2, "c": 3}
    assert sources(made) == [("b", 1, ("s1",)), ("a", 2, ("s1", "s2")), ("c", 3, ("s2",))]


def test_the_summary_cites_before_the_sections_and_the_appendix_after_them() -> None:
    made = planned(
        [{"title": "أ", "points": ["نقطة [@b]"]}],
        summary="قول [@c]",
        appendix=[{"title": "ملحق", "points": ["نقطة [@a]"]}],
        sources=SOURCES,
    )
    assert list(made.numbers) == ["c", "b", "a"]


def test_what_only_notes_cite_comes_last_and_is_used_on_no_slide() -> None:
    made = planned(
        [{"id": "s1", "title": "أ", "points": ["نقطة"], "notes": "قول [@c]"}, {"id": "s2", "title": "ب [@a]"}],
        sources=SOURCES,
    )
    assert sources(made) == [("a", 1, ("s2",)), ("c", 2, ())]


def test_where_nothing_is_cited_all_sources_are_listed() -> None:
    made = planned(["قسم"], sources=SOURCES)
    assert sources(made) == [("a", 1, ()), ("b", 2, ()), ("c", 3, ())]
    assert made.numbers == {}


def test_what_is_never_cited_is_not_listed() -> None:
    assert [id for id, *_ in sources(planned(["قسم [@b]"], sources=SOURCES))] == ["b"]


def test_a_source_cited_with_and_without_a_page_stands_once_with_it() -> None:
    made = planned([{"title": "أ", "points": ["نقطة [@a, 12]", "نقطة [@a]"], "sources": ["a"]}], sources=SOURCES)
    assert [(cite.id, cite.locator) for cite in made.contents[1].citations] == [("a", "12")]


def test_a_source_that_the_reader_does_not_get_must_not_be_cited() -> None:
    keys = {"audiences": {"minister": {}, "team": {}}, "sources": {"a": {"title": "سرّي", "for": ["team"]}}}
    sections = [{"title": "أ", "sources": ["a"], "points": ["نقطة"]}]
    assert not planned(sections, "team", **keys).problems
    (problem,) = planned(sections, "minister", **keys).problems
    assert problem.code == "missing-source"


def test_sections_in_another_order_keep_their_parts() -> None:
    made = planned(in_parts("الأول", None, "الثاني"), "team", audiences={"team": {"order": ["s3", "s2"]}})
    assert [(content.id, made.parts[content.part or 0]) for content in made.contents[1:]] == [
        ("s3", "الثاني"),
        ("s2", "الأول"),
        ("s1", "الأول"),
    ]
