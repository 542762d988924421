"""A template's layout, as a slide of the deck wears it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.house.choose import Layout, Master, Use
from deckgen.house.clean import Pictures
from deckgen.house.colors import Palette
from deckgen.house.frame import Boxes, content, cover, main
from deckgen.house.ground import Layer, Painter, shared
from deckgen.house.masters import slot_map
from deckgen.house.mirror import mirror
from deckgen.house.package import Archive, TemplateError
from deckgen.house.parts import back_titles, drawn_part, mapped
from deckgen.house.room import Room
from deckgen.house.slots import BODIES, flipped, turned
from deckgen.house.xml import A, Element, find
from deckgen.problems import Message, Place
from deckgen.theme.house import HEIGHT, Drawing, Frame, Look, Spot
from deckgen.units import Emu, Rect

FULL = 0.85
"""The part of the slide that a picture covers that cannot be turned round."""


class Dresser(Struct):
    """What layouts are dressed with.

    ``kept`` are the names of those that a picture keeps from being turned, ``left`` of those of whose drawing other
    formats than PowerPoint leave some out.

    ``body`` is the one that a mapping file asks for, at ``body_place``, on the template's own side.
    """

    archive: Archive
    size: tuple[Emu, Emu]
    scale: float
    rtl: bool
    turn: bool
    body: Rect | None = None
    body_place: Place | None = None
    kept: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def slide(self) -> tuple[Emu, Emu]:
        """The size of the slide that a deck is laid out on."""
        return round(self.size[0] / self.scale), HEIGHT

    def layers(
        self, master: Master, root: Element, part: str, pictures: Pictures, palette: Palette | None = None
    ) -> tuple[list[Layer], Painter]:
        """Return the ground and the layers of one master or layout."""
        painter = Painter(
            part, palette or master.palette, master.theme, master.theme_part, pictures, self.size, self.scale
        )
        ground = painter.background(root)
        return [*([ground] if ground else ()), *painter.layers(root)], painter

    def visible(self, layout: Layout, master: Master) -> list[Layer]:
        """Return what a layout shows as it is drawn, the lowest first."""
        pictures = Pictures(self.archive)
        below, painter = self.layers(master, master.root, master.part, pictures)
        above, own = self.layers(master, layout.root, layout.part, pictures)
        shown = layout.root.get("showMasterSp") not in ("0", "false")
        ground = below[:1] if painter.background(master.root) else []
        grounded = own.background(layout.root) is not None
        rest = below[len(ground) :] if shown else []
        return [*above[:1], *rest, *above[1:]] if grounded else [*ground, *rest, *above]

    def drawn(self, layout: Layout, master: Master) -> Iterator[Drawing]:
        """Yield what a layout shows, for others to draw."""
        yield from (layer.drawing for layer in _grounds(self.visible(layout, master)) if layer.drawing)

    def frame(self, use: Use, layout: Layout, master: Master) -> tuple[Boxes, Frame, Palette]:
        """Return a layout's boxes, its colours, and what a deck takes."""
        pictures, (width, height) = Pictures(self.archive), self.slide
        root = deepcopy(layout.root)
        back_titles(root, master.root)
        over = find(root, "p:clrMapOvr/a:overrideClrMapping")
        palette = master.palette
        if over is not None:
            palette = Palette(palette.colors, slot_map(over))
        shown = root.get("showMasterSp") not in ("0", "false")
        below, painter = self.layers(master, master.root, master.part, pictures, palette)
        own, _ = self.layers(master, root, layout.part, pictures, palette)
        grounded = find(root, "p:cSld/p:bg") is not None
        ground = own[:1] if grounded else below[:1] if painter.background(master.root) else []
        under = below[1:] if painter.background(master.root) else below
        above = own[1:] if grounded else own
        visible = [*ground, *(under if shown else ()), *above]
        stays = self.turn and full(visible, self.slide)
        if stays:
            self.kept.append(layout.name)
        whole_master = full(below, self.slide)
        if self.turn:
            under = under if whole_master else [_turned(layer, width) for layer in under]
            above = above if stays else [_turned(layer, width) for layer in above]
        layers = [*ground, *(under if shown else ()), *above]
        if any(layer.left for layer in layers):
            self.left.append(layout.name)
        room = Room(layers, (width, height))
        boxes = self._boxes(use, layout, master, palette, room, stays=stays)
        if self.turn:
            mirror(root, self.size[0], rtl=self.rtl, places=not stays)
        if over is not None:
            if not grounded:
                _take_ground(root, master.root)
            mapped(root, palette.map)
        drawn, count, background = drawn_part(root, layout.part, pictures)
        frame = Frame(
            name=layout.name,
            title=boxes.title,
            body=boxes.body,
            second=boxes.second,
            number=boxes.number,
            source=boxes.source,
            kicker=boxes.kicker,
            tracker=boxes.tracker,
            meta=boxes.meta,
            background=background,
            drawn=drawn,
            shapes=count,
            master_shapes=shown,
            drawings=tuple(layer.drawing for layer in _grounds(layers) if layer.drawing),
        )
        return boxes, frame, palette

    def _boxes(self, use: Use, layout: Layout, master: Master, palette: Palette, room: Room, *, stays: bool) -> Boxes:
        width, height = self.slide
        body = main(layout.slots, self.scale, width * height)[1]
        spots: dict[str, Spot] = {}
        for slot in layout.slots:
            rect = slot.rect(self.scale)
            key = {"title": "title", "ctrTitle": "title", "subTitle": "second"}.get(slot.type, slot.type)
            if slot.type in BODIES and slot is not body:
                key = f"other {key}" if use == "content" else key
            elif slot is body:
                key = "body"
            if rect is None or slot.vertical or key in spots or rect.w <= 0 or rect.h <= 0:
                continue
            spot = Spot(rect, slot.look(master.root, palette, self.scale))
            if self.turn:
                spot = turned(spot, width)
                if stays:
                    spot = replace(spot, rect=rect)
            if not self.turn and self.rtl and spot.look.align == "l":
                # Left over from a left-to-right template: a right-to-left sentence begins at the right.
                spot = replace(spot, look=replace(spot.look, align="r"))
            spots[key] = spot
        if use == "content":
            given = self.body
            if given and self.turn and not stays:
                given = flipped(given, width)
            made = content(spots, room, given, rtl=self.rtl)
            if made is None:
                raise TemplateError(
                    "template-no-layout",
                    Message('the body of its layout "{name}" is too small', name=layout.name)
                    if given is None
                    else Message('"body" is too small, or leaves no room for the title'),
                    place=self.body_place,
                )
            return made
        if "second" not in spots:
            found = next((spots[key] for key in ("body", "obj") if key in spots), None)
            if found is not None:
                spots["second"] = found
        if "title" not in spots:
            # A layout for content that serves as the cover, or a title that is vertical.
            spots["title"] = _middle(width, height, self.rtl)
            spots.pop("second", None)
        return cover(spots, room, section=use == "section", rtl=self.rtl)


def _middle(width: Emu, height: Emu, rtl: bool) -> Spot:
    look = Look(36, "", bold=True, align="r" if rtl else "l")
    return Spot(Rect(width // 10, height * 3 // 10, width * 8 // 10, height // 5), look)


def full(layers: list[Layer], size: tuple[Emu, Emu]) -> bool:
    """Return whether a picture fills the slide."""
    slide = Rect(0, 0, *size)
    return any(layer.picture is not None and shared(slide, layer.rect) >= FULL for layer in layers)


def _turned(layer: Layer, width: Emu) -> Layer:
    drawing = layer.drawing
    if drawing is not None:
        drawing = replace(drawing, rect=flipped(drawing.rect, width))
    return replace(layer, rect=flipped(layer.rect, width), drawing=drawing)


def _grounds(layers: list[Layer]) -> list[Layer]:
    """Return the layers, that of the ground with what draws it."""
    first, rest = layers[:1], layers[1:]
    return [*(replace(layer, drawing=layer.drawing or _ground_drawing(layer)) for layer in first), *rest]


def _ground_drawing(layer: Layer) -> Drawing | None:
    if layer.picture is not None:
        return Drawing("picture", layer.rect, picture=layer.picture)
    return Drawing("rect", layer.rect, layer.colors[0]) if layer.colors else None


def _take_ground(layout: Element, master: Element) -> None:
    """Give a layout its master's ground, whose colours it maps otherwise."""
    ground, slide = find(master, "p:cSld/p:bg"), find(layout, "p:cSld")
    if ground is not None and slide is not None and not any(True for _ in ground.iter(f"{A}blip")):
        slide.insert(0, deepcopy(ground))
