"""The line under its message, on a terminal only."""

from __future__ import annotations

import re

import pytest

from tests.cli.support import CODES, Terminal, on_terminal

HEAD = "deckgen: 1\ntitle: ع\n"
TAIL = "sections:\n  - {title: قسم, points: [نقطة]}\n"


def shown(terminal: Terminal, line: str, *arguments: str, width: int = 120) -> list[str]:
    """Return what stands under the first message about an outline whose third line is this one."""
    terminal.write(f"{HEAD}{line}\n{TAIL}")
    sent = CODES.sub("", on_terminal("check", "study.yaml", *arguments, width=width)).splitlines()
    message = next(i for i, said in enumerate(sent) if said.startswith("study.yaml:3:"))
    return [said.partition("| ")[2] for said in sent[message + 1 : message + 3]]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("titel: x", "^^^^^"),
        ("minutes: five", "         ^^^^"),
        ('minutes: "five"', "         ^^^^^^"),
        ("minutes: خمس", "         ^^^"),
        ("minutes: خمس دقائق", "         ^^^^^^^^^"),
        ("minutes: خمس 5", "         ^^^^^"),
        ("minutes: خمس minutes", "         ^^^"),
        ("subtitle: {ar: x, قسم: y}", "                  ^^^"),
    ],
)
def test_carets_stand_under_what_is_meant(terminal: Terminal, line: str, below: str) -> None:
    assert shown(terminal, line) == [line, below]


@pytest.mark.parametrize(
    ("line", "column", "at"), [("subtitle: {ar: نص, xx-y: z}", 20, "xx-y"), ("labels: {ملخص: نص, titel: نص}", 9, "")]
)
def test_behind_text_from_the_right_the_column_is_said(terminal: Terminal, line: str, column: int, at: str) -> None:
    said, below = shown(terminal, line)
    assert said == line
    assert set(below) <= {" ", "^"} if not at else re.sub("[\u2066-\u2069]", "", below) == f"column {column}: {at}"


def test_the_column_is_said_in_the_language(terminal: Terminal) -> None:
    _, below = shown(terminal, "subtitle: {ar: نص, xx-y: z}", "--messages", "ar")
    assert re.sub("[\u2066-\u2069]", "", below) == "العمود 20: xx-y"


def test_a_file_that_was_saved_since_shows_its_new_line(terminal: Terminal) -> None:
    """`build --watch` tells of one file again and again."""
    for line in ("titel: x", "minutes: five"):
        assert shown(terminal, line)[0] == line


def test_what_acts_on_a_terminal_is_escaped(terminal: Terminal) -> None:
    said, _ = shown(terminal, 'minutes: "\\e[2J"')
    assert said == 'minutes: "\\e[2J"'
    said, below = shown(terminal, "minutes: \u200f5x")
    assert said == "minutes: \\u200f5x"
    assert below.startswith("         ^")


@pytest.mark.parametrize("before", [0, 200])
def test_a_long_line_is_cut_so_that_it_stays_one(terminal: Terminal, before: int) -> None:
    key, width = "x" * 30, 60
    line = f"subtitle: {{ar: a{'a' * before}, {key}: {'b' * 200}}}"
    said, below = shown(terminal, line, width=width)
    assert len(said) < width
    assert "…" in said
    assert said[below.index("^") : below.rindex("^") + 1] in (key, f"{key[: below.count('^') - 1]}…")


def test_elsewhere_there_is_none(terminal: Terminal) -> None:
    terminal.write(f"{HEAD}titel: x\n{TAIL}")
    assert "^" not in terminal.run("check", "study.yaml").err


def test_a_data_file_shows_its_own_line(terminal: Terminal) -> None:
    terminal.outline.with_name("numbers.csv").write_text("year,n\n2020,1\n2021,many\n", "utf-8")
    terminal.write(f"{HEAD}sections:\n  - {{title: قسم, chart: {{kind: bar, csv: numbers.csv}}}}\n")
    sent = CODES.sub("", on_terminal("check", "study.yaml"))
    assert "     3 | 2021,many\n       |      ^^^^\n" in sent


def test_a_file_that_is_no_text_shows_nothing(terminal: Terminal) -> None:
    terminal.outline.write_bytes("deckgen: 1\n".encode("utf-16"))
    sent = CODES.sub("", on_terminal("check", "study.yaml"))
    assert "UTF-16" in sent
    assert "|" not in sent
