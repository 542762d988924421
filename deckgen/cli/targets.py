"""Where what `deckgen build` makes is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import count as numbers
from itertools import takewhile
from pathlib import Path

from msgspec import Struct

import deckgen.output
from deckgen.output import FORMATS, PAPERS, WIDTHS, endings, file_name, own_ending, picture, pictures, ready, width
from deckgen.problems import Either, Listed, Message, UsageError

DEFAULT = "pptx"


class Output(Struct, frozen=True):
    """What ``-o`` names. It is a ``folder`` also where there is none yet, if a slash ends it."""

    path: Path
    folder: bool

    @classmethod
    def of(cls, given: str) -> Output:
        """Return what a command line names."""
        return cls(Path(given), given.endswith(("/", os.sep)))

    @property
    def ending(self) -> str:
        """The ending of a file, without its point."""
        return "" if self.folder else self.path.suffix.lower().removeprefix(".")


class Target(Struct, frozen=True):
    """A deck in one format, or a paper of it.

    It says for whom it is, and the file; of pictures, the file that they number.
    """

    audience: str | None
    form: str
    path: Path

    def files(self, count: int) -> list[Path]:
        """Return the files that a deck of so many slides becomes. They are NAME-01.png and so on, or the one."""
        return deckgen.output.files(self.path, self.form, count)

    def left_over(self, count: int) -> list[list[Path]]:
        """Return the pictures of longer or shorter decks beside these.

        Those of one run of numbers are together.
        """
        if not pictures(self.form):
            return []
        firsts = [(digits, count + 1 if digits == width(count) else 1) for digits in WIDTHS]
        runs = [
            list(takewhile(Path.exists, (picture(self.path, number, digits) for number in numbers(first))))
            for digits, first in firsts
        ]
        return [run for run in runs if run]


def formats(given: str | None, papers: Sequence[str], output: Output | None) -> list[str]:
    """Return the formats and papers that are asked for.

    Without, it is what the output's ending says, or pptx.

    Raises:
        UsageError: a format is unknown, or needs an extra that is not installed.
    """
    ending = output.ending if output else ""
    if given is not None:
        names = list(dict.fromkeys(name.strip().lower() for name in given.split(",")))
    else:
        names = [] if papers else [ending if ending in FORMATS else DEFAULT]
    if paper := [name for name in names if name in PAPERS]:
        raise UsageError(Message('"{name}" is no format; --{name} makes it', name=paper[0]))
    if unknown := [name for name in names if name not in FORMATS]:
        raise UsageError(Message('unknown format "{name}"; there are: {known}', name=unknown[0], known=Listed(FORMATS)))
    names += papers
    ready(names)
    return names


def targets(
    outline: Path, output: Output | None, audiences: Sequence[str | None], names: Sequence[str], *, several: bool
) -> list[Target]:
    """Return where each audience's deck goes in each format.

    Args:
        outline: the outline's file.
        output: what is to be written, if it is not to stand beside the outline.
        audiences: for whom there is a deck.
        names: the formats and papers.
        several: whether there are more outlines.

    Raises:
        UsageError: they would be several files in one, or a file whose ending is another format's.
    """
    several = several or len(audiences) * len(names) > 1 or any(map(pictures, names))
    if output is None:
        folder = outline.parent
    elif several and output.ending in FORMATS:
        raise UsageError(
            Message('"{output}" is one file, but several are asked for: name a folder', output=str(output.path))
        )
    elif several or output.folder or (output.path.is_dir() and output.ending not in FORMATS):
        folder = output.path
    else:
        (name,) = names
        _check_ending(output, name)
        return [Target(audiences[0], name, output.path)]
    return [
        Target(audience, name, folder / file_name(outline.stem, audience, name))
        for audience in audiences
        for name in names
    ]


def _check_ending(output: Output, name: str) -> None:
    if output.ending == (own := own_ending(name)):
        return
    wanted = endings() if name == DEFAULT and output.ending not in FORMATS else Either([f".{own}"])
    if output.ending:
        what = Message('cannot write "{path}": the ending must be {endings}', path=str(output.path), endings=wanted)
    else:
        what = Message(
            'cannot write "{path}": the ending must be {endings}; a slash ends the name of a new folder',
            path=str(output.path),
            endings=wanted,
        )
    raise UsageError(what)
