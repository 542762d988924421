"""Speaker notes for slides that had none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yaml import YAMLError

from deckgen.edits.found import NewNotes, Spot
from deckgen.edits.items import path_of, with_form
from deckgen.edits.matching import plain
from deckgen.edits.splice import quoted
from deckgen.edits.tree import Node, tree
from deckgen.outline import markup
from deckgen.outline.notes import note_blocks
from deckgen.text.bidi import unmarked

SLIDES, LISTS = ("summary", "closing"), ("sections", "appendix")
"""Where an outline has slides with notes: under a key, and in a list under one."""

KEY = "notes"


def holder(edit: NewNotes, at: Mapping[Spot, Node]) -> Node | None:
    """Return the mapping that makes a slide, if there is one."""
    nodes = (at[spot] for spot in edit.spots if spot in at)
    return next((found for node in nodes if (found := _slide(node)) is not None), None)


def written(text: str, slide: Node, edit: NewNotes) -> str | None:
    """Return an outline's text with notes for a slide.

    It is ``None`` where they cannot be written, or where there are some by now.
    """
    said = [unmarked(each).strip() for each in edit.texts]
    value = "\n\n".join(map(markup.escape, said))
    blocks = ["".join(span.text for span in block.spans) for block in note_blocks(value)]
    root = tree(text)
    node = root
    for i in path_of(slide):
        node = node.held[i]
    if node.keys is None or KEY in node.items or [*map(plain, blocks)] != [*map(plain, said)]:
        return None
    wanted = with_form(root, node, [*node.form(), (KEY, value)])
    for made in _ways(text, node, value):
        try:
            if tree(made).form() == wanted:
                return made
        except YAMLError:
            continue
    return None


def _slide(node: Node) -> Node | None:
    over: Node | None = node
    while over is not None and over.parent is not None:
        parent = over.parent
        # The outermost is the document, which holds the outline.
        if over.keys is not None and parent.parent is not None:
            if parent.parent.parent is None and over.key in SLIDES:
                return over
            grand = parent.parent
            if parent.keys is None and grand.parent is not None and grand.parent.parent is None:
                return over if parent.key in LISTS else None
        over = parent
    return None


def _ways(text: str, node: Node, value: str) -> Iterator[str]:
    if node.flow:
        end = node.held[-1].end
        yield f"{text[:end]}, {KEY}: {quoted(value)}{text[end:]}"
        return
    line = "\r\n" if "\r\n" in text else "\n"
    indent = " " * ((node.keys or [node])[0].column - 1)
    last = len(text[: node.end].rstrip())
    end = min((at for sign in "\r\n" if (at := text.find(sign, last)) >= 0), default=len(text))
    several = "".join(f"{line}{indent}  {each}" if each else line for each in value.split("\n"))
    for each in (f" |-{several}",) if "\n" in value else (f" {value}", f" {quoted(value)}"):
        yield f"{text[:end]}{line}{indent}{KEY}:{each}{text[end:]}"
