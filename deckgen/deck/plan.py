"""What is said where: slides, parts, tracker and citation numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deckgen.deck import cited
from deckgen.language import Language
from deckgen.layout.content import Agenda, AgendaRow, Change, ChangeList, CitedSource, Content, Divider, SourceList
from deckgen.layout.kind import Kind, PlaceName
from deckgen.outline import markup, walk
from deckgen.outline.model import AgendaSlide, Outline, Part, Section, Slide
from deckgen.outline.values import Body, Cite, Text
from deckgen.problems import Problem

AGENDA_ROWS = range(3, 13)
FEWEST_ROWS = 2
TRACKED_SECTIONS = range(2, 6)


class Plan(Struct, frozen=True):
    """The planned deck. ``parts`` are the names of the PowerPoint sections, which ``Content.part`` indexes.

    ``numbers`` are the citation numbers by source id, in the order of first citation. ``problems`` are
    citations of sources that this reader does not get.
    """

    outline: Outline
    contents: tuple[Content, ...]
    tracker: tuple[Text, ...]
    parts: tuple[str, ...]
    numbers: Mapping[str, int]
    problems: tuple[Problem, ...]


def plan(
    outline: Outline, language: Language, kinds: Mapping[str, Kind[Any]], changed: tuple[Change, ...] = ()
) -> Plan:
    """Return the plan of the deck.

    It is cover, summary, changes, agenda, sections, closing, sources, appendix.

    Args:
        outline: the outline as its reader gets it.
        language: the deck's.
        kinds: the slide kinds by name.
        changed: what changed since the earlier outline, where this one names it.
    """
    return _Planner(outline, language, kinds).plan(changed)


class _Planner:
    def __init__(self, outline: Outline, language: Language, kinds: Mapping[str, Kind[Any]]) -> None:
        self.outline = outline
        self.language = language
        self.by_place = {kind.place: name for name, kind in kinds.items() if kind.place}
        self.by_body = {kind.body: name for name, kind in kinds.items() if kind.body}
        (self.default,) = (kind for kind in kinds.values() if kind.default)
        self.parts = _parts(outline.sections)
        self.order = {section.id: i for i, section in enumerate(outline.sections)}

    def plan(self, changed: tuple[Change, ...]) -> Plan:
        outline = self.outline
        opening = [*self._cover(), *self._summary(), *self._changes(changed)]
        sections = list(self._sections())
        agenda = list(self._agenda(sections))
        closing = list(self._closing())
        appendix = [self._section(s, self._past) for s in outline.appendix]
        before = [*opening, *agenda, *sections, *closing]
        used = self._used([*before, *appendix])
        sources = self._sources(used)
        names = self._part_names(bool(appendix))
        contents = tuple(self._in_parts([*before, *sources], appendix, len(names)))
        numbers = {id: number for number, id in enumerate(used, 1)}
        return Plan(outline, contents, self._tracker(), names, numbers, tuple(cited.unknown(contents, outline.sources)))

    def _cover(self) -> Iterator[Content]:
        outline = self.outline
        yield Content(
            id="deck:cover",
            kind=self.by_place["cover"],
            headline=outline.title,
            kicker=outline.kicker,
            body=outline,
            place=outline.title.place,
        )

    def _summary(self) -> Iterator[Content]:
        summary = self.outline.summary
        if summary is not None:
            own = Text.of(self.language.word("summary"), summary.place, own=True)
            kicker = summary.kicker or (own if summary.title else None)
            yield self._slide("deck:summary", "summary", summary, summary.title or own, kicker)

    def _changes(self, changed: tuple[Change, ...]) -> Iterator[Content]:
        changes = self.outline.changes
        if changes is not None:
            own = changes.title or Text.of(self.language.word("changes"), changes.place, own=True)
            yield Content(
                id="deck:changes",
                kind=self.by_place["changes"],
                headline=changes.message or own,
                kicker=own if changes.message else None,
                body=ChangeList(changed),
                place=changes.place,
            )

    def _closing(self) -> Iterator[Content]:
        closing = self.outline.closing
        if closing is not None:
            own = Text.of(self.language.word("closing"), closing.place, own=True)
            kicker = closing.kicker or (closing.title if closing.message else own)
            slide = self._slide("deck:closing", "closing", closing, closing.message or closing.title, kicker)
            yield replace(slide, tracker=self._past)

    def _slide(self, id: str, place: PlaceName, slide: Slide, headline: Text, kicker: Text | None) -> Content:
        return _content(id, self.by_place[place], slide, headline, kicker, slide)

    def _sections(self) -> Iterator[Content]:
        part: Part | None = None
        for section in self.outline.sections:
            if section.part is not None and section.part != part and self.outline.dividers:
                yield self._divider(section.part, section.id)
            part = section.part
            yield self._section(section, self._track(section), self._part_index(part))

    def _divider(self, part: Part, first: str) -> Content:
        index = self.parts.index(part)
        return Content(
            id=f"deck:divider:{first}",
            kind=self.by_place["divider"],
            headline=part.title,
            body=Divider(index + 1, part),
            place=part.place,
            part=self._part_index(part),
        )

    def _section(self, section: Section, tracker: int | None, part: int | None = None) -> Content:
        kicker = section.kicker or (section.title if section.message else None)
        body = section.body
        kind = self.by_body[type(body)] if body is not None else self.default.name
        return _content(section.id, kind, section, section.message or section.title, kicker, body, tracker, part)

    def _agenda(self, sections: Iterable[Content]) -> Iterator[Content]:
        wanted = self.outline.agenda
        rows = tuple(self._agenda_rows(list(sections))) if wanted else ()
        if len(rows) < FEWEST_ROWS or (wanted == "auto" and len(rows) not in AGENDA_ROWS):
            return
        own = Text.of(self.language.word("agenda"), self.outline.place, own=True)
        headed = wanted if isinstance(wanted, AgendaSlide) else AgendaSlide(place=self.outline.place)
        kicker = headed.kicker or (own if headed.message else None)
        headline = headed.message or own
        yield Content(
            id="deck:agenda",
            kind=self.by_place["agenda"],
            headline=headline,
            kicker=kicker,
            body=Agenda(rows),
            place=headed.place,
            citations=cited.once([cite for text in (headline, kicker) if text for cite in cited.in_text(text)]),
        )

    def _agenda_rows(self, sections: list[Content]) -> Iterator[AgendaRow]:
        for i, part in enumerate(self.parts):
            slides = [content for content in sections if content.part == i + 1]
            yield AgendaRow(
                part.title, part.message, slides[0].id, self.outline.dividers, stated(slide.minutes for slide in slides)
            )
        if not self.parts:
            for section, content in zip(self.outline.sections, sections, strict=True):
                yield AgendaRow(section.title, section.message, section.id, minutes=content.minutes)

    def _tracker(self) -> tuple[Text, ...]:
        if self.parts:
            return tuple(part.short or part.title for part in self.parts)
        if len(self.outline.sections) in TRACKED_SECTIONS:
            return tuple(section.title for section in self.outline.sections)
        return ()

    @property
    def _past(self) -> int | None:
        """How many entries the tracker has, all of them past behind the sections."""
        return len(self._tracker()) or None

    def _track(self, section: Section) -> int | None:
        if self.parts:
            return None if section.part is None else self.parts.index(section.part)
        if len(self.outline.sections) in TRACKED_SECTIONS:
            return self.order[section.id]
        return None

    def _part_index(self, part: Part | None) -> int | None:
        if not self.parts:
            return None
        return 0 if part is None else self.parts.index(part) + 1

    def _part_names(self, appendix: bool) -> tuple[str, ...]:
        """Return the PowerPoint sections: what is before the first part, the parts, the end, the appendix."""
        if not self.parts:
            return ()
        names = [self.language.word("opening"), *(markup.plain(part.title.string) for part in self.parts)]
        names.append(self.language.word("closing"))
        return tuple([*names, self.language.word("appendix")] if appendix else names)

    def _in_parts(self, main: list[Content], appendix: list[Content], parts: int) -> Iterator[Content]:
        if not parts:
            yield from (*main, *appendix)
            return
        end = len(self.parts) + 1
        last = max(i for i, content in enumerate(main) if content.part is not None)
        for i, content in enumerate(main):
            yield replace(content, part=content.part if content.part is not None else 0 if i < last else end)
        yield from (replace(content, part=end + 1) for content in appendix)

    def _used(self, contents: Sequence[Content]) -> dict[str, list[str]]:
        """Return the cited sources in the order of citation, what only notes cite last, with the slides."""
        used: dict[str, list[str]] = {}
        for content in contents:
            for id in dict.fromkeys(cite.id for cite in content.citations):
                used.setdefault(id, []).append(content.id)
        for content in contents:
            for cite in cited.in_text(content.notes) if content.notes else ():
                used.setdefault(cite.id, [])
        return {id: slides for id, slides in used.items() if id in self.outline.sources}

    def _sources(self, used: Mapping[str, Sequence[str]]) -> list[Content]:
        listed = used or {id: [] for id in self.outline.sources}
        if not listed:
            return []
        entries = tuple(
            CitedSource(id, number, self.outline.sources[id], tuple(slides))
            for number, (id, slides) in enumerate(listed.items(), 1)
        )
        title, kicker = (
            Text.of(self.language.word(key), self.outline.place, own=True) for key in ("sources", "rests_on")
        )
        return [
            Content(
                id="deck:sources",
                kind=self.by_place["sources"],
                headline=title,
                kicker=kicker,
                body=SourceList(entries),
                place=self.outline.place,
            )
        ]


def stated(minutes: Iterable[float | None]) -> float | None:
    """Return the stated minutes of slides together, ``None`` where none are stated."""
    given = [each for each in minutes if each is not None]
    return sum(given) if given else None


def _parts(sections: Iterable[Section]) -> list[Part]:
    parts: list[Part] = []
    for section in sections:
        if section.part is not None and section.part not in parts:
            parts.append(section.part)
    return parts


def _content(
    id: str,
    kind: str,
    slide: Slide,
    headline: Text,
    kicker: Text | None,
    body: Body | Slide | None,
    tracker: int | None = None,
    part: int | None = None,
) -> Content:
    texts = walk.find(body, Text)
    of_body = [found.value for found in texts if found.key not in ("notes", "changed")]
    shown = (headline, kicker, *of_body, slide.takeaway, slide.note)
    cites = [cite for text in shown if text for cite in cited.in_text(text)]
    cites += [Cite(id) for id in slide.sources]
    return Content(
        id=id,
        kind=kind,
        headline=headline,
        kicker=kicker,
        body=body,
        place=slide.place,
        takeaway=slide.takeaway,
        confidence=slide.confidence,
        citations=cited.once(cites),
        texts=tuple(texts),
        note=slide.note,
        notes=slide.notes,
        minutes=slide.minutes,
        tracker=tracker,
        part=part,
    )
