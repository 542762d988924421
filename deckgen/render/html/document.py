"""The page: its head, the slides, what is used to go through them, and the speaker's window."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from deckgen.render.html.fonts import font_faces
from deckgen.render.html.markup import direction, element, escape, px, void
from deckgen.render.html.slide import slide
from deckgen.render.html.text import notes
from deckgen.scene.nodes import DeckScene

FOLDER = Path(__file__).parent
BUTTONS = {"back": "PageUp", "next": "PageDown", "overview": "Esc", "full": "F", "speaker": "S", "print": "P"}
"""What the bar under a slide offers, and the key that does the same."""


def document(scene: DeckScene) -> str:
    """Return the whole file. It asks nothing of any other place, and its policy holds it to that."""
    script = (FOLDER / "page.js").read_text("utf-8")
    title = scene.properties.title
    body = element(
        "main", "".join(slide(scene, s, number) for number, s in enumerate(scene.slides, 1)), aria_label=title
    )
    return "<!doctype html>\n" + element(
        "html",
        element("head", _head(scene, script))
        + element(
            "body",
            body + _bar(scene) + _speaker(scene) + element("script", script),
            data_view="slide",
            data_digits=scene.words["digits"],
        ),
        lang=scene.language,
        dir=direction(scene.rtl),
    )


def _head(scene: DeckScene, script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    colors = ";".join(f"--{role.replace('.', '-')}:#{color}" for role, color in scene.theme.colors.items())
    w, h = map(px, scene.size)
    size = f"--w:{w};--h:{h};--ratio:{scene.size[0] / scene.size[1]:.5f}"
    rules = f":root{{{colors};{size}}}\n@page{{size:{w} {h};margin:0}}\n"
    return (
        void("meta", charset="utf-8")
        + void("meta", http_equiv="Content-Security-Policy", content=policy)
        + void("meta", name="viewport", content="width=device-width,initial-scale=1")
        + (void("meta", name="author", content=scene.properties.author) if scene.properties.author else "")
        + element("title", escape(scene.properties.title))
        + element("style", f"{font_faces(scene)}{rules}{(FOLDER / 'page.css').read_text('utf-8')}")
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
    head = element("strong", escape(scene.properties.title)) + element("time", class_="clock")
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
    coming = element("h2", escape(words["next"])) + element("p", class_="coming")
    return element(
        "div",
        element("header", head)
        + element("div", timers + planned + over, class_="timers")
        + element("aside", element("h2", escape(words["notes"])) + said, class_="notes", aria_label=words["notes"])
        + element("div", coming, class_="after")
        + element("ol", "".join(_parts(scene)), class_="parts"),
        class_="speaker",
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
