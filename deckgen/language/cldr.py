"""What CLDR knows of languages that have no data file: whether there are any such, their script, their dates.

Babel is imported when asked (10 to 20 ms, and 20 for a language's data).
"""

from __future__ import annotations

from deckgen.language.dates import DateNames


def exists(language: str) -> bool:
    """Return whether CLDR has data of the language, given without script and region."""
    from babel import localedata

    return localedata.exists(language)


def languages() -> list[str]:
    """Return every language that CLDR has data of, without script and region."""
    from babel import localedata

    return sorted(name for name in localedata.locale_identifiers() if "_" not in name and name != "root")


def likely(language: str, region: str | None) -> tuple[str, str]:
    """Return the script that a language is most likely written in, and where (CLDR, likely subtags)."""
    from babel.core import get_global

    subtags = get_global("likely_subtags")
    _, script, country = (subtags.get(f"{language}_{region}") or subtags[language]).split("_")
    return script, region or country


def date_names(language: str, hijri: tuple[str, ...]) -> DateNames:
    """Return a language's months and date patterns; Babel has no Hijri months, so these are given."""
    from babel import Locale

    locale = Locale.parse(language)
    months = locale.months["format"]["wide"]
    numbered = tuple(str(number) for number in range(1, 13))
    day, month = locale.date_formats["long"], locale.datetime_skeletons["yMMMM"]
    named = "MMM" in day.pattern or "LLL" in day.pattern
    return DateNames(
        tuple(months[number] for number in range(1, 13)) if named else numbered,
        hijri if named else numbered,
        _pattern(day.format),
        _pattern(month.format),
    )


class _Fields(dict[str, str]):
    """Fields of a CLDR date pattern (UTS #35, Part 4) as those of ours; the era is left out."""

    def __missing__(self, field: str) -> str:
        return {"d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}.get(field[0], "")


def _pattern(cldr: str) -> str:
    return " ".join((cldr % _Fields()).split())
