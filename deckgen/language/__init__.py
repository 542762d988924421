"""The language of a deck: its direction, words, punctuation, numbers and dates.

Some languages have a data file; what the deck says in another one is English until the author's labels say it,
while its script, direction and dates are those of CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from deckgen.language import cldr, dates, numbers
from deckgen.language.data import built_in, speech, writing
from deckgen.language.dates import Calendar, DateNames, Months, Reckoning
from deckgen.language.facts import BY_SCRIPT
from deckgen.language.numbers import SEPARATORS, DecimalSign, Digits

FALLBACK = "en"
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts written from the right (ISO 15924), among those of the languages that CLDR knows."""

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE | re.ASCII)
_PUNCTUATION = ("comma", "semicolon", "colon", "question")
_PERSIAN = frozenset({"AF", "IR"})
"""Countries whose own calendar is the Solar Hijri one (CLDR, calendar preferences)."""

Phrases: TypeAlias = str | Sequence[str]

_NO_LABELS: Mapping[str, str] = MappingProxyType({})


class Language(Struct, frozen=True):
    """A deck's language.

    ``tag`` is the outline's, in canonical case; ``office`` has a region, as PowerPoint writes it (``ar-SA``).
    ``script`` is an ISO 15924 code. ``words`` are the deck's own, by key. ``comma`` and ``semicolon`` part the
    entries of a list and end in a space; ``colon`` and ``question`` hold the space that stands before them in
    the language, none after. ``prompts`` are what belongs in the boxes of slides, level by level; ``forms`` are what
    slide layouts are told apart by, in a list by their number. ``calendars`` are those in which dates are written.
    ``fallback`` says that some of the words are English, for want of the language's own.
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
    prompts: Mapping[str, Phrases]
    forms: Mapping[str, Phrases]
    digits: Digits = "latn"
    calendars: tuple[Reckoning, ...] = ("gregorian",)
    fallback: bool = False

    def number(self, value: int | str) -> str:
        """Return a number in the deck's digits and separators.

        In a text that is no number only digits change.
        """
        return numbers.write(str(value), self.digits, self.decimal, self.group)

    @property
    def separator(self) -> str:
        """What parts decimals in the deck's digits."""
        return numbers.separators(self.digits, self.decimal, self.group)[0]

    def word(self, key: str, **values: str) -> str:
        """Return one of the deck's own words, its ``{name}`` filled in.

        Raises:
            KeyError: there is no such word.
        """
        word = self.words[key]
        for name, value in values.items():
            word = word.replace(f"{{{name}}}", value)
        return word

    def kind(self, name: str) -> str:
        """Return what a slide kind is called, without a word its name."""
        return self.words.get(f"kinds.{name}", name.replace("_", " "))

    def prompt(self, kind: str, box: str, *, short: bool = False) -> tuple[str, ...]:
        """Return what an empty box says, for each of its levels. A ``short`` one names only what belongs there."""
        found = next(filter(None, map(self.prompts.get, (f"{kind}.{box}", box, "text"))))
        first, *others = [found] if isinstance(found, str) else found
        return first if short else self.word("prompt.add", what=first), *others

    def form(self, name: str, n: int = 0) -> str:
        """Return a trait of slide layouts in words.

        Without words it is its name. ``n`` is how many there are, or which it is.
        """
        found = self.forms.get(name, f"{name.replace('_', ' ')} {{n}}" if n else name.replace("_", " "))
        if not isinstance(found, str):
            return found[n - 1] if n <= len(found) else f"{found[-1]} ({self.number(n)})"
        return found.replace("{n}", self.number(n))

    def minutes(self, count: float) -> str:
        """Return a count of minutes in words."""
        few = count % 100 in range(3, 11)
        form = "one" if count == 1 else "two" if count == 2 else "few" if few else "other"
        return self.word(f"minutes.{form}", n=self.number(f"{count:g}"))

    def date(self, written: str) -> str:
        """Return ``2026-01-31``, ``2026-01`` or ``2026`` written out.

        Any other text stays as it is.
        """
        return self._in_digits(written, dates.write(written, self.dates, self.calendars))

    def year(self, written: str) -> str:
        """Return the year of a date, any other text as it is."""
        return self._in_digits(written, dates.write(written, self.dates, self.calendars, year_only=True))

    def _in_digits(self, written: str, said: str | None) -> str:
        return written if said is None else numbers.convert(said, self.digits)


def known(tag: str) -> bool:
    """Return whether CLDR knows the language of a tag: ``ar``, ``ar-SY``, ``az-Arab-IR``."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return False
    name = match[1].lower()
    return name in built_in() or cldr.exists(name)


def language(
    tag: str,
    *,
    digits: Digits | None = None,
    calendar: Calendar = "gregorian",
    months: Months | None = None,
    decimal_sign: DecimalSign | None = None,
    labels: Mapping[str, str] = _NO_LABELS,
) -> Language:
    """Return the language of a deck.

    Args:
        tag: a language tag that is ``known``.
        digits: the digits of what the deck itself writes; by default those of the language.
        calendar: the calendar of every date that the deck writes; ``both`` is Gregorian and the language's other one.
        months: whose month names; by default, and where the language has none such, those of the tag's country.
        decimal_sign: what parts decimals in ``latn``; by default as in the tag's country.
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
    if name in built_in() and script in (None, writing(name)["script"]):
        own = _built_in(name, country, months)
    else:
        own = _foreign(name, script, country)
    if decimal_sign and own.separators[0] != SEPARATORS[decimal_sign][0]:
        own = replace(own, separators=SEPARATORS[decimal_sign])
    words = {**own.words, **labels}
    opening, closing = own.signs["quotes"]
    return Language(
        tag="-".join(filter(None, (name, match[2] and script, region))),
        office=own.office,
        script=own.script,
        rtl=own.script in RIGHT_TO_LEFT,
        words=words,
        likelihood=_group(words, "likelihood"),
        quotes=(opening, closing),
        dates=own.dates,
        prompts=speech(own.words_of)["prompts"],
        forms=speech(own.words_of)["forms"],
        decimal=own.separators[0],
        group=own.separators[1],
        digits=digits or own.signs.get("digits", "latn"),
        calendars=("gregorian", own.other) if calendar == "both" else (calendar,),
        fallback=own.words_of != name and not labels.keys() >= own.words.keys(),
        **{sign: own.signs[sign] for sign in _PUNCTUATION},
    )


class _Own(Struct, frozen=True):
    """What a language and its country have of their own.

    ``words_of`` is the language of the words.
    """

    office: str
    script: str
    signs: Mapping[str, Any]
    words_of: str
    dates: DateNames
    separators: tuple[str, str]
    other: Reckoning = "hijri"

    @property
    def words(self) -> Mapping[str, str]:
        words: Mapping[str, str] = speech(self.words_of)["words"]
        return words


def _built_in(name: str, country: str | None, months: Months | None) -> _Own:
    """Return what the data file says of a language in a country."""
    signs, data = writing(name), speech(name)
    region: Mapping[str, Any] = next(
        (facts for of, facts in data.get("regions", {}).items() if country in of.split()), {}
    )
    named = data.get("months", {})
    said = named.get(months, named.get(region.get("months"), {}))
    return _Own(
        f"{name}-{country}" if country else signs["office"],
        signs["script"],
        signs,
        name,
        DateNames.of({**data["dates"], **said, "day": region.get("day", data["dates"]["day"])}),
        (region.get("decimal", signs["decimal"]), region.get("group", signs["group"])),
        data["dates"].get("other", "hijri"),
    )


def _foreign(name: str, script: str | None, country: str | None) -> _Own:
    """Return what CLDR says of a language.

    The signs are those of its script, the words English.
    """
    likely_script, country = cldr.likely(name, country)
    script = script or likely_script
    kin = BY_SCRIPT.get(script, FALLBACK)
    locale = cldr.locale(name, script, country)
    return _Own(
        f"{name}-{country}",
        script,
        writing(kin),
        FALLBACK,
        cldr.date_names(locale, DateNames.of(speech(kin)["dates"])),
        cldr.separators(locale),
        "persian" if country in _PERSIAN else "hijri",
    )


def own_words() -> Collection[str]:
    """Return the keys of the deck's own words, those of ``labels``."""
    keys: Collection[str] = speech(FALLBACK)["words"].keys()
    return keys


def _group(words: Mapping[str, str], group: str) -> dict[str, str]:
    return {key.partition(".")[2]: word for key, word in words.items() if key.startswith(f"{group}.")}
