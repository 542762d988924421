"""Outlines to begin with, one data file for each language."""

from __future__ import annotations

from pathlib import Path

from deckgen.problems import Listed, Message, UsageError

FOLDER = Path(__file__).parent


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
