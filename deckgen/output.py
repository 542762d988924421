"""A deck, and what it can be written as."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from deckgen.files import folder, look, write_all
from deckgen.problems import Either, Listed, Message, OutlineError, Problem, UsageError

if TYPE_CHECKING:
    from deckgen.deck.plan import Plan
    from deckgen.language import Language
    from deckgen.scene.nodes import DeckScene, SlideScene
    from deckgen.scene.sheet import Sheet

WIDTHS = (2, 3, 4, 5)
"""How many digits the numbers of pictures have."""


class Deck(Struct, frozen=True):
    """A deck, planned and laid out, and the language that it speaks. ``warnings`` are what its author may mend."""

    plan: Plan
    scene: DeckScene
    language: Language
    warnings: tuple[Problem, ...]

    @property
    def slides(self) -> tuple[SlideScene, ...]:
        """The slides in order."""
        return self.scene.slides

    def __repr__(self) -> str:
        """Return a line for a notebook, with the title and counts."""
        title, tag = self.scene.properties.title, self.language.tag
        return f'<deck "{title}", {tag}, slides: {len(self.slides)}, warnings: {len(self.warnings)}>'

    def written(self, name: str) -> list[bytes]:
        """Return the deck in one of ``FORMATS`` or ``PAPERS``.

        It is one file, or one for each slide.

        Raises:
            UsageError: the format needs an extra that is not installed.
            OutlineError: it is a read-ahead of more than one page, or a PDF whose font's licence forbids it.
        """
        ready([name])
        return (FORMATS | PAPERS)[name].write(self)

    def presentation(self) -> Any:
        """Return the finished deck as a ``pptx.Presentation``.

        It is for whoever goes on in Python; what is changed there is saved by its own ``save``.
        """
        # Late: nothing else needs python-pptx.
        from pptx import Presentation

        return Presentation(BytesIO(self.written("pptx")[0]))

    def save(self, path: str | Path, form: str | None = None) -> list[Path]:
        """Write the deck and return its files.

        Older files there are replaced only when all is written. A deck that was edited since deckgen wrote it is kept
        as ``NAME.edited.pptx``.

        Args:
            path: the file; pictures are ``NAME-01.png`` and so on.
            form: one of ``FORMATS`` or ``PAPERS``; without, what the path's ending says.

        Raises:
            UsageError: the path's ending is none of the format's, or the format needs an extra.
            OutlineError: as ``written``.
            OSError: a file cannot be written.
        """
        place = Path(path)
        name, ending = form or "", place.suffix.lower().removeprefix(".")
        wanted = [own_ending(name)] if name in FORMATS | PAPERS else list(FORMATS)
        if form is not None and form not in FORMATS | PAPERS:
            raise UsageError(
                Message('unknown format "{name}"; there are: {known}', name=form, known=Listed(FORMATS | PAPERS))
            )
        if ending not in wanted:
            ways = Either(f".{own}" for own in wanted)
            raise UsageError(Message('cannot write "{path}": the ending must be {endings}', path=path, endings=ways))
        from deckgen.kept import kept

        name = name or ending
        places = files(place, name, len(self.slides))
        new = dict(zip(places, self.written(name), strict=True))
        look(places)
        edited = {file: found for file, data in new.items() if (found := kept(file, data, new))}
        write_all({found.copy: found.data for found in edited.values() if found.new} | new)
        return places


class Format(Struct, frozen=True):
    """A format: what makes its files, and what that needs. ``pictures`` says whether there is one for each slide."""

    write: Callable[[Deck], list[bytes]]
    extra: str | None = None
    pictures: bool = False


def own_ending(form: str) -> str:
    """Return the ending of a format's files, without its point."""
    return "pdf" if form in PAPERS else form


def sheet(shown: Sheet) -> bytes:
    """Return a sheet of a template's layouts as a PNG.

    Raises:
        UsageError: the extra for that is not installed.
    """
    need("preview", "png")
    from deckgen.render import typst
    from deckgen.text.fonts import faces

    found = faces()
    with folder(typst.sheet_files(shown, found.regular.data, found.bold.data)) as files:
        return typst.sheet(shown, files)


def file_name(stem: str, audience: str | None, form: str) -> str:
    """Return what a deck's file is called.

    Args:
        stem: what its outline is called.
        audience: the id of its audience, ``None`` of the full deck.
        form: one of ``FORMATS`` or ``PAPERS``.
    """
    whole = f"{stem}.{audience}" if audience else stem
    return f"{whole}-{form}.pdf" if form in PAPERS else f"{whole}.{form}"


def pictures(form: str) -> bool:
    """Return whether a format is a picture of each slide."""
    return form in FORMATS and FORMATS[form].pictures


def files(path: Path, form: str, count: int) -> list[Path]:
    """Return the files that a deck of so many slides becomes.

    They are NAME-01.png and so on, or the one.
    """
    return [picture(path, n, width(count)) for n in range(1, count + 1)] if pictures(form) else [path]


def picture(path: Path, number: int, digits: int) -> Path:
    """Return the file of one slide's picture."""
    return path.with_stem(f"{path.stem}-{number:0{digits}}")


def width(count: int) -> int:
    """Return how many digits a picture's number has, so that names sort."""
    return max(WIDTHS[0], len(str(count)))


def ready(names: Iterable[str]) -> None:
    """Stop where one of ``FORMATS`` or ``PAPERS`` cannot be written.

    Raises:
        UsageError: it needs an extra that is not installed.
    """
    for name in names:
        if extra := (FORMATS | PAPERS)[name].extra:
            need(extra, name)


def need(extra: str, what: str) -> None:
    """Stop where an extra is not installed that ``what`` needs.

    Raises:
        UsageError: it is not.
    """
    if not all(map(find_spec, EXTRAS[extra])):
        # Not by the project's own name: an index may hold another project under it.
        required = " ".join(f'"{requirement}"' for requirement in EXTRAS[extra].values())
        # An environment that uv made has no pip.
        pip = f"{sys.executable} -m pip install" if find_spec("pip") else f"uv pip install -p {sys.executable}"
        raise UsageError(
            Message("{what} needs the extra {extra}: {command}", what=what, extra=extra, command=f"{pip} {required}")
        )


def endings() -> Either:
    """Return the endings of the formats that are one file, for people."""
    return Either(f".{name}" for name, form in FORMATS.items() if not form.pictures)


def _pptx(deck: Deck) -> list[bytes]:
    from deckgen.render.pptx import LEVEL, deflate, eot, render
    from deckgen.text.fonts import packed

    return [render(deck.scene, lambda font: packed(font, eot, LEVEL, deflate))]


def _pdf(deck: Deck) -> list[bytes]:
    from deckgen.render import typst

    _stop_on_licence(deck)
    with folder(typst.files(deck.scene)) as files:
        return [typst.pdf(deck.scene, files)]


def _handout(deck: Deck) -> list[bytes]:
    from deckgen.deck import papers
    from deckgen.render import typst

    _stop_on_licence(deck)
    paper = papers.handout(deck.plan, deck.scene, deck.language)
    with folder(typst.files(deck.scene)) as files:
        return [typst.handout(paper, files)]


def _read_ahead(deck: Deck) -> list[bytes]:
    from deckgen.deck import papers
    from deckgen.render import typst

    _stop_on_licence(deck)
    paper = papers.read_ahead(deck.plan, deck.scene, deck.language)
    with folder(typst.files(deck.scene)) as files:
        made, beyond = typst.read_ahead(paper, files)
    if beyond:
        what = Message(
            "the read-ahead is longer than a page: {blocks} end beyond it in the smallest type", blocks=Listed(beyond)
        )
        hint = Message("shorten what stands there, or leave sections out for this audience")
        raise OutlineError([Problem("read-ahead-too-long", paper.places[beyond[0]], what, hint)])
    return [made]


def _stop_on_licence(deck: Deck) -> None:
    """Stop where no PDF may hold the deck's fonts, as every PDF does."""
    from deckgen.deck.fonts import forbidden
    from deckgen.outline.values import FileName

    if reason := forbidden(deck.scene):
        theme = deck.plan.outline.theme
        place = theme.place if isinstance(theme, FileName) else deck.plan.outline.place
        what = Message("a PDF cannot hold the font {family}: {reason}", family=deck.scene.fonts.family, reason=reason)
        raise OutlineError([Problem("font-forbidden", place, what, Message("use another font, or write png or svg"))])


def _pictures(deck: Deck, form: Literal["png", "svg"]) -> list[bytes]:
    from deckgen.render import typst

    with folder(typst.files(deck.scene)) as files:
        return typst.pictures(deck.scene, files, form)


def _html(deck: Deck) -> list[bytes]:
    from deckgen.deck.fonts import to_read
    from deckgen.render.html import render
    from deckgen.render.html.woff2 import PACKER, woff2
    from deckgen.text.fonts import made

    scene = to_read(deck.scene, deck.language.script)
    return [render(scene, lambda font: made(font, PACKER, lambda: woff2(font)))]


FORMATS: dict[str, Format] = {
    "pptx": Format(_pptx),
    "pdf": Format(_pdf, "preview"),
    "html": Format(_html, "preview"),
    "png": Format(partial(_pictures, form="png"), "preview", pictures=True),
    "svg": Format(partial(_pictures, form="svg"), "preview", pictures=True),
}
"""The formats by their names, which are the endings of their files."""

PAPERS: dict[str, Format] = {
    "handout": Format(_handout, "preview"),
    "one-page": Format(_read_ahead, "preview"),
}
"""What is printed beside the slides, as PDF."""

EXTRAS: Mapping[str, Mapping[str, str]] = {
    "preview": {
        "brotli": "brotli>=1.1",
        "pikepdf": "pikepdf>=10.0",
        "typst": "typst>=0.15,<0.16",
    },
    "distributed": {"distributed": "distributed>=2024.1"},
    "present": {"starlette": "starlette>=0.40", "uvicorn": "uvicorn>=0.30", "watchfiles": "watchfiles>=1.0"},
}
"""Each extra with its modules and their requirements.

Those are what pip is to be asked for, as in ``pyproject.toml``.
"""
