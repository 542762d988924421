"""How far apart the lines of a deck stand.

Its font decides that. LibreOffice takes a percentage as one of 1.2 em in text boxes, whatever the font, but as one of
the font's own height in the cells of tables; other programs go by the font everywhere. Where the two are the same, as
with FiraGO, percentages are used. Any other font has its lines at exact points, which mean the same everywhere, never
closer than its letters are high.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec import Struct

from deckgen.language.facts import facts
from deckgen.scene.nodes import UNDER, Level
from deckgen.text.face import Face, Faces
from deckgen.text.shape import shaper
from deckgen.theme.tokens import LABEL_PCT
from deckgen.units import Pt

EM = 1.2
"""A line at 100 %, in em, where it does not go by the font."""

NEAR = 0.03
"""A font's height may differ so much from that, in parts of it, and counts as the same."""

AIR = 0.04
"""What stays free, in em, between a letter that reaches lowest and one under it that reaches highest."""

_SIGNS = "".join(map(chr, range(0x21, 0x7F)))
_ALPHABETS = {
    "Arab": (range(0x621, 0x63B), range(0x641, 0x64B)),
    "Hebr": (range(0x5D0, 0x5EB),),
    "Latn": (range(0xC0, 0x180),),
}
_TATWEEL = "\N{ARABIC TATWEEL}"
"""What letters join to on both sides, and what is low itself."""


class Pitch(Struct, frozen=True):
    """How far apart the lines of a deck stand, in em.

    ``em`` is the distance at 100 %. ``least`` are the percentages of the regular and the bold weight under which lines
    would touch; a deck of ``exact`` pitch has them, and its lines at points. ``natural`` is a line's height where it
    goes by the font in every program, as in charts. ``overhang`` is how far letters reach under their lines, of a face
    whose lines are further apart than FiraGO's. ``reach`` is how far the letters of each weight of an ``exact`` deck
    reach over and under their baseline.
    """

    em: float = EM
    exact: bool = False
    least: tuple[int, int] = (0, 0)
    natural: float = EM
    overhang: float = 0
    reach: tuple[tuple[float, float], tuple[float, float]] = ((0, 0), (0, 0))

    @property
    def lift(self) -> float:
        """How much higher LibreOffice sets lines with links, in em.

        So it does with lines of exact pitch only.
        """
        return max(0, self.natural - self.em) if self.exact else 0

    def percent(self, pct: int, *, bold: bool = False) -> int:
        """Return a pitch in percent.

        It is more where lines of that weight would touch.
        """
        return max(pct, self.least[bold])

    def line(self, size: Pt, pct: int, *, bold: bool = False) -> Pt:
        """Return the distance of two lines in points."""
        return size * self.em * self.percent(pct, bold=bold) / 100

    def between(self, upper: Level, lower: Level) -> Pt:
        """Return the space that keeps a level clear of another.

        The other stands above. The space is in points, the same at every step, and none with percentages. A line's own
        pitch keeps it clear of lines of its size and weight only.
        """
        if not self.exact:
            return 0
        _, bottom = self.reach[upper.bold]
        top, _ = self.reach[lower.bold]
        under, air = (length * self.em / EM for length in (UNDER, AIR))
        needed = [
            (bottom - under) * above + (top + under + air) * below - self.line(below, lower.line_pct, bold=lower.bold)
            for above, below in zip(upper.sizes, lower.sizes, strict=True)
        ]
        return math.ceil(round(10 * max(0, *needed, 0), 6)) / 10


FIRAGO = Pitch()


def pitch(faces: Faces, script: str) -> Pitch:
    """Return the pitch of a deck in these faces. ``script`` is that of its language, an ISO 15924 code."""
    both, scale = (faces.regular, faces.bold), faces.scale
    if all(map(_is_percent, both)):
        em = max(face.pitch for face in both)
        return Pitch(em * scale, natural=em * scale)
    natural = max((face.ascent - face.descent) / face.upem for face in both)
    inks = [_ink(face, script) for face in both]
    regular, bold = (math.ceil(round(100 * (top + bottom + AIR) / EM, 6)) for top, bottom in inks)
    # The boxes are made for FiraGO, whose letters reach under their lines too.
    overhang = max(0, *(bottom - UNDER for _, bottom in inks)) if max(regular, bold) > LABEL_PCT else 0
    reach = tuple((top * scale, bottom * scale) for top, bottom in inks)
    return Pitch(EM * scale, True, (regular, bold), natural * scale, overhang * scale, (reach[0], reach[1]))


def _is_percent(face: Face) -> bool:
    """Return whether a percentage means the same with a font as without one."""
    heights = (face.ascent - face.descent) / face.upem, face.pitch
    return all(abs(height - EM) <= NEAR * EM for height in heights)


def _ink(face: Face, script: str) -> tuple[float, float]:
    """Return how far the letters of a script reach over and under the baseline, in em."""
    measured = shaper(face)
    inks = list(map(measured.ink, _forms(face, script)))
    return max(top for top, _ in inks), max(bottom for _, bottom in inks)


def _forms(face: Face, script: str) -> Iterator[str]:
    """Yield words that show each letter of a script in all its forms, and each sign of ASCII."""
    yield from (sign for sign in _SIGNS if face.has(ord(sign)))
    own = {letter for (_, of), letters in facts().letters.items() if of == script for letter in letters}
    letters = {*own, *(chr(code) for block in _ALPHABETS.get(script, ()) for code in block)}
    for letter in sorted(filter(lambda letter: face.has(ord(letter)), letters)):
        yield letter
        if script == "Arab":
            yield from (_TATWEEL + letter, letter + _TATWEEL, _TATWEEL + letter + _TATWEEL)
