"""What keeps a file from being YAML, in authors' words.

libyaml 0.2.5 and 0.2.6 (``scanner.c``, ``parser.c``) name what the parser looked for, and where it noticed that it
was not there. What the author did stands there, or on a line before, and is looked for here.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec.structs import replace
from yaml import MarkedYAMLError, YAMLError

from deckgen.limits import Limits
from deckgen.outline.yaml import brackets
from deckgen.outline.yaml.failure import ENTRY, HEAD, Failure, Found
from deckgen.outline.yaml.indentation import WRITE_KEY, beginning_of_a_line, indentation
from deckgen.outline.yaml.lines import Slip, example, of_line, split
from deckgen.outline.yaml.nesting import too_deep
from deckgen.problems import Message, Place, Problem

QUOTE = Message("put the whole text in quotes")

_PARENTHESES = re.compile(r"\([\w-]+: .*\)[ \t]*")
_QUOTE_OPENS = re.compile(r"(?:^[ \t]*|: +|- +|[\[{,] *)([\"'])")


def syntax_problem(error: YAMLError, text: str, path: str, limits: Limits, keys: Collection[str]) -> Problem:
    """Return the one problem of a text that is not YAML. It may also be nested deeper than the parser goes.

    Args:
        error: what the parser says.
        text: the file's text.
        path: its path.
        limits: the limits that hold.
        keys: the keys that the file may have, wherever they stand.
    """
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem("yaml", Place(path, 1, 1), Message("this cannot be read as an outline"), WRITE_KEY)
    mark = error.problem_mark
    if "nesting depth" in (error.problem or ""):
        # The scanner runs ahead of the events whose depth is counted.
        return too_deep(limits, Place(path, mark.line + 1, mark.column + 1))
    opened = error.context_mark or mark
    lines = split(text)
    failure = Failure(
        lines, error.context or "", error.problem or "", mark.line, mark.column, opened.line, opened.column, keys
    )
    line, slip = _cause(failure)
    if line >= len(lines):
        # After a last line without a line break the parser counts one more.
        line, slip = len(lines) - 1, replace(slip, column=len(lines[-1]))
    return Problem("yaml", Place(path, line + 1, slip.column + 1), slip.message, slip.hint)


def _cause(failure: Failure) -> Found:
    for find in (_tab, _quotes, _start_of_text, _in_brackets, beginning_of_a_line, _colon_in_text, indentation):
        if found := find(failure):
            return found
    return _other(failure)


def _tab(failure: Failure) -> Found | None:
    starts = "cannot start any token" in failure.problem and failure.here == "\t"
    if starts or "tab character" in failure.problem:
        return failure.at(Message("a tab in the indentation"), Message("indent with spaces"))
    return None


def _quotes(failure: Failure) -> Found | None:
    if "quoted scalar" in failure.context and "unexpected" in failure.problem:
        return failure.opened_line, _unclosed(failure.opened_column)
    if "escape code" in failure.problem:
        what = Message("this escape stands for no character (a surrogate, or beyond U+10FFFF)")
        return failure.at(what, Message("write the character itself"))
    if "escape character" in failure.problem or "hexdecimal" in failure.problem:
        what = Message('"\\" begins an unknown escape in a text in double quotes')
        return failure.at(what, Message(r"write \\ for it, or put the text in single quotes: '…'"))
    if failure.before not in ('"', "'") or "expected" not in failure.problem:
        return None
    sign = failure.before
    if (opened := _left_open(failure, sign)) is not None:
        return opened
    if sign == "'":
        hint = Message("write '' for ' within '…', or put the text in \"…\"")
    else:
        hint = Message('write \\" for " within "…", or put the text in \'…\'')
    return failure.at(Message("the text ends at the quote before, but goes on here"), hint)


def _left_open(failure: Failure, sign: str) -> Found | None:
    """Return the quote that opens the text which ends here, where it does so on an earlier line."""
    for line in range(failure.line, max(failure.line - 50, -1), -1):
        text = failure.lines[line]
        part = text[: failure.column] if line == failure.line else text
        openings = [found.start(1) for found in _QUOTE_OPENS.finditer(part) if found[1] == sign]
        if openings and line == failure.line and part.count(sign) % 2 == 0:
            return None
        if openings and line < failure.line and part.count(sign) % 2:
            return line, _unclosed(openings[-1])
    return None


def _unclosed(column: int) -> Slip:
    return Slip(
        column, Message("the quote that opens here is never closed"), Message("close it at the end of its text")
    )


def _start_of_text(failure: Failure) -> Found | None:
    """Return the sign that no text may begin with."""
    if failure.here in ("-", "?") and "not allowed" in failure.problem and failure.text[: failure.column].strip():
        what = Message('"{sign}" cannot stand here, behind a key', sign=failure.here)
        hint = Message(
            'begin a list on the next line; a text that begins with "{sign}" needs quotes', sign=failure.here
        )
        return failure.at(what, hint)
    column = _start(failure)
    if column is None:
        return None
    if column == 0 or not failure.text[:column].strip():
        slip = of_line(failure.text, failure.keys)
        if slip:
            return failure.line, slip
    what = Message('a text without quotes cannot begin with "{sign}"', sign=failure.text[column])
    if failure.text[column] in "[{" and failure.text[:column].rstrip()[-1:] not in ("", *":,[{-"):
        what = Message('a text without quotes between brackets cannot hold "{sign}"', sign=failure.text[column])
    return failure.line, Slip(column, what, QUOTE)


def _start(failure: Failure) -> int | None:
    problem, context = failure.problem, failure.context
    if "cannot start any token" in problem:
        # [@id] at the beginning of a text is a list for the parser.
        return failure.column - 1 if failure.before == "[" else failure.column
    if any(word in context for word in ("alias", "anchor", "tag", "block scalar")) or "tag" in problem:
        marked = failure.opened_column if failure.opened_line == failure.line else failure.column - 1
        return marked if failure.text[marked : marked + 1] in "*&!|>" else max(failure.column - 1, 0)
    if failure.before in ("]", "}") and "flow" not in context and failure.here not in ("]", "}", ")"):
        head = ENTRY.match(failure.text[: failure.column].split("[")[0].split("{")[0])
        return head.end() if head else failure.column
    return None


def _in_brackets(failure: Failure) -> Found | None:
    if failure.before in ("]", "}") and failure.here in ("]", "}", ")") and "flow" not in failure.context:
        return failure.at(Message('one "{sign}" too many', sign=failure.here), Message("delete it"))
    if "flow sequence" in failure.context or "flow mapping" in failure.context:
        region = brackets.Region(
            failure.lines,
            (failure.opened_line, failure.opened_column),
            (failure.line, failure.column),
            "}" if "mapping" in failure.context else "]",
        )
        return brackets.cause(region, failure.keys)
    return None


def _colon_in_text(failure: Failure) -> Found | None:
    """Return the colon in the middle of a text, which would begin a key."""
    if "mapping values" not in failure.problem:
        return None
    head = HEAD.match(failure.text)
    if head is None or head.end() > failure.column:
        return None
    whole = failure.text[head.end() :]
    key, colon, text = whole[: failure.column - head.end()].partition(": ")
    if not colon:
        return None
    in_item = "-" in head[0] and key not in failure.keys
    text = whole if in_item else whole[len(key) + 2 :]
    if _PARENTHESES.fullmatch(text):
        return failure.at(Message('keys do not stand in "( )"'), Message('write "{{" and "}}" in their place'))
    what = Message('the colon in "{text}" begins a key', text=example(text))
    return failure.at(what, Message("put the text in quotes: {text}", text=example(text, quoted=True)))


def _other(failure: Failure) -> Found:
    problem, context = failure.problem, failure.context
    if "mapping values" in problem:
        return failure.at(Message("a key cannot stand here"), Message('put a text that holds ": " in quotes'))
    if "not allowed" in problem:
        return failure.at(Message('"- " cannot stand here'), Message("indent it as the items before it"))
    above = failure.above(failure.line)
    if "document" in problem and above is not None and failure.lines[above].rstrip() in ("...", "---"):
        return above, Slip(0, Message("this line ends the outline"), Message("delete it"))
    if "directive" in context or "document" in problem or "directive" in problem:
        hint = Message('an outline begins with "deckgen: 1", and has no line that begins with "%"')
        return failure.at(Message("this line belongs to no outline"), hint)
    if "node content" in problem:
        return failure.at(Message("a value is missing here"), WRITE_KEY)
    if "unexpected ':'" in problem:
        return failure.at(Message('a text without quotes between brackets cannot hold "{sign}"', sign=":"), QUOTE)
    return failure.at(
        Message("this line does not go on with the lines before it"),
        Message('write "key: text", or "- text" in a list'),
    )
