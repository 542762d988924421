"""The themes that have a name: the built-in ones, one data file each, and those of installed packages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from deckgen.installed import additions
from deckgen.problems import UsageError
from deckgen.theme.contrast import dark
from deckgen.theme.tokens import ROLES, TLP, Theme

FOLDER = Path(__file__).parent

GROUPS = {"colors": "", "cover": "cover.", "deep": "deep."}
"""The mappings of a theme file, and how the roles in each begin."""


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


@cache
def load(name: str) -> Theme:
    """Return a built-in theme.

    Raises:
        UsageError: there is none of that name.
    """
    import yaml

    if name not in built_in():
        raise UsageError(f'unknown theme "{name}"; there are: {", ".join(built_in())}')
    data = yaml.load((FOLDER / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    given = {f"{prefix}{key}": value for group, prefix in GROUPS.items() for key, value in data[group].items()}
    colors = {role: TLP[role] if role in TLP else given[role] for role in ROLES}
    return Theme(name=name, colors=colors, dark=dark(colors))
