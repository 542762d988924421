"""Lines that do not go on with those before them."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.limits import shown
from deckgen.outline.nearest import nearest
from deckgen.outline.yaml.failure import ENTRY, HEAD, Failure, Found, has_key
from deckgen.outline.yaml.lines import Slip, of_line
from deckgen.problems import Message

NO_KEY = Message('this line has no "key:" before its text')
WRITE_KEY = Message('write "key: text"')


def beginning_of_a_line(failure: Failure) -> Found | None:
    """Return the first slip of the lines that the parser stumbled over."""
    for line in _suspects(failure):
        if line < len(failure.lines) and (slip := of_line(failure.lines[line], failure.keys)):
            return line, slip
    return None


def _suspects(failure: Failure) -> Iterator[int]:
    if "mapping values" in failure.problem and not has_key(failure.text[: failure.column]):
        # Lines without a key are one text with this one's key.
        first = failure.line
        while (above := failure.above(first)) is not None and not has_key(failure.lines[above]):
            first = above
        yield from range(first, failure.line)
        if first == failure.line and above is not None:
            yield above
    elif failure.opened_line < failure.line and "simple key" in failure.context:
        yield failure.opened_line
    yield failure.line


def indentation(failure: Failure) -> Found | None:
    """Return how a line fails to go on with those before it."""
    if "could not find expected ':'" in failure.problem:
        return _keyless(failure)
    above = failure.above(failure.line)
    if "mapping values" in failure.problem and above is not None:
        if (first := _text_with_a_colon(failure)) is not None:
            key = failure.text[: failure.column].strip()
            hint = Message("put the text that begins in line {line} in quotes", line=first + 1)
            return failure.at(Message('the colon behind "{key}" makes a key of it', key=shown(key)), hint)
        entry = ENTRY.match(failure.lines[above])
        if failure.lines[above].lstrip().startswith("- ") and not has_key(failure.lines[above]):
            what = Message("no key can follow the text of line {line}", line=above + 1)
            return failure.line, Slip(_indent(failure.text), what, Message('put a text that holds ": " in quotes'))
        if entry is None or not entry["key"]:
            return above, Slip(_indent(failure.lines[above]), NO_KEY, WRITE_KEY)
        what = Message('this line is indented deeper than "{key}" in line {line}', key=entry["key"], line=above + 1)
        hint = Message("begin it in column {column}, under that key", column=len(entry["head"]) + 1)
        return failure.line, Slip(_indent(failure.text), what, hint)
    if not any(words in failure.problem for words in ("'-' indicator", "expected key", "document start")):
        return None
    fitting = [place for place in _fitting(failure) if place[1] != _indent(failure.text)]
    if not fitting:
        return None
    line, column = min(fitting, key=lambda place: (abs(place[1] - _indent(failure.text)), -place[1]))
    what = Message("the indentation of this line fits no line before it")
    hint = Message("begin it in column {column}, as in line {line}", column=column + 1, line=line + 1)
    return failure.line, Slip(_indent(failure.text), what, hint)


def _text_with_a_colon(failure: Failure) -> int | None:
    """Return the line in which a text begins that goes on to the colon, ``None`` where a key was meant."""
    first = failure.above(failure.line)
    while first is not None and not has_key(failure.lines[first]):
        first = failure.above(first)
    here, begun = ENTRY.match(failure.text), ENTRY.match(failure.lines[first]) if first is not None else None
    if not here or not here["key"] or "-" in here["head"] or not begun or not begun["text"]:
        return None
    return None if nearest(here["key"], failure.keys) else first


def _keyless(failure: Failure) -> Found:
    """Return what a line without a key lacks."""
    line, hint = failure.opened_line, WRITE_KEY
    above = failure.above(line)
    if above is not None:
        entry = ENTRY.match(failure.lines[above])
        if entry and entry["key"] and entry["text"]:
            hint = Message('write "key: text", or indent it deeper to go on with the text of "{key}"', key=entry["key"])
        elif failure.lines[above].lstrip().startswith("- "):
            hint = Message('begin it with "- ", or indent it deeper to go on with line {line}', line=above + 1)
    return line, Slip(failure.opened_column, NO_KEY, hint)


def _fitting(failure: Failure) -> Iterator[tuple[int, int]]:
    """Yield the columns, each with its line, in which a line like this one could begin."""
    item = failure.text.lstrip().startswith("- ")
    least = len(failure.text) + 1
    line = failure.above(failure.line)
    while line is not None and least > 0:
        text = failure.lines[line]
        indent, head = _indent(text), HEAD.match(text)
        if indent < least:
            least = indent
            if item and text.lstrip().startswith("- "):
                yield line, indent
            elif not item and has_key(text) and head is not None:
                yield line, head.end()
        line = failure.above(line)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
