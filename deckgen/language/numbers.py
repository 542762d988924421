"""Numbers in ASCII, Arabic-Indic and Persian digits: read from what an author wrote, written in a deck's digits."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

Digits = Literal["latn", "arab", "arabext"]
"""Numbering systems by their CLDR names: 0-9, U+0660-0669, U+06F0-06F9."""

DecimalSign = Literal["point", "comma"]

SEPARATORS: dict[DecimalSign, tuple[str, str]] = {"point": (".", ","), "comma": (",", ".")}
"""What parts decimals and thousands in ``latn``, where a language does not say otherwise."""

_ASCII = "0123456789"
_ARAB = "٠١٢٣٤٥٦٧٨٩"
_ARABEXT = "۰۱۲۳۴۵۶۷۸۹"
_ZEROS = {"latn": _ASCII, "arab": _ARAB, "arabext": _ARABEXT}

PERCENT: dict[Digits, str] = {"latn": "%", "arab": "٪", "arabext": "٪"}
"""The percent sign of each numbering system."""

NUMBER = re.compile(r"[+\-−]?\d+(?:[.,٫٬/:–-]\d+)*[%٪]?")
"""A number as it stands in a text, in any digits: a share, a range, a date and a time too."""

_TO_ASCII = str.maketrans(_ARAB + _ARABEXT + "٫٬\u00a0\u202f", _ASCII * 2 + "D'  ")
"""The decimal separator becomes ``D``, the thousands separator ``'``: each means only one thing."""

_PLAIN = re.compile(r"([-+−]?)([0-9]+)(?:[.,D]([0-9]+))?")
_GROUPED = [
    re.compile(rf"([-+−]?)([0-9]{{1,3}}(?:{group}[0-9]{{2,3}})*{group}[0-9]{{3}})(?:[{decimal}]([0-9]+))?")
    for group, decimal in (("'", "D."), (",", "D."), (r"\.", "D,"), (" ", "D.,"))
]


class _Number(NamedTuple):
    """A number's sign, the groups of digits before its decimal separator, and the digits after it."""

    sign: str
    groups: list[str]
    fraction: str | None


def convert(text: str, digits: Digits) -> str:
    """Return the text with its ASCII digits as those of the numbering system."""
    return text.translate(str.maketrans(_ASCII, _ZEROS[digits]))


def read(text: str) -> Decimal | None:
    """Return the number that a text is, with the decimals that it was written with, ``None`` where it is none.

    ``٫`` and ``.`` part decimals, ``٬``, ``,`` and spaces part thousands; a single ``,`` that no three digits
    follow parts decimals, as in ``2,5``. The groups may be those of lakh and crore (``12,34,567``).
    """
    number = _parse(text)
    if number is None:
        return None
    return Decimal(f"{number.sign.replace('−', '-')}{''.join(number.groups)}.{number.fraction or ''}")


def write(text: str, digits: Digits, decimal: str = ".", group: str = ",") -> str:
    """Return a number as its author wrote it, in other digits; a text that is no number changes only its digits.

    Args:
        text: the number, as ``read`` takes it.
        digits: the numbering system.
        decimal: what parts decimals in ``latn``.
        group: what parts thousands in ``latn``.
    """
    number = _parse(text)
    if number is None:
        return convert(text, digits)
    decimal, group = separators(digits, decimal, group)
    fraction = "" if number.fraction is None else decimal + number.fraction
    return convert(number.sign + group.join(number.groups) + fraction, digits)


def separators(digits: Digits, decimal: str, group: str) -> tuple[str, str]:
    """Return what parts decimals and thousands: in ``latn`` those given; the other systems have their own."""
    return (decimal, group) if digits == "latn" else ("٫", "٬")


def _parse(text: str) -> _Number | None:
    ascii = text.translate(_TO_ASCII).strip()
    # Grouped first: a single comma before exactly three digits parts thousands. A single full stop does not.
    for pattern in _GROUPED:
        match = pattern.fullmatch(ascii)
        if match and not (match[2].count(".") == 1 and match[3] is None):
            return _Number(match[1], re.split(r"[^0-9]", match[2]), match[3])
    match = _PLAIN.fullmatch(ascii)
    return _Number(match[1], [match[2]], match[3]) if match else None
