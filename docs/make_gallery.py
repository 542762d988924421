"""Draws the gallery: a picture of each slide kind, and the page that shows them.

    python docs/make_gallery.py [KIND ...]

Writes gallery/KIND.png, of all kinds where none is named, and lists in gallery.md the kinds of kinds.md, in its order.
A kind is drawn in every theme, from its slide in examples/kinds.yaml, from the right and from the left; where it has
none there, from the example of its manual page.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from PIL import Image

import deckgen
from deckgen.kinds import registry
from deckgen.pipeline import Loaded

DOCS = Path(__file__).parent
SAMPLE = DOCS.parent / "examples" / "kinds.yaml"
BLOCK = re.compile(r"(<!-- kinds -->\n).*(<!-- end -->)", re.DOTALL)
WIDTH, GAP, GROUND = 528, 8, (90, 95, 105)
THEMES, LANGUAGES = ("formal", "neutral", "dark"), ("ar", "en")


def slides(deck: deckgen.Deck, width: int) -> list[Image.Image]:
    """Return a picture of each slide of a deck, so many pixels wide."""
    pictures = [Image.open(io.BytesIO(data)).convert("RGB") for data in deck.written("png")]
    return [picture.resize((width, round(picture.height * width / picture.width))) for picture in pictures]


def sheet(pictures: list[Image.Image], columns: int, *, rtl: bool = False) -> Image.Image:
    """Return the pictures in rows, the first at the reading side."""
    w, h = pictures[0].size
    rows = -(-len(pictures) // columns)
    whole = Image.new("RGB", (columns * (w + GAP) + GAP, rows * (h + GAP) + GAP), GROUND)
    for i, picture in enumerate(pictures):
        row, column = divmod(i, columns)
        x = columns - 1 - column if rtl else column
        whole.paste(picture, (GAP + x * (w + GAP), GAP + row * (h + GAP)))
    return whole


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture with few colours: slides have no more."""
    path.parent.mkdir(exist_ok=True)
    picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


def sampled() -> set[str]:
    """Return the kinds of which the sample has a slide."""
    return {slide.kind for slide in deckgen.build(deckgen.load(SAMPLE)).slides}


def manual(kind: str, folder: Path) -> Loaded:
    """Return the example of a kind's manual page as an outline in a folder."""
    text = sys.modules[registry()[kind].layout.__module__].__doc__ or ""
    example = yaml.safe_load(text.partition("\nExample::\n\n")[2])
    path = folder / "outline.yaml"
    outline = {"deckgen": 1, "title": kind, "sections": [{"title": kind, **example}]}
    path.write_text(yaml.safe_dump(outline, allow_unicode=True), "utf-8")
    return deckgen.load(path)


def drawn(outline: Loaded, kinds: set[str], language: str) -> Iterator[tuple[str, Image.Image]]:
    """Yield the first slide of each of these kinds, theme by theme."""
    for theme in THEMES:
        deck = deckgen.build(outline, language=language, theme=theme)
        pictures: dict[str, Image.Image] = {}
        for slide, picture in zip(deck.slides, slides(deck, WIDTH), strict=True):
            pictures.setdefault(slide.kind, picture)
        yield from ((kind, pictures[kind]) for kind in sorted(kinds))


def gallery(kinds: set[str], found: set[str]) -> dict[str, list[Image.Image]]:
    """Return pictures of each kind: the themes in Arabic, then in English; ``found`` are those of the sample."""
    pictures: dict[str, list[Image.Image]] = {kind: [] for kind in kinds}
    if kinds & found:
        for language in LANGUAGES:
            for kind, picture in drawn(deckgen.load(SAMPLE), kinds & found, language):
                pictures[kind].append(picture)
    for kind in kinds - found:
        with tempfile.TemporaryDirectory() as folder:
            pictures[kind] = [picture for _, picture in drawn(manual(kind, Path(folder)), {kind}, LANGUAGES[0])]
    return pictures


def listed(found: set[str]) -> str:
    """Return what the page lists."""
    names = re.findall(r"^\| `(\w+)` \|", (DOCS / "kinds.md").read_text("utf-8"), re.MULTILINE)
    shown = {name: f"three themes{' and two directions' * (name in found)}" for name in names}
    return "\n".join(f"\n## {name}\n\n![The kind {name} in {how}](gallery/{name}.png)" for name, how in shown.items())


def main(*names: str) -> None:
    """Write the pictures of these kinds, of all where none is named, and the page."""
    found = sampled()
    for kind, pictures in gallery(set(names or registry()), found).items():
        save(sheet(pictures, len(THEMES)), DOCS / "gallery" / f"{kind}.png")
    page = DOCS / "gallery.md"
    page.write_text(BLOCK.sub(rf"\1{listed(found)}\n\n\2", page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
