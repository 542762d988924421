from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import warnings

CODE = "unspoken-language"
SECTIONS = "sections:\n" + "".join(
    f"  - title: مسار العلاقة رقم {i}\n    points: [انتقلت العلاقة إلى حوار منظّم, الثمن 12%]\n" for i in range(6)
)


@pytest.mark.parametrize("tag", ["fr", "en", "he", "fa", "ur", "en-GB"])
def test_a_language_that_nothing_is_given_in_is_one_warning_with_the_audience(tag: str, tmp_path: Path) -> None:
    source = f"audiences:\n  paris:\n    language: {tag}\n{SECTIONS}"
    (found,) = warnings(tmp_path, CODE, source, "paris")
    assert found.place.line == 5
    assert f'audience "paris" is in "{tag}"' in found.message
    for other in ("foreign-script", "untranslated"):
        assert warnings(tmp_path, other, source, "paris") == []
    assert warnings(tmp_path, CODE, source) == []


def test_the_whole_outline_may_be_set_to_a_wrong_language(tmp_path: Path) -> None:
    (found,) = warnings(tmp_path, CODE, f"language: en\n{SECTIONS}")
    assert found.place.line == 1
    assert 'the full deck is in "en"' in found.message


@pytest.mark.parametrize("tag", ["fr", "fa"])
def test_where_one_text_is_given_in_the_language_each_other_one_is_named(tag: str, tmp_path: Path) -> None:
    audiences = f"audiences: {{a: {{language: {tag}, title: {{{tag}: Titre}}}}}}\n"
    assert warnings(tmp_path, CODE, audiences + SECTIONS, "a") == []
    other = warnings(tmp_path, "untranslated" if tag == "fa" else "foreign-script", audiences + SECTIONS, "a")
    assert len(other) == 6 if tag == "fa" else 12
    assert all('audience "a"' in problem.message for problem in other)


def test_an_outline_in_its_own_language_is_right(tmp_path: Path) -> None:
    assert warnings(tmp_path, CODE, f"audiences: {{a: {{language: ar-SY}}}}\n{SECTIONS}", "a") == []
    assert warnings(tmp_path, CODE, "sections: [{title: قسم, points: [OECD, The talks of the summer]}]\n") == []
