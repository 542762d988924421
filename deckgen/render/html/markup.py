"""What the whole page is written with.

Escaping, elements, lengths, colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckgen.scene.nodes import DeckScene, Link
from deckgen.theme.tokens import Role
from deckgen.units import EMU_PER_INCH, Emu, Pt, Rect

PX_PER_INCH = 96
_NOT_HTML = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
"""No printable character is among them."""


def escape(text: str) -> str:
    """Return text for an element or an attribute.

    It is without the control characters that HTML does not allow.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text if text.isprintable() else re.sub(_NOT_HTML, "", text)


def element(name: str, content: str = "", /, **attributes: str | int | bool | None) -> str:
    """Return an element; ``content`` is HTML.

    An attribute that is ``None`` or ``False`` is left out, one that is ``True`` has no value. ``_`` at the end of a
    name is taken off, elsewhere it stands for ``-``.
    """
    return f"<{name}{_written(attributes)}>{content}</{name}>"


def void(name: str, /, **attributes: str | int | bool | None) -> str:
    """Return an element that has no content by its nature.

    Its attributes are as those of ``element``.
    """
    return f"<{name}{_written(attributes)}>"


def _written(attributes: dict[str, str | int | bool | None]) -> str:
    parts = []
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if value is True:
            parts.append(f" {name}")
        elif value is not None and value is not False:
            parts.append(f' {name}="{escape(str(value))}"')
    return "".join(parts)


def px(length: Emu) -> str:
    """Return a length as CSS has it."""
    return f"{number(length * PX_PER_INCH / EMU_PER_INCH)}px"


def points(length: Pt) -> str:
    """Return a length in points as CSS has it."""
    return f"{number(length)}pt"


def number(value: float) -> str:
    """Return a number to a thousandth, without zeros at its end."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def place(rect: Rect) -> str:
    """Return the declarations that place an element at a box."""
    return f"left:{px(rect.x)};top:{px(rect.y)};width:{px(rect.w)};height:{px(rect.h)}"


def color(role: Role | None) -> str:
    """Return a role's colour by its name in the style sheet.

    ``none`` is for no role.
    """
    return f"var(--{role.replace('.', '-')})" if role else "none"


def styles(parts: Iterable[str]) -> str:
    """Return declarations as the value of a ``style`` attribute."""
    return ";".join(filter(None, parts))


def direction(rtl: bool) -> str:
    """Return the value of a ``dir`` attribute."""
    return "rtl" if rtl else "ltr"


def linked(scene: DeckScene, link: Link | None, content: str, **attributes: str) -> str:
    """Return content that leads where the link does, if there is one. Addresses open in a window of their own."""
    if link is None:
        return content
    if link.slide is not None:
        numbers = {slide.id: number for number, slide in enumerate(scene.slides, 1)}
        return element("a", content, href=f"#{numbers[link.slide]}", **attributes)
    return element("a", content, href=link.url, target="_blank", rel="noopener noreferrer", **attributes)
