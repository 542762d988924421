"""All pages: links lead somewhere, YAML is such for every parser, and what is made of the code is fresh."""

from __future__ import annotations

import re
import runpy
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

import deckgen
from deckgen.cli.app import app
from deckgen.kinds import bodies
from tests.cli.support import Terminal

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8")
         for page in (*ROOT.glob("*.md"), *DOCS.rglob("*.md"))}  # fmt: skip
BLOCK = re.compile(r"^```yaml\n(.*?)^```\n(?:\n```\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
"""An outline, and behind a wrong one the message that it gets."""
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#([^)\s]+))?\)")
CODE = re.compile(r"^```(?:sh|powershell)\n(.*?)^```$|`([^`\n]*)`", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|&& |bin/|Scripts\\)deckgen ((?:--|[a-z])[^\n|>&;]*)", re.MULTILINE)
"""What stands behind the program's name where a line of code calls it."""
MADE = {"make_cli_page.py": "cli.md", "make_api_page.py": "api.md", "make_messages_page.py": "ar/messages.md"}
OUTLINES = ["outline.yaml", *(file.relative_to(ROOT).as_posix() for folder in ("examples", "deckgen/starters")
                              for file in sorted((ROOT / folder).glob("*.yaml")))]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_and_chapters(page: str) -> None:
    dead = []
    for path, chapter in LINK.findall(PAGES[page]):
        file = ((ROOT / page).parent / path).resolve()
        heads = re.findall("^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE) if chapter else []
        known = [re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads]
        dead += [(path, chapter)] if not file.exists() or (chapter and chapter not in known) else []
    assert dead == []


def test_every_page_can_be_reached_from_the_first_one() -> None:
    reached, new = set(), ["README.md"]
    while new:
        here = new.pop()
        reached.add(here)
        links = [((ROOT / here).parent / path).resolve() for path, _ in LINK.findall(PAGES[here])]
        names = [file.relative_to(ROOT).as_posix() for file in links if file.is_relative_to(ROOT)]
        new += [name for name in names if name in PAGES and name not in reached]
    assert {page for page in PAGES if page.startswith("docs/")} <= reached


@pytest.mark.parametrize("page", PAGES)
def test_yaml_is_such_for_the_usual_parser_too(page: str) -> None:
    for text, message in BLOCK.findall(PAGES[page]):
        if not message:
            yaml.load(text, yaml.SafeLoader)


@pytest.mark.parametrize("path", OUTLINES)
def test_an_outline_is_yaml_for_the_usual_parser_too(path: str) -> None:
    yaml.load((ROOT / path).read_text(encoding="utf-8"), yaml.SafeLoader)


@pytest.mark.parametrize(("page", "language"), [("docs/yaml.md", "en"), ("docs/ar/yaml.md", "ar")])
def test_what_the_page_on_yaml_says_comes(page: str, language: str, terminal: Terminal) -> None:
    for text, message in BLOCK.findall(PAGES[page]):
        Path("outline.yaml").write_text(text, encoding="utf-8")
        code, _, told = terminal.run("--messages", language, "check")
        assert (code, told) == (1, message) if message else code == 0


@pytest.mark.slow
def test_the_arabic_page_on_forms_has_an_outline_of_each(tmp_path: Path) -> None:
    (tmp_path / "lake.png").write_bytes((ROOT / "examples/reservoir.png").read_bytes())
    shown = []
    for text, _ in BLOCK.findall(PAGES["docs/ar/forms.md"]):
        (tmp_path / "outline.yaml").write_text(text, encoding="utf-8")
        deck = deckgen.build(deckgen.load(tmp_path / "outline.yaml"))
        assert [warning.code for warning in deck.warnings] == ["no-closing"]
        shown += [slide.kind for slide in deck.slides[1:]]
    assert sorted(shown) == sorted(bodies())


@cache
def commands() -> Any:
    return typer.main.get_command(app)


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_options_that_a_page_names_exist(page: str) -> None:
    group = commands()
    context = group.make_context("deckgen", [], resilient_parsing=True)
    unknown = []
    own = {option for each in group.params for option in each.opts} | {"--help"}
    code = "\n".join(block or span for block, span in CODE.findall(PAGES[page]))
    for line in COMMAND.findall(code):
        words = [word for word in line.split("#")[0].split() if not word.startswith(("[", "…"))]
        while words and words[0].partition("=")[0] in own:
            words = words[2 if words[0] == "--messages" else 1 :]
        if not words or words[0] in ("…", "COMMAND"):
            continue
        command = group.get_command(context, words[0])
        known = {option for each in command.params for option in each.opts} | {"--help"} if command else set()
        unknown += [line for word in words if word[0] == "-" and word != "-" and word.partition("=")[0] not in known]
        unknown += [] if command else [line]
    assert unknown == []


@pytest.mark.parametrize("script", MADE)
def test_a_page_that_is_made_is_fresh(script: str) -> None:
    page = (DOCS / MADE[script]).read_text(encoding="utf-8")
    assert runpy.run_path(str(DOCS / script))["page"](page) == page, f"run python docs/{script}"


@pytest.mark.slow
def test_a_deck_is_made_from_each_row_of_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = shutil.copy(ROOT / "examples/decks_from_a_table.py", tmp_path)
    head, *rows = (ROOT / "examples/districts.csv").read_text("utf-8").splitlines()
    assert len(rows) == 50
    (tmp_path / "districts.csv").write_text("\n".join([head, *rows[::20]]), "utf-8")
    runpy.run_path(str(script))["main"](tmp_path)
    assert capsys.readouterr().out == f"3 decks in {tmp_path}\n"
    assert len(list(tmp_path.glob("*.pptx"))) == 3


def test_a_district_is_an_outline_without_a_warning() -> None:
    example = runpy.run_path(str(ROOT / "examples/decks_from_a_table.py"))
    row = {"id": "a", "district": "الحي 1", "demand_2020": "4", "demand_2023": "5", "demand_2026": "6",
           "lost_percent": "12", "cost_millions": "9"}  # fmt: skip
    assert deckgen.build(deckgen.load(example["outline"](row))).warnings == ()
