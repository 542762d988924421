"""How wide a word is, and how far its ink reaches."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import uharfbuzz as hb

from deckgen.text.face import Face

ARABIC = "\u0600-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb50-\ufdff\ufe70-\ufefe"
"""Letters, marks and punctuation of the scripts that are written as Arabic is; its two rows of digits are not."""

HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"

# Digits run from left to right in a text of any script (UAX #9, rule I1), so they are shaped by themselves.
_SEGMENT = re.compile(rf"(?:[{ARABIC}][^\w{HEBREW}]*)+|(?:[{HEBREW}][^\w{ARABIC}]*)+|[^{ARABIC}{HEBREW}]+")
_MARK = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06dc]")
DENSE = 5
"""A text with a mark to fewer than so many characters is vowelled throughout; other Arabic prose has one to 100."""


class Shaper(dict[str, float]):
    """How far each word moves the pen in one face.

    A word is shaped when it is first asked for. All measures are in em.

    A letter that the font lacks counts as one em. With a ``scale`` they are in em of a face that is drawn larger.
    """

    __slots__ = ("_em", "_face", "_inks")

    def __init__(self, face: Face, scale: float = 1) -> None:
        self._face = face
        self._em = face.upem / scale
        self._inks: dict[str, tuple[float, float]] = {}

    def __missing__(self, word: str) -> float:
        """Shape a word."""
        advance = self[word] = sum(map(self._segment, _SEGMENT.findall(word))) / self._em
        return advance

    def ink(self, word: str) -> tuple[float, float]:
        """Return how far a word's ink reaches above and below the baseline.

        Both are positive.
        """
        ink = self._inks.get(word)
        if ink is None:
            ink = self._inks[word] = self._ink(word)
        return ink

    def _segment(self, text: str) -> int:
        buffer = self._shaped(text)
        advance: int = sum(position.x_advance for position in buffer.glyph_positions)
        for info in buffer.glyph_infos:
            if info.codepoint == 0:
                advance += self._face.upem - self._face.font.get_glyph_h_advance(0)
        return advance

    def _ink(self, word: str) -> tuple[float, float]:
        top = bottom = 0
        for segment in _SEGMENT.findall(word):
            buffer = self._shaped(segment)
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                glyph = self._face.font.get_glyph_extents(info.codepoint)
                if glyph is not None and glyph.height:
                    upper = position.y_offset + glyph.y_bearing
                    top, bottom = max(top, upper), max(bottom, -(upper + glyph.height))
        return top / self._em, bottom / self._em

    def _shaped(self, segment: str) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(segment)
        buffer.guess_segment_properties()
        hb.shape(self._face.font, buffer)
        return buffer


@cache
def shaper(face: Face, scale: float = 1) -> Shaper:
    """Return the face's shaper, one for all decks of the process.

    So no word is shaped twice.
    """
    return Shaper(face, scale)


# It is asked for each size that is tried.
@lru_cache(64)
def vowelled(text: str) -> bool:
    """Return whether a text has so many marks that lines would touch.

    That is at the usual pitch.
    """
    return len(_MARK.findall(text)) * DENSE > len(text)
