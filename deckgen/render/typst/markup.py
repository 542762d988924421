"""Typst markup, in code mode.

Strings, lengths, and what stands at a point of a page.
"""

from __future__ import annotations

from deckgen.units import Emu, Pt, to_pt

_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\u{c}"})


def string(text: str) -> str:
    """Return a text as a string literal.

    In it no sign is markup.
    """
    return f'"{text.translate(_ESCAPED)}"'


def points(value: Pt) -> str:
    """Return points as a length, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".") + "pt"


def length(value: Emu) -> str:
    """Return EMU as a length."""
    return points(to_pt(value))


def at(x: Emu, y: Emu, content: str) -> str:
    """Return content whose top left corner stands at a point.

    The point is one of what it stands in.
    """
    return f"place(top + left, dx: {length(x)}, dy: {length(y)}, {content})"


def size(w: Emu, h: Emu) -> str:
    """Return the arguments of a width and a height."""
    return f"width: {length(w)}, height: {length(h)}"


def sequence(parts: list[str]) -> str:
    """Return contents one behind the other."""
    return "{" + "; ".join(parts) + "}"


def array(items: list[str]) -> str:
    """Return an array, of one item too."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def language(tag: str) -> str:
    """Return the arguments of a language.

    Of ``ar-SA`` they are what the text's language and its region are.
    """
    name, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == 2), None)
    return f"lang: {string(name)}, region: {string(region) if region else 'none'}"
