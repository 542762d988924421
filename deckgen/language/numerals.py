"""Numbers within a text, with their spaces, signs and units."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from msgspec import Struct

from deckgen.language.facts import facts

EUROPEAN, ARABIC_INDIC, PERSIAN = "0-9", "٠-٩", "۰-۹"
DIGITS = EUROPEAN + ARABIC_INDIC + PERSIAN
"""The digits of the numbering systems, each a range within brackets."""

SPACES = " \u00a0\u2000-\u200a\u202f"
NARROW = "\u202f"
"""The no-break space that holds digits in order: the bidi algorithm takes it for a separator (UAX #9, class CS)."""

MONEY = "$¢£¤¥\u20a0-\u20cf"
SIGNS = f"%٪‰؉‱؊°℃℉{MONEY}"
"""Signs that stand before or behind a number: those of percent, of degrees, of money."""

LITERAL = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a character of a literal, in which nothing is a number."""

TELEPHONE = 10
"""So many digits behind a ``+`` are a telephone number, whatever parts them (ITU-T E.164 allows up to 15)."""

_GROUPS = (
    # Neither within a longer number nor behind one: «2020 500 شخص» is two.
    rf"(?<![A-Za-z_\d])(?<!\d[.,٫٬/:{SPACES}])([+\-−]?)"
    rf"((?![0٠۰])\d{{1,3}}(?:[{SPACES}]\d{{3}})+)(?!\d)(?![{SPACES}]\+?\d)"
)
_SIGN_BEHIND = rf"(?<=\d)[{SPACES}](?=[{SIGNS}](?!\d))"
_SIGN_BEFORE = rf"(?<!\d)(?<!\d[{SPACES}])([{MONEY}])[{SPACES}](?=\d)"
_SPACED = re.compile(rf"[\d{MONEY}][{SPACES}]")
_LAST_WORD = re.compile(r"(\w+)\W*$")

_DIGIT = EUROPEAN + PERSIAN
"""The digits at which signs stand as at European ones: those of Arabic-Indic numbers have an order of their own."""

_ONE = (
    rf"(?:[−±<>≤≥≈~]|[{SIGNS}]{NARROW}?)*[{_DIGIT}]+(?:[.,٫٬'’:/{NARROW}][{_DIGIT}]+)*"
    rf"(?:{NARROW}?(?:°[CF](?!\w)|[{SIGNS}]))*(?:[⁺⁻]?[⁰¹²³⁴-⁹]+)?"
)
_DEGREES = ("°", "°C", "°F")
_UNIT = "°[CF]?|[A-Za-z]+[²³]?(?:[/·][A-Za-z]+[²³]?)*"
"""What may be units: those of degrees, Latin words, also squared, cubed, and one by another."""

_ANY_DIGIT = re.compile(f"[{_DIGIT}]")
_ANY_SIGN = rf"[-+−±<>≤≥≈~×⁺⁻°A-Za-z{SIGNS}]"
"""What a number has before or behind it, or in it, that has a sign or a unit."""
_SIGNED = rf"^[-+−±<>≤≥≈~]|[{SIGNS}×⁺⁻]|\+$"
_APART = rf"(?:\+|{NARROW}[{SIGNS}]+)$"


class Signed(Struct, frozen=True):
    """A number with a sign or a unit.

    It has its place in a text.

    ``apart``: it ends in a sign that the bidi algorithm does not count to it, as in ``65+`` and ``45 %``.
    """

    start: int
    end: int
    apart: bool


def held(text: str) -> str:
    """Return the text with U+202F for the spaces within a number.

    They part its groups, and the number from its sign. Groups are of one to three digits, the first none of them zero,
    and then of exactly three, all in one numbering system.
    """
    if not _SPACED.search(text):
        return text
    return re.sub(_SIGN_BEFORE, rf"\1{NARROW}", re.sub(_SIGN_BEHIND, NARROW, re.sub(_GROUPS, _held, text)))


def signed(text: str) -> list[Signed]:
    """Return the numbers with a sign, an exponent or a Latin unit.

    Their digits are Latin or Persian.
    """
    # Most texts have none, and to look for numbers takes a hundred times as long.
    if not (_ANY_DIGIT.search(text) and re.search(_ANY_SIGN, text)):
        return []
    found = []
    for number in _number().finditer(text):
        bare, space, unit = number.groups("")
        unit = space + unit if (unit := _unit(unit)) else ""
        written = bare + unit
        if unit or re.search(_SIGNED, written):
            found.append(Signed(number.start(), number.start() + len(written), bool(re.search(_APART, written))))
    return found


def is_unit(word: str) -> bool:
    """Return whether a word is a unit: «كم», ``km²``, ``$``."""
    return word in facts().units or (bool(re.fullmatch(_UNIT, word)) and _unit(word) == word)


@cache
def _number() -> re.Pattern[str]:
    # A hyphen behind a word joins: «كوفيد-19», «ב-30%».
    joined = "".join(facts().joined)
    return re.compile(
        rf"((?:(?:(?<![\w)\]])|(?<=(?<!\w)[{joined}]))[-+])?{_ONE}(?:[-–−×+]{_ONE})*(?:\+(?!\w))?)"
        rf"(?:([ \u00a0{NARROW}]?)({_UNIT})(?!\w))?"
    )


def _unit(written: str) -> str:
    """Return the units in Latin letters that a text begins with, also squared, cubed, and one by another."""
    if written in _DEGREES:
        return written
    parts = takewhile(lambda part: part.rstrip("²³") in facts().units, re.split("[/·]", written))
    return written[: len("/".join(parts))]


def _held(found: re.Match[str]) -> str:
    sign, number = found.groups()
    if len({ord(digit) - int(digit) for digit in number if digit.isdecimal()}) > 1:
        return found[0]
    before = _LAST_WORD.search(found.string, 0, found.start())
    if before and before[1] in facts().telephone:
        return found[0]
    if sign == "+" and sum(map(str.isdigit, number)) >= TELEPHONE:
        return found[0]
    return sign + NARROW.join(number.split())
