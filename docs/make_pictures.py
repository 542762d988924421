"""Draws the pictures of the documentation from decks as LibreOffice shows them.

    python docs/make_pictures.py

Writes deck.png (the briefing of outline.yaml) and gallery/KIND.png: each slide kind of examples/kinds.yaml in every
theme, from the right and from the left. Needs LibreOffice, poppler, and FiraGO where fontconfig finds it
(CONTRIBUTING.md says how).
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

import deckgen

DOCS = Path(__file__).parent
WIDTH, SMALL_WIDTH, GAP, GROUND = 800, 528, 8, (90, 95, 105)
THEMES, LANGUAGES = ("formal", "neutral", "dark"), ("ar", "en")


def slides(deck: deckgen.Deck, width: int) -> list[Image.Image]:
    """Return a picture of each slide of a deck, so many pixels wide."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deck.save(folder / "deck.pptx")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "deck.pptx")]
        subprocess.run(convert, check=True, capture_output=True)
        # By width, not by resolution: LibreOffice's pages are a fraction of a pixel wider, which would stay white.
        scale = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
        subprocess.run(["pdftoppm", *scale, "-png", str(folder / "deck.pdf"), str(folder / "slide")], check=True)
        return [Image.open(path).convert("RGB") for path in sorted(folder.glob("slide-*.png"))]


def sheet(pictures: list[Image.Image], columns: int, *, rtl: bool) -> Image.Image:
    """Return the pictures in rows, the first at the reading side."""
    w, h = pictures[0].size
    rows = -(-len(pictures) // columns)
    whole = Image.new("RGB", (columns * (w + GAP) + GAP, rows * (h + GAP) + GAP), GROUND)
    for i, picture in enumerate(pictures):
        row, column = divmod(i, columns)
        x = columns - 1 - column if rtl else column
        whole.paste(picture, (GAP + x * (w + GAP), GAP + row * (h + GAP)))
    return whole


def save(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours: slides have no more."""
    path = DOCS / name
    path.parent.mkdir(exist_ok=True)
    picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


def gallery() -> dict[str, list[Image.Image]]:
    """Return pictures of each kind: the themes in Arabic, then in English."""
    outline = deckgen.load(DOCS.parent / "examples" / "kinds.yaml")
    pictures: dict[str, list[Image.Image]] = {}
    for language in LANGUAGES:
        for theme in THEMES:
            deck = deckgen.build(outline, language=language, theme=theme)
            shown = set[str]()
            for slide, picture in zip(deck.slides, slides(deck, SMALL_WIDTH), strict=True):
                if slide.kind not in shown:
                    shown.add(slide.kind)
                    pictures.setdefault(slide.kind, []).append(picture)
    return pictures


def main() -> None:
    """Write every picture."""
    deck = deckgen.build(deckgen.load(DOCS.parent / "outline.yaml"))
    save(sheet(slides(deck, WIDTH), 4, rtl=True), "deck.png")
    for kind, pictures in gallery().items():
        save(sheet(pictures, len(THEMES), rtl=False), f"gallery/{kind}.png")


if __name__ == "__main__":
    main()
