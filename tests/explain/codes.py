"""The codes of problems, found in the source: wherever a ``code`` is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from typing import get_args

from deckgen.check import registry
from deckgen.outline.reading import Referent
from tests.sources import trees


@cache
def codes() -> set[str]:
    """Return every code that a problem may have."""
    nodes = [node for tree in trees().values() for node in ast.walk(tree)]
    takers = {taker for node in nodes for taker in _takers(node)}
    given = [code for node in nodes for code in (*_passed(node, takers), *_assigned(node))]
    return {word for code in given for word in _words(code)} | set(registry())


def _takers(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the name of a function or class that takes a ``code``, and as which argument."""
    if isinstance(node, ast.FunctionDef):
        names = [each.arg for each in node.args.args if each.arg != "self"]
    elif isinstance(node, ast.ClassDef):
        inits = [each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"]
        fields = [ast.unparse(each.target) for each in node.body if isinstance(each, ast.AnnAssign)]
        names = [each.arg for each in inits[0].args.args[1:]] if inits else fields
    else:
        return
    if "code" in names:
        yield node.name, names.index("code")


def _passed(node: ast.AST, takers: set[tuple[str, int]]) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        yield from (argument for i, argument in enumerate(node.args) if (called, i) in takers)


def _assigned(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what a variable ``code`` is set to, alone or among others."""
    if isinstance(node, ast.Assign):
        names = [getattr(each, "id", "") for target in node.targets for each in getattr(target, "elts", [target])]
        choices = [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
        for value in choices if "code" in names else ():
            yield value.elts[names.index("code")] if isinstance(value, ast.Tuple) else value


def _words(code: ast.expr) -> Iterator[str]:
    if isinstance(code, ast.Constant) and isinstance(code.value, str) and code.value:
        yield code.value
    elif isinstance(code, ast.IfExp):
        yield from _words(code.body)
        yield from _words(code.orelse)
    elif ast.unparse(code) == "f'unknown-{referent}'":
        yield from (f"unknown-{referent}" for referent in get_args(Referent))
