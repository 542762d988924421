"""The speaker's window.

What it shows besides the slide and the next one. The script fills in what changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from deckgen.render.html.markup import element, escape
from deckgen.render.html.text import notes
from deckgen.scene.nodes import DeckScene


def speaker(scene: DeckScene) -> str:
    """Return what the speaker sees.

    The title, the time, the notes of every slide, and the parts along the foot.
    """
    words = scene.words
    position = element("span", class_="position", data_text=words["position"])
    black = element("b", escape(words["black"]), class_="black", role="status", hidden=True)
    return element(
        "aside",
        element("header", _head(scene))
        + element("div", _times(scene), class_="times")
        + element("div", _notes(scene), class_="notes", role="region", aria_label=words["notes"], tabindex=0)
        + element("p", position + black + element("span", class_="kind"), class_="under")
        + element("div", element("h2", data_said=words["next"]) + element("p"), class_="after")
        + element("ol", "".join(_parts(scene)), class_="parts"),
        class_="speaker",
        aria_label=words["speaker"],
    )


def _head(scene: DeckScene) -> str:
    minutes = f"{scene.minutes:g}" if scene.minutes else None
    return (
        element("h1", escape(scene.properties.title))
        + element("p", class_="reader", data_said=scene.reader, data_minutes=minutes)
        + element("time", class_="clock")
    )


def _times(scene: DeckScene) -> str:
    words = scene.words
    labels = {
        "here": element("span", data_said=words["here"], data_text=words["planned"]),
        "since": element("span", escape(words["since"])),
        "left": element("span", escape(words["left"])),
    }
    timers = (element("div", element("b", class_=name) + label, role="timer") for name, label in labels.items())
    return "".join(timers) + element("p", escape(words["over"]), class_="over", role="status", hidden=True)


def _notes(scene: DeckScene) -> str:
    return element("h2", escape(scene.words["notes"])) + "".join(
        element("div", notes(scene, s.notes), class_="said", data_slide=number, hidden=True)
        for number, s in enumerate(scene.slides, 1)
        if s.notes
    )


def _parts(scene: DeckScene) -> Iterator[str]:
    """Yield the parts along the foot, each as wide as its minutes, or its slides where none has any."""
    timed = any(s.minutes for s in scene.slides)
    for part, group in groupby(scene.slides, lambda s: s.part):
        slides = list(group)
        weight = sum(s.minutes or 0 for s in slides) if timed else len(slides)
        if part is not None and weight:
            name = element("span", escape(scene.short_parts[part]))
            yield element("li", name, title=scene.parts[part], data_part=part, style=f"flex-grow:{weight:g}")
