"""Characters that nobody sees, or that pass for others.

They are called by their names in messages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from deckgen.problems import Message

_BLANKS: Mapping[str, Message] = {
    "\xa0": Message("no-break space"),
    "\u2007": Message("figure space"),
    "\u202f": Message("narrow no-break space"),
    "\u3000": Message("wide space"),
    **dict.fromkeys("\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f", Message("thin space")),
}
_INVISIBLE: Mapping[str, Message] = {
    "\xad": Message("soft hyphen"),
    "\u061c": Message("Arabic letter mark"),
    "\u180e": Message("vowel separator"),
    "\u200b": Message("zero-width space"),
    "\u200c": Message("zero-width non-joiner"),
    "\u200d": Message("zero-width joiner"),
    "\u200e": Message("left-to-right mark"),
    "\u200f": Message("right-to-left mark"),
    "\u2060": Message("word joiner"),
    "\ufeff": Message("byte order mark"),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", Message("direction control")),
}
_COLONS: Mapping[str, Message] = {
    "\uff1a": Message("full-width colon"),
    "\u2236": Message("ratio sign"),
    "\ufe55": Message("small colon"),
    "\ufe13": Message("vertical colon"),
    "\ua789": Message("letter colon"),
    "\u02d0": Message("length mark"),
    "\u05c3": Message("sof pasuq"),
}
_COMMAS: Mapping[str, Message] = {
    "\u060c": Message("Arabic comma"),
    "\u061b": Message("Arabic semicolon"),
    "\uff0c": Message("full-width comma"),
    "\u3001": Message("ideographic comma"),
    ";": Message("semicolon"),
}
_LIST_SIGNS: Mapping[str, Message] = {
    **dict.fromkeys("•◦‣⁃∙●○▪▫■□◆◇▸►▶➢➤✓✔✦❖\uf0b7\uf0a7", Message("bullet")),
    "·": Message("middle dot"),
    "–": Message("en dash"),
    "—": Message("em dash"),
    "―": Message("horizontal bar"),
    "−": Message("minus sign"),
    "‐": Message("hyphen"),
    "‑": Message("no-break hyphen"),
    "‒": Message("figure dash"),
    "ـ": Message("tatweel"),
    "־": Message("maqaf"),
    "*": Message("asterisk"),
    "+": Message("plus sign"),
}
_QUOTES: Mapping[str, Message] = {
    **dict.fromkeys("“”„‟‘’‚‛〝〞", Message("curly quotation mark")),
    **dict.fromkeys("«»‹›", Message("guillemet")),
    **dict.fromkeys("″′", Message("prime")),
    "״": Message("gershayim"),
    "＂": Message("full-width quotation mark"),
}
_NAMES = {**_BLANKS, **_INVISIBLE, **_COLONS, **_COMMAS, **_LIST_SIGNS, **_QUOTES}

BLANKS = "".join(_BLANKS)
"""Blanks other than U+0020, which YAML takes for letters."""
INVISIBLE = "".join(_INVISIBLE)
COLONS = "".join(_COLONS)
"""What passes for a colon."""
COMMAS = "".join(_COMMAS)
"""What passes for the comma between entries in brackets."""
LIST_SIGNS = "".join(_LIST_SIGNS)
"""What begins items of lists elsewhere."""
QUOTES = "".join(_QUOTES)
"""What passes for a quote."""


def named(character: str) -> Message:
    """Return what to call a character: its code point and its name."""
    name = _NAMES.get(character) or Message("{name}", name=unicodedata.name(character, "").lower())
    return Message("U+{code} ({name})", code=f"{ord(character):04X}", name=name)
