"""The table of slips: what authors get wrong, and what they are told.

A slip is some lines of an outline and, behind ``=>``, each problem that is found in them, at its line and column of
these lines, with what is told in Arabic behind ``==``. ``‹200F›`` is the character of that code point. Each was judged
by one question: would somebody who does not know YAML know what to do? ``pytest tests/outline/slips --accept``
rewrites what is told: read what has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from deckgen import pipeline
from deckgen.messages import sentence
from deckgen.problems import OutlineError, Problem

FOLDER = Path(__file__).parent
HEAD = "deckgen: 1\ntitle: إحاطة\n"
TOLD = ("=> ", "== ")

_ESCAPE = re.compile("‹([0-9A-F]+)›")
_HIDDEN = re.compile("[\t\x0b\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")


class Slip(NamedTuple):
    """Lines as they stand in a table, and what is told of them."""

    source: str
    told: tuple[str, ...]


def slips(table: str) -> Iterator[Slip]:
    """Yield the slips of a table. Blank lines part them; lines that begin with ``###`` are headings."""
    for block in (FOLDER / f"{table}.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if not line.startswith("###")]
        source = "\n".join(line for line in lines if not line.startswith(TOLD))
        if source.strip():
            yield Slip(source, tuple(line for line in lines if line.startswith(TOLD)))


def found(table: str, source: str, folder: Path) -> list[Problem]:
    """Return what is wrong with lines of an outline. ``table`` says where they stand in it."""
    lines = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), source).split("\n")
    if table == "section":
        text = HEAD + "sections:\n  - title: قسم\n" + "".join(f"    {line}\n" for line in lines)
    elif table == "top":
        text = HEAD + "\n".join(lines) + ("\n" if "sections" in source else "\nsections: [قسم]\n")
    else:
        text = "\n".join(lines) + "\n"
    outline = folder / "o.yaml"
    outline.write_bytes(text.encode("utf-8"))
    return problems(outline)


def problems(outline: Path) -> list[Problem]:
    """Return what is wrong with an outline as it is read, in order."""
    try:
        return list(pipeline.load(outline).warnings)
    except OutlineError as error:
        return list(error.problems)


def told(table: str, problem: Problem) -> list[str]:
    """Return what a table says of a problem."""
    down, across = {"section": (4, 4), "top": (2, 0)}.get(table, (0, 0))
    path, line, column = problem.place
    said = str(problem).removeprefix(f"{path}:{line}:{column}")
    lines = (f"=> {line - down}:{column - across}{said}", f"== {sentence(problem, 'ar')}")
    return [_HIDDEN.sub(lambda sign: f"‹{ord(sign[0]):X}›", line) for line in lines]


def accept(table: str, folder: Path) -> None:
    """Rewrite what a table tells."""
    path = FOLDER / f"{table}.txt"
    blocks = []
    for block in path.read_text(encoding="utf-8").rstrip("\n").split("\n\n"):
        lines = [line for line in block.split("\n") if not line.startswith(TOLD)]
        source = "\n".join(line for line in lines if not line.startswith("###"))
        for problem in found(table, source, folder) if source.strip() else ():
            lines += told(table, problem)
        blocks.append("\n".join(lines))
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
