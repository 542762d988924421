"""Write `ar/messages.md` anew: run it after a message was added or worded otherwise.

What stands between ``<!-- messages -->`` and ``<!-- end -->`` is made of ``deckgen/messages/ar.yaml``: its comments are
the headings, its wordings the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from deckgen import messages

DOCS = Path(__file__).parent
PAGE = DOCS / "ar/messages.md"
BLOCK = re.compile(r"(<!-- messages -->\n).*?(<!-- end -->)", re.DOTALL)
HEADING = re.compile(r"^\n# (.+)\n", re.MULTILINE)
SENTENCE = re.compile(r"\w{3,}.*\s", re.DOTALL)
"""What is more than a word or a sign that other messages are made of."""


def page(text: str) -> str:
    """Return the page with its block made anew."""
    return BLOCK.sub(lambda block: "\n\n".join((block[1].strip(), *chapters(), block[2])), text)


def chapters() -> Iterator[str]:
    """Yield a table for each heading of the wordings."""
    _, *parts = HEADING.split((messages.FOLDER / "ar.yaml").read_text(encoding="utf-8"))
    for heading, part in zip(parts[::2], parts[1::2], strict=True):
        rows = [
            f"| {_cell(own)} | {_cell(english)} |"
            for english, own in yaml.safe_load(part).items()
            if SENTENCE.search(re.sub(r"\{\w+\}", "", english))
        ]
        if rows:
            table = "\n".join(("| بالعربية | بالإنجليزية |", "| --- | --- |", *rows))
            yield f'<div dir="rtl">\n\n## {heading}\n\n{table}\n\n</div>'


def _cell(text: str) -> str:
    # What a message puts in is an ellipsis here; backticks set code apart in Arabic.
    shown = re.sub(r"\{(\w+)\}", "…", text.replace("{{", "\0").replace("}}", "\1"))
    return shown.replace("\0", "{").replace("\1", "}").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
