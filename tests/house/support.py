"""What the tests of templates share: the project's own template, read or worn by a small briefing."""

from __future__ import annotations

import importlib.util
import zipfile
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from deckgen import pipeline
from deckgen.house.package import Archive
from deckgen.house.read import Template, read
from deckgen.limits import Limits
from deckgen.outline.mapping_file import MappingFile

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


@lru_cache(8)
def template(**changes: Any) -> bytes:
    """Return the project's own template, with some of its parts changed."""
    made: bytes = maker().template(**changes)
    return made


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of a template or a deck."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, changes: dict[str, str]) -> bytes:
    """Return a template with members changed or added."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, member in {**members(data), **changes}.items():
            archive.writestr(name, member)
    return out.getvalue()


def two_masters() -> bytes:
    """Return the template with a second master, under which one layout stands, "Other"."""
    made, held = maker(), members(template())
    relations = held["ppt/_rels/presentation.xml.rels"].decode()
    presentation = held["ppt/presentation.xml"].decode()
    second = f'<Relationship Id="rId3" Type="{made.R}/slideMaster" Target="slideMasters/slideMaster2.xml"/>'
    return changed(
        template(),
        {
            "ppt/_rels/presentation.xml.rels": relations.replace("</Rel", f"{second}</Rel"),
            "ppt/presentation.xml": presentation.replace(
                "</p:sldMasterIdLst>", '<p:sldMasterId id="2147483700" r:id="rId3"/></p:sldMasterIdLst>'
            ),
            "ppt/slideMasters/slideMaster2.xml": held["ppt/slideMasters/slideMaster1.xml"].decode(),
            "ppt/slideMasters/_rels/slideMaster2.xml.rels": made._relations(
                [("rId1", "slideLayout", "../slideLayouts/slideLayout9.xml"), ("rIdT", "theme", "../theme/theme1.xml")]
            ),
            "ppt/slideLayouts/slideLayout9.xml": made.layouts()[2].replace('name="Text"', 'name="Other"'),
        },
    )


def with_content(
    title: tuple[float, ...] = (0.9, 0.85, 12.03, 1.0), body: tuple[float, ...] = (0.9, 2.0, 12.03, 4.6)
) -> bytes:
    """Return the template with the boxes of its content, in inches, elsewhere."""
    made = maker()
    xml = made.layouts()[2].replace(made.placeholder(2, "title"), made.placeholder(2, "title", made.transform(*title)))
    xml = xml.replace(made.placeholder(3, "", idx=1), made.placeholder(3, "", made.transform(*body), idx=1))
    return template(**{"ppt/slideLayouts/slideLayout3.xml": xml})


def taken(data: bytes, *, rtl: bool = True, asked: MappingFile | None = None, keep: bool = False) -> Template:
    """Return what a deck takes of a template."""
    archive = Archive(data, "house.potx", Limits())
    return read(archive, "house.potx", rtl=rtl, family="FiraGO", asked=asked, keep=keep)


def outline(folder: Path, data: bytes | None = None, language: str = "ar", named: str = "house.potx") -> Path:
    """Write the small briefing and the template that it wears, and return its path.

    ``named`` is what it says of the template.
    """
    (folder / "house.potx").write_bytes(template() if data is None else data)
    path = folder / "outline.yaml"
    path.write_text(OUTLINE.replace("house.potx", named).format(language=language), "utf-8")
    return path


def mapped(folder: Path, mapping: str, data: bytes | None = None, language: str = "ar") -> Path:
    """Write the small briefing with a mapping file for its template, and return its path."""
    (folder / "house.yaml").write_text(mapping, "utf-8")
    return outline(folder, data, language, "{{path: house.potx, mapping: house.yaml}}")


def worn(folder: Path, data: bytes | None = None, language: str = "ar", named: str = "house.potx") -> Path:
    """Return the deck of the small briefing in a template."""
    deck = pipeline.build(pipeline.load(outline(folder, data, language, named)))
    (file,) = deck.save(folder / "deck.pptx")
    return file
