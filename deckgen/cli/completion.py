"""What a shell completes behind options and arguments. Paths it completes by itself.

Typer keeps those that begin as what is typed. What is wrong with an outline that is being written is not said here.
"""

from contextlib import suppress
from pathlib import Path
from typing import get_args

import typer


def audiences(ctx: typer.Context) -> list[tuple[str, str]]:
    """Return ids and labels of the audiences of a line's outlines.

    Where it names none, it is ``outline.yaml``.
    """
    from deckgen.limits import Limits
    from deckgen.outline import glance

    # A line that ends behind an option is not parsed to its end: what was named stands among the arguments still.
    named = ctx.args or ctx.params.get("outlines") or [ctx.params["outline"]]
    found: list[tuple[str, str]] = []
    for path in map(Path, named):
        with suppress(Exception):
            found += glance.audiences(path, Limits()).items()
    return found


def formats(incomplete: str) -> list[str]:
    """Return what a list of formats may become by one more."""
    from deckgen.output import FORMATS

    before = incomplete.split(",")[:-1]
    return [",".join((*before, name)) for name in FORMATS if name not in before]


def explained(incomplete: str) -> tuple[str, ...]:
    """Return what there is a manual page of."""
    from deckgen.explain import keys, words

    above, dot, _ = incomplete.rpartition(".")
    return keys.under(above) if dot else words()


def themes() -> tuple[str, ...]:
    """Return the names of the themes."""
    from deckgen import theme

    return (*theme.built_in(), *theme.installed())


def sizes() -> tuple[str, ...]:
    """Return the formats of slides."""
    from deckgen.outline.model import SlideSize

    return get_args(SlideSize)


def digits() -> tuple[str, ...]:
    """Return the systems of digits."""
    from deckgen.language.numbers import Digits

    return get_args(Digits)


def languages() -> tuple[str, ...]:
    """Return the languages that deckgen speaks."""
    from deckgen.language.data import built_in

    return built_in()


def starters() -> tuple[str, ...]:
    """Return the languages that there is an outline to begin with in."""
    from deckgen.starters import languages

    return languages()
