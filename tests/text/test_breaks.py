from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.text import fonts
from deckgen.text.breaks import broken, keeps_together, pieces
from deckgen.text.shape import shaper

REGULAR = shaper(fonts.faces().regular)


def words(text: str) -> list[str]:
    return [word for word, _ in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عودة التقارب", ["عودة", "التقارب"]),
        ("a  b\u200bc\u2003d", ["a", "b", "c", "d"]),
        ("20\u00a0% 3\u202fكم a\u2060b 5\u2007m", ["20\u00a0%", "3\u202fكم", "a\u2060b", "5\u2007m"]),
        ("well-known", ["well-", "known"]),
        ("Moscow–Damascus—axis", ["Moscow–", "Damascus—", "axis"]),
        ("2025-2026 F-16 e-", ["2025-2026", "F-16", "e-"]),
        ("روسية–سورية א-שרע", ["روسية–سورية", "א-שרע"]),
        ("«نص»، (نص) TCP/IP", ["«نص»،", "(نص)", "TCP/IP"]),
    ],
)
def test_a_line_may_end_at_spaces_and_latin_hyphens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(alphabet=" \u00a0\u200bab-–é،جד12", max_size=40))
def test_no_character_is_lost(text: str) -> None:
    assert "".join(word + spaces for word, spaces in pieces(text)) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("3", "كم"),
        ("\u200e12", "kWh"),
        ("3.5", "km²،"),
        ("1\u202f250\u202f000", "درهم"),
        ("\u200e$5", "مليون"),
        ("٣٫٥", "مليارات،"),
        ("۱۲", "درصد"),
        ("1,500", "km."),
        ("(20", "دولار)"),
        ("5", "שנים"),
        ("5", "km\u00a0[1]"),
        ("رقم", "2077،"),
        ("نص\u00a0رقم", "2077"),
        ("p.", "12–14"),
        ("ولا", "سيما"),
        ("Quoi", "?"),
        ("«", "نص"),
        ("20", "%"),
        ("5", "منٹ۔"),
        ("(5", "km…"),
        ("no.", "12"),
        ("n°", "12"),
        ("שנת", "2026"),
        ("31", "آذار"),
        ("٢٩", "نوفمبر،"),
        ("7", "كانون"),
        ("31", "במרץ"),
        ("۱", "فروردین"),
    ],
)
def test_what_belongs_together(before: str, after: str) -> None:
    assert keeps_together(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("2026", "على"), ("2026،", "سنوات"), ("نص", "كم"), ("رقم", "كبير"), ("لا", "شيء"), ("كلمة", "أخرى")],
)
def test_what_may_be_parted(before: str, after: str) -> None:
    assert not keeps_together(before, after)


def parts(word: str, room: float) -> list[str]:
    return list(broken(word, room, REGULAR))


def test_an_address_is_broken_after_its_punctuation() -> None:
    found = parts("https://www.inss.org.il/wp-content/uploads/2026/01/No.-2077.pdf", 12)
    assert len(found) > 2
    assert all(part[-1] in "/.-" for part in found[:-1])


def test_an_arabic_word_is_broken_where_letters_do_not_join() -> None:
    found = parts("واستراتيجياتها", REGULAR["واستراتيجياتها"] * 0.7)
    assert len(found) == 2
    assert found[0][-1] in "واأد"


def test_joined_letters_are_parted_only_where_nothing_else_helps() -> None:
    assert len(parts("ممممممممم", 3)) > 1


@pytest.mark.parametrize(
    "cluster",
    ["مُّ", "e\u0301", "👨\u200d👩\u200d👧", "👍🏽", "🇸🇾", "בְּ"],
    ids=["ar", "nfd", "family", "tone", "flag", "he"],
)
def test_a_grapheme_cluster_is_never_parted(cluster: str) -> None:
    assert parts(cluster * 3, 0.01) == [cluster] * 3


@given(st.text(alphabet="abج\u064fدمه/.?👨\u200d", min_size=1, max_size=40), st.floats(-1, 6))
def test_the_parts_of_a_broken_word_make_the_word(word: str, room: float) -> None:
    found = parts(word, room)
    assert "".join(found) == word
    assert all(found)


@pytest.mark.slow
def test_a_very_long_word_is_broken_in_linear_time() -> None:
    assert "".join(parts("س" * 50_000, 10)) == "س" * 50_000
