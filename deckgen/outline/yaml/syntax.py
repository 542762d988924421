"""What keeps a file from being YAML, in authors' words.

The wordings rest on the messages of libyaml 0.2.5 and 0.2.6 (``scanner.c``, ``parser.c``), which name what the parser
looked for and not what the author did.
"""

from __future__ import annotations

import codecs
import re

from yaml import MarkedYAMLError, YAMLError

from deckgen.limits import Limits, exceeded
from deckgen.problems import Message, OutlineError, Place, Problem

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""YAML 1.2.2, production 1: everything but ``c-printable``."""

PARSERS_NESTING = 1000
"""How deep libyaml itself goes since 0.2.6."""

QUOTE = Message("put the whole text in quotes")
UNCLOSED = Message("the quote that opens here is never closed")
NO_COLON = Message("a key without its colon, or a line that is not indented as it should be")


def decode(data: bytes, path: str) -> str:
    """Return the text of an outline, without its byte order mark.

    Raises:
        OutlineError: it is not UTF-8, or holds characters that YAML forbids.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise OutlineError(
            [Problem("encoding", Place(path, 1, 1), Message("the file is UTF-16"), Message("save it as UTF-8"))]
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        what = Message(
            "the file is not UTF-8: the byte 0x{data:02X} here is part of no character", data=data[error.start]
        )
        raise OutlineError([Problem("encoding", _end(before, path), what, Message("save it as UTF-8"))]) from None
    if found := FORBIDDEN.search(text):
        what = Message("the control character U+{found:04X} may not stand in a file", found=ord(found[0]))
        raise OutlineError(
            [Problem("control-character", _end(text[: found.start()], path), what, Message("delete it"))]
        )
    return text


def too_deep(most: int, place: Place) -> Problem:
    """Return the problem of nesting deeper than ``most`` levels."""
    return exceeded("nesting", most, Message("lists and mappings are nested too deep here"), place)


def _end(before: str, path: str) -> Place:
    lines = re.split("\r\n|[\r\n]", before)
    return Place(path, len(lines), len(lines[-1]) + 1)


def syntax_problem(error: YAMLError, text: str, path: str, limits: Limits) -> Problem:
    """Return the one problem of a text that is not YAML. It may also be nested deeper than the parser goes."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem("yaml", Place(path, 1, 1), Message("this is not YAML: {error}", error=str(error)))
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark
    if "nesting depth" in problem:
        # The scanner runs ahead of the events whose depth is counted.
        return too_deep(min(limits.nesting, PARSERS_NESTING), Place(path, mark.line + 1, mark.column + 1))
    lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    here, before = line[mark.column : mark.column + 1], line[: mark.column].rstrip()[-1:]
    opened = error.context_mark or mark
    where = Message("line {line}, column {column}", line=opened.line + 1, column=opened.column + 1)
    message, hint = _wording(context, problem, here, before, where)
    # The parser notices a missing quote at the end of the file, a missing colon at the next key.
    shown = opened if message in (UNCLOSED, NO_COLON) else mark
    if shown.line >= len(lines):
        # After a last line without a line break the parser counts one more.
        return Problem("yaml", Place(path, len(lines), len(lines[-1]) + 1), message, hint)
    return Problem("yaml", Place(path, shown.line + 1, shown.column + 1), message, hint)


def _wording(context: str, problem: str, here: str, before: str, where: Message) -> tuple[Message, Message | None]:
    """Return message and hint.

    Args:
        context: what the parser was at, in its words.
        problem: what it missed, in its words.
        here: the character at the place of the problem.
        before: the last visible character before it.
        where: where what the parser was at begins.
    """
    if "cannot start any token" in problem:
        if here == "\t":
            return Message("a tab in the indentation"), Message("indent with spaces")
        return Message('a text without quotes cannot begin with "{sign}"', sign=here), QUOTE
    if "tab character" in problem:
        return Message("a tab in the indentation"), Message("indent with spaces")
    if "quoted scalar" in context and "unexpected" in problem:
        return UNCLOSED, Message("close it, or double a ' inside '…'")
    if "escape code" in problem:
        return (
            Message("this escape stands for no character (a surrogate, or beyond U+10FFFF)"),
            Message("write the character itself"),
        )
    if "escape character" in problem or "hexdecimal" in problem:
        return (
            Message("an unknown escape in a text in double quotes"),
            Message(r"write \\ for a backslash, or use single quotes"),
        )
    if "alias" in context or "anchor" in context:
        sign = "*" if "alias" in context else "&"
        return Message('a text without quotes cannot begin with "{sign}"', sign=sign), QUOTE
    if "flow sequence" in context or "flow mapping" in context:
        pair = "[ ]" if "sequence" in context else "{ }"
        return (
            Message(
                '"," or "{end}" is missing here, in what "{start}" opens at {where}',
                end=pair[-1],
                start=pair[0],
                where=where,
            ),
            None,
        )
    if before in ("]", "}"):
        return (
            Message('text goes on after a closing bracket: "[" and "{{" at the beginning open a list or mapping'),
            QUOTE,
        )
    if before in ('"', "'") and "expected" in problem:
        return (
            Message("text goes on after the closing quote"),
            Message("put all of it in quotes of the other kind"),
        )
    if "mapping values are not allowed" in problem:
        return (
            Message('a second ": " in this line, or its indentation is too deep'),
            Message('put a text that holds ": " in quotes'),
        )
    if "could not find expected ':'" in problem:
        return NO_COLON, Message('write "key: text"')
    if "'-' indicator" in problem:
        return Message('the indentation is not that of the list items before, or "- " is missing'), None
    if "expected key" in problem:
        return Message("the indentation is not that of the keys before"), None
    if "not allowed" in problem:
        return Message('a "- " or "? " cannot stand here: check the indentation'), None
    if "directive" in context or "document" in problem or "directive" in problem:
        return (
            Message("not an outline: {error}", error=problem),
            Message('a line that begins with "%" or "---" is rarely needed'),
        )
    if "tag" in context or "tag" in problem:
        return Message('a text without quotes cannot begin with "{sign}"', sign="!"), QUOTE
    if "node content" in problem:
        return Message("a value is missing here"), None
    if "unexpected ':'" in problem:
        return Message('a text without quotes between brackets cannot hold ":"'), QUOTE
    return Message("this is not YAML: {error}", error=problem), None
