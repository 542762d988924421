"""The themes that have a name, built-in and of installed packages.

A built-in one is a data file.
"""

from __future__ import annotations

from pathlib import Path

from deckgen.installed import additions

FOLDER = Path(__file__).parent


def built_in() -> tuple[str, ...]:
    """Return the names of the built-in themes."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))


def installed() -> dict[str, Path]:
    """Return the theme files that installed packages add, by name.

    Raises:
        UsageError: a package's entry point is broken.
    """
    return additions("deckgen.themes", lambda name, value: Path(value))


def is_path(name: str) -> bool:
    """Return whether a theme is named by its file."""
    return "/" in name or "." in name
