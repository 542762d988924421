"""Outlines to measure with, and what their decks say, for others to write the same."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

import deckgen
from deckgen.scene.nodes import Table, TextBox

SECTION = """
  - title: القسم {n}
    message: تحوّلت العلاقة من الفتور إلى حوار أمني منظّم عبر خطوات متدرّجة رقم {n}
    points:
      - {{lead: تقلّص الحضور, text: انحصر الوجود العسكري في قواعد دائمة وتراجع النشاط خارجها}}
      - تواصل متكرر بين وزارتي الدفاع والوفود العسكرية في المرحلة {n}
      - lead: ملفات قيد النقاش
        points: ["إعادة تأهيل الجيش، وصيانة المعدّات، ورفع الجاهزية"]
    sources: [study]
    notes: نقاط للحديث عن القسم {n}
"""


def outline(sections: int) -> str:
    head = "deckgen: 1\ntitle: عرض للقياس\nsources: {study: {title: دراسة}}\nsections:"
    return head + "".join(SECTION.format(n=n) for n in range(1, sections + 1))


def pictures(folder: Path, slides: int) -> str:
    """Write a photograph of six megapixels, and return an outline that shows it on so many slides."""
    noise = Image.effect_noise((3000, 2000), 40).convert("RGB")
    noise.save(folder / "noise.jpg", quality=90)
    shown = "\n  - title: {n}\n    image: {{path: noise.jpg, alt: صورة, fit: cover, caption: شرح قصير}}"
    head = "deckgen: 1\ntitle: عرض للصور\nsections:"
    return head + "".join(shown.format(n=f"القسم {n}") for n in range(1, slides + 1)) + "\n"


def texts(path: Path, target: Path) -> None:
    """Write what the deck of an outline says, slide by slide, for the plain script to write again."""
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


def study(folder: Path, number: int) -> str:
    """Write an outline as a ministry has many of, with two audiences, and return its path."""
    path = folder / f"دراسة-{number}.yaml"
    audiences = "audiences: {minister: {depth: 1}, partners: {agenda: false}}\nsections:"
    path.write_text(outline(14).replace("عرض للقياس", f"عرض {number}").replace("sections:", audiences), "utf-8")
    return str(path)
