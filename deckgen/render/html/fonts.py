"""The deck's fonts, inside the page."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

from deckgen.render.html.text import ASCENT, UNDER
from deckgen.scene.nodes import DeckScene


def font_faces(scene: DeckScene, pack: Callable[[bytes], bytes] | None = None) -> str:
    """Return the rules for the family ``deck``.

    It has the fonts that the deck carries, or those that the reader has.
    """
    if scene.fonts.faces:
        from deckgen.render.html.woff2 import woff2

        packed = ((face.bold, base64.b64encode((pack or woff2)(face.data)).decode()) for face in scene.fonts.faces)
        return "".join(font_face(f"url(data:font/woff2;base64,{data})", bold) for bold, data in packed)
    # Escaped letter by letter: a family's name is the author's.
    family = re.sub(r"[^A-Za-z0-9]", lambda found: f"\\{ord(found[0]):x} ", scene.fonts.family)
    # The full name of a regular weight has the weight, or has not.
    regular = f'local("{family}"),local("{family} Regular")'
    return font_face(regular, bold=False) + font_face(f'local("{family} Bold")', bold=True)


def font_face(source: str, bold: bool) -> str:
    """Return the rule for a weight of the family ``deck``.

    It comes from ``source`` (a CSS ``src``).
    """
    return (
        f'@font-face{{font-family:"deck";font-weight:{700 if bold else 400};src:{source};'
        f"ascent-override:{ASCENT:.0%};descent-override:{UNDER:.0%};line-gap-override:0%}}\n"
    )
