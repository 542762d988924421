"""The sources of the package, each parsed once for all tests that ask something of them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import deckgen

PACKAGE = Path(deckgen.__file__).parent


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module, which nobody changes."""
    return ast.parse(path.read_text(encoding="utf-8"))


def trees(holding: str = "") -> dict[Path, ast.Module]:
    """Return the syntax trees of all modules whose text holds this, by their files in order."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path: tree(path) for path in paths if holding in path.read_text(encoding="utf-8")}
