"""What all slides of a deck share.

Its language, grid and fitter, what it cites, and its logo.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.files import Files
from deckgen.language import Language
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.picture import Logo
from deckgen.layout.slide_layout import BODY_INDEX, FOOTER_GAP, NUMBER_W, body_index, content_layout
from deckgen.layout.style import Trait, centred, clear
from deckgen.outline.model import Marking, Source
from deckgen.outline.values import NOWHERE, Text
from deckgen.scene.nodes import (
    LayoutType,
    Mark,
    Picture,
    Placeholder,
    PlaceholderType,
    SlideLayout,
    Stroke,
    TextBox,
    TextStyle,
)
from deckgen.text.compose import Composer
from deckgen.text.fit import Block, Box, Fitter, last_step
from deckgen.theme.house import House
from deckgen.theme.tokens import CHROME, LABEL, Role, Theme
from deckgen.units import Emu, Pt, Rect, inch

P = ParamSpec("P")
T = TypeVar("T")

TLP_COLOR: dict[str, Role] = {
    "TLP:RED": "tlp.red",
    "TLP:AMBER+STRICT": "tlp.amber",
    "TLP:AMBER": "tlp.amber",
    "TLP:GREEN": "tlp.green",
    "TLP:CLEAR": "tlp.clear",
}
_NUMBERED = re.compile(r"-\d+$")
"""What tells the boxes of a slide apart that hold the same."""

DISPLAY: Pt = 40
"""From this size on a prompt of more than its noun would not hold."""

FOOTER_LOGO_W, FOOTER_LOGO_H = inch(0.67), inch(0.25)


class DeckContext(Struct, frozen=True, kw_only=True):
    """What all slides of a deck share.

    ``tracker`` are the entries over the headline; ``numbers`` the citation numbers by source id;
    ``slide_numbers`` the number of each slide that is already laid out, by its id. ``files`` are those that the
    outline may name, ``reader`` is what the deck's audience is called, ``house`` the template that the deck wears.
    ``made`` is what is made ``once``, so far.
    """

    language: Language
    theme: Theme
    grid: Grid
    composer: Composer
    fitter: Fitter
    files: Files
    tracker: tuple[Text, ...] = ()
    marking: Marking | None = None
    logo: Logo | None = None
    house: House | None = None
    reader: str = ""
    sources: Mapping[str, Source]
    numbers: Mapping[str, int]
    slide_numbers: Mapping[str, int]
    made: dict[Hashable, Any] = field(default_factory=dict)

    def logo_at(self, rect: Rect, most_w: Emu, *, start: bool = False) -> tuple[Picture, ...]:
        """Return the logo, if there is one, in ``rect``.

        It stands at the far end, or where it should ``start``, as large as height and width allow.
        """
        if self.logo is None:
            return ()
        pixels, place = self.logo.pixels, self.logo.place
        scale = min(most_w / pixels.w, rect.h / pixels.h)
        w, h = round(pixels.w * scale), round(pixels.h * scale)
        box = self.grid.slice(rect, 0 if start else rect.w - w, w)._replace(y=rect.y + (rect.h - h) // 2, h=h)
        alt = self.language.word("logo")
        return (Picture(key="logo", place=place, rect=box, data=pixels.data, format=pixels.format, alt=alt),)

    def footer_logo(self) -> tuple[Picture, ...]:
        """Return the logo, if there is one, beside the slide number."""
        lengths = self.grid.geometry
        beside = self.grid.at(lengths.margin, lengths.footer_y, lengths.content_w - NUMBER_W, FOOTER_LOGO_H)
        return self.logo_at(beside, FOOTER_LOGO_W)

    def beside_number(self) -> Emu:
        """Return the room taken beside the slide number.

        The logo and the handling label stand there.
        """
        widths = [picture.rect.w for picture in self.footer_logo()] + self.label_widths()
        return sum(width + FOOTER_GAP for width in widths)

    def label_widths(self) -> list[Emu]:
        """Return the width of the handling label in the footer.

        It is nothing where the marking is none of the TLP's.
        """
        if self.marking is None or self.marking.text.string not in TLP_COLOR:
            return []
        runs = self.composer.plain(self.marking.text.string, bold=True)
        return [self.fitter.natural_width(runs, CHROME) + inch(0.2)]

    def box(
        self, key: str, i: int, rect: Rect, style: TextStyle, fill: Role | None = None, stroke: Stroke | None = None
    ) -> Placeholder:
        """Return the ``i``-th box of a slide's body.

        It is counted from 0 in its slide layout. No level of its text touches the one above.
        """
        style = clear(self.grid.geometry.pitch, style)
        return Placeholder(key, "body", body_index(i), rect, style, fill=fill, stroke=stroke)

    def prompted(self, kind: str, placeholders: Iterable[Placeholder]) -> tuple[Placeholder, ...]:
        """Return a kind's boxes with what they say while they are empty."""

        def prompt(box: Placeholder) -> tuple[str, ...]:
            # It is never empty.
            if box.type == "sldNum":
                return ()
            levels = box.style.levels
            said = self.language.prompt(kind, _NUMBERED.sub("", box.key), short=levels[0].sizes[0] >= DISPLAY)
            return said[: len(levels)]

        return tuple(replace(box, prompt=prompt(box)) for box in placeholders)

    def layout_name(self, kind: str, traits: Sequence[Trait], strip: Strip | None = None) -> str:
        """Return what a kind's slide layout is called in the deck's language."""
        language = self.language
        name = language.kind(kind)
        if traits:
            name += f"{language.colon} {language.comma.join(language.form(trait.word, trait.n) for trait in traits)}"
        return f"{name}{language.word('and')}{language.form(strip)}" if strip else name

    def sign(self, key: str, rect: Rect, style: TextStyle, said: str) -> TextBox:
        """Return a number or sign of a slide layout's own.

        It has the largest size that holds, else the smallest.
        """
        box = Box((Block(self.composer.plain(said)),), style, rect.w, rect.h)
        fitted = self.fitter.fit([box])
        text = fitted[0] if fitted else self.fitter.set(box.blocks, style, rect.w, last_step(style))
        return TextBox(key=key, place=NOWHERE, rect=rect, text=text, style=style)

    def object_box(self, key: str, type: PlaceholderType, rect: Rect) -> Placeholder:
        """Return the box of a slide's table, chart or picture."""
        style = TextStyle((centred(self.grid, (LABEL,), "a5"),), "ctr")
        return Placeholder(key, type, BODY_INDEX, rect, style)

    def table_layout(self, kind: str, strip: Strip | None = None) -> SlideLayout:
        """Return the slide layout of a table that takes the whole body."""
        return self.slide_layout(kind, [self.object_box("table", "tbl", self.grid.body(strip))], strip=strip)

    def slide_layout(
        self,
        kind: str,
        placeholders: Sequence[Placeholder] = (),
        nodes: Sequence[Mark] = (),
        *,
        variant: Sequence[Trait] = (),
        strip: Strip | None = None,
        paired: bool = False,
        type: LayoutType = "cust",
    ) -> SlideLayout:
        """Return the slide layout of a kind's content slide.

        ``variant`` tells its forms apart; ``paired``: another strip stands over the ``strip``.
        """
        layout = content_layout(
            self.grid,
            "-".join((kind, *(trait.code for trait in variant))),
            self.layout_name(kind, variant, strip),
            placeholders,
            nodes,
            beside=self.beside_number(),
            strip_kind=strip,
            paired=paired,
            type=type,
        )
        return replace(layout, placeholders=self.prompted(kind, layout.placeholders))


def further(deck: DeckContext, layout: SlideLayout, first: int) -> SlideLayout:
    """Return a layout whose numbers begin with ``first``.

    It is called so where that is not 1.
    """
    if first == 1:
        return layout
    trait = Trait("first", first)
    name = f"{layout.name}{deck.language.comma}{deck.language.form(trait.word, trait.n)}"
    return replace(layout, key=f"{layout.key}-{trait.code}", name=name)


def once(make: Callable[Concatenate[DeckContext, P], T]) -> Callable[Concatenate[DeckContext, P], T]:
    """Return what makes a thing once for a deck.

    So it does each slide layout, and each state of the tracker.
    """

    @wraps(make)
    def made(deck: DeckContext, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (make, args, *kwargs.items())
        if key not in deck.made:
            deck.made[key] = make(deck, *args, **kwargs)
        thing: T = deck.made[key]
        return thing

    return made
