"""Each message has a wording in each language, and says nothing in English within it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from deckgen.messages import ENGLISH, FOLDER, languages, wordings
from tests.messages.support import calls, names

OTHERS = [language for language in languages() if language != ENGLISH]


def templates() -> dict[str, str]:
    """Return where each message stands."""
    return {call.args[0].value: place for place, call in calls() if isinstance(call.args[0], ast.Constant)}


@pytest.mark.slow
def test_a_message_is_a_sentence_with_names() -> None:
    """Not an f-string, nor a name: what is said is known before anything is run."""
    assert [place for place, call in calls() if not (call.args and isinstance(call.args[0], ast.Constant))] == []
    assert len(templates()) > 400


@pytest.mark.slow
def test_values_speak_no_english() -> None:
    """What is put together of words elsewhere cannot be said in another language."""
    words = re.compile("[A-Za-z]{2,} [A-Za-z]{2,}|^[a-z]s?$")
    found = [
        (place, string)
        for place, call in calls()
        for keyword in call.keywords
        for string in _strings(keyword.value)
        if words.search(string)
    ]
    assert found == []


def _strings(node: ast.AST) -> Iterator[str]:
    """Yield the strings in an expression, but for those of messages."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message"):
        for child in ast.iter_child_nodes(node):
            yield from _strings(child)


@pytest.mark.parametrize("language", OTHERS)
def test_each_message_has_a_wording_and_each_wording_a_message(language: str) -> None:
    assert {text: place for text, place in templates().items() if text not in wordings(language)} == {}
    assert sorted(wordings(language).keys() - templates().keys()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_wording_has_the_names_of_its_message(language: str) -> None:
    own = wordings(language)
    assert {text: own[text] for text in templates() if text in own and names(own[text]) != names(text)} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_no_wording_stands_twice(language: str) -> None:
    keys = re.findall(r"^('(?:''|[^'])*'|\"[^\"]*\"): ", (FOLDER / f"{language}.yaml").read_text("utf-8"), re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(wordings(language))


@pytest.mark.parametrize("language", OTHERS)
def test_latin_words_in_a_wording_are_code_or_names(language: str) -> None:
    """Code stands between backticks, so that it is set from left to right; few names of things do not."""
    known = {"YAML", "UTF", "CSV", "JSON", "CSL", "BibTeX", "DOI", "SVG", "PDF", "TrueType", "OpenType", "PowerPoint"}
    known |= {"Windows", "Tab", "deckgen", "git"}
    latin = {
        text: left
        for text, wording in wordings(language).items()
        if (left := set(re.findall("[A-Za-z]+", re.sub(r"`[^`]*`|\{\w+(:[^}]*)?\}", "", wording))) - known)
    }
    assert latin == {}
