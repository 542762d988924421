"""Native charts (ISO/IEC 29500-1 §21.2).

The graphic frame on the slide, the chart part, and its workbook.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from deckgen.render.pptx.context import Drawing, PptxDeck
from deckgen.render.pptx.shapes import box, fill, line_look
from deckgen.render.pptx.workbook import categories_ref, name_ref, values_ref, workbook
from deckgen.render.pptx.xml import DRAWINGML, HEAD, OFFICE_REL, escape
from deckgen.scene.nodes import SYMBOL_SIZE, Axis, Chart, Level, MarkLabels, Series, Side
from deckgen.theme.tokens import Role

CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

CATEGORIES, VALUES = 1, 2
"""The ids of the axes, which the schema wants unsigned."""

POSITIONS: dict[Side, str] = {"out": "outEnd", "t": "t", "b": "b", "l": "l", "r": "r"}
PARTS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


def chart_frame(drawing: Drawing, chart: Chart, application: str = "<p:nvPr/>") -> str:
    """Return the ``p:graphicFrame`` of a chart. ``application`` is its ``p:nvPr``.

    The parts that it needs are added.
    """
    deck = drawing.deck
    deck.charts += 1
    part = deck.package.add(f"/ppt/charts/chart{deck.charts}.xml", CHART_TYPE)
    book = deck.package.add(
        f"/ppt/embeddings/Microsoft_Excel_Sheet{deck.charts}.xlsx", data=workbook(chart, rtl=deck.scene.rtl)
    )
    part.data = _chart_space(deck, chart, part.relate("package", book)).encode()
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{drawing.properties(chart.key, alt=chart.alt)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>{application}</p:nvGraphicFramePr>'
        f'<p:xfrm>{box(chart.rect)}</p:xfrm><a:graphic><a:graphicData uri="{CHART_URI}">'
        f'<c:chart xmlns:c="{CHART_URI}" r:id="{drawing.part.relate("chart", part)}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _chart_space(deck: PptxDeck, chart: Chart, book: str) -> str:
    look = chart.axes[0].look if chart.axes else chart.labels and chart.labels.look
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{CHART_URI}" xmlns:a="{DRAWINGML}" xmlns:r="{OFFICE_REL}">'
        f'<c:date1904 val="0"/><c:lang val="{deck.scene.language}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_layout(chart)}{_group(deck, chart)}{_axes(deck, chart)}'
        f"<c:spPr>{fill(deck, None)}{line_look(deck, None)}</c:spPr></c:plotArea>"
        # A missing number is a gap, never a zero.
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{fill(deck, None)}{line_look(deck, None)}</c:spPr>{_text(deck, look, deck.scene.rtl) if look else ''}"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _layout(chart: Chart) -> str:
    """Return where the marks stand: the labels round them are measured for it."""
    rect, plot = chart.rect, chart.plot
    places = (
        ("x", (plot.x - rect.x) / rect.w),
        ("y", (plot.y - rect.y) / rect.h),
        ("w", plot.w / rect.w),
        ("h", plot.h / rect.h),
    )
    values = "".join(f'<c:{name} val="{value:.5f}"/>' for name, value in places)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{values}</c:manualLayout></c:layout>"
    )


def _group(deck: PptxDeck, chart: Chart) -> str:
    """Return the marks of all series."""
    series = "".join(_series(deck, chart, i) for i in range(len(chart.series)))
    ids = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'
    plain = f'<c:varyColors val="0"/>{series}'
    match chart.kind:
        case "bar" | "column":
            direction = "bar" if chart.kind == "bar" else "col"
            return (
                f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>{plain}'
                f'<c:gapWidth val="{chart.gap}"/><c:overlap val="0"/>{ids}</c:barChart>'
            )
        case "line":
            return f'<c:lineChart><c:grouping val="standard"/>{plain}<c:marker val="1"/>{ids}</c:lineChart>'
        case "area":
            return f'<c:areaChart><c:grouping val="stacked"/>{plain}{ids}</c:areaChart>'
        case "scatter":
            return f'<c:scatterChart><c:scatterStyle val="lineMarker"/>{plain}{ids}</c:scatterChart>'
        case "pie":
            return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        case _:
            assert_never(chart.kind)


def _series(deck: PptxDeck, chart: Chart, i: int) -> str:
    series = chart.series[i]
    name = f"<c:tx>{_strings(name_ref(chart, i), (series.name,))}</c:tx>" if series.name else ""
    labels = _labels(deck, chart, series)
    values = _numbers(values_ref(chart, i), chart.format, series.values)
    start = f'<c:ser><c:idx val="{i}"/><c:order val="{i}"/>{name}'
    color = f"<c:spPr>{fill(deck, series.color)}</c:spPr>"
    if chart.kind == "scatter":
        along = _numbers(categories_ref(chart, i), "General", series.xs)
        return (
            f"{start}<c:spPr>{line_look(deck, None)}</c:spPr>{_symbol(deck, series)}{labels}"
            f'<c:xVal>{along}</c:xVal><c:yVal>{values}</c:yVal><c:smooth val="0"/></c:ser>'
        )
    data = f"<c:cat>{_strings(categories_ref(chart, i), chart.categories)}</c:cat><c:val>{values}</c:val>"
    match chart.kind:
        case "line":
            look = f"<c:spPr>{line_look(deck, series.line)}</c:spPr>"
            points = "".join(_point(deck, series, n) for n in series.accents)
            return f'{start}{look}{_symbol(deck, series)}{points}{labels}{data}<c:smooth val="0"/></c:ser>'
        case "pie":
            return f"{start}{''.join(_slice(deck, chart, n) for n in range(len(chart.slices)))}{labels}{data}</c:ser>"
        case "area":
            return f"{start}{color}{labels}{data}</c:ser>"
        case _:
            bars = "".join(_bar(deck, series, n) for n in series.accents)
            return f'{start}{color}<c:invertIfNegative val="0"/>{bars}{labels}{data}</c:ser>'


def _slice(deck: PptxDeck, chart: Chart, n: int) -> str:
    look = f"{fill(deck, chart.slices[n])}{line_look(deck, chart.edge)}"
    return f'<c:dPt><c:idx val="{n}"/><c:bubble3D val="0"/><c:spPr>{look}</c:spPr></c:dPt>'


def _bar(deck: PptxDeck, series: Series, n: int) -> str:
    """Return the look of a bar that is pointed out."""
    look = f"<c:spPr>{fill(deck, series.accent)}</c:spPr>"
    return f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{look}</c:dPt>'


def _point(deck: PptxDeck, series: Series, n: int) -> str:
    """Return the look of a line's point that is pointed out.

    The line that leads to it stays as it is.
    """
    line = f"<c:spPr>{line_look(deck, series.line)}</c:spPr>"
    return f'<c:dPt><c:idx val="{n}"/>{_symbol(deck, series, series.accent)}<c:bubble3D val="0"/>{line}</c:dPt>'


def _symbol(deck: PptxDeck, series: Series, color: Role | None = None) -> str:
    look = f"{fill(deck, color or series.color)}{line_look(deck, None)}"
    return f'<c:marker><c:symbol val="{series.symbol}"/><c:size val="{SYMBOL_SIZE}"/><c:spPr>{look}</c:spPr></c:marker>'


def _labels(deck: PptxDeck, chart: Chart, series: Series) -> str:
    """Return the labels of a series: at all of its marks, or with its name at the last one."""
    labels = chart.labels
    if labels is None:
        return ""
    if chart.kind == "line" and labels.name:
        at = len(series.values) - 1
        look = replace(labels.look_of(series, at), color=series.color_of(at))
        last = _label_look(deck, chart, labels, look, "showSerName")
        return f'<c:dLbls><c:dLbl><c:idx val="{at}"/>{last}</c:dLbl>{_shown()}</c:dLbls>'
    shown = ("showVal", "showCatName") if labels.name else ("showVal",)
    # The lines of a slice's label: its name, then its number.
    apart = "<c:separator>\n</c:separator>" if labels.name else ""
    own = "".join(
        f'<c:dLbl><c:idx val="{i}"/>{_label_look(deck, chart, at, labels.look_of(series, i), *shown)}{apart}</c:dLbl>'
        for i in sorted({*(series.accents if labels.strong else ()), *series.under})
        for at in [replace(labels, side="b") if i in series.under else labels]
    )
    return f"<c:dLbls>{own}{_label_look(deck, chart, labels, labels.look, *shown)}{apart}</c:dLbls>"


def _label_look(deck: PptxDeck, chart: Chart, labels: MarkLabels, look: Level, *shown: str) -> str:
    return (
        f'<c:numFmt formatCode="{escape(chart.format)}" sourceLinked="0"/>'
        f"<c:spPr>{fill(deck, None)}{line_look(deck, None)}</c:spPr>{_text(deck, look, labels.rtl)}"
        f'<c:dLblPos val="{POSITIONS[labels.side]}"/>{_shown(*shown)}'
    )


def _shown(*parts: str) -> str:
    return "".join(f'<c:{part} val="{part in parts:d}"/>' for part in PARTS)


class _Stand(Struct, frozen=True):
    """Where an axis stands: its id and that of the one it crosses, its side, where it crosses, where its labels are."""

    id: int
    other: int
    side: str
    crosses: str = "autoZero"
    labels: str = "low"


def _axes(deck: PptxDeck, chart: Chart) -> str:
    if not chart.axes:
        return ""
    first, values = chart.axes
    lying = chart.kind == "bar"
    # Where an axis runs from right to left, the one that crosses it stands at the right.
    beside = "r" if (values if lying else first).reversed else "l"
    sides = (beside, "b") if lying else ("b", beside)
    if chart.kind == "scatter":
        x, y = _Stand(CATEGORIES, VALUES, sides[0], "min"), _Stand(VALUES, CATEGORIES, sides[1], "min")
        return _value_axis(deck, first, x, "midCat") + _value_axis(deck, values, y, "midCat")
    # Of categories from the top down the last is at the foot, where the numbers are.
    foot = ("max", "high") if lying and first.reversed else ("autoZero", "low")
    between = "midCat" if first.on_ticks else "between"
    return _category_axis(deck, first, _Stand(CATEGORIES, VALUES, sides[0])) + _value_axis(
        deck, values, _Stand(VALUES, CATEGORIES, sides[1], *foot), between
    )


def _category_axis(deck: PptxDeck, axis: Axis, stand: _Stand) -> str:
    return (
        f'<c:catAx><c:axId val="{stand.id}"/><c:scaling>{_orientation(axis)}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{stand.side}"/><c:numFmt formatCode="General" sourceLinked="0"/>{_ticks(deck, axis, stand)}'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(deck: PptxDeck, axis: Axis, stand: _Stand, between: str) -> str:
    """Return an axis of numbers.

    Its lower end and its steps are written. The upper end is left to the program, so that a larger number that is
    entered later stays in view, but where there can be none.
    """
    most = f'<c:max val="{_number(axis.most)}"/>' if axis.full else ""
    grid = f"<c:majorGridlines><c:spPr>{line_look(deck, axis.grid)}</c:spPr></c:majorGridlines>" if axis.grid else ""
    return (
        f'<c:valAx><c:axId val="{stand.id}"/><c:scaling>{_orientation(axis)}{most}<c:min val="{_number(axis.least)}"/>'
        f'</c:scaling><c:delete val="{axis.look is None:d}"/><c:axPos val="{stand.side}"/>{grid}'
        f'<c:numFmt formatCode="{escape(axis.format)}" sourceLinked="0"/>{_ticks(deck, axis, stand)}'
        f'<c:crossBetween val="{between}"/><c:majorUnit val="{_number(axis.step)}"/></c:valAx>'
    )


def _orientation(axis: Axis) -> str:
    return f'<c:orientation val="{"maxMin" if axis.reversed else "minMax"}"/>'


def _ticks(deck: PptxDeck, axis: Axis, stand: _Stand) -> str:
    """Return an axis' labels, clear of all marks, its line, and where it stands."""
    return (
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{stand.labels}"/>'
        f"<c:spPr>{line_look(deck, axis.edge)}</c:spPr>{_text(deck, axis.look, axis.rtl) if axis.look else ''}"
        f'<c:crossAx val="{stand.other}"/><c:crosses val="{stand.crosses}"/>'
    )


def _text(deck: PptxDeck, look: Level, rtl: bool) -> str:
    """Return ``c:txPr``: the look and the direction of labels, which are never turned."""
    (size,) = look.sizes
    return (
        f'<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr rtl="{rtl:d}">'
        f'<a:defRPr lang="{deck.scene.language}" sz="{round(size * 100)}" b="{look.bold:d}">{fill(deck, look.color)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{deck.scene.language}"/></a:p></c:txPr>'
    )


def _strings(ref: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts))
    return f'<c:strRef><c:f>{ref}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _numbers(ref: str, format: str, values: Sequence[float | None]) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{_number(value)}</c:v></c:pt>' for i, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{ref}</c:f><c:numCache><c:formatCode>{escape(format)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def _number(value: float) -> str:
    """Return a number with the digits that a spreadsheet keeps."""
    return f"{value:.15g}"
