"""Texts to runs: one run for each script and look.

They are in logical order, without any bidi control character of ours. PowerPoint tells the scripts of a paragraph
apart by the languages of its runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from deckgen.language import Language, facts
from deckgen.language.numerals import LITERAL, held
from deckgen.outline import markup
from deckgen.outline.markup import Span
from deckgen.outline.values import Cite, Text
from deckgen.problems import Place
from deckgen.scene.nodes import Link, Run
from deckgen.text.breaks import NBSP
from deckgen.text.scripts import Script, direction, foreign
from deckgen.theme.tokens import Role

ENGLISH = "en-US"


class _Piece(Struct, frozen=True):
    """A span with its text as it is shown, or a citation."""

    text: str
    span: Span
    mark: bool = False


class Composer:
    """Makes the runs of one deck.

    ``numbers`` are the citation numbers by source id. Where there is only one, citations are not shown.
    """

    def __init__(self, language: Language, numbers: Mapping[str, int]) -> None:
        self._language = language
        self._numbers = numbers
        self._script: Script = "Hebr" if language.script == "Hebr" else "Arab" if language.rtl else "Latn"
        # The deck's own words come on every slide.
        self._plain: dict[tuple[str, bool | None, Role | None, Place | None], tuple[Run, ...]] = {}

    def runs(self, text: Text, *, bold: bool | None = None, color: Role | None = None) -> tuple[Run, ...]:
        """Return the runs of an author's text with its markup.

        ``None`` leaves a look to the paragraph's level.
        """
        place = None if text.own else text.place
        return self.spans(markup.parse(text.string), bold=bold, color=color, place=place)

    def plain(
        self, string: str, *, bold: bool | None = None, color: Role | None = None, place: Place | None = None
    ) -> tuple[Run, ...]:
        """Return the runs of a string in which no sign is markup.

        Such are the deck's own words, and what it makes of what stands at a ``place``.
        """
        key = (string, bold, color, place)
        if key not in self._plain:
            self._plain[key] = self.spans((Span(string),), bold=bold, color=color, place=place)
        return self._plain[key]

    def spans(
        self,
        spans: Iterable[Span],
        *,
        bold: bool | None = None,
        color: Role | None = None,
        place: Place | None = None,
    ) -> tuple[Run, ...]:
        """Return the runs of parsed markup that stands at a place."""
        spans = tuple(spans)
        if len(spans) == 1 and self._is_plain(spans[0]):
            return (self._run(held(spans[0].text), spans[0], self._language.office, bold, color, place),)
        runs: list[Run] = []
        for piece, text, lang in self._scripts(_held(list(self._pieces(spans)))):
            run = self._run(text, piece.span, lang, bold, color, None if piece.mark else place)
            if runs and replace(runs[-1], text=text) == run:
                runs[-1] = replace(runs[-1], text=runs[-1].text + text)
            else:
                runs.append(run)
        return tuple(runs)

    def _is_plain(self, span: Span) -> bool:
        """Return whether a span is in the deck's own script, as most are."""
        return bool(span.text) and not (span.cites or span.literal or foreign(span.text, self._script))

    def _pieces(self, spans: Iterable[Span]) -> Iterator[_Piece]:
        """Yield the spans with citations held to the word before."""
        before: _Piece | None = None
        cited = False
        for span in spans:
            if not span.cites:
                if before:
                    yield before
                before = _Piece(span.text if before or not cited else span.text.lstrip(" "), span)
                continue
            cited = True
            if before:
                before = replace(before, text=before.text.rstrip(" "))
            if mark := self._mark(span.cites):
                if before:
                    yield before
                before = _Piece(f"{NBSP}{mark}" if before else mark, span, mark=True)
        if before:
            yield before

    def _mark(self, cites: Sequence[Cite]) -> str:
        """Return ``[1، 3]`` in the deck's digits.

        It is empty where the deck cites one source only.
        """
        numbers = dict.fromkeys(self._numbers[cite.id] for cite in cites if cite.id in self._numbers)
        if len(self._numbers) < 2 or not numbers:
            return ""
        return f"[{self._language.comma.join(map(self._language.number, numbers))}]"

    def _scripts(self, pieces: Iterable[_Piece]) -> Iterator[tuple[_Piece, str, str]]:
        """Yield each piece's text, cut where the script changes, with its language. Citations are the deck's own."""
        for mark, together in groupby(pieces, lambda piece: piece.mark):
            group = list(together)
            whole = "".join(piece.text for piece in group)
            cuts = [] if mark else list(self._languages("".join(map(_prose, group))))
            cuts.append((len(whole), ""))
            at, next_cut, lang = 0, 0, self._language.office
            for piece in group:
                end = at + len(piece.text)
                while at < end:
                    while cuts[next_cut][0] <= at:
                        lang = cuts[next_cut][1]
                        next_cut += 1
                    stop = min(end, cuts[next_cut][0])
                    yield piece, whole[at:stop], lang
                    at = stop

    def _languages(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the offsets at which the language changes, and to which."""
        for start, end, script in foreign(text, self._script):
            yield start, facts.office(script, text[start:end])
            yield end, self._language.office

    def _run(self, text: str, span: Span, lang: str, bold: bool | None, color: Role | None, place: Place | None) -> Run:
        # Arabic and Hebrew have no italics, in whatever deck they stand; there a colour emphasizes.
        slants = not self._language.rtl and lang in (self._language.office, ENGLISH)
        if span.cites:
            color = "a5"
        elif span.emphasis and not slants:
            color = "a1"
        return Run(
            text,
            lang=ENGLISH if span.literal else lang,
            bold=True if span.strong else bold,
            italic=span.emphasis and slants,
            color=color,
            link=Link(url=span.url) if span.url else None,
            literal=span.literal,
            place=place,
        )


def _held(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the pieces with spaces within numbers as laid out.

    Literals keep theirs.
    """
    whole = "".join(map(_prose, pieces))
    shown = held(whole)
    if shown == whole:
        return pieces
    result, at = [], 0
    for piece in pieces:
        end = at + len(piece.text)
        result.append(piece if piece.span.literal else replace(piece, text=shown[at:end]))
        at = end
    return result


def _prose(piece: _Piece) -> str:
    """Return a piece's text, for a literal a stand-in."""
    return LITERAL * len(piece.text) if piece.span.literal else piece.text


def own_direction(runs: Iterable[Run], rtl: bool) -> bool:
    """Return whether a literal runs from the right.

    It may be an address or a reference too.

    It does as its letters do where all are of one direction, else as the deck, ``rtl``.
    """
    own = direction("".join(run.text for run in runs))
    return rtl if own is None else own == "rtl"
