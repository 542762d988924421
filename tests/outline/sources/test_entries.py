"""The key ``sources``: imported entries that the outline changes, and their faults."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen import pipeline
from deckgen.files import Files
from deckgen.limits import Limits
from deckgen.outline import yaml
from deckgen.outline.model import Outline
from deckgen.outline.validate import validate
from deckgen.outline.values import Text
from deckgen.problems import OutlineError, Problem
from deckgen.scene.nodes import TextBox
from tests.outline.sources.support import said
from tests.outline.support import KINDS

GOOD = {"id": "good", "title": "المياه", "author": [{"family": "سعد", "given": "ليلى"}], "note": "ملاحظة", "volume": 2}
BROKEN = [
    {"id": "broken"},
    {"id": "broken", "title": "أ", "URL": "Taʾrīkh"},
    {"id": "broken", "title": "أ\u202c"},
    {"id": "broken", "title": "أ", "issued": {"date-parts": [[2026, 13]]}},
    {"id": "broken", "title": {"ar": "أ"}},
    {"id": "broken", "title": "أ", "author": "ب"},
    {"id": "broken", "title": "أ", "DOI": "none"},
]
BROKEN_BIB = [
    "@book{broken, author = {أ}}",
    "@book{broken, title = unknown}",
    "@book{broken, title = {أ}, url = {ftp://x}}",
    "@book{broken, title = {أ}, title = {ب}}",
    "@book{broken, title = {أ}, crossref = {nowhere}}",
    "@book{broken, title = {أ",
    "@book{broken, title {أ}}",
]


def read(folder: Path, sources: str, cited: str = "good", **files: Any) -> tuple[Outline, list[Problem]]:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    source = f"deckgen: 1\ntitle: دراسة\nsections: ['نص [@{cited}]']\nsources: {sources}\n"
    root, problems = yaml.load(source.encode(), "o.yaml", Limits())
    assert root is not None
    assert not problems
    return validate(root, KINDS, files=Files(folder))


def errors(folder: Path, sources: str, cited: str = "good", **files: Any) -> list[tuple[str, str, int]]:
    with pytest.raises(OutlineError) as caught:
        read(folder, sources, cited, **files)
    problems = caught.value.problems
    return [(p.code, p.place.path, p.place.line) for p in problems if p.severity == "error"]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_fault_of_csl_json_stops_only_those_who_cite_the_entry(tmp_path: Path, broken: dict[str, Any]) -> None:
    outline, warnings = read(tmp_path, "{from: r.json}", r_json=[GOOD, broken])
    assert list(outline.sources) == ["good"]
    assert {(p.severity, p.place.path) for p in warnings} == {("warning", "r.json")}
    assert {path for _, path, _ in errors(tmp_path, "{from: r.json}", "broken")} == {"r.json"}


@pytest.mark.parametrize("broken", BROKEN_BIB)
def test_a_fault_of_bibtex_stops_only_those_who_cite_the_entry(tmp_path: Path, broken: str) -> None:
    library = f"@book{{good, title = {{المياه}}}}\n{broken}\n@book{{last, title = {{ي}}}}\n"
    outline, warnings = read(tmp_path, "{from: r.bib}", r_bib=library)
    assert list(outline.sources) == ["good", "last"]
    assert {(p.severity, p.place.path, p.place.line) for p in warnings} == {("warning", "r.bib", 2)}
    assert errors(tmp_path, "{from: r.bib}", "broken")[0][1:] == ("r.bib", 2)


def test_a_source_that_is_in_no_file_is_unknown_also_beside_faults(tmp_path: Path) -> None:
    assert errors(tmp_path, "{from: r.json}", "nowhere", r_json=[GOOD, BROKEN[0]]) == [("unknown-source", "o.yaml", 3)]


def test_a_file_that_cannot_be_read_is_an_error_and_hides_nothing_else(tmp_path: Path) -> None:
    assert errors(tmp_path, "{from: r.json}", r_json='[{"id": "good",}]') == [("bad-references", "r.json", 1)]


def test_an_entry_of_the_outline_stands_in_place_of_one_that_is_at_fault(tmp_path: Path) -> None:
    outline, warnings = read(tmp_path, "{from: r.json, broken: {title: بديل}}", "broken", r_json=[BROKEN[0]])
    assert said(outline.sources["broken"])["title"] == "بديل"
    assert [p.severity for p in warnings] == ["warning"]
    assert errors(tmp_path, "{from: r.json, broken: {rating: B2}}", "broken")[-1][1] == "r.json"


def test_two_files_may_have_the_same_entry_but_no_two_under_one_id(tmp_path: Path) -> None:
    files = {"r_json": [GOOD], "s_json": [GOOD], "t_json": [{**GOOD, "title": "غيره"}]}
    outline, warnings = read(tmp_path, "{from: [r.json, s.json]}", **files)
    assert (list(outline.sources), warnings) == (["good"], [])
    assert errors(tmp_path, "{from: [r.json, t.json]}") == [("duplicate-source", "t.json", 3)]


def test_ids_that_differ_in_capitals_only_are_one(tmp_path: Path) -> None:
    files = {"r_json": [GOOD, {**GOOD, "id": "Good"}], "s_json": [{**GOOD, "id": "GOOD"}]}
    for sources, cited in (("{from: r.json}", "Good"), ("{from: [s.json, r.json]}", "good")):
        found = errors(tmp_path, sources, cited, **files)
        assert [(code, path) for code, path, _ in found] == [("duplicate-source", "r.json")]
    assert errors(tmp_path, "{from: s.json, good: غيره}", **files)[0][0] == "duplicate-source"


@pytest.mark.parametrize(
    ("entry", "changes"),
    [
        ("{rating: B2}", {"rating": "B2"}),
        ("{title: النهر}", {"title": "النهر"}),
        ("النهر", {"title": "النهر"}),
        ("{note: null, volume: null, date: 2026-01}", {"note": None, "volume": None, "date": "2026-01"}),
        ("{author: أحمد, url: 'https://example.org'}", {"author": "أحمد", "url": "https://example.org"}),
    ],
)
def test_an_entry_of_the_outline_changes_the_keys_of_an_imported_one(
    tmp_path: Path, entry: str, changes: dict[str, str | None]
) -> None:
    imported, _ = read(tmp_path, "{from: r.json}", r_json=[GOOD])
    outline, _ = read(tmp_path, f"{{from: r.json, good: {entry}}}", r_json=[GOOD])
    expected = {**said(imported.sources["good"]), **changes}
    assert said(outline.sources["good"]) == {key: value for key, value in expected.items() if value is not None}
    assert outline.sources["good"].place.path == "o.yaml"


@pytest.mark.parametrize("entry", ["{title: {en: Water, fr: Eau}}", "{en: Water, fr: Eau}"])
def test_a_text_in_a_language_is_added_to_the_imported_one(tmp_path: Path, entry: str) -> None:
    outline, _ = read(tmp_path, f"{{from: r.json, good: {entry}}}", r_json=[GOOD])
    assert outline.sources["good"].title == Text({"": "المياه", "en": "Water", "fr": "Eau"})


@pytest.mark.parametrize(("language", "title"), [("ar", "«المياه»"), ("en", "“Water”"), ("he", "”المياه”")])
def test_a_deck_lists_imported_sources_in_its_language_else_as_they_are(
    tmp_path: Path, language: str, title: str
) -> None:
    (tmp_path / "r.json").write_text(json.dumps([{"id": "good", "title": "المياه"}]), "utf-8")
    (tmp_path / "r.bib").write_text("@book{bib, title = {Treatise}, author = {Gr{\\'o}, Ada}, year = {2024}}", "utf-8")
    (tmp_path / "o.yaml").write_text(
        f"{{deckgen: 1, language: {language}, title: x, fonts: none, sources: {{from: [r.json, r.bib],"
        " good: {en: Water}}, sections: [{title: x, sources: [good, bib]}]}",
        "utf-8",
    )
    slide = pipeline.build(pipeline.load(tmp_path / "o.yaml")).scene.slides[-1]
    boxes = {node.key: node.text.paragraphs for node in slide.nodes if isinstance(node, TextBox)}
    listed = [paragraph.text.strip("\u200e\u200f") for i in (1, 2) for paragraph in boxes[f"source-{i}"]]
    opening, closing = title[0], title[-1]
    assert [listed[0], listed[2]] == [title, "Ada Gró"]
    assert any(line.startswith(f"{opening}Treatise{closing}, 2024") for line in listed)


def test_what_is_added_is_checked_as_any_key(tmp_path: Path) -> None:
    assert errors(tmp_path, "{from: r.json, good: {ratting: B2}}", r_json=[GOOD]) == [("unknown-key", "o.yaml", 4)]
    assert errors(tmp_path, "{from: r.json, good: {rating: Z9}}", r_json=[GOOD]) == [("bad-rating", "o.yaml", 4)]
    assert errors(tmp_path, "{from: r.json, new: {rating: B2}}", r_json=[GOOD]) == [("missing-key", "o.yaml", 4)]


IDS = st.integers(0, 10**6).map("k{}".format)
TITLES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)


@given(
    library=st.dictionaries(IDS, TITLES, min_size=1, max_size=8),
    broken=st.sampled_from(BROKEN),
    data=st.data(),
)
def test_a_library_with_one_broken_entry_that_nobody_cites_is_read(
    tmp_path_factory: pytest.TempPathFactory, library: dict[str, str], broken: dict[str, Any], data: st.DataObject
) -> None:
    entries = [{"id": id, "title": f"أ{title}"} for id, title in library.items()]
    entries.insert(data.draw(st.integers(0, len(entries))), broken)
    cited = data.draw(st.sampled_from(sorted(library)))
    folder = tmp_path_factory.mktemp("library")
    outline, warnings = read(folder, "{from: r.json}", cited, r_json=entries)
    assert set(outline.sources) == set(library)
    assert warnings


@given(library=st.sets(IDS, min_size=1, max_size=8), broken=st.sampled_from(BROKEN_BIB), data=st.data())
def test_a_bibliography_with_one_broken_entry_that_nobody_cites_is_read(
    tmp_path_factory: pytest.TempPathFactory, library: set[str], broken: str, data: st.DataObject
) -> None:
    entries = [f"@book{{{id}, title = {{كتاب}}}}" for id in sorted(library)]
    entries.insert(data.draw(st.integers(0, len(entries))), broken)
    folder = tmp_path_factory.mktemp("library")
    outline, warnings = read(folder, "{from: r.bib}", min(library), r_bib="\n".join(entries))
    assert set(outline.sources) == library
    assert warnings
