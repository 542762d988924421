"""What dates a text may mean that is written in another way.

So its author can be told. Nothing is taken for what it may mean: ``05/01/2026`` is in January or in May.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import chain
from typing import NamedTuple

from deckgen.language.data import built_in, speech
from deckgen.language.dates import GREGORIAN_FROM, Reckoning
from deckgen.problems import Listed, Message

_SEPARATOR = r"(?:\s*[-/.\\_\u060c\u060d\u066b\u2010-\u2015\u2044\u2212]\s*|\s+)"
_NUMBERS = rf"\d+(?:{_SEPARATOR}\d+){{0,2}}"
_TIME = r"(?:t|\s+)\d{1,2}:\d{2}.*"
_ERA = r"\s*(?:(م|ميلادية?|میلادی|ce|ad)|(ه?\.?\s*ش|هجری شمسی|sh|ap)|(ه\.?\s*ق?|ق|هجر[يی]ة?|ہجری|ah))\.?\s*$"
_ERAS: tuple[Reckoning, ...] = ("gregorian", "persian", "hijri")
_HIJRI_YEARS = range(1300, 1501)
_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST = Message("day first"), Message("month first"), Message("year first")
LONGEST = 100
"""Characters of a date at most: Python reads no number of thousands of digits."""


class _Written(NamedTuple):
    """A date as numbers of one calendar.

    ``how`` is their order, where another one makes another date.
    """

    calendar: Reckoning
    year: int
    month: int | None = None
    day: int | None = None
    how: Message | None = None


def readings(text: str) -> list[str]:
    """Return what to write for each date that the text may mean.

    One is ``2026-01-05 (day first)``; there is none where the text is no date.
    """
    found = [(day, written) for written in _written(re.sub(_TIME, "", _plain(text))) for day in _gregorian(written)]
    several = len({day for day, _ in found}) > 1
    shown = []
    for day, written in found:
        how = [written.how] if several and written.how else []
        if written.calendar != "gregorian":
            how.append(Message("and calendar: {calendar}", calendar=written.calendar))
        shown.append(Message("{date} ({how})", date=day, how=Listed(how)) if how else day)
    return list(dict.fromkeys(shown))


def _plain(text: str) -> str:
    """Return a text in lower case and ASCII digits, without marks."""
    kept = (char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char) not in ("Mn", "Cf"))
    return "".join(str(unicodedata.decimal(char, char)) for char in kept).replace("ـ", "").strip().casefold()


def _written(text: str) -> Iterator[_Written]:
    if len(text) > LONGEST:
        return
    era = re.search(_ERA, text)
    bare = text[: era.start()] if era else text
    if re.fullmatch(_NUMBERS, bare):
        calendars = [calendar for calendar, sign in zip(_ERAS, era.groups(), strict=True) if sign] if era else _ERAS
        for year, month, day, how in _orders([number for number in re.split(_SEPARATOR, bare) if number]):
            for calendar in calendars:
                yield _Written(calendar, year, month, day, how)
        return
    named = list(_month_pattern().finditer(text))
    numbers = [int(number) for number in re.findall(r"\d+", _month_pattern().sub(" ", text))]
    if len(named) == 1 and len(numbers) in (1, 2):
        *days, year = sorted(numbers)
        for calendar, month in _months()[named[0][1]]:
            yield _Written(calendar, year, month, days[0] if days else None)


def _orders(numbers: list[str]) -> Iterator[tuple[int, int | None, int | None, Message | None]]:
    """Yield year, month, day and the order that makes them so."""
    match [(len(number), int(number)) for number in numbers]:
        case [(4, year)]:
            yield year, None, None, None
        case [(6, number)]:
            yield number // 100, number % 100, None, None
        case [(8, number)]:
            yield number // 10000, number // 100 % 100, number % 100, _YEAR_FIRST
            yield number % 10000, number // 10000 % 100, number // 1000000, _DAY_FIRST
        case [(4, year), (1 | 2, month)] | [(1 | 2, month), (4, year)]:
            yield year, month, None, None
        case [(4, year), (1 | 2, first), (1 | 2, second)]:
            yield (year, first, second, None) if first <= 12 else (year, second, first, None)
        case [(1 | 2, first), (1 | 2, second), (2 | 4 as digits, last)]:
            year = last if digits == 4 else 2000 + last
            yield year, second, first, _DAY_FIRST
            yield year, first, second, _MONTH_FIRST


def _gregorian(written: _Written) -> Iterator[str]:
    """Yield the Gregorian dates that a date is, as outlines write them."""
    calendar, year, month, day, _ = written
    if (calendar != "gregorian") != (year in _HIJRI_YEARS) or (calendar == "gregorian" and year < GREGORIAN_FROM):
        return
    try:
        ends = [_day(calendar, year, month or 1, day or 1), _day(calendar, year, month or 12, day or 28)]
    except (ValueError, OverflowError):
        return
    length = 10 if day else 7 if month else 4
    yield from (end.isoformat()[:length] for end in ends)


def _day(calendar: Reckoning, year: int, month: int, day: int) -> date:
    if calendar == "gregorian":
        return date(year, month, day)
    if calendar == "persian":
        from persiantools.jdatetime import JalaliDate

        solar: date = JalaliDate(year, month, day).to_gregorian()
        return solar
    from hijridate import Hijri

    lunar = Hijri(year, month, day).to_gregorian()
    return date(lunar.year, lunar.month, lunar.day)


@cache
def _months() -> dict[str, list[tuple[Reckoning, int]]]:
    """Return the calendars and numbers of months by their names."""
    months: dict[str, list[tuple[Reckoning, int]]] = {}
    for calendar, names in chain.from_iterable(map(_names, built_in())):
        for number, name in enumerate(names, 1):
            meant = months.setdefault(_plain(name), [])
            if (calendar, number) not in meant:
                meant.append((calendar, number))
    return months


def _names(language: str) -> Iterator[tuple[Reckoning, Iterable[str]]]:
    data = speech(language)
    if language == "en":
        yield "gregorian", (name[:3] for name in data["dates"]["months"])
    for said in (data["dates"], *data.get("months", {}).values()):
        yield "gregorian", said.get("months", ())
        yield "hijri", said.get("hijri", ())
        yield "persian", said.get("persian", ())


@cache
def _month_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    # Hebrew writes «in January» as one word.
    return re.compile(rf"(?<![^\W\d])ב?({names})(?![^\W\d])")
