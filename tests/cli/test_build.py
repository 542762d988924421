from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from deckgen import pipeline
from deckgen.theme import built_in
from tests.cli.support import STUDY, Terminal

CLEAN = STUDY.replace("The limits are *few*", "القيود قليلة")
HEAD = "deckgen: 1\ntitle: إحاطة\n"


def files(terminal: Terminal) -> list[str]:
    """Return the files in the folder, but for the record of builds."""
    folder = terminal.outline.parent
    every = sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
    return [file for file in every if ".deckgen" not in Path(file).parts]


@pytest.mark.slow
def test_the_deck_stands_beside_the_outline(terminal: Terminal) -> None:
    terminal.write(CLEAN)
    assert terminal.run("build", "study.yaml") == (0, "", "study.pptx: 4 slides\n")
    assert terminal.run("build", "study.yaml", "--audience", "minister").err == "study.minister.pptx: 3 slides\n"
    assert files(terminal) == ["study.minister.pptx", "study.pptx", "study.yaml"]


@pytest.mark.slow
def test_every_audience_at_once(terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "--all-audiences", "-o", "decks/v1.2").code == 0
    decks = ["study.minister.pptx", "study.pptx", "study.team.pptx"]
    assert files(terminal) == [*(f"decks/v1.2/{deck}" for deck in decks), "study.yaml"]


def test_missing_folders_are_made_and_a_folder_takes_the_deck_under_its_name(terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "-o", "a/b/deck.pptx").code == 0
    assert terminal.run("build", "study.yaml", "-o", "a").code == 0
    assert files(terminal) == ["a/b/deck.pptx", "a/study.pptx", "study.yaml"]


def test_outline_yaml_is_the_outline_that_is_not_named(terminal: Terminal) -> None:
    terminal.outline = terminal.outline.rename("outline.yaml")
    assert terminal.run("build").code == 0
    assert files(terminal) == ["outline.pptx", "outline.yaml"]


def test_warnings_do_not_keep_a_deck_from_being_written_unless_they_count_as_errors(terminal: Terminal) -> None:
    code, out, err = terminal.run("build", "study.yaml", "--strict")
    assert (code, out, files(terminal)) == (1, "", ["study.yaml"])
    assert err.startswith("study.yaml:15:14: warning: ")
    assert err.count("\n") == 1
    code, out, err = terminal.run("build", "study.yaml")
    assert (code, out, files(terminal)) == (0, "", ["study.pptx", "study.yaml"])
    assert err.splitlines()[1:] == ["study.pptx: 4 slides"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("none.yaml",), "none.yaml"),
        ((".",), 'a folder; did you mean "study.yaml"?'),
        (("study.yaml", "--audience", "nobody"), "minister, team"),
        (("study.yaml", "--audience", "team", "--all-audiences"), "exclude"),
        (("study.yaml", "--theme", "foraml"), ", ".join(built_in())),
        (("study.yaml", "--language", "klingonese"), "ar-SY"),
        (("study.yaml", "--digits", "roman"), "latn, arab, arabext"),
        (("study.yaml", "--size", "A3"), "16:9, 4:3, A4"),
        (("study.yaml", "-o", "deck.odp"), ".pptx"),
        (("study.yaml", "-o", "deck"), ".pptx"),
        (("study.yaml", "-o", "deck.pptx", "--all-audiences"), "name a folder"),
        (("study.yaml", "--limit", "picture=5"), "picture-bytes"),
        (("study.yaml", "--limit", "problems=many"), "NAME=N"),
    ],
)
def test_wrong_command_lines(arguments: tuple[str, ...], words: str, terminal: Terminal) -> None:
    terminal.write(CLEAN)
    code, out, err = terminal.run("build", *arguments)
    assert (code, out, files(terminal)) == (2, "", ["study.yaml"])
    assert err.startswith("deckgen: error: ")
    assert err.count("\n") == 1
    assert words in err


@pytest.mark.parametrize("arguments", [("build", "--frobnicate"), ("frobnicate",)])
def test_unknown_options_and_commands(arguments: tuple[str, ...], terminal: Terminal) -> None:
    assert terminal.run(*arguments)[:2] == (2, "")


def test_the_command_line_goes_before_the_outline(terminal: Terminal) -> None:
    terminal.write(CLEAN.replace("minister: {", "minister: {digits: arabext, ").replace("minutes: 5", "date: 2026"))
    assert terminal.run("build", "study.yaml", "--audience", "minister", "--digits", "arab").code == 0
    with ZipFile("study.minister.pptx") as deck:
        assert "<a:t>٢٠٢٦</a:t>" in deck.read("ppt/slides/slide1.xml").decode()


@pytest.mark.parametrize(("size", "width"), [("16:9", 12192000), ("4:3", 9144000), ("A4", 9906000)])
def test_slides_have_the_size_that_is_asked_for(size: str, width: int, terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "--size", size).code == 0
    with ZipFile("study.pptx") as deck:
        assert f'<p:sldSz cx="{width}" cy="6858000"/>' in deck.read("ppt/presentation.xml").decode()


@pytest.mark.parametrize("output", [(), ("-o", "study.pptx"), ("-o", "here/../study.pptx"), ("-o", ".")])
def test_the_outline_is_never_written_over(output: tuple[str, ...], terminal: Terminal) -> None:
    Path("here").mkdir()
    terminal.outline = terminal.outline.rename("study.pptx")
    code, _, err = terminal.run("build", "study.pptx", *output)
    assert (code, err.count("\n")) == (2, 1)
    assert terminal.outline.read_text(encoding="utf-8") == STUDY


def test_a_file_that_the_outline_names_is_never_written_over(terminal: Terminal) -> None:
    table = "h1,h2\na,b\n"
    Path("data.pptx").write_text(table)
    terminal.write(CLEAN.replace("points: [نقطة]", "table: {csv: data.pptx}"))
    code, _, err = terminal.run("build", "study.yaml", "-o", "data.pptx")
    assert (code, "a file that it names" in err) == (2, True)
    assert Path("data.pptx").read_text() == table


def test_a_failed_build_leaves_the_older_deck(terminal: Terminal) -> None:
    terminal.run("build", "study.yaml")
    older = Path("study.pptx").read_bytes()
    terminal.write(STUDY.replace("minutes: 5", "minutes: five"))
    assert terminal.run("build", "study.yaml").code == 1
    assert Path("study.pptx").read_bytes() == older
    assert files(terminal) == ["study.pptx", "study.yaml"]


def test_what_cannot_be_written_is_no_fault_of_the_outline(terminal: Terminal) -> None:
    Path("deck.pptx").mkdir()
    code, out, err = terminal.run("build", "study.yaml", "-o", "deck.pptx")
    assert (code, out, files(terminal)) == (3, "", ["study.yaml"])
    assert err.splitlines()[-1].endswith('deck.pptx": not a regular file')
    assert terminal.run("build", "study.yaml", "-o", "study.yaml/deck.pptx").code == 3


def test_a_fault_of_the_program_is_a_line_and_with_debug_a_traceback(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(pipeline, "build", fail)
    line = "deckgen: error: deckgen itself failed (RuntimeError: a fault); --debug shows where\n"
    assert terminal.run("build", "study.yaml") == (3, "", line)
    for arguments in (("--debug", "build", "study.yaml"), ("build", "study.yaml", "--debug")):
        code, _, err = terminal.run(*arguments)
        assert (code, err.endswith(line)) == (3, True)
        assert "Traceback" in err
        assert "in fail" in err


def test_stopped_by_the_user(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "load", stop)
    assert terminal.run("build", "study.yaml") == (130, "", "deckgen: stopped\n")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (
            HEAD + "sections:\n  - titel: قسم\n",
            '4:5: error: unknown key "titel" (did you mean "title"?) [unknown-key]',
        ),
        (
            HEAD + "sections:\n  - points: [نقطة]\n",
            '4:5: error: item 1 of "sections" needs "title" (write: title: …) [missing-key]',
        ),
        (
            HEAD + 'sections:\n  - title: "قسم\n    points: [نقطة]\n',
            "4:12: error: the quote that opens here is never closed (close it at the end of its text) [yaml]",
        ),
        (
            HEAD + "sources: {un2025: تقرير}\nsections:\n  - قال [@un2052]\n",
            '5:9: error: unknown source "un2052" (did you mean "un2025"?) [unknown-source]',
        ),
    ],
)
def test_a_mistake_is_one_line(source: str, line: str, terminal: Terminal) -> None:
    terminal.outline = terminal.outline.rename("outline.yaml")
    terminal.write(source)
    assert terminal.run("build") == (1, "", f"outline.yaml:{line}\n")
    assert files(terminal) == ["outline.yaml"]


MISTAKES = """\
deckgen: 1
title: إحاطة
titel: إحاطة
calender: hijri
date: 2026-02-30
sources:
  un: {title: تقرير, url: "file:///etc/passwd"}
sections:
  - title: الأول
    minutes: خمس
    points: []
  - title: الثاني
    title: الثالث
    for: [minister]
    points: ["نص [@uno]"]
  - message: رسالة
  - title: الرابع
    timeline: [{when: 2026, title: مرحلة}]
    takeaway: "قال [هنا](javascript:alert)"
"""

TWELVE = """\
3:1: error: unknown key "titel" (did you mean "title"?) [unknown-key]
4:1: error: unknown key "calender" (did you mean "calendar"?) [unknown-key]
5:7: error: "date" must be a date of the calendar, not "2026-02-30" (2026, 2026-01 or 2026-01-31) [bad-date]
7:27: error: a link may not lead there: "file:///etc/passwd" (it begins with https:// or http://) [bad-link]
10:14: error: "minutes" must be a number from 0 to 1440, not the text "خمس" [wrong-type]
11:13: error: "points" is empty [empty-list]
13:5: error: the key "title" stands twice here; it is already at line 12 (delete one of them) [duplicate-key]
14:11: error: unknown audience "minister" (name it under "audiences" first) [unknown-audience]
15:18: error: unknown source "uno" (did you mean "un"?) [unknown-source]
16:5: error: item 3 of "sections" needs "title" (write: title: …) [missing-key]
18:15: error: "timeline" has too few items: 1, at least 2 are needed [too-few-items]
19:20: error: a link may not lead there: "javascript:alert" (a link begins with https://, http:// or mailto:) [bad-link]
"""


def test_twelve_mistakes_are_twelve_lines(terminal: Terminal) -> None:
    terminal.outline = terminal.outline.rename("outline.yaml")
    terminal.write(MISTAKES)
    assert terminal.run("build") == (1, "", "".join(f"outline.yaml:{line}\n" for line in TWELVE.splitlines()))
    assert files(terminal) == ["outline.yaml"]


def test_a_folder_that_is_allowed_may_hold_what_the_outline_names(terminal: Terminal) -> None:
    Path("own").mkdir()
    Path("data.csv").write_text("h1,h2\na,b\n")
    terminal.outline = terminal.outline.rename("own/study.yaml")
    terminal.write(CLEAN.replace("points: [نقطة]", "table: {csv: ../data.csv}"))
    code, _, err = terminal.run("build", "own/study.yaml")
    assert (code, "[file-outside]" in err) == (1, True)
    assert terminal.run("build", "own/study.yaml", "--allow", ".").code == 0


def test_a_limit_may_be_raised(terminal: Terminal) -> None:
    deep = f"{'[' * 60}x{']' * 60}"
    terminal.write(CLEAN.replace("points: [نقطة]", f"points: {deep}"))
    assert "--limit nesting=N raises it" in terminal.run("build", "study.yaml").err
    err = terminal.run("build", "study.yaml", "--limit", "nesting=100").err
    assert "nesting" not in err
    assert "[wrong-type]" in err
