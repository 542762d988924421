from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.outline.markup import Span, check, citations, cites_of, escape, parse, plain
from deckgen.outline.notes import note_blocks
from deckgen.outline.values import Cite


@pytest.mark.parametrize(
    ("source", "spans"),
    [
        ("نص بلا علامات", [Span("نص بلا علامات")]),
        ("نص **قوي** ثم *مؤكَّد*", [Span("نص "), Span("قوي", strong=True), Span(" ثم "), Span("مؤكَّد", emphasis=True)]),
        ("***كلاهما***", [Span("كلاهما", strong=True, emphasis=True)]),
        ("`a * b`", [Span("a * b", literal=True)]),
        (r"\*لا\* \[لا]", [Span("*لا* [لا]")]),
        ("a _b_ __c__ 2 * 3 * 4", [Span("a _b_ __c__ 2 * 3 * 4")]),
        ("و**«نص»**كلمة", [Span("و"), Span("«نص»", strong=True), Span("كلمة")]),
        ("**بلا إغلاق", [Span("**بلا إغلاق")]),
        ("[أ **ب**](https://a.org)", [Span("أ ", url="https://a.org"), Span("ب", strong=True, url="https://a.org")]),
        ("[ش](https://a.org/دمشق)", [Span("ش", url="https://a.org/%D8%AF%D9%85%D8%B4%D9%82")]),
        ("![صورة](https://a.org)", [Span("!"), Span("صورة", url="https://a.org")]),
        ("<b>x</b> &amp; {title}", [Span("<b>x</b> &amp; {title}")]),
    ],
)
def test_markup_becomes_spans(source: str, spans: list[Span]) -> None:
    assert list(parse(source)) == spans


@pytest.mark.parametrize(
    ("source", "cites"),
    [
        ("[@un]", [Cite("un")]),
        ("[@un, ص 12]", [Cite("un", "ص 12")]),
        ("[@un، ص 12–14، 20]", [Cite("un", "ص 12–14، 20")]),
        ("[@a; @b, 3]", [Cite("a"), Cite("b", "3")]),
        ("[@a؛ @b]", [Cite("a"), Cite("b")]),
        ("[@{any id}]", [Cite("any id")]),
        ("[@doi:10.1000/x_1.2]", [Cite("doi:10.1000/x_1.2")]),
        ("أ [@a] ب **[@b]** [@c]", [Cite("a"), Cite("b"), Cite("c")]),
        (r"`[@a]` \[@b] [@c]", [Cite("c")]),
        ("user@example.org @x [x]", []),
        ("[@] [@ x] [@a; b c]", []),
    ],
)
def test_citations_are_found_in_order(source: str, cites: list[Cite]) -> None:
    assert list(cites_of(source)) == cites
    assert [cite for span in parse(source) for cite in span.cites] == cites


def test_citations_know_their_offset() -> None:
    assert citations("أب [@a; @b] **ج** [@c]") == [(Cite("a"), 3), (Cite("b"), 3), (Cite("c"), 18)]
    assert citations("أب [@a]") == [(Cite("a"), 3)]


def test_the_plain_text_has_no_gap_where_a_citation_was() -> None:
    assert plain("قال [@un] كذا **وكذا** [@un].") == "قال كذا وكذا."


def test_a_line_break_counts_as_a_space_and_other_spaces_stay() -> None:
    assert parse(" أ\n  ب\tج\u00a0د  ه \n") == (Span("أ ب ج\u00a0د  ه"),)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
        "//host/share", "report.docx", "smb://host/x", "ppaction://program?cmd.exe", "https://", "mailto:",
        "https://www.un.org@evil.example/", "https://аррӏе.com/", "https://example.org/" + "a" * 3000, "#top",
    ],
)  # fmt: skip
def test_an_unsafe_link_is_an_error_and_never_a_link(url: str) -> None:
    source = f"انظر [التقرير]({url})"
    assert [(finding.code, finding.offset) for finding in check(source)] == [("bad-link", 5)]
    assert all(span.url is None for span in parse(source))


@pytest.mark.parametrize("url", ["https://a b", "java\tscript:x", "ms-msdt:/id x"])
def test_what_looks_like_a_link_and_is_none_is_an_error(url: str) -> None:
    assert [finding.code for finding in check(f"[x]({url})")] == ["bad-link"]


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=1&c=2#d", "http://example.org", "mailto:press@example.org", "https://موقع.com/"]
)
def test_a_safe_link_is_accepted(url: str) -> None:
    assert check(f"[x]({url})") == []
    assert parse(f"[x]({url})")[0].url is not None


@pytest.mark.parametrize(
    ("source", "code", "offset"),
    [
        ("ab\u202ecd", "bidi-control", 2),
        ("a\u2067b", "bidi-isolate", 1),
        ("a\u2069b\u2066c\u2069", "bidi-isolate", 1),
        ("a\x07", "bad-character", 1),
        ("a\ud800", "bad-character", 1),
        ("a\uffff", "bad-character", 1),
        ("a\U0001fffe", "bad-character", 1),
        ("ق" + "\u064b" * 20, "stacked-marks", 1),
        ("x [@ a]", "bad-citation", 2),
    ],
)
def test_what_deceives_is_found(source: str, code: str, offset: int) -> None:
    assert [(finding.code, finding.offset) for finding in check(source)] == [(code, offset)]


@pytest.mark.parametrize(
    "source",
    [
        "\u2066UNSCR 2254\u2069 نص",
        "أ\u200fب\u200eج\u061c",
        "می\u200cخواهیم",
        "ه\u200d",
        "وَاعْتَصِمُوا بِحَبْلِ ٱللَّهِ",
        "سطر\nسطر\tسطر",
        "👨\u200d👩\u200d👧",
    ],
)
def test_what_belongs_to_ordinary_text_is_not(source: str) -> None:
    assert check(source) == []
    assert plain(source).split() == source.split()


FLOODS = ("[", "**[", "*a **b ", "](", "[a](", "[a](b", "[@", "[@a;", "[@a](", "` `` ``` ", "\n", "- ", "\\", "a\u2066")


@pytest.mark.slow
@pytest.mark.parametrize("flood", FLOODS)
def test_floods_end(flood: str) -> None:
    source = "x" + flood * (8_000 // len(flood))
    parse(source)
    note_blocks(source)
    check(source)
    citations(source)


@given(st.text(st.sampled_from("اب a*`[()\\;،{}\n-!_:/#")))
def test_no_letter_is_lost(source: str) -> None:
    def letters(text: str) -> list[str]:
        return [character for character in text if character in "اب"]

    assert letters(plain(source)) == letters(source)
    assert letters("".join(span.text for block in note_blocks(source) for span in block.spans)) == letters(source)


@given(st.text(st.sampled_from("اب a*`[]()@\\;،{}\n-!_:/#\u2066\u2069")))
def test_no_text_breaks_it(source: str) -> None:
    assert all(0 <= finding.offset < len(source) for finding in check(source))
    assert all(source[offset] == "[" for _, offset in citations(source))
    assert [cite for span in parse(source.strip()) for cite in span.cites] == [*cites_of(source.strip())]


@pytest.mark.parametrize(
    "text", ["**1**", "a `b` c", "[x](https://a.org)", "[@un]", "a\\*b", "Males_(%)", "[1]", "2 * 3", "![a]"]
)
def test_an_escaped_text_says_exactly_itself(text: str) -> None:
    assert list(parse(escape(text))) == [Span(text)]
    assert check(escape(text)) == []


@given(st.text(st.sampled_from("ab اب*`\\[]()@:!_.;-"), min_size=1, max_size=20).map(str.strip).filter(bool))
def test_any_text_can_be_escaped(text: str) -> None:
    assert plain(escape(text)) == text
    assert cites_of(escape(text)) == ()
