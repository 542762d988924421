"""What a chart shows, for those who do not see it."""

from __future__ import annotations

from deckgen.language import Language
from deckgen.layout.charts.data import ChartData, Numbers
from deckgen.outline import markup

SAID = 24
"""So many numbers of a series the description of a chart repeats."""


def described(data: ChartData, language: Language, headline: str) -> str:
    """Return its kind, the headline, and each series' numbers under its name."""
    head = f"{language.kind('chart')}{language.colon} {markup.plain(headline)}"
    axes = [title.text for title in (data.x_title, data.title, data.unit) if title.text]
    series = [f"{numbers.name.text}{language.colon} {_said(data, language, numbers)}" for numbers in data.series]
    return language.semicolon.join((head, *axes, *(text.removeprefix(f"{language.colon} ") for text in series)))


def written(data: ChartData, language: Language, numbers: Numbers) -> tuple[str, ...]:
    """Return the numbers of a series as they are written.

    A missing one is nothing.
    """
    return tuple("" if value is None else data.format.text(value, language) for value in numbers.values)


def _said(data: ChartData, language: Language, numbers: Numbers) -> str:
    """Return the numbers of a series, or where they are many the least and the largest."""
    given = [value for value in numbers.values if value is not None]
    if len(numbers.values) > SAID:
        return "–".join(data.format.text(value, language) for value in (min(given), max(given)))
    names = [name.text for name in data.categories] or [data.x_format.text(x, language) for x in numbers.xs]
    said = (text or "–" for text in written(data, language, numbers))
    return language.comma.join(" ".join(pair) for pair in zip(names, said, strict=True))
