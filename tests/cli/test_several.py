"""Several outlines in one call."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.support import STUDY, Terminal
from tests.cli.test_build import CLEAN, files

BROKEN = CLEAN.replace("minutes: 5", "minutes: five")


@pytest.fixture(autouse=True)
def outlines(terminal: Terminal) -> None:
    terminal.write(CLEAN)
    for name, source in (("second", CLEAN), ("bad", BROKEN), ("folder/study", CLEAN)):
        path = Path(f"{name}.yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, "utf-8")


def decks(terminal: Terminal) -> list[str]:
    return [name for name in files(terminal) if name.endswith(".pptx")]


def test_every_good_one_is_written(terminal: Terminal) -> None:
    code, out, err = terminal.run("build", "bad.yaml", "study.yaml", "second.yaml")
    assert (code, out, decks(terminal)) == (1, "", ["second.pptx", "study.pptx"])
    first, second, error = err.splitlines()
    assert (first, second) == ("study.pptx: 4 slides", "second.pptx: 4 slides")
    assert error.startswith("bad.yaml:3:10: error: ")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("study.yaml", "second.yaml"), 0),
        (("study.yaml", "bad.yaml"), 1),
        (("bad.yaml", "none.yaml", "study.yaml"), 2),
        (("none.yaml", "bad.yaml"), 2),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_the_worst_exit_code_counts(command: str, arguments: tuple[str, ...], code: int, terminal: Terminal) -> None:
    assert terminal.run(command, *arguments).code == code


def test_whoever_lacks_the_audience_is_named(terminal: Terminal) -> None:
    terminal.write(CLEAN.replace("team: {}", "guests: {}"))
    code, _, err = terminal.run("build", "study.yaml", "second.yaml", "--audience", "team")
    assert (code, decks(terminal)) == (2, ["second.team.pptx"])
    assert err.splitlines()[-1].startswith('deckgen: error: study.yaml: unknown audience "team"')


def test_a_disk_that_is_full_is_worse_than_an_error(terminal: Terminal) -> None:
    Path("second.pptx").mkdir()
    code, _, err = terminal.run("build", "second.yaml", "bad.yaml", "none.yaml", "study.yaml")
    assert (code, decks(terminal)) == (3, ["study.pptx"])
    assert "not a regular file" in err


def test_they_go_into_a_folder(terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "second.yaml", "-o", "decks").code == 0
    assert decks(terminal) == ["decks/second.pptx", "decks/study.pptx"]


def test_they_do_not_go_into_one_file(terminal: Terminal) -> None:
    code, _, err = terminal.run("build", "study.yaml", "second.yaml", "-o", "deck.pptx")
    assert (code, decks(terminal)) == (2, [])
    assert 'study.yaml: "deck.pptx" is one file, but several are asked for: name a folder' in err


def test_two_are_not_written_to_one_place(terminal: Terminal) -> None:
    code, _, err = terminal.run("build", "study.yaml", "folder/study.yaml", "-o", "decks")
    assert (code, decks(terminal)) == (2, ["decks/study.pptx"])
    assert err.splitlines()[-1] == (
        'deckgen: error: folder/study.yaml: "decks/study.pptx" is what "study.yaml" becomes as well; name other places'
    )


def test_one_that_is_named_twice_is_built_once(terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "study.yaml") == (0, "", "study.pptx: 4 slides\n")


def test_no_outline_is_written_over_by_another(terminal: Terminal) -> None:
    Path("second.yaml").rename("study.pptx")
    code, _, err = terminal.run("build", "study.yaml", "study.pptx")
    assert code == 2
    assert '"study.pptx" is the outline itself, or a file that it names' in err
    assert Path("study.pptx").read_text("utf-8") == CLEAN


@pytest.mark.slow
def test_check_lists_the_problems_of_all(terminal: Terminal) -> None:
    Path("second.yaml").write_text(STUDY, "utf-8")
    code, _, err = terminal.run("check", "study.yaml", "bad.yaml", "second.yaml")
    assert code == 1
    assert [line.partition(":")[0] for line in err.splitlines()] == ["bad.yaml", "second.yaml"]
    code, out, err = terminal.run("check", "--json", "bad.yaml", "none.yaml", "second.yaml")
    assert [problem["path"] for problem in json.loads(out)] == ["bad.yaml", "second.yaml"]
    assert (code, "none.yaml" in err) == (2, True)
    assert terminal.run("check", "study.yaml", "folder/study.yaml") == (0, "", "no problems\n")


@pytest.mark.parametrize("output", ["decks/", "deck.pptx/", "a/b/"])
def test_a_slash_ends_the_name_of_a_folder(output: str, terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "-o", output).code == 0
    assert decks(terminal) == [f"{output}study.pptx"]


def test_a_folder_that_is_not_there_ends_in_a_slash(terminal: Terminal) -> None:
    code, _, err = terminal.run("build", "study.yaml", "-o", "decks")
    assert (code, decks(terminal)) == (2, [])
    assert "a slash ends the name of a new folder" in err
