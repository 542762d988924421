"""A deck, and what it can be written as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from deckgen.deck.plan import Plan
from deckgen.files import folder, write
from deckgen.problems import Problem, UsageError
from deckgen.scene.nodes import DeckScene, SlideScene


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck, planned and laid out. ``warnings`` are what its author may want to mend."""

    plan: Plan
    scene: DeckScene
    warnings: tuple[Problem, ...]

    @property
    def slides(self) -> tuple[SlideScene, ...]:
        """The slides in order."""
        return self.scene.slides

    def written(self, name: str) -> list[bytes]:
        """Return the deck in one of ``FORMATS``, by its name: one file, or one for each slide.

        Raises:
            UsageError: the format needs an extra that is not installed.
        """
        ready([name])
        return FORMATS[name].write(self)

    def save(self, path: str | Path) -> None:
        """Write the deck; an older file there is replaced only when all is written.

        Raises:
            UsageError: the path's ending names no format of one file, or one that needs an extra.
            OSError: the file cannot be written.
        """
        name = Path(path).suffix.lower().removeprefix(".")
        if name not in FORMATS or FORMATS[name].pictures:
            raise UsageError(f'cannot write "{path}": the ending must be {endings()}')
        (data,) = self.written(name)
        write(Path(path), data)


class Format(NamedTuple):
    """A format: what makes its files; the extra that this needs; whether they are a picture of each slide."""

    write: Callable[[Deck], list[bytes]]
    extra: str | None = None
    pictures: bool = False


def ready(names: Iterable[str]) -> None:
    """Stop where a format cannot be written.

    Raises:
        UsageError: it is none of ``FORMATS``, or needs an extra that is not installed.
    """
    for name in names:
        if name not in FORMATS:
            raise UsageError(f'unknown format "{name}"; there are: {", ".join(FORMATS)}')
        extra = FORMATS[name].extra
        if extra and find_spec(EXTRAS[extra]) is None:
            raise UsageError(f"{name} needs the extra {extra}: pip install 'deckgen[{extra}]'")


def endings() -> str:
    """Return the endings of the formats that are one file, for people."""
    return " or ".join(f".{name}" for name, form in FORMATS.items() if not form.pictures)


def _pptx(deck: Deck) -> list[bytes]:
    from deckgen.render.pptx import render

    return [render(deck.scene)]


def _pdf(deck: Deck) -> list[bytes]:
    from deckgen.render import typst

    with folder(typst.files(deck.scene)) as files:
        return [typst.pdf(deck.scene, files)]


def _png(deck: Deck) -> list[bytes]:
    from deckgen.render import typst

    with folder(typst.files(deck.scene)) as files:
        return typst.pictures(deck.scene, files, "png")


def _svg(deck: Deck) -> list[bytes]:
    from deckgen.render import typst

    with folder(typst.files(deck.scene)) as files:
        return typst.pictures(deck.scene, files, "svg")


FORMATS: Mapping[str, Format] = {
    "pptx": Format(_pptx),
    "pdf": Format(_pdf, "preview"),
    "png": Format(_png, "preview", pictures=True),
    "svg": Format(_svg, "preview", pictures=True),
}
"""The formats by their names, which are the endings of their files."""

EXTRAS: Mapping[str, str] = {"preview": "typst"}
"""Each extra and the module by which it is known to be installed."""
