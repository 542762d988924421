"""What the tests of the page share: the study's page, what stands in it, and how a browser opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Page, expect

import deckgen
from deckgen.render.html import render
from deckgen.scene.nodes import DeckScene
from tests import study

OUTLINE = Path(__file__).parents[3] / "outline.yaml"
VOID = ("meta", "img", "col", "br")


@dataclass
class Element:
    """An element of a page. ``children`` are elements and texts."""

    name: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, name: str = "", **attributes: str) -> list[Element]:
        """Return the elements within, in order, with this name and these attributes."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            element
            for element in self._within()
            if name in ("", element.name) and wanted.items() <= element.attributes.items()
        ]

    def _within(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._within()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """Return what a page holds, every element of which must be closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root


@cache
def scene(language: str = "ar", theme: str = "formal") -> DeckScene:
    """Return the study's scene."""
    return study.build(language=language, theme=theme).scene


@cache
def html(language: str = "ar", theme: str = "formal") -> str:
    """Return the study's page."""
    return render(scene(language, theme)).decode()


@cache
def briefing(audience: str) -> DeckScene:
    """Return the scene of the briefing for an audience, with what it needs of its fonts."""
    return deckgen.build(deckgen.load(OUTLINE), audience, fonts="subset").scene


@cache
def briefing_html(audience: str) -> str:
    """Return the page of the briefing for an audience."""
    return render(briefing(audience)).decode()


def show_study(page: Page, folder: Path, address: str = "", language: str = "ar", theme: str = "formal") -> None:
    """Have a window show the study's page, from a file in ``folder``, at an address within it."""
    show(page, folder, html(language, theme), address)


def show(page: Page, folder: Path, html: str, address: str = "") -> None:
    """Have a window show a page, from a new file in ``folder``, at an address within it."""
    path = folder / f"{len(list(folder.iterdir()))}.html"
    path.write_text(html, "utf-8")
    page.goto(f"{path.as_uri()}{address}")


def resize(page: Page, width: int, height: int) -> None:
    """Give a window a size, and wait until its page has heard of that and is laid out anew."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("new Promise((laidOut) => requestAnimationFrame(() => requestAnimationFrame(laidOut)))")


def assert_shows(page: Page, number: int, view: str = "slide") -> None:
    """Assert that a page shows the slide with a number, in a view."""
    expect(page.locator("body")).to_have_attribute("data-view", view)
    expect(page.locator(".slide.now")).to_have_attribute("id", str(number))
