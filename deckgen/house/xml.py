"""Names of DrawingML and PresentationML, and how elements are found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

NAMESPACES = {"a": A[1:-1], "p": P[1:-1], "r": R[1:-1]}

DRAWN = ("sp", "pic", "cxnSp", "grpSp", "graphicFrame")
"""What may stand in a shape tree (ISO/IEC 29500-1 §19.3.1.45), without what other namespaces add."""


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def find(element: Element | None, path: str) -> Element | None:
    """Return the first element on a path such as ``p:cSld/p:bg``."""
    if element is None:
        return None
    return element.find(path, NAMESPACES)


def shapes(root: Element) -> Iterator[Element]:
    """Yield the top shapes of a master or layout, the lowest first."""
    tree = find(root, "p:cSld/p:spTree")
    if tree is not None:
        yield from (shape for shape in tree if shape.tag in {P + name for name in DRAWN})


def placeholder(shape: Element) -> Element | None:
    """Return a shape's ``p:ph``."""
    for path in ("p:nvSpPr/p:nvPr/p:ph", "p:nvPicPr/p:nvPr/p:ph", "p:nvGraphicFramePr/p:nvPr/p:ph"):
        found = find(shape, path)
        if found is not None:
            return found
    return None


def is_written(shape: Element) -> bool:
    """Return whether a text stands in a shape."""
    return any((text.text or "").strip() for text in shape.iter(f"{A}t"))


def transform(shape: Element) -> Element | None:
    """Return a shape's own ``a:xfrm`` or ``p:xfrm``."""
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        found = find(shape, path)
        if found is not None and find(found, "a:off") is not None and find(found, "a:ext") is not None:
            return found
    return None


def drop(element: Element, *names: str) -> None:
    """Take attributes off an element."""
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def number(element: Element, name: str, otherwise: int = 0) -> int:
    """Return a whole number that an attribute holds. It is ``otherwise`` where there is none."""
    try:
        return int(element.get(name, otherwise))
    except ValueError:
        return otherwise
