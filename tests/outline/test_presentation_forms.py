from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen import pipeline
from deckgen.check.texts import paragraphs
from deckgen.outline.presentation_forms import base_letters, first_word
from deckgen.output import Deck
from deckgen.problems import Problem
from deckgen.scene.nodes import Chart
from tests.check.support import HEAD

RANGES = ((0xFB50, 0xFBFF), (0xFC00, 0xFD3D), (0xFD50, 0xFDC7), (0xFE70, 0xFEFC))
FORMS = [chr(code) for first, last in RANGES for code in range(first, last + 1)]
KEPT = [chr(code) for code in (0xFD3E, 0xFD3F, *range(0xFDF0, 0xFE00), 0xFEFF, 0xFB2A, 0xFB01, 0xFF21, 0x2460)]
CODE = "presentation-forms"


def deck(folder: Path, source: str) -> Deck:
    path = folder / "outline.yaml"
    path.write_text(HEAD + source, encoding="utf-8")
    return pipeline.build(pipeline.load(path))


def told(made: Deck) -> list[Problem]:
    return [problem for problem in made.warnings if problem.code == CODE]


def test_a_form_becomes_what_unicode_says() -> None:
    assert {form: base_letters(form) for form in FORMS} == {form: unicodedata.normalize("NFKC", form) for form in FORMS}


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="".join(FORMS))))
def test_nothing_else_is_changed(text: str) -> None:
    assert base_letters(text) == text
    assert first_word(text) is None


@pytest.mark.parametrize("sign", KEPT, ids=lambda sign: f"{ord(sign):04X}")
def test_words_and_signs_without_another_form_stay(sign: str) -> None:
    assert base_letters(f"ﻗﺎﻝ {sign}") == f"قال {sign}"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ﺍﻟﻌﻼﻗﺔ ﺑﻴﻦ اﻟﺠﺎﻧﺒﻴﻦ", "العلاقة بين الجانبين"),
        ("ﻻ ﺇﻟﻰ ﻵﻟﺊ", "لا إلى لآلئ"),
        ("ﭘﮋﻭﻫﺶ ﮔﺮﻭﻩ ﯾﮏ", "پژوهش گروه یک"),
        ("ﭨﮭﯿﮏ ﮨﮯ", "ٹھیک ہے"),
        ("ﰲ ﳍﺎ", "في لها"),
        ("ﻣﹶﺪﱠﺭﺱ", "مَدَّرس"),
    ],
)
def test_words_are_read_as_they_are_typed(written: str, read: str) -> None:
    normal = unicodedata.normalize("NFC", read)
    assert unicodedata.normalize("NFC", base_letters(written)) == normal


def test_a_deck_has_base_letters_wherever_they_are_read_from_and_a_warning_for_each_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("ﺍﺳﻢ,ﻋﺪﺩ\nﻛﺘﺎﺏ,1\nﻗﻠﻢ,2\n", encoding="utf-8")
    (tmp_path / "l.bib").write_text("@book{b, title={ﺍﻷﻣﻦ}, author={ﻣﺤﻤﺪ}, year=2020}\n", encoding="utf-8")
    made = deck(
        tmp_path,
        """\
sources: {from: l.bib}
sections:
  - title: ﻗﺴﻢ
    message: {ar: "ﺭﺳﺎﻟﺔ [@b]", en: Message}
    points: [ﻧﻘﻄﺔ, {lead: ﺭﺃﺱ, text: نصّ}]
    notes: ﻣﻼﺣﻈﺔ
  - {title: قسم, table: {csv: t.csv, columns: [اسم, عدد]}}
  - {title: قسم, chart: {kind: column, csv: t.csv}}
""",
    )
    notes = (paragraph for slide in made.slides for paragraph in slide.notes)
    charts = (node for slide in made.slides for node in slide.nodes if isinstance(node, Chart))
    shown = [paragraph.text for paragraph in (*paragraphs(made.scene), *notes)]
    said = " ".join((*shown, *(name for chart in charts for name in (*chart.categories, chart.series[0].name))))
    assert first_word(said) is None
    for word in ("قسم", "رسالة", "نقطة", "رأس", "ملاحظة", "اسم", "كتاب", "قلم", "الأمن", "محمد"):
        assert word in said
    places = [(Path(problem.place.path).name, problem.place.line, problem.place.column) for problem in told(made)]
    assert sorted(places) == [("l.bib", 1, 17), ("outline.yaml", 5, 12), ("t.csv", 1, 1)]
    assert all(problem.severity == "warning" for problem in told(made))


def test_the_warning_shows_the_first_word_and_how_many_texts_there_are(tmp_path: Path) -> None:
    (warning,) = told(deck(tmp_path, "sections:\n  - {title: قسم «ﻣﺤﻤﺪ»، ﻛﺬﺍ, points: [ﻧﻘﻄﺔ, نقطة]}\n"))
    assert warning.message.startswith('"ﻣﺤﻤﺪ" is read as "محمد"')
    assert warning.message.endswith("in 2 texts")
    assert warning.place[1:] == (4, 18)


def test_a_comment_silences_it(tmp_path: Path) -> None:
    source = "sections:\n  - title: ﻗﺴﻢ  # deckgen: ignore presentation-forms\n    points: [نقطة]\n"
    assert told(deck(tmp_path, source)) == []


def test_a_file_is_found_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "ﺟﺪﻭﻝ.csv").write_text("أ,ب\nج,د\n", encoding="utf-8")
    assert told(deck(tmp_path, "sections:\n  - {title: قسم, table: {csv: ﺟﺪﻭﻝ.csv}}\n")) == []
