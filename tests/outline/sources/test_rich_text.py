"""Titles in plain characters: HTML, MathML and LaTeX to Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.outline.sources.latex import LatexError, decoded
from deckgen.outline.sources.rich_text import entities, plain, without_tags


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("R&amp;D of water &#8220;x&#x201D;", "R&D of water “x”"),
        ("AT&T; ok & &amp;lt; &notanentity;", "AT&T; ok & &lt; &notanentity;"),
        ("Ca<sup>2+</sup>, CO<sub>2</sub>, 10<sup>-3</sup>, m<sup>2</sup>", "Ca²⁺, CO₂, 10⁻³, m²"),
        ("NO<sub>x</sub>, x<SUP>n</SUP>, 10<sup>−3</sup>", "NOₓ, xⁿ, 10⁻³"),
        ("the 19<sup>th</sup> and XX<sup>e</sup> century, X<sup>TM</sup>", "the 19th and XXᵉ century, X™"),
        ("a<sup>قيمة</sup>", "aقيمة"),
        ("&lt;i&gt;E. coli&lt;/i&gt; <b>and</b> <span class=\"nocase\">pH</span><br/>7", "E. coli and pH 7"),
        ("p < 0.05, a<b and c>d, <script> tags", "p < 0.05, a<b and c>d, <script> tags"),
        ("<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> of <jats:italic>y"
         "</jats:italic>", "x² of y"),
        (r"$\alpha$-decay at $10^{-3}$ and H$_2$O", "α-decay at 10⁻³ and H₂O"),
        ("US$5 and A$6", "US$5 and A$6"),
        ("1990--2000 -- a history --- of git --help", "1990–2000 – a history — of git --help"),
    ],
)  # fmt: skip
def test_titles_of_csl_json_become_characters(text: str, written: str) -> None:
    assert plain(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"CO$_2$, H$_{2}$O, 10$^{-3}$ and $\alpha \to \beta$", "CO₂, H₂O, 10⁻³ and α→β"),
        (r"\textsuperscript{13}C, \textsubscript{2}, 19\textsuperscript{th}", "¹³C, ₂, 19th"),
        (r"\ce{CO2}, \ce{SO4^{2-}}, \ce{H2O}", "CO₂, SO₄²⁻, H₂O"),
        (r"\'Etude {\"o} \v{s} {\aa} \={a} \d{h}", "Étude ö š å ā ḥ"),
        ("1990--2000 --- ``x'' 'y'", "1990–2000 — “x” 'y'"),
        (r"R\&D, R&D, 50\% of 100%, \$5 or $5, C# a\_b", "R&D, R&D, 50% of 100%, $5 or $5, C# a_b"),
        (r"between $5 and $6", "between $5 and $6"),
        (r"\emph{x} \mkbibquote{y} \enquote{z} \href{https://example.org}{w} \url{https://example.org/a}",
         "x “y” “z” w https://example.org/a"),
        (r"{CO}$\less$sub$\greater$2$\less$/sub$\greater$ {\&}amp$\mathsemicolon$ <i>x</i>", "CO₂ & x"),
        (r"The {\TeX}book{}", "The TeXbook"),
        ("{{Braces}} ~only", "Braces \xa0only"),
    ],
)  # fmt: skip
def test_titles_of_bibtex_become_characters(text: str, written: str) -> None:
    assert without_tags(entities(decoded(text))) == written


def test_braces_without_end_are_an_error_and_no_crash() -> None:
    with pytest.raises(LatexError):
        decoded("\\emph" + "{" * 100_000)


@given(st.text(st.sampled_from("aب1$\\_^{}<>/&;#-~%`'\" supb"), max_size=40))
def test_any_text_is_read(text: str) -> None:
    plain(text)
    without_tags(entities(decoded(text)))


@given(st.text(st.characters(exclude_characters="\\{}~$&<%#-`'", exclude_categories=["Cs"])))
def test_a_text_without_markup_stays(text: str) -> None:
    assert plain(text) == decoded(text) == text
