"""The page: its head, the slides, and its controls.

These are what is used to go through the slides.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from deckgen.render.html.fonts import font_faces
from deckgen.render.html.head import FILE, SERVED, head, resource
from deckgen.render.html.markup import direction, element, escape
from deckgen.render.html.slide import slides
from deckgen.render.html.speaker import speaker
from deckgen.scene.nodes import DeckScene

BUTTONS = {
    "back": "PageUp",
    "next": "PageDown",
    "overview": "Esc",
    "full": "F",
    "black": "B",
    "speaker": "S",
    "print": "P",
}
"""What the bar under a slide offers, and the key that does the same."""


class Served(Struct, frozen=True):
    """What a page that a server gives has besides.

    The rules of its fonts, a script, the version that it shows.
    """

    faces: str
    script: str
    version: int


def document(scene: DeckScene, served: Served | None = None, pack: Callable[[bytes], bytes] | None = None) -> str:
    """Return the whole page. As a file it asks nothing of any other place; its policy holds it to that."""
    scripts = [resource("typed.js") + resource("page.js"), *([served.script] if served else [])]
    faces, loads = (served.faces, SERVED) if served else (font_faces(scene, pack), FILE)
    title, author = scene.properties.title, scene.properties.author
    style = faces + resource("slide.css") + resource("page.css")
    return "<!doctype html>\n" + element(
        "html",
        element("head", head(title, scene.theme, scene.size, style, scripts, loads, author))
        + element(
            "body",
            element("main", "".join(slides(scene)), aria_label=title)
            + _bar(scene)
            + speaker(scene)
            + "".join(element("script", script) for script in scripts),
            data_view="slide",
            data_digits=scene.words["digits"],
            data_version=served.version if served else None,
        ),
        lang=scene.language,
        dir=direction(scene.rtl),
    )


def _bar(scene: DeckScene) -> str:
    buttons = "".join(
        element("button", escape(scene.words[do]), type="button", data_do=do, title=key) for do, key in BUTTONS.items()
    )
    position = element("output", class_="position", data_text=scene.words["position"])
    return element("nav", buttons + position, aria_label=scene.words["slide"])
