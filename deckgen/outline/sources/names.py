"""Names of persons and organisations, given names first.

They are those of CSL, BibTeX and BibLaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_HYPHENS_AND_APOSTROPHES = "-\u2010\u2011\u05be'\u2018\u2019\u02bb\u02bc\u02be\u02bf`"

_KEY = re.compile(r"\s*(given|family|prefix|suffix|useprefix|[a-z]+-i)\s*=\s*(.*?)\s*", re.DOTALL)
"""A part of a name in BibLaTeX's extended format (manual 3.20, section 3.5)."""


def of_csl(name: Mapping[str, Any]) -> str:
    """Return a name of CSL-JSON, ``""`` where it has none. Crossref calls an organisation's ``name``."""
    said = {key: value.strip() for key, value in name.items() if isinstance(value, str) and value.strip()}
    if organisation := said.get("literal") or said.get("name"):
        return organisation
    particles = [said[key] for key in ("dropping-particle", "non-dropping-particle") if key in said]
    return _joined(said.get("given"), particles, said.get("family"), said.get("suffix"))


def of_bibtex(name: str) -> str:
    """Return a name of BibTeX or BibLaTeX.

    They are ``von Last, First`` and ``family=Last, given=First``.
    """
    parts = split(name, ",")
    keys = [_KEY.fullmatch(part) for part in parts]
    if all(keys):
        said = {key[1]: _unquoted(key[2]) for key in keys if key}
        return _joined(said.get("given"), filter(None, [said.get("prefix")]), said.get("family"), said.get("suffix"))
    if len(parts) == 1 and name.startswith("{") and name.endswith("}"):
        return name
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    read = parse_single_name_into_parts(name, strict=False)
    return _joined(" ".join(read.first), read.von, " ".join(read.last), " ".join(read.jr))


def split(text: str, separator: str) -> list[str]:
    """Return the parts between separators outside braces and quotes."""
    parts, start, depth, quoted = [], 0, 0, False
    for match in re.finditer(rf'\\.|[{{}}"]|{separator}', text, re.DOTALL):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            before = text[start : match.start()].rstrip()
            quoted = not quoted and (not before or before.endswith("="))
        elif depth == 0 and not quoted and sign[0] not in '\\"':
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _joined(given: str | None, particles: Iterable[str], family: str | None, suffix: str | None) -> str:
    """Return a name in the order in which it is said.

    A particle that ends in a hyphen or an apostrophe is written together with what follows (CSL 1.0.2).
    """
    name = family or ""
    for particle in reversed(list(particles)):
        name = particle + name if particle[-1] in _HYPHENS_AND_APOSTROPHES else f"{particle} {name}"
    return " ".join(part for part in (given, name, suffix) if part)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
