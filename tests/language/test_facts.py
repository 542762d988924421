from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

import pytest

import deckgen.text
from deckgen.language.data import FOLDER, built_in, speech, writing
from deckgen.language.facts import facts, office
from deckgen.language.numbers import NUMBER

every_language = pytest.mark.parametrize("tag", built_in())


@every_language
def test_the_words_and_signs_of_a_language_count_in_every_text(tag: str) -> None:
    data, known = writing(tag), facts()
    assert set(data["units"].split()) <= known.units
    assert set(data["before_number"].split()) <= known.before_number
    assert data["quotes"][1].strip() in known.closing
    assert data["question"].strip() in known.marks
    assert data["stop"] in known.stops
    assert set(data["ends"]) <= set(known.ends)
    assert known.together >= set(data.get("together", ()))


@every_language
def test_a_data_file_has_no_key_twice_and_no_letter_that_is_a_sign(tag: str) -> None:
    source = (FOLDER / f"{tag}.yaml").read_text(encoding="utf-8")
    for document in source.split("\n---\n"):
        keys = re.findall(r"^(\w+):", document, re.MULTILINE)
        assert len(keys) == len(set(keys))
    assert not writing(tag).keys() & speech(tag).keys()
    assert all(map(str.isalpha, writing(tag).get("letters", "")))
    assert len(writing(tag)["stop"]) == 1


def test_no_unit_is_a_number_and_pairs_are_of_two_words() -> None:
    known = facts()
    assert not any(map(NUMBER.fullmatch, known.units | known.before_number))
    assert {len(pair.split()) for pair in known.together} == {2}


@pytest.mark.parametrize(
    ("script", "text", "tag"),
    [
        ("Arab", "دمشق", "ar-SA"),
        ("Arab", "گفت‌وگو", "fa-IR"),
        ("Arab", "ہے", "ur-PK"),
        ("Arab", "ٹیکنالوجی", "ur-PK"),
        ("Arab", "کی اور", "fa-IR"),
        ("Arab", "", "ar-SA"),
        ("Hebr", "צה״ל", "he-IL"),
        ("Latn", "Nuxt", "en-US"),
    ],
)
def test_a_text_is_of_the_language_whose_letters_it_has(script: str, text: str, tag: str) -> None:
    assert office(script, text) == tag


@pytest.mark.parametrize("path", sorted(Path(deckgen.text.__path__[0]).glob("*.py")), ids=lambda path: path.stem)
def test_no_code_of_texts_holds_a_word_or_letter_of_a_language(path: Path) -> None:
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
    strings = [token for token in tokens if token.type == tokenize.STRING and not token.string.startswith('"""')]
    assert [token for token in strings if re.search("[\u0590-\u08ff]", token.string)] == []
