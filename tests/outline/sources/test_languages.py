"""Languages as reference files name them."""

from __future__ import annotations

import pytest

from deckgen.outline.sources.languages import tag


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("ar", "ar"), ("en-US", "en-US"), ("en_US", "en-US"), ("ar-SY", "ar-SY"), ("eng", "en"), ("ara", "ar"),
        ("fre", "fr"), ("fra", "fr"), ("per", "fa"), ("fas", "fa"), ("heb", "he"), ("iw", "he"), ("urd", "ur"),
        ("English", "en"), ("ARABIC", "ar"), ("Persian", "fa"), ("farsi", "fa"), ("ngerman", "de"),
        ("american", "en-US"), ("francais", "fr"), ("العربية", "ar"), ("עברית", "he"), ("فارسی", "fa"), ("اردو", "ur"),
        ("français", "fr"), ("langenglish", "en"), ("english and arabic", "en"), ("Arabic; English", "ar"),
        ("ar/en", "ar"), ("Klingonese", None), ("n/a", None), ("", None),
    ],
)  # fmt: skip
def test_a_language_is_known_by_tag_code_and_name(written: str, found: str | None) -> None:
    assert tag(written) == found
