"""Decks that are edited as people edit them, by python-pptx."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pptx
import pytest

Edit = Callable[[Any], None]


def edited(data: bytes, *edits: Edit) -> bytes:
    """Return a deck after edits."""
    presentation = pptx.Presentation(BytesIO(data))
    for edit in edits:
        edit(presentation)
    return saved(presentation)


def saved(presentation: Any) -> bytes:
    """Return a deck as python-pptx saves it, but uncompressed: that took a third of the time."""
    out = BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zlib.Z_DEFAULT_COMPRESSION", 0)
        presentation.save(out)
    return out.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Return a deck in another order and without compression; ``parts`` by their last names are other ones."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_STORED) as new:
        for name in reversed(old.namelist()):
            new.writestr(name, parts.get(Path(name).stem, old.read(name)))
    return out.getvalue()


def runs(presentation: Any) -> list[Any]:
    """Return the runs of text of all slides that say something and are no fields."""
    frames = [
        frame
        for slide in presentation.slides
        for shape in slide.shapes
        for frame in (
            [shape.text_frame]
            if shape.has_text_frame
            else [cell.text_frame for row in shape.table.rows for cell in row.cells]
            if shape.has_table
            else []
        )
    ]
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs if run.text.strip()]


def word(number: int) -> Edit:
    """Change the text of a run."""

    def edit(presentation: Any) -> None:
        runs(presentation)[number].text = f"نص جديد {number}"

    return edit


def notes(presentation: Any) -> None:
    """Change the notes of the first slide that has some."""
    slide = next(slide for slide in presentation.slides if slide.has_notes_slide)
    slide.notes_slide.notes_text_frame.text = "ملاحظة أخرى"


def added(presentation: Any) -> None:
    """Add a slide at the end."""
    presentation.slides.add_slide(presentation.slide_layouts[0])


def deleted(presentation: Any) -> None:
    """Delete the second slide."""
    ids = presentation.slides._sldIdLst
    ids.remove(ids[1])


def moved(presentation: Any) -> None:
    """Move the second slide to the end."""
    ids = presentation.slides._sldIdLst
    ids.append(ids[1])


def hidden(presentation: Any) -> None:
    """Hide the second slide."""
    presentation.slides[1]._element.set("show", "0")


def bullet_added(presentation: Any) -> None:
    """Add a paragraph under the first text of the second slide."""
    frame = next(shape.text_frame for shape in presentation.slides[1].shapes if shape.has_text_frame)
    frame.add_paragraph().text = "نقطة أضافها زميل"


def nudged(presentation: Any) -> None:
    """Move a box."""
    presentation.slides[1].shapes[0].left += 12700


def without_ids(presentation: Any) -> None:
    """Take out what LibreOffice does not keep: lasting ids."""
    for slide in presentation.slides:
        for element in list(slide._element.iter()):
            if str(element.tag).endswith("}extLst"):
                element.getparent().remove(element)


LOST = pytest.mark.parametrize(
    "lost", [(), pytest.param((without_ids,), marks=pytest.mark.slow)], ids=["ids", "no ids"]
)
"""For tests of an edit, of which others show that it is found without ids as well."""


def without_spare_layouts(presentation: Any) -> None:
    """Take out the layouts that no slide has: python-pptx spends most of its time on them."""
    layouts = presentation.slide_layouts
    for layout in [layout for layout in layouts if not layout.used_by_slides]:
        layouts.remove(layout)
