from __future__ import annotations

from pathlib import Path

from deckgen.language import language, own_words
from deckgen.language.data import built_in
from tests.check.support import lines, warnings

CODE = "english-words"
SECTIONS = "sections: [Uhusiano]\n"


def test_a_language_without_words_is_named_once_with_what_is_missing(tmp_path: Path) -> None:
    (found,) = warnings(tmp_path, CODE, f"language: sw\nlabels: {{agenda: Ajenda}}\n{SECTIONS}")
    assert found.place.line == 1
    assert '"sw"' in found.message
    assert f": summary, appendix, opening, closing, logo and {len(own_words()) - 6} more" in str(found)


def test_labels_that_say_every_word_are_right(tmp_path: Path) -> None:
    labels = "".join(f'  {key}: "neno {{date}}"\n' for key in own_words())
    assert lines(tmp_path, CODE, f"language: sw\nlabels:\n{labels}{SECTIONS}") == []


def test_languages_with_words_are_right(tmp_path: Path) -> None:
    for tag in (*built_in(), "fa-AF"):
        assert not language(tag).fallback
        assert lines(tmp_path, CODE, f"language: {tag}\n{SECTIONS}") == []


def test_an_audience_may_have_such_a_language(tmp_path: Path) -> None:
    source = f"audiences: {{a: {{language: tr}}}}\n{SECTIONS}"
    assert lines(tmp_path, CODE, source) == []
    assert lines(tmp_path, CODE, source, "a") == [1]
