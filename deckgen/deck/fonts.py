"""The fonts that a deck carries: whole, in part, or none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import chain

from msgspec.structs import replace

from deckgen.outline import walk
from deckgen.outline.model import Outline
from deckgen.problems import Message
from deckgen.scene.nodes import DeckScene, FontFace, Fonts
from deckgen.text.face import Face, Faces
from deckgen.text.fonts import made
from deckgen.text.pitch import Pitch
from deckgen.text.subset import SUBSETTER, subset

BY_SCRIPT = {"Hebr": range(0x590, 0x600), "Latn": range(0xA0, 0x180)}
"""Letters by the deck's script: the Hebrew block, and the Latin letters with accents."""

SPARE = (range(0x20, 0x7F), range(0x600, 0x700))
"""ASCII and the Arabic block. Whoever edits a deck with a subset of its font finds them there."""

COMMON = (range(0x20, 0x7F), range(0xA0, 0xC0), range(0x600, 0x671), range(0x2000, 0x2070), (ord("●"),))
"""ASCII, punctuation, Arabic with its digits. Most pages say nothing besides but letters of their own script."""

PROMPTS = ("placeholders",)
"""The fields of a scene with texts that are shown where it is edited only."""


def carries(outline: Outline, faces: Faces) -> bool:
    """Return whether the deck carries its fonts. The outline must want it, and the fonts must let it."""
    return outline.fonts != "none" and not faces.kept_out(subset=outline.fonts == "subset")


def drawn(family: str, faces: Faces, pitch: Pitch) -> Fonts:
    """Return the fonts of a deck that carries none."""
    both = faces.regular, faces.bold
    return Fonts(
        family,
        drawn=tuple(FontFace(face is faces.bold, face.data) for face in both),
        pitch=pitch.em / faces.scale,
        exact=pitch.exact,
        plain_pct=pitch.percent(100),
        ascent=max(face.ascent / face.upem for face in both),
        descent=max(-face.descent / face.upem for face in both),
    )


def carried(scene: DeckScene, outline: Outline, faces: Faces, script: str) -> Fonts:
    """Return the fonts that a laid-out deck carries. ``script`` is that of its language, an ISO 15924 code."""
    if outline.fonts != "subset":
        return replace(scene.fonts, faces=scene.fonts.drawn)
    characters = _said(scene) | _characters(SPARE, script)
    return _parts(scene, faces, lambda face: subset(face, characters))


def forbidden(scene: DeckScene) -> Message | None:
    """Return why no PDF may hold the deck's fonts. It is ``None`` where one may hold what it needs of them."""
    return _faces(scene).forbidden(subset=True)


def to_read(scene: DeckScene, script: str) -> DeckScene:
    """Return a deck for a file that nobody edits.

    It carries what is needed of its fonts, where their licence lets it: packing the whole fonts into a page takes
    seconds, and they would be two thirds of it. Where all is common that it says, so is the part, which is kept.
    """
    if not scene.fonts.faces:
        return scene
    faces = _faces(scene)
    if faces.kept_out(subset=True):
        return scene
    said, common = _said(scene, PROMPTS), _characters(COMMON, script)

    def part(face: Face) -> bytes:
        if any(face.has(ord(char)) for char in said - common):
            return subset(face, said | common)
        return made(face.data, f"{SUBSETTER} {''.join(sorted(common))}", lambda: subset(face, common))

    return replace(scene, fonts=_parts(scene, faces, part))


def _faces(scene: DeckScene) -> Faces:
    regular, bold = (Face.of(face.data) for face in scene.fonts.drawn)
    return Faces(regular, bold)


def _characters(ranges: Iterable[Iterable[int]], script: str) -> set[str]:
    return set(map(chr, chain(*ranges, BY_SCRIPT.get(script, ()))))


def _said(scene: DeckScene, without: Collection[str] = ()) -> set[str]:
    return set[str]().union(*{found.value for found in walk.find(scene, str, without)})


def _parts(scene: DeckScene, faces: Faces, part: Callable[[Face], bytes]) -> Fonts:
    parts = FontFace(False, part(faces.regular)), FontFace(True, part(faces.bold))
    return replace(scene.fonts, faces=parts)
