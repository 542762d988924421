"""Charts as an author writes them, and what the layout makes of them, for the tests of both."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.scene.nodes import Chart
from tests.kinds import support

NAMES = ["الأولى", "الثانية", "الثالثة", "الرابعة"]
VALUES = [40, 30, 20, 10]
ENDS = [[10, 20, 30, 40], [20, 20, 20, 20], [30, 20, 10, 5]]
PARTIES = ["روسيا", "تركيا", "إيران"]
LONG = "صيانة المعدّات والآليات الثقيلة في القواعد الساحلية كلها"


def one(kind: str, values: list[Any] = VALUES, names: list[str] = NAMES, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "categories": names, "series": [{"name": "العدد", "values": values}], **more}


def several(kind: str, rows: list[list[Any]] = ENDS, **more: Any) -> dict[str, Any]:
    series = [{"name": name, "values": values} for name, values in zip(PARTIES, rows, strict=True)]
    return {"kind": kind, "categories": NAMES, "series": series, **more}


POINTS = [[1, 2.5], [4, 3], ["١٠", 5]]
SCATTER: dict[str, Any] = {
    "kind": "scatter",
    "series": [{"name": "دول", "values": POINTS}, {"name": "أخرى", "values": POINTS[:1]}],
    "x": {"title": "الدخل", "unit": "ألف"},
    "y": {"title": "الإنفاق", "unit": "%"},
}
READING = [{"lead": "ما نقرؤه", "text": "الأولى أعلى"}]
ALL: dict[str, dict[str, Any]] = {
    **{kind: one(kind, reading=READING) for kind in ("bar", "column", "line", "area", "pie")},
    **{f"{kind}s": several(kind, unit="مليون") for kind in ("bar", "column", "line", "area")},
    "keyed lines": several("line", [[1, 2, 3, 4], [2, 2, 2, 4], [3, 2, 1, 4]]),
    "keyed pie": one("pie", names=[*NAMES[:3], LONG]),
    "scatter": SCATTER,
}


def planned(chart: dict[str, Any], **more: Any) -> Content:
    return support.content(chart=chart, **more)


def drawn(chart: dict[str, Any], *, rtl: bool = True, **more: Any) -> Chart:
    return drawing(support.laid(planned(chart), replace(language("ar"), rtl=rtl), **more))


def drawing(result: support.Laid) -> Chart:
    (node,) = (node for node in result.slide.nodes if isinstance(node, Chart))
    return node


def key(result: support.Laid) -> list[str]:
    return [text for box in support.texts(result.slide) if box.key.startswith("key-") for text in support.said(box)]


def codes(chart: dict[str, Any]) -> list[str]:
    return support.errors(planned(chart))
