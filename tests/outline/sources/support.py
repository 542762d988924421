"""What the tests of reference files share: files read, and sources as plain texts."""

from __future__ import annotations

import json
from typing import Any

from deckgen.outline.markup import plain
from deckgen.outline.model import Source
from deckgen.outline.sources.reference_file import References
from deckgen.outline.sources.references import load
from deckgen.outline.values import Text
from deckgen.problems import Place

HERE = Place("study/outline.yaml", 3, 9)


def csl(*entries: dict[str, Any]) -> References:
    return load("a.json", json.dumps(entries, ensure_ascii=False).encode(), HERE)


def bib(text: str) -> References:
    return load("a.bib", text.encode(), HERE)


def said(source: Source) -> dict[str, str]:
    """Return the texts of a source that are there, without markup."""
    values = {name: getattr(source, name) for name in source.__struct_fields__}
    texts = {name: plain(v.string) if isinstance(v, Text) else v for name, v in values.items()}
    return {name: text for name, text in texts.items() if isinstance(text, str)}


def codes(found: References) -> dict[str, list[str]]:
    """Return the codes of the faults of entries by id."""
    return {id: [problem.code for problem in problems] for id, problems in found.faults.items()}
