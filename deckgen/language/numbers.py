"""Numbers as an author wrote them, and in a deck's digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Literal, Self

from msgspec import Struct
from msgspec.structs import replace

Digits = Literal["latn", "arab", "arabext"]
"""Numbering systems by their CLDR names: 0-9, U+0660-0669, U+06F0-06F9."""

DecimalSign = Literal["point", "comma"]

SEPARATORS: dict[DecimalSign, tuple[str, str]] = {"point": (".", ","), "comma": (",", ".")}
"""What parts decimals and thousands in ``latn``, where a language does not say otherwise."""

Separator = Literal[".", ","]
"""What parts decimals; the other one then parts thousands."""

_ASCII = "0123456789"
_ARAB = "٠١٢٣٤٥٦٧٨٩"
_ARABEXT = "۰۱۲۳۴۵۶۷۸۹"
_ZEROS = {"latn": _ASCII, "arab": _ARAB, "arabext": _ARABEXT}

PERCENT: dict[Digits, str] = {"latn": "%", "arab": "٪", "arabext": "٪"}
"""The percent sign of each numbering system."""

NUMBER = re.compile(r"[+\-−±]?[$€£¥₪]?\d+(?:[.,٫٬/:–\u202f-]\d+)*(?:\u202f?[%٪])?")
"""A number as it stands in a text, in any digits: a share, a range, a date and a time too."""

CODE = 10
"""So many digits in a row are more often a telephone number or an identifier than an amount."""

LARGE = 5
"""From so many digits on, thousands are parted: years have four."""

_UNSEEN = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DECIMAL = "\x01"
_TO_ASCII = {
    **str.maketrans(_ARAB + _ARABEXT, _ASCII * 2),
    **str.maketrans("٫٬’،٪﹪％‐‑–﹣－", f"{_DECIMAL}'',%%%-----"),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **_UNSEEN,
}
"""The Arabic thousands separator becomes ``'``, the decimal one a character of its own: each means only one thing."""

_PERCENT = re.compile(r"% ?(.*)|(.*?) ?%")


def _pattern(decimal: Separator, other: Separator) -> str:
    """Return the pattern of numbers whose decimals a sign parts.

    Its groups are the sign, the digits with their groups, and the decimals.
    """
    whole = ["[0-9]+", f"(?=[.,{_DECIMAL}])"]
    whole += [f"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+" for group in ("'", " ", re.escape(other))]
    # Lakh and crore.
    whole += [f"[1-9][0-9]?(?:{group}[0-9]{{2}})+{group}[0-9]{{3}}" for group in ("'", ",") if group != decimal]
    return rf"([-+−]?) ?({'|'.join(whole)})(?:[{decimal}{_DECIMAL}]([0-9]+))?"


_PATTERNS: dict[Separator, str] = {".": _pattern(".", ","), ",": _pattern(",", ".")}


class Number(Struct, frozen=True):
    """A number as its author wrote it: groups of digits, and decimals."""

    sign: str
    groups: tuple[str, ...]
    fraction: str | None
    percent: bool

    @property
    def value(self) -> Decimal:
        """The number, with the decimals that it was written with.

        Of a percentage it is that before its sign.
        """
        return Decimal(f"{self.sign.replace('−', '-')}{''.join(self.groups)}.{self.fraction or ''}")

    @property
    def is_code(self) -> bool:
        """Whether it is written as telephone numbers are, without separators."""
        first = self.groups[0]
        return self.sign == "+" or (len(first) > 1 and first[0] == "0") or len(first) >= CODE

    @property
    def is_large(self) -> bool:
        """Whether it is an amount in which thousands are parted.

        Years have four digits and no decimals.
        """
        return self.fraction is not None or sum(map(len, self.groups)) >= LARGE

    def parted(self) -> Self:
        """Return the number with its thousands parted; groups of its own stay."""
        return self if len(self.groups) > 1 else replace(self, groups=tuple(f"{int(self.groups[0]):,}".split(",")))

    def __str__(self) -> str:
        """Return the number in ASCII: ``-1,250.5%``."""
        return self.written("latn")

    def written(self, digits: Digits, decimal: str = ".", group: str = ",") -> str:
        """Return the number in a numbering system, see ``write``."""
        decimal, group = separators(digits, decimal, group)
        fraction = "" if self.fraction is None else decimal + self.fraction
        percent = PERCENT[digits] * self.percent
        return convert(self.sign + group.join(self.groups) + fraction, digits) + percent


def convert(text: str, digits: Digits) -> str:
    """Return the text with its ASCII digits in the numbering system."""
    return text.translate(str.maketrans(_ASCII, _ZEROS[digits]))


def without_marks(text: str) -> str:
    """Return a text without marks of direction and other unseen characters."""
    return text.translate(_UNSEEN)


def ascii_digits(text: str) -> str:
    """Return a text with its digits, decimal separator and minus in ASCII.

    Marks that cannot be seen are left out.
    """
    return text.translate(_TO_ASCII).replace(_DECIMAL, ".").replace("−", "-").strip()


@lru_cache(maxsize=2**14)
def readings(text: str) -> Mapping[Separator, Number]:
    """Return the number that a text is, by what parts its decimals.

    There are two where both are possible, none where it is no number. ``٫`` always parts decimals; ``٬``, ``'`` and
    spaces always part thousands, of which there may be those of lakh and crore (``12,34,567``). A percent sign may
    stand at either end, and invisible marks anywhere.
    """
    ascii = text.translate(_TO_ASCII).strip()
    percent = _PERCENT.fullmatch(ascii)
    core = (percent[1] or percent[2] or "") if percent else ascii
    found: dict[Separator, Number] = {}
    for separator, pattern in _PATTERNS.items():
        if match := re.fullmatch(pattern, core):
            groups = tuple(re.split(r"[^0-9]", match[2] or "0"))
            found[separator] = Number(match[1], groups, match[3], percent is not None)
    return found


def number(text: str, separator: Separator = ".") -> Number | None:
    """Return the number that a text is, ``None`` where it is none.

    One that can be read in one way only is read so, whatever the ``separator`` of its column.
    """
    found = readings(text)
    return found.get(separator) or next(iter(found.values()), None)


def read(text: str) -> Decimal | None:
    """Return the value of a number that stands alone, else ``None``."""
    found = number(text)
    return found.value if found else None


def write(text: str, digits: Digits, decimal: str = ".", group: str = ",") -> str:
    """Return a number as its author wrote it, in other digits.

    A text that is no number changes only its digits.

    Args:
        text: the number, as ``read`` takes it.
        digits: the numbering system.
        decimal: what parts decimals in ``latn``.
        group: what parts thousands in ``latn``.
    """
    found = number(text)
    return found.written(digits, decimal, group) if found else convert(text, digits)


def separators(digits: Digits, decimal: str, group: str) -> tuple[str, str]:
    """Return what parts decimals and thousands.

    In ``latn`` it is what is given; the other systems have their own.
    """
    return (decimal, group) if digits == "latn" else ("٫", "٬")


def alike(found: Iterable[Number]) -> list[Number]:
    """Return the numbers of a column, their thousands parted alike.

    They are where one is large or parted already. Codes, such as telephone numbers, keep them all as they are.
    """
    numbers = list(found)
    amounts = any(number.is_large or len(number.groups) > 1 for number in numbers)
    if not amounts or any(number.is_code for number in numbers):
        return numbers
    return [number.parted() for number in numbers]
