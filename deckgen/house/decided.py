"""What was decided of a template, written as a mapping file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from deckgen.house.choose import USES, Layout, folded
from deckgen.house.read import Template
from deckgen.house.roles import ACCENTS
from deckgen.house.slots import TITLES
from deckgen.house.survey import Survey
from deckgen.limits import shown
from deckgen.outline import yaml
from deckgen.outline.safety import check_characters
from deckgen.problems import Message
from deckgen.units import EMU_PER_INCH

DECIMALS = 3
"""Of an inch: a fourteenth of a point is not seen."""


def decided(template: Template, survey: Survey, told: Callable[[Message], str]) -> str:
    """Return a mapping file that decides as was decided.

    Args:
        template: the template, read without turning it.
        survey: what there is to say of it.
        told: says a message in the language of comments.
    """
    return "".join(f"{line}\n" for line in _lines(template, survey, told))


def _lines(template: Template, survey: Survey, told: Callable[[Message], str]) -> Iterator[str]:
    def comment(what: Message) -> str:
        return "# " + "".join(sign for sign in told(what) if sign.isprintable())

    name = shown(template.house.name)
    yield comment(Message("what was decided of {name}; each line may be changed, or left out", name=name))
    yield "layouts:"
    for use in USES:
        yield "  " + yaml.written({use: _called(getattr(template.chosen, use), template)}).rstrip("\n")
    boxes = template.boxes["content"]
    whole = boxes.whole or template.house.content.body
    lengths = (length * template.house.scale / EMU_PER_INCH for length in whole)
    body = ", ".join(f"{round(length, DECIMALS):g}" for length in lengths)
    # A title under its body would lie over a body that is asked for.
    under = boxes.own_title and any(slot.type in TITLES and not slot.vertical for slot in template.chosen.content.slots)
    yield f"{'# ' if under else ''}body: [{body}]  " + comment(
        Message("left, top, width, height of the room under the headline, in inches")
    )
    yield "colors:"
    found = {role: (color, contrast) for role, _, color, contrast in survey.colors}
    for role, slot in ACCENTS.items():
        color, contrast = found[role]
        what = Message("{color}, contrast {contrast}", color=color, contrast=contrast)
        if (tint := template.house.tints.get(role)) is None or tint.slot != slot:
            what = Message("cannot be read on its slides: the color of text serves")
        yield f"  {role}: {slot}  {comment(what)}"
    yield "tint: true  " + comment(Message("false: no color is made darker or lighter"))
    yield "mirror: auto  " + comment(Message("never: the template is not turned round"))
    yield comment(Message("fonts: {{family: …}} sets Arabic and Hebrew letters in a font of your own"))


def _called(layout: Layout, template: Template) -> str | int:
    """Return a layout's name, its number where others have that name or it cannot be written."""
    layouts = [other for master in template.masters for other in master.layouts]
    name = layout.name.strip()
    once = Counter(folded(other.name) for other in layouts)[folded(name)] == 1
    if name and once and name.isprintable() and not name.isdecimal() and not check_characters(name):
        return name
    return 1 + next(at for at, other in enumerate(layouts) if other is layout)
