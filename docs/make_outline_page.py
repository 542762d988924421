"""Write what `outline.md` says of keys and kinds anew, and the schema: run it after a change of the language.

What stands between ``<!-- keys: NODE -->`` or ``<!-- kinds -->`` and ``<!-- end -->`` is made of the annotations in
``deckgen/outline/`` and of the kinds' manual pages; all else on the page is written by hand.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any, get_args

from deckgen import kinds
from deckgen.outline import model, values
from deckgen.outline.fields import Key, pick
from deckgen.outline.held import braced, default_of, held, shown
from deckgen.outline.schema import schema
from deckgen.outline.values import Doc, Node

PAGE = Path(__file__).with_name("outline.md")
BLOCK = re.compile(r"(<!-- (?:keys: (\w+)|kinds) -->\n).*?(<!-- end -->)", re.DOTALL)

CHAPTERS: dict[type[Node], str] = {
    model.Section: "[section](#a-section)",
    model.Summary: "[summary](#the-summary)",
    model.Closing: "[closing](#the-closing)",
    model.Source: "[source](#sources)",
    model.Audience: "[audience](#audiences)",
    values.Point: "[point](#a-point)",
}
"""Nodes with a chapter of their own; all others stand where they are used."""


def page(text: str) -> str:
    """Return the page with its blocks made anew."""
    return BLOCK.sub(lambda block: f"{block[1]}\n{_block(block[2])}\n\n{block[3]}", text)


def inner(cls: type[Node]) -> dict[type[Node], list[str]]:
    """Return the nodes without a chapter that a node's keys hold, and by which keys."""
    found: dict[type[Node], list[str]] = {}
    for key in shown(cls):
        for part in _parts(key.annotation):
            if isinstance(part, type) and issubclass(part, Node) and part not in CHAPTERS:
                found.setdefault(part, []).append(f"`{key.key}`")
    return found


def _block(name: str | None) -> str:
    if name is None:
        return "\n\n".join(map(_kind, kinds.bodies()))
    return "\n\n".join(_tables(next(getattr(home, name) for home in (model, values) if hasattr(home, name))))


def _kind(name: str) -> str:
    body = kinds.bodies()[name]
    manual, _, example = (inspect.getdoc(inspect.getmodule(body)) or "").partition("Example::\n")
    yaml = f"```yaml\n{dedent(example).strip()}\n```"
    heading = f"### {name.capitalize()}"
    return "\n\n".join((heading, manual.strip().replace("``", "`"), *_short(body), *_tables(body), yaml))


def _short(cls: type[Node]) -> Iterator[str]:
    for form, key in (("text", cls.SHORT), ("list", cls.LIST)):
        if key:
            yield f"A {form} in its place is its `{key}`."


def _tables(cls: type[Node]) -> Iterator[str]:
    rows = [_row(key) for key in shown(cls)]
    yield "\n".join(("| key | holds | default | meaning |", "| --- | --- | --- | --- |", *rows))
    for node, keys in inner(cls).items():
        first, *more = _tables(node)
        yield f"In {' and '.join(keys)}:\n\n{first}"
        yield from more


def _row(key: Key) -> str:
    default = "required" if key.required else f"`{default_of(key)}`" if default_of(key) else ""
    meaning = pick(key.metadata, Doc).text.replace("|", r"\|")
    return f"| `{key.key}` | {held(key, lambda cls: CHAPTERS.get(cls) or braced(cls))} | {default} | {meaning} |"


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


def editors() -> str:
    """Return the JSON Schema by which editors complete and check outlines."""
    return json.dumps(schema(kinds.bodies()), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    PAGE.with_suffix(".schema.json").write_text(editors(), encoding="utf-8")
