"""Draws the pictures of the documentation from decks as LibreOffice shows them.

    python docs/make_pictures.py

Needs LibreOffice, poppler, and FiraGO where fontconfig finds it (CONTRIBUTING.md says how).
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

import deckgen

DOCS = Path(__file__).parent
DPI, GAP, GROUND = 60, 8, (90, 95, 105)


def slides(deck: deckgen.Deck) -> list[Image.Image]:
    """Return a picture of each slide of a deck."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deck.save(folder / "deck.pptx")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "deck.pptx")]
        subprocess.run(convert, check=True, capture_output=True)
        subprocess.run(
            ["pdftoppm", "-r", str(DPI), "-png", str(folder / "deck.pdf"), str(folder / "slide")], check=True
        )
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
    picture.quantize(128, dither=Image.Dither.NONE).save(DOCS / name, optimize=True)


def main() -> None:
    """Write every picture."""
    deck = deckgen.build(deckgen.load(DOCS.parent / "outline.yaml"))
    chosen = slides(deck)
    save(sheet(chosen, 4, rtl=True), "deck.png")


if __name__ == "__main__":
    main()
