"""The outline language as data: Outline, Part, Section, Summary, Closing, Source, Audience.

Each field's ``Doc`` is the one description of its key: the JSON Schema, editors and the reference page show it.
Annotations are no strings here, which msgspec would evaluate once more for each class that inherits them.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from msgspec import field

from deckgen.language.dates import Calendar, Months
from deckgen.language.numbers import DecimalSign, Digits
from deckgen.limits import shown
from deckgen.outline.values import (
    Body,
    Confidence,
    Count,
    CountsAs,
    Date,
    Doc,
    FileName,
    Id,
    Item,
    Likelihood,
    Mention,
    Node,
    Number,
    Text,
)
from deckgen.problems import Message, Problem

MarkingLevel = Literal["plain", "caution", "restricted"]
SlideSize = Literal["16:9", "4:3", "A4"]
FORMAL = FileName("formal")
Minutes = Annotated[float, Number(0, 1440)]


class Marking(Node, frozen=True, kw_only=True):
    """How the deck may be handled, written on every slide."""

    SHORT: ClassVar[str | None] = "text"

    text: Annotated[Text, Doc("the marking; a TLP 2.0 label is never translated")]
    level: Annotated[MarkingLevel, Doc("how loud it is")] = "plain"


class Part(Node, frozen=True, kw_only=True):
    """A part of the briefing. It is a PowerPoint section, and an entry of the tracker and of the agenda."""

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("the part's name")]
    message: Annotated[Text | None, Doc("what the part shows, in the agenda and on its divider")] = None
    short: Annotated[Text | None, Doc("a shorter name for the tracker")] = None


class Slide(Item, frozen=True, kw_only=True):
    """What a section, the summary and the closing have in common."""

    message: Annotated[
        Text | None, CountsAs("headline"), Doc("the headline: one sentence that states the conclusion")
    ] = None
    kicker: Annotated[Text | None, Doc("a short label over the headline")] = None
    takeaway: Annotated[Text | None, Doc("a line in the strip under the body")] = None
    confidence: Annotated[Confidence | None, Doc("confidence in the judgement, a marker after the kicker")] = None
    changed: Annotated[Text | None, Doc("why the confidence differs from the earlier outline's")] = None
    sources: Annotated[tuple[Mention, ...], Doc("ids of the sources that the whole slide rests on")] = ()
    note: Annotated[Text | None, Doc("small print after the source line")] = None
    notes: Annotated[Text | None, Doc("speaker notes: Markdown paragraphs and lists")] = None
    minutes: Annotated[Minutes | None, Doc("speaking time in minutes, decimals allowed")] = None
    variants: Annotated[Mapping[str, Mapping[str, Any]], Doc("audience id to the keys that replace these for it")] = (
        field(default_factory=dict)
    )


class Section(Slide, frozen=True, kw_only=True):
    """One slide of the briefing. ``body`` holds the one body key that the author wrote, ``None`` if none."""

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, CountsAs("headline"), Doc("what the section is about; shown in the agenda and the tracker")]
    id: Annotated[str, Id(), Doc("a stable name, unique; made from the title where absent")] = ""
    part: Annotated[Part | None, Doc("starts a part of the briefing here; each part once")] = None
    body: Body | None = None


class SummaryPoint(Item, frozen=True, kw_only=True):
    """A point of the summary: a lead-in over its text."""

    SHORT: ClassVar[str | None] = "text"
    PAIR: ClassVar[tuple[str, str] | None] = ("lead", "text")

    text: Annotated[Text | None, Doc("what is said")] = None
    lead: Annotated[Text | None, Doc("a bold line over it")] = None


class Summary(Slide, frozen=True, kw_only=True):
    """The bottom line, up front. ``message`` stands in the panel, ``title`` is the headline."""

    SHORT: ClassVar[str | None] = "message"

    message: Annotated[Text, CountsAs("bottom_line"), Doc("the bottom line, in the panel")]
    title: Annotated[Text | None, CountsAs("headline"), Doc("the headline; by default the deck's own words")] = None
    points: Annotated[tuple[SummaryPoint, ...], Count(), CountsAs("bottom_line"), Doc("what it rests on")] = ()


class Condition(Item, frozen=True, kw_only=True):
    """A condition of the conclusion: what it opens, what its failure leaves."""

    PAIR: ClassVar[tuple[str, str] | None] = ("if", "then")

    if_: Annotated[Text, Doc("the condition")]
    then: Annotated[Text, Doc("what it opens if it holds")]
    otherwise: Annotated[Text | None, Doc("what is left if it does not")] = None
    likelihood: Annotated[Likelihood | None, Doc("how likely it is to hold")] = None
    changed: Annotated[Text | None, Doc("why it differs from the earlier outline's")] = None


class Closing(Slide, frozen=True, kw_only=True):
    """The closing slide: the conditions of the conclusion and the open question."""

    title: Annotated[Text, CountsAs("headline"), Doc("what the slide is about; the headline where there is no message")]
    conditions: Annotated[tuple[Condition, ...], Count(), CountsAs("condition"), Doc("what the conclusion depends on")]
    question: Annotated[Text | None, CountsAs("condition"), Doc("the open question, in the strip")] = None


class Changes(Node, frozen=True, kw_only=True):
    """The slide of what changed since an earlier briefing."""

    SHORT: ClassVar[str | None] = "since"

    since: Annotated[FileName, Doc("the outline of the earlier briefing, which knows the same audiences")]
    title: Annotated[Text | None, Doc("what the slide is about; by default the deck's own words")] = None
    message: Annotated[Text | None, Doc("the headline: one sentence that states the conclusion")] = None


class Source(Item, frozen=True, kw_only=True):
    """A source. ``date`` and ``accessed`` are EDTF (``language/edtf.py``) or free text, as written."""

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("the work's title")]
    author: Annotated[Text | None, Doc("who wrote it, several with `;` between; `\\;` is a part of a name")] = None
    container: Annotated[Text | None, Doc("the journal or book in which it stands")] = None
    publisher: Annotated[Text | None, Doc("who published it")] = None
    volume: Annotated[Text | None, Doc("the volume of the journal or work")] = None
    issue: Annotated[Text | None, Doc("the issue of the journal")] = None
    number: Annotated[Text | None, Doc("its number in a series, as that of a report")] = None
    date: Annotated[
        str | None, Doc("`2026`, `2026-01`, `2026-01-31`, a range as `2020/2021` or `2020/..`, or any text")
    ] = None
    url: Annotated[str | None, Doc("where it can be read, `https://…`")] = None
    pages: Annotated[Text | None, Doc("pages")] = None
    accessed: Annotated[str | None, Doc("when it was read")] = None
    language: Annotated[str | None, Doc("its language, where it is not the deck's")] = None
    note: Annotated[Text | None, Doc("a remark under the entry")] = None
    rating: Annotated[
        str | None, Doc("the source's reliability A-F and the information's credibility 1-6, as `B2`")
    ] = None


class AgendaSlide(Node, frozen=True, kw_only=True):
    """How the agenda slide is headed."""

    message: Annotated[Text | None, Doc("the headline; by default the deck's own words")] = None
    kicker: Annotated[Text | None, Doc("a short label over the headline")] = None


class Template(Node, frozen=True, kw_only=True):
    """A house's own PowerPoint template, whose master and layouts the deck wears."""

    SHORT: ClassVar[str | None] = "path"

    path: Annotated[FileName, Doc("the template, a `.potx` or `.pptx` file")]
    mapping: Annotated[FileName | None, Doc("a file that says which of its layouts, colours and fonts serve")] = None
    keep_layouts: Annotated[bool, Doc("keep its own layouts in the deck, for slides that are added by hand")] = False


class CoverPicture(Node, frozen=True, kw_only=True):
    """A picture on the cover."""

    picture: Annotated[FileName, Doc("the picture's file; its middle fills the band beside the title")]
    alt: Annotated[Text, Doc("what is in the picture, for those who cannot see it")]


class Settings(Node, frozen=True, kw_only=True):
    """The top-level keys that an audience may change."""

    language: Annotated[str, Doc("the deck's language, a tag such as `ar`, `ar-SY`, `fa`, `he`, `en`")] = "ar"
    title: Annotated[Text, CountsAs("headline"), Doc("the cover's title")]
    subtitle: Annotated[Text | None, Doc("the cover's second line")] = None
    kicker: Annotated[Text | None, Doc("the label over the cover's title")] = None
    organization: Annotated[Text | None, Doc("who gives the briefing")] = None
    presenter: Annotated[Text | None, Doc("who presents it")] = None
    place_: Annotated[Text | None, Doc("where")] = None
    date: Annotated[Date | None, Doc("`2026`, `2026-01` or `2026-01-31`, written out in the deck's language")] = None
    calendar: Annotated[
        Calendar,
        Doc("the calendar of every date that the deck writes; `both`: Gregorian and the language's other one, marked"),
    ] = "gregorian"
    months: Annotated[
        Months | None, Doc("whose names of months an Arabic or Persian deck says; by default its country's")
    ] = None
    decimal_sign: Annotated[
        DecimalSign | None, Doc("what parts decimals where digits are `latn`; by default as in the language's country")
    ] = None
    digits: Annotated[
        Digits | None, Doc("digits of what the deck itself writes; by default `arabext` in Persian, else `latn`")
    ] = None
    marking: Annotated[Marking | None, Doc("handling marking on every slide")] = None
    theme: Annotated[FileName, Doc("`formal`, `neutral`, `dark`, or a path to a theme file")] = FORMAL
    template: Annotated[
        Template | None, Doc("a PowerPoint template whose master and layouts are used instead of the theme's")
    ] = None
    size: Annotated[SlideSize, Doc("the slides' format; `A4` lies on its side; a template brings its own")] = "16:9"
    logo: Annotated[FileName | None, Doc("a picture for the cover and the footer")] = None
    cover: Annotated[CoverPicture | None, Doc("a picture on the cover, in place of the pattern")] = None
    agenda: Annotated[
        Literal["auto"] | bool | AgendaSlide, Doc("an agenda slide, of 2 rows at least; `auto`: where it has 3 to 12")
    ] = "auto"
    dividers: Annotated[bool, Doc("a divider slide before each part")] = False
    minutes: Annotated[Minutes | None, Doc("time that the whole briefing may take")] = None
    tables: Annotated[
        Literal["portable", "native"], Doc("tables right in every program, or PowerPoint's own right-to-left ones")
    ] = "portable"
    fonts: Annotated[Literal["embed", "subset", "none"], Doc("whether the deck carries its fonts")] = "embed"
    labels: Annotated[Mapping[str, Text], Doc("the deck's own words, overridden")] = field(default_factory=dict)
    sources: Annotated[Mapping[str, Source], CountsAs("source"), Doc("source id to source")] = field(
        default_factory=dict
    )
    summary: Annotated[Summary | None, Doc("the bottom line, up front")] = None
    changes: Annotated[Changes | None, Doc("what changed since an earlier briefing, after the summary")] = None
    closing: Annotated[Closing | None, Doc("what the conclusion depends on")] = None


class Audience(Node, frozen=True, kw_only=True):
    """How one audience's deck differs. ``overrides`` holds the top-level fields that it replaces."""

    label: Annotated[Text | None, Doc("what the audience is called")] = None
    depth: Annotated[int, Number(1, 3), Doc("keep what is at most so deep")] = 3
    only: Annotated[tuple[Mention, ...] | None, Doc("only these sections")] = None
    without: Annotated[tuple[Mention, ...], Doc("not these sections")] = ()
    order: Annotated[tuple[Mention, ...], Doc("these sections first, in this order; a part stays together")] = ()
    overrides: Mapping[str, Any] = field(default_factory=dict)


class Outline(Settings, frozen=True, kw_only=True):
    """A whole outline, and also the outline as one reader gets it."""

    deckgen: Annotated[Literal[1], Doc("the version of this language")] = 1
    sections: Annotated[tuple[Section, ...], Count(), Doc("the slides of the briefing")]
    appendix: Annotated[tuple[Section, ...], Doc("sections kept behind the sources slide")] = ()
    audiences: Annotated[Mapping[str, Audience], Doc("audience id to its differences")] = field(default_factory=dict)
    record: Annotated[bool, Doc("whether builds are recorded beside the outline, under `.deckgen`")] = True

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each part that begins again behind another one."""
        begun: dict[frozenset[tuple[str, str]], Part] = {}
        last: Part | None = None
        for part in (section.part for section in self.sections if section.part is not None):
            first = begun.setdefault(frozenset(part.title.said.items()), part)
            if first is part:
                last = part
            elif first is not last:
                title = shown(next(iter(part.title.said.values())))
                what = Message(
                    'the part "{title}" begins a second time; it already begins at line {line}',
                    title=title,
                    line=first.place.line,
                )
                hint = Message("a section stays in the part before it: move it there, or give the part another name")
                yield Problem("duplicate-part", part.place, what, hint)
