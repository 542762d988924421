r"""Inline markup of texts: source to spans and faults.

``**strong**``, ``*emphasis*``, ``[label](https://…)``, `` `literal` ``, citations ``[@id, page]`` and ``\`` escapes,
by the rules of CommonMark 0.31 (sections 6.1 to 6.3), which markdown-it-py applies; ``_`` and images mean nothing, and
stars may stand between a letter and punctuation. It is loaded (25 ms) only for texts that hold more than citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.limits import shown
from deckgen.outline.characters import INVISIBLE, named
from deckgen.outline.safety import Finding, check_address, check_characters, wrong_address
from deckgen.outline.values import Cite
from deckgen.problems import Message

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_RICH = re.compile(r"[*`\\]|\]\(")
_MARKUP = re.compile(r"[\\*`\[\]]")
_CITATION = re.compile(r"\[@[^\[\]]*\]")
_NEXT_CITE = re.compile(r"[;؛]\s*(?=@)")
_CITE = r"(?s)@(?:\{([^{}]+)\}|([\w\-:.#$%&+?<>~/]+))(?:\s*[,،]\s*(.+))?"
_UNSEEN = f"[{INVISIBLE}]"
_OPEN = re.compile(r"\*\*|`|\][ \t]+\((?=https?://)")
_SPACE = re.compile("[ \t\r\n\u2028\u2029]+")


class Span(Struct, frozen=True):
    """A stretch of text with one look. One with ``cites`` is a citation and has no text of its own."""

    text: str
    strong: bool = False
    emphasis: bool = False
    literal: bool = False
    url: str | None = None
    cites: tuple[Cite, ...] = ()

    @property
    def look(self) -> tuple[object, ...]:
        """How the text looks, and where it leads."""
        return self.strong, self.emphasis, self.literal, self.url


# Its citations, its runs and every rule ask for it, for each audience again.
@lru_cache(maxsize=2**16)
def parse(source: str) -> tuple[Span, ...]:
    """Return the spans of a text. A line break counts as a space, an unsafe link as plain text."""
    source = _one_line(source)
    if not _RICH.search(source):
        return tuple(_spans_between_citations(source)) if "[@" in source else (Span(source),)
    return tuple(_joined(_rich_spans(source)))


def plain(source: str) -> str:
    """Return the text without markup and citations."""
    spans = parse(source)
    if len(spans) == 1:
        return spans[0].text
    text = ""
    for span in spans:
        text = text.rstrip(" ") if span.cites else text + span.text
    return text


def escape(text: str) -> str:
    r"""Return a text that says exactly this one. ``\`` stands before what would be markup."""
    return _MARKUP.sub(r"\\\g<0>", text) if _RICH.search(text) or "[@" in text else text


def cites_of(source: str) -> tuple[Cite, ...]:
    """Return what a text cites, in order."""
    return tuple([cite for cite, _ in citations(source)])


def citations(source: str) -> list[tuple[Cite, int]]:
    """Return what a text cites, each with its bracket's offset. They are in order."""
    if "[@" not in source:
        return []
    if _RICH.search(source):
        found = [(token.meta["cites"], token.meta["offset"]) for token in _tokens(source) if token.type == "cite"]
    else:
        found = [(_cites(match[0]), match.start()) for match in _CITATION.finditer(source)]
    return [(cite, offset) for cites, offset in found for cite in cites]


def check(source: str) -> list[Finding]:
    """Return what is wrong with a text. It is characters that deceive or cannot be written, links, citations."""
    findings = check_characters(source)
    if "](" in source:
        findings += _check_links(source)
    if "**" in source or "`" in source or "] (" in source:
        findings += _check_open(source)
    if "[@" in source and "`" not in source and "\\" not in source:
        good = {offset for _, offset in citations(source)}
        for match in re.finditer(r"\[@", source):
            if match.start() not in good:
                what, hint = Message("this is not a citation"), Message("write [@id], [@id, page] or [@a; @b]")
                bracket = source[match.start() :].partition("]")[0]
                if odd := re.search(_UNSEEN, bracket):
                    hint = Message("it holds {character}: delete it", character=named(odd[0]))
                findings.append(Finding("bad-citation", what, hint, match.start()))
    return findings


def _one_line(source: str) -> str:
    source = source.strip(" \t\r\n")
    if "\n" in source or "\t" in source or "\u2028" in source or "\u2029" in source or "\r" in source:
        return _SPACE.sub(lambda run: run[0] if set(run[0]) == {" "} else " ", source)
    return source


def _cites(bracket: str) -> tuple[Cite, ...]:
    """Return the citations in a bracket, none where it is not a citation."""
    cites = []
    for part in _NEXT_CITE.split(bracket[1:-1]):
        match = re.fullmatch(_CITE, part.strip())
        if match is None:
            return ()
        cites.append(Cite(match[1] or match[2], match[3]))
    return tuple(cites)


def _spans_between_citations(source: str) -> Iterator[Span]:
    start = 0
    for match in _CITATION.finditer(source):
        if cites := _cites(match[0]):
            if match.start() > start:
                yield Span(source[start : match.start()])
            yield Span("", cites=cites)
            start = match.end()
    if start < len(source):
        yield Span(source[start:])


def prepare(outline: bytes) -> None:
    """Load the parser if an outline has signs of markup.

    Its texts load it as well, but from deep within other calls, where Python 3.11 takes twice as long over its modules
    and their patterns: for each call beyond a part of its stack it has memory mapped, and unmapped behind it.
    """
    if b"**" in outline or b"`" in outline or b"](" in outline:
        parser()


@cache
def parser() -> MarkdownIt:
    """Return a CommonMark parser with our rules only.

    Its tokens of links and citations know their offset.
    """
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import link as parse_link
    from markdown_it.rules_inline.state_inline import Delimiter

    def cite(state: StateInline, silent: bool) -> bool:
        match = _CITATION.match(state.src, state.pos, state.posMax)
        cites = _cites(match[0]) if match else ()
        if match is None or not cites:
            return False
        if not silent:
            state.push("cite", "", 0).meta = {"cites": cites, "offset": state.pos}
        state.pos = match.end()
        return True

    def link(state: StateInline, silent: bool) -> bool:
        offset, before = state.pos, len(state.tokens)
        if not parse_link(state, silent):
            return False
        if not silent:
            opening = next(token for token in state.tokens[before:] if token.type == "link_open")
            opening.meta = {"offset": offset}
        return True

    def stars(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if silent or state.src[start] != "*":
            return False
        end = start
        while end < state.posMax and state.src[end] == "*":
            end += 1
        # CommonMark asks for a space or punctuation outside where punctuation stands inside, which Arabic cannot
        # give: its one-letter words are written together with what follows (و**«…»**).
        opens, closes = bool(state.src[end : end + 1].strip()), bool(state.src[max(start - 1, 0) : start].strip())
        for _ in range(start, end):
            state.push("text", "", 0).content = "*"
            index = len(state.tokens) - 1
            state.delimiters.append(Delimiter(ord("*"), end - start, index, -1, opens, closes))
        state.pos = end
        return True

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802
            return True

        def normalizeLink(self, url: str) -> str:  # noqa: N802
            return url

    made = Parser("zero").enable(["list", "escape", "backticks", "emphasis", "link"])
    made.inline.ruler.at("emphasis", stars)
    made.inline.ruler.at("link", link)
    made.inline.ruler.before("link", "cite", cite)
    return made


def _tokens(source: str) -> list[Token]:
    tokens: list[Token] = []
    commonmark = parser()
    commonmark.inline.parse(source, commonmark, {}, tokens)
    return tokens


def _rich_spans(source: str) -> Iterator[Span]:
    strong = emphasis = 0
    url: str | None = None
    for token in _tokens(source):
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                url = _encoded(str(token.attrs["href"]))
            case "link_close":
                url = None
            case "cite":
                yield Span("", bool(strong), bool(emphasis), url=url, cites=token.meta["cites"])
            case _ if token.content:
                yield Span(token.content, bool(strong), bool(emphasis), token.type == "code_inline", url)


def _encoded(url: str) -> str | None:
    """Return an address as a relationship may hold it (RFC 3986), ``None`` where it is not safe."""
    if wrong_address(url):
        return None
    from markdown_it.common.normalize_url import normalizeLink

    return normalizeLink(url)


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Yield the spans, those of one look next to each other as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and not span.cites and not last.cites and last.look == span.look:
            last = replace(last, text=last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _check_links(source: str) -> Iterator[Finding]:
    for token in _tokens(source):
        if token.type == "link_open":
            yield from check_address(str(token.attrs["href"]), token.meta["offset"])
        elif token.type == "text" and (at := token.content.find("](")) >= 0:
            what = Message(
                '"{content}" is not the end of a link: its address has a space or no end',
                content=shown(token.content[at:]),
            )
            yield Finding(
                "bad-link", what, Message("write [label](https://…), or \\[ for a bracket"), max(source.find("]("), 0)
            )


def _check_open(source: str) -> Iterator[Finding]:
    """Yield the first sign of markup that marks nothing, so that slides would show it."""
    for token in _tokens(source):
        found = _OPEN.search(token.content) if token.type == "text" else None
        if found is None:
            continue
        at = max(source.find(token.content), 0) + found.start()
        if found[0] in ("**", "`"):
            what = Message('"{sign}" marks nothing here: it has no counterpart', sign=found[0])
            hint = Message("write {sign}text{sign}, without a space inside; \\ before a sign shows it", sign=found[0])
        else:
            what, hint = Message("this is no link: a space parts it"), Message("write [label](https://…)")
        yield Finding("open-markup", what, hint, at, "warning")
        return
