"""What people are told on a terminal, and that elsewhere it is the same in plain lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.cli.report import progress
from deckgen.cli.table import END, ISOLATE
from tests.cli.support import CODES, STUDY, Terminal, on_terminal
from tests.cli.test_build import CLEAN, files
from tests.cli.test_check import BROKEN, loaded

RED, YELLOW = "\x1b[1;31m", "\x1b[33m"
BAR, ERASED = "━", "\x1b[2K"
FULL, MINISTER, TEAM = "0/3 full deck", "1/3 minister", "2/3 team"


EXCERPT = re.compile(r"^ +[0-9]* \| .*\n", re.MULTILINE)
"""The line of a file under its message, and what stands under that."""


def plain(sent: str) -> str:
    """Return the messages that a person reads of what a terminal was sent."""
    return EXCERPT.sub("", CODES.sub("", sent).replace(ISOLATE, "").replace(END, ""))


def test_errors_stand_out_on_a_terminal_and_are_counted(terminal: Terminal) -> None:
    terminal.write(BROKEN)
    sent, err = on_terminal("build", "study.yaml"), terminal.run("build", "study.yaml").err
    assert sent.count(f"{RED}error:") == err.count("error:") == 2
    assert re.findall(r"\x1b\[2m(\[.*?)\x1b", sent) == ["[wrong-type]", "[unknown-key]"]
    assert plain(sent) == f"{err}2 errors\n"
    assert CODES.search(err) is None
    assert terminal.run("check", "study.yaml").err == err


@pytest.mark.slow
def test_one_warning_stands_out_and_needs_no_sum(terminal: Terminal) -> None:
    sent = on_terminal("build", "study.yaml")
    assert sent.count(f"{YELLOW}warning:") == 1
    assert plain(sent) == terminal.run("build", "study.yaml").err


def test_a_wrong_command_line_stands_out_too(terminal: Terminal) -> None:
    sent = on_terminal("build", "study.yaml", "--audience", "nobody")
    assert f"{RED}error:" in sent
    assert plain(sent) == terminal.run("build", "study.yaml", "--audience", "nobody").err


def test_colours_are_not_sent_to_whom_they_are_unwelcome(terminal: Terminal) -> None:
    terminal.write(BROKEN)
    sent = on_terminal("check", "study.yaml", NO_COLOR="1")
    assert re.search(r"\x1b\[[0-9;]*3[0-9]", sent) is None
    assert plain(sent) == plain(on_terminal("check", "study.yaml"))
    assert CODES.search(on_terminal("check", "study.yaml", TERM="dumb")) is None


def test_errors_and_warnings_are_counted_apart(terminal: Terminal) -> None:
    terminal.write(STUDY.replace("team: {}", "team: {only: [limits], without: [limits]}"))
    assert plain(on_terminal("check", "study.yaml")).endswith("\n1 error, 1 warning\n")


def test_a_line_stays_one_however_narrow_the_terminal_is(terminal: Terminal) -> None:
    terminal.write(BROKEN)
    wide = on_terminal("build", "study.yaml")
    assert max(map(len, plain(wide).splitlines())) > 60
    assert on_terminal("build", "study.yaml", width=40) == wide


def test_what_the_author_wrote_is_no_markup(terminal: Terminal) -> None:
    terminal.write(CLEAN.replace("title: OECD", '"[bold]:smile:[/]": OECD'))
    assert '"[bold]:smile:[/]"' in on_terminal("build", "study.yaml")


def test_quoted_words_keep_their_places_and_a_place_can_be_copied(terminal: Terminal) -> None:
    terminal.outline = terminal.outline.rename("دراسة.yaml")
    terminal.write(CLEAN.replace("minutes: 5", "minutes: خمس"))
    sent, err = on_terminal("build", "دراسة.yaml"), terminal.run("build", "دراسة.yaml").err
    assert f'not the text {ISOLATE}"خمس"{END} ' in sent
    assert f'"{END}' not in sent.replace(f'"خمس"{END}', "")
    assert CODES.sub("", sent).startswith("دراسة.yaml:3:10: error: ")
    assert not {ISOLATE, END} & set(err)


def test_progress_names_each_audience_and_leaves_nothing(terminal: Terminal) -> None:
    terminal.write(CLEAN)
    sent = on_terminal("check", "study.yaml")
    seen = [line for line in map(plain, sent.split(ERASED)) if BAR in line]
    assert [name for name in (FULL, MINISTER, TEAM) if any(name in line for line in seen)] == [FULL, MINISTER, TEAM]
    assert plain(sent.rpartition(ERASED)[2]) == "no problems\n"


@pytest.mark.slow
def test_progress_goes_on_while_files_are_made(terminal: Terminal) -> None:
    terminal.write(CLEAN)
    sent = on_terminal("build", "study.yaml", "--all-audiences")
    names = [FULL, MINISTER, TEAM, "0/3 study.pptx", "1/3 study.minister.pptx", "2/3 study.team.pptx"]
    assert sorted(map(plain(sent).index, names)) == list(map(plain(sent).index, names))
    result = terminal.run("build", "study.yaml", "--all-audiences").err
    assert result.count("\n") == 3
    assert plain(sent.rpartition(ERASED)[2]) == result


def test_progress_is_gone_before_an_error_is_told(terminal: Terminal) -> None:
    terminal.write(CLEAN.replace("team: {}", "team: {language: en}").replace("title: OECD", "title: {ar: القيود}"))
    sent = on_terminal("build", "study.yaml", "--all-audiences")
    assert TEAM in plain(sent)
    assert plain(sent.rpartition(ERASED)[2]) == terminal.run("build", "study.yaml", "--all-audiences").err
    assert files(terminal) == ["study.yaml"]


def test_one_deck_has_no_progress(terminal: Terminal) -> None:
    terminal.write(CLEAN)
    assert on_terminal("build", "study.yaml") == "study.pptx: 4 slides\n"


@pytest.mark.parametrize("items", [[], ["one"], ["one", "two"]])
def test_elsewhere_progress_hands_the_items_on(items: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with progress(items, str) as given:
        assert list(given) == items
    assert capsys.readouterr() == ("", "")


@pytest.mark.process
def test_elsewhere_rich_is_not_loaded(terminal: Terminal) -> None:
    commands = (["build", "study.yaml", "--all-audiences"], ["check", "study.yaml"], ["check", "none.yaml"])
    program = "from contextlib import suppress\nfrom deckgen.cli import main\nimport sys\n"
    program += f"for sys.argv[1:] in {commands}:\n  with suppress(SystemExit): main()"
    terminal.write(STUDY.replace("team: {}", "team: {only: [limits], without: [limits]}"))
    assert loaded(Path(), program, ("rich", "deckgen.cli")) == {"deckgen.cli"}
