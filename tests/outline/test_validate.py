from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Annotated, Any, ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.files import Files
from deckgen.limits import Limits
from deckgen.outline import yaml
from deckgen.outline.ids import section_ids
from deckgen.outline.model import Outline, Section
from deckgen.outline.scalars import Reading
from deckgen.outline.validate import validate
from deckgen.outline.values import Body, Count, Doc, Item, Likelihood, Node, Number, Points, Text
from deckgen.outline.yaml import Null, Str
from deckgen.problems import OutlineError, Place, Problem

DOC = Doc("what it is")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets(Body):
    LIST: ClassVar[str | None] = "items"

    items: Annotated[Points, DOC]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying(Body):
    SHORT: ClassVar[str | None] = "text"

    text: Annotated[Text, DOC]
    by: Annotated[Text | None, DOC] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Node):
    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, DOC]
    kind: Annotated[Literal["text", "number"], DOC] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Item):
    LIST: ClassVar[str | None] = "cells"

    cells: Annotated[tuple[Any, ...], DOC]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Body):
    columns: Annotated[tuple[Column, ...], Count(2, 3), DOC]
    rows: Annotated[tuple[Row, ...], Count(), DOC]
    total: Annotated[bool, DOC] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot(Body):
    values: Annotated[tuple[Annotated[float, Number(-10, 10)] | None, ...], DOC]
    at: Annotated[tuple[tuple[float, float], ...], DOC] = ()
    band: Annotated[Likelihood | None, DOC] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Body):
    path: Annotated[str, DOC]


KINDS: dict[str, type[Body]] = {"points": Bullets, "quote": Saying, "table": Grid, "chart": Plot, "image": Photo}
HEAD = "deckgen: 1\ntitle: إحاطة\n"


def read(source: str, folder: Path = Path(), limits: Limits | None = None) -> Outline:
    root, problems = yaml.load(dedent(source).encode(), "o.yaml", Limits())
    assert root is not None
    assert not problems
    return validate(root, KINDS, files=Files(folder, limits=limits or Limits()))


def section(source: str) -> Section:
    return read(f"{HEAD}sections:\n  - title: قسم\n    {source}\n").sections[0]


def problems(source: str, **context: Any) -> tuple[Problem, ...]:
    with pytest.raises(OutlineError) as caught:
        read(source, **context)
    return caught.value.problems


def problem(source: str, **context: Any) -> Problem:
    (only,) = problems(source, **context)
    return only


def in_section(source: str) -> tuple[str, int, int, str]:
    found = problem(f"{HEAD}sections:\n  - title: قسم\n    {source}\n")
    return found.code, found.place.line, found.place.column, str(found)


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


@pytest.mark.parametrize(
    ("line", "code", "line_column", "words"),
    [
        ("titel: x", "unknown-key", (5, 5), ("titel", 'did you mean "title"?')),
        ("point: [x]", "unknown-key", (5, 5), ('did you mean "points"?',)),
        ("نقاط: [x]", "unknown-key", (5, 5), ("نقاط",)),
        ("points: x", "wrong-type", (5, 13), ('"points"', "a list", 'the text "x"')),
        ("points: []", "empty-list", (5, 13), ('"points"',)),
        ("points: [~]", "null-value", (5, 14), ('item 1 of "points"',)),
        ("points: [{}]", "missing-key", (5, 14), ('"text" or "lead"',)),
        ("points: [{text: [x]}]", "wrong-type", (5, 21), ('"text"', "a list")),
        ("points: [{text: x, points: [{lead: y, points: [z]}]}]", "too-deep", (5, 33), ("two levels",)),
        ("quote: {by: x}", "missing-key", (5, 12), ('"quote" needs "text"',)),
        ("quote: {text: x, by: ~}", "null-value", (5, 26), ('"by"',)),
        ("quote: {ar: x, english: y}", "unknown-language", (5, 20), ("english",)),
        ("quote: {ar: x, en: ''}", "empty-text", (5, 24), ("en",)),
        ("takeaway: ' '", "empty-text", (5, 15), ('"takeaway"',)),
        ('takeaway: "\\u200f\\u200b"', "empty-text", (5, 15), ('"takeaway"',)),
        ("takeaway: {x: y}", "wrong-type", (5, 15), ('"takeaway" must be a text, not a mapping',)),
        ("minutes: -3", "out-of-range", (5, 14), ('"minutes"', "from 0 to 1440")),
        ("minutes: .inf", "wrong-type", (5, 14), ('"minutes"',)),
        ("minutes: 1_000", "wrong-type", (5, 14), ('"minutes"',)),
        ("minutes: ٥", "wrong-type", (5, 14), ('"minutes"',)),
        ("minutes: '5'", "wrong-type", (5, 14), ("without quotes",)),
        (f"minutes: {'9' * 5000}", "out-of-range", (5, 14), ('"minutes"',)),
        ("depth: true", "wrong-type", (5, 12), ('"depth"', "from 1 to 3")),
        ("depth: 1.5", "wrong-type", (5, 12), ('"depth"', "a whole number")),
        ("depth: 7", "out-of-range", (5, 12), ('"depth"',)),
        ("confidence: medium", "unknown-value", (5, 17), ("low, moderate, high", "medium")),
        ("chart: {values: [1], band: likly}", "unknown-value", (5, 32), ('did you mean "likely"?',)),
        ("chart: {values: [1, nan]}", "wrong-type", (5, 25), ('item 2 of "values"',)),
        ("chart: {values: [1, 11]}", "out-of-range", (5, 25), ("from -10 to 10",)),
        ("chart: {values: [1], at: [[1]]}", "too-few-items", (5, 31), ('"at"',)),
        ("table: {columns: [a], rows: [[x]]}", "too-few-items", (5, 22), ('"columns"', "at least 2")),
        ("table: {columns: [a, b, c, d], rows: [[x]]}", "too-many-items", (5, 22), ("4 items", "3 are the most")),
        ("table: {columns: [a, b], rows: [[x]], total: yes}", "unknown-value", (5, 50), ("true, false",)),
        ("id: a b", "bad-id", (5, 9), ("a b", "letters, digits")),
        ("for: minister", "wrong-type", (5, 10), ('"for"', "a list")),
        ("for: [ministre]", "unknown-audience", (5, 11), ("ministre",)),
        ("sources: [un]", "unknown-source", (5, 15), ("un",)),
        ("takeaway: قال [@un]", "unknown-source", (5, 19), ("un",)),
        ("takeaway: 'قال [x](javascript:y)'", "bad-link", (5, 20), ("javascript",)),
        ('takeaway: "a\\u202eb"', "bidi-control", (5, 15), ("U+202E",)),
        ("variants: {m: {message: x}}", "unknown-audience", (5, 16), ('"m"',)),
        ("image: {path: ../x.png}", "missing-file", (5, 19), ("x.png",)),
    ],
)
def test_what_is_wrong_in_a_section(line: str, code: str, line_column: tuple[int, int], words: tuple[str, ...]) -> None:
    found = in_section(line)
    assert found[:3] == (code, *line_column)
    for word in words:
        assert word in found[3]


@pytest.mark.parametrize(
    ("source", "code", "line_column", "words"),
    [
        ("title: x\nsections: [a]", "missing-key", (1, 1), '"deckgen"'),
        ("deckgen: 2\ntitle: x\nsections: [a]", "unknown-value", (1, 10), '"deckgen" must be 1, not "2"'),
        ("deckgen: 1\nsections: [a]", "missing-key", (1, 1), '"title"'),
        ("deckgen: 1\ntitle:\nsections: [a]", "null-value", (2, 7), '"title"'),
        ("deckgen: 1\ntitle: [x]\nsections: [a]", "wrong-type", (2, 8), '"title"'),
        (HEAD + "sections: {title: a}", "wrong-type", (3, 11), '"sections"'),
        (HEAD + "sections: []", "empty-list", (3, 11), '"sections"'),
        (HEAD + "sections:\n", "null-value", (3, 10), '"sections"'),
        (HEAD + "sections:\n  - points: [a]", "missing-key", (4, 5), '"title"'),
        (HEAD + "sections: ['']", "empty-text", (3, 12), 'item 1 of "sections"'),
        (HEAD + "organisation: x\nsections: [a]", "unknown-key", (3, 1), '"organization"'),
        (HEAD + "nonsense:\nsections: [a]", "unknown-key", (3, 1), '"nonsense"'),
        (HEAD + "language: klingonese\nsections: [a]", "unknown-language", (3, 11), '"language"'),
        (HEAD + "date: 2026-13\nsections: [a]", "bad-date", (3, 7), '"date"'),
        (HEAD + "theme: foraml\nsections: [a]", "unknown-value", (3, 8), '"formal"'),
        (HEAD + "theme: ../t.yaml\nsections: [a]", "missing-file", (3, 8), "t.yaml"),
        (HEAD + "logo: none.png\nsections: [a]", "missing-file", (3, 7), "none.png"),
        (HEAD + "agenda: maybe\nsections: [a]", "unknown-value", (3, 9), "auto, true, false"),
        (HEAD + "agenda: 'true'\nsections: [a]", "unknown-value", (3, 9), "without quotes"),
        (HEAD + "sections: [{title: a, id: x}]\nappendix: [{title: b, id: x}]", "duplicate-id", (4, 27), '"x"'),
        (HEAD + "sections: [a]\naudiences: {m: {sections: [a]}}", "unknown-key", (4, 17), '"sections"'),
        (HEAD + "sections: [a]\naudiences: {m: {title: ~}}", "null-value", (4, 24), '"title"'),
        (HEAD + "sections: [a]\naudiences: {m: {only: [nope]}}", "unknown-section", (4, 24), '"nope"'),
        (HEAD + "sections: [a]\naudiences: {m: {order: [b]}}", "unknown-section", (4, 25), '"b"'),
        (HEAD + "sections: [a]\nlabels: {surces: x}", "unknown-key", (4, 10), 'did you mean "sources"?'),
        (HEAD + "sections: [a]\naudiences: {m: {labels: {x: y}}}", "unknown-key", (4, 26), 'label "x"'),
        (HEAD + "sections: [a]\naudiences: {a b: {}}", "bad-id", (4, 13), "a b"),
        (HEAD + "sections: [a]\nsources: {'a b': x}", "bad-id", (4, 11), "a b"),
        (HEAD + "sections: [a]\nsources: {a: {title: x, url: 'file://h/x'}}", "bad-link", (4, 30), "file:"),
        (HEAD + "sections: [a]\nsources: {a: {title: x, rating: G9}}", "bad-rating", (4, 33), "G9"),
        (HEAD + "sections: ['x [@un2052]']\nsources: {un2025: x}", "unknown-source", (3, 15), '"un2025"'),
        (HEAD + "sections: [a]\nclosing: {title: x, conditions: [{if: a}]}", "missing-key", (4, 34), '"then"'),
    ],
)
def test_what_is_wrong_at_the_top(source: str, code: str, line_column: tuple[int, int], words: str) -> None:
    found = problem(source)
    assert (found.code, found.place.line, found.place.column) == (code, *line_column)
    assert words in str(found)


def test_a_section_has_one_body() -> None:
    assert in_section("points: [a]\n    quote: b")[:3] == ("two-bodies", 6, 5)


def test_everything_is_reported_at_once_in_order() -> None:
    found = problems(
        """\
title: {ar: x, english: y}
sections:
  - titel: a
    points: []
  - {title: b, sources: [nope], for: [ghost]}
  - [c]
"""
    )
    assert [(p.place.line, p.code) for p in found] == [
        (1, "missing-key"), (1, "unknown-language"), (3, "missing-key"), (3, "unknown-key"), (4, "empty-list"),
        (5, "unknown-source"), (5, "unknown-audience"), (6, "wrong-type"),
    ]  # fmt: skip


def test_a_list_is_not_called_short_because_its_items_are_wrong() -> None:
    assert in_section("table: {columns: [a, b], rows: [~]}")[0] == "null-value"


def test_a_source_of_an_audience_can_be_cited() -> None:
    read(HEAD + "sections: ['x [@a]']\naudiences: {m: {sources: {a: y}}}\n")


def test_only_so_many_problems_are_reported() -> None:
    keys = "".join(f"key{i}: x\n" for i in range(500))
    found = problems(HEAD + keys + "sections: [a]", limits=Limits(problems=10))
    assert len(found) == 11
    assert "490 more problems" in found[-1].message


def test_long_words_are_not_repeated_whole() -> None:
    found = problem(HEAD + f"{'k' * 1000}: x\nsections: ['{'a' * 1000}']")
    assert len(str(found)) < 300


def test_references_stand_beside_the_sources_that_are_written_out(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('[{"id": "a", "type": "book", "title": "كتاب"}]', "utf-8")
    head = HEAD + "sections: ['x [@a] [@b]']\nsources: {from: r.json, "
    outline = read(head + "b: تقرير}", tmp_path)
    assert [source.title.string for source in outline.sources.values()] == ["كتاب", "تقرير"]
    assert problem(head + "a: تقرير, b: تقرير}", folder=tmp_path).code == "duplicate-source"
    assert problem(head.replace("r.json", "s.json") + "b: تقرير}", folder=tmp_path).code == "missing-file"


def test_a_field_that_the_language_does_not_know_fails_loudly() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Odd(Body):
        odd: Annotated[bytes, DOC]

    root, _ = yaml.load((HEAD + "sections: [a]").encode(), "o.yaml", Limits())
    assert root is not None
    with pytest.raises(TypeError, match='"odd"'):
        validate(root, {"odd": Odd}, files=Files(Path()))
