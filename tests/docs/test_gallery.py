"""The gallery shows every slide kind."""

from __future__ import annotations

import re
from pathlib import Path

from deckgen.kinds import registry

DOCS = Path(__file__).parents[2] / "docs"


def test_every_kind_has_its_picture() -> None:
    text = (DOCS / "gallery.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^## (\w+)$", text, re.MULTILINE)) == list(registry())
    pictures = re.findall(r"\((gallery/\w+\.png)\)", text)
    assert sorted(pictures) == sorted(f"gallery/{path.name}" for path in (DOCS / "gallery").glob("*.png"))
    assert len(pictures) == len(registry())
