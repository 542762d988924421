"""Write `api.md` anew: run it after a change of what Python programs call.

What stands between ``<!-- api -->`` and ``<!-- end -->`` is made of the signatures and docstrings of what ``deckgen``
exports; all else on the page is written by hand.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import deckgen

PAGE = Path(__file__).with_name("api.md")
BLOCK = re.compile(r"(<!-- api -->\n).*?(<!-- end -->)", re.DOTALL)


def page(text: str) -> str:
    """Return the page with its block made anew."""
    return BLOCK.sub(lambda block: "\n\n".join((block[1].strip(), *chapters(), block[2])), text)


def chapters() -> Iterator[str]:
    """Yield a chapter for each function and class that is exported, functions first."""
    exported = {name: getattr(deckgen, name) for name in deckgen.__all__ if name[0] != "_"}
    for name, one in sorted(exported.items(), key=lambda item: isinstance(item[1], type)):
        yield f"## {name}\n\n{_text(one, f'deckgen.{name}')}"
        if isinstance(one, type):
            for method, held in vars(one).items():
                if method[0] != "_" and (inspect.isfunction(held) or isinstance(held, property)):
                    yield f"### {name}.{method}\n\n{_text(held, method)}"


def _text(one: Any, called: str) -> str:
    sections = re.sub(r"^(Args|Raises|Returns|Yields):\n", r"\1:\n\n", inspect.getdoc(one) or "", flags=re.MULTILINE)
    # What a docstring indents under its heading is a list here.
    listed = re.sub(r"^ {4}(\S+?): ", r"- `\1`: ", sections, flags=re.MULTILINE)
    listed = re.sub(r"^ {8}", "  ", listed, flags=re.MULTILINE).replace("``", "`")
    if not inspect.isfunction(one):
        return listed
    shown = inspect.signature(one)
    first = [each for each in shown.parameters.values() if each.name != "self"]
    annotated = re.sub(r"(?<=: |> )'([^']+)'", r"\1", str(shown.replace(parameters=first)))
    return f"```python\n{called}{annotated}\n```\n\n{listed}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
