"""Dates of the Extended Date/Time Format as a language writes them.

It is that of ISO 8601-2:2019, levels 0 and 1. ``2026``, ``2026-01-31``, ``2020/2021``, ``2020/..``, ``../2020``,
``2020~`` (about), ``2020?`` (doubtful), ``2020%`` (both), ``199X``, ``2020-21`` (spring; 22 to 24 are the seasons that
follow), ``2020-01-31T10:00:00Z``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.language import dates

if TYPE_CHECKING:
    from deckgen.language import Language

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = (
    r"(?P<year>[0-9]{2}[0-9Xu]{2})(?:-(?P<month>[0-9]{2}|XX|uu)(?:-(?P<day>[0-9]{2}|XX|uu))?)?"
    r"(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?(?P<mark>[~?%]?)"
)
_OPEN = frozenset(("", "..", "*", "open", "unknown"))
_SLASHES = r"(?<![0-9])([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(?![0-9])"
_ZEROS = r"(?:-00)+(?=$|/)"
_LOOSE = r"(?<=[0-9X]-)([0-9])(?![0-9])"


class _Date(Struct, frozen=True):
    """One date with its season and mark.

    It is what ``dates.write`` takes, or the first and last year that it may be.
    """

    said: str
    last: str = ""
    season: str = ""
    mark: str = ""


def valid(written: str) -> bool:
    """Return whether a text is a date or an interval of dates."""
    return _read(written) is not None


def normal(written: str) -> str:
    """Return a text with its days and months as EDTF writes them.

    Others write ``2026-1-5``, ``2026/1/5``, ``2026-01-00``.
    """
    return re.sub(_ZEROS, "", re.sub(_LOOSE, r"0\1", re.sub(_SLASHES, r"\1-\2-\3", written)))


def year(written: str, language: Language) -> str | None:
    """Return the years of a date or interval, for others ``None``."""
    ends = _read(written)
    if ends is None:
        return None
    said = [language.year(text) for end in ends if end for text in (end.said, end.last) if text]
    return "–".join(dict.fromkeys(said))


def write(written: str, language: Language) -> str:
    """Return a date or interval written out.

    Any other text stays as it is.
    """
    ends = _read(written)
    if ends is None:
        return language.date(written)
    start, end = (_written(date, language) if date else None for date in ends)
    if start is None or end is None:
        return language.word("date_since", date=start) if start else language.word("date_until", date=end or "")
    if start == end:
        return start
    bare = language.calendars == ("gregorian",) and all(date and date == _Date(date.said[:4]) for date in ends)
    return f"{start}–{end}" if bare else language.word("date_range", start=start, end=end)


def _written(date: _Date, language: Language) -> str:
    said = language.date(date.said)
    if date.last:
        said = f"{said}–{language.date(date.last)}"
    if date.season:
        said = language.word(f"seasons.{date.season}", year=said)
    if date.mark in ("~", "%"):
        said = language.word("date_about", date=said)
    return language.word("date_doubtful", date=said) if date.mark in ("?", "%") else said


def _read(written: str) -> tuple[_Date | None, _Date | None] | None:
    """Return the two ends of an interval, ``None`` for an open one.

    A single date is both.
    """
    start, slash, end = written.strip().partition("/")
    if not slash:
        date = _single(start)
        return (date, date) if date else None
    ends = tuple(None if end in _OPEN else _single(end) or False for end in (start.strip(), end.strip()))
    return None if False in ends or ends == (None, None) else ends  # type: ignore[return-value]


def _single(written: str) -> _Date | None:
    match = re.fullmatch(_DATE, written)
    if match is None:
        return None
    year, month, day, mark = match["year"].replace("u", "X"), match["month"], match["day"], match["mark"]
    if "X" in year:
        first, last = year.replace("X", "0"), year.replace("X", "9")
        return _Date(first, last, mark=mark) if month is None and re.fullmatch("[0-9]+X+", year) else None
    if month in _SEASONS and day is None:
        return _Date(year, season=_SEASONS[month], mark=mark)
    said = "-".join(part for part in (year, month, day) if part and part.isdigit())
    return _Date(said, mark=mark) if dates.valid(said) else None
