"""What a template draws, as layers of boxes.

They say what is the ground of a text, and where there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from io import BytesIO

from msgspec import Struct

from deckgen.house.clean import Pictures
from deckgen.house.colors import Palette, color_child, opaque
from deckgen.house.xml import A, Element, R, find, is_written, local, number, placeholder, shapes, transform
from deckgen.theme.contrast import TEXT, ratio
from deckgen.theme.house import SHOWN, Drawing, Media, Tint
from deckgen.units import Rect

COVERED = 0.9
"""The part of a box that its ground covers at least."""

PARTLY = 0.15
"""The part from which on what covers a box only in part is a ground in it."""

FLAT = ("rect", "roundRect", "round2SameRect", "flowChartProcess", "snip1Rect", "round1Rect")
"""Shapes that fill their boxes."""

FIRST_FILL = 1001
"""The ``idx`` of a theme's first fill for backgrounds (ISO/IEC 29500-1 §20.1.4.1.7)."""

SAME = 24
"""How far two colours of a picture may differ in a channel, of 255, and still be one ground."""

SAMPLES = 40
STRAY, NEAR = SAMPLES * SAMPLES // 100, 1.1
"""Pixels of a picture that are left out at either end, and how much stronger contrast may be on a ground like it."""

Place = Callable[[int, int, int, int], Rect]


class Layer(Struct, frozen=True):
    """A box and what fills it.

    Those are colours (several of a gradient), a picture, or nothing that hides. ``left``: other formats leave some out.
    """

    rect: Rect
    colors: tuple[str, ...] = ()
    tint: Tint | None = None
    picture: Media | None = None
    flat: bool = True
    drawing: Drawing | None = None
    left: bool = False


class Ground(Struct, frozen=True):
    """The colours that a text may stand on. Of a picture they are the darkest and the lightest."""

    colors: tuple[str, ...]
    tint: Tint | None = None
    picture: bool = False

    @property
    def mixed(self) -> bool:
        """Whether no text can be read on all of it."""
        return self.picture or not self.readable(TEXT)

    def readable(self, least: float) -> bool:
        """Return whether black or white has that contrast on all of it."""
        return any(all(ratio(ink, color) >= least for color in self.colors) for ink in ("000000", "FFFFFF"))


class Painter(Struct, frozen=True):
    """What the layers of a master or layout are read with."""

    part: str
    palette: Palette
    theme: Element
    theme_part: str
    pictures: Pictures
    size: tuple[int, int]
    scale: float

    def background(self, root: Element) -> Layer | None:
        """Return the layer of a ``p:bg``, ``None`` where there is none."""
        whole = Rect(0, 0, round(self.size[0] / self.scale), round(self.size[1] / self.scale))
        given = find(root, "p:cSld/p:bg/p:bgPr")
        if given is not None:
            return self._filled(given, whole, self.part)
        reference = find(root, "p:cSld/p:bg/p:bgRef")
        if reference is None:
            return None
        base = self.palette.of(reference)
        fills = self.theme.find(f".//{A}bgFillStyleLst")
        at = number(reference, "idx") - FIRST_FILL
        if fills is not None and 0 <= at < len(fills):
            holder = fills.makeelement(f"{A}holder", {}, {})
            holder.append(deepcopy(fills[at]))
            layer = self._filled(holder, whole, self.theme_part, base)
            if layer is not None:
                plain = local(fills[at]) == "solidFill" and not len(fills[at][0])
                return Layer(whole, layer.colors, self.palette.tint_of(reference) if plain else None, layer.picture)
        return Layer(whole, (base or self.palette.hex("bg1"),), self.palette.tint_of(reference))

    def layers(self, root: Element) -> list[Layer]:
        """Return what a master or layout draws, the lowest first."""
        found: list[Layer] = []
        for shape in shapes(root):
            if placeholder(shape) is None:
                found += self._drawn(shape, self._rect)
        return found

    def _rect(self, x: int, y: int, w: int, h: int) -> Rect:
        return Rect(*(round(value / self.scale) for value in (x, y, w, h)))

    def _drawn(self, shape: Element, place: Place) -> Iterator[Layer]:
        box = _box(shape)
        if box is None:
            return
        if local(shape) == "grpSp":
            for child in shape:
                yield from self._drawn(child, _within(shape, box, place))
            return
        rect = place(*box)
        if local(shape) == "pic":
            media = self._media(shape, self.part)
            drawing = Drawing("picture", rect, picture=media) if media else None
            left = media is not None and media.ending not in SHOWN
            yield Layer(rect, picture=media, drawing=drawing, flat=media is not None, left=left)
            return
        properties, geometry = find(shape, "p:spPr"), find(shape, "p:spPr/a:prstGeom")
        preset = geometry.get("prst", "") if geometry is not None else ""
        filled = self._filled(properties, rect, self.part) if properties is not None else None
        if filled is None and not _none(properties):
            reference = find(shape, "p:style/a:fillRef")
            if reference is not None and number(reference, "idx") and (color := self.palette.of(reference)):
                filled = Layer(rect, (color,), self.palette.tint_of(reference))
        flat, text = preset in FLAT and local(shape) == "sp", is_written(shape)
        if filled is not None and filled.colors:
            drawing = Drawing("rect", rect, filled.colors[0]) if flat else None
            if preset == "ellipse":
                drawing = Drawing("ellipse", rect, filled.colors[0])
            yield Layer(rect, filled.colors, filled.tint, filled.picture, flat, drawing, text or drawing is None)
        elif filled is not None and filled.picture:
            # A picture that is repeated, or cut out by a shape, would be drawn as another one.
            whole = flat and find(shape, "p:spPr/a:blipFill/a:tile") is None
            drawing = Drawing("picture", rect, picture=filled.picture) if whole else None
            left = text or not whole or filled.picture.ending not in SHOWN
            yield Layer(rect, (), None, filled.picture, flat, drawing, left)
        else:
            line = self._line(shape, rect, preset)
            outlined = line is None and find(shape, "p:spPr/a:ln/a:solidFill") is not None
            yield Layer(rect, flat=False, drawing=line, left=text or outlined)

    def _line(self, shape: Element, rect: Rect, preset: str) -> Drawing | None:
        line = find(shape, "p:spPr/a:ln")
        color = self.palette.of(find(shape, "p:spPr/a:ln/a:solidFill"))
        if color is None:
            reference = find(shape, "p:style/a:lnRef")
            color = self.palette.of(reference) if reference is not None and number(reference, "idx") else None
        if color is None or (preset not in ("line", "straightConnector1") and rect.w and rect.h):
            return None
        return Drawing("line", rect, color, round(number(line, "w", 9525) / self.scale) if line is not None else 9525)

    def _filled(self, holder: Element, rect: Rect, part: str, base: str | None = None) -> Layer | None:
        """Return the layer of a fill that hides what is below, ``None`` where there is none."""
        for fill in holder:
            match local(fill):
                case "solidFill" if opaque(fill):
                    color = self.palette.of(fill, base)
                    return Layer(rect, (color,), self.palette.tint_of(fill)) if color else None
                case "gradFill" if opaque(fill):
                    stops = [self.palette.of(stop, base) for stop in fill.iter(f"{A}gs")]
                    return Layer(rect, tuple(dict.fromkeys(color for color in stops if color)))
                case "blipFill":
                    media = self._media(holder, part)
                    return Layer(rect, picture=media) if media else None
                case "pattFill":
                    colors = [self.palette.of(child, base) for child in fill if color_child(child) is not None]
                    return Layer(rect, tuple(color for color in colors if color))
        return None

    def _media(self, holder: Element, part: str) -> Media | None:
        blip = next(holder.iter(f"{A}blip"), None)
        id = blip.get(f"{R}embed") if blip is not None else None
        return self.pictures.of(part, id) if id else None


def _none(properties: Element | None) -> bool:
    return find(properties, "a:noFill") is not None


def _box(shape: Element) -> tuple[int, int, int, int] | None:
    place = transform(shape)
    off, ext = find(place, "a:off"), find(place, "a:ext")
    if off is None or ext is None:
        return None
    return number(off, "x"), number(off, "y"), number(ext, "cx"), number(ext, "cy")


def _within(group: Element, box: tuple[int, int, int, int], place: Place) -> Place:
    """Return where the children of a group stand."""
    inner = transform(group)
    off, ext = find(inner, "a:chOff"), find(inner, "a:chExt")
    if off is None or ext is None:
        return place
    left, top = number(off, "x"), number(off, "y")
    wide, high = box[2] / max(1, number(ext, "cx")), box[3] / max(1, number(ext, "cy"))

    def inside(x: int, y: int, w: int, h: int) -> Rect:
        return place(
            round(box[0] + (x - left) * wide), round(box[1] + (y - top) * high), round(w * wide), round(h * high)
        )

    return inside


def shared(a: Rect, b: Rect) -> float:
    """Return which part of ``a`` the box ``b`` covers."""
    w, h = min(a.right, b.right) - max(a.x, b.x), min(a.bottom, b.bottom) - max(a.y, b.y)
    return w * h / (a.w * a.h) if w > 0 and h > 0 and a.w > 0 and a.h > 0 else 0


def ground(layers: Sequence[Layer], rect: Rect) -> Ground:
    """Return the ground of a box. It is the topmost layer that covers most of it."""
    for at in range(len(layers) - 1, -1, -1):
        layer = layers[at]
        if shared(rect, layer.rect) < COVERED or not layer.flat:
            continue
        if layer.picture is not None:
            under = ground(layers[:at], rect)
            return pictured(layer, rect, under)
        if layer.colors:
            over = [color for upper in layers[at + 1 :] if _partly(rect, upper) for color in upper.colors]
            return Ground(tuple(dict.fromkeys((*layer.colors, *over))), layer.tint)
    return Ground(("FFFFFF",))


def _partly(rect: Rect, layer: Layer) -> bool:
    """Return whether some of a text may stand on a layer, some not."""
    return layer.flat and shared(rect, layer.rect) >= PARTLY


def pictured(layer: Layer, rect: Rect, under: Ground) -> Ground:
    """Return the ground that a picture makes under a box. It is one colour where its pixels there are."""
    from PIL import Image

    assert layer.picture is not None
    try:
        with Image.open(BytesIO(layer.picture.data)) as image:
            image.draft(None, (800, 800))
            wide, high = image.width / layer.rect.w, image.height / layer.rect.h
            left, top = max(0, rect.x - layer.rect.x) * wide, max(0, rect.y - layer.rect.y) * high
            right, bottom = left + rect.w * wide, top + rect.h * high
            box = _inside(image.size, (left, top, right, bottom))
            cut = image.convert("RGBA").resize((SAMPLES, SAMPLES), Image.Resampling.BOX, box)
    except Exception:
        # A metafile, or a damaged picture: nobody knows its colours.
        return Ground((*under.colors, "000000", "FFFFFF"), picture=True)
    base = Image.new("RGBA", cut.size, f"#{under.colors[0]}")
    flat = Image.alpha_composite(base, cut).convert("RGB")
    least, most = zip(*flat.getextrema(), strict=True)
    mean = "".join(f"{round(sum(channel) / 2):02X}" for channel in zip(least, most, strict=True))
    if max(high - low for low, high in zip(least, most, strict=True)) <= SAME:
        return Ground((mean,)) if cut.getchannel("A").getextrema()[1] else under
    data = flat.tobytes()
    pixels = sorted((data[at : at + 3].hex().upper() for at in range(0, len(data), 3)), key=_lightness)
    return Ground((pixels[STRAY], pixels[-1 - STRAY]), picture=True)


def _lightness(color: str) -> float:
    return ratio(color, "000000")


def _inside(size: tuple[int, int], box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return min(left, size[0] - 1), min(top, size[1] - 1), min(right, size[0]), min(bottom, size[1])


def _like(one: Ground, other: Ground) -> bool:
    """Return whether what can be read on the other can be read on the one. A picture's is as varied, or less."""
    if not (one.picture and other.picture):
        return one.colors == other.colors
    dark, light = min(map(_lightness, other.colors)), max(map(_lightness, other.colors))
    return all(dark / NEAR <= _lightness(color) <= light * NEAR for color in one.colors)


def free(layers: Sequence[Layer], rect: Rect, like: Ground, size: tuple[int, int]) -> bool:
    """Return whether nothing is drawn in a box. Its ground must be the one that is known."""
    if rect.x < 0 or rect.y < 0 or rect.right > size[0] or rect.bottom > size[1]:
        return False
    if not _like(ground(layers, rect), like):
        return False
    for layer in layers:
        if shared(rect, layer.rect) > 0 and not (layer.flat and shared(rect, layer.rect) >= COVERED):
            return False
    return True
