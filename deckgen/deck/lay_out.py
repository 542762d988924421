"""What stands where: a plan becomes the DeckScene."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from deckgen.deck import fonts
from deckgen.deck.plan import Plan
from deckgen.files import Files
from deckgen.language import Language
from deckgen.language.numbers import convert
from deckgen.layout import picture
from deckgen.layout.content import Content, SourceList
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import LARGEST, Draft
from deckgen.layout.geometry import SIZES, of_house
from deckgen.layout.grid import Grid
from deckgen.layout.house_art import with_art
from deckgen.layout.kind import Kind
from deckgen.layout.slide_layout import BODY_INDEX, chrome, headline
from deckgen.layout.style import HAIR, bullets
from deckgen.limits import exceeded, shown
from deckgen.outline import markup
from deckgen.outline.model import Outline
from deckgen.outline.values import NOWHERE
from deckgen.problems import Message, OutlineError, Problem, UsageError
from deckgen.scene.nodes import (
    DeckScene,
    Line,
    Placeholder,
    Properties,
    SlideLayout,
    SlideScene,
)
from deckgen.scene.scaled import enlarged, scaled
from deckgen.text.compose import Composer
from deckgen.text.face import Faces
from deckgen.text.fit import Fitter
from deckgen.text.pitch import pitch as pitch_of
from deckgen.theme.house import House
from deckgen.theme.tokens import Theme

SLACK_EMBEDDED, SLACK_FOREIGN = 1.03, 1.10
"""How much wider than measured a line may come out.

The first is for the deck's own font, the second for a replacement.
"""

SETTLING = 3

LAST_SECOND = 253402300799
"""The last of the year 9999."""


def lay_out(
    plan: Plan,
    kinds: Mapping[str, Kind[Any]],
    language: Language,
    theme: Theme,
    faces: Faces,
    files: Files,
    reader: str = "",
    house: House | None = None,
    added: Mapping[str, int] = MappingProxyType({}),
) -> DeckScene:
    """Return the laid-out deck. ``reader`` is what its audience is called, ``house`` the template that it wears.

    ``added`` says how many slides from elsewhere will follow a slide, by its id, ``""`` before the first.

    Raises:
        OutlineError: with the problems of every slide, where a text or a picture cannot be made to fit.
    """
    outline = plan.outline
    carries, pitch = fonts.carries(outline, faces), pitch_of(faces, language.script)
    lengths = (of_house(house, rtl=language.rtl) if house else SIZES[outline.size]).set_in(pitch)
    # A template's Latin letters are in a face that nothing is measured in.
    measured = carries and (house is None or house.latin == theme.family)
    context = DeckContext(
        language=language,
        theme=theme,
        grid=Grid(language.rtl, lengths),
        composer=Composer(language, plan.numbers),
        fitter=Fitter(faces, language.rtl, SLACK_EMBEDDED if measured else SLACK_FOREIGN, pitch),
        files=files,
        tracker=plan.tracker,
        marking=outline.marking,
        logo=picture.logo(files, outline.logo) if outline.logo and not house else None,
        house=house,
        reader=reader,
        sources=outline.sources,
        numbers=plan.numbers,
        slide_numbers={},
    )
    slides, layouts = _slides(plan, kinds, context, added)
    scene = DeckScene(
        language=language.office,
        rtl=language.rtl,
        size=(lengths.w, lengths.h),
        theme=theme,
        fonts=fonts.drawn(theme.family, faces, pitch),
        properties=_properties(outline),
        master=_master(context),
        layouts=tuple(with_art(layout, house) if house else layout for layout in _layouts(kinds, context, layouts)),
        slides=slides,
        parts=plan.parts,
        short_parts=_short_parts(plan, language),
        native_tables=outline.tables == "native",
        words=_words(language, {slide.kind for slide in slides}),
        reader=reader,
        minutes=outline.minutes,
        house=house,
    )
    # The layout measures type that is enlarged; only here does it say so.
    scene = enlarged(scene, faces.scale) if faces.scale != 1 else scene
    scene = scaled(scene, house.scale) if house and house.scale != 1 else scene
    return replace(scene, fonts=fonts.carried(scene, outline, faces, language.script)) if carries else scene


def _slides(
    plan: Plan, kinds: Mapping[str, Kind[Any]], context: DeckContext, added: Mapping[str, int]
) -> tuple[tuple[SlideScene, ...], dict[str, SlideLayout]]:
    problems: list[Problem] = []
    layouts: dict[str, Mapping[str, SlideLayout]] = {}
    decks: dict[str, list[SlideScene]] = {}
    growths: dict[str, dict[str, int]] = {}
    count, most = 0, context.files.limits.slides

    def laid(content: Content, context: DeckContext, largest: int = LARGEST) -> list[SlideScene]:
        draft = Draft(context, content, largest)
        try:
            slides = kinds[content.kind].layout(draft, content.body)
        except OutlineError as error:
            problems.extend(error.problems)
            return []
        layouts[content.id] = draft.layouts
        if draft.growth is not None:
            growths.setdefault(content.kind, {})[content.id] = draft.growth
        return slides

    for content in plan.contents:
        if not isinstance(content.body, SourceList):
            decks[content.id] = laid(content, context)
            count += len(decks[content.id])
            if count > most:
                raise OutlineError([exceeded("slides", most, Message("the deck has more slides"), content.place)])
    common = {kind: min(grown.values()) for kind, grown in growths.items()}
    for content in plan.contents:
        # Slides of a kind have one size of type: that of the one that grows least.
        if growths.get(content.kind, {}).get(content.id, 0) > common.get(content.kind, 0):
            decks[content.id] = laid(content, context, common[content.kind])
    for content in plan.contents:
        if content.id not in decks:
            count = 1
            # The sources say on which slides they are used; the appendix behind them moves with their number.
            for _ in range(SETTLING):
                counts = {id: len(slides) for id, slides in decks.items()} | {content.id: count}
                decks[content.id] = laid(content, replace(context, slide_numbers=_numbers(plan, counts, added)))
                if len(decks[content.id]) == count:
                    break
                count = len(decks[content.id])
    if problems:
        raise OutlineError(problems)
    used = {key: layout for content in plan.contents for key, layout in layouts[content.id].items()}
    return tuple(slide for content in plan.contents for slide in decks[content.id]), used


def _numbers(plan: Plan, counts: Mapping[str, int], added: Mapping[str, int]) -> dict[str, int]:
    numbers, number = {}, 1 + added.get("", 0)
    for content in plan.contents:
        numbers[content.id] = number
        number += counts[content.id] + added.get(content.id, 0)
    return numbers


def _short_parts(plan: Plan, language: Language) -> tuple[str, ...]:
    """Return the names of the parts as the tracker says them, with their numbers."""
    if not plan.parts:
        return ()
    said = [f"{language.number(i)}. {markup.plain(entry.string)}" for i, entry in enumerate(plan.tracker, 1)]
    return (plan.parts[0], *said, *plan.parts[1 + len(said) :])


def _words(language: Language, kinds: Collection[str]) -> dict[str, str]:
    """Return what a program that shows the deck says, what these kinds are called, and the digits."""
    words = {key.removeprefix("show."): word for key, word in language.words.items() if key.startswith("show.")}
    words |= {f"kinds.{kind}": language.kind(kind) for kind in sorted(kinds)}
    return {**words, "digits": convert("0123456789", language.digits)}


def _properties(outline: Outline) -> Properties:
    author = outline.presenter or outline.organization
    return Properties(
        title=markup.plain(outline.title.string),
        author=markup.plain(author.string) if author else "",
        subject=markup.plain(outline.subtitle.string) if outline.subtitle else "",
        date=_date(outline),
    )


def _date(outline: Outline) -> str:
    """Return the outline's date, or the time in ``SOURCE_DATE_EPOCH``.

    That counts seconds from 1970 (reproducible-builds.org). There is no clock: the same outline gives the same file.

    Raises:
        UsageError: the variable counts nothing.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return str(outline.date or "")
    if not re.fullmatch("[0-9]{1,12}", seconds) or int(seconds) > LAST_SECOND:
        raise UsageError(Message("SOURCE_DATE_EPOCH counts seconds from 1970: {value}", value=shown(seconds)))
    return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%dT%H:%M:%SZ}"


def _master(context: DeckContext) -> SlideLayout:
    """Return the master: the look of titles and bodies, the footer rule and the logo beside the number."""
    grid = context.grid
    body = Placeholder("body", "body", BODY_INDEX, grid.body(), bullets(grid))
    title, _ = headline(grid)
    at = grid.columns(0, 11, grid.geometry.rule_y, 0)
    rule = Line(key="footer-rule", place=NOWHERE, start=(at.x, at.y), end=(at.right, at.y), stroke=HAIR)
    return SlideLayout(
        key="master",
        name="deckgen",
        type="obj",
        placeholders=context.prompted("points", (title, body, *chrome(grid, context.beside_number()))),
        nodes=() if context.house else (rule, *context.footer_logo()),
    )


def _layouts(
    kinds: Mapping[str, Kind[Any]], context: DeckContext, used: Mapping[str, SlideLayout]
) -> tuple[SlideLayout, ...]:
    """Return the layouts for slides added by hand, then the further ones that the slides use."""
    always = (layout for kind in kinds.values() if kind.slide_layouts for layout in kind.slide_layouts(context))
    title_only = context.slide_layout("title_only", type="titleOnly")
    layouts = {layout.key: layout for layout in (*always, title_only)}
    return tuple({**layouts, **used}.values())
