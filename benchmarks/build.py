"""Times building a deck, as a whole process, beside a plain python-pptx script that writes the same texts.

Run from the repository's root, with the package installed:

    python benchmarks/build.py            # the ratio at outline.yaml's size, the cost of a further slide
    python benchmarks/build.py --runs 15

Both are run in turn, so that a change in the machine's speed meets both. Compile first, measure then.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLAIN = """
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

SECTION = """
  - title: القسم {n}
    message: تحوّلت العلاقة من الفتور إلى حوار أمني منظّم عبر خطوات متدرّجة رقم {n}
    kicker: المسار
    points:
      - {{lead: تقلّص الحضور, text: انحصر الوجود العسكري في قواعد دائمة وتراجع النشاط خارجها}}
      - تواصل متكرر بين وزارتي الدفاع والوفود العسكرية في المرحلة {n}
      - lead: ملفات قيد النقاش
        points: [إعادة تأهيل الجيش، وصيانة المعدّات، ورفع الجاهزية]
    sources: [study]
    notes: نقاط للحديث عن القسم {n}
"""


def outline(sections: int) -> str:
    head = "deckgen: 1\ntitle: عرض للقياس\nsources: {study: {title: دراسة}}\nsections:"
    return head + "".join(SECTION.format(n=n) for n in range(1, sections + 1))


def texts(path: Path, target: Path) -> None:
    """Write what the deck of an outline says, slide by slide, for the plain script to write again."""
    import json

    import deckgen
    from deckgen.scene.nodes import Table, TextBox

    slides = []
    for slide in deckgen.build(deckgen.load(path)).slides:
        said = []
        for node in slide.nodes:
            if isinstance(node, TextBox) and node.key != "title":
                said += [p.text for p in node.text.paragraphs]
            elif isinstance(node, Table):
                said += [p.text for row in node.rows for cell in row.cells for p in cell.text.paragraphs]
        slides.append((slide.title, said, "\n".join(p.text for p in slide.notes)))
    target.write_text(json.dumps(slides), encoding="utf-8")


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def asked_runs(about: str | None) -> int:
    """Return how many runs of whole processes are asked for. It stops where Python would compile in each."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs: int = parser.parse_args().runs
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        sys.exit("unset PYTHONDONTWRITEBYTECODE: every run would compile the sources again")
    return runs


def main() -> None:
    runs = asked_runs(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        tmp = Path(folder)
        (tmp / "plain.py").write_text(PLAIN, encoding="utf-8")
        texts(Path("outline.yaml"), tmp / "texts.json")
        ours = [sys.executable, "-m", "deckgen", "build", "outline.yaml", "-o", str(tmp / "ours.pptx")]
        plain = [sys.executable, str(tmp / "plain.py"), str(tmp / "texts.json"), str(tmp / "plain.pptx")]
        for command in (ours, plain):
            seconds(command)
        pairs = [(seconds(ours), seconds(plain)) for _ in range(runs)]
        ratios = sorted(a / b for a, b in pairs)
        print(f"outline.yaml, whole process, {runs} pairs")
        for name, times in zip(("deckgen", "plain python-pptx"), zip(*pairs, strict=True), strict=True):
            print(f"  {name:18} median {statistics.median(times) * 1000:6.0f} ms, least {min(times) * 1000:6.0f} ms")
        print(f"  ratio              median {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
        print("further slides, whole process")
        base = None
        for count in (10, 100, 1000):
            path = tmp / f"{count}.yaml"
            path.write_text(outline(count), encoding="utf-8")
            texts(path, tmp / "many.json")
            many = [sys.executable, "-m", "deckgen", "build", str(path), "-o", str(tmp / "many.pptx")]
            same = [sys.executable, str(tmp / "plain.py"), str(tmp / "many.json"), str(tmp / "plain.pptx")]
            turns = [(seconds(many), seconds(same)) for _ in range(3)]
            a, b = (statistics.median(times) for times in zip(*turns, strict=True))
            step = f", {(a - base[1]) / (count - base[0]) * 1000:.2f} ms a further slide" if base else ""
            print(f"  {count:5} slides: {a * 1000:6.0f} ms, ratio {a / b:.2f}{step}")
            base = (count, a)


if __name__ == "__main__":
    main()
