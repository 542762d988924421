"""Where there is room on a slide of a template."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.house.ground import Ground, Layer, free, ground
from deckgen.units import Emu, Rect, inch

EDGE, STEP = inch(0.1), inch(0.1)
CLEAR = inch(0.3)
"""What a body that grows leaves at the slide's edges."""

WAYS = {"down": (0, 0, 0, STEP), "up": (0, -STEP, 0, STEP), "right": (0, 0, STEP, 0), "left": (-STEP, 0, STEP, 0)}
"""What is added to a box where it grows."""


class Room(Struct):
    """A slide while its boxes are found. It has layers and a size."""

    layers: Sequence[Layer]
    size: tuple[Emu, Emu]

    def ground(self, rect: Rect) -> Ground:
        """Return the ground of a box."""
        return ground(self.layers, rect)

    def free(self, rect: Rect, like: Ground, others: Sequence[Rect] = ()) -> bool:
        """Return whether a box is empty and of that ground. It must be clear of other boxes, too."""
        clear = all(not rect.meets(other) for other in others)
        return clear and free(self.layers, rect, like, self.size)

    def spread(self, rect: Rect, least: tuple[Emu, Emu], others: Sequence[Rect]) -> Rect:
        """Return a body made as large as that, where there is room.

        It ends where something else is drawn or stands. On a mixed ground it has one of its own.
        """
        like, drawn = self.ground(rect), self._drawn(rect)
        sides = dict(WAYS)
        while sides:
            for side, (x, y, w, h) in tuple(sides.items()):
                more = Rect(rect.x + x, rect.y + y, rect.w + w, rect.h + h)
                outside = min(more.x, more.y, self.size[0] - more.right, self.size[1] - more.bottom) < CLEAR
                enough = more.h > least[1] if h else more.w > least[0]
                taken = any(more.meets(other) for other in others) or self._drawn(more) != drawn
                if enough or outside or taken or not (like.mixed or self.ground(more).colors == like.colors):
                    del sides[side]
                else:
                    rect = more
        return rect

    def _drawn(self, rect: Rect) -> list[Rect]:
        """Return the places of what is drawn in a box."""
        return [layer.rect for layer in self.layers if rect.meets(layer.rect)]

    def widened(self, rect: Rect, to: Rect, others: Sequence[Rect]) -> Rect:
        """Return a box made as wide as another, where there is room."""
        x, right = min(rect.x, to.x), max(rect.right, to.right)
        wide = rect._replace(x=x, w=right - x)
        return wide if self.free(wide, self.ground(rect), others) else rect

    def grown(self, rect: Rect, most: Emu, *, up: bool, others: Sequence[Rect] = ()) -> Rect:
        """Return a box made higher, up to ``most``. It ends where something else begins."""
        like = self.ground(rect)
        while rect.h < most:
            more = min(STEP, most - rect.h)
            part = Rect(rect.x, rect.y - more if up else rect.bottom, rect.w, more)
            if part.y < EDGE or part.bottom > self.size[1] - EDGE or not self.free(part, like, others):
                break
            rect = Rect(rect.x, rect.y - more if up else rect.y, rect.w, rect.h + more)
        return rect


def joined(a: Rect, b: Rect) -> Rect:
    """Return the least box that holds two."""
    x, y = min(a.x, b.x), min(a.y, b.y)
    return Rect(x, y, max(a.right, b.right) - x, max(a.bottom, b.bottom) - y)
