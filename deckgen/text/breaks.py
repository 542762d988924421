"""Where a line may end, and where it should not.

A line may end at fewer places here than UAX #14 allows: where PowerPoint breaks at a further one its lines are fuller
than ours, so that a text which fits here fits there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from deckgen.language.facts import facts
from deckgen.language.numbers import NUMBER
from deckgen.language.numerals import is_unit
from deckgen.text.bidi import unmarked

NBSP = "\u00a0"
SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
"""Spaces at which a line may end, the zero-width one included; U+00A0, U+2007 and U+202F are not among them."""

_PIECE = re.compile(f"([^{SPACES}]*)([{SPACES}]*)")
_DASH = re.compile(r"(?<=[^\W\d_])[-–—](?=[^\W\d_])")
_RTL = re.compile("[\u0590-\u08ff]")
_ADDRESS = re.compile(r"[^/?&=._\-#%+,;:@]*[/?&=._\-#%+,;:@]*")

_ARABIC_LETTER = "[\u0620-\u064a\u066e-\u06d3\u06d5]"
_NOT_JOINING = (
    "[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699"
    "\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2-\u06d5]"
)
"""Arabic letters that do not join the next one (UCD, ArabicShaping.txt: joining types R and U)."""

_MARKS = ("Mn", "Mc", "Me")
_JOINER = "\u200d"
_EMOJI_MODIFIERS = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)


def pieces(text: str) -> list[tuple[str, str]]:
    """Return the text as words, each with the spaces after it. A line may end after each pair.

    What stands before a hyphen or a dash between letters written from the left is a word too.
    """
    found: list[tuple[str, str]] = _PIECE.findall(text)
    found.pop()  # the empty match at the end
    if not ("-" in text or "–" in text or "—" in text):
        return found
    return [piece for word, spaces in found for piece in _dashed(word, spaces)]


def _dashed(word: str, spaces: str) -> Iterator[tuple[str, str]]:
    start = 0
    if not _RTL.search(word):
        for dash in _DASH.finditer(word):
            yield word[start : dash.end()], ""
            start = dash.end()
    yield word[start:], spaces


def keeps_together(before: str, after: str) -> bool:
    """Return whether two words should stand in one line.

    Such are a number and its unit, «رقم 2077», «ولا سيما». So should a sign that someone has set apart from its word,
    as French does with «?».
    """
    known = facts()
    before, after = unmarked(before), unmarked(after)
    # What is held already, such as a citation, does not count.
    before = before.rpartition(NBSP)[2].lstrip(known.opening)
    after = after.partition(NBSP)[0].rstrip(known.closing + known.marks)
    if not before or not after:
        return True
    if NUMBER.fullmatch(before):
        return is_unit(after)
    number_follows = before in known.before_number and NUMBER.fullmatch(after)
    return bool(number_follows) or f"{before} {after}" in known.together


def broken(word: str, room: float, advances: Mapping[str, float]) -> Iterator[str]:
    """Yield the parts of a word that is wider than ``room``.

    Each is as long as that allows. It is broken after the punctuation of an address, else where letters do not join,
    else between grapheme clusters.
    """
    part, width = "", 0.0
    for bit in _bits(word, room, advances, (_address, _unjoined, _clusters)):
        width += advances[bit]
        # Side by side letters join and are kerned, so near the end of the line the whole counts.
        if part and width > room * 0.9 and advances[part + bit] > room:
            yield part
            part, width = "", advances[bit]
        part += bit
    yield part


_Split = Callable[[str], Sequence[str]]


def _bits(word: str, room: float, advances: Mapping[str, float], splits: tuple[_Split, ...]) -> Iterator[str]:
    for bit in splits[0](word):
        if len(splits) > 1 and advances[bit] > room:
            yield from _bits(bit, room, advances, splits[1:])
        else:
            yield bit


def _address(word: str) -> list[str]:
    return [bit for bit in _ADDRESS.findall(word) if bit]


# A word is broken anew for each width and size of type that are tried.
@lru_cache(64)
def _unjoined(word: str) -> tuple[str, ...]:
    """Return the clusters, those that Arabic joining holds together as one."""
    bits: list[str] = []
    for cluster in _clusters(word):
        if bits and _joined(bits[-1], cluster):
            bits[-1] += cluster
        else:
            bits.append(cluster)
    return tuple(bits)


def _joined(before: str, after: str) -> bool:
    letter = next((char for char in reversed(before) if unicodedata.category(char) not in _MARKS), "")
    joins = all(re.match(_ARABIC_LETTER, char) for char in (after, letter))
    return joins and not re.match(_NOT_JOINING, letter)


def _clusters(word: str) -> list[str]:
    """Return the grapheme clusters of a word (UAX #29).

    The rules are those of marks, joiners, emoji and flags.
    """
    clusters: list[str] = []
    for char in word:
        if clusters and _extends(clusters[-1], char):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _extends(cluster: str, char: str) -> bool:
    code = ord(char)
    if unicodedata.category(char) in (*_MARKS, "Cf") or code in _EMOJI_MODIFIERS or cluster[-1] == _JOINER:
        return True
    return code in _FLAGS and len(cluster) == 1 and ord(cluster) in _FLAGS
