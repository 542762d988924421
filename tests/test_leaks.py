"""What an audience does not get is in no part of its deck, whatever the outline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from typing import Any, TypeVar
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen import kinds, pipeline
from deckgen.edits import record
from deckgen.outline.fields import keys_of, optional
from deckgen.outline.model import Audience, Outline, Part, Section, Settings, Slide
from deckgen.outline.values import LIKELIHOODS, Item, Node, Text
from deckgen.pipeline import Loaded
from deckgen.problems import OutlineError
from deckgen.render.pptx import render
from tests import manual

Reader = str | None
"""The id of an audience, ``None`` for who reads the full deck."""

Readers = frozenset[Reader]
Draw = Callable[[st.SearchStrategy[Any]], Any]
SlideT = TypeVar("SlideT", bound=Slide)

POINTS = [{"lead": "أ", "text": "ب", "points": ["ج", "د"]}, "ه", "و"]
BASE = {
    "deckgen": 1,
    "title": "إحاطة",
    "fonts": "none",
    "dividers": True,
    "marking": "داخلي",
    "labels": {"sources": "المراجع", "summary": "الخلاصة"},
    "sources": {id: {"title": "تقرير", "rating": "B2"} for id in "abc"},
    "summary": {"message": "خلاصة", "points": POINTS[1:]},
    "closing": {"title": "خاتمة", "conditions": [{"if": "أ", "then": "ب"}, {"if": "ج", "then": "د"}]},
}
WORD = re.compile("zq[0-9]+zq")
"""A word that stands once in an outline."""

SECTIONS = 4
OFTEN, SELDOM = (True, True, False), (True, False, False, False)


fields_of = cache(keys_of)


class Author:
    """Says other things in an outline, every word its own, and remembers which readers may get it."""

    def __init__(self, draw: Draw, base: Outline) -> None:
        self.draw = draw
        self.gets: dict[str, Readers] = {}
        self.citable: dict[str, Readers] = {}
        self.depths = {self.word(frozenset()): draw(st.integers(1, 3)) for _ in range(2)}
        self.languages = {id: draw(st.sampled_from(("ar", "en"))) for id in self.depths}
        self.everyone: Readers = frozenset((None, *self.depths))
        self.own: dict[str, dict[str, Any]] = {id: {"language": self.languages[id]} for id in self.depths}
        self.without: dict[str, list[str]] = {id: [] for id in self.depths}
        self.outline = self.written(base)

    def some(self, of: Iterable[Any], outcomes: tuple[bool, ...] = SELDOM) -> list[Any]:
        return [one for one in of if self.draw(st.sampled_from(outcomes))]

    def word(self, readers: Readers) -> str:
        word = f"zq{len(self.gets)}zq"
        self.gets[word] = readers
        return word

    def text(self, readers: Readers) -> Text:
        if self.draw(st.sampled_from(OFTEN)):
            return Text.of(self.string(readers))
        read = {language: frozenset(r for r in readers if self.language(r) == language) for language in ("ar", "en")}
        said = {language: self.string(only) for language, only in read.items()}
        return Text(said, dict.fromkeys(said, Text.of("").place))

    def language(self, reader: Reader) -> str:
        return "ar" if reader is None else self.languages[reader]

    def string(self, readers: Readers) -> str:
        forms = ["كلمة {}", "**{}**", "`{}`", "[{0}](https://example.org/{0})"]
        forms += [f"{{}} [@{id}, {self.word(readers)}]" for id in self.citing(readers)[:1]]
        return str(self.draw(st.sampled_from(forms))).format(self.word(readers))

    def citing(self, readers: Readers) -> list[str]:
        return [id for id, may in self.citable.items() if may >= readers]

    def filters(self, readers: Readers) -> tuple[dict[str, Any], Readers]:
        """Return fields that say who gets an item, and who of its readers does."""
        named = self.some(self.depths, OFTEN)
        match self.draw(st.sampled_from(("all", "all", "all", "for", "not_for", "depth"))):
            case "for" if named:
                return {"for_": tuple(named)}, readers & frozenset(named)
            case "not_for" if named:
                return {"not_for": tuple(named)}, readers - frozenset(named)
            case "depth":
                depth = self.draw(st.integers(1, 3))
                shallow = frozenset(id for id, most in self.depths.items() if most < depth)
                return {"depth": depth}, readers - shallow
        return {}, readers

    def said(self, value: Any, readers: Readers) -> Any:
        """Return a value of an outline in other words; numbers and likelihoods stay."""
        if isinstance(value, Text):
            kept = value.string in LIKELIHOODS or not any(map(str.isalpha, value.string))
            return value if kept else self.text(readers)
        if isinstance(value, tuple):
            return tuple(self.said(item, readers) for item in value)
        if not isinstance(value, Node):
            return value
        filters, readers = self.filters(readers) if isinstance(value, Item) else ({}, readers)
        return replace(value, **{name: self.said(old, readers) for name, old in self.spoken(value)}, **filters)

    def spoken(self, node: Node) -> list[tuple[str, Any]]:
        """Return what a node holds, and an empty text for each that it might hold."""
        found: list[tuple[str, Any]] = []
        for key in fields_of(type(node)).values():
            value = getattr(node, key.name)
            if value is None and optional(key.annotation)[0] is Text:
                found += self.some([(key.name, Text.of("نص"))], OFTEN)
            elif isinstance(value, Text | tuple | Node) and key.name not in ("for_", "not_for", "sources", "part"):
                found.append((key.name, value))
        return [*found, ("body", node.body)] if isinstance(node, Section) and node.body else found

    def slide(self, slide: SlideT, readers: Readers, **filters: Any) -> SlideT:
        """Return a slide with variants."""
        own: dict[str, Any] = {"sources": tuple(self.citing(readers)[:1]), **filters}
        variants: dict[str, dict[str, Any]] = {}
        for name, old in self.spoken(slide):
            replacing = self.some(self.depths)
            own[name] = self.said(old, readers - frozenset(replacing))
            for id in replacing:
                variants.setdefault(id, {})[name] = self.said(old, readers & {id})
        return replace(slide, **own, variants=variants)

    def written(self, base: Outline) -> Outline:
        made: dict[str, Any] = {"sources": {}}
        for source in base.sources.values():
            filters, readers = self.filters(self.everyone) if self.citable else ({}, self.everyone)
            id, url = self.word(readers), f"https://example.org/{self.word(readers)}"
            texts = {name: self.said(old, readers) for name, old in self.spoken(source)}
            self.citable[id] = readers
            made["sources"][id] = replace(source, url=url, date=self.word(readers), **texts, **filters)
        for name, old in self.spoken(base):
            if name in {key.name for key in keys_of(Settings).values()}:
                made[name] = self.replaced(name, lambda readers, old=old: self.anew(old, readers))
        made["labels"] = {key: self.text(self.everyone) for key in base.labels}
        made["sections"] = tuple(self.sections(base.sections))
        made["appendix"] = tuple(self.slide(section, self.everyone) for section in base.appendix)
        audiences = {
            id: Audience(label=self.text(frozenset((id,))), depth=depth, without=tuple(self.without[id]), overrides=own)
            for (id, depth), own in zip(self.depths.items(), self.own.values(), strict=True)
        }
        return replace(base, **made, audiences=audiences)

    def anew(self, old: Any, readers: Readers) -> Any:
        if not isinstance(old, Slide):
            return self.said(old, readers)
        filters, readers = self.filters(readers)
        return self.slide(old, readers, **filters)

    def replaced(self, name: str, make: Callable[[Readers], Any]) -> Any:
        """Return what the outline says under a key, for those whose audience does not say something else there."""
        replacing = self.some(self.depths)
        for id in replacing:
            absent = name != "title" and self.draw(st.booleans())
            self.own[id][name] = None if absent else make(frozenset((id,)))
        return make(self.everyone - frozenset(replacing))

    def sections(self, base: Iterable[Section]) -> Iterable[Section]:
        part: list[str] = []
        for section in base:
            id = self.word(frozenset())
            filters, readers = self.filters(self.everyone)
            left_out = self.some(self.depths)
            for audience in left_out:
                self.without[audience].append(id)
            readers -= frozenset(left_out)
            began = None
            if self.some("p"):
                part = [self.word(frozenset()) for _ in range(3)]
                began = Part(**dict(zip(("title", "message", "short"), map(Text.of, part), strict=True)))
            # A part is named in the deck of whoever gets one of its sections.
            for word in part:
                self.gets[word] |= readers
            yield self.slide(section, readers, id=id, part=began, **filters)


def everything(data: bytes) -> bytes:
    """Return all that is in an archive, names and contents, also of the archives in it."""
    found = b""
    with ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            member = archive.read(info)
            found += info.filename.encode() + info.comment + b"\n"
            found += everything(member) if is_zipfile(BytesIO(member)) else member
        return found + archive.comment


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Return an outline with a section for each body, as in the example of its manual page."""
    folder = tmp_path_factory.mktemp("leaks")
    examples = []
    for name in kinds.bodies():
        manual.make_files(kinds.registry()[name], folder)
        examples.append({"title": "قسم", **manual.example(kinds.registry()[name])})
    path = folder / "outline.yaml"
    path.write_text(json.dumps({**BASE, "sections": examples}), encoding="utf-8")
    return pipeline.load(path)


@pytest.mark.slow
@settings(max_examples=settings().max_examples // 8)
@given(data=st.data())
def test_what_an_audience_does_not_get_is_nowhere_in_its_deck(base: Loaded, data: st.DataObject) -> None:
    *sections, last = data.draw(st.permutations(base.outline.sections))[:SECTIONS]
    author = Author(data.draw, replace(base.outline, sections=tuple(sections), appendix=(last,)))
    for reader in author.everyone:
        try:
            deck = pipeline.build(replace(base, outline=author.outline), reader)
        except OutlineError:
            # Too few of the items are for this reader.
            continue
        said = everything(render(deck.scene)).decode("utf-8", "replace")
        # A record lies beside the outline, and yet has of the slides what their reader gets, besides their ids.
        slides = [{**slide, "id": ""} for slide in record.slides(deck)]
        held = set(WORD.findall(said + json.dumps(slides)))
        assert {word for word in held if reader not in author.gets[word]} == set()
        assert held
