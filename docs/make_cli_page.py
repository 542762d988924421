"""Write `cli.md` anew: run it after a change of a command, an option or a limit.

What stands between ``<!-- commands -->`` or ``<!-- limits -->`` and ``<!-- end -->`` is made of what ``--help`` prints
and of ``deckgen/limits.py``; all else on the page is written by hand.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from deckgen import limits
from deckgen.cli.app import COMMANDS, app

PAGE = Path(__file__).with_name("cli.md")
BLOCK = re.compile(r"(<!-- (commands|limits) -->\n).*?(<!-- end -->)", re.DOTALL)


def page(text: str) -> str:
    """Return the page with its blocks made anew."""
    made = {"commands": commands, "limits": limit_rows}
    return BLOCK.sub(lambda block: f"{block[1]}\n{made[block[2]]()}\n\n{block[3]}", text)


def commands() -> str:
    """Return a chapter for each command, and one for what stands before a command's name."""
    group: Any = typer.main.get_command(app)
    context = group.make_context("deckgen", [], resilient_parsing=True)
    chapters = [
        f"### {name}\n\n{_command(group.get_command(context, name), example)}" for name, example in COMMANDS.items()
    ]
    return "\n\n".join((*chapters, f"### Before a command\n\n{_parameters(group)}"))


def limit_rows() -> str:
    """Return the limits as a table."""
    defaults = limits.Limits()
    rows = [
        f"| `{name.replace('_', '-')}` | {getattr(defaults, name):,} | {_said(name)} |"
        for name in defaults.__struct_fields__
    ]
    return "\n".join(("| limit | is | what it is of |", "| --- | --- | --- |", *rows))


def _command(command: Any, example: str) -> str:
    usage = " ".join(
        (
            f"deckgen {command.name}",
            *(f"[{each.metavar}]" if not each.required else each.metavar for each in _arguments(command)),
        )
    )
    return "\n\n".join((command.help, f"`{usage}`, as `{example}`", _parameters(command))).strip()


def _arguments(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "argument"]


def _parameters(command: Any) -> str:
    rows = [_row(each) for each in command.params if each.name != "help" and not getattr(each, "hidden", False)]
    return "\n".join(("| takes | meaning |", "| --- | --- |", *rows)) if rows else ""


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        taken = parameter.metavar
    else:
        taken = ", ".join(parameter.opts)
        if not parameter.is_flag:
            taken += f" {parameter.metavar or parameter.type.name.upper()}"
    said = parameter.help.replace("|", "\\|")
    return f"| `{taken.replace('|', chr(92) + '|')}` | {said} |"


def _said(name: str) -> str:
    return " ".join(dict(_attributes(limits.Limits))[name].split())


def _attributes(cls: type) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a class with the text that stands under each."""
    (tree,) = ast.parse(inspect.getsource(cls)).body
    assert isinstance(tree, ast.ClassDef)
    for above, below in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name) and isinstance(below, ast.Expr):
            yield above.target.id, ast.literal_eval(below.value)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
