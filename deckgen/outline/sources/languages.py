"""What reference files call a language.

Tags, names of Babel (LaTeX), and words that a person typed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from deckgen.language import known
from deckgen.language.data import built_in

_LATEX = {
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "canadian": "en-CA",
    "australian": "en-AU", "naustrian": "de-AT", "austrian": "de-AT", "nswissgerman": "de-CH", "ngerman": "de",
    "germanb": "de", "francais": "fr", "frenchb": "fr", "acadian": "fr-CA", "canadien": "fr-CA", "brazilian": "pt-BR",
    "brazil": "pt-BR", "portuges": "pt", "spanishmx": "es-MX", "farsi": "fa", "magyar": "hu", "slovene": "sl",
    "norsk": "nb", "nynorsk": "nn", "polutonikogreek": "el",
}  # fmt: skip
"""Languages whose name in LaTeX is not their English name (babel 24, section 1.28)."""

_END = re.compile(r"\s*[;,/&(]\s*|\s+and\s+")


@lru_cache
def tag(written: str) -> str | None:
    """Return the tag of the first language that a text names.

    ``None`` where it names none. Texts are such as
    ``en_US``, ``eng``, ``English``, ``ngerman``, «العربية», ``english and arabic``.
    """
    first = _END.split(written.strip(), maxsplit=1)[0].strip().removeprefix("lang").strip()
    name = first.casefold()
    if found := _LATEX.get(name) or _names().get(name):
        return found
    said = first.replace("_", "-")
    head, _, rest = said.partition("-")
    said = "-".join(filter(None, (_codes().get(head.lower(), head), rest)))
    return said if known(said) else None


@cache
def _codes() -> dict[str, str]:
    """Return tags by the codes of three letters (ISO 639-2), and by those that are no longer in use."""
    from babel.core import get_global

    return {code: tag for code, tag in get_global("language_aliases").items() if known(tag)}


@cache
def _names() -> dict[str, str]:
    """Return tags by the languages' names in English and, of those with words of their own, in themselves."""
    from babel import Locale

    found = {name.casefold(): tag for tag, name in Locale("en").languages.items() if known(tag.replace("_", "-"))}
    for tag in built_in():
        for other in built_in():
            found.setdefault(Locale(tag).languages[other].casefold(), other)
    return {name: tag.replace("_", "-") for name, tag in found.items()}
