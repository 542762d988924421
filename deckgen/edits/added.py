"""Slides that people have added to a deck, for the next one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from deckgen.edits import edited, record
from deckgen.edits.carrying import ON_NOTES, ON_SLIDES, PRESENTATIONML, Carrier
from deckgen.edits.edited import EditedSlide
from deckgen.edits.layouts import layout_of, placed
from deckgen.edits.matching import kept, own_pairs, plain
from deckgen.house.package import Archive, TemplateError, broken
from deckgen.house.xml import A, Element, P, R, find, number
from deckgen.limits import Limits
from deckgen.output import Deck
from deckgen.problems import Listed, Message, UsageError
from deckgen.render.pptx import seal
from deckgen.render.pptx.added import in_order
from deckgen.render.pptx.slide import creation_ids
from deckgen.render.pptx.xml import POWERPOINT_2010, id_number
from deckgen.scene.added import AddedPart, AddedSlide

SAME_SIZE = 0.01
"""By what part programs round the size of slides."""

CREATION_ID = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
"""The extension that holds ``p14:creationId`` ([MS-PPTX] §2.6.3)."""

LEFT: Mapping[str, Message] = {
    "comments": Message("comments"),
    "hyperlink": Message("links that a deck may not hold"),
    "oleObj": Message("embedded objects"),
    "control": Message("controls"),
    "controls": Message("controls"),
    "custDataLst": Message("data of other programs"),
}
"""What a slide is kept without, by its element or relationship."""
OTHERS = Message("pictures or files that cannot be carried")


def with_added(
    deck: Deck, path: Path, outline: Path, audience: str | None, limits: Limits
) -> tuple[Deck, tuple[Message, ...]]:
    """Return a deck with the slides that an earlier one got.

    With it comes what these are kept without.

    Args:
        deck: the new deck.
        path: the earlier one.
        outline: the outline that both are built from.
        audience: for whom the new one is.
        limits: caps.

    Raises:
        UsageError: it cannot be read, was built for somebody else, or is not known by a record.
    """
    data = edited.read(path)
    try:
        archive = Archive(data, path.name, limits)
        built = _record(path, data, outline, audience)
        slides = edited.slides(data)
        if slides is None:
            raise broken(Message("it is no PowerPoint file, or a damaged one"))
        return _Adding(deck, archive, built, slides).deck()
    except TemplateError as error:
        raise UsageError(Message('"{path}" cannot be kept: {reason}', path=path, reason=error.message)) from None


def _record(path: Path, data: bytes, outline: Path, audience: str | None) -> Mapping[str, Any]:
    own = seal.read(data)
    built = record.find(outline, own.id) if own else None
    if built is None:
        what = Message(
            'there is no record of what "{path}" said when it was built, so nobody knows what was added', path=path
        )
        raise UsageError(what)
    name = str(built.get("outline"))
    if name != outline.name and outline.with_name(Path(name).name).exists():
        raise UsageError(Message('"{path}" was built from {outline}', path=path, outline=name))
    if built.get("audience") != audience:
        what = Message('"{path}" was built for another reader; its slides are kept for that one alone', path=path)
        raise UsageError(what)
    return built


class _Adding:
    def __init__(self, deck: Deck, archive: Archive, built: Mapping[str, Any], slides: Sequence[EditedSlide]) -> None:
        self.new, self.archive, self.slides = deck, archive, slides
        main = archive.xml(archive.main)
        relations = archive.relations(archive.main)
        ids = (element.get(f"{R}id", "") for element in main.iter(f"{P}sldId"))
        self.parts = [relations[id].target or "" for id in ids if id in relations]
        if len(self.parts) != len(slides):
            raise broken(Message("it is no PowerPoint file, or a damaged one"))
        size = find(main, "p:sldSz")
        sides = [number(size, name) if size is not None else 0 for name in ("cx", "cy")]
        if any(abs(a - b) > SAME_SIZE * b for a, b in zip(sides, deck.scene.size, strict=True)):
            raise broken(Message("its slides have another size than those of the new deck"))
        self.own = self._own(built)

    def _own(self, built: Mapping[str, Any]) -> dict[int, tuple[str, str]]:
        """Return the ids in the new deck of each of the outline's slides.

        That is its own, and the last in its place; they are empty where it has none.
        """
        try:
            old = [str(slide["id"]) for slide in built["slides"]]
            both = own_pairs(built, self.slides)
        except (LookupError, TypeError, AttributeError):
            # Somebody has edited the record too.
            raise UsageError(Message("its record cannot be read")) from None
        now = [slide.id for slide in self.new.slides]
        found = {}
        for before, after in both:
            id = old[before]
            run = [other for other in now if _base(other) == _base(id)]
            run = run or self._retitled(old, {plain(built["slides"][before]["title"]), *kept(self.slides[after].texts)})
            at_end = [other for other in old if _base(other) == _base(id)][-1] == id
            same = id if id in run else run[0] if run else ""
            found[after] = same, run[-1] if run and (at_end or id not in run) else same
        return found

    def _retitled(self, old: Iterable[str], said: Collection[str]) -> list[str]:
        """Return the slide with a headline that the old one said: a section's id may be made from its title."""
        bases = set(map(_base, old))
        found = [slide.id for slide in self.new.slides if plain(slide.title) in said and _base(slide.id) not in bases]
        return found if len(found) == 1 else []

    def deck(self) -> tuple[Deck, tuple[Message, ...]]:
        """Return the new deck, and what its added slides are kept without."""
        scene, after = self.new.scene, None
        added: dict[int, AddedSlide] = {}
        taken = {0, *creation_ids(scene.slides)}
        for i, slide in enumerate(self.slides):
            if i in self.own:
                after = self.own[i][1] or after
                continue
            root = self.archive.xml(self.parts[i])
            if root.tag != f"{P}sld":
                raise broken(Message('its part "{part}" is damaged', part=self.parts[i]))
            id = self._creation_id(slide, self.parts[i], taken)
            taken.add(id)
            texts = tuple(kept(slide.texts))
            layout = layout_of(self.archive, self.parts[i], scene)
            nothing = AddedPart("", "", "", b"")
            added[i] = AddedSlide(
                creation_id=id, after=after, layout=layout, title=(*texts, "")[0], texts=texts, part=nothing
            )
        scene = replace(scene, added=tuple(added.values()))
        numbers = {slide.id: place for place, slide in enumerate(in_order(scene), 1)}
        ids = {self.parts[i]: same for i, (same, _) in self.own.items() if same}
        ids |= {self.parts[i]: new.id for i, new in added.items()}
        told: list[Message] = []
        for i, new in tuple(added.items()):
            carrier = Carrier(self.archive, ids)
            added[i] = self._carried(carrier, new, self.parts[i], scene.in_digits(numbers[new.id]))
            told += _told(carrier.left, numbers[new.id])
        scene = replace(scene, added=tuple(added.values()))
        return replace(self.new, scene=scene), tuple(told)

    def _creation_id(self, slide: EditedSlide, part: str, taken: set[int]) -> int:
        """Return the slide's lasting id, or one that is made of what it holds."""
        if slide.creation_id is not None and slide.creation_id < 2**32 and slide.creation_id not in taken:
            return slide.creation_id
        id = id_number(f"added:{sha256(self.archive.data(part)).hexdigest()}") % 2**32
        while id in taken:
            id = (id + 1) % 2**32
        return id

    def _carried(self, carrier: Carrier, slide: AddedSlide, part: str, shown: str) -> AddedSlide:
        scene, archive = self.new.scene, self.archive
        root = deepcopy(archive.xml(part))
        for layout in scene.layouts:
            if layout.key == slide.layout:
                placed(root, archive, part, layout)
        _number(root, shown)
        _identify(root, slide.creation_id)
        held = carrier.part(part, root, "slides", f"{PRESENTATIONML}.slide+xml", ON_SLIDES)
        notes = None
        for relation in archive.relations(part).values():
            if relation.kind == "notesSlide" and relation.target:
                page = deepcopy(archive.xml(relation.target))
                if page.tag == f"{P}notes":
                    _number(page, shown)
                    type = f"{PRESENTATIONML}.notesSlide+xml"
                    notes = carrier.part(relation.target, page, "notesSlides", type, ON_NOTES)
        return replace(slide, part=held, notes=notes)


def _base(id: str) -> str:
    """Return the id of the slide that one continues, else its own."""
    return id.partition("#")[0]


def _number(root: Element, shown: str) -> None:
    """Have the fields of the slide's number show it."""
    for element in root.iter(f"{A}fld"):
        for text in element.findall(f"{A}t") if element.get("type") == "slidenum" else ():
            text.text = shown


def _identify(root: Element, id: int) -> None:
    """Give a slide its lasting id."""
    slide = find(root, "p:cSld")
    if slide is None:
        return
    extensions = slide.find(f"{P}extLst")
    if extensions is None:
        extensions = slide.makeelement(f"{P}extLst", {}, {})
        slide.append(extensions)
    for extension in extensions.findall(f"{P}ext"):
        if extension.get("uri") == CREATION_ID:
            extensions.remove(extension)
    holder = extensions.makeelement(f"{P}ext", {"uri": CREATION_ID}, {})
    holder.append(holder.makeelement(f"{{{POWERPOINT_2010}}}creationId", {"val": str(id)}, {"p14": POWERPOINT_2010}))
    extensions.append(holder)


def _told(left: set[str], place: int) -> Iterator[Message]:
    if left:
        what = dict.fromkeys(LEFT.get(name, OTHERS) for name in sorted(left))
        yield Message(
            "slide {number}, which was added by hand, is kept without: {what}", number=place, what=Listed(what)
        )
