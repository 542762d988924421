"""What the handout and the one-page read-ahead say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from deckgen.deck.plan import Plan
from deckgen.language import Language
from deckgen.layout import reference
from deckgen.layout.content import CitedSource, SourceList
from deckgen.layout.context import TLP_COLOR
from deckgen.layout.furniture import MARKING_COLOR
from deckgen.layout.likelihood import dots
from deckgen.outline.model import Closing, Condition
from deckgen.outline.values import Text
from deckgen.scene.nodes import DeckScene, Link, Run
from deckgen.scene.papers import Conditions, Group, Handout, Marking, Prose, ReadAhead, References
from deckgen.text.bidi import laid_out, marked
from deckgen.text.compose import Composer, own_direction

NOTHING = "–"


def handout(plan: Plan, scene: DeckScene, language: Language) -> Handout:
    """Return a laid-out deck as a handout."""
    writer = _Writer(plan, language)
    return Handout(scene, writer.references(writer.reference), writer.marking(), writer.label())


def read_ahead(plan: Plan, scene: DeckScene, language: Language) -> ReadAhead:
    """Return a deck on one page of paper.

    It has the bottom line, the conclusions, the conditions and the sources.

    Args:
        plan: the planned deck.
        scene: the deck, laid out.
        language: the deck's.
    """
    writer = _Writer(plan, language)
    outline = plan.outline
    summary, closing = outline.summary, outline.closing
    blocks = {
        "bottom line": summary.message if summary else None,
        "conclusions": outline.sections[0].title,
        "conditions": closing.title if closing else None,
        "question": closing.question if closing else None,
    }
    return ReadAhead(
        deck=scene,
        kicker=writer.listed([language.word("read_ahead"), *([scene.reader] if scene.reader else [])], " · "),
        title=writer.prose(outline.title),
        meta=writer.meta(),
        marking=writer.marking(),
        label=writer.label(),
        bottom_line=writer.prose(summary.message) if summary else None,
        conclusions=tuple(writer.groups()),
        conditions=writer.conditions(closing) if closing else None,
        question=writer.question(closing.question) if closing and closing.question else None,
        references=writer.references(writer.brief_reference),
        places={name: text.place for name, text in blocks.items() if text} | {"sources": outline.place},
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

    def question(self, asked: Text) -> Prose:
        """Return the open question behind the word for it."""
        lead = self.runs(f"{self.language.word('question')}{self.language.colon} ", bold=True)
        return self.paragraph((*lead, *self.runs(asked)))

    def references(self, written: Callable[[CitedSource], tuple[Prose, ...]]) -> References | None:
        """Return the sources that the deck lists, as they are ``written``."""
        lists = [content.body for content in self.plan.contents if isinstance(content.body, SourceList)]
        if not lists:
            return None
        entries = tuple(map(written, lists[0].entries))
        return References(self.prose(self.language.word("sources")), entries)

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
