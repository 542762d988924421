from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.support import CODES, STUDY, Terminal, on_terminal


def test_json_lists_the_slides(terminal: Terminal) -> None:
    code, out, err = terminal.run("show", "study.yaml", "--json")
    rows = json.loads(out)
    assert (code, err) == (0, "")
    assert all(list(row) == ["number", "id", "kind", "title", "headline", "minutes", "words"] for row in rows)
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["id"] for row in rows] == ["deck:cover", "path", "limits", "deck:closing"]
    assert rows[2] == {
        "number": 3, "id": "limits", "kind": "points", "title": "OECD", "headline": "The limits are few",
        "minutes": 2, "words": 6,
    }  # fmt: skip
    assert rows[0]["title"] == rows[0]["headline"] == "العلاقات بين الجانبين"
    assert rows[0]["minutes"] is None


@pytest.mark.process
def test_json_is_written_in_letters_where_there_are_any(terminal: Terminal) -> None:
    assert "المسار" in terminal.run("show", "study.yaml", "--json").out
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "deckgen", "show", "study.yaml", "--json"]
    done = subprocess.run(command, capture_output=True, check=True, env=path)
    assert rb"\u0627\u0644\u0645" in done.stdout
    assert "المسار" in {row["title"] for row in json.loads(done.stdout.decode("ascii"))}


def test_an_audience_gets_its_own_slides(terminal: Terminal) -> None:
    rows = json.loads(terminal.run("show", "study.yaml", "--audience", "minister", "--json").out)
    assert [row["id"] for row in rows] == ["deck:cover", "path", "deck:closing"]


def test_a_continued_slide_has_the_title_and_the_minutes_once(terminal: Terminal) -> None:
    points = ", ".join(f"نقطة طويلة بما يكفي لتملأ سطرًا كاملًا من الشريحة {i}" for i in range(30))
    terminal.write(STUDY.replace("بقي الوجود في قاعدتين, ثم توقف", points))
    rows = json.loads(terminal.run("show", "study.yaml", "--json").out)
    path = [row for row in rows if row["id"].partition("#")[0] == "path"]
    assert len(path) > 1
    assert {row["title"] for row in path} == {"المسار"}
    assert [row["minutes"] for row in path] == [1.5] + [None] * (len(path) - 1)
    said = f"points: {len(path)} slides"
    assert terminal.run("show", "study.yaml").out.count(said) == 1
    assert f"{said} (انتقلت العلاقة من الحذر إلى حوار منظّم)" in terminal.run("build", "study.yaml").err


def test_a_table_for_people_keeps_its_columns(terminal: Terminal) -> None:
    code, out, err = terminal.run("show", "study.yaml")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].split() == ["#", "kind", "headline", "minutes", "words"]
    assert len({cell_len(line) for line in lines}) == 1
    assert lines[-1].split() == ["total", "3.5", lines[-1].split()[-1]]
    assert all(line.count("\u2068") == line.count("\u2069") for line in lines)
    assert "انتقلت العلاقة من الحذر إلى حوار منظّم" in out


@pytest.mark.parametrize("width", [60, 120])
def test_columns_stand_under_each_other_on_a_terminal(width: int, terminal: Terminal) -> None:
    long = "تحوّلت العلاقةُ من الحذر المتبادل إلى حوارٍ أمنيٍّ منظّم, with (Latin) words, عبر 3 خطوات متدرّجة"
    terminal.write(STUDY.replace("message: انتقلت العلاقة من الحذر إلى حوار منظّم", f"message: '{long}'"))
    slides = json.loads(terminal.run("show", "study.yaml", "--json").out)
    head, *rows, total = CODES.sub("", on_terminal("show", "study.yaml", width=width)).splitlines()
    assert len({cell_len(line) for line in (head, *rows, total)}) == 1
    assert cell_len(head) <= width
    assert head.split() == ["#", "kind", "headline", "minutes", "words"]
    begins = cell_len(head.partition("headline")[0])
    for row, slide in zip(rows, slides, strict=True):
        before, _, after = row.partition(slide["headline"][:12])
        assert cell_len(before) == begins
        assert after.split()[-1] == str(slide["words"])
    assert ("…" in rows[1]) == (width == 60)


def test_an_unknown_audience(terminal: Terminal) -> None:
    code, out, err = terminal.run("show", "study.yaml", "--audience", "nobody")
    assert (code, out) == (2, "")
    assert "minister, team" in err


@pytest.mark.process
def test_letters_that_the_encoding_has_not_are_escaped(terminal: Terminal) -> None:
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "deckgen", "show", "study.yaml"], capture_output=True, text=True, check=True, env=path
    )
    assert r"\u0627" in done.stdout
    assert done.stderr == ""
