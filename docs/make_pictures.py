"""Draws the pictures of the documentation: decks as LibreOffice shows them, pages as Chromium does.

    python docs/make_pictures.py

Writes deck.png (the briefing of outline.yaml) and gallery/KIND.png: each slide kind of examples/kinds.yaml in every
theme, from the right and from the left; present.png and speaker.png: the live preview, with a mistake in the outline,
and the speaker's window. Needs the extra `test`, LibreOffice, poppler, Chromium, and FiraGO where fontconfig finds it
(CONTRIBUTING.md says how).
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

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


def preview() -> dict[str, bytes]:
    """Return pictures of the live preview and of the speaker's window, as PNG."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        outline = Path(name) / "outline.yaml"
        text = (DOCS.parent / "outline.yaml").read_text("utf-8")
        outline.write_text(text, "utf-8")
        shutil.copytree(DOCS.parent / "assets", outline.parent / "assets")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1440, "height": 810})
        command = [sys.executable, "-m", "deckgen", "present", str(outline)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            try:
                page = context.new_page()
                page.goto(server.stdout.readline().strip() + "?audience=analysts#interests")
                with page.expect_popup() as opened:
                    page.click("[data-do=speaker]")
                speaker = opened.value
                speaker.set_viewport_size({"width": 1440, "height": 810})
                speaker.wait_for_selector(".slide.now")
                begin = text.index("id: interests")
                outline.write_text(text[:begin] + text[begin:].replace("title:", "titel:", 1), "utf-8")
                page.wait_for_selector("aside .error")
                return {"present.png": page.screenshot(), "speaker.png": speaker.screenshot()}
            finally:
                server.terminate()
                browser.close()


def main() -> None:
    """Write every picture."""
    deck = deckgen.build(deckgen.load(DOCS.parent / "outline.yaml"))
    save(sheet(slides(deck, WIDTH), 4, rtl=True), "deck.png")
    for kind, pictures in gallery().items():
        save(sheet(pictures, len(THEMES), rtl=False), f"gallery/{kind}.png")
    for name, picture in preview().items():
        save(Image.open(io.BytesIO(picture)).convert("RGB"), name)


if __name__ == "__main__":
    main()
