from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import deckgen
from deckgen import check, explain, kinds, pipeline
from deckgen.explain import keys
from deckgen.outline import model
from deckgen.outline.fields import keys_of
from deckgen.problems import OutlineError, UsageError
from tests.explain.codes import codes

EMBLEM = (Path(deckgen.__file__).parents[1] / "assets/emblem.png").read_bytes()
EVERY = cache(kinds.every)


@pytest.fixture(autouse=True)
def _packages_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "every", EVERY)


EXAMPLES = [code for code, told in explain.problems().items() if "wrong" in told]


@pytest.mark.slow
def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert codes() - set(explain.problems()) - set(check.registry()) == set()
    assert set(explain.problems()) - codes() == set()
    assert set(explain.problems()) & set(check.registry()) == set()


def test_pages_of_problems_are_in_order() -> None:
    assert list(explain.problems()) == sorted(explain.problems())


def test_a_page_says_what_is_wrong_and_what_mends_it() -> None:
    for code, told in explain.problems().items():
        assert {"what", "mend"} <= set(told) <= {"what", "mend", "wrong", "right"}, code
        assert all(text.endswith((".", ".\n")) for text in (told["what"], told["mend"])), code
        assert ("right" in told) <= ("wrong" in told), code


def found(source: str, folder: Path) -> set[str]:
    """Return the codes of what is wrong with these lines of an outline."""
    (folder / "emblem.png").write_bytes(EMBLEM)
    top = {line.partition(":")[0] for line in source.splitlines()}
    head = "deckgen: 1\n" + ("" if "title" in top else "title: إحاطة\n")
    body = "" if "sections" in top else "sections: [قسم]\n"
    outline = folder / "outline.yaml"
    outline.write_text(head + source + body, encoding="utf-8")
    try:
        loaded = pipeline.load(outline)
        return {problem.code for problem in pipeline.check(loaded, loaded.readers)}
    except OutlineError as error:
        return {problem.code for problem in error.problems}


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_has_its_problem_and_the_better_one_has_not(code: str, tmp_path: Path) -> None:
    told = explain.problems()[code]
    assert code in found(told["wrong"], tmp_path)
    assert found(told.get("right", ""), tmp_path) & set(explain.problems()) == set()


def test_everything_has_a_page_that_fits_a_terminal() -> None:
    for word in explain.words():
        page = explain.page(word)
        assert page.strip() == page.strip("\n"), word
        assert max(map(len, page.splitlines())) <= 120, word


@pytest.mark.parametrize("cls", [model.Outline, model.Section, model.Audience, *keys.OWN_FILES.values()])
def test_every_key_is_a_word(cls: type) -> None:
    assert set(keys_of(cls)) <= set(explain.words())


def test_kinds_and_rules_have_their_own_pages() -> None:
    assert explain.page("over-time") == check.explain("over-time")
    page = explain.page("timeline")
    assert page.startswith("Timeline: stages in order")
    assert "The keys of: timeline stage" in page
    assert set(kinds.registry()) <= set(explain.words())


def test_a_key_says_where_it_stands_what_it_takes_and_its_default() -> None:
    assert explain.page("timeline.when").splitlines() == [
        "when: its time: 2026, 2026-01, 2026-01-31, or any text",
        "",
        "Stands:  in sections.timeline.",
        "Takes:   text.",
        "Default: none.",
    ]
    assert "Stands:  at the top level; in audiences.\nTakes:   16:9, 4:3 or A4.\nDefault: 16:9." in explain.page("size")
    assert "Default: none, the key is required." in explain.page("closing.if")


def test_a_key_is_told_for_each_of_its_meanings() -> None:
    page = explain.page("likelihood")
    assert "in closing.conditions." in page
    assert "in sections.scenarios" in page
    assert "scenarios" not in explain.page("conditions.likelihood")


def test_a_page_is_found_by_what_is_copied_from_a_message() -> None:
    assert explain.page("[unknown-key]") == explain.page('"unknown-key"') == explain.page("unknown-key")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("unknown-kye", "unknown-key"),
        ("timelin", "timeline"),
        ("timeline.wen", "timeline.when"),
        ("جدول", "table"),
        ("خط زمني", "timeline"),
        ("טבלה", "table"),
    ],
)
def test_an_unknown_word_suggests_the_nearest(word: str, near: str) -> None:
    with pytest.raises(UsageError, match=re.escape(f'nothing is called "{word}" (did you mean "{near}"?)')):
        explain.page(word)


def test_what_is_like_nothing_is_told_where_codes_stand() -> None:
    with pytest.raises(UsageError, match="in brackets at the end of a message"):
        explain.page("؟؟؟")


def test_every_dotted_key_has_a_page() -> None:
    assert all(list(keys.pages(word)) for word in keys.dotted() if not word.startswith(tuple(keys.OWN_FILES)))
