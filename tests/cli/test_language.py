"""The language that the command line speaks, and what stays the same in all of them."""

from __future__ import annotations

import json
import re

import pytest

from deckgen.cli.language import chosen, taken
from deckgen.messages import FSI, LRI, PDI, RLI
from deckgen.problems import UsageError
from tests.cli.support import CODES, Terminal, on_terminal
from tests.cli.test_build import CLEAN
from tests.cli.test_check import BROKEN

ISOLATES = (FSI, LRI, RLI, PDI)
ARABIC = re.compile("[\u0621-\u064a]{2,}")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--messages", "ar", "check", "a.yaml"],
        ["check", "a.yaml", "--messages", "ar"],
        ["check", "--messages=ar", "a.yaml"],
    ],
)
def test_the_option_stands_anywhere(arguments: list[str]) -> None:
    assert taken(arguments) == (["check", "a.yaml"], "ar")


def test_the_option_goes_before_the_variable_and_that_before_the_locale() -> None:
    said = {"DECKGEN_MESSAGES": "ar", "LC_ALL": "C", "LANG": "ar_SY.UTF-8"}
    assert chosen("en", said) == "en"
    assert chosen(None, said) == "ar"
    assert chosen(None, {**said, "DECKGEN_MESSAGES": ""}) == "en"
    assert chosen(None, {"LC_ALL": "", "LANG": "ar_SY.UTF-8"}) == "ar"
    assert chosen(None, {}) == "en"


def test_a_console_of_windows_gets_arabic_only_where_it_is_asked_for() -> None:
    assert chosen(None, {"LANG": "ar_SY"}, console=True) == "en"
    assert chosen(None, {"DECKGEN_MESSAGES": "ar"}, console=True) == chosen("ar", {}, console=True) == "ar"


def test_another_language_is_a_wrong_command_line(terminal: Terminal) -> None:
    for wrong in ("fa", ""):
        with pytest.raises(UsageError):
            chosen(wrong, {})
    assert terminal.run("check", "study.yaml", "--messages", "fa") == (
        2,
        "",
        'deckgen: error: --messages takes ar or en, not "fa"\n',
    )
    assert terminal.run("check", "study.yaml", "--messages").code == 2


def test_place_severity_and_code_stay(terminal: Terminal) -> None:
    terminal.write(BROKEN)
    english = terminal.run("check", "study.yaml")
    arabic = terminal.run("check", "study.yaml", "--messages", "ar")
    frame = re.compile(r"^(study\.yaml:\d+:\d+: \w+: ).*( \[[a-z-]+\])$", re.MULTILINE)
    assert frame.findall(arabic.err) == frame.findall(english.err) != []
    assert (arabic.code, arabic.out) == (english.code, english.out)
    assert all(map(ARABIC.search, arabic.err.splitlines()))
    assert not set(ISOLATES) & set(arabic.err)


def test_json_and_annotations_follow_the_language(terminal: Terminal) -> None:
    terminal.write(BROKEN)
    found = json.loads(terminal.run("check", "study.yaml", "--json", "--messages", "ar").out)
    told = terminal.run("check", "study.yaml", "--messages", "ar").err
    assert found
    assert all(problem["message"] in told and (problem["hint"] or "") in told for problem in found)
    assert all(problem["severity"] == "error" for problem in found)
    noted = terminal.run("check", "study.yaml", "--github", "--messages", "ar").out
    assert all(f"::{problem['message']}" in noted for problem in found)


def test_what_is_well_is_said_too(terminal: Terminal) -> None:
    terminal.write(CLEAN)
    assert terminal.run("check", "study.yaml", "--messages", "ar").err == "لا مشكلات\n"
    assert terminal.run("build", "study.yaml", "--messages", "ar").err == "study.pptx: عدد الشرائح 4\n"
    wrong = terminal.run("build", "none.yaml", "--messages", "ar")
    assert wrong.code == 2
    assert wrong.err.startswith('deckgen: error: لا مخطط في "none.yaml"')
    assert terminal.run("show", "study.yaml", "--messages", "ar").out.split()[:3] == ["#", "النوع", "العنوان"]


def test_on_a_terminal_arabic_keeps_its_order_and_is_counted(terminal: Terminal) -> None:
    terminal.write(BROKEN)
    sent = CODES.sub("", on_terminal("check", "study.yaml", "--messages", "ar"))
    lines = [line for line in sent.splitlines() if line.startswith("study.yaml")]
    assert all(RLI in line and line.count(RLI) + line.count(FSI) + line.count(LRI) == line.count(PDI) for line in lines)
    assert f'"{FSI}titel{PDI}"' in sent
    assert sent.splitlines()[-1].startswith("الأخطاء: 2")


def test_the_variable_and_the_locale_are_heard(terminal: Terminal) -> None:
    terminal.write(CLEAN)
    assert "لا مشكلات" in on_terminal("check", "study.yaml", DECKGEN_MESSAGES="ar")
    assert "لا مشكلات" in on_terminal("check", "study.yaml", DECKGEN_MESSAGES="", LC_ALL="", LANG="ar_SY.UTF-8")
    assert "no problems" in on_terminal("check", "study.yaml", DECKGEN_MESSAGES="", LC_ALL="", LANG="fr_FR.UTF-8")
