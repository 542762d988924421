from __future__ import annotations

import json
from pathlib import Path

import pytest

from deckgen.starters import EXAMPLES, example, languages
from tests.cli.support import Terminal

FILES = ["outline.yaml", "outline.schema.json"]


def test_an_outline_and_its_schema_are_written(terminal: Terminal) -> None:
    code, out, err = terminal.run("init", "new/briefing", "--language", "en")
    folder = Path("new/briefing")
    assert (code, out) == (0, "")
    *written, next_step = err.splitlines()
    assert written == [str(folder / name) for name in FILES]
    assert next_step == "put your study in the sample's place, then: deckgen build new/briefing/outline.yaml"
    head, *lines = (folder / "outline.yaml").read_text(encoding="utf-8").splitlines()
    assert head == "# yaml-language-server: $schema=outline.schema.json"
    assert any(line.startswith("language: en") for line in lines)
    schema = json.loads((folder / "outline.schema.json").read_bytes())
    assert schema == json.loads(terminal.run("schema").out)


def test_the_outline_is_arabic_where_no_language_is_asked_for(terminal: Terminal) -> None:
    assert terminal.run("init").code == 0
    assert "\nlanguage: ar " in Path("outline.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("there", FILES)
def test_nothing_is_overwritten(there: str, terminal: Terminal) -> None:
    Path(there).write_text("mine", encoding="utf-8")
    code, out, err = terminal.run("init")
    assert (code, out) == (2, "")
    assert there in err
    assert [Path(name).exists() for name in FILES] == [name == there for name in FILES]
    assert Path(there).read_text(encoding="utf-8") == "mine"


def test_a_link_to_nowhere_is_not_followed(terminal: Terminal) -> None:
    Path("outline.yaml").symlink_to("elsewhere.yaml")
    assert terminal.run("init").code == 2
    assert not Path("elsewhere.yaml").exists()


def test_an_unknown_language_writes_nothing(terminal: Terminal) -> None:
    code, out, err = terminal.run("init", "new", "--language", "xx")
    assert (code, out) == (2, "")
    assert "ar, en, fa, fr, he, ur" in err
    assert not Path("new").exists()


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
def test_a_starter_builds_and_has_no_warning_for_anybody(language: str, terminal: Terminal) -> None:
    terminal.run("init", "--language", language)
    assert terminal.run("check", "--strict") == (0, "", "no problems\n")
    assert terminal.run("build").code == 0
    assert sorted(map(str, Path().glob("*.pptx"))) == ["outline.pptx"]


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
def test_a_starter_shows_the_same_in_every_language(language: str, terminal: Terminal) -> None:
    terminal.run("init", "--language", language)
    asked = {"all": (), "council": ("--audience", "council"), "engineers": ("--audience", "engineers")}
    decks = {
        name: [slide["kind"] for slide in json.loads(terminal.run("show", "--json", *arguments).out)]
        for name, arguments in asked.items()
    }
    everything = ["cover", "summary", "points", "timeline", "table", "compare", "closing", "sources"]
    assert decks["all"] == everything
    assert decks["council"] == [kind for kind in everything if kind != "timeline"]
    assert decks["engineers"] == [
        "cover", "summary", "agenda", "divider", "points", "timeline",
        "divider", "table", "compare", "points", "closing", "sources",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_with_its_files_and_builds(name: str, terminal: Terminal) -> None:
    code, out, err = terminal.run("init", "new", "--example", name)
    assert (code, out) == (0, "")
    *written, schema, next_step = err.splitlines()
    assert [Path("new", path).read_bytes() for path in example(name)] == [Path(path).read_bytes() for path in written]
    assert (schema, next_step) == (
        str(Path("new/outline.schema.json")),
        "look how it is written, then: deckgen build new/outline.yaml",
    )
    assert terminal.run("build", "new/outline.yaml").code == 0


def test_an_unknown_example_writes_nothing(terminal: Terminal) -> None:
    code, out, err = terminal.run("init", "new", "--example", "studies")
    assert (code, out) == (2, "")
    assert "study, kinds" in err
    assert not Path("new").exists()
