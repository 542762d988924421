"""Dates as the outline writes them, to dates as a language does.

An outline writes ``2026``, ``2026-01`` or ``2026-01-31``.
"""

from __future__ import annotations

import calendar as gregorian
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from msgspec import Struct

Reckoning = Literal["gregorian", "hijri", "persian"]
"""A calendar of its own: Gregorian, Umm al-Qura's, and the Solar Hijri one of Iran and Afghanistan."""

Calendar = Literal["gregorian", "hijri", "persian", "both"]
Months = Literal["egypt", "levant", "maghreb", "morocco", "mauritania", "iran", "afghanistan"]
"""Names of months by where they are said; each language has those of its own countries (CLDR, months by region)."""

GREGORIAN_FROM = 1622
"""The year in which 1000 of the Solar Hijri calendar ends: before it, four digits may be those of any calendar."""

_DATE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_EZAFE = "\N{ARABIC HAMZA ABOVE}"


class DateNames(Struct, frozen=True):
    """How a language writes a date: its months, and its patterns.

    The names are in the form that stands in a date. ``first`` is the day number of the first of a month. ``eras``
    are what marks a year of each calendar, with the space before it where there is one.
    """

    months: tuple[str, ...]
    hijri: tuple[str, ...]
    persian: tuple[str, ...]
    eras: Mapping[Reckoning, str]
    day: str
    month: str
    first: str = "1"

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> DateNames:
        """Return what a language's data file says of dates."""
        months, hijri, persian = (tuple(data[name]) for name in ("months", "hijri", "persian"))
        return cls(months, hijri, persian, data["eras"], data["day"], data["month"], data.get("first", "1"))

    def named(self, calendar: Reckoning) -> tuple[str, ...]:
        """Return the names of a calendar's months."""
        return {"gregorian": self.months, "hijri": self.hijri, "persian": self.persian}[calendar]

    def write(self, calendar: Reckoning, year: int, month: int, day: int | None, era: str) -> str:
        """Return a month or day of a calendar in ASCII digits.

        Its year is marked with an era.
        """
        name, marked = self.named(calendar)[month - 1], f"{year}{era}"
        if day is None:
            return self.month.format(month=name, year=marked)
        return self.day.format(day=self.first if day == 1 else day, month=name, year=marked)


def valid(written: str) -> bool:
    """Return whether a text is a date that the calendar has.

    It is written ``2026``, ``2026-01`` or ``2026-01-31``.
    """
    return _read(written) is not None


def write(written: str, names: DateNames, calendars: Sequence[Reckoning], *, year_only: bool = False) -> str | None:
    """Return a date written out in ASCII digits, for others ``None``.

    In several calendars it is written in each, marked with its era. Outside the Gregorian calendar, a date without a
    day is the months or years that it spans. One that a calendar does not reach stays Gregorian: Umm al-Qura's tables
    go from August 1924 to November 2077.
    """
    parts = _read(written)
    if parts is None:
        return None
    eras = names.eras if len(calendars) > 1 else {}
    said = [_said(calendar, *parts, names, eras.get(calendar, ""), year_only) for calendar in calendars]
    if None in said:
        return _said("gregorian", *parts, names, "", year_only)
    return " / ".join(filter(None, said))


def _read(written: str) -> tuple[int, int | None, int | None] | None:
    match = re.fullmatch(_DATE, written)
    if match is None:
        return None
    year, month, day = int(match[1]), *(None if part is None else int(part) for part in match.groups()[1:])
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return year, month, day


def _said(
    calendar: Reckoning, year: int, month: int | None, day: int | None, names: DateNames, era: str, year_only: bool
) -> str | None:
    """Return a Gregorian date as a calendar has it, else ``None``."""
    last_month = month or 12
    last_day = day or gregorian.monthrange(year, last_month)[1]
    first = _converted(calendar, date(year, month or 1, day or 1))
    last = _converted(calendar, date(year, last_month, last_day))
    if first is None or last is None:
        return None
    if month is None or year_only:
        return "–".join(dict.fromkeys((str(first[0]), str(last[0])))) + era
    if day is not None:
        return names.write(calendar, *first, era)
    if first[:2] == last[:2]:
        return names.write(calendar, *first[:2], None, era)
    if first[0] == last[0]:
        # One year after both months: رجب–شعبان 1447. Only before the year has a month an ezafe.
        said = names.named(calendar)
        both = f"{said[first[1] - 1].removesuffix(_EZAFE)}–{said[last[1] - 1]}"
        return names.month.format(month=both, year=f"{first[0]}{era}")
    return f"{names.write(calendar, *first[:2], None, '')}–{names.write(calendar, *last[:2], None, era)}"


def _converted(calendar: Reckoning, day: date) -> tuple[int, int, int] | None:
    """Return year, month and day of a Gregorian day in another calendar.

    It is ``None`` where the calendar does not reach so far.
    """
    if calendar == "gregorian":
        return day.year, day.month, day.day
    if calendar == "persian":
        from persiantools.jdatetime import JalaliDate

        solar = JalaliDate(day)
        return (solar.year, solar.month, solar.day) if day.year >= GREGORIAN_FROM else None
    from hijridate import Gregorian

    try:
        lunar = Gregorian.fromdate(day).to_hijri()
    except OverflowError:
        return None
    return lunar.year, lunar.month, lunar.day
