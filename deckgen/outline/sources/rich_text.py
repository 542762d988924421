"""Texts of reference files in plain characters.

HTML, MathML and LaTeX mathematics become Unicode.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache
from html.entities import html5

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MATH = re.compile(r"\$\$?(?=[^$]*[\\_^])[^$]+\$\$?|\\\((?:[^\\]|\\[^)])+\\\)")
_MATHML_SCRIPT = re.compile(
    r"<(?:mml:)?msu([bp])>\s*(<[^<>]+>[^<>]*</[^<>]+>)\s*<[^<>]+>([^<>]*)</[^<>]+>\s*</(?:mml:)?msu[bp]>"
)
_SCRIPT = re.compile(r"<su([bp])\b[^<>]*>([^<>]*)</su[bp]\s*>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/jats:p|/div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|s|sc|scp|small|sub|sup|span|p|div|a|tt|title|italic|bold|(?:mml|jats):[a-z-]+|math|m[a-z]{1,8})"
    r"(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>",
    re.IGNORECASE,
)
_DASHES = re.compile(r"(?<=[^\W_])(---?)(?=[^\W_])|(?<=\s)(---?)(?=\s)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er?|re|[eè]me|d|o|a)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text of CSL-JSON in plain characters.

    Raises:
        LatexError: mathematics in it is nested too deeply.
    """
    text = entities(text)
    if "$" in text or "\\(" in text:
        from deckgen.outline.sources import latex

        text = _MATH.sub(lambda match: latex.decoded(_dollars(match[0])), text)
    return without_tags(_DASHES.sub(lambda match: "—" if len(match[0]) == 3 else "–", text))


def entities(text: str) -> str:
    """Return a text with its character references decoded once (HTML 5, 13.5)."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    # Without the check, «&notes;» would be read as «¬es;».
    return html.unescape(entity[0]) if entity[0][1] == "#" or entity[0][1:] in html5 else entity[0]


def without_tags(text: str) -> str:
    """Return a text without tags, its scripts as Unicode has them."""
    if "<" not in text:
        return text
    text = _MATHML_SCRIPT.sub(r"\2<su\1>\3</su\1>", text)
    text = _SCRIPT.sub(lambda match: _script(match[1].lower(), match[2], text[: match.start()]), text)
    return _TAG.sub("", _BREAK.sub(" ", text))


def _dollars(math: str) -> str:
    return f"${math.strip('$')}$" if math.startswith("$") else math


def _script(kind: str, said: str, before: str) -> str:
    """Return a superscript or subscript, as it is where Unicode lacks a sign of it."""
    said = said.strip()
    if kind == "p" and before[-1:].isdigit() and _ORDINAL.fullmatch(said):
        return said
    if kind == "p" and said.upper() in ("TM", "®", "©", "SM"):
        return {"TM": "™", "SM": "℠"}.get(said.upper(), said)
    signs = [_scripts(kind).get(sign) for sign in said]
    return "".join(sign for sign in signs if sign) if all(signs) else said


@cache
def _scripts(kind: str) -> dict[str, str]:
    """Return the signs that Unicode has raised or lowered, by their plain form (UnicodeData.txt, field 5)."""
    wanted = "<super>" if kind == "p" else "<sub>"
    found: dict[str, str] = {}
    for code in (*range(0xB2, 0xBA), *range(0x1D2C, 0x1DC0), *range(0x2070, 0x209D), *range(0x2C7C, 0x2C7E)):
        form, *plain = unicodedata.decomposition(chr(code)).split() or [""]
        if form == wanted and len(plain) == 1:
            found.setdefault(chr(int(plain[0], 16)), chr(code))
    minus = found["−"]
    return {**found, "-": minus, "–": minus, "\u2010": minus}
