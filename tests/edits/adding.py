"""Decks to which somebody has added slides."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pptx
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deckgen.edits import record
from deckgen.edits.added import with_added
from deckgen.limits import Limits
from deckgen.output import Deck
from deckgen.render.pptx import render
from tests.edits import support
from tests.edits.pulling import OUTLINE, built, light
from tests.edits.support import Edit

PIXEL = Path(__file__).parents[2] / "examples" / "reservoir.png"
SAID = "قاله زميل"
Adding = Callable[[Any, Any], None]


@cache
def deck(text: str = OUTLINE) -> Deck:
    return built(text).deck


def added(after: int, *fills: Adding, layout: int = 0, title: str = SAID) -> Edit:
    """Add a slide behind so many others, with a title, and fill it."""

    def edit(presentation: Any) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
        if slide.shapes.title is not None:
            slide.shapes.title.text = title
        ids = presentation.slides._sldIdLst
        last = ids[-1]
        ids.remove(last)
        ids.insert(after, last)
        for fill in fills:
            fill(presentation, slide)

    return edit


def kept(folder: Path, *edits: Edit, data: bytes | None = None, now: Deck | None = None) -> tuple[bytes, list[str]]:
    """Return a new deck with the slides that edits have added to the old one, and what is told."""
    path = folder / "edited.pptx"
    path.write_bytes(support.edited(light(OUTLINE), *edits) if data is None else data)
    new, told = with_added(now or deck(), path, folder / "study.yaml", None, Limits())
    return render(new.scene), list(told)


def titles(data: bytes) -> list[str]:
    """Return the titles of slides that were added, and of the others what they end with."""
    shown = [slide.shapes.title.text if slide.shapes.title else "" for slide in opened(data).slides]
    return [title if title.startswith(SAID) else "" for title in shown]


@lru_cache(1)
def opened(data: bytes) -> Any:
    """Return a deck to look at."""
    return pptx.Presentation(BytesIO(data))


def slide_of(data: bytes, title: str = SAID) -> Any:
    return next(slide for slide in opened(data).slides if slide.shapes.title and slide.shapes.title.text == title)


def part_of(data: bytes) -> str:
    """Return the last name of the added slide's part, which python-pptx calls otherwise once it has read it."""
    with ZipFile(BytesIO(data)) as archive:
        slides = (name for name in archive.namelist() if name.startswith("ppt/slides/slide"))
        return next(Path(name).name for name in slides if SAID in archive.read(name).decode())


def everything(presentation: Any, slide: Any) -> None:
    """Fill a slide with all that people put on slides."""
    numbers = CategoryChartData()
    numbers.categories = ["أ", "ب"]
    numbers.add_series("س", (1, 2))
    at = Inches(1), Inches(2), Inches(3), Inches(2)
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *at, numbers)
    slide.shapes.add_picture(str(PIXEL), *at)
    slide.shapes.add_table(2, 2, *at).table.cell(0, 0).text = "خلية"
    slide.shapes.add_movie(BytesIO(b"film" * 100), *at, mime_type="video/mp4")
    slide.notes_slide.notes_text_frame.text = "ملاحظة زميل"
    box = slide.shapes.add_textbox(*at)
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "موقع", "https://example.org/x"
    slide.shapes.add_shape(1, *at).click_action.target_slide = presentation.slides[0]


def recorded(folder: Path) -> Path:
    """Return a folder with an outline's record."""
    (folder / "study.yaml").write_text(OUTLINE, encoding="utf-8")
    one = built()
    record.keep(folder / "study.yaml", OUTLINE, None, one.deck, folder / "study.pptx", one.data)
    return folder
