"""Dates as the outline writes them (``2026``, ``2026-01``, ``2026-01-31``) to dates as a language writes them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Calendar = Literal["gregorian", "hijri", "both"]
Months = Literal["levant", "egypt"]

LEVANT = frozenset({"IQ", "JO", "LB", "PS", "SY"})
"""Countries that call January كانون الثاني (CLDR, ``ar`` months by region)."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class DateNames:
    """How a language writes a date: names of Gregorian and Hijri months, and patterns with and without a day.

    The names are in the form that stands in a date. ``first`` is the day number of the first of a month.
    """

    months: tuple[str, ...]
    hijri: tuple[str, ...]
    day: str
    month: str
    first: str = "1"

    @classmethod
    def of(cls, data: Mapping[str, Any], months: Months | None) -> DateNames:
        """Return the names in a language's data file; ``levant`` names where the language has such."""
        named = data.get("levant", data["months"]) if months == "levant" else data["months"]
        return cls(tuple(named), tuple(data["hijri"]), data["day"], data["month"], data.get("first", "1"))

    def write(self, year: int, month: int | None, day: int | None, months: tuple[str, ...]) -> str:
        """Return a date with the names of one calendar, in ASCII digits."""
        if month is None:
            return str(year)
        if day is None:
            return self.month.format(month=months[month - 1], year=year)
        return self.day.format(day=self.first if day == 1 else day, month=months[month - 1], year=year)


def valid(written: str) -> bool:
    """Return whether a text is a date that the calendar has: ``2026``, ``2026-01`` or ``2026-01-31``."""
    return _read(written) is not None


def write(written: str, names: DateNames, calendar: Calendar) -> str | None:
    """Return a date written out in ASCII digits, ``None`` where the text is no date.

    In the Hijri calendar, a date without a day is the months or years that it spans, and one outside of the
    Umm al-Qura tables (August 1924 to November 2077) stays Gregorian.
    """
    parts = _read(written)
    if parts is None:
        return None
    gregorian = names.write(*parts, names.months)
    if calendar == "gregorian":
        return gregorian
    hijri = _hijri(*parts, names)
    if hijri is None:
        return gregorian
    return hijri if calendar == "hijri" else f"{gregorian} / {hijri}"


def _read(written: str) -> tuple[int, int | None, int | None] | None:
    match = _DATE.fullmatch(written)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return int(match[1]), month or None, day or None


def _hijri(year: int, month: int | None, day: int | None, names: DateNames) -> str | None:
    from hijridate import Gregorian

    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    try:
        first = Gregorian(year, month or 1, day or 1).to_hijri()
        last = Gregorian(year, last_month, last_day).to_hijri()
    except OverflowError:
        return None
    if day is not None:
        return names.write(first.year, first.month, first.day, names.hijri)
    if month is None:
        ends = [str(first.year), str(last.year)]
    elif first.year == last.year and first.month != last.month:
        # One year after both months: رجب–شعبان 1447.
        both = f"{names.hijri[first.month - 1]}–{names.hijri[last.month - 1]}"
        return names.month.format(month=both, year=first.year)
    else:
        ends = [names.write(end.year, end.month, None, names.hijri) for end in (first, last)]
    return "–".join(dict.fromkeys(ends))
