"""What the tests of slide kinds share: a section laid out alone, its left-to-right twin, what must hold for all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deckgen.deck.plan import plan
from deckgen.files import Files
from deckgen.kinds import bodies, registry
from deckgen.language import Language, language
from deckgen.layout.content import Content
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import WIDE, Geometry
from deckgen.layout.grid import Grid
from deckgen.limits import Limits
from deckgen.outline import yaml
from deckgen.outline.model import Outline
from deckgen.outline.validate import validate
from deckgen.problems import OutlineError
from deckgen.scene.nodes import (
    Chart,
    Drawable,
    FittedText,
    Line,
    Mark,
    SlideLayout,
    SlideScene,
    Table,
    TextBox,
    TextStyle,
)
from deckgen.text import fonts
from deckgen.text.compose import Composer
from deckgen.text.fit import Fitter
from deckgen.theme.tokens import ROLES, Theme
from deckgen.units import Emu, Rect

FILES = Files(Path(), (), Limits())
BODY = Rect(WIDE.margin, WIDE.body_y, WIDE.content_w, WIDE.body_bottom - WIDE.body_y)
PASSAGE = (
    "انتقلت العلاقة بين موسكو ودمشق من فتور حذر إلى حوار أمني منظّم تقوده لجان مشتركة وتضبطه حسابات الإقليم "
    "وموارد محدودة ومصالح متقاطعة في الساحل والجنوب"
)
CHROME = ("title", "kicker", "number", "source")
"""Keys of the nodes around the body, which the tests of the layout look at."""


class Laid(Struct, frozen=True):
    """What a kind made of a section, on slides of this width."""

    slides: list[SlideScene]
    layouts: Mapping[str, SlideLayout]
    w: Emu = WIDE.w

    @property
    def slide(self) -> SlideScene:
        """The only slide."""
        (slide,) = self.slides
        return slide

    def boxes(self, key: str) -> list[TextBox]:
        """The text boxes with a key, slide by slide, those of the slides' layouts too."""
        return [
            node
            for slide in self.slides
            for node in (*slide.nodes, *self.layouts[slide.layout].nodes)
            if isinstance(node, TextBox) and node.key == key
        ]

    def drawn(self, key: str) -> list[Mark]:
        """What the layouts of the slides draw with a key that begins so, slide by slide."""
        return [node for slide in self.slides for node in self.layouts[slide.layout].nodes if node.key.startswith(key)]

    @property
    def words(self) -> list[str]:
        """All words of all bodies."""
        return [word for slide in self.slides for node in body(slide) for word in words(node)]


def outline(**keys: Any) -> Outline:
    """Return the outline of a mapping; JSON is YAML."""
    source = json.dumps({"deckgen": 1, "title": "عنوان", **keys}, ensure_ascii=False)
    root, problems = yaml.load(source.encode(), "study.yaml", Limits())
    assert root is not None
    assert not problems
    whole, _ = validate(root, bodies(), files=FILES)
    return whole


def content(**section: Any) -> Content:
    """Return the planned slide of a section with these keys."""
    return contents(sections=[{"title": "عنوان الشريحة", **section}])[-1]


def contents(**keys: Any) -> tuple[Content, ...]:
    """Return the planned slides of an outline with these keys."""
    return plan(outline(**keys), language("ar"), registry()).contents


def context(voice: Language, geometry: Geometry = WIDE, faces: fonts.Faces | None = None, **more: Any) -> DeckContext:
    """Return what the slides of a deck in this language share."""
    fitter = Fitter(faces or _faces(), voice.rtl, pitch=geometry.pitch)
    composer = Composer(voice, {})
    look = Theme("plain", dict.fromkeys(ROLES, "000000"))
    shared = {"files": FILES, "sources": {}, "numbers": {}, "slide_numbers": {}, **more}
    grid = Grid(voice.rtl, geometry)
    return DeckContext(language=voice, theme=look, grid=grid, composer=composer, fitter=fitter, **shared)


def laid(planned: Content, voice: Language | None = None, **more: Any) -> Laid:
    """Return the slides of a planned slide, by default in Arabic."""
    draft = Draft(context(voice or language("ar"), **more), planned)
    return Laid(registry()[planned.kind].layout(draft, planned.body), draft.layouts, draft.grid.geometry.w)


def section(**keys: Any) -> Laid:
    """Return the slides of a section with these keys."""
    return laid(content(**keys))


def twin(planned: Content, **more: Any) -> Laid:
    """Return the slides with the same words, but in a left-to-right deck."""
    return laid(planned, replace(language("ar"), rtl=False), **more)


def errors(planned: Content) -> list[str]:
    """Return the codes of the problems that laying out ends in."""
    try:
        laid(planned)
    except OutlineError as error:
        return [problem.code for problem in error.problems]
    raise AssertionError("the slide was laid out")


def prose(n: int, word: str = "كلمة") -> str:
    """Return ``n`` words, each its own: nothing can be lost unseen."""
    return " ".join(f"{word}{i}" for i in range(n))


def speech(n: int, start: int = 0) -> str:
    """Return ``n`` words of ordinary length, where it matters how many of them fit."""
    passage = PASSAGE.split()
    return " ".join(passage[(start + i) % len(passage)] for i in range(n))


def texts(slide: SlideScene) -> list[TextBox]:
    """Return the text boxes of a slide, in reading order."""
    return [node for node in slide.nodes if isinstance(node, TextBox)]


def body(slide: SlideScene) -> list[Drawable]:
    """Return the nodes of a slide without those around its body."""
    return [node for node in slide.nodes if node.key not in CHROME]


def words(node: Drawable) -> list[str]:
    """Return the words of a node."""
    return [word for text in fitted(node) for p in text.paragraphs for word in p.text.split()]


def said(box: TextBox) -> list[str]:
    """Return the paragraphs of a box as the author wrote them: no-break spaces hold words together in lines."""
    return [p.text.replace("\N{NO-BREAK SPACE}", " ") for p in box.text.paragraphs]


def fitted(node: Drawable) -> Iterator[FittedText]:
    """Yield the texts of a node."""
    if isinstance(node, TextBox):
        yield node.text
    elif isinstance(node, Table):
        for row in node.rows:
            yield from (cell.text for cell in row.cells)


def places(node: Drawable) -> list[Rect]:
    """Return where a node stands; a table also by its columns, a chart by its marks."""
    if isinstance(node, Line):
        (x1, y1), (x2, y2) = node.start, node.end
        return [Rect(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))]
    if isinstance(node, Table):
        return [node.rect, *(Rect(column.x, node.rect.y, column.w, node.rect.h) for column in node.columns)]
    if isinstance(node, Chart):
        return [node.rect, node.plot]
    return [node.rect]


def mirrored(rect: Rect, w: Emu) -> Rect:
    """Return the box on the other side of a slide of that width."""
    return rect._replace(x=w - rect.right)


def assert_twins(planned: Content, **more: Any) -> None:
    """A left-to-right deck with the same words is the mirror image."""
    assert_mirrored(laid(planned, **more), twin(planned, **more))


def assert_mirrored(rtl: Laid, ltr: Laid) -> None:
    """Slides and layouts are each other's mirror images: in order, places, lines and insets."""
    for left, right in zip(ltr.slides, rtl.slides, strict=True):
        assert [node.key for node in left.nodes] == [node.key for node in right.nodes]
        for a, b in zip(left.nodes, right.nodes, strict=True):
            assert places(a) == [mirrored(rect, rtl.w) for rect in places(b)], a.key
            assert [_lines(text) for text in fitted(a)] == [_lines(text) for text in fitted(b)], a.key
            if isinstance(a, TextBox) and isinstance(b, TextBox):
                assert _flipped(a.style) == _look(b.style), a.key
    for a_layout, b_layout in zip(ltr.layouts.values(), rtl.layouts.values(), strict=True):
        assert a_layout.key == b_layout.key
        for a_box, b_box in zip(a_layout.placeholders, b_layout.placeholders, strict=True):
            assert a_box.rect == mirrored(b_box.rect, rtl.w), a_box.key
            assert _flipped(a_box.style) == _look(b_box.style), a_box.key
        for a, b in zip(a_layout.nodes, b_layout.nodes, strict=True):
            assert places(a) == [mirrored(rect, rtl.w) for rect in places(b)], a.key


def _lines(text: FittedText) -> tuple[Any, ...]:
    return text.step, [(p.level, p.size, p.breaks) for p in text.paragraphs]


def _look(style: TextStyle) -> tuple[Any, ...]:
    return style.anchor, style.insets, [level.align for level in style.levels]


def _flipped(style: TextStyle) -> tuple[Any, ...]:
    left, top, right, bottom = style.insets
    other = {"l": "r", "r": "l", "ctr": "ctr"}
    return style.anchor, (right, top, left, bottom), [other[level.align] for level in style.levels]


def assert_sound(result: Laid) -> None:
    """What holds for every slide: texts within their boxes, boxes within the slide, layouts kept, keys unique."""
    for slide in result.slides:
        layout = result.layouts[slide.layout]
        keys = [node.key for node in (*slide.nodes, *layout.nodes)]
        assert len(set(keys)) == len(keys)
        indices = [p.index for p in layout.placeholders]
        assert len(set(indices)) == len(indices)
        for node in slide.nodes:
            for rect in places(node):
                assert min(rect.x, rect.y, result.w - rect.right, WIDE.h - rect.bottom) >= 0, node.key
            if isinstance(node, Table):
                _assert_cells_inside(node)
            if isinstance(node, TextBox):
                _assert_inside(node)
                if node.placeholder is not None:
                    _assert_inherits(node, layout)
        for a, b in _overlaps(slide):
            raise AssertionError(f"{a} and {b} overlap")


def _assert_inside(node: TextBox) -> None:
    left, top, right, bottom = node.style.insets
    assert node.text.height <= node.rect.h - top - bottom, node.key
    for paragraph in node.text.paragraphs:
        margin = node.style.levels[paragraph.level].margin
        assert max(paragraph.widths, default=0) <= node.rect.w - left - right - margin, node.key


def _assert_cells_inside(table: Table) -> None:
    assert table.rect.bottom <= BODY.bottom
    assert sum(row.h for row in table.rows) == table.rect.h
    assert sum(column.w for column in table.columns) == table.rect.w
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            left, top, right, bottom = cell.style.insets
            assert cell.text.height <= row.h - top - bottom
            for paragraph in cell.text.paragraphs:
                assert max(paragraph.widths) <= column.w - left - right, paragraph.text


def _assert_inherits(node: TextBox, layout: SlideLayout) -> None:
    box = next(p for p in layout.placeholders if p.index == node.placeholder)
    assert (node.key, node.rect, node.style) == (box.key, box.rect, box.style)
    assert (node.preset, node.fill, node.stroke) == (box.preset, box.fill, box.stroke)


def _overlaps(slide: SlideScene) -> Iterator[tuple[str, str]]:
    boxes = texts(slide)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = a.rect.right <= b.rect.x or b.rect.right <= a.rect.x
            if not apart and a.rect.y < b.rect.bottom and b.rect.y < a.rect.bottom:
                yield a.key, b.key


@cache
def _faces() -> fonts.Faces:
    return fonts.faces(None, None)
