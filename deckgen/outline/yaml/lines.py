"""What is wrong with a single line of an outline."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from deckgen.files.read import YAML_BREAK
from deckgen.outline.characters import BLANKS, COLONS, INVISIBLE, LIST_SIGNS, QUOTES, named
from deckgen.problems import Message

LONGEST_EXAMPLE = 48
"""Code points of an example that holds the author's own text. A message and it stand in one line."""

_ODD = f"[{BLANKS}{INVISIBLE}]"
_INDENT = rf"[ \t]*({_ODD})[ \t{BLANKS}{INVISIBLE}]*(?:\S|$)"
_DASH = rf"[ \t]*-({_ODD})"
_TIGHT = r"[ \t]*-[^\W\d_]"
_SIGN = rf"[ \t]*([{re.escape(LIST_SIGNS)}])[ \t{BLANKS}{INVISIBLE}]"
_GLUED = "[ \t]*([•◦‣⁃∙●○▪▫■□◆◇▸►▶➢➤✓✔✦❖\uf0b7\uf0a7])"
_KEY = (
    rf"[ \t]*(?:-[ \t]+)?(?P<quote>[\"'{QUOTES}]?)(?P<key>[A-Za-z_]+)[\"'{QUOTES}]?"
    rf"(?:(?P<odd>{_ODD})|[ \t])*(?P<colon>[:{COLONS}؛;؟])(?P<behind>.?)"
)
_EQUALS = r"[ \t]*(?:-[ \t]+)?(?P<key>[A-Za-z_]+)[ \t]*=[ \t]*(?P<rest>.*)"
_NO_COLON = r"[ \t]*(?:-[ \t]+)?(?P<key>[A-Za-z_]+)(?P<rest>[ \t]*[\[{].*|[ \t]+\S.*|[ \t]*)$"
_COMMENT = r"[ \t]*(//|/\*|<!--|```|~~~)"


class Slip(Struct, frozen=True):
    """What is wrong with a line. ``column`` is where, counted from 0."""

    column: int
    message: Message
    hint: Message


def split(text: str) -> list[str]:
    """Return the lines of a text, by the parser's line breaks."""
    return re.split(YAML_BREAK, text)


def example(text: str, quoted: bool = False) -> str:
    """Return a text for an example. A long one is «…»."""
    short = text.strip()
    if len(short) > LONGEST_EXAMPLE or not short:
        return '"…"' if quoted else "…"
    if not quoted:
        return short
    return f"'{short}'" if '"' in short and "'" not in short else '"…"' if '"' in short else f'"{short}"'


def of_line(line: str, keys: Collection[str]) -> Slip | None:
    """Return the slip at the beginning of a line.

    It lies in its indentation, its list sign, its key or its colon.
    """
    return _of_indent(line) or _of_list_sign(line) or _of_key(line, keys)


def of_list_sign(line: str) -> Slip | None:
    """Return what was meant to begin an item of a list."""
    return _of_indent(line) or _of_list_sign(line)


def _of_indent(line: str) -> Slip | None:
    if found := re.match(_INDENT, line):
        sign = found[1]
        hint = Message("delete it, and indent with plain spaces") if sign in BLANKS else Message("delete it")
        return Slip(found.start(1), Message("this line begins with {character}", character=named(sign)), hint)
    if found := re.match(_COMMENT, line):
        hint = Message('delete the line; a remark begins with "#"')
        return Slip(found.start(1), Message('"{sign}" begins nothing in an outline', sign=found[1]), hint)
    return None


def _of_list_sign(line: str) -> Slip | None:
    if found := re.match(_SIGN, line) or re.match(_GLUED, line):
        what = Message("{character} begins no item of a list", character=named(found[1]))
        return Slip(found.start(1), what, Message('begin it with "- "'))
    if found := re.match(_DASH, line):
        what = Message('behind "-" stands {character}', character=named(found[1]))
        return Slip(found.start(1), what, Message('put a plain space in its place: "- "'))
    if found := re.match(_TIGHT, line):
        what = Message('a space is missing behind "-"')
        return Slip(found.end() - 2, what, Message("write: - {text}", text=example(line.strip()[1:].split(" -")[0])))
    return None


def _of_key(line: str, keys: Collection[str]) -> Slip | None:
    if found := re.match(_KEY, line):
        key, behind, rest = found["key"], found["behind"], example(line[found.end("colon") :])
        write = Message("write: {key}: {text}", key=key, text=rest)
        if found["colon"] in "؛;؟" and key not in keys:
            return None
        if found["colon"] != ":":
            what = Message(
                'the sign behind "{key}" is {character}, not a colon', key=key, character=named(found["colon"])
            )
            return Slip(found.start("colon"), what, Message('write "{key}:" and a space', key=key))
        if found["odd"]:
            what = Message('behind "{key}" stands {character}', key=key, character=named(found["odd"]))
            return Slip(found.start("odd"), what, Message("delete it"))
        if behind and behind in BLANKS + INVISIBLE:
            what = Message('behind "{key}:" stands {character}', key=key, character=named(behind))
            return Slip(found.start("behind"), what, Message("put a plain space in its place"))
        if behind.strip() and (key in keys or not line.startswith("//", found.end("colon"))):
            return Slip(found.start("colon"), Message('a space is missing behind "{key}:"', key=key), write)
        return None
    if (found := re.match(_EQUALS, line)) and (found["key"] in keys or found["rest"]):
        what = Message('a colon belongs behind "{key}", not "="', key=found["key"])
        hint = Message("write: {key}: {text}", key=found["key"], text=example(found["rest"]))
        return Slip(found.start("key"), what, hint)
    if (found := re.match(_NO_COLON, line)) and found["key"] in keys:
        what = Message('the colon is missing behind "{key}"', key=found["key"])
        rest = example(found["rest"]) if found["rest"].strip() else ""
        hint = (
            Message("write: {key}: {text}", key=found["key"], text=rest)
            if rest
            else Message('write "{key}:"', key=found["key"])
        )
        return Slip(found.start("key"), what, hint)
    return None
