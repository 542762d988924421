"""Numbers within a text, with their spaces, signs and units."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

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

_GROUPS = re.compile(
    # Neither within a longer number nor behind one: «2020 500 شخص» is two.
    rf"(?<![A-Za-z_{DIGITS}])(?<![{DIGITS}][.,٫٬/:{SPACES}])([+\-−]?)"
    rf"((?![0٠۰])[{DIGITS}]{{1,3}}(?:[{SPACES}][{DIGITS}]{{3}})+)(?![{DIGITS}])(?![{SPACES}]\+?[{DIGITS}])"
)
_SIGN_BEHIND = re.compile(rf"(?<=[{DIGITS}])[{SPACES}](?=[{SIGNS}](?![{DIGITS}]))")
_SIGN_BEFORE = re.compile(rf"(?<![{DIGITS}])(?<![{DIGITS}][{SPACES}])([{MONEY}])[{SPACES}](?=[{DIGITS}])")
_SPACED = re.compile(f"[{DIGITS}{MONEY}][{SPACES}]")
_LAST_WORD = re.compile(r"(\w+)\W*$")

_DIGIT = EUROPEAN + PERSIAN
"""The digits at which signs stand as at European ones: those of Arabic-Indic numbers have an order of their own."""

_ONE = (
    rf"(?:[−±<>≤≥≈~]|[{SIGNS}]{NARROW}?)*[{_DIGIT}]+(?:[.,٫٬'’:/{NARROW}][{_DIGIT}]+)*"
    rf"(?:{NARROW}?(?:°[CF](?!\w)|[{SIGNS}]))*(?:[⁺⁻]?[⁰¹²³⁴-⁹]+)?"
)
_ANY_DIGIT = re.compile(f"[{_DIGIT}]")
_ANY_SIGN = re.compile(rf"[-+−±<>≤≥≈~×⁺⁻°A-Za-z{SIGNS}]")
"""What a number has before or behind it, or in it, that has a sign or a unit."""
_SIGNED = re.compile(rf"^[-+−±<>≤≥≈~]|[{SIGNS}×⁺⁻]|\+$")
_APART = re.compile(rf"(?:\+|{NARROW}[{SIGNS}]+)$")


class Signed(NamedTuple):
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
    return _SIGN_BEFORE.sub(rf"\1{NARROW}", _SIGN_BEHIND.sub(NARROW, _GROUPS.sub(_held, text)))


def signed(text: str) -> list[Signed]:
    """Return the numbers with a sign, an exponent or a Latin unit.

    Their digits are Latin or Persian.
    """
    # Most texts have none, and to look for numbers takes a hundred times as long.
    if not (_ANY_DIGIT.search(text) and _ANY_SIGN.search(text)):
        return []
    return [
        Signed(number.start(), number.end(), bool(_APART.search(number[0])))
        for number in _number().finditer(text)
        if number["unit"] or _SIGNED.search(number[0])
    ]


def is_unit(word: str) -> bool:
    """Return whether a word is a unit: «كم», ``km²``, ``$``."""
    return word in facts().units or bool(re.fullmatch(_latin_unit(), word))


@cache
def _number() -> re.Pattern[str]:
    # A hyphen behind a word joins: «كوفيد-19», «ב-30%».
    joined = "".join(facts().joined)
    return re.compile(
        rf"(?:(?:(?<![\w)\]])|(?<=(?<!\w)[{joined}]))[-+])?{_ONE}(?:[-–−×+]{_ONE})*(?:\+(?!\w))?"
        rf"(?P<unit>[ \u00a0{NARROW}]?{_latin_unit()}(?!\w))?"
    )


@cache
def _latin_unit() -> str:
    """Return the pattern of units in Latin letters, also squared, cubed, and one by another."""
    units = sorted(filter(str.isascii, facts().units), key=len, reverse=True)
    one = rf"(?:{'|'.join(re.escape(unit) for unit in units if unit.isalpha())})[²³]?"
    return rf"(?:°[CF]?|{one}(?:[/·]{one})*)"


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
