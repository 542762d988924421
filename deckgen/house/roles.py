"""The colours that a deck takes from a template's theme, by role.

Each role takes its slot, darkened as PowerPoint's own palette darkens it (lightened on a dark ground) until it can be
read on every ground; so it follows a change of the theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.house.colors import Palette, luminance
from deckgen.house.ground import Ground
from deckgen.theme.contrast import LARGE, TEXT, ratio
from deckgen.theme.house import Tint
from deckgen.theme.tints import tints
from deckgen.theme.tokens import TLP, Role

DARKER = (Tint("", 100), Tint("", 75), Tint("", 50), Tint("", 35))
LIGHTER = (Tint("", 100), Tint("", 60, 40), Tint("", 40, 60), Tint("", 20, 80))
"""The steps of a colour of the theme in PowerPoint's own palette, and one darker."""

ACCENTS: Mapping[Role, str] = {"a1": "accent1", "a2": "accent2", "a3": "accent3", "a4": "accent4", "hl": "hlink"}


class Roles(Struct):
    """Colours by role, and their tints. ``weak`` is what cannot be read in its slot.

    ``slots`` are those of the accents; ``tint``: whether one may be made darker or lighter.
    """

    palette: Palette
    slots: Mapping[Role, str]
    tint: bool
    colors: dict[Role, str] = field(default_factory=lambda: dict(TLP))
    tints: dict[Role, Tint] = field(default_factory=dict)
    weak: list[tuple[Role, str]] = field(default_factory=list)

    def set(self, role: Role, tint: Tint) -> None:
        """Give a role a colour of the theme."""
        self.colors[role], self.tints[role] = self.palette.tinted(tint), tint

    def fix(self, role: Role, color: str, tint: Tint | None = None) -> None:
        """Give a role a colour that may be none of the theme's."""
        self.colors[role] = color
        self.tints.pop(role, None)
        if tint is not None:
            self.tints[role] = tint

    def ground(self, role: Role, ground: Ground) -> None:
        """Give a role the colour of a ground. One of a picture may be that of a slot."""
        color = ground.colors[0]
        same = next((Tint(slot) for slot in ("bg1", "tx1", "bg2", "tx2") if self.palette.hex(slot) == color), None)
        self.fix(role, color, ground.tint or same)

    def copy(self, role: Role, other: Role) -> None:
        """Give a role another's colour."""
        self.fix(role, self.colors[other], self.tints.get(other))

    def passes(self, color: str, grounds: Iterable[str], least: float) -> bool:
        """Return whether a colour can be read on all grounds."""
        return all(ratio(color, ground) >= least for ground in grounds)

    def steps(self, steps: Sequence[Tint]) -> Sequence[Tint]:
        """Return the steps that a slot may be had in."""
        return steps if self.tint else steps[:1]

    def stepped(self, slot: str, grounds: Sequence[str], least: float) -> Tint | None:
        """Return a slot's first step that all grounds let read."""
        dark = ratio(grounds[0], "FFFFFF") > ratio(grounds[0], "000000")
        for step in self.steps(LIGHTER if dark else DARKER):
            tint = replace(step, slot=slot)
            if self.passes(self.palette.tinted(tint), grounds, least):
                return tint
        return None

    def plain(self, role: Role, grounds: Sequence[str], least: float = TEXT) -> None:
        """Give a role the colour of text that reads best."""
        found = max(("tx1", "bg1"), key=lambda slot: min(ratio(self.palette.hex(slot), ground) for ground in grounds))
        if self.passes(self.palette.hex(found), grounds, least):
            self.set(role, Tint(found))
        else:
            black = min(ratio("000000", g) for g in grounds) >= min(ratio("FFFFFF", g) for g in grounds)
            self.fix(role, "000000" if black else "FFFFFF")


def slides(roles: Roles, ground: Ground) -> None:
    """Set the roles of content slides, whose body stands on this ground.

    One on which no text can be read is not asked, since a panel covers it.
    """
    if ground.mixed:
        roles.set("bg", Tint("bg1"))
    else:
        roles.ground("bg", ground)
    bg = roles.colors["bg"]
    others = () if ground.mixed else ground.colors[1:]
    roles.plain("ink", (bg, *others))
    dark = ratio(bg, "FFFFFF") > ratio(bg, "000000")
    light = Tint("", 90, 10) if dark else Tint("", 95)
    base = roles.tints.get("bg")
    if base is not None and (base.lum_mod, base.lum_off) == (100, 0):
        roles.set("panel", replace(light, slot=base.slot))
    else:
        roles.fix("panel", luminance(bg, light.lum_mod / 100, light.lum_off / 100))
    grounds = (bg, *others, roles.colors["panel"])
    ink = roles.tints.get("ink", Tint("tx1"))
    for role, slot in roles.slots.items():
        found = roles.stepped(slot, grounds, TEXT)
        if found is None:
            roles.weak.append((role, slot))
            if roles.tint:
                roles.copy(role, "ink")
            else:
                roles.set(role, Tint(slot))
        else:
            roles.set(role, found)
    muted = replace(ink, lum_mod=65, lum_off=35) if not dark else replace(ink, lum_mod=75)
    if roles.passes(roles.palette.tinted(muted), grounds, TEXT) and "ink" in roles.tints:
        roles.set("a5", muted)
    else:
        roles.copy("a5", "ink")
    hair = Tint("", 75, 25) if dark else Tint("", 75)
    if base is not None and (base.lum_mod, base.lum_off) == (100, 0):
        roles.set("a6", replace(hair, slot=base.slot))
    else:
        roles.fix("a6", luminance(bg, hair.lum_mod / 100, hair.lum_off / 100))
    roles.set("deep", Tint("tx2"))
    for role, made in tints(roles.colors).items():
        base = roles.tints.get(made.role)
        if base is not None and (base.lum_mod, base.lum_off) == (100, 0):
            roles.set(role, Tint(base.slot, round(made.mod * 100), round(made.off * 100)))
        else:
            roles.fix(role, made.of(roles.colors))
    if not roles.passes(roles.colors["ink"], (roles.colors["a3.tint"],), TEXT):
        roles.copy("a3.tint", "panel")
    _deep(roles)


def _deep(roles: Roles) -> None:
    """Set the colours of deep panels: the first accent, with what can be read on it."""
    light = max(("bg1", "tx1"), key=lambda name: ratio(roles.palette.hex(name), "000000"))
    for step in roles.steps(DARKER):
        roles.set("deep.fill", replace(step, slot=roles.slots["a1"]))
        if roles.passes(roles.palette.hex(light), (roles.colors["deep.fill"],), TEXT):
            break
    roles.plain("deep.text", (roles.colors["deep.fill"],))
    fill = (roles.colors["deep.fill"],)
    tints = (replace(step, slot=roles.slots["a2"]) for step in roles.steps(LIGHTER))
    found = next((tint for tint in tints if roles.passes(roles.palette.tinted(tint), fill, TEXT)), None)
    if found is None:
        roles.copy("deep.accent", "deep.text")
    else:
        roles.set("deep.accent", found)


def cover(
    roles: Roles, title: Ground, second: Ground, color: tuple[str, Tint | None], sub: tuple[str, Tint | None]
) -> None:
    """Set the roles of the cover. ``color`` and ``sub`` are the template's own of its title and second line."""
    roles.ground("cover.bg", title)
    if roles.passes(color[0], title.colors, LARGE):
        roles.fix("cover.title", *color)
    else:
        roles.plain("cover.title", title.colors, LARGE)
    for role in ("cover.sub", "cover.meta"):
        if roles.passes(sub[0], second.colors, TEXT):
            roles.fix(role, *sub)
        else:
            roles.plain(role, second.colors)
    found = roles.stepped(roles.slots["a2"], title.colors, TEXT)
    if found is not None:
        roles.set("cover.accent", found)
    else:
        roles.plain("cover.accent", title.colors)
    roles.copy("cover.band", "cover.bg")
    roles.copy("cover.line", "cover.bg")
