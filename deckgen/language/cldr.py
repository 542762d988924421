"""What CLDR knows of languages that have no data file.

That is their script, their dates, and how they part numbers. Babel is imported when asked (10 to 20 ms, and 20 for a
language's data).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckgen.language.dates import DateNames

if TYPE_CHECKING:
    from babel import Locale

UNNAMED = "M01"
"""What CLDR calls January where it has no names (``root``)."""


def exists(language: str) -> bool:
    """Return whether CLDR has data of a language, without script and region."""
    from babel import localedata

    return localedata.exists(language)


def languages() -> list[str]:
    """Return every language that CLDR has data of, without script and region."""
    from babel import localedata

    return sorted(name for name in localedata.locale_identifiers() if "_" not in name and name != "root")


def likely(language: str, region: str | None) -> tuple[str, str]:
    """Return a language's most likely script and region (CLDR, likely subtags)."""
    from babel.core import get_global

    subtags = get_global("likely_subtags")
    _, script, country = (subtags.get(f"{language}_{region}") or subtags[language]).split("_")
    return script, region or country


def locale(language: str, script: str, region: str) -> Locale:
    """Return what CLDR says of a language in a script and region.

    Where it does not know them together, it is what it says of fewer of them.
    """
    from babel import Locale, UnknownLocaleError

    for asked in ((language, region, script), (language, None, script), (language, region)):
        try:
            found = Locale(*asked)
        except UnknownLocaleError:
            continue
        # A script may be known with little more than its name.
        if found.months["format"]["wide"][1] != UNNAMED:
            return found
    return Locale(language)


def date_names(locale: Locale, kin: DateNames) -> DateNames:
    """Return a locale's months and date patterns.

    Those of other calendars, which Babel lacks, are its kin's.
    """
    months = locale.months["format"]["wide"]
    numbered = tuple(str(number) for number in range(1, 13))
    day, month = locale.date_formats["long"], locale.datetime_skeletons["yMMMM"]
    named = "MMM" in day.pattern or "LLL" in day.pattern
    return replace(
        kin,
        months=tuple(months[number] for number in range(1, 13)) if named else numbered,
        hijri=kin.hijri if named else numbered,
        persian=kin.persian if named else numbered,
        day=_pattern(day.format),
        month=_pattern(month.format),
        first="1",
    )


def separators(locale: Locale) -> tuple[str, str]:
    """Return what parts decimals and thousands in a locale's Western digits."""
    symbols = locale.number_symbols["latn"]
    return symbols["decimal"], symbols["group"]


class _Fields(dict[str, str]):
    """Fields of a CLDR date pattern (UTS #35, Part 4) as ours.

    The era is left out.
    """

    def __missing__(self, field: str) -> str:
        return {"d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}.get(field[0], "")


def _pattern(cldr: str) -> str:
    return " ".join((cldr % _Fields()).split())
