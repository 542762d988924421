"""The slides of a body, with what stands around it.

That is headline, kicker, strip, source line, number.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.layout import furniture
from deckgen.layout.draft import Draft
from deckgen.layout.slide_layout import without_strips
from deckgen.scene.nodes import Drawable, SlideLayout, SlideScene, TextBox
from deckgen.text.fit import Block


def content_slides(
    draft: Draft,
    layout: SlideLayout | Sequence[SlideLayout],
    bodies: Sequence[Sequence[Drawable]],
    strip: Block | None = None,
) -> list[SlideScene]:
    """Return the slides for the bodies.

    More than one are counted in the headline. The strip (by default the slide's takeaway) stands on the last, whose
    layout must have a place for it; ``layout`` may be one for each body.
    """
    if strip is None and draft.content.takeaway is not None:
        strip = draft.block(draft.content.takeaway)
    total = len(bodies)
    layouts = [layout] * total if isinstance(layout, SlideLayout) else layout
    made = []
    for index, (layout, body) in enumerate(zip(layouts, bodies, strict=True)):
        last = index == total - 1
        shown = layout if last else without_strips(layout, draft.deck.language.form("continued"))
        nodes = furniture.around(draft, shown, body, index, total, strip if last else None)
        made.append(slide(draft, shown, nodes, index))
    return made


def slide(draft: Draft, layout: SlideLayout, nodes: Sequence[Drawable], index: int = 0) -> SlideScene:
    """Return a slide of exactly these nodes. ``index`` counts the slides that continue a first one."""
    content = draft.content
    draft.layouts[layout.key] = layout
    title = next(n for n in nodes if isinstance(n, TextBox) and n.key == "title")
    first = index == 0
    return SlideScene(
        id=content.id if first else f"{content.id}#{index + 1}",
        kind=content.kind,
        layout=layout.key,
        title=title.text.paragraphs[0].text,
        nodes=tuple(nodes),
        place=content.place,
        notes=furniture.notes(draft) if first else (),
        minutes=content.minutes if first else None,
        part=content.part,
    )
