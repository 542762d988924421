"""What stands where on a slide of a template.

It has boxes of its own, and leaves room for ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.house.ground import Ground, shared
from deckgen.house.room import EDGE, STEP, Room, joined
from deckgen.house.slots import BODIES, TITLES, Slot
from deckgen.theme.contrast import LARGE, TEXT
from deckgen.theme.house import HEIGHT, Look, Spot
from deckgen.units import Emu, Rect, inch

KICKER_H, KICKER_GAP, TRACKER_H, TRACKER_GAP = inch(0.28), inch(0.02), inch(0.3), inch(0.07)
KICKER_ROW = inch(0.36)
"""What a kicker takes of the body's top, where nothing else is free."""

TITLE_H, TITLE_LEAST, TALL_TITLE = inch(1.0), inch(0.9), inch(1.15)
"""Two lines at 28 pt, two at 24 pt, and a title's box in which there is room for a kicker besides."""

TITLE_LINE = inch(0.45)
"""One line at 20 pt, with its insets."""

GAP = inch(0.08)
SOURCE_H, NUMBER_W, NUMBER_H = inch(0.46), inch(0.6), inch(0.28)
WIDE_FOOTER = 0.4
"""The part of the slide's width that a footer's box needs for a source line."""

LEAST_BODY, LEAST_TITLE = (inch(8.7), inch(5.2)), inch(8)
"""Body, kicker's row and source line of our own slides of 4:3, and their title's width: what a template's grow to."""

COVER_TITLE_H, COVER_SECOND_H, META_H, COVER_KICKER_H = inch(1.45), inch(1.25), inch(0.55), inch(0.34)
SHORT_SECOND_H = inch(0.75)
"""Two lines of a cover's second text at 18 pt."""

NUMBER_SIGN_H = inch(0.7)


class Boxes(Struct, frozen=True, kw_only=True):
    """What ``Frame`` holds of boxes.

    ``ground`` is that of body or title, ``under`` those of a content slide's other texts by their box. ``panel`` is
    where a ground of our own lies, ``odd`` what there was no room for.

    ``whole`` is a content slide's body before kicker, source line or headline take rows of it.
    """

    title: Spot
    body: Rect
    second: Spot | None = None
    number: Spot | None = None
    source: Spot | None = None
    kicker: Rect | None = None
    tracker: Rect | None = None
    meta: Rect | None = None
    panel: Rect | None = None
    ground: Ground
    under: Mapping[str, Ground] = {}
    second_ground: Ground | None = None
    whole: Rect | None = None
    own_title: bool = False
    odd: tuple[str, ...] = ()


def content(slots: dict[str, Spot], room: Room, given: Rect | None, *, rtl: bool) -> Boxes | None:
    """Return the boxes of a content slide. It is ``None`` where its body is too small.

    Args:
        slots: the placeholders by ``title``, ``body``, ``ftr`` and ``sldNum``, as the deck has them.
        room: what is drawn.
        given: the body that the author asks for.
        rtl: the deck's direction.
    """
    start = "r" if rtl else "l"
    body = given or inner(slots["body"])
    odd: list[str] = []
    title, own = slots.get("title"), False
    under = title is None or title.rect.y >= body.bottom
    others = [slots[key].rect for key in ("sldNum", "ftr") if key in slots]
    if title is not None and not under:
        title = replace(title, rect=room.grown(title.rect, _outer(title, TITLE_LEAST), up=False, others=(body,)))
        others.append(title.rect)
    body = whole = given or room.spread(body, LEAST_BODY, others)
    like = room.ground(body)
    if title is None or under:
        # A title that is vertical, or under its body, cannot hold a headline: it takes the body's first rows.
        own = True
        look = Look(28, "", bold=True, align=start)  # type: ignore[arg-type]
        title = Spot(body._replace(h=TITLE_H), look)
        body = _cut(body, title.rect.bottom + GAP)
        odd.append("title")
    elif title.rect.bottom > body.y and given is None:
        body = whole = _cut(body, min(title.rect.bottom, body.y + TITLE_H))
    elif title.rect.meets(body):
        title = replace(title, rect=title.rect._replace(h=body.y - title.rect.y))
        if title.rect.h < TITLE_LINE:
            return None
    if not own and title.rect.w < LEAST_TITLE:
        title = replace(title, rect=room.widened(title.rect, body, (body, *others[:-1])))
    kicker = tracker = None
    same = not like.mixed and room.ground(title.rect).colors == like.colors
    above = Rect(title.rect.x, title.rect.y - KICKER_H - KICKER_GAP, title.rect.w, KICKER_H)
    if own:
        kicker = _inside(title, title.rect._replace(h=KICKER_H))
        title = replace(title, rect=Rect(title.rect.x, title.rect.y + KICKER_H, title.rect.w, title.rect.h))
        body = _cut(body, title.rect.bottom + GAP)
    elif same and above.y >= EDGE and room.free(above, like):
        kicker = _inside(title, above)
        over = Rect(body.x, above.y - TRACKER_GAP - TRACKER_H, body.w, TRACKER_H)
        if over.y >= EDGE and room.free(over, like):
            tracker = over
    elif same and title.rect.h >= TALL_TITLE:
        kicker = _inside(title, title.rect._replace(h=KICKER_H))
        title = replace(title, rect=Rect(title.rect.x, title.rect.y + KICKER_H, title.rect.w, title.rect.h - KICKER_H))
    else:
        kicker = body._replace(h=KICKER_H)
        body = _cut(body, body.y + KICKER_ROW)
        odd.append("kicker")
    if tracker is None:
        odd.append("tracker")
    source, number, body = _foot(slots, room, body, rtl=rtl)
    if body.h < HEIGHT // 4:
        return None
    panel = whole if like.mixed else None
    if panel and not room.ground(title.rect).readable(LARGE):
        panel = joined(panel, title.rect)
    texts = {"title": title.rect, "source": source.rect, "number": number.rect}
    grounds = {key: like if shared(rect, panel or whole) == 1 else room.ground(rect) for key, rect in texts.items()}
    return Boxes(
        title=title,
        body=body,
        number=number,
        source=source,
        kicker=kicker,
        tracker=tracker,
        panel=panel,
        ground=like,
        whole=whole,
        under=grounds,
        own_title=own,
        odd=tuple(odd),
    )


def _foot(slots: dict[str, Spot], room: Room, body: Rect, *, rtl: bool) -> tuple[Spot, Spot, Rect]:
    """Return the source line, the slide's number, and what is left of the body.

    A footer on which nothing can be read is not taken.
    """
    end = "l" if rtl else "r"
    seen = {key: spot for key, spot in slots.items() if room.ground(spot.rect).readable(TEXT)}
    number, footer = seen.get("sldNum"), seen.get("ftr")
    plain = Look(12, "", align="r" if rtl else "l")  # no colour of the template's: that of muted text
    wide = footer is not None and footer.rect.w >= WIDE_FOOTER * room.size[0] and footer.rect.bottom > body.bottom
    if footer is not None and wide:
        bottom = min(max(footer.rect.bottom, footer.rect.y + SOURCE_H), room.size[1] - EDGE // 2)
        rect = footer.rect._replace(y=bottom - SOURCE_H, h=SOURCE_H)
        if number is not None and rect.meets(number.rect):
            rect = rect._replace(y=min(rect.y, footer.rect.y))
        source = Spot(rect, footer.look)
        if rect.y < body.bottom + GAP // 2 and body.meets(rect._replace(y=0, h=room.size[1])):
            body = body._replace(h=rect.y - GAP - body.y)
    else:
        row = body._replace(y=body.bottom - SOURCE_H, h=SOURCE_H)
        source = Spot(row, plain)
        body = body._replace(h=body.h - SOURCE_H - GAP)
    if number is None:
        row = source.rect
        x = row.x if rtl else row.right - NUMBER_W
        number = Spot(Rect(x, row.y, NUMBER_W, NUMBER_H), replace(plain, align=end))
        left = row.w - NUMBER_W - GAP
        source = replace(source, rect=Rect(row.x + (NUMBER_W + GAP if rtl else 0), row.y, left, row.h))
    return source, number, body


def inner(spot: Spot) -> Rect:
    """Return a box without the insets at its sides."""
    left, _, right, _ = spot.look.insets
    return Rect(spot.rect.x + left, spot.rect.y, spot.rect.w - left - right, spot.rect.h)


def _inside(spot: Spot, rect: Rect) -> Rect:
    left, _, right, _ = spot.look.insets
    return Rect(rect.x + left, rect.y, rect.w - left - right, rect.h)


def _outer(spot: Spot, h: Emu) -> Emu:
    return h + spot.look.insets[1] + spot.look.insets[3]


def _cut(rect: Rect, top: Emu) -> Rect:
    return rect if top <= rect.y else Rect(rect.x, top, rect.w, rect.bottom - top)


def cover(slots: dict[str, Spot], room: Room, *, section: bool, rtl: bool) -> Boxes:
    """Return the boxes of a cover or a part's first slide.

    ``slots`` are ``title`` and ``second``. The kicker's box is that of the part's number.
    """
    title, second = slots["title"], slots.get("second")
    around = [slots[name].rect for name in ("sldNum", "ftr") if name in slots]
    under = second is None or second.rect.y >= title.rect.y
    fixed = [*around, *([second.rect] if second else ())]
    need = _outer(title, COVER_TITLE_H)
    up = title.look.anchor == "b" or under
    title = replace(title, rect=room.grown(title.rect, need, up=up, others=fixed))
    title = replace(title, rect=room.grown(title.rect, need, up=not up, others=fixed))
    if second is None:
        below = Rect(title.rect.x, title.rect.bottom + GAP, title.rect.w, STEP)
        look = replace(title.look, size=20, bold=False, anchor="t", color="", tint=None)
        second = Spot(below, look)
    if second.rect.w < LEAST_TITLE:
        second = replace(second, rect=room.widened(second.rect, title.rect, [*around, title.rect]))
    second = replace(second, rect=room.grown(second.rect, COVER_SECOND_H, up=False, others=[*around, title.rect]))
    lowest = second.rect if under else title.rect
    meta = None
    if not section:
        if second.rect.h >= COVER_SECOND_H + META_H:
            meta = second.rect._replace(y=second.rect.bottom - META_H, h=META_H)
            second = replace(second, rect=second.rect._replace(h=second.rect.h - META_H))
        else:
            meta = _below(room, second.rect, lowest.bottom + GAP, around)
        if meta is None and second.rect.h >= SHORT_SECOND_H + META_H:
            meta = second.rect._replace(y=second.rect.bottom - META_H, h=META_H)
            second = replace(second, rect=second.rect._replace(h=second.rect.h - META_H))
    top = min(title.rect.y, second.rect.y)
    height = NUMBER_SIGN_H if section else COVER_KICKER_H
    kicker: Rect | None = Rect(title.rect.x, top - height - KICKER_GAP, title.rect.w, height)
    assert kicker is not None
    if kicker.y < EDGE or not room.free(kicker, room.ground(title.rect)):
        kicker = None
        if title.rect.h >= _outer(title, COVER_TITLE_H + height):
            kicker = title.rect._replace(h=height)
            title = replace(title, rect=Rect(title.rect.x, title.rect.y + height, title.rect.w, title.rect.h - height))
    if meta is None and not section:
        above = Rect(title.rect.x, top - META_H - KICKER_GAP, title.rect.w, META_H)
        foot = Rect(second.rect.x, room.size[1] - EDGE - META_H, second.rect.w, META_H)
        meta, kicker = (above, None) if room.free(above, room.ground(title.rect)) else (foot, kicker)
    return Boxes(
        title=title,
        body=title.rect,
        second=second,
        kicker=_inside(title, kicker) if kicker else None,
        meta=_inside(second, meta) if meta else None,
        ground=room.ground(title.rect),
        second_ground=room.ground(second.rect),
    )


def _below(room: Room, like: Rect, top: Emu, around: Sequence[Rect]) -> Rect | None:
    """Return an empty box for who, where and when, under a cover's texts, ``None`` where there is none."""
    last = room.size[1] - EDGE - META_H
    for y in range(top, last, STEP):
        rect = Rect(like.x, y, like.w, META_H)
        if room.free(rect, room.ground(like), around):
            return rect
    return None


def main(found: Sequence[Slot], scale: float, slide: int) -> tuple[Slot | None, Slot | None]:
    """Return the title and the largest body of a layout."""
    titles = [slot for slot in found if slot.type in TITLES]
    bodies = [slot for slot in found if slot.type in BODIES and area(slot, scale) > 0]
    body = max(bodies, key=lambda slot: area(slot, scale), default=None)
    return (titles[0] if titles else None), (body if body and area(body, scale) >= slide // 5 else None)


def area(slot: Slot, scale: float) -> int:
    """Return the area of a placeholder."""
    rect = slot.rect(scale)
    return rect.w * rect.h if rect else 0


def others(found: Sequence[Slot], scale: float, slide: int) -> int:
    """Return how many large bodies a layout has."""
    return sum(slot.type in BODIES and area(slot, scale) >= slide // 5 for slot in found)
