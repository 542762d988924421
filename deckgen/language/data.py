"""The data file of each language, in three documents.

The first is how it is written, the second what a deck says in it, the third what authors may write in it in place of
the outline's own words.
"""

from __future__ import annotations

from functools import cache
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
    """Return the first document of a data file."""
    return _document(name, 0)


@cache
def speech(name: str) -> dict[str, Any]:
    """Return the second document of a data file.

    Its groups of words (``prompt: {title: …}``) are words there (``prompt.title``).
    """
    data = _document(name, 1)
    groups = {group: data.pop(group) for group in _GROUPS}
    words = {f"{group}.{key}": word for group, entries in groups.items() for key, word in entries.items()}
    return {**data, "words": {**data["words"], **words}}


@cache
def authors_words(name: str) -> dict[str, str | list[str]]:
    """Return the third document of a data file.

    It holds words of the language and what they stand for in an outline, a list where that depends on their place.
    """
    return _document(name, 2)


def _document(name: str, number: int) -> dict[str, Any]:
    """Return one document of a data file. The others, which are most of the file, are not parsed."""
    import yaml

    documents = (FOLDER / f"{name}.yaml").read_text("utf-8").split("\n---\n")
    # All that it holds is text.
    data: dict[str, Any] = yaml.load(documents[number], Loader=yaml.CBaseLoader)
    return data
