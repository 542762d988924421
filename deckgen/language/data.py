"""The data file of each language, in three documents.

The first is how it is written, the second what a deck says in it, the third what authors may write in it in place of
the outline's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_GROUPS = ("seasons", "minutes", "confidence", "likelihood", "show", "preview", "prompt", "kinds")


@cache
def built_in() -> tuple[str, ...]:
    """Return the languages that have a data file."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))


@cache
def writing(name: str) -> dict[str, Any]:
    """Return the first document of a data file.

    The second, which is most of the file, is not parsed.
    """
    return next(_documents(name))


@cache
def speech(name: str) -> dict[str, Any]:
    """Return the second document of a data file. The third is not parsed.

    Its groups of words (``prompt: {title: …}``) are words there (``prompt.title``).
    """
    data = next(islice(_documents(name), 1, None))
    groups = {group: data.pop(group) for group in _GROUPS}
    words = {f"{group}.{key}": word for group, entries in groups.items() for key, word in entries.items()}
    return {**data, "words": {**data["words"], **words}}


@cache
def authors_words(name: str) -> dict[str, str | list[str]]:
    """Return the third document of a data file.

    It holds words of the language and what they stand for in an outline, a list where that depends on their place.
    """
    _, _, data = _documents(name)
    return data


def _documents(name: str) -> Iterator[dict[str, Any]]:
    import yaml

    documents: Iterator[dict[str, Any]] = yaml.load_all((FOLDER / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return documents
