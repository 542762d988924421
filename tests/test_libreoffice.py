"""Decks as LibreOffice shows them. All are converted at once, so whatever asks LibreOffice stands in this file."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
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
from deckgen.units import Pt, to_pt
from tests import baselines, study
from tests.conftest import Tool
from tests.decks import EXACT, EXAMPLES, FULL, GALLERY, HIGH, HOUSE, deck, scene
from tests.edits import pulling, support
from tests.house import support as house
from tests.kinds import charts
from tests.own_font import high
from tests.similarity import opened, similarity

CHARTS = "charts"
"""A deck of charts, and of a table whose columns have names in Latin letters."""

NEGATIVE = [-3, 5, 2, -8]
NEAR: Pt = 1.5
"""How far the marks of a chart may stand from where the scene has them."""

LARGE_LINE = 1.2 * 18
"""The height of a line of large letters, in points."""

STOPS = '<a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000"><a:srgbClr val="000000"/></a:gs>'
UNEVEN = f'<a:gradFill><a:gsLst>{STOPS}</a:gsLst><a:lin ang="5400000"/></a:gradFill>'
TEMPLATES = {
    "house": {},
    "pale": {"ground": '<a:solidFill><a:srgbClr val="808080"/></a:solidFill>'},
    "uneven": {"ground": UNEVEN},
}
"""Templates on grounds that their colours are made for, are not, and on which nothing can be read."""

SHOWN = (FULL, EXAMPLES, EXACT, *GALLERY, CHARTS, *TEMPLATES)

Converted = Callable[[Mapping[str, bytes], str], Mapping[str, Path]]


class Word(NamedTuple):
    """A word on a page of a PDF, in points from its top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@pytest.fixture(scope="module")
def converted(tool: Tool, tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Return a function that gives decks in a format by LibreOffice, with the decks' font and a profile of its own."""
    home = tmp_path_factory.mktemp("office")
    # LibreOffice 7.4 does not read the fonts that a deck carries.
    (home / "fonts").mkdir()
    faces = fonts.faces()
    for face in faces.regular, faces.bold:
        bold = face is faces.bold
        (home / "fonts" / f"firago{bold:d}.ttf").write_bytes(face.data)
        (home / "fonts" / f"house{bold:d}.ttf").write_bytes(high(HOUSE, *HIGH, bold=bold))

    def run(decks: Mapping[str, bytes], to: str) -> Mapping[str, Path]:
        for name, content in decks.items():
            (home / f"{name}.pptx").write_bytes(content)
        subprocess.run(
            [
                tool("soffice"),
                f"-env:UserInstallation={(home / 'profile').as_uri()}",
                *("--headless", "--convert-to", to, "--outdir", str(home / to)),
                *(str(home / f"{name}.pptx") for name in decks),
            ],
            env={**os.environ, "XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")},
            check=True,
            capture_output=True,
            timeout=300,
        )
        return {name: home / to / f"{name}.{to}" for name in decks}

    return run


@pytest.fixture(scope="module")
def pdfs(converted: Converted) -> Mapping[str, Path]:
    """Return each deck as a PDF by LibreOffice."""
    return converted({name: made(name).written("pptx")[0] for name in SHOWN}, "pdf")


@cache
def made(name: str) -> Deck:
    """Return a deck: of charts, of all kinds in a template, or one that other tests look at too."""
    return drawn() if name == CHARTS else in_template(name) if name in TEMPLATES else deck(name)


def in_template(name: str) -> Deck:
    """Return the deck of all kinds in a template."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "house.potx")
        path.write_bytes(house.template(**TEMPLATES[name]))
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


@pytest.mark.parametrize("name", SHOWN)
def test_libreoffice_shows_a_page_for_each_slide_and_every_word_on_it(
    name: str, pdfs: Mapping[str, Path], tool: Tool
) -> None:
    found = pages(tool, pdfs[name])
    assert len(found) == len(made(name).slides)
    width, height = map(to_pt, made(name).scene.size)
    for number, words in enumerate(found, 1):
        assert words, number
        for word in words:
            assert min(word.left, word.top, width - word.right, height - word.bottom) >= 0, (number, word)


def test_libreoffice_shows_the_first_column_at_the_right(pdfs: Mapping[str, Path], tool: Tool) -> None:
    words = {word.text: word for page in pages(tool, pdfs[CHARTS]) for word in page}
    for row in (("Alpha", "Beta", "Gamma"), ("One", "Two", "Three")):
        first, second, third = (words[name] for name in row)
        assert first.left > second.right > second.left > third.right
        assert len({round(word.top) for word in (first, second, third)}) == 1


def drawn() -> Deck:
    """Return a deck of charts with axes, of one series and of several, in both directions of a bar, and a table."""
    kinds = [charts.ALL[name] for name in charts.ALL if "pie" not in name]
    below = [charts.one(kind, NEGATIVE) for kind in ("bar", "column", "line")]
    shares = charts.one("column", [40, None, 2.5, 99], unit="%")
    titled = enumerate([*kinds, *below, shares])
    table = {"columns": ["Alpha", "Beta", "Gamma"], "rows": [["One", "Two", "Three"]]}
    return study.build(
        sections=[{"title": "جدول", "table": table}, *({"title": f"رسم {i}", "chart": chart} for i, chart in titled)]
    )


def test_marks_of_charts_stand_in_libreoffice_where_the_scene_has_them(pdfs: Mapping[str, Path]) -> None:
    far, count = [], 0
    with pypdfium2.PdfDocument(pdfs[CHARTS]) as document:
        for slide, page in zip(made(CHARTS).slides, document, strict=True):
            there = paths(page)
            for chart in (node for node in slide.nodes if isinstance(node, Chart)):
                for wanted in marks(chart):
                    count += 1
                    if not any(near(path, wanted) for path in there):
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
            yield 0, 0, 0, 0, to_pt((x + far) // 2), to_pt((y + low) // 2)


@pytest.mark.parametrize("name", TEMPLATES)
def test_texts_in_a_template_can_be_read_on_the_pixels_under_them(
    name: str, pdfs: Mapping[str, Path], tool: Tool
) -> None:
    """Dots are graphics, a vowel sign is no word, and a cover keeps the template's ground, whatever it is."""
    weak = []
    with pypdfium2.PdfDocument(pdfs[name]) as document:
        shown = zip(made(name).slides, document, pages(tool, pdfs[name]), strict=True)
        for number, (slide, page, words) in enumerate(shown, 1):
            if slide.kind in ("cover", "divider"):
                continue
            picture = page.render(scale=2).to_pil()
            for word in words:
                left, top, right, bottom = (round(2 * side) for side in word[1:])
                pixels = picture.crop((left, top, right + 1, bottom + 1))
                colors = pixels.getcolors(pixels.width * pixels.height)
                if not any(map(str.isalnum, word.text)) or not colors:
                    continue
                ground, there = max(colors)[1], [color for _, color in colors]
                ends = min(there, key=sum), max(there, key=sum)
                found = max(ratio(bytes(ground).hex(), bytes(color).hex()) for color in ends)
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


@pytest.mark.parametrize("name", ["ar-formal", "en-dark"])
def test_pictures_and_pdfs_look_as_in_libreoffice(name: str, pdfs: Mapping[str, Path]) -> None:
    theirs = printed(pdfs[name].read_bytes())
    for ours in (list(map(opened, deck(name).written("png"))), printed(*deck(name).written("pdf"))):
        scores = [similarity(a, b) for a, b in zip(ours, theirs, strict=True)]
        # Where a line ends elsewhere, since the layout leaves room for other programs, the words behind it differ.
        assert mean(scores) > 0.96, scores
        assert min(scores) > 0.9, scores


def printed(pdf: bytes) -> list[Image.Image]:
    """Return the pages of a PDF in the size of pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=1920 / page.get_width(), grayscale=True).to_pil() for page in document]


def test_a_deck_that_libreoffice_saves_has_the_edits_that_were_made(tmp_path: Path, converted: Converted) -> None:
    """Of each kind of slide what was edited counts, and nothing else."""
    deck_of_study = study.deck()
    content, outline = render(deck_of_study.scene), tmp_path / "outline.yaml"
    record.keep(outline, "", None, deck_of_study, tmp_path / "outline.pptx", content)
    built = record.find(outline, seal.build_id(content))
    assert built is not None
    edited = {
        "study": support.edited(content, support.word(3), support.moved),
        "pulled": support.edited(pulling.built().data, *pulling.EVERY),
    }
    saved = {name: path.read_bytes() for name, path in converted(edited, "pptx").items()}
    assert seal.read(saved["study"]) == seal.Seal(built["id"], whole=False)
    slides = read_slides(saved["study"])
    assert slides is not None
    assert edits(built, slides) == Edits(1, 0, 1)
    slides = read_slides(saved["pulled"])
    assert slides is not None
    result = pulling.taken(slides)
    assert result.text == pulling.TAKEN
    assert sorted(left.kind for left in result.left) == pulling.LEFT
