"""Many outlines become decks side by side: what is told, what stands in the report, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import deckgen.cli.batching
from tests.batch.support import BROKEN, OUTLINE, Here, outline
from tests.cli.support import Terminal, on_terminal
from tests.cli.test_build import files
from tests.cli.test_process import DECKGEN, ENVIRONMENT
from tests.edits.support import edited, word

SECONDS = re.compile(r" \(\d+\.\d s\)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _folder(request: pytest.FixtureRequest, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.outline.unlink()
    if request.node.get_closest_marker("process") is None:
        real = deckgen.cli.batching.build_many

        def here(jobs: Any, executor: None, processes: int | None = None, **named: Any) -> Any:
            return real(jobs, Here(), **named)

        monkeypatch.setattr("deckgen.cli.batching.build_many", here)


def batch(terminal: Terminal, *arguments: str) -> tuple[int | str | None, list[str]]:
    code, out, err = terminal.run("batch", *arguments, "-o", "decks")
    assert out == ""
    return code, SECONDS.sub("", err).splitlines()


def decks(terminal: Terminal) -> list[str]:
    return [name for name in files(terminal) if name.startswith("decks/")]


def said(path: str = "report.json") -> Any:
    return json.loads(Path(path).read_text("utf-8"))


@pytest.mark.slow
def test_a_pattern_keeps_the_folders_and_a_file_has_none(terminal: Terminal) -> None:
    for name in ("studies/a/دراسة", "studies/b/دراسة", "studies/ج/د/other", "alone/one"):
        outline(Path(), name)
    Path("studies/a/data.csv").write_text("x", "utf-8")
    assert batch(terminal, "studies/**", "alone/one.yaml") == (0, ["4 made"])
    assert decks(terminal) == [
        "decks/a/دراسة.pptx",
        "decks/b/دراسة.pptx",
        "decks/one.pptx",
        "decks/ج/د/other.pptx",
    ]
    assert batch(terminal, "studies/*/دراسة.yaml", "./alone/../alone/one.yaml", "alone/*") == (
        0,
        ["0 made, 3 unchanged"],
    )


def test_a_file_whose_name_is_a_pattern_is_a_file(terminal: Terminal) -> None:
    outline(Path(), "study[1]")
    outline(Path(), "study1")
    assert batch(terminal, "study[1].yaml") == (0, ["1 made"])
    assert decks(terminal) == ["decks/study[1].pptx"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have names in Unicode only")
def test_a_name_in_another_encoding_is_one(terminal: Terminal) -> None:
    outline(Path(), "study")
    os.rename("study.yaml", b"\xd3\xe1\xc7\xe3.yaml")
    assert batch(terminal, "*.yaml", "--report", "report.json") == (0, ["1 made"])
    assert set(os.listdir(b"decks")) == {b".deckgen", b"\xd3\xe1\xc7\xe3.pptx"}
    assert os.fsencode(said()["decks"][0]["outline"]) == b"\xd3\xe1\xc7\xe3.yaml"
    assert batch(terminal, "*.yaml") == (0, ["0 made, 1 unchanged"])


def test_every_audience_and_format(terminal: Terminal) -> None:
    outline(Path(), "study")
    assert batch(terminal, "study.yaml", "--all-audiences", "--format", "pptx,html") == (0, ["4 made"])
    names = [f"decks/study{reader}.{form}" for reader in ("", ".minister") for form in ("html", "pptx")]
    assert decks(terminal) == sorted(names)


def test_the_worst_code_counts_and_the_others_are_made(terminal: Terminal) -> None:
    outline(Path(), "good")
    outline(Path(), "bad", BROKEN + "audiences:\n  minister: {}\n")
    code, lines = batch(terminal, "bad.yaml", "good.yaml", "--all-audiences", "--report", "new/report.json")
    assert (code, lines[0], decks(terminal)) == (1, "2 made, 2 failed", ["decks/good.minister.pptx", "decks/good.pptx"])
    assert [line.split(" error: ")[0] for line in lines[1:]] == ["bad.yaml:1:1:", "bad.yaml:2:1:"]
    code, lines = batch(terminal, "bad.yaml", "none.yaml", "x*.yaml", "good.yaml")
    assert (code, lines[0]) == (2, "0 made, 1 unchanged, 3 failed")
    assert lines[1:3] == [
        'deckgen: error: no outline matches "x*.yaml"',
        'deckgen: error: there is no outline "none.yaml"; deckgen init writes one to start from',
    ]
    report = said("new/report.json")
    assert {key: report[key] for key in ("made", "unchanged", "edited", "failed", "left")} == {
        "made": 2, "unchanged": 0, "edited": 0, "failed": 2, "left": 0,
    }  # fmt: skip
    first, *_, last = report["decks"]
    assert (first["outline"], first["state"], first["audience"], first["files"]) == ("bad.yaml", "failed", None, [])
    assert {problem["code"] for problem in first["problems"]} == {"unknown-key", "missing-key"}
    assert (last["state"], last["audience"], last["files"]) == ("made", "minister", ["decks/good.minister.pptx"])
    assert (last["format"], last["error"], last["seconds"] >= 0) == ("pptx", None, True)


@pytest.mark.parametrize("pattern", ["", "*.yaml", "none/**", "[", "**"])
def test_where_nothing_matches_nothing_is_made(pattern: str, terminal: Terminal) -> None:
    code, lines = batch(terminal, pattern)
    assert (code, decks(terminal)) == (2, [])
    assert lines[-1].startswith("deckgen: error: ")


@pytest.mark.parametrize("given", ["studies", "studies/", "./studies", ".", "studies/[1]"])
def test_a_folder_is_answered_with_its_pattern(given: str, terminal: Terminal) -> None:
    outline(Path(), "studies/[1]/water")
    code, lines = batch(terminal, given)
    assert (code, decks(terminal), lines[0]) == (2, [], "0 made, 1 failed")
    start, pattern, end = lines[1].rsplit('"', 2)
    assert (start, end) == (
        f'deckgen: error: "{given}" is a folder; for all outlines in it write ',
        ", with the quotes",
    )
    assert batch(terminal, pattern) == (0, ["1 made"])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", 'no outline matches ""'),
        ("x*.yaml", 'no outline matches "x*.yaml"'),
        ("none/./**", 'no outline matches "none/./**"'),
        ("none.yaml", 'there is no outline "none.yaml"; deckgen init writes one to start from'),
    ],
)
def test_what_is_not_there_is_named_once(given: str, told: str, terminal: Terminal) -> None:
    assert batch(terminal, given)[1][1:] == [f"deckgen: error: {told}"]


def test_two_outlines_of_one_name_are_refused(terminal: Terminal) -> None:
    outline(Path(), "a/study")
    outline(Path(), "b/study")
    code, lines = batch(terminal, "a/study.yaml", "b/study.yaml")
    assert (code, decks(terminal)) == (2, [])
    assert lines == [
        'deckgen: error: "decks/study.pptx" would be the deck of "a/study.yaml" and of "b/study.yaml"; '
        "put them in different folders"
    ]


def test_an_edited_deck_is_named_and_left(terminal: Terminal) -> None:
    outline(Path(), "study")
    batch(terminal, "study.yaml")
    deck = Path("decks/study.pptx")
    theirs = edited(deck.read_bytes(), word(0))
    deck.write_bytes(theirs)
    outline(Path(), "study", OUTLINE.replace("المسار", "الطريق"))
    warning = "deckgen: warning: decks/study.pptx is not as deckgen wrote it, and is left as it is"
    assert batch(terminal, "study.yaml", "--report", "report.json") == (0, [warning, "0 made, 1 edited by hand"])
    assert (said()["decks"][0]["state"], deck.read_bytes()) == ("edited", theirs)


def test_warnings_are_counted_and_stand_in_the_report(terminal: Terminal) -> None:
    outline(Path(), "study", OUTLINE.replace("انتقلت العلاقة من الحذر إلى حوار", "The limits are few"))
    code, lines = batch(terminal, "study.yaml", "--report", "report.json")
    assert (code, len(lines)) == (0, 1)
    assert lines[0].startswith("1 made, ")
    problems = said()["decks"][0]["problems"]
    assert "english-words" in {problem["code"] for problem in problems} or problems
    assert {problem["severity"] for problem in problems} == {"warning"}


@pytest.mark.parametrize("report", ["study.yaml", "decks/study.pptx", "."])
def test_the_report_takes_no_other_files_place(report: str, terminal: Terminal) -> None:
    outline(Path(), "study")
    before = files(terminal)
    code, lines = batch(terminal, "study.yaml", "--report", report)
    assert (code, files(terminal)) == (3 if report == "." else 2, before)
    assert len(lines) == 1


def test_a_folder_that_is_a_file_is_a_failure_of_the_disk(terminal: Terminal) -> None:
    outline(Path(), "study")
    Path("decks").write_text("", "utf-8")
    code, lines = batch(terminal, "study.yaml")
    assert (code, len(lines)) == (3, 1)


def test_a_deck_that_cannot_be_written_fails_alone(terminal: Terminal) -> None:
    for name in ("one", "two"):
        outline(Path(), name)
    Path("decks/one.pptx").mkdir(parents=True)
    code, lines = batch(terminal, "*.yaml")
    assert (code, lines[0], decks(terminal)) == (3, "1 made, 1 failed", ["decks/two.pptx"])
    assert "decks/one.pptx" in lines[1]


@pytest.mark.parametrize(
    ("option", "value"), [("--jobs", "0"), ("--jobs", "two"), ("--format", "odp"), ("--limit", "x=1")]
)
def test_an_option_that_cannot_be_is_told_before_anything_is_made(option: str, value: str, terminal: Terminal) -> None:
    outline(Path(), "study")
    assert (batch(terminal, "study.yaml", option, value)[0], decks(terminal)) == (2, [])


def test_it_speaks_arabic(terminal: Terminal) -> None:
    outline(Path(), "دراسة")
    err = terminal.run("--messages", "ar", "batch", "دراسة.yaml", "none.yaml", "-o", "decks").err.splitlines()
    assert err[0].startswith("صُنع: 1، تعذّر: 1 (في ")
    assert "لا مخطط في" in err[1]


@pytest.mark.slow
def test_a_terminal_shows_what_is_left(terminal: Terminal) -> None:
    for name in ("one", "two", "three"):
        outline(Path(), name)
    sent = on_terminal("batch", "*.yaml", "-o", "decks")
    assert all(f"{done}/3" in sent for done in range(4))
    assert "3 made" in sent


@pytest.mark.process
@pytest.mark.parametrize(
    ("number", "code", "group"), [("SIGINT", 130, True), ("SIGTERM", 143, False), ("SIGHUP", 129, True)]
)
def test_a_run_that_is_stopped_is_gone_on_with(number: str, code: int, group: bool, terminal: Terminal) -> None:
    for name in range(40):
        outline(Path(), f"دراسة-{name}")
    command = [*DECKGEN, "batch", "*.yaml", "-o", "decks", "--jobs", "2", "--report", "report.json"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, start_new_session=True) as run:
        while not decks(terminal) and run.poll() is None:
            time.sleep(0.01)
        if group:
            os.killpg(run.pid, getattr(signal, number))
        else:
            run.send_signal(getattr(signal, number))
        assert run.stderr
        # It ends with the last process that holds it.
        lines = run.stderr.read().splitlines()
    assert (run.returncode, lines[-1], len(lines)) == (code, "deckgen: stopped", 2)
    assert all(name.endswith(".pptx") for name in decks(terminal))
    report = said()
    assert report["made"] + report["left"] == 40
    assert report["made"] <= len(decks(terminal)) < 40
    before = {name: Path(name).stat().st_mtime_ns for name in decks(terminal)}
    # What is left is the same work again and again.
    left = [path for path in Path().glob("*.yaml") if f"decks/{path.stem}.pptx" not in before]
    for path in left[3:]:
        path.unlink()
    last = min(len(left), 3)
    assert batch(terminal, "*.yaml", "--jobs", "1") == (0, [f"{last} made, {len(before)} unchanged"])
    assert {name: Path(name).stat().st_mtime_ns for name in before} == before
    assert len(decks(terminal)) == len(before) + last
