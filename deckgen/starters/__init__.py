"""Outlines to begin with: starters by language, and examples."""

from __future__ import annotations

import re
from pathlib import Path

from deckgen.problems import Listed, Message, UsageError

FOLDER = Path(__file__).parent
_PACKAGE = FOLDER.parent
MANUAL = _PACKAGE / "manual" if (_PACKAGE / "manual").exists() else _PACKAGE.parent
"""Where the manual and its examples are: in a wheel within the package, in a checkout a folder higher."""

MODELINE = b"# yaml-language-server: $schema=outline.schema.json\n"
"""The first line of an outline whose schema lies beside it."""

EXAMPLES = {
    "study": ("outline.yaml", "assets/emblem.png"),
    "kinds": ("examples/kinds.yaml", "examples/reservoir.png", "examples/earlier.yaml"),
}
"""The files of each example, within the manual. The first is its outline; the others lie as it names them."""


def languages() -> tuple[str, ...]:
    """Return the languages that there is an outline in."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))


def starter(language: str) -> bytes:
    """Return the outline to begin with in a language.

    Raises:
        UsageError: there is none.
    """
    if language not in languages():
        raise UsageError(
            Message(
                'there is no starter in "{language}"; there are: {known}',
                language=language,
                known=Listed(languages()),
            )
        )
    return (FOLDER / f"{language}.yaml").read_bytes()


def example(name: str) -> dict[str, bytes]:
    """Return an example's files by their paths; its outline is ``outline.yaml``.

    Raises:
        UsageError: there is none of that name.
    """
    if name not in EXAMPLES:
        raise UsageError(Message('there is no example "{name}"; there are: {known}', name=name, known=Listed(EXAMPLES)))
    outline, *others = (MANUAL / path for path in EXAMPLES[name])
    files = {path.relative_to(outline.parent).as_posix(): path for path in others}
    # The schema that editors check it by lies beside it.
    text = re.sub(rb"\A(# yaml-language-server: .*\n)?", MODELINE, outline.read_bytes())
    return {"outline.yaml": text, **{path: file.read_bytes() for path, file in files.items()}}
