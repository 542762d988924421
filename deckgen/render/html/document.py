"""The page: its head, the slides, what is used to go through them, and the speaker's window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from deckgen.render.html.fonts import font_faces
from deckgen.render.html.head import FILE, SERVED, head, resource
from deckgen.render.html.markup import direction, element, escape
from deckgen.render.html.slide import slide
from deckgen.render.html.text import notes
from deckgen.scene.nodes import DeckScene

BUTTONS = {"back": "PageUp", "next": "PageDown", "overview": "Esc", "full": "F", "speaker": "S", "print": "P"}
"""What the bar under a slide offers, and the key that does the same."""


class Served(NamedTuple):
    """What a page that a server gives has besides: the rules of its fonts, a script, the version that it shows."""

    faces: str
    script: str
    version: int


def document(scene: DeckScene, served: Served | None = None) -> str:
    """Return the whole page. As a file it asks nothing of any other place; its policy holds it to that."""
    scripts = [resource("page.js"), *([served.script] if served else [])]
    faces, loads = (served.faces, SERVED) if served else (font_faces(scene), FILE)
    title, author = scene.properties.title, scene.properties.author
    style = faces + resource("slide.css") + resource("page.css")
    slides = "".join(slide(scene, s, number) for number, s in enumerate(scene.slides, 1))
    return "<!doctype html>\n" + element(
        "html",
        element("head", head(title, scene.theme, scene.size, style, scripts, loads, author))
        + element(
            "body",
            element("main", slides, aria_label=title)
            + _bar(scene)
            + _speaker(scene)
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


def _speaker(scene: DeckScene) -> str:
    """Return what only the speaker's window shows, besides the slide and the next one."""
    words = scene.words
    head = element("h1", escape(scene.properties.title)) + element("time", class_="clock")
    timers = "".join(
        element("div", element("b", class_=name) + element("span", escape(words[name])), role="timer")
        for name in ("here", "since", "left")
    )
    planned = element("p", class_="planned", data_text=words["planned"])
    over = element("p", escape(words["over"]), class_="over", role="status", hidden=True)
    said = "".join(
        element("div", notes(scene, s.notes), class_="said", data_slide=number, hidden=True)
        for number, s in enumerate(scene.slides, 1)
        if s.notes
    )
    notes_head = element("h2", escape(words["notes"]))
    coming = element("h2", escape(words["next"])) + element("p", class_="coming")
    return element(
        "aside",
        element("header", head)
        + element("div", timers + planned + over, class_="timers")
        + element("div", notes_head + said, class_="notes", role="region", aria_label=words["notes"], tabindex=0)
        + element("div", coming, class_="after")
        + element("ol", "".join(_parts(scene)), class_="parts"),
        class_="speaker",
        aria_label=words["speaker"],
    )


def _parts(scene: DeckScene) -> Iterator[str]:
    """Yield the parts along the foot, each as wide as its minutes, or its slides where none has any."""
    timed = any(s.minutes for s in scene.slides)
    for part, group in groupby(scene.slides, lambda s: s.part):
        slides = list(group)
        weight = sum(s.minutes or 0 for s in slides) if timed else len(slides)
        if part is not None and weight:
            name = element("span", escape(scene.parts[part]))
            yield element("li", name, data_part=part, style=f"flex-grow:{weight:g}")
