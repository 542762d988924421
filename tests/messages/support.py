"""Every message that the package can say, found in its sources."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import deckgen

PACKAGE = Path(deckgen.__file__).parent


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of ``Message`` with where it stands, but for the one that makes messages anew."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
                place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                if not (path.name == "problems.py" and any(keyword.arg is None for keyword in node.keywords)):
                    yield place, node


def names(template: str) -> set[tuple[str, str]]:
    """Return the names in a template, and how the value of each is written."""
    return {(name, form or "") for _, name, form, _ in Formatter().parse(template) if name is not None}
