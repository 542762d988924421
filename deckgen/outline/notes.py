"""Speaker notes: Markdown paragraphs and nested lists to blocks of spans.

As ``markup`` does, it loads markdown-it-py only where paragraphs alone do not suffice: for notes with lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.outline.markup import Span, parse, parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_LIST = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])\s", re.MULTILINE)


class NoteBlock(Struct, frozen=True):
    """A paragraph or list item of speaker notes. ``level`` counts from 0, ``marker`` is ``•`` or ``1.``."""

    spans: tuple[Span, ...]
    level: int = 0
    marker: str | None = None


def note_blocks(source: str) -> tuple[NoteBlock, ...]:
    """Return speaker notes as paragraphs and items of nested lists."""
    if not _LIST.search(source):
        return tuple(NoteBlock(parse(paragraph)) for paragraph in _PARAGRAPHS.split(source.strip()))
    return tuple(_nested(parser().parse(source)))


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
