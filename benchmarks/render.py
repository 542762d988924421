"""Times drawing a deck as PDF and pictures, beside LibreOffice's conversion and beside Typst on the same bare text.

Run from the repository's root, with the package and its extra `preview` installed, and LibreOffice:

    python benchmarks/render.py           # a slide's new picture, PDFs of 20 and 100 slides
    python benchmarks/render.py --runs 9

deckgen and Typst run in this process, as in a preview that stays open; LibreOffice is started for each conversion,
since that is how it is used. A change to the outline is new each time, so that nothing is taken from a cache.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import typst
from build import outline, texts

import deckgen
from deckgen.files import folder
from deckgen.render import typst as renderer

PAGE = '#set page(width: 960pt, height: 540pt)\n#set text(font: "FiraGO", lang: "ar", dir: rtl, size: 20pt)\n'


def milliseconds(run: Callable[..., object], *arguments: object) -> float:
    start = time.perf_counter()
    run(*arguments)
    return (time.perf_counter() - start) * 1000


def saved(path: Path, slides: int, turn: int) -> None:
    """Write an outline whose first message is new."""
    path.write_text(outline(slides).replace("رقم 1\n", f"رقم {turn}\n", 1), encoding="utf-8")


def picture(path: Path) -> None:
    """Make what a preview shows after an outline was saved: one slide."""
    scene = deckgen.build(deckgen.load(path)).scene
    with folder(renderer.files(scene)) as files:
        renderer.pictures(scene, files, "png", [2])


def pdf(path: Path) -> None:
    deckgen.build(deckgen.load(path)).written("pdf")


def bare(said: Path, fonts: Path, form: str, pages: slice, turn: int) -> None:
    """Set a deck's texts as plain paragraphs, a page for each slide, with something new on each."""
    slides = json.loads(said.read_text(encoding="utf-8"))[pages]
    paragraphs = [
        "".join(f"#par({json.dumps(text, ensure_ascii=False)})\n" for text in (f"{title} {turn}", *body))
        for title, body, _ in slides
    ]
    markup = (PAGE + "#pagebreak()\n".join(paragraphs)).encode()
    typst.compile(markup, font_paths=[str(fonts)], ignore_system_fonts=True, format=form, ppi=144)


def office(deck: Path, profile: Path) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(deck.parent), str(deck)], check=True, capture_output=True)


def measured(make: Callable[[Path], None], slides: int, form: str, pages: slice, runs: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        tmp = Path(name)
        path, said = tmp / "deck.yaml", tmp / "texts.json"
        saved(path, slides, 0)
        texts(path, said)
        deck = deckgen.build(deckgen.load(path))
        deck.save(tmp / "deck.pptx")
        ours, plain, converted = [], [], []
        with folder(renderer.files(deck.scene)) as fonts:
            make(path)
            for turn in range(1, runs + 1):
                saved(path, slides, turn)
                ours.append(milliseconds(make, path))
                plain.append(milliseconds(bare, said, fonts, form, pages, turn))
                converted.append(milliseconds(office, tmp / "deck.pptx", tmp / "profile"))
    mine = statistics.median(ours)
    print(f"{make.__name__}, {slides} slides: median {mine:.0f} ms, least {min(ours):.0f} ms")
    for other, times in (("Typst on the bare text", plain), ("LibreOffice on the whole deck", converted)):
        theirs = statistics.median(times)
        print(f"  ratio to {other:30} {mine / theirs:5.2f} (its median {theirs:.0f} ms)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    measured(picture, 20, "png", slice(1, 2), runs)
    for slides in (20, 100):
        measured(pdf, slides, "pdf", slice(None), runs)


if __name__ == "__main__":
    main()
