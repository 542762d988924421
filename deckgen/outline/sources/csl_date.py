"""Dates of CSL-JSON as texts of the Extended Date/Time Format."""

from __future__ import annotations

from typing import Any

from deckgen.language import edtf as formats
from deckgen.outline.sources import english_date


def edtf(given: Any) -> str | None:
    """Return a date as EDTF writes it, or any text.

    ``""`` stands for none, ``None`` for what is wrong.
    """
    if given is None or isinstance(given, str):
        return english_date.edtf_of(given or "")
    if not isinstance(given, dict):
        return None
    parts = given.get("date-parts")
    if parts is None:
        said = given.get("literal") or given.get("raw") or given.get("edtf") or ""
        return english_date.edtf_of(said) if isinstance(said, str) else None
    said = _interval(parts)
    if said and len(said) == 4 and given.get("season"):
        said = _with_season(said, str(given["season"]))
    if said and _true(given.get("circa")):
        return "/".join(f"{end}~" if end[-1:].isdigit() else end for end in said.split("/"))
    return said


def _interval(parts: Any) -> str | None:
    if not isinstance(parts, list) or len(parts) > 2:
        return None
    dates = [_day(date) for date in parts]
    if None in dates:
        return None
    # A second date of zeros is the end of what is still going on.
    if len(dates) == 2 and dates[0] and not dates[1] and parts[1]:
        return f"{dates[0]}/.."
    return "/".join(filter(None, dates))


def _day(date: Any) -> str | None:
    """Return a year, a month or a day, ``""`` for none."""
    if not isinstance(date, list) or not all(isinstance(part, str | None) for part in date):
        return None
    numbers: list[str] = [part.strip() for part in date if part and part.strip("0 ")]
    written = "-".join(number.zfill(2 if place else 4) for place, number in enumerate(numbers))
    # A year before the common era, which EDTF counts as astronomers do, is said as it is written.
    if written.startswith("-"):
        return numbers[0]
    return written if not written or formats.valid(written) else None


def _with_season(year: str, season: str) -> str:
    number = 20 + int(season) if season in ("1", "2", "3", "4") else english_date.season(season)
    return f"{year}-{number}" if number else f"{season} {year}"


def _true(value: Any) -> bool:
    return value not in (None, False, "", "0", "false")
