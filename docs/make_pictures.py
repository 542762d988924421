"""Draws the pictures of the documentation that are none of the gallery.

    python docs/make_pictures.py

Writes deck.png and template.png, the briefing of outline.yaml in our own theme and in a template; tutorial.png and
ar/tutorial.png, the decks of the tutorials; ar/forms.png, the slides of that page's outlines; faces.png, a slide of
the briefing in four faces; changes.png, the slide of what changed; pull.png, a terminal in which edits are taken back;
present.png and speaker.png: the live preview, with a mistake in the outline, and the speaker's window, as Chromium
shows them. Needs the extra `test`, Chromium, and the four families installed.
"""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pptx
from make_gallery import save, sheet, slides
from PIL import Image
from playwright.sync_api import sync_playwright

import deckgen

DOCS = Path(__file__).parent
WIDTH = 800
FACES = ("Cairo", "IBM Plex Sans Arabic", "Amiri", "Noto Naskh Arabic")
SHOWN = "course"
"""The slide that is shown in these faces."""


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


TERMINAL = """\
<meta charset="utf-8"><style>body {{ margin: 0; background: #1b1f24; color: #e6e6e6; width: max-content }}
pre {{ margin: 0; padding: 16px 20px; font: 15px/1.6 "DejaVu Sans Mono", monospace }}
b {{ color: #7fd0a0 }}</style><pre>{lines}</pre>"""


def colleague(path: Path) -> None:
    """Edit a deck as a colleague would: mend words, add a point, move a box."""
    presentation = pptx.Presentation(str(path))
    shapes = [shape for slide in presentation.slides for shape in slide.shapes if shape.has_text_frame]
    for old, new in (("استثمارات ضخمة", "استثمارات كبيرة"), ("دون تصعيد", "دون أي تصعيد")):
        runs = [run for shape in shapes for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
        run = next(run for run in runs if old in run.text)
        run.text = run.text.replace(old, new)
    presentation.slides[1].shapes.title.top += 200_000
    presentation.save(str(path))


def terminal() -> dict[str, bytes]:
    """Return a picture of a terminal in which a deck's edits are taken back, as PNG."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        shutil.copy(DOCS.parent / "outline.yaml", name)
        shutil.copytree(DOCS.parent / "assets", Path(name) / "assets")
        said = ""
        for command in ("deckgen build", "deckgen pull outline.pptx"):
            done = subprocess.run(
                [sys.executable, "-m", *command.split()],
                cwd=name,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=True,
            )
            if "pull" in command:
                said = f"<b>$ {command}</b>\n{html.escape(done.stdout)}"
            else:
                colleague(Path(name) / "outline.pptx")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 200})
        page.set_content(TERMINAL.format(lines=said))
        try:
            return {"pull.png": page.locator("body").screenshot()}
        finally:
            browser.close()


def changes() -> Image.Image:
    """Return the slide of what changed since the last briefing."""
    deck = deckgen.build(deckgen.load(DOCS.parent / "examples/kinds.yaml"))
    return slides(deck, WIDTH)[next(i for i, slide in enumerate(deck.slides) if slide.kind == "changes")]


def faces() -> list[Image.Image]:
    """Return a slide in each of the faces."""
    loaded = deckgen.load(DOCS.parent / "outline.yaml")
    pictures = []
    with tempfile.TemporaryDirectory() as name:
        theme = Path(name) / "house.yaml"
        for family in FACES:
            theme.write_text(f"base: formal\nfonts: {{family: {family}}}\n", "utf-8")
            deck = deckgen.build(loaded, theme=str(theme))
            number = next(i for i, slide in enumerate(deck.slides) if slide.id == SHOWN)
            pictures.append(slides(deck, WIDTH)[number])
    return pictures


def template() -> Image.Image:
    """Return the briefing of outline.yaml in the project's own template."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "house.potx"
        subprocess.run([sys.executable, str(DOCS.parent / "assets/make_template.py"), str(path)], check=True)
        deck = deckgen.build(deckgen.load(DOCS.parent / "outline.yaml"), template=str(path))
    return sheet(slides(deck, WIDTH // 2), 4, rtl=True)


def tutorial(page: Path) -> Image.Image:
    """Return the deck that a tutorial makes of its last outline, for its first audience."""
    *_, text = re.findall(r"^```yaml\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    loaded = deckgen.load(text)
    deck = deckgen.build(loaded, loaded.readers[1])
    return sheet(slides(deck, WIDTH), 4, rtl=deck.language.rtl)


def forms() -> list[Image.Image]:
    """Return the slide of each outline of the Arabic page on the forms of slides."""
    pictures = []
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(DOCS.parent / "examples/reservoir.png", Path(name) / "lake.png")
        outline = Path(name) / "outline.yaml"
        for text in re.findall(r"^```yaml\n(.*?)^```$", (DOCS / "ar/forms.md").read_text("utf-8"), re.M | re.S):
            outline.write_text(text, "utf-8")
            pictures.append(slides(deckgen.build(deckgen.load(outline)), WIDTH)[1])
    return pictures


def main() -> None:
    """Write every picture."""
    for page in (DOCS / "tutorial.md", DOCS / "ar/tutorial.md"):
        save(tutorial(page), page.with_suffix(".png"))
    save(sheet(forms(), 3, rtl=True), DOCS / "ar/forms.png")
    save(sheet(faces(), 2, rtl=True), DOCS / "faces.png")
    deck = deckgen.build(deckgen.load(DOCS.parent / "outline.yaml"))
    save(sheet(slides(deck, WIDTH), 4, rtl=True), DOCS / "deck.png")
    save(template(), DOCS / "template.png")
    save(changes(), DOCS / "changes.png")
    for name, picture in (terminal() | preview()).items():
        save(Image.open(io.BytesIO(picture)).convert("RGB"), DOCS / name)


if __name__ == "__main__":
    main()
