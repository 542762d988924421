"""The entries of a ``.bib`` file.

Their strings and macros are joined to texts.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import TypeAlias

from deckgen.limits import listed, shown
from deckgen.outline.sources import biblatex, names
from deckgen.outline.sources.bibtex_entry import Entry, Unread
from deckgen.outline.sources.english_date import MONTHS
from deckgen.outline.sources.reference_file import ReferenceFile, Value
from deckgen.problems import Message

# What the parser logs of a broken file is reported as problems.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^,\s{}()\"=]+)")
_MACROS = dict(
    zip(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), MONTHS, strict=True)
)
"""The macros that every style of BibTeX knows."""


def read(file: ReferenceFile) -> None:
    """Add the sources of a file; between entries stand comments."""
    from bibtexparser.exceptions import BlockAbortedException
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock
    from bibtexparser.model import Entry as ParsedEntry
    from bibtexparser.splitter import Splitter

    library = Splitter(file.text).split()
    starts = [0, *(match.end() for match in re.finditer("\n", file.text))]
    macros: dict[str, Said] = {macro: (month, None) for macro, month in _MACROS.items()}
    for string in library.strings:
        macros[string.key.lower()] = _evaluated(string.value, macros)
    entries: dict[str, Entry] = {}
    for parsed in library.entries:
        entry = Entry(file, Value(parsed.key, _indented(file.text, starts[parsed.start_line or 0])), parsed.entry_type)
        for field in parsed.fields:
            text, unread = _evaluated(field.value, macros)
            entry.fields[field.key.lower()] = Value(text, _indented(file.text, starts[field.start_line or 0]))
            if unread:
                entry.unread[field.key.lower()] = unread
        entries[parsed.key] = entry
    biblatex.add(entries)
    for block in library.failed_blocks:
        offset = _indented(file.text, starts[block.start_line or 0])
        key = _KEY.match(block.raw or "")
        id = key[1] if key else ""
        if isinstance(block, DuplicateBlockKeyBlock):
            what = Message('the source "{id}" stands twice in this file', id=shown(block.key))
            file.fault(
                block.key if isinstance(block.previous_block, ParsedEntry) else "", "duplicate-source", offset, what
            )
        elif isinstance(block, DuplicateFieldKeyBlock):
            file.fault(
                id,
                "bad-references",
                offset,
                Message("the entry has a field twice: {fields}", fields=listed(sorted(block.duplicate_keys))),
            )
        else:
            what = Message("this entry cannot be read")
            if isinstance(block.error, BlockAbortedException):
                what = Message("this entry has no end: {reason}", reason=block.error.abort_reason)
            file.fault(id, "bad-references", offset, what)
    if not library.entries and not library.failed_blocks and file.text.strip():
        file.problem(
            "bad-references",
            0,
            Message("there is no entry in this file"),
            Message("an entry is @book{{id, title = {{…}}}}"),
        )


LONGEST_EXPANSION = 1000
"""Characters that macros may grow to: ten lines of macros in macros can stand for 10^10. They name journals."""


Said: TypeAlias = tuple[str, Unread | None]
"""What a value says, and a macro in it that cannot be read."""


def _evaluated(value: str, macros: Mapping[str, Said]) -> Said:
    """Return what a value says, its strings and macros joined."""
    said, unread = "", None
    for piece in map(str.strip, names.split(value, "#")):
        if piece[:1] + piece[-1:] in ("{}", '""') and len(piece) > 1:
            said += piece[1:-1]
        elif piece.isdecimal() or not piece:
            said += piece
        elif (macro := macros.get(piece.lower())) is None:
            unread = Unread(piece)
        elif len(said) + len(macro[0]) > LONGEST_EXPANSION:
            unread = Unread(piece, LONGEST_EXPANSION)
        else:
            said += macro[0]
            unread = unread or macro[1]
    return said, unread


def _indented(text: str, start: int) -> int:
    """Return the offset of the first sign of a line that is no blank."""
    match = re.compile(r"[ \t]*").match(text, start)
    return match.end() if match else start
