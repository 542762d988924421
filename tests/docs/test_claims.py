"""Every claim of the study's deck has its place in what was read, or its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (?P<text>.+?) \| (?P<place>.+?) \| (?P<words>.+?) \|$", re.MULTILINE)
PLACE = re.compile(r"(?:\d+\.\d+(?:, )?)+|H\d")


def arabic(value: Any) -> Iterator[str]:
    """Yield the Arabic lines of what an outline says in two languages."""
    if isinstance(value, dict) and "ar" in value:
        yield from (line.strip().removeprefix("- ") for line in value["ar"].splitlines() if line.strip())
    elif isinstance(value, dict):
        for key, held in value.items():
            # A link's ends repeat the names of the actors, a tracker's short form repeats the part's title.
            if key not in ("from", "to", "short"):
                yield from arabic(held)
    elif isinstance(value, list):
        for held in value:
            yield from arabic(held)


def test_every_text_of_the_study_has_its_place_or_its_mark() -> None:
    outline = yaml.safe_load((ROOT / "outline.yaml").read_text(encoding="utf-8"))
    told = {key: outline[key] for key in ("title", "subtitle", "sources", "summary", "sections", "closing", "appendix")}
    page = (ROOT / "docs/claims.md").read_text(encoding="utf-8")
    rows = {row["text"] for row in ROW.finditer(page)} - {"text", "---"}
    texts = set(arabic(told))
    assert (texts - rows, rows - texts) == (set(), set())


def test_a_place_has_at_most_five_words_quoted_and_a_mark_says_where_it_stands() -> None:
    page = (ROOT / "docs/claims.md").read_text(encoding="utf-8")
    rows = [row for row in ROW.finditer(page) if row["text"] not in ("text", "---")]
    assert rows
    for row in rows:
        if PLACE.fullmatch(row["place"]):
            assert row["words"] == "the heading" or len(row["words"].strip("«»").split()) <= 5
        else:
            assert row["words"].startswith(("own ", "about this briefing", "a label"))
