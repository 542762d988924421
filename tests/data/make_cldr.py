"""Record in ``cldr.json`` what CLDR, as the installed Babel has it, says of the languages with a data file.

Of each language: its months, its date patterns, its separators of numbers; of a region what is otherwise there.

    python tests/data/make_cldr.py            # records, after a look at what --compare tells
    python tests/data/make_cldr.py --compare  # tells what the installed Babel has otherwise than the record
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from babel.core import get_cldr_version

from deckgen.language.data import built_in

RECORD = Path(__file__).with_name("cldr.json")


def extract() -> dict[str, Any]:
    """Return what CLDR says of every language that has a data file."""
    return {"cldr": get_cldr_version(), **{name: _language(name) for name in built_in()}}


def differences(recorded: Any, found: Any, place: str = "") -> Iterator[str]:
    """Yield a line for each value that is not the recorded one."""
    if isinstance(recorded, dict) and isinstance(found, dict):
        for key in sorted(recorded.keys() | found.keys()):
            yield from differences(recorded.get(key), found.get(key), f"{place}.{key}".lstrip("."))
    elif recorded != found:
        before, now = (json.dumps(value, ensure_ascii=False) for value in (recorded, found))
        yield f"CLDR, {place}: recorded {before}, now {now}"


def _language(name: str) -> dict[str, Any]:
    own = _written(Locale(name))
    regions = {}
    for identifier in sorted(localedata.locale_identifiers()):
        language, *rest = identifier.split("_")
        if language == name and len(rest) == 1 and len(rest[0]) == 2:
            written = _written(Locale(name, rest[0]))
            regions[rest[0]] = {key: value for key, value in written.items() if value != own[key]}
    return {**own, "regions": regions}


def _written(locale: Locale) -> dict[str, Any]:
    months, numbers = locale.months["format"]["wide"], locale.number_symbols["latn"]
    return {
        "months": [months[number] for number in range(1, 13)],
        "day": locale.date_formats["long"].pattern,
        "month": locale.datetime_skeletons["yMMMM"].pattern,
        "decimal": numbers["decimal"],
        "group": numbers["group"],
    }


if __name__ == "__main__":
    if sys.argv[1:] == ["--compare"]:
        for difference in differences(json.loads(RECORD.read_text(encoding="utf-8")), extract()):
            print(difference)
    else:
        RECORD.write_text(json.dumps(extract(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
