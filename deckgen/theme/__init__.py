"""The built-in themes, one data file each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from deckgen.theme.tokens import ROLES, TLP, Theme

FOLDER = Path(__file__).parent


def built_in() -> tuple[str, ...]:
    """Return the names of the built-in themes."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))


@cache
def load(name: str) -> Theme:
    """Return a built-in theme.

    Raises:
        KeyError: there is none of that name.
    """
    import yaml

    if name not in built_in():
        raise KeyError(name)
    data = yaml.load((FOLDER / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    groups = (("colors", ""), ("cover", "cover."), ("deep", "deep."))
    colors = {f"{prefix}{key}": value for group, prefix in groups for key, value in data[group].items()}
    return Theme(
        name=name,
        dark=data.get("dark", False),
        family=data["fonts"]["family"],
        colors={role: {**colors, **TLP}[role] for role in ROLES},
    )
