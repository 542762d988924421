"""BibTeX and BibLaTeX to sources."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from deckgen.limits import shown
from deckgen.outline.sources.reference_file import ReferenceFile, Value

# What the parser logs of a broken file is reported as problems.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("pylatexenc").addHandler(logging.NullHandler())

_LATEX = re.compile(r"[\\{}~]|--|``|''")
_NO_COMMENT = re.compile(r"(?<!\\)[%&]")
_ESCAPED = re.compile(r"\\([%_&#~{}$])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_Entry = Mapping[str, Value]


def read(file: ReferenceFile) -> None:
    """Add the sources of the entries of a file; what stands between entries is a comment."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.exceptions import BlockAbortedException
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    library = parse_string(file.text)
    starts = [0, *(match.end() for match in re.finditer("\n", file.text))]
    for block in library.failed_blocks:
        offset = _indented(file.text, starts[block.start_line or 0])
        if isinstance(block, DuplicateBlockKeyBlock):
            file.problem("duplicate-source", offset, f'"{shown(block.key)}" stands twice in this file')
        elif isinstance(block, DuplicateFieldKeyBlock):
            keys = ", ".join(sorted(block.duplicate_keys))
            file.problem("bad-references", offset, f"the entry has a field twice: {shown(keys)}")
        else:
            what = "cannot be read"
            if isinstance(block.error, BlockAbortedException):
                what = f"has no end: {block.error.abort_reason}"
            file.problem("bad-references", offset, f"this entry {what}")
    for entry in library.entries:
        offset = _indented(file.text, starts[entry.start_line or 0])
        enclosings = entry.parser_metadata["removed_enclosing"]
        fields = {}
        for field in entry.fields:
            key, at = field.key.lower(), _indented(file.text, starts[field.start_line])
            fields[key] = Value(field.value, at)
            if enclosings[field.key] == "no-enclosing" and not field.value.isdigit() and key != "month":
                what = f'the value of "{shown(key)}" is made of @string values'
                file.problem("bad-references", at, what, "write it out in {braces}")
        file.add(Value(entry.key, offset), _values(file, fields))
    if not library.entries and not library.failed_blocks and file.text.strip():
        file.problem("bad-references", 0, "there is no entry in this file", "an entry is @book{id, title = {…}}")


def _values(file: ReferenceFile, fields: _Entry) -> dict[str, Value | None]:
    return {
        "title": _first(file, fields, "title"),
        "author": _names(file, fields.get("author") or fields.get("editor")),
        "publisher": _first(
            file,
            fields,
            "journal",
            "journaltitle",
            "booktitle",
            "publisher",
            "institution",
            "organization",
            "school",
            "howpublished",
        ),
        "number": _number(file, fields),
        "pages": _first(file, fields, "pages"),
        "url": _url(fields),
        "date": _date(file, fields),
        "accessed": _first(file, fields, "urldate"),
        "language": _first(file, fields, "langid", "language"),
        "note": _first(file, fields, "note"),
    }


def _first(file: ReferenceFile, fields: _Entry, *keys: str) -> Value | None:
    """Return the first of the fields that is there, as plain text."""
    value = next((fields[key] for key in keys if key in fields and fields[key].text.strip()), None)
    return value and Value(_plain(file, value), value.offset)


def _number(file: ReferenceFile, fields: _Entry) -> Value | None:
    number, volume = _first(file, fields, "number"), _first(file, fields, "volume")
    if number and volume:
        return Value(f"{volume.text}({number.text})", volume.offset)
    return number or volume


def _url(fields: _Entry) -> Value | None:
    value = fields.get("url")
    if value is None and (doi := fields.get("doi")):
        value = Value(f"https://doi.org/{doi.text.removeprefix('https://doi.org/')}", doi.offset)
    return value and Value(_ESCAPED.sub(r"\1", value.text), value.offset)


def _date(file: ReferenceFile, fields: _Entry) -> Value | None:
    """Return ``date`` (BibLaTeX), or ``year`` with the ``month`` and ``day`` (BibTeX) where they are numbers."""
    value = _first(file, fields, "date", "year")
    month, day = _first(file, fields, "month"), _first(file, fields, "day")
    if value is None or "date" in fields or month is None or not re.fullmatch("[0-9]{4}", value.text):
        return value
    name = month.text.strip().lower()
    number = int(name) if re.fullmatch("[0-9]{1,2}", name) else _month(name)
    if number is None:
        return Value(f"{month.text} {value.text}", value.offset)
    end = f"-{day.text.zfill(2)}" if day else ""
    return Value(f"{value.text}-{number:02}{end}", value.offset)


def _month(name: str) -> int | None:
    return _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else None


def _names(file: ReferenceFile, value: Value | None) -> Value | None:
    """Return the names of persons and organisations, given names first, with ``;`` between them."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    if value is None:
        return None
    names = [parse_single_name_into_parts(name, strict=False) for name in split_multiple_persons_names(value.text)]
    plain = [_plain(file, Value(name.merge_first_name_first, value.offset)) for name in names]
    return Value("; ".join(plain), value.offset) if plain else None


def _plain(file: ReferenceFile, value: Value) -> str:
    """Return a text without LaTeX: its accents, dashes and quotes as characters, its braces gone."""
    if not _LATEX.search(value.text):
        return value.text
    try:
        # Nobody comments inside a title, nor sets a table; the decoder would cut the text there.
        text: str = _decoder().latex_to_text(_NO_COMMENT.sub(r"\\\g<0>", value.text))
    except RecursionError:
        file.problem("bad-references", value.offset, "braces are nested too deeply")
        return value.text
    return text


@cache
def _decoder() -> Any:
    """Return what reads LaTeX; formulas stay as they are, and an address gets no ``<`` and ``>``."""
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    context = get_default_latex_context_db()
    context.add_context_category("addresses", prepend=True, macros=[MacroTextSpec("url", simplify_repl="%s")])
    return LatexNodes2Text(latex_context=context, math_mode="verbatim")


def _indented(text: str, start: int) -> int:
    """Return the offset of the first sign of a line that is no blank."""
    match = re.compile(r"[ \t]*").match(text, start)
    return match.end() if match else start
