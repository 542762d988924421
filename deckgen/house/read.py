"""A template's bytes to a House."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.house import roles
from deckgen.house.choose import Chosen, Layout, Master, Use, choose
from deckgen.house.clean import Pictures
from deckgen.house.colors import Palette
from deckgen.house.dress import Dresser, full
from deckgen.house.frame import Boxes
from deckgen.house.masters import direction, latin, masters, size
from deckgen.house.own_layouts import own_layouts
from deckgen.house.package import Archive, TemplateError
from deckgen.house.parts import master_part, theme_part
from deckgen.limits import listed
from deckgen.outline.mapping_file import MappingFile
from deckgen.problems import Message, Place
from deckgen.theme.contrast import LARGE, TEXT, dark
from deckgen.theme.house import HEIGHT, Frame, House, Spot, Tint
from deckgen.theme.tokens import Role
from deckgen.units import EMU_PER_INCH, Emu, Rect, inch

SLACK = inch(0.01)
"""How far a body that is given in rounded inches may reach beyond the slide."""

FOOT: tuple[Role, ...] = ("house.source", "house.number")
"""The roles of what stands in the footer."""


class Finding(Struct, frozen=True):
    """A warning. ``place`` is where a mapping file is its cause."""

    code: str
    message: Message
    place: Place | None = None


class Template(Struct, frozen=True, kw_only=True):
    """A House, what was found odd, and what it was chosen from."""

    house: House
    findings: tuple[Finding, ...]
    masters: tuple[Master, ...]
    chosen: Chosen
    rtl: bool
    boxes: Mapping[Use, Boxes]


def read(
    archive: Archive, name: str, *, rtl: bool, family: str, asked: MappingFile | None = None, keep: bool = False
) -> Template:
    """Return a template as a deck takes it.

    Args:
        archive: the file.
        name: its name, for messages.
        rtl: the deck's direction.
        family: the deck's font, for Arabic and Hebrew.
        asked: what a mapping file says.
        keep: whether the deck keeps the template's own layouts.

    Raises:
        TemplateError: it cannot be used.
    """
    return _Reading(archive, name, rtl, family, asked or MappingFile(), keep).template()


class _Reading(Struct):
    archive: Archive
    name: str
    rtl: bool
    family: str
    asked: MappingFile
    keep: bool
    findings: list[Finding] = field(default_factory=list)

    def template(self) -> Template:
        presentation = self.archive.xml(self.archive.main)
        slide = size(presentation)
        scale = slide[1] / HEIGHT
        found_masters = masters(self.archive, presentation)
        if not found_masters:
            raise TemplateError("template-no-layout", Message("it has no slide master"))
        chosen = choose(found_masters, slide, scale, self.asked)
        own = direction(chosen.master.root, presentation)
        turn = self.asked.mirror == "auto" and own != self.rtl
        dresser = Dresser(
            self.archive, slide, scale, self.rtl, turn, self._body(slide, scale), self.asked.key_places.get("body")
        )
        if self.archive.macros:
            self.findings.append(Finding("template-macros", Message("its macros are left behind")))
        boxes, frames, found = self._frames(chosen, dresser)
        if frames["section"].name != chosen.section.name:
            chosen = chosen._replace(section=chosen.cover)
        pictures = Pictures(self.archive)
        master = chosen.master
        layers = dresser.layers(master, master.root, master.part, pictures)[0]
        places = not full(layers, dresser.slide)
        house = House(
            name=self.name,
            size=slide,
            scale=scale,
            cover=frames["cover"],
            section=frames["section"],
            content=frames["content"],
            colors=found.colors,
            tints=found.tints,
            dark=dark(found.colors),
            latin=latin(master.theme),
            theme=theme_part(master.theme, master.theme_part, pictures, self.family, self._links(found)),
            master=master_part(
                master.root,
                master.part,
                pictures,
                slide[0],
                turn=self.rtl if turn else None,
                places=places,
                footer=found.colors["house.source"],
            ),
            layouts=own_layouts(master, dresser) if self.keep else (),
        )
        return Template(
            house=house,
            findings=tuple(self.findings),
            masters=tuple(found_masters),
            chosen=chosen,
            rtl=own,
            boxes=boxes,
        )

    def _body(self, slide: tuple[Emu, Emu], scale: float) -> Rect | None:
        """Return the body that is asked for, on a slide 7.5 in high."""
        if self.asked.body is None:
            return None
        left, top, width, height = (inch(length) for length in self.asked.body)
        if left + width > slide[0] + SLACK or top + height > slide[1] + SLACK:
            wide, high = (round(side / EMU_PER_INCH, 2) for side in slide)
            what = Message('"body" reaches beyond its slides, which are {width} x {height} in', width=wide, height=high)
            raise TemplateError("out-of-range", what, place=self.asked.at("body"))
        width, height = min(width, slide[0] - left), min(height, slide[1] - top)
        return Rect(*(round(length / scale) for length in (left, top, width, height)))

    def _frames(self, chosen: Chosen, dresser: Dresser) -> tuple[dict[Use, Boxes], dict[Use, Frame], roles.Roles]:
        slots = {role: getattr(self.asked.colors, role) or slot for role, slot in roles.ACCENTS.items()}
        found = roles.Roles(chosen.master.palette, slots, self.asked.tint)
        made: dict[Use, tuple[Boxes, Frame, Palette]] = {}
        given: dict[Use, Layout] = {"content": chosen.content, "cover": chosen.cover, "section": chosen.section}
        for use, wanted in given.items():
            made[use] = dresser.frame(use, wanted, chosen.master)
        boxes = made["content"][0]
        roles.slides(found, boxes.ground)
        if boxes.panel:
            what = Message("no text can be read on all that lies under the body of its slides; it gets a ground")
            self.findings.append(Finding("template-picture-ground", what))
        self._content_looks(found, boxes)
        self.findings += (self._weak(role, slot) for role, slot in found.weak)
        self._cover_looks(found, made["cover"][0], made["cover"][2])
        if not self._fits(found, made["section"][0]):
            made["section"] = dresser.frame("section", chosen.cover, chosen.master)
        for layout in dict.fromkeys(dresser.kept):
            said = Message('a picture fills "{layout}": it keeps its places, its text alone turns', layout=layout)
            self.findings.append(Finding("template-picture-ground", said))
        if dresser.left:
            names = listed(dict.fromkeys(dresser.left))
            lost = Message("PDF, pictures and pages leave out some of what is drawn on {layouts}", layouts=names)
            self.findings.append(Finding("template-art-not-drawn", lost))
        return (
            {use: one[0] for use, one in made.items()},
            {use: replace(one[1], panel=one[0].panel) for use, one in made.items()},
            found,
        )

    def _links(self, found: roles.Roles) -> str | None:
        """Return the colour of links, where it is another than the theme's: programs ask none but the theme."""
        if found.tints.get("hl") == Tint("hlink"):
            return None
        found.fix("hl", found.colors["hl"], Tint("hlink"))
        return found.colors["hl"]

    def _weak(self, role: Role, slot: str) -> Finding:
        """Return the warning that a slot cannot be read."""
        place = self.asked.colors.key_places.get(role)
        if self.asked.tint:
            what = Message("{slot} cannot be read on its slides; {role} is the color of text", slot=slot, role=role)
        else:
            what = Message(
                "{slot} cannot be read on its slides, and is not made darker for {role}", slot=slot, role=role
            )
            place = place or self.asked.key_places.get("tint")
        return Finding("template-weak-color", what, place)

    def _content_looks(self, found: roles.Roles, boxes: Boxes) -> None:
        """Set the colours of title, source line and number.

        They are the template's own, the deck's where it has none or where that cannot be read: a source line is read,
        unlike what footers mostly say.
        """
        looks: tuple[tuple[Role, str, Spot | None, Role, float], ...] = (
            ("house.title", "title", boxes.title, "a1", LARGE),
            ("house.source", "source", boxes.source, "a5", TEXT),
            ("house.number", "number", boxes.number, "a1", TEXT),
        )
        for role, key, spot, otherwise, least in looks:
            ground = boxes.under[key]
            grounds = (found.colors["bg"],) if boxes.panel and ground is boxes.ground else ground.colors
            look = spot.look if spot else None
            if look and look.color and found.passes(look.color, grounds, least):
                found.fix(role, look.color, look.tint)
            elif found.passes(found.colors[otherwise], grounds, least):
                found.copy(role, otherwise)
            else:
                found.plain(role, grounds, least)
            # LibreOffice lightens and darkens what stands in a footer twice.
            if role in FOOT and (tint := found.tints.get(role)) and (tint.lum_mod, tint.lum_off) != (100, 0):
                found.fix(role, found.colors[role])

    def _cover_looks(self, found: roles.Roles, boxes: Boxes, palette: Palette) -> None:
        second = boxes.second
        assert second is not None
        assert boxes.second_ground is not None
        title = boxes.title.look
        sub = second.look if second.look.color else title
        own = palette is found.palette
        roles.cover(
            found,
            boxes.ground,
            boxes.second_ground,
            (title.color, title.tint if own else None),
            (sub.color, sub.tint if own else None),
        )

    def _fits(self, found: roles.Roles, boxes: Boxes) -> bool:
        """Return whether the cover's colours can be read on the slide before a part."""
        assert boxes.second_ground is not None
        return found.passes(found.colors["cover.title"], boxes.ground.colors, LARGE) and found.passes(
            found.colors["cover.sub"], boxes.second_ground.colors, LARGE
        )
