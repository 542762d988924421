"""The built-in themes, one data file each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from deckgen.problems import UsageError
from deckgen.theme.tokens import ROLES, TLP, Theme

FOLDER = Path(__file__).parent


def built_in() -> tuple[str, ...]:
    """Return the names of the built-in themes."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))


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
    groups = (("colors", ""), ("cover", "cover."), ("deep", "deep."))
    colors: dict[str, str] = {f"{prefix}{key}": value for group, prefix in groups for key, value in data[group].items()}
    return Theme(
        name=name,
        dark=data.get("dark", False),
        family=data["fonts"]["family"],
        colors={role: TLP[role] if role in TLP else colors[role] for role in ROLES},
    )
