from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from deckgen.kinds import registry
from deckgen.language import Phrases, known, language, own_words
from deckgen.language.data import FOLDER, built_in

every_language = pytest.mark.parametrize("tag", built_in())


@every_language
def test_a_language_has_every_word_and_each_once(tag: str) -> None:
    source = (FOLDER / f"{tag}.yaml").read_text(encoding="utf-8")
    words = re.findall(r"^  (\w+):", source.partition("\nwords:\n")[2], re.MULTILINE)
    own = language(tag).words
    assert own.keys() == set(own_words())
    assert len(words) == len(own)
    assert all(word.strip() for word in own.values())


@every_language
def test_a_word_has_the_gaps_that_the_english_one_has(tag: str) -> None:
    gap = re.compile(r"\{\w+\}")
    # A word that says one or two itself has no number.
    dual = {"minutes.one", "minutes.two"}
    own, english = ({k: w for k, w in language(t).words.items() if k not in dual} for t in (tag, "en"))
    assert {key: sorted(gap.findall(word)) for key, word in own.items()} == {
        key: sorted(gap.findall(word)) for key, word in english.items()
    }


@every_language
def test_prompts_and_forms_of_slide_layouts_are_said_in_every_language_and_each_once(tag: str) -> None:
    def shape(said: Mapping[str, Phrases]) -> dict[str, int]:
        return {key: 0 if isinstance(phrases, str) else len(phrases) for key, phrases in said.items()}

    own, english = language(tag), language("en")
    assert shape(own.prompts) == shape(english.prompts)
    assert shape(own.forms) == shape(english.forms)
    counts = [phrase for phrases in own.forms.values() if not isinstance(phrases, str) for phrase in phrases]
    phrases = [*counts, *(phrase for phrase in own.forms.values() if isinstance(phrase, str))]
    assert len(set(phrases)) == len(phrases), "layouts would have the same name"
    assert [key for key in own.forms if "{n}" in own.forms[key]] == [
        k for k in english.forms if "{n}" in english.forms[k]
    ]


@every_language
def test_a_form_without_words_shows_its_code(tag: str) -> None:
    own = language(tag, digits="latn")
    assert (own.form("in_layers"), own.form("in_layers", 3)) == ("in layers", "in layers 3")
    assert own.form("columns", 99) == f"{own.forms['columns'][-1]} (99)"


@every_language
def test_a_kind_has_its_name_in_every_language_or_in_none(tag: str) -> None:
    named = {word for word in language(tag).words if word.startswith("kinds.")}
    assert named == {word for word in language("ar").words if word.startswith("kinds.")}
    assert named <= {f"kinds.{name}" for name in (*registry(), "title_only")}


@every_language
def test_a_kind_without_a_name_shows_that_of_its_file(tag: str) -> None:
    assert language(tag).kind("balance_sheet") == "balance sheet"


@every_language
def test_every_month_has_its_name(tag: str) -> None:
    own = language(tag)
    months = own.dates.months, own.dates.hijri, own.dates.persian
    assert [len(set(names)) for names in months] == [12, 12, 12]
    assert own.dates.eras.keys() == {"gregorian", "hijri", "persian"}


@every_language
def test_signs_part_from_what_follows_and_words_have_no_direction_controls(tag: str) -> None:
    own = language(tag)
    assert own.comma.endswith(" ")
    assert own.semicolon.endswith(" ")
    assert not own.colon.endswith(" ")
    said = "".join((*own.words.values(), *own.quotes, own.comma, own.semicolon, own.colon, own.question))
    assert not re.search("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u0640]", said)


@pytest.mark.parametrize(
    ("tag", "office", "script", "rtl"),
    [
        ("ar", "ar-SA", "Arab", True),
        ("ar-SY", "ar-SY", "Arab", True),
        ("AR-sy", "ar-SY", "Arab", True),
        ("he", "he-IL", "Hebr", True),
        ("en-GB", "en-GB", "Latn", False),
        ("az", "az-AZ", "Latn", False),
        ("az-Arab", "az-AZ", "Arab", True),
        ("ps", "ps-AF", "Arab", True),
        ("ru", "ru-RU", "Cyrl", False),
    ],
)
def test_script_direction_and_region_follow_from_the_tag(tag: str, office: str, script: str, rtl: bool) -> None:
    own = language(tag)
    assert (own.office, own.script, own.rtl) == (office, script, rtl)


def test_a_language_without_a_file_says_english_words_with_the_signs_of_its_script() -> None:
    own = language("ps")
    assert own.fallback
    assert own.word("sources") == language("en").word("sources")
    assert own.comma == language("ar").comma
    assert not language("ps", labels=dict.fromkeys(own_words(), "x")).fallback


def test_labels_go_before_the_words() -> None:
    assert language("ar", labels={"sources": "المراجع"}).word("sources") == "المراجع"
    assert language("en").word("accessed", date="2026") == "accessed 2026"


def test_a_kind_without_a_word_is_called_by_its_name() -> None:
    assert language("ar").kind("tide_table") == "tide table"


@pytest.mark.parametrize(("tag", "is_known"), [("ar", True), ("az-Arab-IR", True), ("xx", False), ("arabic", False)])
def test_a_tag_is_known_where_its_language_is(tag: str, is_known: bool) -> None:
    assert known(tag) is is_known
    if not is_known:
        with pytest.raises(ValueError, match=tag):
            language(tag)


@pytest.mark.parametrize(("digits", "separator"), [("latn", "."), ("arab", "٫"), ("arabext", "٫")])
def test_numbers_are_parted_as_the_digits_are(digits: str, separator: str) -> None:
    own = language("ar", digits=digits)  # type: ignore[arg-type]
    assert own.separator == separator
    assert separator in own.number("1.5")


@pytest.mark.parametrize(
    ("tag", "sign", "written"),
    [
        ("ar", None, "1,234.5"),
        ("ar-SY", None, "1,234.5"),
        ("ar-MA", None, "1.234,5"),
        ("ar-DZ", None, "1.234,5"),
        ("ar-TN", None, "1.234,5"),
        ("ar-LB", None, "1.234,5"),
        ("ar-MA", "point", "1,234.5"),
        ("ar-MA", "comma", "1.234,5"),
        ("ar", "comma", "1.234,5"),
        ("fr", None, "1\u202f234,5"),
        ("fr", "comma", "1\u202f234,5"),
        ("fr", "point", "1,234.5"),
        ("en-ZA", None, "1\u00a0234,5"),
        ("de", None, "1.234,5"),
        ("fa", None, "۱٬۲۳۴٫۵"),
        ("fa-AF", None, "۱٬۲۳۴٫۵"),
    ],
)
def test_numbers_are_parted_as_in_the_country_or_as_asked_for(tag: str, sign: str | None, written: str) -> None:
    assert language(tag, decimal_sign=sign).number("1,234.5") == written  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tag", "digits"), [("ar", "latn"), ("ar-EG", "latn"), ("fa", "arabext"), ("fa-AF", "arabext"), ("ur", "latn")]
)
def test_digits_are_those_of_the_language(tag: str, digits: str) -> None:
    assert language(tag).digits == digits
    assert language(tag, digits="arab").digits == "arab"


@pytest.mark.parametrize(
    ("tag", "count", "said"),
    [
        ("ar", 1, "دقيقة واحدة"),
        ("ar", 2, "دقيقتان"),
        ("ar", 3, "3 دقائق"),
        ("ar", 10, "10 دقائق"),
        ("ar", 11, "11 دقيقة"),
        ("ar", 4.5, "4.5 دقيقة"),
        ("ar", 105, "105 دقائق"),
        ("he", 2, "שתי דקות"),
        ("en", 90, "90 min"),
        ("fa", 4.5, "۴٫۵ دقیقه"),
    ],
)
def test_minutes_are_counted_as_the_language_counts(tag: str, count: float, said: str) -> None:
    assert language(tag).minutes(count) == said
