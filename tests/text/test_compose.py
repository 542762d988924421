from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen.language import language
from deckgen.outline.markup import parse, plain
from deckgen.outline.values import Text
from deckgen.problems import Place
from deckgen.scene.nodes import Link, Run
from deckgen.text.compose import Composer, own_direction

NUMBERS = {"a": 1, "b": 2, "c": 3}
ARABIC = Composer(language("ar"), NUMBERS)
ENGLISH = Composer(language("en"), NUMBERS)


def ar(text: str, lang: str = "ar-SA", **look: object) -> Run:
    return Run(text, lang, **look)  # type: ignore[arg-type]


def en(text: str, **look: object) -> Run:
    return Run(text, "en-US", **look)  # type: ignore[arg-type]


def composed(source: str, composer: Composer = ARABIC) -> list[Run]:
    return list(composer.runs(Text.of(source)))


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("عودة التقارب", [ar("عودة التقارب")]),
        ("إطار Nuxt 3 هنا", [ar("إطار "), en("Nuxt 3"), ar(" هنا")]),
        ("**Nuxt** 3 هنا", [en("Nuxt", bold=True), en(" 3"), ar(" هنا")]),
        ("نص **قوي** و*مؤكَّد*", [ar("نص "), ar("قوي", bold=True), ar(" و"), ar("مؤكَّد", color="a1")]),
        ("**A** و`س = 1`", [en("A", bold=True), ar(" و"), en("س = 1", literal=True)]),
        ("[رابط](https://a.org/x)", [ar("رابط", link=Link(url="https://a.org/x"))]),
        ("قال צה״ל إنّ", [ar("قال "), ar("צה״ל", "he-IL"), ar(" إنّ")]),
    ],
)
def test_one_run_for_each_script_and_look(source: str, runs: list[Run]) -> None:
    assert composed(source) == runs


def test_each_run_knows_where_its_text_stands_and_no_sign_of_a_citation_does() -> None:
    here, there = Place("study.yaml", 3, 7), Place("study.yaml", 9, 7)
    said = [ARABIC.runs(Text.of("نص **قوي** [@b] هنا", place)) for place in (here, there, here)]
    assert [[run.place for run in runs] for runs in said] == [
        [here, here, None, here], [there, there, None, there], [here, here, None, here]
    ]  # fmt: skip
    assert {run.place for run in ARABIC.plain("نص")} == {None}
    assert {run.place for run in ARABIC.runs(Text.of("المصادر", here, own=True))} == {None}


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("*The* word كلمة 3.", [en("The", italic=True), en(" word "), ar("كلمة 3"), en(".")]),
        ("*The word كلمة*", [en("The word ", italic=True), ar("كلمة", color="a1")]),
        ("in گفت‌وگو", [en("in "), ar("گفت‌وگو", "fa-IR")]),
        ("in ہے", [en("in "), ar("ہے", "ur-PK")]),
        ("in ש״ח [@b]", [en("in "), ar("ש״ח", "he-IL"), en("\u00a0[2]", color="a5")]),
    ],
)
def test_the_same_in_a_left_to_right_deck(source: str, runs: list[Run]) -> None:
    assert composed(source, ENGLISH) == runs


def test_the_base_run_has_the_language_of_the_country() -> None:
    assert composed("دمشق", Composer(language("ar-SY"), {})) == [ar("دمشق", "ar-SY")]
    assert composed("מוסקבה", Composer(language("he"), {})) == [ar("מוסקבה", "he-IL")]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("نص [@a].", ["نص", "\u00a0[1]", "."]),
        ("نص[@a] ثم", ["نص", "\u00a0[1]", " ثم"]),
        ("نص [@c، ص 3؛ @a؛ @c]", ["نص", "\u00a0[3، 1]"]),
        ("[@b] نص", ["[2]", " نص"]),
        ("نص [@a] [@b]", ["نص", "\u00a0[1]\u00a0[2]"]),
        ("معهد INSS [@a] Tel Aviv", ["معهد ", "INSS", "\u00a0[1]", " ", "Tel Aviv"]),
        ("نص [@missing] ثم", ["نص ثم"]),
    ],
)
def test_citations_are_held_to_the_word_before(source: str, texts: list[str]) -> None:
    assert [run.text for run in composed(source)] == texts


def test_a_citation_is_muted_and_of_the_decks_own_language() -> None:
    assert composed("**معهد INSS [@a]**")[-1] == ar("\u00a0[1]", bold=True, color="a5")


def test_citations_are_in_the_digits_of_the_deck() -> None:
    composer = Composer(language("ar", digits="arab"), NUMBERS)
    assert composed("نص [@a؛ @b]", composer)[-1].text == "\u00a0[١، ٢]"


@pytest.mark.parametrize(
    ("source", "text"), [("نص [@a].", "نص."), ("نص [@a] ثم", "نص ثم"), ("[@a] نص", "نص"), ("[@a]", "")]
)
def test_the_only_source_is_not_shown(source: str, text: str) -> None:
    assert "".join(run.text for run in composed(source, Composer(language("ar"), {"a": 1}))) == text


def test_the_look_asked_for_is_that_of_all_runs_but_those_marked() -> None:
    runs = ARABIC.runs(Text.of("نص *مؤكَّد* [@a]"), bold=False, color="a2")
    assert [(run.bold, run.color) for run in runs] == [(False, "a2"), (False, "a1"), (False, "a5")]
    assert ARABIC.runs(Text.of("**نص**"), bold=False) == (ar("نص", bold=True),)


def test_in_plain_strings_no_sign_is_markup() -> None:
    assert ARABIC.plain("**نص** [@a]") == (ar("**نص** [@"), en("a"), ar("]"))
    assert ARABIC.plain(" · ", bold=True) == (ar(" · ", bold=True),)
    assert ARABIC.plain("نص") == ARABIC.runs(Text.of("نص"))


def test_parsed_notes_become_runs() -> None:
    assert ARABIC.spans(parse("**نص** [@a]")) == ARABIC.runs(Text.of("**نص** [@a]"))


@pytest.mark.parametrize(
    ("text", "rtl", "own"),
    [
        ("https://www.inss.org.il/1", True, False),
        ("Borschewskaya, Russia’s Return", True, False),
        ("جورجي بوروسكون، INSS", True, True),
        ("دراسة", False, True),
        ("INSS دراسة", False, False),
        ("2026", True, True),
    ],
)
def test_own_direction(text: str, rtl: bool, own: bool) -> None:
    assert own_direction([ar(text)], rtl) is own


SOURCE = st.text(alphabet="اب،؟ aZ19.()[]@*`\\;\u200c", max_size=40)


@given(SOURCE, st.sampled_from(["ar", "he", "en"]))
def test_nothing_is_lost_or_added(source: str, tag: str) -> None:
    runs = composed(source, Composer(language(tag), {}))
    assert "".join(run.text for run in runs).split() == plain(source).split()
    assert all(run.text for run in runs)


@given(SOURCE)
def test_runs_next_to_each_other_differ_in_look(source: str) -> None:
    runs = composed(source)
    for left, right in pairwise(runs):
        assert replace(left, text=right.text) != right
