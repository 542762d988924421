"""What the tests of templates share: the project's own template, read or worn by a small briefing."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

from deckgen import pipeline
from deckgen.house.package import Archive
from deckgen.house.read import Asked, Template, read
from deckgen.limits import Limits

ROOT = Path(__file__).parents[2]

OUTLINE = """\
deckgen: 1
language: {language}
title: موجز عن شبكات المياه في المدن الكبرى
subtitle: ما يُفقد وما يُستعاد
kicker: ورقة سياسات
organization: معهد المياه
date: 2026-01
dividers: true
template: house.potx
sources:
  survey: مسح الشبكة
sections:
  - title: الفاقد
    part: الفاقد من الشبكة
    message: يُفقد خُمس المياه قبل أن يصل إلى البيوت
    kicker: أولًا
    sources: [survey]
    points:
      - نصف الفاقد في الأنابيب القديمة
      - ربعه في الخزانات على السطوح
  - title: الكلفة
    part: الكلفة والعائد
    message: تعود كلفة الإصلاح في أربع سنوات
    table:
      columns: [المدينة, الفاقد]
      rows:
        - [دمشق, 30%]
        - [حلب, 25%]
"""


@cache
def maker() -> Any:
    """Return the script that draws the project's own template."""
    spec = importlib.util.spec_from_file_location("make_template", ROOT / "assets" / "make_template.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def template(**changes: Any) -> bytes:
    """Return the project's own template, with some of its parts changed."""
    made: bytes = maker().template(**changes)
    return made


def taken(data: bytes, *, rtl: bool = True, asked: Asked | None = None) -> Template:
    """Return what a deck takes of a template."""
    return read(Archive(data, "house.potx", Limits()), "house.potx", rtl=rtl, family="FiraGO", asked=asked)


def outline(folder: Path, data: bytes | None = None, language: str = "ar") -> Path:
    """Write the small briefing and the template that it wears, and return its path."""
    (folder / "house.potx").write_bytes(template() if data is None else data)
    path = folder / "outline.yaml"
    path.write_text(OUTLINE.format(language=language), "utf-8")
    return path


def worn(folder: Path, data: bytes | None = None, language: str = "ar") -> Path:
    """Return the deck of the small briefing in a template."""
    deck = pipeline.build(pipeline.load(outline(folder, data, language)))
    (file,) = deck.save(folder / "deck.pptx")
    return file
