"""The Arabic tutorial, followed: its outlines are saved and its commands run, in its order."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from deckgen.limits import Limits
from deckgen.outline.yaml import Map, parse

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "ar/tutorial.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(yaml|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.process
def test_who_follows_the_page_has_its_decks(tmp_path: Path) -> None:
    outline = tmp_path / "outline.yaml"
    ran = []
    for language, text in BLOCK.findall(PAGE):
        if language == "yaml":
            assert isinstance(parse(text.encode(), "o", Limits())[0], Map)
            outline.write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            program, *arguments = line.split()
            assert program == "deckgen"
            command = [sys.executable, "-m", "deckgen", *arguments]
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
            assert done.returncode == 0, done.stderr
            ran.append(line)
    assert len(ran) == 7
    decks = {file.name for file in tmp_path.glob("*.pptx")}
    assert decks == {"outline.pptx", "outline.council.pptx", "outline.engineers.pptx"}
    assert all(name in PAGE for name in decks)


def test_its_links_lead_to_pages() -> None:
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert links
    assert [link for link in links if not (DOCS / "ar" / link).exists()] == []
