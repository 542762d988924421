"""Measures how much of each content slide is blank, on its own picture.

Run from the repository's root, with the package and its extra `preview` installed:

    python benchmarks/fill.py                 # every sample outline, ar and en, in three themes; untuned ones besides
    python benchmarks/fill.py outline.yaml    # one outline, as it is

Shares of height: E is what is blank at the foot of the body, B its highest blank band, P the most that is blank under
the last text of a panel, card or filled cell higher than an inch; circles are none. Exit code 1: a slide has E over
25 %, B over 30 % or P over 35 %. Covers and dividers are not measured.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from pathlib import Path

from PIL import Image, ImageChops

import deckgen
from deckgen.layout.geometry import WIDE
from deckgen.scene.nodes import Cell, DeckScene, Drawable, Shape, SlideLayout, SlideScene, Table, TextBox
from deckgen.units import Emu, Rect, inch

MOST = {"E": 0.25, "B": 0.30, "P": 0.35}
UNMEASURED = ("cover", "divider")
SAMPLES = ("outline.yaml", "examples/kinds.yaml")
THEMES, LANGUAGES = ("formal", "neutral", "dark"), ("ar", "en")
WIDTH, OFF = 1280, 24
"""The width of a picture in pixels, and how far a pixel of ink is off its ground, the sum of its channels."""

PANEL: Emu = inch(1)
UNPANELLED = ("bar", "highlighted")
"""Bars and the quadrants of a matrix hold no text of their own."""

EDGE = 6
"""How many pixels of a panel's edges are outlines."""

RULE = 0.9
"""The share of a row that only a line through it covers."""

PICTURE = Path("examples/reservoir.png")

SECTIONS = {
    "two points": "points: [تقلّص الحضور إلى القواعد, 'اتصالات: بين وزارتي الدفاع']",
    "two points with lead-ins": "points: [{lead: الحضور, text: تقلّص إلى القواعد}, {lead: اتصالات, text: وفود}]",
    "two points with sub-points": "points: [{text: تقلّص الحضور, points: [قاعدتان]}, {text: اتصالات, points: [وفود]}]",
    "one point": "points: [تقلّص الحضور إلى القواعد]",
    "one point with a lead-in": "points: [{lead: الحضور, text: تقلّص إلى القواعد}]",
    "three points": "points: [تقلّص الحضور إلى القواعد, اتصالات متكررة, زيارات متبادلة]",
    "four points": "points: [تقلّص الحضور إلى القواعد, اتصالات متكررة, زيارات متبادلة, لجان مشتركة]",
    "five points": "points: [تقلّص الحضور, اتصالات متكررة, زيارات متبادلة, لجان مشتركة, تفاهمات]",
    "one point a column": "compare: [{title: موسكو, points: [قبول]}, {title: دمشق, points: [خبرة]}]",
    "two points a column": "compare: [{title: موسكو, points: [قبول, قواعد]}, {title: دمشق, points: [خبرة, تنويع]}]",
    "three points a column": "compare: [{title: أ, points: [قبول, قواعد, دور]}, {title: ب, points: [خبرة, تنويع]}]",
    "a row": "table: {columns: [المجال, الحدود], rows: [[التدريب, خطوة بخطوة]]}",
    "two rows": "table: {columns: [المجال, الحدود], rows: [[التدريب, خطوة بخطوة], [الدفاع الجوي, محدود]]}",
    "three rows": "table: {columns: [المجال, الحدود], rows: [[أ, خطوة بخطوة], [ب, محدود], [ج, مفتوح]]}",
    "two options": "options: {items: [{title: الاستمرار, gain: يحافظ على الوضع}, {title: التدرّج, gain: يختبر}]}",
    "an indicator": "indicators: {toward: [ترتيبات, تفاهمات], items: [{text: القواعد, a: إطار, b: الوضع القائم}]}",
    "a short quotation": "quote: {text: عودة مشروطة ومقيّدة, by: باحث}",
    "a statement": "statement: عودة مشروطة ومقيّدة",
    "a statement with evidence": "statement: {text: عودة مشروطة, evidence: [{lead: زيارات, text: متبادلة}]}",
    "a figure": "figures: [{value: '3', label: قواعد}]",
    "a figure with a reading": "figures: {items: [{value: '3', label: قواعد}], reading: [قصير]}",
    "two figures": "figures: [{value: '3', label: قواعد}, {value: '4', label: زيارات}]",
    "two figures with a reading": "figures: {items: [{value: '3', label: أ}, {value: '4', label: ب}], reading: [قصير]}",
    "a caption of a word": f"image: {{path: {PICTURE.name}, alt: صورة, caption: خزّان}}",
    "a picture with a credit": f"image: {{path: {PICTURE.name}, alt: صورة, credit: رسم}}",
    "three scenarios": "scenarios: [{title: أ, text: ب}, {title: ج, text: د}, {title: ه, text: و}]",
    "two scenarios": "scenarios: [{title: بقاء, drivers: [كلفة]}, {title: تغيّر, drivers: [كلفة, وقت]}]",
    "a bare fork": "scenarios: [بقاء, تغيّر]",
    "three constraints": "constraints: {center: عودة, items: [موارد, وقت, ناس]}",
    "six constraints": "constraints: {center: عودة, items: [موارد, وقت, ناس, مال, أرض, جوار]}",
    "an item": "matrix: {x: {title: الكلفة}, y: {title: الأثر}, items: [{text: تدريب, x: 0.2, y: 0.7}]}",
    "items that collide": "matrix: {x: {}, y: {}, items: [{text: أ, x: 0.5, y: 0.5}, {text: ب, x: 0.5, y: 0.5}]}",
    "three actors": "actors: [{name: أ, wants: ب, lever: ج}, {name: د, wants: ه, lever: و}, {name: ز, wants: ح}]",
    "three points and one": "compare: [{title: أ, points: [قبول, قواعد, دور]}, {title: ب, points: [خبرة]}]",
    "two stages": "timeline: [{title: قطيعة}, {title: حوار, open: true}]",
    "stages of unlike length": "timeline: [{title: قطيعة, text: قصير}, {title: اتصالات}, {title: حوار, text: ب}]",
    "eight stages": "timeline: [" + ", ".join(f"{{title: {letter}}}" for letter in "أبجدهوزح") + "]",
    "a short chart": "chart: {kind: bar, categories: [أ, ب], series: [{values: [3, 4]}], reading: [قصير]}",
    "three stages": "timeline: [{when: 2023, title: قطيعة}, {when: 2024, title: اتصال}, {when: 2025, title: حوار}]",
}
"""Bodies that nobody has tuned, each a slide of a deck of its own."""

UNTUNED = {
    **{name: f"sections:\n  - {{title: قسم, message: الرسالة, {body}}}\n" for name, body in SECTIONS.items()},
    "three bare strings": "sections: [الخلفية, الأدوار المقبلة, خلاصة ما سبق]\n",
    "one condition": "sections: [قسم]\nclosing: {title: ختام, message: م, conditions: [{if: موارد, then: دعم}]}\n",
    "two conditions": "sections: [قسم]\nclosing:\n  title: ختام\n  message: م\n  conditions:\n"
    "    - {if: موارد, then: دعم, otherwise: مشورة}\n    - {if: توافق, then: ترتيبات, otherwise: تفاهم}\n",
    "one source": "sources: {s: {title: دراسة, author: باحث}}\nsections: [{title: 'قسم [@s]'}]\n",
    "a summary": "summary: {message: لا عودة كاملة, points: [مسار متدرّج, مصالح متقاطعة]}\nsections: [قسم]\n",
    "a message alone": "summary: {message: لا عودة كاملة إلى ما سبق}\nsections: [قسم]\n",
}


def measured(deck: deckgen.Deck) -> Iterator[tuple[int, SlideScene, dict[str, float]]]:
    """Yield each content slide's number, scene and shares."""
    layouts = {layout.key: layout for layout in deck.scene.layouts}
    for number, (slide, data) in enumerate(zip(deck.slides, deck.written("png"), strict=True), 1):
        if slide.kind in UNMEASURED:
            continue
        picture = Image.open(io.BytesIO(data)).convert("RGB")
        picture = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.BOX)
        yield number, slide, shares(picture, deck.scene, slide, layouts[slide.layout])


def shares(picture: Image.Image, scene: DeckScene, slide: SlideScene, layout: SlideLayout) -> dict[str, float]:
    """Return what is blank of a slide."""
    w, _ = scene.size
    body = Rect(WIDE.margin, WIDE.body_y, w - 2 * WIDE.margin, WIDE.body_bottom - WIDE.body_y)
    rows = inked(picture, pixels(body, w), ground=picture.getpixel((4, picture.height // 2)))
    runs = list(accumulate(rows, lambda run, ink: 0 if ink else run + 1, initial=0))
    under = [blank(picture, panel, texts, w) for panel, texts in panels(slide, layout)]
    return {"E": runs[-1] / len(rows), "B": max(runs) / len(rows), "P": max(under, default=0)}


def pixels(rect: Rect, w: Emu) -> tuple[int, int, int, int]:
    """Return a box of a slide of width ``w`` on its picture."""
    left, top, right, bottom = (round(edge * WIDTH / w) for edge in (rect.x, rect.y, rect.right, rect.bottom))
    return left, top, right, bottom


def inked(picture: Image.Image, box: tuple[int, int, int, int], ground: object) -> list[bool]:
    """Return of each row of pixels in a box whether there is ink on the ground."""
    return [share > 0 for share in ink(picture, box, ground)]


def ink(picture: Image.Image, box: tuple[int, int, int, int], ground: object) -> list[float]:
    """Return the share of each row of pixels in a box that is ink."""
    part = picture.crop(box)
    red, green, blue = ImageChops.difference(part, Image.new("RGB", part.size, ground)).split()  # type: ignore[arg-type]
    off = ImageChops.add(ImageChops.add(red, green), blue).point(lambda value: 255 * (value > OFF))
    rows = off.resize((1, part.height), Image.Resampling.BOX).tobytes()
    return [share / 255 for share in rows]


def panels(slide: SlideScene, layout: SlideLayout) -> Iterator[tuple[Rect, list[Rect]]]:
    """Yield the panels, cards and filled cells higher than an inch, with the boxes of the texts in them."""
    texts = [text for node in slide.nodes for text in boxes(node)]
    grounds = [
        node.rect
        for node in (*layout.nodes, *slide.nodes)
        if isinstance(node, Shape | TextBox)
        and node.preset == "rect"
        and not node.key.startswith(UNPANELLED)
        and (node.fill or node.stroke)
    ]
    cells = (cell for node in slide.nodes if isinstance(node, Table) for cell in filled(node))
    for panel in (*grounds, *cells):
        inner = [text for text in texts if within(text, panel)]
        if panel.h > PANEL and inner:
            yield panel, inner


def boxes(node: Drawable) -> Iterator[Rect]:
    """Yield the boxes of a node's texts."""
    if isinstance(node, TextBox):
        yield node.rect
    elif isinstance(node, Table):
        yield from cells(node)


def filled(table: Table) -> Iterator[Rect]:
    """Yield the cells that have a ground; those side by side with one ground are one, but cards."""
    tops = accumulate((row.h for row in table.rows), initial=table.rect.y)
    for row, y in zip(table.rows, tops, strict=False):
        pairs = enumerate(zip(table.columns, row.cells, strict=True))
        for (fill, _), group in groupby(pairs, lambda pair: _ground(pair[0], pair[1][1])):
            columns = [column for _, (column, _) in group]
            if fill:
                x, right = min(c.x for c in columns), max(c.x + c.w for c in columns)
                yield Rect(x, y, right - x, row.h)


def _ground(i: int, cell: Cell) -> tuple[str | None, int | None]:
    """Return the ground of a cell; that of a card is its own."""
    card = cell.edge is not None and cell.edge.color == "bg"
    return cell.fill, i if card else None


def cells(table: Table) -> Iterator[Rect]:
    """Yield a table's cells."""
    tops = accumulate((row.h for row in table.rows), initial=table.rect.y)
    for row, y in zip(table.rows, tops, strict=False):
        yield from (Rect(column.x, y, column.w, row.h) for column in table.columns)


def within(rect: Rect, panel: Rect) -> bool:
    """Return whether a box is in a panel."""
    return rect.x >= panel.x and rect.right <= panel.right and rect.y >= panel.y and rect.bottom <= panel.bottom


def blank(picture: Image.Image, panel: Rect, texts: Iterable[Rect], w: Emu) -> float:
    """Return the share of a panel that is blank under its last text."""
    left, top, right, bottom = pixels(panel, w)
    _, ground = max(picture.crop((left, top, right, bottom)).getcolors(2**24))
    last = top
    for text in texts:
        x, y, end, foot = pixels(text, w)
        rows = ink(picture, (x + EDGE, y, end - EDGE, foot - EDGE), ground)
        last = max([last, *(y + i for i, share in enumerate(rows) if 0 < share < RULE)])
    return (bottom - last) / (bottom - top)


def report(name: str, deck: deckgen.Deck) -> tuple[int, int]:
    """Print the shares of each slide; return how many are too blank, of how many."""
    bad = total = 0
    print(name)
    for number, slide, found in measured(deck):
        over = "".join(key for key in MOST if found[key] > MOST[key] + 0.005)
        said = " ".join(f"{key} {share:.2f}" for key, share in found.items())
        print(f"  {number:3} {slide.kind:12} {said}{f'  < {over}' if over else ''}")
        bad, total = bad + bool(over), total + 1
    return bad, total


def decks(names: list[str]) -> Iterator[tuple[str, deckgen.Deck]]:
    """Yield the decks that are measured."""
    for name in names:
        yield name, deckgen.build(deckgen.load(name))
    for name in () if names else SAMPLES:
        outline = deckgen.load(name)
        for language in LANGUAGES:
            for theme in THEMES:
                yield f"{name} {language} {theme}", deckgen.build(outline, language=language, theme=theme)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in () if names else UNTUNED.items():
            path = Path(folder) / "outline.yaml"
            shutil.copy(PICTURE, folder)
            path.write_text(f"deckgen: 1\ntitle: عنوان\nagenda: false\n{text}", encoding="utf-8")
            yield name, deckgen.build(deckgen.load(path))


def main(*names: str) -> None:
    found = [report(*named) for named in decks(list(names))]
    bad, total = sum(bad for bad, _ in found), sum(total for _, total in found)
    print(f"{bad} of {total} slides are too blank")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
