"""The language of a deck: its direction, its own words, its punctuation, how it writes numbers and dates.

Six languages have a data file each; what the deck says in another one is English until the author's labels say
it, while its script, direction and dates are those of CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from deckgen.language import cldr, dates, numbers
from deckgen.language.dates import LEVANT, Calendar, DateNames, Months
from deckgen.language.numbers import Digits

FOLDER = Path(__file__).parent
FALLBACK = "en"
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts written from the right (ISO 15924), among those of the languages that CLDR knows."""

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_PUNCTUATION = ("comma", "semicolon", "colon", "question", "decimal", "group")
_BY_SCRIPT = {"Arab": "ar", "Hebr": "he"}
_NO_LABELS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Language:
    """A deck's language.

    ``tag`` is the outline's, in canonical case; ``office`` has a region, as PowerPoint writes it (``ar-SA``).
    ``script`` is an ISO 15924 code. ``words`` are the deck's own, by key. ``comma`` and ``semicolon`` part the
    entries of a list and end in a space; ``colon`` and ``question`` hold the space that stands before them in
    the language, none after. ``fallback`` says that some of the words are English, for want of the language's own.
    """

    tag: str
    office: str
    script: str
    rtl: bool
    words: Mapping[str, str]
    likelihood: Mapping[str, str]
    comma: str
    semicolon: str
    colon: str
    question: str
    quotes: tuple[str, str]
    decimal: str
    group: str
    dates: DateNames
    digits: Digits = "latn"
    calendar: Calendar = "gregorian"
    fallback: bool = False

    def number(self, value: int | str) -> str:
        """Return a number in the deck's digits and separators; in another text only digits change."""
        return numbers.write(str(value), self.digits, self.decimal, self.group)

    @property
    def separator(self) -> str:
        """What parts decimals in the deck's digits."""
        return numbers.separators(self.digits, self.decimal, self.group)[0]

    def word(self, key: str, **values: str) -> str:
        """Return one of the deck's own words, ``{name}`` in it replaced by the value of that name.

        Raises:
            KeyError: there is no such word.
        """
        word = self.words[key]
        for name, value in values.items():
            word = word.replace(f"{{{name}}}", value)
        return word

    def kind(self, name: str) -> str:
        """Return what a slide kind is called, its own name where the language has no word for it."""
        return self.words.get(f"kinds.{name}", name.replace("_", " "))

    def date(self, written: str) -> str:
        """Return ``2026``, ``2026-01`` or ``2026-01-31`` written out; any other text as it is."""
        said = dates.write(written, self.dates, self.calendar)
        return written if said is None else numbers.convert(said, self.digits)


def known(tag: str) -> bool:
    """Return whether a text is a language tag whose language CLDR knows: ``ar``, ``ar-SY``, ``az-Arab-IR``."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return False
    name = match[1].lower()
    return name in built_in() or cldr.exists(name)


def language(
    tag: str,
    *,
    digits: Digits = "latn",
    calendar: Calendar = "gregorian",
    months: Months | None = None,
    labels: Mapping[str, str] = _NO_LABELS,
) -> Language:
    """Return the language of a deck.

    Args:
        tag: a language tag that is ``known``.
        digits: the digits of what the deck itself writes.
        calendar: the calendar of every date that the deck writes.
        months: Arabic month names; by default those of the tag's country.
        labels: what the deck says in place of its own words, by key.

    Raises:
        ValueError: the tag is not ``known``.
    """
    match = _TAG.fullmatch(tag)
    if match is None or not known(tag):
        raise ValueError(f'"{tag}" is no language tag')
    name = match[1].lower()
    script = match[2] and match[2].title()
    region = match[3] and match[3].upper()
    country = region if region and region.isalpha() else None
    foreign = name not in built_in() or script not in (None, _data(name)["script"])
    if foreign:
        likely_script, country = cldr.likely(name, country)
        script = script or likely_script
        data = _data(FALLBACK)
        names = cldr.date_names(name, tuple(data["dates"]["hijri"]))
        office = f"{name}-{country}"
    else:
        data = _data(name)
        script = data["script"]
        names = DateNames.of(data["dates"], months or ("levant" if country in LEVANT else None))
        office = f"{name}-{country}" if country else data["office"]
    signs = _data(_BY_SCRIPT.get(script, FALLBACK)) if foreign else data
    words = {**data["words"], **labels}
    opening, closing = signs["quotes"]
    return Language(
        tag="-".join(filter(None, (name, match[2] and script, region))),
        office=office,
        script=script,
        rtl=script in RIGHT_TO_LEFT,
        words=words,
        likelihood=_group(words, "likelihood"),
        quotes=(opening, closing),
        dates=names,
        digits=digits,
        calendar=calendar,
        fallback=foreign and not labels.keys() >= data["words"].keys(),
        **{sign: signs[sign] for sign in _PUNCTUATION},
    )


@cache
def built_in() -> frozenset[str]:
    """Return the languages that have a data file."""
    return frozenset(file.stem for file in FOLDER.glob("*.yaml"))


def own_words() -> Collection[str]:
    """Return the keys of the deck's own words, under which ``labels`` say others."""
    keys: Collection[str] = _data(FALLBACK)["words"].keys()
    return keys


@cache
def _data(name: str) -> dict[str, Any]:
    """Return a data file, its groups of words (``prompt: {title: …}``) as words (``prompt.title``)."""
    import yaml

    data = yaml.load((FOLDER / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    groups = {group: data.pop(group) for group in ("confidence", "likelihood", "show", "preview", "prompt", "kinds")}
    words = {f"{group}.{key}": word for group, entries in groups.items() for key, word in entries.items()}
    return {**data, "words": {**data["words"], **words}}


def _group(words: Mapping[str, str], group: str) -> dict[str, str]:
    return {key.partition(".")[2]: word for key, word in words.items() if key.startswith(f"{group}.")}
