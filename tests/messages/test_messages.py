from __future__ import annotations

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.messages import FSI, LRI, PDI, RLI, nearest, said, sentence
from deckgen.problems import Either, Listed, Message, Place, Problem, did_you_mean

UNKNOWN = Message('unknown {what} "{word}"', what=Message("key"), word="titel")


def test_english_is_the_message_itself() -> None:
    assert said(UNKNOWN, "en", isolated=True) == UNKNOWN == 'unknown key "titel"'


def test_values_that_are_messages_are_said_in_the_same_language() -> None:
    assert said(UNKNOWN, "ar") == 'مفتاح غير معروف: "titel"'


def test_lists_have_the_signs_of_their_language() -> None:
    tags = Message("it is given in: {tags}", tags=Listed(["ar", "fa", "ur"]))
    assert (str(tags), said(tags, "ar")) == ("it is given in: ar, fa, ur", "هو مكتوب بـ: ar، fa، ur")
    dates = Message("write {dates}", dates=Either(["2026-03-04", "2026-04-03"]))
    assert (str(dates), said(dates, "ar")) == ("write 2026-03-04 or 2026-04-03", "اكتب 2026-03-04 أو 2026-04-03")
    forms = Message("{words}", words=Either([Message("a text"), Message("a list")]))
    assert (str(forms), said(forms, "ar")) == ("a text or a list", "نص أو قائمة")


def test_numbers_keep_their_form() -> None:
    values = {"minutes": 5.5, "excess": 0.5, "most": 5.0}
    what = Message("the slides take {minutes:g} minutes, {excess:g} more than the briefing's {most:g}", **values)
    assert said(what, "ar") == "تحتاج الشرائح إلى 5.5 دقيقة، تزيد 0.5 على وقت الإحاطة، وهو 5"


def test_code_and_values_keep_their_direction_where_it_is_asked_for() -> None:
    hint = Message("give it in each language: {{{tag}: …}}", tag="fa")
    assert said(hint, "ar") == "اكتبه بكل لغة: {fa: …}"
    assert said(hint, "ar", isolated=True) == f"اكتبه بكل لغة: {LRI}{{{FSI}fa{PDI}: …}}{PDI}"


def test_a_sign_of_code_can_be_said() -> None:
    what = Message("write it between backticks: `{number}`", number="112-34")
    assert said(what, "ar").endswith(": `112-34`")


def test_a_problem_is_one_sentence_with_its_hint() -> None:
    problem = Problem("unknown-key", Place("outline.yaml", 3, 5), UNKNOWN, did_you_mean("title"))
    assert str(problem) == problem.line(sentence(problem, "en", isolated=True))
    assert sentence(problem, "ar") == 'مفتاح غير معروف: "titel" (هل تقصد "title"؟)'
    isolated = sentence(problem, "ar", isolated=True)
    assert isolated.startswith(RLI)
    assert isolated.endswith(PDI)
    assert f'"{FSI}titel{PDI}"' in isolated


def test_what_has_no_wording_is_said_in_english() -> None:
    assert said(Message("a kind that was installed says {this}", this=1), "ar") == "a kind that was installed says 1"
    assert said("a text", "ar") == "a text"


@pytest.mark.parametrize(
    ("tag", "language"),
    [("ar", "ar"), ("ar_SY.UTF-8", "ar"), ("AR-EG", "ar"), ("ar@latn", "ar"), ("fa_IR", "en"), ("C", "en"), ("", "en")],
)
def test_a_locale_names_the_nearest_language(tag: str, language: str) -> None:
    assert nearest(tag) == language


@given(st.text(), st.text())
def test_values_are_no_wording(first: str, second: str) -> None:
    """Braces and backticks of an author stay what they are, in every language."""
    what = Message('audience "{name}" names "{id}" twice in "{key}"', name=first, id=second, key="order")
    for language in ("en", "ar"):
        assert f'"{first}"' in said(what, language)
        assert f'"{second}"' in said(what, language)


@given(st.text())
def test_a_message_goes_to_another_process_and_into_json(word: str) -> None:
    problem = Problem("unknown-key", Place("a", 1, 1), Message('unknown {what} "{word}"', what=UNKNOWN, word=word))
    for other in (pickle.loads(pickle.dumps(problem)), copy.deepcopy(problem)):
        assert other == problem
        assert said(other.message, "ar") == said(problem.message, "ar")
    assert json.loads(json.dumps(problem.message)) == str(problem.message)
