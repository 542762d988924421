"""Decks as LibreOffice shows them. All are converted at once, so whatever asks LibreOffice stands in this file."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from pypdfium2 import raw

from deckgen import pipeline
from deckgen.edits import record
from deckgen.edits.count import Edits, edits
from deckgen.edits.edited import slides as read_slides
from deckgen.output import Deck
from deckgen.render.plot import Plot, ticks
from deckgen.render.pptx import render, seal
from deckgen.scene.nodes import Chart
from deckgen.text import fonts
from deckgen.theme.contrast import LARGE, TEXT, ratio
from deckgen.units import Emu, Pt, to_pt
from tests import baselines, study
from tests.conftest import Tool
from tests.decks import ALL, ENGLISH, EXACT, FULL, HIGH, HOUSE, data, deck, scene
from tests.edits import pulling, support
from tests.house import support as house
from tests.kinds import charts
from tests.own_font import high
from tests.similarity import opened, similarity

COLUMNS, CHARTS = "columns", "charts"
"""A deck whose table has names in Latin letters, and one of charts alone."""

NEGATIVE = [-3, 5, 2, -8]
NEAR: Pt = 1.5
"""How far the marks of a chart may stand from where the scene has them."""


LARGE_LINE = 1.2 * 18
"""The height of a line of large letters, in points."""

STOPS = '<a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000"><a:srgbClr val="000000"/></a:gs>'
UNEVEN = f'<a:gradFill><a:gsLst>{STOPS}</a:gsLst><a:lin ang="5400000"/></a:gradFill>'
TEMPLATES = {
    "house": house.template(),
    "pale": house.template(ground='<a:solidFill><a:srgbClr val="808080"/></a:solidFill>'),
    "uneven": house.template(ground=UNEVEN),
}
"""Templates on grounds that their colours are made for, are not, and on which nothing can be read."""


class Word(NamedTuple):
    """A word on a page of a PDF, in points from its top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@pytest.fixture(scope="module")
def pdfs(tool: Tool, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return each deck as a PDF by LibreOffice, with the decks' font and a profile of its own."""
    home = tmp_path_factory.mktemp("office")
    faces = fonts.faces()
    # LibreOffice 7.4 does not read the fonts that a deck carries.
    (home / "fonts").mkdir()
    for face in faces.regular, faces.bold:
        bold = face is faces.bold
        (home / "fonts" / f"firago{bold:d}.ttf").write_bytes(face.data)
        (home / "fonts" / f"house{bold:d}.ttf").write_bytes(high(HOUSE, *HIGH, bold=bold))
    table = {"columns": ["Alpha", "Beta", "Gamma"], "rows": [["One", "Two", "Three"]]}
    columns = render(study.build(sections=[{"title": "جدول", "table": table}]).scene)
    decks = {**{name: data(name) for name in (*ALL, ENGLISH, EXACT)}, COLUMNS: columns, CHARTS: render(drawn().scene)}
    decks |= {name: in_template(name).written("pptx")[0] for name in TEMPLATES}
    for name, content in decks.items():
        (home / f"{name}.pptx").write_bytes(content)
    subprocess.run(
        [
            tool("soffice"),
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(home)),
            *(str(home / f"{name}.pptx") for name in decks),
        ],
        env={**os.environ, "XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: home / f"{name}.pdf" for name in decks}


@cache
def in_template(name: str) -> Deck:
    """Return the deck of all kinds in a template."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "house.potx")
        path.write_bytes(TEMPLATES[name])
        return pipeline.build(pipeline.load(house.ROOT / "examples" / "kinds.yaml"), template=str(path))


def pages(tool: Tool, pdf: Path) -> list[list[Word]]:
    """Return the words of a PDF, page by page."""
    command = [tool("pdftotext"), "-bbox", str(pdf), "-"]
    html = subprocess.run(command, check=True, capture_output=True).stdout
    root = etree.fromstring(html, etree.XMLParser(recover=True))
    return [
        [Word(word.text or "", *(float(word.get(k)) for k in ("xMin", "yMin", "xMax", "yMax"))) for word in page]
        for page in root.iter("{*}page")
    ]


@pytest.mark.parametrize("name", ALL)
def test_libreoffice_shows_a_page_for_each_slide_and_every_word_on_it(
    name: str, pdfs: Mapping[str, Path], tool: Tool
) -> None:
    found = pages(tool, pdfs[name])
    assert len(found) == len(scene(name).slides)
    width, height = map(to_pt, scene(name).size)
    for number, words in enumerate(found, 1):
        assert words, number
        for word in words:
            assert min(word.left, word.top, width - word.right, height - word.bottom) >= 0, (number, word)


def test_libreoffice_shows_the_first_column_at_the_right(pdfs: Mapping[str, Path], tool: Tool) -> None:
    words = {word.text: word for page in pages(tool, pdfs[COLUMNS]) for word in page}
    for row in (("Alpha", "Beta", "Gamma"), ("One", "Two", "Three")):
        first, second, third = (words[name] for name in row)
        assert first.left > second.right > second.left > third.right
        assert len({round(word.top) for word in (first, second, third)}) == 1


@cache
def drawn() -> Deck:
    """Return a deck of charts with axes, of one series and of several, in both directions of a bar."""
    kinds = [charts.ALL[name] for name in charts.ALL if "pie" not in name]
    below = [charts.one(kind, NEGATIVE) for kind in ("bar", "column", "line")]
    shares = charts.one("column", [40, None, 2.5, 99], unit="%")
    titled = enumerate([*kinds, *below, shares])
    return study.build(sections=[{"title": f"رسم {i}", "chart": chart} for i, chart in titled])


def test_marks_of_charts_stand_in_libreoffice_where_the_scene_has_them(pdfs: Mapping[str, Path]) -> None:
    deck, far, count = drawn(), [], 0
    with pypdfium2.PdfDocument(pdfs[CHARTS]) as document:
        for slide, page in zip(deck.slides, document, strict=True):
            there = paths(page)
            for chart in (node for node in slide.nodes if isinstance(node, Chart)):
                for wanted in marks(chart):
                    count += 1
                    if not any(
                        all(abs(a - b) <= NEAR for a, b in zip(path, wanted, strict=True) if b) for path in there
                    ):
                        far.append((slide.title, chart.kind, wanted))
    assert count > 100
    assert far == []


def near(path: tuple[Pt, ...], wanted: tuple[Pt, ...]) -> bool:
    """Return whether a path stands where a mark should."""
    return all(abs(a - b) <= NEAR for a, b in zip(path, wanted, strict=True) if b)


def paths(page: pypdfium2.PdfPage) -> list[tuple[Pt, ...]]:
    """Return the edges of what is drawn on a page, and their middles, in points from its top left corner."""
    found = []
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=15):
        left, bottom, right, top = thing.get_bounds()
        top, bottom = page.get_height() - top, page.get_height() - bottom
        found.append((left, top, right, bottom, (left + right) / 2, (top + bottom) / 2))
    return found


def marks(chart: Chart) -> Iterator[tuple[Pt, ...]]:
    """Yield the edges of a chart's bars, or the middles of its points and grid lines; 0 for what does not count."""
    plot = Plot(chart)
    for i, series in enumerate(chart.series):
        if chart.kind in ("bar", "column"):
            for bar in filter(None, plot.bars(i)):
                yield (*map(to_pt, (bar.x, bar.y, bar.right, bar.bottom)), 0, 0)
        elif chart.kind in ("line", "scatter"):
            for x, y in filter(None, plot.points(series)):
                yield 0, 0, 0, 0, to_pt(x), to_pt(y)
    if chart.axes[1].grid:
        for tick in ticks(chart.axes[1]):
            (x, y), (far, low) = plot.point(0, tick), plot.point(1, tick)
            yield 0, 0, 0, 0, _middle(x, far), _middle(y, low)


def _middle(a: Emu, b: Emu) -> Pt:
    return to_pt((a + b) // 2)


@pytest.mark.parametrize("name", TEMPLATES)
def test_texts_in_a_template_can_be_read_on_the_pixels_under_them(
    name: str, pdfs: Mapping[str, Path], tool: Tool, tmp_path: Path
) -> None:
    """Dots are graphics, a vowel sign is no word, and a cover keeps the template's ground, whatever it is."""
    subprocess.run([tool("pdftoppm"), "-png", "-r", "144", pdfs[name], tmp_path / "page"], check=True)
    weak = []
    slides = in_template(name).slides
    for number, (slide, words) in enumerate(zip(slides, pages(tool, pdfs[name]), strict=True), 1):
        if slide.kind in ("cover", "divider"):
            continue
        with Image.open(next(tmp_path.glob(f"page-{number:02}.png"))) as page:
            for word in words:
                box = [round(2 * side) for side in word[1:]]
                pixels = page.crop((box[0], box[1], box[2] + 1, box[3] + 1)).getcolors(10**6)
                if not any(map(str.isalnum, word.text)) or not pixels:
                    continue
                colors = ["".join(f"{channel:02X}" for channel in color) for _, color in sorted(pixels, reverse=True)]
                found = max(ratio(colors[0], color) for color in colors)
                least = LARGE if word.bottom - word.top > LARGE_LINE else TEXT
                weak += [(number, word.text, round(found, 2))] if found < least else []
    assert weak == []


@pytest.mark.parametrize("name", ["ar-formal", EXACT])
def test_lines_stand_in_libreoffice_where_the_scene_has_them(name: str, pdfs: Mapping[str, Path]) -> None:
    texts = baselines.expected(scene(name))
    if name == EXACT:
        texts = [list(map(as_in_libreoffice, text)) for text in texts]
    found = baselines.found(texts, pdfs[name].read_bytes())
    assert baselines.misplaced(found, near=0.5) == []
    assert baselines.apart(found) == []


def as_in_libreoffice(line: baselines.Baseline) -> baselines.Baseline:
    """Return a line of exact pitch with a field where LibreOffice has it: higher, as high as the font says it is.

    A slide's number, which is no line of exact pitch, stands on its first em.
    """
    if not line.field:
        return line
    return line._replace(y=line.top + line.em if line.node == "number" else line.y - (sum(HIGH) - 1.2) * line.em)


@pytest.mark.parametrize("name", [FULL, ENGLISH])
def test_pictures_and_pdfs_look_as_in_libreoffice(
    name: str, pdfs: Mapping[str, Path], tool: Tool, tmp_path: Path
) -> None:
    theirs = printed(pdfs[name], tool)
    deck(name).save(tmp_path / "deck.pdf")
    for ours in (list(map(opened, deck(name).written("png"))), printed(tmp_path / "deck.pdf", tool)):
        scores = [similarity(a, b) for a, b in zip(ours, theirs, strict=True)]
        # Where a line ends elsewhere, since the layout leaves room for other programs, the words behind it differ.
        assert mean(scores) > 0.93, scores
        assert min(scores) > 0.8, scores


def printed(pdf: Path, tool: Tool) -> list[Image.Image]:
    """Return the pages of a PDF in the size of pictures."""
    folder = pdf.with_suffix("")
    folder.mkdir()
    scale = ("-scale-to-x", "1920", "-scale-to-y", "1080")
    subprocess.run([tool("pdftoppm"), "-gray", *scale, pdf, folder / "page"], check=True)
    return [opened(path.read_bytes()) for path in sorted(folder.iterdir())]


def test_a_deck_that_libreoffice_saves_has_the_edits_that_were_made(tmp_path: Path, tool: Tool) -> None:
    deck_of_study = study.deck()
    content, outline = render(deck_of_study.scene), tmp_path / "outline.yaml"
    record.keep(outline, "", None, deck_of_study, tmp_path / "outline.pptx", content)
    built = record.find(outline, seal.build_id(content))
    assert built is not None
    (tmp_path / "same.pptx").write_bytes(content)
    (tmp_path / "other.pptx").write_bytes(support.edited(content, support.word(3), support.moved))
    (tmp_path / "pulled.pptx").write_bytes(support.edited(pulling.built().data, *pulling.EVERY))
    subprocess.run(
        [
            tool("soffice"),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pptx", "--outdir", str(tmp_path / "saved")),
            *(str(tmp_path / f"{name}.pptx") for name in ("same", "other", "pulled")),
        ],
        check=True,
        capture_output=True,
    )
    for name, expected in (("same", Edits(0, 0, 0)), ("other", Edits(1, 0, 1))):
        saved = (tmp_path / "saved" / f"{name}.pptx").read_bytes()
        own, slides = seal.read(saved), read_slides(saved)
        assert own == seal.Seal(built["id"], whole=False)
        assert slides is not None
        assert edits(built, slides) == expected
    slides = read_slides((tmp_path / "saved" / "pulled.pptx").read_bytes())
    assert slides is not None
    result = pulling.taken(slides)
    assert result.text == pulling.TAKEN
    assert sorted(left.kind for left in result.left) == pulling.LEFT
