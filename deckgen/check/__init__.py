"""The lint rules: what is not wrong, but weakens a briefing. One file each in ``rules/``, found by being there.

The docstring of a rule's file is its manual page: a sentence, why it matters, an example, what to write instead.
Its ``check`` yields warnings at the places of what they are about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from deckgen.check.checked import Checked
from deckgen.docstrings import docstring
from deckgen.problems import Problem


class Rule(Struct, frozen=True):
    """A rule. ``manual`` is its page."""

    code: str
    manual: str
    check: Callable[[Checked], Iterator[Problem]]

    @property
    def summary(self) -> str:
        """The sentence that says what the rule asks for."""
        return self.manual.partition("\n")[0]


@cache
def registry() -> Mapping[str, Rule]:
    """Return every rule by its code, in order of code.

    Raises:
        TypeError: a file of ``rules/`` lacks its manual page, ``check``, or the ``CODE`` that its name asks for.
    """
    found = {}
    for name in sorted(file.stem for file in (Path(__file__).parent / "rules").glob("[a-z]*.py")):
        module, code = import_module(f"{__name__}.rules.{name}"), name.replace("_", "-")
        check, manual = getattr(module, "check", None), docstring(module)
        if getattr(module, "CODE", None) != code or not callable(check) or not manual:
            raise TypeError(f'check/rules/{name}.py must have a docstring, CODE = "{code}" and check(deck)')
        found[code] = Rule(code, manual, check)
    return MappingProxyType(found)


def run(deck: Checked) -> list[Problem]:
    """Return the warnings of all rules."""
    return [problem for rule in registry().values() for problem in rule.check(deck)]


def explain(code: str) -> str:
    """Return the manual page of a rule.

    Raises:
        KeyError: there is no such rule.
    """
    return registry()[code].manual
