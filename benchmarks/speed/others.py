"""Other programs that write the same texts, and floors that no program gets under."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import json, sys
from pptx import Presentation
from pptx.util import Pt
deck = Presentation()
for title, texts, notes in json.load(open(sys.argv[1])):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = title
    frame = slide.placeholders[1].text_frame
    for i, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.text = text
        paragraph.font.size = Pt(20)
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
deck.save(sys.argv[2])
"""

PPTXGENJS = """
const PptxGenJS = require("pptxgenjs")
const deck = new PptxGenJS()
deck.rtlMode = true
for (const [title, texts, notes] of JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"))) {
  const slide = deck.addSlide()
  slide.addText(title, {x: 0.5, y: 0.3, w: 9, h: 0.8, fontSize: 28})
  slide.addText(texts.map(text => ({text, options: {breakLine: true, fontSize: 20}})), {x: 0.5, y: 1.2, w: 9, h: 4})
  if (notes) slide.addNotes(notes)
}
deck.writeFile({fileName: process.argv[3]})
"""

TYPST = """
import json, sys, typst
page = '#set page(width: 960pt, height: 540pt)\\n#set text(font: "FiraGO", lang: "ar", dir: rtl, size: 20pt)\\n'
said = ["".join(f"#par({json.dumps(t, ensure_ascii=False)})\\n" for t in (title, *texts))
        for title, texts, _ in json.load(open(sys.argv[1]))]
typst.compile((page + "#pagebreak()\\n".join(said)).encode(), output=sys.argv[2], format=sys.argv[3], ppi=144)
"""

ZIP = """
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as deck, zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as copy:
    for name in deck.namelist():
        copy.writestr(name, deck.read(name))
"""


def writers(texts: Path, folder: Path) -> dict[str, list[str]]:
    """Return the commands of the programs that are here, by their names. They write texts as a ``.pptx``."""
    found = {"python-pptx": _python(SCRIPT, texts, folder / "script.pptx")}
    if pandoc := _pandoc():
        markdown = folder / f"{texts.stem}.md"
        markdown.write_text("".join(_markdown(*slide) for slide in json.loads(texts.read_text("utf-8"))), "utf-8")
        found["pandoc"] = [pandoc, str(markdown), "--slide-level=1", "-o", str(folder / "pandoc.pptx")]
    node = shutil.which("node")
    if node and subprocess.run([node, "-e", "require('pptxgenjs')"], capture_output=True, check=False).returncode == 0:
        found["PptxGenJS"] = [node, "-e", PPTXGENJS, "deck", str(texts), str(folder / "js.pptx")]
    return found


def drawers(texts: Path, deck: Path, form: str, folder: Path) -> dict[str, list[str]]:
    """Return the commands that draw a deck, or its bare texts, as ``pdf`` or ``png``."""
    number = "-{p}" if form == "png" else ""
    found = {"Typst, bare text": _python(TYPST, texts, folder / f"bare{number}.{form}", form)}
    office = shutil.which("soffice")
    if office and form == "pdf":
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        found["LibreOffice"] = [office, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(deck)]
    return found


def floors(deck: Path, folder: Path) -> dict[str, list[str]]:
    """Return the commands that do nothing, and that pack a deck's bytes again."""
    return {"bare Python": [sys.executable, "-c", ""], "zip of the same": _python(ZIP, deck, folder / "zip.pptx")}


def _python(program: str, *arguments: object) -> list[str]:
    return [sys.executable, "-c", program, *map(str, arguments)]


def _pandoc() -> str | None:
    try:
        import pypandoc
    except ImportError:
        return shutil.which("pandoc")
    return str(pypandoc.get_pandoc_path())


def _markdown(title: str, texts: list[str], notes: str) -> str:
    spoken = f"::: notes\n{notes}\n:::\n\n" if notes else ""
    return f"# {title}\n\n{''.join(f'- {text}{chr(10)}' for text in texts)}\n{spoken}"
