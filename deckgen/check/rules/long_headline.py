"""A headline stands in at most two lines at its full size.

Why: the headlines alone tell the story, and are read in the two seconds after a slide appears. One that is too long
is set smaller, and two headlines of different size look like two ranks.

Example::

    message: >-
      انتقلت العلاقة بين الجانبين بعد أشهر طويلة من الحذر المتبادل والاتصالات المتقطعة والرسائل غير المباشرة إلى حوار
      أمني منظّم تقوده لجان مشتركة وتضبطه حسابات الإقليم

Write instead::

    message: انتقلت العلاقة من الحذر إلى حوار أمني منظّم
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.problems import Message, Problem
from deckgen.scene.nodes import TextBox
from deckgen.scene.scaled import times
from deckgen.theme.tokens import TITLE
from deckgen.units import pt

CODE = "long-headline"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each headline that is set smaller than others."""
    # Slides that continue a first one repeat its headline with a counter, which the author cannot shorten.
    firsts = {content.id for content in deck.plan.contents}
    sizes = times(TITLE, deck.faces.scale)
    for slide in deck.scene.slides:
        for node in slide.nodes if slide.id in firsts else ():
            # The cover's title and a statement that is a headline have sizes of their own.
            if isinstance(node, TextBox) and node.key == "title" and node.style.levels[0].sizes == sizes:
                step = _whole_step(deck, node)
                if node.text.step > step:
                    what = Message(
                        "the headline takes more than two lines at {size:g} points, so it is set smaller",
                        size=sizes[step],
                    )
                    yield Problem(CODE, node.place, what, Message("shorten it"), "warning")


def _whole_step(deck: Checked, title: TextBox) -> int:
    """Return the first step at which two lines hold: in faces of high lines it may be a later one."""
    level, pitch = title.style.levels[0], deck.scene.fonts.pitch
    lines = (pt(2 * size * pitch * level.line_pct / 100) for size in level.sizes)
    return next((step for step, h in enumerate(lines) if h <= title.rect.h), len(level.sizes) - 1)
