from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.files import Files
from deckgen.limits import Limits
from deckgen.outline import yaml
from deckgen.outline.ids import section_ids
from deckgen.outline.model import AgendaSlide
from deckgen.outline.reading import Reading
from deckgen.outline.validate import validate
from deckgen.outline.values import Body, Text
from deckgen.outline.yaml import Null, Str
from deckgen.problems import OutlineError, Place
from tests.outline.support import DOC, HEAD, Bullets, Grid, Plot, Saying, in_section, problem, read, section


def test_long_and_short_forms_mean_the_same() -> None:
    outline = read(
        HEAD
        + """\
sections:
  - قسم
  - {title: قسم ثان, part: جزء, points: [أ, {lead: ب, points: [ج]}]}
  - {title: {ar: ثالث, en: Third}, part: {title: جزء}, points: {items: [{text: أ}]}}
  - {title: رابع, quote: {ar: قول, en: saying}}
  - {title: خامس, quote: {text: قول, by: قائل}}
"""
    )
    short, points, spoken, quoted, said = outline.sections
    assert short.title == Text.of("قسم")
    assert short.body is None
    assert isinstance(points.body, Bullets)
    assert [point.text for point in points.body.items] == [Text.of("أ"), None]
    assert points.body.items[1].points[0].text == Text.of("ج")
    assert points.part == spoken.part
    assert spoken.title.said == {"ar": "ثالث", "en": "Third"}
    assert [place[1:] for place in spoken.title.places.values()] == [(6, 18), (6, 28)]
    assert isinstance(quoted.body, Saying)
    assert quoted.body.text.said == {"ar": "قول", "en": "saying"}
    assert said.body == Saying(text=Text.of("قول"), by=Text.of("قائل"))


def test_places_are_where_things_stand() -> None:
    outline = read(HEAD + "sections:\n  - title: قسم\n    points: [أ]\n")
    assert outline.place[1:] == (1, 1)
    assert outline.sections[0].place[1:] == (4, 5)
    assert outline.sections[0].title.place[1:] == (4, 12)
    assert outline.sections[0].body is not None
    assert outline.sections[0].body.place[1:] == (5, 13)


def test_values_are_read_as_their_fields_say() -> None:
    outline = read(HEAD + "minutes: 4.5\nagenda: false\ndividers: true\ndate: 2026-01\nsections: [أ]\n")
    assert (outline.deckgen, outline.minutes, outline.agenda, outline.dividers) == (1, 4.5, False, True)
    assert outline.date == "2026-01"
    assert read(HEAD + "agenda: auto\nsections: [أ]").agenda == "auto"
    headed = read(HEAD + "agenda: {message: محوران}\nsections: [أ]").agenda
    assert isinstance(headed, AgendaSlide)
    assert headed.message == Text.of("محوران")
    plot = section("chart: {values: [1, null, -2.5e0], at: [[1, 2], [.5, 4.]], band: even}").body
    assert plot == Plot(values=(1.0, None, -2.5), at=((1.0, 2.0), (0.5, 4.0)), band="even")


def test_cells_pass_as_they_stand() -> None:
    body = section("table: {columns: [أ, {title: ب, kind: number}], rows: [[no, ~], {cells: ['5', 5], depth: 2}]}").body
    assert isinstance(body, Grid)
    assert [column.kind for column in body.columns] == ["text", "number"]
    word, nothing = body.rows[0].cells
    assert word == "no"
    assert isinstance(nothing, Null)
    assert [cell.plain for cell in body.rows[1].cells if isinstance(cell, Str)] == [False, True]
    assert body.rows[1].depth == 2


def test_null_at_the_top_means_absent() -> None:
    outline = read(HEAD + "subtitle: ~\nlogo:\nagenda: null\nsections: [أ]\n")
    assert (outline.subtitle, outline.logo, outline.agenda) == (None, None, "auto")


def test_an_audience_keeps_what_it_overrides_apart() -> None:
    outline = read(
        HEAD
        + """\
subtitle: ثان
audiences:
  minister: {label: الوزير, depth: 1, minutes: 5, agenda: false, subtitle: ~, place: دمشق, only: [أ]}
  وزير_2: {sources: {a: مصدر}}
sections: [أ]
"""
    )
    minister = outline.audiences["minister"]
    assert (minister.label, minister.depth, minister.only) == (Text.of("الوزير"), 1, ("أ",))
    expected = {"minutes": 5.0, "agenda": False, "subtitle": None, "place_": Text.of("دمشق")}
    assert dict(minister.overrides) == expected
    assert outline.audiences["وزير_2"].overrides["sources"]["a"].title == Text.of("مصدر")


def test_a_variant_holds_the_fields_that_it_replaces() -> None:
    variants = read(
        HEAD
        + """\
audiences: {a: {}, b: {}}
sections:
  - title: قسم
    takeaway: خلاصة
    sources: [س]
    points: [أ]
    variants:
      a: {message: رسالة, takeaway: ~, sources: null, quote: قول}
      b: {points: null, for: [b]}
sources: {س: مصدر}
"""
    ).sections[0].variants  # fmt: skip
    assert variants["a"] == {
        "message": Text.of("رسالة"), "takeaway": None, "sources": (), "body": Saying(text=Text.of("قول")),
    }  # fmt: skip
    assert variants["b"] == {"body": None, "for_": ("b",)}


def test_ids_are_made_from_titles_and_numbered_where_taken() -> None:
    outline = read(
        HEAD
        + """\
sections:
  - "الوضع العام: 2026!"
  - {title: آخر, id: الوضع-العام-2026-2}
  - "الوضع العام 2026"
  - {title: {en: "**?**"}}
  - وَصْف
appendix: [وصف]
"""
    )
    ids = [section.id for section in (*outline.sections, *outline.appendix)]
    assert ids == ["الوضع-العام-2026", "الوضع-العام-2026-2", "الوضع-العام-2026-3", "section", "وصف", "وصف-2"]


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=100), min_size=1))
def test_made_ids_are_unique_and_short(titles: list[str]) -> None:
    root = yaml.Map(Place("o.yaml", 1, 1))
    root["sections"] = yaml.Seq(root.place)
    root["sections"].extend(map(Str, titles))
    ids = section_ids(root, Reading(Files(Path())))
    assert len(set(ids)) == len(titles)
    assert all(0 < len(id) <= 64 for id in ids)


def test_a_source_of_an_audience_can_be_cited() -> None:
    read(HEAD + "sections: ['x [@a]']\naudiences: {m: {sources: {a: y}}}\n")


def test_references_stand_beside_the_sources_that_are_written_out(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('[{"id": "a", "type": "book", "title": "كتاب"}]', "utf-8")
    head = HEAD + "sections: ['x [@a] [@b]']\nsources: {from: r.json, "
    outline = read(head + "b: تقرير}", tmp_path)
    assert [source.title.string for source in outline.sources.values()] == ["كتاب", "تقرير"]
    assert problem(head.replace("r.json", "s.json") + "b: تقرير}", folder=tmp_path).code == "missing-file"


def test_a_field_that_the_language_does_not_know_fails_loudly() -> None:
    class Odd(Body, frozen=True, kw_only=True):
        odd: Annotated[bytes, DOC]

    root, _ = yaml.load((HEAD + "sections: [{title: a, odd: {odd: b}}]").encode(), "o.yaml", Limits())
    assert root is not None
    with pytest.raises(TypeError, match='"odd"'):
        validate(root, {"odd": Odd}, files=Files(Path()))


@pytest.mark.parametrize(
    ("written", "number"),
    [("١٠", 10), ("۱۰", 10), ("٤٫٥", 4.5), ("٤.٥", 4.5), ("4,5", 4.5), ("1'200", 1200), ("١٬٢٠٠", 1200), ("+5", 5),
     ("\u200f١٠", 10), ("1e2", 100)],
)  # fmt: skip
def test_keys_of_numbers_are_read_in_any_digits(written: str, number: float) -> None:
    assert section(f"minutes: {written}").minutes == number


def test_whole_numbers_too() -> None:
    assert section("depth: ٢").depth == 2


@pytest.mark.parametrize("written", ["1,250", "١٠ دقائق", "10%", "'10'", "٢-٣"])
def test_what_is_no_number_or_two_is_an_error(written: str) -> None:
    assert in_section(f"minutes: {written}")[0] == "wrong-type"


def test_a_number_among_choices_is_read_in_any_digits_too() -> None:
    assert read(HEAD.replace("deckgen: 1", "deckgen: ١") + "sections: [أ]\n").deckgen == 1


@pytest.mark.parametrize("again", ["أ", "{title: أ, message: رسالة}"])
def test_a_part_begins_once(again: str) -> None:
    sections = "sections:\n  - {title: ١, part: أ}\n  - {title: ٢, part: ب}\n"
    found = problem(f"{HEAD}{sections}  - {{title: ٣, part: {again}}}\n")
    assert (found.code, found.place.line) == ("duplicate-part", 6)
    assert found.message == 'the part "أ" begins a second time; it already begins at line 4'
    assert read(f"{HEAD}{sections}  - {{title: ٣, part: ب}}\n  - {{title: ٤}}\n")


@pytest.mark.parametrize(("limit", "most"), [("slides", 4), ("parts", 3)])
def test_more_than_the_limit_is_refused_where_it_begins(limit: str, most: int) -> None:
    source = HEAD + "sections:\n" + "".join(f"  - {{title: ق{i}, part: ج{i}}}\n" for i in range(4))
    read(source, limits=Limits(**{limit: most + 1}))
    with pytest.raises(OutlineError, match=f"more {limit}: the limit {limit} is {most}") as caught:
        read(source, limits=Limits(**{limit: most}))
    assert caught.value.problems[0].place.line == source.count("\n")


def test_more_than_the_limit_is_refused_before_anything_else_is_looked_at() -> None:
    source = HEAD + "sections:\n" + "".join(f"  - {{titel: ق{i}, part: {{title: ج{i}}}}}\n" for i in range(9))
    for limits in (Limits(slides=8), Limits(parts=8)):
        with pytest.raises(OutlineError) as caught:
            read(source, limits=limits)
        assert [problem.code for problem in caught.value.problems] == ["limit"]


@pytest.mark.parametrize("part", ["ج{}", "{{title: ج{}}}", "{{ar: ج{}, en: p}}"])
def test_parts_of_variants_count(part: str) -> None:
    parts = [part.format(i) for i in range(5)]
    source = HEAD + "audiences: {press: {label: أ}}\nsections:\n"
    source += "".join(f"  - {{title: ق, variants: {{press: {{part: {one}}}}}}}\n" for one in parts)
    assert read(source, limits=Limits(parts=5))
    with pytest.raises(OutlineError, match="more parts: the limit parts is 4"):
        read(source, limits=Limits(parts=4))


def test_a_part_of_many_sections_is_one() -> None:
    assert read(HEAD + "sections:\n" + "  - {title: ق, part: ج}\n" * 9, limits=Limits(parts=1))
