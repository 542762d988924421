"""The Scene: what stands where, on every slide, for every renderer.

Its promises (``docs/scene.md`` explains each):

- No relative position: every box is in EMU from the slide's top left corner.
- No start or end: left and right are physical; the mirroring has been done.
- No unbroken text: each paragraph says where its lines begin.
- No text outside its box.
- No undecoded picture, no unchecked link.
- No colour that is not a role of the theme.
- No node without the place in the outline that it came from.
- No two nodes of a slide with the same key, no two slides with the same id.

Renderers decide nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, field

from deckgen.located import Located
from deckgen.problems import Place
from deckgen.scene.added import AddedSlide
from deckgen.theme.house import House
from deckgen.theme.tokens import Role, Theme
from deckgen.units import Emu, Point, Pt, Rect

Align = Literal["l", "r", "ctr"]
"""Physical, as DrawingML's ``algn`` is (ISO/IEC 29500-1 §20.1.10.59)."""

Anchor = Literal["t", "ctr", "b"]


class Link(Struct, frozen=True):
    """Where a run or a shape leads.

    That is a checked address, or the id of a slide of the same deck.
    """

    url: str | None = None
    slide: str | None = None


class Run(Located, frozen=True):
    """Text of one script with one look. ``None`` means: as the level of its paragraph says.

    ``literal``: it runs from the left as it was typed, whatever stands round it. ``place`` is where in the outline, or
    in a file that it names, the text stands that the run says, or says in the deck's way (a date, a number, a
    likelihood); it is ``None`` of the deck's own words, numbers and citation signs.
    """

    text: str
    lang: str
    bold: bool | None = None
    italic: bool = False
    color: Role | None = None
    size: Pt | None = None
    link: Link | None = None
    field: Literal["slidenum"] | None = None
    literal: bool = False
    place: Place | None = None

    def __hash__(self) -> int:
        return hash(self.text)


class Bullet(Struct, frozen=True):
    """A bullet sign before a paragraph."""

    char: str
    color: Role


class Level(Struct, frozen=True, cache_hash=True):
    """The look of the paragraphs of one level in a box.

    ``sizes`` are the points at each step of the box, largest first; all levels of a box have equally many.
    ``margin`` is the distance of the text, ``indent`` (negative) that of the bullet from it, on the leading
    side, in EMU. ``space_before`` is in points and does not count for a box's first paragraph.
    """

    sizes: tuple[Pt, ...]
    color: Role
    align: Align
    bold: bool = False
    line_pct: int = 122
    space_before: Pt = 0
    bullet: Bullet | None = None
    margin: Emu = 0
    indent: Emu = 0


class TextStyle(Struct, frozen=True, cache_hash=True):
    """How a box sets its text. ``insets`` are left, top, right, bottom in EMU (physical)."""

    levels: tuple[Level, ...]
    anchor: Anchor = "t"
    insets: tuple[Emu, Emu, Emu, Emu] = (0, 0, 0, 0)


class Paragraph(Struct, frozen=True):
    """A paragraph whose lines are known, and which stays whole.

    ``breaks`` are the offsets, in code points of the joined runs, at which the second and further lines begin.
    ``widths`` is each line's measured advance in EMU. ``size`` and ``line_pct`` are those of the step used;
    ``rtl`` is the paragraph's base direction, which differs from the deck's only where the text demands it (an
    address in a right-to-left deck); ``align`` is that of its level. ``marker`` is the list sign of speaker notes.
    """

    runs: tuple[Run, ...]
    level: int
    rtl: bool
    align: Align
    size: Pt
    line_pct: int
    breaks: tuple[int, ...] = ()
    widths: tuple[Emu, ...] = ()
    marker: str | None = None

    @property
    def text(self) -> str:
        """The paragraph's text in logical order."""
        return "".join(run.text for run in self.runs)

    def before(self, room: Emu) -> Emu:
        """Return how far inside its room the first line begins.

        That is on its leading side, and 0 but of a line in the middle or flush with the other side.
        """
        left = room - self.widths[0]
        return {"ctr": left // 2, "r" if self.rtl else "l": 0}.get(self.align, left)


class FittedText(Struct, frozen=True):
    """Text broken into lines for a width. ``step`` indexes ``Level.sizes``.

    ``height`` is what it needs without insets, even where its lines come out a little wider and are then more;
    ``spare`` is what of that the lines as they are leave.
    """

    paragraphs: tuple[Paragraph, ...]
    step: int
    height: Emu
    spare: Emu = 0

    @property
    def drawn(self) -> Emu:
        """The height of the lines as they are."""
        return self.height - self.spare

    @property
    def one_line(self) -> bool:
        """Whether it is one line, even a little wider.

        It stays one where it comes out a little wider.
        """
        return not self.spare and sum(len(paragraph.widths) for paragraph in self.paragraphs) == 1


class Stroke(Struct, frozen=True):
    """A line's look. ``arrow`` puts a head at its second end."""

    color: Role
    width: Emu
    dash: Literal["solid", "dash", "sysDot"] = "solid"
    arrow: bool = False


PlaceholderType = Literal["title", "ctrTitle", "subTitle", "body", "obj", "pic", "tbl", "chart", "dt", "ftr", "sldNum"]
LayoutType = Literal["title", "obj", "titleOnly", "secHead", "cust"]
"""ISO/IEC 29500-1 §19.7.15: what PowerPoint takes a slide layout for."""

Preset = Literal["rect", "ellipse"]


class Placeholder(Struct, frozen=True):
    """A placeholder of a slide layout.

    Its box, its look and what it says while it is empty, a paragraph for each of its first levels.

    ``index`` is unique within its layout (``title`` 0, ``dt`` 10, ``ftr`` 11, ``sldNum`` 12 by PowerPoint's habit).
    """

    key: str
    type: PlaceholderType
    index: int
    rect: Rect
    style: TextStyle
    prompt: tuple[str, ...] = ()
    preset: Preset = "rect"
    fill: Role | None = None
    stroke: Stroke | None = None


class Drawn(Located, frozen=True, kw_only=True):
    """What every node has. ``key`` names its role on the slide and is unique there; identity hangs on it."""

    key: str
    place: Place


class TextBox(Drawn, frozen=True, kw_only=True):
    """Text in a box. With ``placeholder`` it fills that one of its slide layout, whose box and look it shares."""

    rect: Rect
    text: FittedText
    style: TextStyle
    placeholder: int | None = None
    preset: Preset = "rect"
    fill: Role | None = None
    stroke: Stroke | None = None
    link: Link | None = None


class Shape(Drawn, frozen=True, kw_only=True):
    """A drawn shape without text. ``alt`` empty: it carries no meaning and is marked as decorative.

    ``paths`` (for ``preset="path"``) are polylines in EMU relative to the box's top left corner, closed where
    the last point equals the first.
    """

    rect: Rect
    preset: Preset | Literal["path"] = "rect"
    fill: Role | None = None
    stroke: Stroke | None = None
    paths: tuple[tuple[Point, ...], ...] = ()
    alt: str = ""


Site = Literal["t", "l", "b", "r"]
"""Where a line may be tied to a rectangle or an ellipse: the middle of a side. Physical."""


class Tie(Struct, frozen=True):
    """What an end of a line moves with.

    It is a site of the node, or of the layout's placeholder, with this key.
    """

    key: str
    site: Site


class Line(Drawn, frozen=True, kw_only=True):
    """A straight line between two points, in EMU. Where its ends are tied, they go with what they are tied to."""

    start: Point
    end: Point
    stroke: Stroke
    alt: str = ""
    start_tie: Tie | None = None
    end_tie: Tie | None = None


class Cell(Struct, frozen=True):
    """A table cell.

    Its text, whose insets are in ``style``, its fill and the line under it, or the ``edge`` round it.
    """

    text: FittedText
    style: TextStyle
    fill: Role | None = None
    bottom: Stroke | None = None
    edge: Stroke | None = None


class TableColumn(Struct, frozen=True):
    """A column: its left edge and width in EMU."""

    x: Emu
    w: Emu


class TableRow(Struct, frozen=True):
    """A row: its height in EMU and its cells in reading order."""

    h: Emu
    cells: tuple[Cell, ...]


class Table(Drawn, frozen=True, kw_only=True):
    """A native table. Columns and cells are in reading order; a column's ``x`` says where it stands.

    With ``placeholder`` it fills that one of its slide layout, in which it takes what room it needs.
    """

    rect: Rect
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    alt: str
    head: bool = True
    placeholder: int | None = None


class Picture(Drawn, frozen=True, kw_only=True):
    """A picture. ``data`` is decoded, cleaned and cropped: its pixels fill ``rect``.

    With ``placeholder`` it fills that one of its slide layout, whose box it shares.
    """

    rect: Rect
    data: bytes
    format: Literal["png", "jpeg"]
    alt: str
    placeholder: int | None = None


ChartKind = Literal["bar", "column", "line", "area", "pie", "scatter"]
"""``bar`` lies, ``column`` stands. The areas of several series stand on each other."""

Symbol = Literal["circle", "square", "diamond", "triangle", "plus", "x"]
SYMBOL_SIZE: Pt = 7

Side = Literal["out", "t", "b", "l", "r"]
"""Where a label stands at its mark, physically; ``out`` is beyond the end of a bar or slice."""


class Series(Struct, frozen=True):
    """The numbers of a chart under one name.

    ``None`` where one is missing.

    ``xs`` are those along x of a scatter chart. ``line`` joins the points of a line, ``symbol`` marks each; bars,
    areas and slices have neither. ``texts`` are the numbers as they are written at their marks, where they are.
    ``accents`` are the places of the values that are pointed out: their marks are in the colour ``accent``, their
    labels have the stronger look. The labels of those ``under`` stand under their marks.
    """

    name: str
    color: Role
    values: tuple[float | None, ...]
    xs: tuple[float, ...] = ()
    line: Stroke | None = None
    symbol: Symbol | None = None
    texts: tuple[str, ...] = ()
    accents: tuple[int, ...] = ()
    accent: Role = "a1"
    under: tuple[int, ...] = ()

    def color_of(self, i: int) -> Role:
        """Return the colour of a value's mark."""
        return self.accent if i in self.accents else self.color


class Axis(Struct, frozen=True):
    """An axis of a chart.

    ``reversed``: it runs from right to left, or from the top down. ``look`` is that of its labels, ``None`` where it
    has none; ``rtl`` says whether these run from the right. ``edge`` is the axis itself, ``grid`` the lines that start
    at its labels. An axis of numbers has a ``format`` (a number format of SpreadsheetML, ISO/IEC 29500-1 §18.8.31) and
    runs from ``least`` to ``most`` in steps of ``step``; a program in which numbers are edited may go beyond ``most``,
    but where it is ``full``.
    ``texts`` are the numbers at its steps as they are written, where they are. ``on_ticks``: the marks of the first and
    the last category stand at its ends, not in the middle of their parts of it.
    """

    reversed: bool
    look: Level | None = None
    rtl: bool = False
    edge: Stroke | None = None
    grid: Stroke | None = None
    on_ticks: bool = False
    format: str = ""
    least: float = 0
    most: float = 0
    step: float = 0
    full: bool = False
    texts: tuple[str, ...] = ()


class MarkLabels(Struct, frozen=True):
    """What is written at the marks of a chart.

    ``value`` is each mark's number, ``name`` the category of each slice, or the series at the last point of a
    line, in its colour. ``rtl``: the labels run from the right, as numbers in Arabic-Indic digits do, and names.
    ``strong`` is the look of those that are pointed out.
    """

    look: Level
    side: Side
    strong: Level | None = None
    rtl: bool = False
    value: bool = True
    name: bool = False

    def look_of(self, series: Series, i: int) -> Level:
        """Return the look of the label of a series' value."""
        return self.strong if self.strong and i in series.accents else self.look


class Chart(Drawn, frozen=True, kw_only=True):
    """A native chart.

    Its workbook holds the numbers it shows and nothing else.

    The marks stand in ``plot``; axis labels and mark labels stand round it, within ``rect``. ``axes`` are that of the
    categories (of x in a scatter chart) and that of the values; a pie has none. ``format`` is the number format of
    the values. ``gap`` is the distance of two groups of bars in percent of a bar's thickness. ``slices`` are the
    colours of a pie, ``edge`` is what parts them. ``placeholder`` is as in a table.
    """

    rect: Rect
    plot: Rect
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axes: tuple[Axis, ...]
    labels: MarkLabels | None
    format: str
    alt: str
    gap: int = 0
    slices: tuple[Role, ...] = ()
    edge: Stroke | None = None
    placeholder: int | None = None


Mark: TypeAlias = TextBox | Shape | Line | Picture
"""What a slide layout draws: what depends on the form of a slide alone, numbers and signs too."""

Drawable: TypeAlias = TextBox | Shape | Line | Table | Picture | Chart


class SlideLayout(Struct, frozen=True, kw_only=True):
    """A slide layout: its placeholders and what it draws behind them.

    ``master_shapes``: whether the master's own drawing (the footer rule) shows. ``art`` is what the layout of a house's
    template draws, its master's with it, for formats that do not carry the template.
    """

    key: str
    name: str
    type: LayoutType
    placeholders: tuple[Placeholder, ...]
    background: Role = "bg"
    nodes: tuple[Mark, ...] = ()
    master_shapes: bool = True
    art: tuple[Shape | Line | Picture, ...] = ()

    def placeholder(self, key: str) -> Placeholder:
        """Return the placeholder with this key.

        Raises:
            KeyError: the layout has none.
        """
        for placeholder in self.placeholders:
            if placeholder.key == key:
                return placeholder
        raise KeyError(f"layout {self.key!r} has no placeholder {key!r}")


class SlideScene(Located, frozen=True, kw_only=True):
    """One slide. ``id`` is stable from build to build; ``nodes`` are in reading order.

    ``kind`` is the name of the slide kind that drew it. ``part`` indexes ``DeckScene.parts``.
    """

    id: str
    kind: str
    layout: str
    title: str
    nodes: tuple[Drawable, ...]
    place: Place
    notes: tuple[Paragraph, ...] = ()
    minutes: float | None = None
    part: int | None = None


class FontFace(Struct, frozen=True):
    """A font file. ``data`` is the whole TrueType file, or its subset."""

    bold: bool
    data: bytes


UNDER = 0.2
"""How far a line of 1.2 em reaches under its baseline, in em, where it does not go by the font."""


class Fonts(Struct, frozen=True):
    """The deck's font family. ``faces`` is empty where the deck does not carry it.

    ``drawn`` are the whole files, for renderers that draw the letters themselves. ``pitch`` is the distance of two
    lines at 100 %, in em; with ``exact`` it is written in points, and ``plain_pct`` is that of text that is no slide's
    own, in percent. ``ascent`` and ``descent`` are those of the fonts themselves, in em.
    """

    family: str
    faces: tuple[FontFace, ...] = ()
    drawn: tuple[FontFace, ...] = ()
    pitch: float = 1.2
    exact: bool = False
    plain_pct: int = 100
    ascent: float = 0.935
    descent: float = 0.265

    def under(self, *, in_cell: bool = False) -> float:
        """Return how far lines reach under their baselines, in em.

        They stand in a box or in the cell of a table.

        LibreOffice sets the text of a .pptx on lines whose baseline is 1 em under their top, whatever the font is; in
        cells it goes by the font. What a pitch of more than 100 % adds stands over the line, over a box's first one
        too. Lines of exact pitch that hold a link or a slide number it sets higher, by what the font is higher than
        1.2 em; other programs do not, nor do we.
        """
        return self.descent if in_cell else UNDER


class Properties(Struct, frozen=True):
    """The document's properties, in the deck's language. ``date`` is the outline's, a time in UTC, or empty."""

    title: str
    author: str = ""
    subject: str = ""
    date: str = ""


class DeckScene(Struct, frozen=True, kw_only=True):
    """All that a renderer needs, and nothing of another audience.

    ``language`` is a BCP 47 tag with a region, as PowerPoint writes it (``ar-SA``). ``master`` holds the
    master's placeholders and drawing; ``parts`` are the names of the PowerPoint sections in order,
    ``short_parts`` the same with numbers, as short as in the tracker.
    ``words`` are what a program that shows the deck says in its language, what it calls the kinds of its slides, and
    its ten ``digits``. ``reader`` is what its audience is called, ``""`` where it has no name; ``minutes`` is the time
    that the whole may take. ``house`` is the template whose master and layouts it wears. ``added`` are slides that
    somebody has added by hand to an earlier deck, which PowerPoint files carry.
    """

    language: str
    rtl: bool
    size: tuple[Emu, Emu]
    theme: Theme
    fonts: Fonts
    properties: Properties
    master: SlideLayout
    layouts: tuple[SlideLayout, ...]
    slides: tuple[SlideScene, ...]
    parts: tuple[str, ...] = ()
    short_parts: tuple[str, ...] = ()
    native_tables: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    reader: str = ""
    minutes: float | None = None
    house: House | None = None
    added: tuple[AddedSlide, ...] = ()

    def in_digits(self, number: int) -> str:
        """Return a slide's number in the deck's digits."""
        return "".join(self.words["digits"][int(digit)] for digit in str(number))
