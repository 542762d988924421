"""The head of a page.

What the page may load, its colours and sizes, its style sheets.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from deckgen.render.html.markup import element, escape, px, void
from deckgen.theme.tokens import Theme
from deckgen.units import Emu

FOLDER = Path(__file__).parent

FILE = "font-src data:"
SERVED = "font-src 'self'; connect-src 'self'; frame-src 'self'"
"""What a page that is a file may load, and one that a server gives (Content Security Policy Level 3)."""


def resource(name: str) -> str:
    """Return a style sheet or a script of this folder."""
    return (FOLDER / name).read_text("utf-8")


def head(
    title: str, theme: Theme, size: tuple[Emu, Emu], style: str, scripts: Sequence[str], loads: str, author: str = ""
) -> str:
    """Return the content of a ``head``.

    Args:
        title: the page's.
        theme: the colours, which style sheets know by their role.
        size: that of a slide.
        style: the fonts' rules and the style sheets.
        scripts: those that stand in the page; no other runs.
        loads: ``FILE`` or ``SERVED``.
        author: the deck's, where it has one.
    """
    policy = (
        f"default-src 'none'; script-src {' '.join(map(_source, scripts))}; style-src 'unsafe-inline'; "
        f"img-src data:; {loads}; base-uri 'none'; form-action 'none'"
    )
    colors = ";".join(f"--{role.replace('.', '-')}:#{color}" for role, color in theme.colors.items())
    w, h = map(px, size)
    rules = f":root{{{colors};--w:{w};--h:{h}}}\n@page{{size:{w} {h};margin:0}}\n"
    return (
        void("meta", charset="utf-8")
        + void("meta", http_equiv="Content-Security-Policy", content=policy)
        + void("meta", name="viewport", content="width=device-width,initial-scale=1")
        + (void("meta", name="author", content=author) if author else "")
        + element("title", escape(title))
        + element("style", rules + style)
    )


def _source(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
