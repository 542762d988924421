"""Speaker notes: Markdown paragraphs and nested lists to blocks of spans.

As ``markup`` does, it loads markdown-it-py only for notes with more than paragraphs and one list level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from deckgen.outline.markup import Span, parse, parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_MARKER = r"(?:[-*+]|\d+[.)])"
_LIST = re.compile(rf"^[ \t]*{_MARKER}\s", re.MULTILINE)
_LINE = re.compile(rf"(- )?(?!{_MARKER}(?:\s|$))(\S[^\0\v\f\r]*)")
"""A line that says by itself what it is: an item of the outer list, or not indented."""


class NoteBlock(NamedTuple):
    """A paragraph or list item of speaker notes. ``level`` counts from 0, ``marker`` is ``•`` or ``1.``."""

    spans: tuple[Span, ...]
    level: int = 0
    marker: str | None = None


def note_blocks(source: str) -> tuple[NoteBlock, ...]:
    """Return speaker notes as paragraphs and items of nested lists."""
    if not _LIST.search(source):
        return tuple(NoteBlock(parse(paragraph)) for paragraph in _PARAGRAPHS.split(source.strip()))
    return tuple(_flat(source) or _nested(parser().parse(source)))


def _flat(source: str) -> list[NoteBlock]:
    """Return the blocks of notes of which each is a line, none where they hold more."""
    blocks = []
    # What follows a line without an empty one between belongs to it, unless it is an item.
    begins = True
    for line in source.split("\n"):
        found = _LINE.fullmatch(line)
        if found and (begins or found[1]):
            blocks.append(NoteBlock(parse(found[2]), marker="•" if found[1] else None))
        elif line:
            return []
        begins = not line
    return blocks


def _nested(tokens: list[Token]) -> Iterator[NoteBlock]:
    depth, marker = 0, None
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            marker = f"{token.info}{token.markup}" if token.info else "•"
        elif token.type == "inline":
            yield NoteBlock(parse(token.content), max(depth - 1, 0), marker)
            marker = None
