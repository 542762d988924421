"""Words that are changed in a scalar where it stands.

It keeps the style in which its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from yaml import YAMLError

from deckgen.edits.tree import Node, tree
from deckgen.edits.words import changes
from deckgen.files.read import YAML_BREAK

_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)+")
_BREAKS = re.compile(rf"[ \t]*(?:{YAML_BREAK})[ \t]*(?:(?:{YAML_BREAK})[ \t]*)*")
_NEWLINE = re.compile(YAML_BREAK)
_JOINED = re.compile(r"(?:\\(?:\r\n|[\r\n])[ \t]*)+")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "e": "\x1b", "0": "\0", "N": "\x85", "_": "\u00a0", "L": "\u2028"}
_ESCAPES |= {"P": "\u2029", "a": "\a", "b": "\b", "v": "\v", "f": "\f"}


class NotWrittenError(Exception):
    """A change cannot be written without changing more."""


def rewritten(text: str, new: Mapping[Node, str]) -> str:
    """Return an outline's text with other values in some scalars.

    Every other character stays as it is.

    Raises:
        NotWrittenError: it could not be read as just that.
    """
    root = tree(text)
    nodes = {node.start: node for node in root.scalars()}
    values = {nodes[node.start]: value for node, value in new.items()}
    made = text
    for node in sorted(values, key=lambda node: node.start, reverse=True):
        made = _one(made, node, values[node])
    wanted = [values.get(node, node.value) for node in root.scalars()]
    try:
        read = tree(made)
    except YAMLError:
        raise NotWrittenError from None
    if [node.value for node in read.scalars()] != wanted or _shape(read) != _shape(root):
        raise NotWrittenError
    return made


def _one(text: str, node: Node, value: str) -> str:
    """Return the text with another value in one of its scalars."""
    for way in (_within, _quoted, _lines):
        made = way(text, node, value)
        if made is not None and _says(made, node.start, value):
            return made
    raise NotWrittenError


def _says(text: str, start: int, value: str) -> bool:
    try:
        return any(node.start == start and node.value == value for node in tree(text).scalars())
    except YAMLError:
        return False


def _shape(node: Node) -> object:
    if node.value is not None:
        return None
    return [[key.value for key in node.keys or ()], [_shape(held) for held in node.held]]


def _quoted(text: str, node: Node, value: str) -> str | None:
    """Return the text with a plain scalar in quotes, which its new value needs."""
    if node.style or node.marked or "\n" in text[node.start : node.end]:
        return None
    return text[: node.start] + quoted(value) + text[node.end :]


def _lines(text: str, node: Node, value: str) -> str | None:
    """Return the text with other lines in a literal scalar, whose lines are those of its value."""
    raw = text[node.start : node.end]
    found = _places(raw, node) if node.style == "|" else None
    broken = _NEWLINE.search(raw)
    if found is None or broken is None:
        return None
    content, blank = raw[broken.end() :], len(raw.rstrip())
    said = broken[0].join(f"{found[1]}{line}" if line else "" for line in value.rstrip("\n").split("\n"))
    return text[: node.start] + raw[: broken.end()] + said + (raw[blank:] if content.strip() else "") + text[node.end :]


def quoted(value: str) -> str:
    """Return a text in quotes."""
    if "\n" in value:
        return '"' + _encoded(value, '"', "") + '"'
    if "'" in value and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _within(text: str, node: Node, value: str) -> str | None:
    """Return the text with what differs written into the scalar where it stands."""
    raw = text[node.start : node.end]
    found = _places(raw, node)
    if found is None:
        return None
    ends, indent = found
    old = node.value or ""
    made = []
    for start, end, new in changes(old, value):
        if node.style == "|" and start == end == len(old) and old[-1:] == new[-1:] == "\n":
            # Before the last line break, behind which the text of another key may begin.
            start, end, new = start - 1, end - 1, "\n" + new[:-1]
        at = ends[start][0] if start < len(old) else ends[-1][1] if ends else 0
        stop = at if start == end else ends[end - 1][1]
        if start == end and start:
            # Behind what stands before, not behind a line break that follows.
            at = stop = ends[start - 1][1] if old[start - 1] not in " \n" else at
        made.append((at, stop, _encoded(new, node.style, indent)))
    for at, stop, new in reversed(made):
        raw = raw[:at] + new + raw[stop:]
    return text[: node.start] + raw + text[node.end :]


def _encoded(new: str, style: str, indent: str) -> str:
    if style == "'":
        return new.replace("'", "''")
    if style == '"':
        return new.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    if style == "|":
        return new.replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n")
    return new


def _places(raw: str, node: Node) -> tuple[Sequence[tuple[int, int]], str] | None:
    """Return from where to where each character of a scalar's value stands in what is written, and the indentation."""
    value, style = node.value or "", node.style
    head = _PROPERTIES.match(raw)
    at, indent = head.end() if head else 0, ""
    if style in ("'", '"') and style:
        at += 1
    elif style:
        broken = _NEWLINE.search(raw, at)
        if broken is None:
            return None
        at = broken.end()
        filled = re.search(r"^([ ]*)[^ \r\n]", raw[at:], re.MULTILINE)
        indent = filled[1] if filled else ""
        at = _indented(raw, at, indent)
    found: list[tuple[int, int]] = []
    for i, char in enumerate(value):
        if style == '"' and (joined := _JOINED.match(raw, at)):
            at = joined.end()
        end = _end(raw, at, char, style, indent)
        if end is None and char == "\n" and i and value[i - 1] == "\n" and found:
            # Several line breaks were one stretch.
            found.append((at, at))
            continue
        if end is None:
            return None
        found.append((at, end))
        at = end
    return found, indent


def _end(raw: str, at: int, char: str, style: str, indent: str) -> int | None:
    """Return where a character of the value that stands at an offset ends, ``None`` where it does not stand there."""
    here = raw[at : at + 1]
    if style in ("|", ">"):
        broken = _NEWLINE.match(raw, at)
        if broken is None:
            return at + 1 if here == char else None
        if style == "|":
            return _indented(raw, broken.end(), indent) if char == "\n" else None
        if char not in " \n":
            return None
        end = _indented(raw, broken.end(), indent)
        while char == "\n" and (more := _NEWLINE.match(raw, end)):
            end = _indented(raw, more.end(), indent)
        return end
    if style == '"' and here == "\\" and (escape := _ESCAPE.match(raw, at)):
        kind, rest = escape[0][1], escape[0][2:]
        said = chr(int(rest, 16)) if rest else _ESCAPES.get(kind, kind)
        return escape.end() if said == char else None
    if style == "'" and here == "'":
        return at + 2 if char == "'" else None
    if char in " \n" and (folded := _BREAKS.match(raw, at)):
        return folded.end()
    return at + 1 if here == char else None


def _indented(raw: str, at: int, indent: str) -> int:
    return at + len(indent) if raw.startswith(indent, at) else at
