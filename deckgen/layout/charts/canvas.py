"""What charts of all kinds are made with: labels, plot, chart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.language.numerals import held
from deckgen.layout.charts.colors import accent, accents, key_colors, series_colors
from deckgen.layout.charts.data import ChartData, Label
from deckgen.layout.charts.description import described, written
from deckgen.layout.charts.key_line import SLACK, Entry, key_line
from deckgen.layout.charts.scale import NumberFormat, Scale
from deckgen.layout.draft import Draft
from deckgen.layout.slide_layout import BODY_INDEX
from deckgen.layout.style import EDGE, HAIR, centred
from deckgen.problems import Message, OutlineError
from deckgen.scene.nodes import Axis, Chart, Drawable, Level, MarkLabels, Series, Side, Stroke, Symbol, TextStyle
from deckgen.text.bidi import LRM, from_left, label
from deckgen.text.breaks import pieces
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import CHROME, LABEL, Role
from deckgen.units import Emu, Pt, Rect, inch, pt

STRONGER: Pt = 2
"""How much larger the label of what is pointed out is."""

SYMBOLS: tuple[Symbol, ...] = ("circle", "square", "diamond", "triangle", "plus", "x")
"""One for each series, so that no colour alone tells them apart."""

SQUARE: Symbol = "square"
"""The mark in a key of what has no symbols."""

SLICE_EDGE = Stroke("bg", pt(1.5))
NO_SYMBOLS = (None,) * len(SYMBOLS)

SIZES: tuple[Pt, ...] = (16, LABEL, CHROME)
"""The sizes of names and values, largest first; the numbers at an axis have the smaller one."""

LABEL_GAP: Emu = inch(0.08)
UNDER_GAP: Emu = inch(0.11)
"""The room over names under their axis: with less LibreOffice makes the plot lower."""

HEAD_GAP: Emu = inch(0.1)

BESIDE, WIDEST, UNDER = 0.28, 0.45, 0.25
"""How much of the width, at most, or of the height the names at an axis may take; longer ones take more lines."""

HINT = Message("shorten it; lying bars (kind: bar) have most room for names")


class Names(Struct, frozen=True):
    """The names of the categories: their look, and their room."""

    look: Level
    room: Emu


class Canvas:
    """A chart being laid out in ``rect``."""

    def __init__(self, draft: Draft, data: ChartData, rect: Rect) -> None:
        self.draft = draft
        self.data = data
        self.rect = rect
        self.grid = draft.grid
        self._fitter = draft.deck.fitter
        self._language = draft.deck.language

    def entries(self, *, symbols: bool = False) -> list[Entry]:
        """Return the entries of a key, none of a single series."""
        series = self.data.series if len(self.data.series) > 1 else ()
        marks = SYMBOLS if symbols else (SQUARE,) * len(SYMBOLS)
        return [
            Entry(numbers.name, color, symbol)
            for numbers, color, symbol in zip(series, key_colors(self.data), marks, strict=False)
        ]

    def head(self, entries: Sequence[Entry] = ()) -> tuple[list[Drawable], Rect]:
        """Return what stands over the chart, and the box under it.

        That is a key, a single series' name, the unit.

        Raises:
            OutlineError: that takes more than two rows.
        """
        caption = self._caption()
        entries = [*([Entry(caption, "a5")] if caption.text else ()), *entries]
        if not entries:
            return [], self.rect
        nodes, h = key_line(self.draft, entries, self.rect)
        h += HEAD_GAP
        return nodes, self.rect._replace(y=self.rect.y + h, h=self.rect.h - h)

    def _caption(self) -> Label:
        unit = self.data.unit
        name = self.data.series[0].name if len(self.data.series) == 1 else Label("", unit.place)
        if name.text and unit.text:
            return replace(name, text=f"{name.text} ({unit.text})")
        return name if name.text else unit

    def width(self, text: str, size: Pt, *, bold: bool = False) -> Emu:
        """Return how wide a text may come out in one line."""
        return round(self._fitter.natural_width(self.draft.runs(text, bold=bold), size) * SLACK)

    def line(self, size: Pt) -> Emu:
        """Return the height of a line."""
        return self._fitter.set([Block(self.draft.runs("0"))], _style(self.look(size)), self.rect.w).height

    def value_w(self, size: Pt) -> Emu:
        """Return the width of the widest value at a mark."""
        texts = (self.data.format.text(value, self._language) for value in self.data.values)
        size += STRONGER if any(self.data.highlight) else 0
        return max(self.width(text, size, bold=True) for text in texts)

    def value_h(self, size: Pt) -> Emu:
        """Return the height of a value at a mark."""
        return self.line(size + (STRONGER if any(self.data.highlight) else 0))

    def named_values(self) -> list[Label]:
        """Return the categories' names with the first series' values."""
        colon, texts = self._language.colon, written(self.data, self._language, self.data.series[0])
        pairs = zip(self.data.categories, texts, strict=True)
        return [replace(name, text=f"{name.text}{colon} {text}") for name, text in pairs]

    def ticks_w(self, scale: Scale) -> Emu:
        """Return how much room the numbers at an upright axis take."""
        texts = (self.data.format.tick(tick, self._language) for tick in scale.ticks())
        return max(self.width(text, CHROME) for text in texts) + LABEL_GAP

    def names_beside(self, h: Emu) -> Names:
        """Return the categories' names beside lying bars.

        Each stands in a row ``h`` high.

        Raises:
            OutlineError: a name is too long.
        """
        for size, part in ((size, part) for part in (BESIDE, WIDEST) for size in SIZES):
            most = round(self.rect.w * part)
            w = min(most, max(self.width(name.text, size) for name in self.data.categories))
            if all(self._holds(name, size, w, h) for name in self.data.categories):
                return Names(self.look(size), w + LABEL_GAP)
        raise self._too_long(most, h)

    def names_under(self, w: Emu) -> Names:
        """Return the categories' names under their axis.

        Each stands in a column ``w`` wide.

        Raises:
            OutlineError: a name is too long.
        """
        most = round(self.rect.h * UNDER)
        for size in SIZES:
            if all(self._holds(name, size, w, most) for name in self.data.categories):
                height = max(self._height(name, size, w) for name in self.data.categories)
                return Names(self.look(size), height + UNDER_GAP)
        raise self._too_long(w, most)

    def _holds(self, name: Label, size: Pt, w: Emu, h: Emu) -> bool:
        """Return whether a name holds in a box without a word being broken, which programs do not do at an axis."""
        widest = max(self.width(word, size) for word, _ in pieces(name.text))
        return widest <= w and self._height(name, size, w) <= h

    def _height(self, name: Label, size: Pt, w: Emu) -> Emu:
        return self._fitter.set([Block(self.draft.runs(name.text))], _style(self.look(size)), w).height

    def _too_long(self, w: Emu, h: Emu) -> OutlineError:
        style, size = _style(self.look(SIZES[-1])), SIZES[-1]
        problems = []
        for name in self.data.categories:
            if not self._holds(name, size, w, h):
                words = self._fitter.excess(Box((Block(self.draft.runs(name.text)),), style, w, h))
                problems.append(replace(self.draft.too_long(name.place, max(words, 1)), hint=HINT))
        return OutlineError(problems)

    def look(self, size: Pt, color: Role = "ink", *, bold: bool = False) -> Level:
        """Return the look of labels."""
        pitch = self.grid.geometry.pitch
        # In charts every program goes by the font.
        return centred(self.grid, (size,), color, bold=bold, pct=math.ceil(100 * (pitch.natural / pitch.em)))

    def plot(self, rect: Rect, *, start: Emu = 0, top: Emu = 0, end: Emu = 0, bottom: Emu = 0) -> Rect:
        """Return what labels of these widths and heights leave of a box."""
        across = self.grid.slice(rect, start, rect.w - start - end)
        return across._replace(y=rect.y + top, h=rect.h - top - bottom)

    def names_axis(self, names: Names, *, reversed: bool, on_ticks: bool = False) -> Axis:
        """Return the axis of the categories."""
        return Axis(reversed, names.look, rtl=self.grid.rtl, edge=EDGE, on_ticks=on_ticks)

    def values_axis(self, scale: Scale, *, shown: bool, reversed: bool = False) -> Axis:
        """Return the axis of the values, bare where it is not shown."""
        return self.numbers_axis(self.data.format, scale, shown=shown, reversed=reversed)

    def numbers_axis(self, format: NumberFormat, scale: Scale, *, shown: bool, reversed: bool) -> Axis:
        """Return an axis of numbers."""
        return Axis(
            reversed,
            self.look(CHROME, "a5") if shown else None,
            rtl=self._numbers_rtl,
            grid=HAIR if shown else None,
            format=format.axis_code(self._language.digits),
            **scale._asdict(),
            texts=tuple(format.tick(tick, self._language) for tick in scale.ticks()) if shown else (),
        )

    def values(self, size: Pt, side: Side = "out") -> MarkLabels:
        """Return labels with the values at the marks."""
        pointed = any(self.data.highlight)
        strong = self.look(size + STRONGER, bold=True) if pointed else None
        return MarkLabels(self.look(size, bold=not pointed), side, strong, rtl=self._numbers_rtl)

    def names(self, side: Side, *, value: bool) -> MarkLabels:
        """Return labels with the names at the marks.

        Their values stand under them where asked for.
        """
        return MarkLabels(self.look(LABEL, bold=True), side, rtl=self.grid.rtl, value=value, name=True)

    @property
    def _numbers_rtl(self) -> bool:
        """Whether numbers run from the right: with Arabic-Indic digits, as in a text."""
        return self.grid.rtl and not from_left(self._language.number(0))

    def chart(
        self,
        rect: Rect,
        plot: Rect,
        axes: tuple[Axis, ...] = (),
        labels: MarkLabels | None = None,
        *,
        line: Emu = 0,
        symbols: Sequence[Symbol] = (),
        gap: int = 0,
        slices: tuple[Role, ...] = (),
        under: tuple[int, ...] = (),
    ) -> Chart:
        """Return the chart in ``rect``, its marks in ``plot``.

        ``line`` is the width of lines, ``symbols`` are those of the series' points; the others are as in ``Chart``.
        """
        data = self.data
        series = zip(range(len(data.series)), data.series, series_colors(data), (*symbols, *NO_SYMBOLS), strict=False)
        return Chart(
            key="chart",
            placeholder=BODY_INDEX,
            place=data.place,
            rect=rect,
            plot=plot,
            kind=data.kind,
            categories=tuple(self._label(name.text) for name in data.categories),
            series=tuple(
                Series(
                    self._label(n.name.text),
                    color,
                    n.values,
                    n.xs,
                    line=Stroke(color, line) if line else None,
                    symbol=symbol,
                    texts=written(data, self._language, n) if labels and labels.value else (),
                    accents=accents(data, i),
                    accent=accent(data, i),
                    under=under,
                )
                for i, n, color, symbol in series
            ),
            axes=axes,
            labels=labels,
            format=self._format(labels),
            alt=described(data, self._language, self.draft.content.headline.string),
            gap=gap,
            slices=slices,
            edge=SLICE_EDGE if slices else None,
        )

    def _format(self, labels: MarkLabels | None) -> str:
        """Return the format of the values; where they follow a name of the other direction, it marks them."""
        code = self.data.format.code(self._language.digits)
        return f'"{LRM}"{code}' if labels and labels.name and labels.value and labels.rtl != self._numbers_rtl else code

    def _label(self, text: str) -> str:
        """Return a text as it stands by itself in the chart, among labels of the deck's direction."""
        return label(held(text), rtl=self._language.rtl)


def _style(level: Level) -> TextStyle:
    return TextStyle((level,))
