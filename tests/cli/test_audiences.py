from __future__ import annotations

import json

from rich.cells import cell_len

from tests.cli.support import STUDY, Terminal


def test_json_is_the_matrix_with_totals(terminal: Terminal) -> None:
    code, out, err = terminal.run("audiences", "study.yaml", "--json")
    matrix = json.loads(out)
    assert (code, err) == (0, "")
    assert list(matrix) == ["audiences", "sections"]
    minister, team = matrix["audiences"]
    assert list(minister) == ["id", "label", "slides", "words", "minutes"]
    words = minister.pop("words"), team.pop("words")
    assert minister == {"id": "minister", "label": "الوزير", "slides": 3, "minutes": 1.5}
    assert team == {"id": "team", "label": None, "slides": 4, "minutes": 3.5}
    assert words[1] - words[0] == 5
    assert matrix["sections"] == [
        {"id": "path", "title": "المسار", "audiences": ["minister", "team"]},
        {"id": "limits", "title": "OECD", "audiences": ["team"]},
    ]


def test_totals_are_those_of_show(terminal: Terminal) -> None:
    rows = json.loads(terminal.run("show", "study.yaml", "--audience", "minister", "--json").out)
    minister = json.loads(terminal.run("audiences", "study.yaml", "--json").out)["audiences"][0]
    assert (minister["slides"], minister["words"]) == (len(rows), sum(row["words"] for row in rows))


def test_titles_and_labels_are_in_the_language_of_the_outline(terminal: Terminal) -> None:
    terminal.write(
        STUDY.replace("title: المسار", "title: {en: Path, ar: المسار}")
        .replace("title: OECD", "title: {ar-SY: الحدود}")
        .replace("title: العلاقات", "language: ar-SY\ntitle: العلاقات")
        .replace("label: الوزير", "label: {en: Minister}")
    )
    matrix = json.loads(terminal.run("audiences", "study.yaml", "--json").out)
    assert [section["title"] for section in matrix["sections"]] == ["المسار", "الحدود"]
    assert matrix["audiences"][0]["label"] == "Minister"


def test_a_table_for_people_keeps_its_columns(terminal: Terminal) -> None:
    code, out, err = terminal.run("audiences", "study.yaml")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert [line.count("●") for line in lines] == [0, 3, 2, 0, 0, 0]
    assert lines[0].split() == ["section", "full", "deck", "minister", "team"]
    assert len({cell_len(line) for line in lines}) == 1
    assert [line.split()[0] for line in lines[3:]] == ["slides", "words", "minutes"]


def test_an_outline_without_audiences(terminal: Terminal) -> None:
    terminal.write("deckgen: 1\ntitle: إحاطة\nsections: [قسم]\n")
    assert terminal.run("audiences", "study.yaml") == (0, "", "the outline has no audiences\n")
    matrix = json.loads(terminal.run("audiences", "study.yaml", "--json").out)
    assert matrix == {"audiences": [], "sections": [{"id": "قسم", "title": "قسم", "audiences": []}]}


def test_the_full_deck_has_what_is_for_nobody_in_particular(terminal: Terminal) -> None:
    terminal.write(STUDY.replace("  - id: limits\n", "  - id: limits\n    for: [team]\n"))
    path, limits, slides = terminal.run("audiences", "study.yaml").out.splitlines()[1:4]
    assert (path.count("●"), limits.count("●")) == (3, 1)
    assert slides.split() == ["slides", "3", "3", "4"]
