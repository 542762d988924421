"""Docstrings that people read: manual pages, and the help of commands."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType


def docstring(module: ModuleType, function: str | None = None) -> str:
    """Return the docstring of a module or of its function.

    ``""`` where it has none.
    """
    kept: str | None = (getattr(module, function) if function else module).__doc__
    if kept is None and not __debug__:
        # Python with -OO keeps none; they still stand in the source.
        body = ast.parse(inspect.getsource(module))
        nodes = [node for node in body.body if isinstance(node, ast.FunctionDef) and node.name == function]
        kept = ast.get_docstring(nodes[0] if function else body)
    return inspect.cleandoc(kept or "")
