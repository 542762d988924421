"""The fonts that a deck carries: whole, in part, or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from msgspec.structs import replace

from deckgen.outline import walk
from deckgen.outline.model import Outline
from deckgen.problems import Message
from deckgen.scene.nodes import DeckScene, FontFace, Fonts
from deckgen.text.face import Face, Faces
from deckgen.text.pitch import Pitch
from deckgen.text.subset import subset

ASCII, ARABIC = range(0x20, 0x7F), range(0x600, 0x700)

BY_SCRIPT = {"Hebr": range(0x590, 0x600), "Latn": range(0xA0, 0x180)}
"""Letters by the deck's script: the Hebrew block, and the Latin letters with accents."""

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
    # Whoever edits the deck finds them there.
    spare = (*ARABIC, *BY_SCRIPT.get(script, ()))
    return _subset(scene, faces, spare)


def forbidden(scene: DeckScene) -> Message | None:
    """Return why no PDF may hold the deck's fonts. It is ``None`` where one may hold what it needs of them."""
    return _faces(scene).forbidden(subset=True)


def to_read(scene: DeckScene) -> DeckScene:
    """Return a deck for a file that nobody edits.

    It carries what is needed of its fonts, where their licence lets it.

    Packing the whole fonts into a page takes seconds, and they would be two thirds of it.
    """
    if not scene.fonts.faces:
        return scene
    faces = _faces(scene)
    return scene if faces.kept_out(subset=True) else replace(scene, fonts=_subset(scene, faces, without=PROMPTS))


def _faces(scene: DeckScene) -> Faces:
    regular, bold = (Face.of(face.data) for face in scene.fonts.drawn)
    return Faces(regular, bold)


def _subset(scene: DeckScene, faces: Faces, spare: Iterable[int] = (), without: Collection[str] = ()) -> Fonts:
    """Return the fonts with ASCII, what the scene says and some spare characters."""
    said = {found.value for found in walk.find(scene, str, without)}
    characters = set(map(chr, chain(ASCII, spare))).union(*said)
    subsets = FontFace(False, subset(faces.regular, characters)), FontFace(True, subset(faces.bold, characters))
    return replace(scene.fonts, faces=subsets)
