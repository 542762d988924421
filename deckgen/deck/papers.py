"""What the handout and the one-page read-ahead say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from deckgen.deck.cited import in_text
from deckgen.deck.plan import Plan
from deckgen.language import Language
from deckgen.layout import reference
from deckgen.layout.content import CitedSource, SourceList
from deckgen.layout.context import TLP_COLOR
from deckgen.layout.furniture import MARKING_COLOR
from deckgen.layout.likelihood import dots
from deckgen.outline.model import Closing, Condition, SummaryPoint
from deckgen.outline.values import Text
from deckgen.scene.nodes import DeckScene, Link, Run
from deckgen.scene.papers import Conditions, Ground, Group, Handout, Marking, Prose, ReadAhead, References
from deckgen.text.bidi import laid_out, marked
from deckgen.text.compose import Composer, own_direction

NOTHING = "–"

MOST_SOURCES = 10
"""As many sources as a read-ahead names at most."""


def handout(plan: Plan, scene: DeckScene, language: Language) -> Handout:
    """Return a laid-out deck as a handout."""
    writer = _Writer(plan, language)
    return Handout(scene, writer.references(), writer.marking(), writer.label())


def read_ahead(plan: Plan, scene: DeckScene, language: Language) -> ReadAhead:
    """Return a deck on one page of paper.

    It has the bottom line and what it rests on, what is asked for, the conclusions, the conditions, and the sources of
    summary and closing.

    Args:
        plan: the planned deck.
        scene: the deck, laid out.
        language: the deck's.
    """
    writer = _Writer(plan, language)
    outline = plan.outline
    summary, closing = outline.summary, outline.closing
    # A kind whose body has an ask is a kind of decisions, installed ones too.
    asks = (getattr(section.body, "ask", None) for section in outline.sections)
    asked = [ask for ask in asks if isinstance(ask, Text)]
    points = summary.points if summary else ()
    blocks = {
        "bottom line": summary.message if summary else None,
        "ask": asked[0] if asked else None,
        "conclusions": outline.sections[0].title,
        "conditions": closing.title if closing else None,
        "question": closing.question if closing else None,
    }
    places = {name: text.place for name, text in blocks.items() if text}
    places |= {"points": points[0].place} if points else {}
    return ReadAhead(
        deck=scene,
        kicker=writer.listed([language.word("read_ahead"), *([scene.reader] if scene.reader else [])], " · "),
        title=writer.prose(outline.title),
        meta=writer.meta(),
        marking=writer.marking(),
        label=writer.label(),
        bottom_line=writer.prose(summary.message) if summary else None,
        ask=tuple(writer.led("ask", text) for text in asked),
        points=tuple(map(writer.ground, points)),
        conclusions=tuple(writer.groups()),
        conditions=writer.conditions(closing) if closing else None,
        question=writer.led("question", closing.question) if closing and closing.question else None,
        references=writer.brief_references(),
        places=places | {"sources": outline.place},
    )


class _Writer:
    """Makes the paragraphs of one deck."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self.plan = plan
        self.language = language
        self.composer = Composer(language, plan.numbers)

    def runs(self, said: Text | str, *, bold: bool | None = None) -> tuple[Run, ...]:
        """Return the runs of a text, the author's or the deck's own."""
        if isinstance(said, str):
            return self.composer.plain(said, bold=bold)
        return self.composer.runs(said, bold=bold)

    def prose(self, *said: Text | str) -> Prose:
        """Return a paragraph of several texts."""
        return self.paragraph(tuple(run for text in said for run in self.runs(text)))

    def paragraph(self, runs: tuple[Run, ...]) -> Prose:
        """Return runs as a paragraph."""
        return Prose(*laid_out(runs, self.language.rtl))

    def listed(self, said: Sequence[Text | str], between: str) -> Prose:
        """Return a paragraph of texts with something between them."""
        return self.prose(*[part for text in said for part in (between, text)][1:])

    def marking(self) -> Marking | None:
        """Return the handling marking, if there is one. A label of the TLP stands on its own ground, left to right."""
        marking = self.plan.outline.marking
        if marking is None:
            return None
        role = TLP_COLOR.get(marking.text.string)
        if role:
            return Marking(Prose(self.runs(marking.text), rtl=False), role, "tlp.bg")
        return Marking(self.prose(marking.text), MARKING_COLOR[marking.level])

    def label(self) -> Marking | None:
        """Return the marking if it is a label of the TLP. Such a label stands at both head and foot of a page."""
        marking = self.marking()
        return marking if marking and marking.fill else None

    def meta(self) -> Prose | None:
        """Return who gives the briefing, where and when."""
        outline = self.plan.outline
        said = [text for text in (outline.organization, outline.presenter, outline.place_) if text]
        date = [self.language.date(outline.date)] if outline.date else []
        return self.listed([*said, *date], " · ") if said or date else None

    def groups(self) -> list[Group]:
        """Return the headlines of the sections under their parts."""
        groups = []
        for part, sections in groupby(self.plan.outline.sections, key=lambda section: section.part):
            title = self.prose(part.title) if part else None
            groups.append(Group(title, tuple(self.prose(s.message or s.title) for s in sections)))
        return groups

    def conditions(self, closing: Closing) -> Conditions:
        """Return the conditions; a column that none fills is left out."""
        word, given = self.language.word, closing.conditions
        columns: list[list[Text | str]] = [[word("condition"), *(c.if_ for c in given)]]
        columns.append([word("then"), *(c.then for c in given)])
        if any(c.otherwise for c in given):
            columns.append([word("otherwise"), *(c.otherwise or NOTHING for c in given)])
        likelihoods = (self.prose(word("likelihood")), *map(self.likelihood, given))
        return Conditions(
            self.prose(closing.title),
            tuple(tuple(map(self.prose, column)) for column in columns),
            likelihoods if any(c.likelihood for c in given) else (),
        )

    def likelihood(self, condition: Condition) -> Prose:
        """Return how likely a condition is to hold."""
        if condition.likelihood is None:
            return self.prose(NOTHING)
        return self.paragraph(dots(self.composer, self.language, condition.likelihood))

    def led(self, name: str, said: Text) -> Prose:
        """Return a text behind the deck's own word for what it is."""
        lead = self.runs(f"{self.language.word(name)}{self.language.colon} ", bold=True)
        return self.paragraph((*lead, *self.runs(said)))

    def ground(self, point: SummaryPoint) -> Ground:
        """Return a point of the summary."""
        return Ground(*(self.prose(text) if text else None for text in (point.lead, point.text)))

    def sources(self) -> tuple[CitedSource, ...]:
        """Return the sources that the deck lists."""
        lists = [content.body.entries for content in self.plan.contents if isinstance(content.body, SourceList)]
        return lists[0] if lists else ()

    def references(self) -> References | None:
        """Return all sources, if there are any."""
        return self.listing(tuple(map(self.reference, self.sources())))

    def brief_references(self) -> References | None:
        """Return the sources of summary and closing, then a count.

        So are those that a headline cites. All are named where nothing here names one. The count is that of the others.
        """
        outline = self.plan.outline
        slides = [content for content in self.plan.contents if content.id in ("deck:summary", "deck:closing")]
        cites = [cite for slide in slides for cite in slide.citations]
        cites += [cite for section in outline.sections for cite in in_text(section.message or section.title)]
        cited = {cite.id for cite in cites}
        sources = self.sources()
        named = [source for source in sources if source.id in cited or not cited][:MOST_SOURCES]
        entries = [self.brief_reference(source) for source in named]
        if more := len(sources) - len(named):
            entries.append((self.prose(self.language.word("more_sources", n=self.language.number(more))),))
        return self.listing(tuple(entries))

    def listing(self, entries: tuple[tuple[Prose, ...], ...]) -> References | None:
        """Return sources under their title, nothing where there are none."""
        return References(self.prose(self.language.word("sources")), entries) if entries else None

    def reference(self, cited: CitedSource) -> tuple[Prose, ...]:
        """Return a source as its paragraphs, each running as its letters do."""
        note, rating = cited.source.note, reference.entry(cited.source, self.language).rating
        paragraphs = [self.named(cited), self.runs(rating), self.runs(note) if note else (), self.address(cited)]
        return tuple(Prose(marked(runs), own_direction(runs, self.language.rtl)) for runs in paragraphs if runs)

    def brief_reference(self, cited: CitedSource) -> tuple[Prose, ...]:
        """Return a source as one paragraph, without its note."""
        named, address = self.named(cited), self.address(cited)
        runs = (*named, *self.runs(". "), *address) if address else named
        return (Prose(marked(runs), own_direction(named, self.language.rtl)),)

    def named(self, cited: CitedSource) -> tuple[Run, ...]:
        """Return who and what a source is, behind its number."""
        written = reference.entry(cited.source, self.language)
        said = self.language.comma.join(filter(None, (written.head, written.detail)))
        return self.runs(f"{self.language.number(cited.number)}. {said}")

    def address(self, cited: CitedSource) -> tuple[Run, ...]:
        """Return a source's address, nothing where it has none."""
        url = cited.source.url
        return tuple(replace(run, link=Link(url=url)) for run in self.runs(url)) if url else ()
