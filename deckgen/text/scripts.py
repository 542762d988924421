"""Which script a stretch of text is in, and where it ends.

What lies between two scripts, spaces, punctuation and digits, goes where the bidi algorithm (UAX #9, rules W7 and N0
to N2) puts it, so that a program that goes by the languages of runs shows the same as one that goes by the algorithm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from deckgen.language.numerals import signed

Script = Literal["Latn", "Arab", "Hebr"]
"""Scripts by ISO 15924: all that are written from the left count as the first, all from the right but Hebrew as the
second."""

# The Arabic comma and percent sign are as neutral as the Latin ones (UCD, Bidi_Class CS and ET).
_ARAB = "\u0600-\u060b\u060d-\u0669\u066b-\u08ff\ufb50-\ufdff\ufe70-\ufefe"
_HEBR = "\u0590-\u05ff\ufb1d-\ufb4f"
_NUMERIC = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u218b\u2460-\u249b"
_LETTER: dict[Script, str] = {
    "Latn": rf"[^\W\d_{_ARAB}{_HEBR}{_NUMERIC}]",
    "Arab": f"[{_ARAB}]",
    "Hebr": f"[{_HEBR}]",
}
_WITHIN: dict[Script, str] = {
    "Latn": f"[^{_ARAB}{_HEBR}]",
    "Arab": rf"(?:(?![{_HEBR}])[\W\d_{_NUMERIC}]|[{_ARAB}])",
    "Hebr": rf"(?:(?![{_ARAB}])[\W\d_{_NUMERIC}]|[{_HEBR}])",
}
"""What may stand within a stretch: the script's own letters and whatever is no letter."""

_HELD = "(?:\u202f?[%°+#\u00b2\u00b3\u0300-\u036f])*"
"""Signs that belong to the letter or digit before them: ``C++``, ``20%``, ``km²``, combining marks."""

_PLAIN: dict[Script, str] = {"Latn": "A-Za-z", "Arab": r"\u0600-\u08ff", "Hebr": r"\u0590-\u05ff"}
"""A script's usual letters."""

_RTL_LETTER = re.compile(f"[{_ARAB}{_HEBR}]")
_LTR_LETTER = re.compile(_LETTER["Latn"])
_DIGITS = "0123456789"
_OPENING, _CLOSING = "([{«“", ")]}»”"


class Stretch(NamedTuple):
    """A stretch of text in one script, from offset ``start`` to ``end``."""

    start: int
    end: int
    script: Script


def direction(text: str) -> Literal["rtl", "ltr"] | None:
    """Return the direction that all letters of a text have.

    It is ``None`` where they have both or there are none.
    """
    rtl, ltr = _RTL_LETTER.search(text), _LTR_LETTER.search(text)
    return None if bool(rtl) == bool(ltr) else "rtl" if rtl else "ltr"


def foreign(text: str, own: Script) -> list[Stretch]:
    """Return the stretches in another script than ``own``, in order.

    Both brackets of a pair are inside or both outside; at its edges a stretch has no other neutral signs.
    """
    found: list[Stretch] = []
    if _plain(own).fullmatch(text):
        return found
    # Most texts are in two scripts at most, and the pattern of a stretch takes long to compile.
    others = (script for script in _LETTER if script != own and re.search(_LETTER[script], text))
    for stretch in sorted(s for script in others for s in _stretches(text, script)):
        start = max(stretch.start, found[-1].end) if found else stretch.start
        found.append(stretch._replace(start=start))
    return found


@cache
def _plain(script: Script) -> re.Pattern[str]:
    """Return the pattern of a script's usual letters and signs of none."""
    return re.compile(rf"[ -@\u00ab\u00bb\u2010-\u2027{_PLAIN[script]}]*")


@cache
def _stretch(script: Script) -> re.Pattern[str]:
    letter = _LETTER[script]
    return re.compile(f"{letter}(?:{_WITHIN[script]}*(?:{letter}|[0-9]))?{_HELD}")


def _stretches(text: str, script: Script) -> Iterator[Stretch]:
    done = 0
    # To look for them takes long, and what begins a text, such as an address, is not within one.
    numbers = cache(lambda: signed(text))
    for match in _stretch(script).finditer(text):
        start, end = match.span()
        if script == "Latn" and start > done:
            # A number that touches a Latin letter is in one piece with it, «3D», and so is one with its unit, «3 km».
            while start > done and text[start - 1] in _DIGITS:
                start -= 1
            start = max(done, next((number.start for number in numbers() if number.start < start < number.end), start))
        done, lone = _brackets(text, start, end)
        if lone:
            yield from _parted(text, script, start, end, lone)
        else:
            yield Stretch(start, done, script)


def _parted(text: str, script: Script, start: int, end: int, lone: list[int]) -> Iterator[Stretch]:
    """Yield what is between brackets whose partners are outside the stretch."""
    for bracket in (*sorted(lone), end):
        match = _stretch(script).search(text, start, bracket)
        if match is not None:
            yield Stretch(match.start(), _brackets(text, *match.span())[0], script)
        start = bracket + 1


def _brackets(text: str, start: int, end: int) -> tuple[int, list[int]]:
    """Return ``end`` behind closing brackets, and the lone brackets.

    They close there what opens in the stretch.
    """
    opened: list[int] = []
    lone: list[int] = []
    for at in range(start, end):
        if text[at] in _OPENING:
            opened.append(at)
        elif text[at] in _CLOSING:
            if opened:
                opened.pop()
            else:
                lone.append(at)
    while opened and end < len(text) and text[end] in _CLOSING:
        opened.pop()
        end += 1
    return end, lone + opened
