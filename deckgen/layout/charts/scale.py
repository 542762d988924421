"""The numbers of a chart: its scale and their format.

From where to where an axis runs, and how numbers are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor, log10
from typing import NamedTuple

from msgspec import Struct

from deckgen.language import Language
from deckgen.language.numbers import PERCENT, Digits, Number

FULL = 100.0
"""All of a whole, in percent."""

STEPS = 5
"""About so many steps an axis has."""

NARROW = 6
"""An axis begins above zero only where its numbers differ by less than a sixth of the largest, as in PowerPoint."""

DIGITS: dict[Digits, str] = {"latn": "", "arab": "[$-2000401]", "arabext": "[$-3000429]"}
"""What has a number format write other digits: the numeral system and the language (ISO/IEC 29500-1 §18.8.31).

LibreOffice 7.4 draws them at marks and at axes.
"""


class Scale(NamedTuple):
    """The ends of an axis and the distance of its ticks.

    They are in its own units. ``full``: there is nothing beyond ``most``.
    """

    least: float
    most: float
    step: float
    full: bool = False

    def at(self, value: float) -> float:
        """Return where a value stands between the ends, 0 to 1."""
        return (value - self.least) / (self.most - self.least)

    def ticks(self) -> Iterator[float]:
        """Yield the numbers that the axis bears."""
        for i in range(round((self.most - self.least) / self.step) + 1):
            yield self.least + i * self.step


HEADROOM = 0.05
"""What part of an axis programs leave free at least over the largest number, where they choose its end."""


def scale(values: Iterable[float], *, from_zero: bool, below: float = 0, whole: bool = False) -> Scale:
    """Return the scale that programs choose for the values.

    There is at least one value. It begins at a round number; programs are told this and the step, and take for its
    end the first step at or above the largest number and a twentieth more.

    Args:
        values: the numbers.
        from_zero: whether zero must be on it: the length of a bar says how large its number is.
        below: what part of the scale must be free under a negative number, 0 to 1.
        whole: whether the numbers are percents, of which there are no more than 100 where none of them is.
    """
    least, most = min(values := list(values)), max(values)
    if from_zero or least == most or (most - least) * NARROW >= max(abs(least), abs(most)):
        least, most = min(least, 0), max(most, 0)
    if least == most:
        most = 1
    step = _round((most - least) / STEPS)
    low, high = floor(least / step + 1e-9), _end(least, most, step)
    while least < 0 and least / step - low < below * (high - low):
        low -= 1
    full = whole and most <= FULL < high * step
    return Scale(low * step, FULL if full else high * step, step, full)


def _end(least: float, most: float, step: float) -> int:
    """Return at how many steps an axis ends; at zero where no number is above it."""
    return ceil((most + HEADROOM * (most - least)) / step - 1e-9) if most else 0


def _round(step: float) -> float:
    """Return the nearest step of 1, 2 or 5 times a power of ten that is no smaller."""
    power = 10.0 ** floor(log10(step))
    return power * next(factor for factor in (1, 2, 5, 10) if step <= factor * power * (1 + 1e-9))


class NumberFormat(Struct, frozen=True):
    """How the numbers of a chart are written.

    All have as many decimals as the longest was given with.

    ``grouped``: thousands are parted, as the author does, or where a number is large. ``percent``: a percent sign
    follows.
    """

    decimals: int = 0
    grouped: bool = False
    percent: bool = False

    @classmethod
    def of(cls, written: Sequence[Number], *, percent: bool = False, decimals: int | None = None) -> NumberFormat:
        """Return the format of numbers.

        They have as many decimals as the longest where none are given.
        """
        if decimals is None:
            decimals = max((len(number.fraction or "") for number in written), default=0)
        parted = any(len(number.groups) > 1 or number.is_large for number in written)
        # Without thousands there is nothing to part, and an axis goes hardly further than its numbers.
        return cls(decimals, parted and any(abs(number.value) >= 1000 for number in written), percent)

    def code(self, digits: Digits) -> str:
        """Return the format of the marks' numbers for a spreadsheet."""
        whole = "#,##0" if self.grouped else "0"
        return f"{DIGITS[digits]}{whole}{'.' * (self.decimals > 0)}{'0' * self.decimals}{self._suffix(digits)}"

    def axis_code(self, digits: Digits) -> str:
        """Return the format of an axis.

        Its steps may be of more or fewer decimals.
        """
        prefix, suffix = DIGITS[digits], self._suffix(digits)
        plain = f"{prefix}General{suffix}"
        if not self.grouped:
            return plain
        return f"[>=1000]{prefix}#,##0{suffix};[<=-1000]{prefix}-#,##0{suffix};{plain}"

    def text(self, value: float, language: Language) -> str:
        """Return the number at a mark, as a program shows it."""
        # Spreadsheets round a half up, away from zero.
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        return self._written(f"{rounded:{',' * self.grouped}f}", language)

    def tick(self, value: float, language: Language) -> str:
        """Return the number at an axis, as a program shows it."""
        return self._written(f"{value:{',' * self.grouped}.10g}", language)

    def _written(self, number: str, language: Language) -> str:
        return language.number(number) + PERCENT[language.digits] * self.percent

    def _suffix(self, digits: Digits) -> str:
        return f'"{PERCENT[digits]}"' * self.percent
