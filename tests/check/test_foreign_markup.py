from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.check.support import lines, warnings

CODE = "foreign-markup"


def said(text: str, folder: Path) -> list[str]:
    """Return what the rule says of a point."""
    source = f"sections:\n  - title: قسم\n    points:\n      - {json.dumps(text, ensure_ascii=False)}\n"
    return [f"{problem.message} {problem.hint}" for problem in warnings(folder, CODE, source)]


@pytest.mark.parametrize(
    ("text", "sign", "instead"),
    [
        ("غاز CO<sub>2</sub> في الجو", "<sub>2</sub>", "₂"),
        ("مساحة 10 km<sup>2</sup>", "<sup>2</sup>", "²"),
        ("المرة 1<sup>st</sup>", "<sup>st</sup>", "in words"),
        ("ماء H~2~O", "~2~", "₂"),
        ("مساحة 10 كم^2^", "^2^", "²"),
        ("مساحة x^2 وكم^-1", "^2", "²"),
        ("غاز CO_2 هنا", "CO_2", "₂"),
        ("غاز H_{2}O هنا", "H_{2}", "₂"),
        ("قول له حاشية[^1]", "[^1]", "[@id]"),
        ("قول^[حاشية في السطر]", "^[حاشية في السطر]", "[@id]"),
        ("المعادلة $x^2 + y$ هنا", "$x^2 + y$", "formula"),
        ("المتغير $n$ هنا", "$n$", "formula"),
        ("المعادلة $$a + b$$", "$$a + b$$", "formula"),
        (r"قول \textbf{مهم}", r"\textbf{مهم}", "sign itself"),
        (r"أ \rightarrow ب", r"\rightarrow", "sign itself"),
        ("سطر<br>ثان", "<br>", "two of them"),
        ("سطر<br />ثان", "<br />", "two of them"),
        (r"سطر\nثان", r"\n", "two of them"),
        ("قول <b>مهم</b>", "<b>", "**strong**"),
        ("قول <STRONG>مهم</STRONG>", "<STRONG>", "**strong**"),
        ("قول __مهم__ هنا", "__مهم__", "**strong**"),
        ("قول [b]مهم[/b]", "[/b]", "**strong**"),
        ("قول <em>مهم</em>", "<em>", "*emphasis*"),
        ("قول _مهم جدا_ هنا", "_مهم جدا_", "*emphasis*"),
        ('انظر <a href="https://example.org">هنا</a>', '<a href="https://example.org">', "[label]"),
        ("انظر <https://example.org/a>", "<https://example.org/a>", "[label]"),
        ("صورة ![قاعدة](https://example.org/a.png)", "![", "image:"),
        ("• نقطة", "•", "bullets of its own"),
        ("\uf0b7\tنقطة", "\uf0b7", "bullets of its own"),
        ("– نقطة", "–", "bullets of its own"),
        ("# عنوان", "# عنوان", "headline"),
        ("### عنوان آخر", "### عنوان آخر", "headline"),
        ("قول ~~محذوف~~ هنا", "~~محذوف~~", "leave it out"),
        ("قول ==مهم== هنا", "==مهم==", "leave it out"),
        ("نص {.small} هنا", "{.small}", "leave it out"),
        ("نص {#id .x} هنا", "{#id .x}", "leave it out"),
        ('<span style="color:red">أحمر</span>', '<span style="color:red">', "leave it out"),
        ("<u>مسطر</u>", "<u>", "leave it out"),
        ("نص <!-- تعليق -->", "<!-- تعليق -->", "leave it out"),
        ("انظر [[صفحة]]", "[[صفحة]]", "leave it out"),
        ("تحذير :warning: هنا", ":warning:", "leave it out"),
        ("[x] أنجز", "[x]", "leave it out"),
        ("> قول مقتبس", "> ق", "leave it out"),
        ("| أ | ب |", "| أ | ب |", "leave it out"),
        ("أ&nbsp;ب", "&nbsp;", "itself"),
        ("أ &ndash; ب", "&ndash;", 'write "–" itself'),
        ("أ &#8211; ب", "&#8211;", 'write "–" itself'),
        ("קודם <sub>2</sub> כאן", "<sub>2</sub>", "₂"),
    ],
)
def test_markup_of_another_language_is_named_with_what_is_written_instead(
    text: str, sign: str, instead: str, tmp_path: Path
) -> None:
    (found,) = said(text, tmp_path)
    assert f'"{sign}"' in found
    assert instead in found


@pytest.mark.parametrize(
    "text",
    [
        "**قوي** و*مؤكد* و`<sub>2</sub>` و[رابط](https://example.org/a_b_c?x=1&y=2)",
        "غاز CO₂ ومساحة 10 km² وماء H₂O",
        r"غاز \<b\> ونص \_مهم\_ و H\~2\~O و x\^2\^",
        "من $5 إلى $6 و$7 = 3 ليرات و$8",
        "النسبة > 50% و < 10%",
        "> 50% من السكان",
        "بين 3 < x > 2",
        "الساعة 10:30:00 والنسبة 3:2:1",
        "نظام F-16 و C++ و C# و R&D; و AT&T",
        "الملف file_name_2 والمعرّف snake_case_name",
        "القسم [1] والبند [أ] و[ب]",
        "نحو ~50 من ~100",
        "# وسم #آخر"[1:],
        "أ = ب == ج",
        "@user و a@b.org",
        "قوس {أ} وقوس {1}",
        "أحمد • سعيد",
        "✓ تم",
        "– 5 درجات",
        "قال — ثم سكت – ومضى",
    ],
)
def test_what_is_no_markup_is_not_named(text: str, tmp_path: Path) -> None:
    assert said(text, tmp_path) == []


def test_all_that_a_text_holds_is_named_at_once(tmp_path: Path) -> None:
    (found,) = said("غاز CO<sub>2</sub> وماء H~2~O <b>هنا</b>", tmp_path)
    assert '"<sub>2</sub>", "~2~", "<b>", "</b>" stands on the slide' in found
    assert found.endswith("write ₂, write **strong**; signs that are meant so stand between backticks")


def test_it_is_named_wherever_it_is_shown(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("أ<br>,ب\nx^2^,1\n", encoding="utf-8")
    source = """\
sources: {a: {title: "غاز CO<sub>2</sub>"}}
sections:
  - title: قسم
    message: قول <i>مهم</i> [@a]
    points: [نقطة]
    notes: |
      سطر

      ## عنوان
  - {title: قسم, table: {csv: t.csv}}
"""
    found = warnings(tmp_path, CODE, source)
    assert sorted((Path(p.place.path).name, p.place.line) for p in found) == [
        *(("outline.yaml", line) for line in (3, 6, 8)),
        ("t.csv", 1),
        ("t.csv", 2),
    ]


def test_the_names_of_a_library_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "l.bib").write_text("@book{a, title={The file_name_ and _all_}, year=2020}\n", encoding="utf-8")
    source = "sources: {from: l.bib}\nsections:\n  - {title: قسم, points: ['قول [@a]']}\n"
    assert lines(tmp_path, CODE, source) == []
