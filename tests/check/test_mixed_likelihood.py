from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines

CODE = "mixed-likelihood"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "من المرجّح، بثقة متوسطة، أن يستمر"),
        ("ar", "بقي الأمر. ومن المرجح بثقـة عالية أن يستمر"),
        ("en", "It is very likely, with high confidence, to last"),
        ("fr", "Reprise probable (confiance élevée)"),
    ],
)
def test_both_in_one_sentence_are_named(language: str, text: str, tmp_path: Path) -> None:
    source = f"language: {language}\nsections:\n  - title: '-'\n    points:\n      - {text}\n"
    assert lines(tmp_path, CODE, source) == [7]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "من المرجّح أن يستمر. نقول ذلك بثقة متوسطة"),
        ("ar", "من المرجّح أن يستمر"),
        ("ar", "نقول ذلك بثقة متوسطة"),
        ("en", "The likelihood is known with high confidence"),
    ],
)
def test_one_of_them_in_a_sentence_is_right(language: str, text: str, tmp_path: Path) -> None:
    source = f"language: {language}\nsections:\n  - title: '-'\n    points:\n      - {text}\n"
    assert lines(tmp_path, CODE, source) == []
