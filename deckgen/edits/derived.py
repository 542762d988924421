"""What a deck writes in its own way, back into values.

These are numbers, dates, likelihoods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from deckgen.edits.matching import plain
from deckgen.language import Language, numbers
from deckgen.outline.values import CONFIDENCES, LIKELIHOODS

_DATE = re.compile(r"(\d{4})(-\d{2})?(-\d{2})?")
_YEAR = re.compile(r"\d{4}")
_DAYS, _MONTHS = 31, 12


def derived(source: str, shown: str, after: str, voice: Language) -> str | None:
    """Return the value that a deck shows as ``after``.

    It is ``None`` where there is none.

    Args:
        source: the value that it shows as ``shown``.
        shown: how it is shown.
        after: what somebody made of that.
        voice: the deck's language.
    """
    wanted = plain(after)
    for value, written in _others(source, shown, after, voice):
        if plain(written) == wanted:
            return value
    return _number(source, after)


def _others(source: str, shown: str, after: str, voice: Language) -> Iterator[tuple[str, str]]:
    """Yield other values of the same kind, with how they are shown."""
    if source in LIKELIHOODS:
        yield from ((band, voice.likelihood[band]) for band in LIKELIHOODS)
    elif source in CONFIDENCES:
        yield from ((each, voice.word(f"confidence.{each}")) for each in CONFIDENCES)
    elif (date := _DATE.fullmatch(source)) and plain(voice.date(source)) == plain(shown):
        years = [int(date[1]), *map(int, _YEAR.findall(numbers.ascii_digits(after)))]
        months = [f"-{month:02}" for month in range(1, _MONTHS + 1)] if date[2] else [""]
        days = [f"-{day:02}" for day in range(1, _DAYS + 1)] if date[3] else [""]
        for year, month, day in product(dict.fromkeys(years), months, days):
            value = f"{year:04}{month}{day}"
            yield value, voice.date(value)


def _number(source: str, after: str) -> str | None:
    old, new = numbers.number(source), numbers.number(after)
    if old is None or new is None or old.percent != new.percent:
        return None
    fraction = "" if new.fraction is None else f".{new.fraction}"
    return f"{new.sign}{''.join(new.groups)}{fraction}{'%' * new.percent}"
