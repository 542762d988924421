from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cli.support import STUDY, Terminal

MESSAGE = "    message: The limits are *few*\n"
LINE = 15
CLEAN = STUDY.replace(MESSAGE, "    message: القيود قليلة\n")
BROKEN = STUDY.replace("title: OECD", "titel: Limits").replace("minutes: 5", "minutes: five")


def test_warnings_are_lines_on_stderr(terminal: Terminal) -> None:
    code, out, err = terminal.run("check", "study.yaml")
    assert (code, out) == (0, "")
    assert err.startswith(f"study.yaml:{LINE}:14: warning: ")
    assert err.endswith("[foreign-script]\n")
    assert err.count("\n") == 1


def test_strict_makes_errors_of_warnings(terminal: Terminal) -> None:
    assert terminal.run("check", "study.yaml", "--strict").code == 1
    terminal.write(CLEAN)
    assert terminal.run("check", "study.yaml", "--strict").code == 0


def test_a_clean_outline_has_no_problems(terminal: Terminal) -> None:
    terminal.write(CLEAN)
    assert terminal.run("check", "study.yaml") == (0, "", "no problems\n")
    assert terminal.run("check", "study.yaml", "--json") == (0, "[]\n", "")
    assert terminal.run("check", "study.yaml", "--github") == (0, "", "")


def test_json_lists_the_problems(terminal: Terminal) -> None:
    code, out, err = terminal.run("check", "study.yaml", "--json")
    (problem,) = json.loads(out)
    assert (code, err) == (0, "")
    assert list(problem) == ["path", "line", "column", "severity", "code", "message", "hint"]
    assert list(problem.values())[:5] == ["study.yaml", LINE, 14, "warning", "foreign-script"]


def test_errors_of_the_outline_are_listed_in_every_form(terminal: Terminal) -> None:
    terminal.write(BROKEN)
    code, out, err = terminal.run("check", "study.yaml")
    assert (code, out) == (1, "")
    assert err.count("error: ") >= 2
    code, out, err = terminal.run("check", "study.yaml", "--json")
    assert (code, err) == (1, "")
    assert {problem["severity"] for problem in json.loads(out)} == {"error"}
    code, out, err = terminal.run("check", "study.yaml", "--github")
    assert (code, err) == (1, "")
    assert out.startswith("::error file=study.yaml,line=3,col=10,title=wrong-type::")


def test_what_only_one_audience_gets_is_looked_at(terminal: Terminal) -> None:
    terminal.write(STUDY.replace("team: {}", "team: {language: he}").replace(MESSAGE, "    for: [minister]\n"))
    code, _, err = terminal.run("check", "study.yaml")
    assert code == 0
    assert 'audience "team" is in "he", but 8 of its texts are in another language' in err


def test_an_error_of_one_audience_is_found_once(terminal: Terminal) -> None:
    terminal.write(CLEAN.replace("only: [path]", "language: en").replace("title: OECD", "title: {ar: القيود}"))
    code, _, err = terminal.run("check", "study.yaml")
    assert code == 1
    assert err.count("[missing-language]") == 1


def test_annotations_escape_what_would_end_them(terminal: Terminal) -> None:
    terminal.outline = terminal.outline.with_name("a,b:c%.yaml")
    terminal.write(CLEAN.replace("title: OECD", '"ti%tel": OECD'))
    out = terminal.run("check", "a,b:c%.yaml", "--github").out
    assert out.startswith("::error file=a%2Cb%3Ac%25.yaml,line=")
    assert "ti%25tel" in out


@pytest.mark.slow
def test_of_very_many_warnings_people_see_the_first_and_every_error(terminal: Terminal) -> None:
    flood = "".join(f"  - {{title: قسم {i}, points: ['كلمة.']}}\n" for i in range(200))
    nothing = CLEAN.replace("team: {}", "team: {only: [limits], without: [limits]}")
    terminal.write(nothing.replace("closing:", flood + "closing:"))
    err = terminal.run("check", "study.yaml").err
    assert (err.count(": warning: "), err.count(": error: ")) == (200, 1)
    assert err.count("201 more problems are not shown") == 1
    assert terminal.run("check", "study.yaml", "--limit", "problems=1000").err.count(": warning: ") == 400
    assert len(json.loads(terminal.run("check", "study.yaml", "--json").out)) == 201


@pytest.mark.parametrize("arguments", [("study.yaml", "--json", "--github"), ("none.yaml",)])
def test_wrong_command_lines(arguments: tuple[str, ...], terminal: Terminal) -> None:
    code, out, err = terminal.run("check", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("deckgen: error: ")


def loaded(folder: Path, program: str, names: Iterable[str]) -> set[str]:
    """Return which of these modules a process has loaded that runs a program in a folder."""
    program += "\nimport sys; print(*sys.modules)"
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=path, cwd=folder
    )
    return set(names) & set(done.stdout.split())


@pytest.mark.process
def test_nothing_that_renders_is_loaded(terminal: Terminal) -> None:
    program = "from deckgen import pipeline; pipeline.check(pipeline.load('study.yaml'), [None, 'team'])"
    renders = ("pptx", "lxml", "PIL", "typst", "pydantic", "rich", "deckgen.render")
    assert loaded(terminal.outline.parent, program, renders) == set()


@pytest.mark.process
@pytest.mark.parametrize(
    ("old", "new", "library"),
    [
        ("", "", None),
        ("القيود قليلة", "القيود **قليلة**", "markdown_it"),
        ("minutes: 5", "language: sw", "babel"),
        ("minutes: 5", "calendar: hijri\ndate: 2026-01", "hijridate"),
        ("minutes: 5", "sources: {from: refs.bib}", "bibtexparser"),
    ],
)
def test_a_library_is_loaded_where_it_is_needed(old: str, new: str, library: str | None, terminal: Terminal) -> None:
    Path("refs.bib").write_text("@book{b, title = {A book}}")
    terminal.write(CLEAN.replace(old, new))
    program = "from deckgen import pipeline; pipeline.build(pipeline.load('study.yaml')).save('study.pptx')"
    libraries = ("pptx", "lxml", "PIL", "fontTools", "pydantic", "babel", "markdown_it", "hijridate", "bibtexparser")
    assert loaded(terminal.outline.parent, program, libraries) == ({library} if library else set())
