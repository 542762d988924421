"""The manual: a page for each code, rule, kind and key.

Codes are those of problems, kinds those of slides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from textwrap import fill, indent
from typing import Any

from deckgen import check, kinds
from deckgen.docstrings import docstring
from deckgen.explain import keys
from deckgen.limits import shown
from deckgen.outline.nearest import nearest
from deckgen.problems import Message, UsageError, did_you_mean

FOLDER = Path(__file__).parent
WORD_ENDS = "[]`\"'"
"""What may stand round a word that is copied out of a message."""


def page(word: str) -> str:
    """Return the manual page of a code, rule, kind or key.

    Where it is several of these, it is all of their pages.

    Raises:
        UsageError: it is none of them.
    """
    word = word.strip(WORD_ENDS)
    found = list(_pages(word))
    if not found:
        near = nearest(word, keys.dotted() if "." in word else words())
        raise UsageError(
            Message(
                'nothing is called "{word}" ({hint})',
                word=shown(word),
                hint=did_you_mean(near) if near else Message("codes stand in brackets at the end of a message"),
            )
        )
    return "\n\n".join(found)


def words() -> tuple[str, ...]:
    """Return what there is a page of.

    Codes, kinds, and keys without those that they stand under.
    """
    named = {standing.key.key for standing in keys.standings()}
    return tuple(sorted({*problems(), *check.registry(), *kinds.every(), *named}))


@cache
def problems() -> Mapping[str, Mapping[str, str]]:
    """Return what the manual says of problems, by code.

    They are those that no rule finds.
    """
    import yaml

    told: dict[str, Any] = yaml.load((FOLDER / "problems.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return told


def _pages(word: str) -> Iterator[str]:
    if word in check.registry():
        yield check.explain(word)
    if word in problems():
        yield _problem(problems()[word])
    if kind := kinds.every().get(word):
        yield docstring(import_module(kind.layout.__module__)).replace("``", "")
        if kind.body:
            yield keys.table(kind.body)
    yield from keys.pages(word)


def _problem(told: Mapping[str, str]) -> str:
    parts = [fill(told[part], keys.WIDTH, break_on_hyphens=False) for part in ("what", "mend")]
    for name, example in (("Example", "wrong"), ("Write instead", "right")):
        if example in told:
            parts.append(f"{name}::\n\n{indent(told[example], ' ' * 4).rstrip()}")
    return "\n\n".join(parts)
