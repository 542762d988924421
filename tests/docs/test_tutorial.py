"""The tutorials, followed: their outlines are saved and their commands run, in their order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.limits import Limits
from deckgen.outline.yaml import Map, parse
from tests.cli.support import Terminal

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(yaml|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.slow
@pytest.mark.parametrize(("page", "commands"), [("tutorial.md", 7), ("ar/tutorial.md", 7)])
def test_who_follows_the_page_has_its_decks(page: str, commands: int, terminal: Terminal) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    ran = 0
    for language, block in BLOCK.findall(text):
        if language == "yaml":
            assert isinstance(parse(block.encode(), "o", Limits())[0], Map)
            Path("outline.yaml").write_text(block, encoding="utf-8")
            continue
        for line in block.splitlines():
            program, *arguments = line.split()
            assert program == "deckgen"
            assert terminal.run(*arguments).code == 0
            ran += 1
    assert ran == commands
    decks = {file.name for file in Path().glob("*.pptx")}
    assert decks == {"outline.pptx", "outline.council.pptx", "outline.engineers.pptx"}
    assert all(name in text for name in decks)
