"""Every message that the package can say, found in its sources."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from string import Formatter

from tests.sources import PACKAGE, trees


@cache
def calls() -> tuple[tuple[str, ast.Call], ...]:
    """Return each call of ``Message`` with where it stands, but for the one that makes messages anew."""
    return tuple(_calls())


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path, tree in trees("Message(").items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
                place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                if not (path.name == "problems.py" and any(keyword.arg is None for keyword in node.keywords)):
                    yield place, node


def names(template: str) -> set[tuple[str, str]]:
    """Return the names in a template, and how the value of each is written."""
    return {(name, form or "") for _, name, form, _ in Formatter().parse(template) if name is not None}
