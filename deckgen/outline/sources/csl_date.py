"""Dates of CSL-JSON as texts of the Extended Date/Time Format."""

from __future__ import annotations

from typing import Any

from deckgen.language import edtf as formats

_SEASONS = ("spring", "summer", "autumn", "winter")


def edtf(given: Any) -> str | None:
    """Return a date as EDTF writes it, or any text as it is; ``""`` for none, ``None`` for what is wrong."""
    if given is None or isinstance(given, str):
        return given or ""
    if not isinstance(given, dict):
        return None
    parts = given.get("date-parts")
    if parts is None:
        said = given.get("literal") or given.get("raw") or given.get("edtf") or ""
        return formats.padded(said) if isinstance(said, str) else None
    said = _interval(parts)
    if said and len(said) == 4 and given.get("season"):
        said = _with_season(said, str(given["season"]))
    return f"{said}~" if said and said[-1].isdigit() and _true(given.get("circa")) else said


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
    name = season.strip().lower().replace("fall", "autumn")
    numbers = {form: place for place, known in enumerate(_SEASONS, 21) for form in (known, str(place - 20))}
    return f"{year}-{numbers[name]}" if name in numbers else f"{season} {year}"


def _true(value: Any) -> bool:
    return value not in (None, False, "", "0", "false")
