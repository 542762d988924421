"""What keeps lists and keys in brackets from being read."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from deckgen.outline.characters import COMMAS, QUOTES, named
from deckgen.outline.yaml.lines import Slip, example
from deckgen.problems import Message

_FALSE_COMMA = re.compile(rf"([{COMMAS}])[ \t]*[\"'{QUOTES}]?[\w-]+[\"'{QUOTES}]?[ \t]*:")
_KEY_LINE = re.compile(r"[ \t]*(?:- |[A-Za-z_]+:(?: |$))")
_LAST_WORD = re.compile(r"(?P<before>\S?)[ \t]+(?P<word>[\w-]+)[ \t]*$")
_TEXT = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
MOST_LINES = 50
"""Lines within which a bracket is looked for that closes another."""
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


class Region(Struct, frozen=True):
    """What a bracket opens, up to where it could not be read. Places count from 0."""

    lines: list[str]
    opened: tuple[int, int]
    stopped: tuple[int, int]
    end: str
    """The bracket that would close it."""

    @property
    def start(self) -> str:
        """The bracket that opens it."""
        return "[" if self.end == "]" else "{"


def cause(region: Region, keys: Collection[str]) -> tuple[int, Slip]:
    """Return the line and the slip that keep it from being read."""
    (first, opened), (last, stopped) = region.opened, region.stopped
    for line in range(first, min(last + 1, len(region.lines))):
        text = region.lines[line]
        for found in _FALSE_COMMA.finditer(text, opened if line == first else 0):
            if line < last or found.start() < stopped:
                what = Message("{character} parts no entries between brackets", character=named(found[1]))
                return line, Slip(found.start(1), what, Message('write "," in its place'))
    if last > first and _closes(region) and (above := _comma_missing(region)):
        return above
    if last > first and _ends(region, keys):
        what = Message('the "{start}" that opens here is never closed', start=region.start)
        return first, Slip(opened, what, Message('write "{end}" behind its last entry', end=region.end))
    text = region.lines[last] if last < len(region.lines) else ""
    here = text[stopped : stopped + 1]
    if here in ("]", "}", ")"):
        what = Message('"{here}" does not close "{start}"', here=here, start=region.start)
        return last, Slip(stopped, what, Message('write "{end}"', end=region.end))
    if here == ":":
        return last, _colon(text, opened if last == first else 0, stopped, keys)
    what = Message('"," or "{end}" is missing here', end=region.end)
    hint = Message("a text that holds a comma, a colon, a quote or a bracket needs quotes here")
    return last, Slip(stopped, what, hint)


def _closes(region: Region) -> bool:
    """Return whether the bracket is closed somewhere below."""
    depth, (first, opened) = 0, region.opened
    for line in range(first, min(first + MOST_LINES, len(region.lines))):
        for sign in _TEXT.sub("", region.lines[line][opened if line == first else 0 :]):
            depth += (sign in "[{") - (sign in "]}")
            if depth == 0 and sign in "]}":
                return True
    return False


def _comma_missing(region: Region) -> tuple[int, Slip] | None:
    """Return the end of the line before, where it does not end in a comma."""
    last = region.stopped[0]
    before = region.lines[last - 1].rstrip()
    if not before or before[-1] in ",[{:":
        return None
    return last - 1, Slip(len(before), Message("a comma is missing at the end of this line"), Message('write ","'))


def _ends(region: Region, keys: Collection[str]) -> bool:
    """Return whether the outline goes on without the closing bracket."""
    after = region.lines[region.opened[0] + 1 : region.stopped[0] + 1]
    goes_on = any(_KEY_LINE.match(line) for line in after)
    return goes_on or region.stopped[0] >= len(region.lines) - 1


def _colon(text: str, opened: int, stopped: int, keys: Collection[str]) -> Slip:
    """Return why a colon cannot stand where it does: its key has no comma before it, or it belongs to a text."""
    found = _LAST_WORD.search(text, opened, stopped)
    if found and (found["word"] in keys or _TAG.fullmatch(found["word"])):
        what = Message('a comma is missing before "{key}:"', key=found["word"])
        return Slip(found.start("word"), what, Message("write: , {key}: …", key=found["word"]))
    start = max(text.rfind(": ", opened, stopped) + 2, text.rfind("{", opened, stopped) + 1)
    end = min((at for at in (text.find(sign, stopped) for sign in ",}]") if at >= 0), default=len(text))
    what = Message('the colon in "{text}" begins a key', text=example(text[start:end]))
    hint = Message("put the text in quotes: {text}", text=example(text[start:end], quoted=True))
    return Slip(stopped, what, hint)
