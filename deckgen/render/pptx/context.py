"""What is shared while a deck is written.

And what is shared while one of its drawings is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from msgspec import Struct, field

from deckgen.render.pptx.package import Package, Part
from deckgen.render.pptx.xml import escape, guid
from deckgen.scene.nodes import Align, DeckScene, Drawable, Link, Picture, Placeholder, Shape, TextBox
from deckgen.theme import house
from deckgen.theme.house import House
from deckgen.theme.tints import Tint, matched, tints
from deckgen.theme.tokens import SLOTS, TLP, Role, Theme

SCHEME: Mapping[Role, str] = {
    "bg": "bg1",
    "ink": "tx1",
    "panel": "bg2",
    "deep": "tx2",
    "a1": "accent1",
    "a2": "accent2",
    "a3": "accent3",
    "a4": "accent4",
    "a5": "accent5",
    "a6": "accent6",
    "hl": "hlink",
}
"""The theme's slots, through the master's colour map."""

WHOLE = 100

_CREATION_ID = (
    '<a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId '
    'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="%s"/></a:ext>'
)
_DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)


def colors(theme: Theme, template: House | None = None) -> dict[Role, str]:
    """Return the colour element of every role.

    With a house's ``template`` the theme's colours are its own, some of them lighter or darker.
    """
    if template:
        return {
            role: slot_color(template.tints[role]) if role in template.tints else f'<a:srgbClr val="{value}"/>'
            for role, value in theme.colors.items()
        }
    made = tints(theme.colors)

    def element(role: Role, value: str) -> str:
        # What is a slot's colour, or a tint of one, goes with a change of theme; those of TLP say what they mean.
        if role in TLP:
            return f'<a:srgbClr val="{value}"/>'
        tint = Tint(role, 1, 0) if role in SLOTS else made.get(role) or matched(theme.colors, value)
        return _tinted(tint) if tint else f'<a:srgbClr val="{value}"/>'

    return {role: element(role, value) for role, value in theme.colors.items()}


def _tinted(tint: Tint) -> str:
    changes = (("lumMod", tint.mod), ("lumOff", tint.off)) if tint.mod < 1 else ()
    mixed = "".join(f'<a:{name} val="{share * 100_000:.0f}"/>' for name, share in changes)
    return f'<a:schemeClr val="{SCHEME[tint.role]}">{mixed}</a:schemeClr>'


def shape_name(key: str) -> str:
    """Return the name of a node's shape, by its key."""
    name = key.replace("-", " ")
    return name[:1].upper() + name[1:]


def slot_color(tint: house.Tint) -> str:
    """Return the colour element of a tint of a slot."""
    changes = f'<a:lumMod val="{tint.lum_mod * 1000}"/>' if tint.lum_mod != WHOLE else ""
    changes += f'<a:lumOff val="{tint.lum_off * 1000}"/>' if tint.lum_off else ""
    return f'<a:schemeClr val="{tint.slot}">{changes}</a:schemeClr>' if changes else f'<a:schemeClr val="{tint.slot}"/>'


class PptxDeck(Struct):
    """The deck being written. ``slides`` and ``layouts`` are parts by scene id and layout key.

    ``levels`` are the XML of levels of text, once made.

    ``charts`` and ``added`` count charts, and parts that slides added by hand bring along.

    ``pack`` returns the part of a font, as it is and deflated, and its SHA-256, if these are not to be made anew.
    """

    scene: DeckScene
    package: Package
    colors: Mapping[Role, str]
    pack: Callable[[bytes], tuple[bytes, bytes, bytes]] | None = None
    layouts: dict[str, Part] = field(default_factory=dict)
    placeholders: dict[str, dict[int, Placeholder]] = field(default_factory=dict)
    slides: dict[str, Part] = field(default_factory=dict)
    media: dict[bytes, Part] = field(default_factory=dict)
    levels: dict[Hashable, str] = field(default_factory=dict)
    charts: int = 0
    added: int = 0

    @property
    def rtl(self) -> str:
        """The deck's direction as an attribute's value."""
        return "1" if self.scene.rtl else "0"

    @property
    def start(self) -> Align:
        """The reading side's ``algn``."""
        return "r" if self.scene.rtl else "l"

    @property
    def end(self) -> Align:
        """The ``algn`` of the side where lines end."""
        return "l" if self.scene.rtl else "r"


class Drawing(Struct):
    """One shape tree.

    The part that it is in, the name that its identities hang on, its count of shapes, and its slide's number,
    ``None`` for a layout's. ``nodes`` are what lines may be tied to, ``first`` is the shape id of the first of them.
    """

    deck: PptxDeck
    part: Part
    owner: str
    shapes: int = 1
    number: int | None = None
    nodes: Sequence[Drawable | Placeholder] = ()
    first: int = 0

    def tie(self, nodes: Sequence[Drawable | Placeholder]) -> None:
        """Let lines be tied to the nodes that are drawn next.

        They are drawn in this order, a shape each.
        """
        self.nodes, self.first = nodes, self.shapes + 1

    def target(self, key: str) -> tuple[int, str]:
        """Return the id and form of what a line is tied to."""
        id, node = next(found for found in enumerate(self.nodes, self.first) if found[1].key == key)
        return id, node.preset if isinstance(node, TextBox | Shape | Placeholder) else "rect"

    def properties(self, key: str, *, alt: str | None = None, link: Link | None = None) -> str:
        """Return the ``p:cNvPr`` of the next shape. An empty ``alt`` marks it as decorative."""
        self.shapes += 1
        description = "" if alt is None else f' descr="{escape(alt)}"'
        decorative = _DECORATIVE if alt == "" else ""
        return (
            f'<p:cNvPr id="{self.shapes}" name="{escape(shape_name(key))}"{description}>'
            f"{self.link(link) if link else ''}"
            f"<a:extLst>{_CREATION_ID % guid(f'{self.owner}/{key}')}{decorative}</a:extLst></p:cNvPr>"
        )

    def link(self, link: Link) -> str:
        """Return the ``a:hlinkClick`` of a link."""
        if link.slide is not None:
            id, action = self.part.relate("slide", self.deck.slides[link.slide]), "ppaction://hlinksldjump"
        else:
            id, action = self.part.relate("hyperlink", link.url or ""), ""
        attributes = f' action="{action}"' if action else ""
        return f'<a:hlinkClick r:id="{id}"{attributes}/>'

    def image(self, picture: Picture) -> str:
        """Return the relationship to a picture's bytes, which the package holds once."""
        media = self.deck.media
        if picture.data not in media:
            name = f"/ppt/media/image{len(media) + 1}.{picture.format}"
            media[picture.data] = self.deck.package.add(name, data=picture.data)
        return self.part.relate("image", media[picture.data])
