"""A chart made by hand, written, for the tests of its part and of its workbook."""

from __future__ import annotations

from typing import Any

from lxml import etree
from msgspec.structs import replace

from deckgen.render.pptx.chart import chart_frame
from deckgen.scene.nodes import Axis, Chart, ChartKind, Level, MarkLabels, Series, Stroke
from deckgen.units import Rect
from tests.powerpoint import Element
from tests.render.pptx.support import HERE, drawing

NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
LOOK = Level(sizes=(14,), color="ink", align="ctr")
HAIR = Stroke("a6", 9525)
SHOWN = Axis(False, LOOK, edge=HAIR, grid=HAIR, format="General", least=-10, most=40, step=10)

KINDS: tuple[ChartKind, ...] = ("bar", "column", "line", "area", "pie", "scatter")


def chart(kind: ChartKind = "column", **changes: Any) -> Chart:
    """Return a chart of two series, with a gap and a name that looks like a formula."""
    scatter = kind == "scatter"
    xs = (1.5, 2.0, 3.0) if scatter else ()
    series = (
        Series("=SUM(A1)", "a1", (40, 0.1, -10), xs, Stroke("a1", 28575), "circle"),
        Series("ثانية", "a3", (1, 2, 3) if scatter else (1, None, 3), xs, Stroke("a3", 28575), "square"),
    )
    node = Chart(
        key="chart",
        place=HERE,
        rect=Rect(1000, 2000, 8000, 4000),
        plot=Rect(2000, 3000, 4000, 2000),
        kind=kind,
        categories=() if scatter else ("=1+1", "https://example.org", "ثالث & أخير"),
        series=series[:1] if kind == "pie" else series,
        axes=() if kind == "pie" else (replace(SHOWN, reversed=True), SHOWN),
        labels=MarkLabels(LOOK, "out"),
        format="[$-2000401]0.0",
        alt="ما يعرضه",
        gap=60,
        slices=("a1", "a3", "a2") if kind == "pie" else (),
    )
    return replace(node, **changes)


KINDS: tuple[ChartKind, ...] = ("bar", "column", "line", "area", "pie", "scatter")


def written(node: Chart, **scene: Any) -> tuple[str, dict[str, bytes]]:
    """Return the frame of a chart, and the parts that it needs."""
    slide = drawing(**scene)
    frame = chart_frame(slide, node)
    return frame, {part.name: part.data for part in slide.deck.package._parts}


def part(node: Chart, **scene: Any) -> Element:
    """Return the chart part."""
    return etree.fromstring(written(node, **scene)[1]["/ppt/charts/chart1.xml"])


def workbook(node: Chart, **scene: Any) -> bytes:
    """Return the chart's workbook."""
    return written(node, **scene)[1]["/ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]


def find(element: Element, path: str) -> Any:
    return element.xpath(path, namespaces=NS)
