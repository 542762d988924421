"""Letters and their marks in a PDF: found and copied as they were written, each once, whoever reads the file."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from deckgen.files import folder
from deckgen.render import typst
from deckgen.render.typst import searchable
from deckgen.render.typst.compiler import Compiler
from deckgen.render.typst.markup import string
from tests import study
from tests.render.typst.support import Tool, by_pdfium, by_poppler, said
from tests.similarity import similarity

SHADDA, VOWELS = "\u0651", "\u064b\u064c\u064d\u064e\u064f\u0650"
OTHERS = "\u0652\u0653\u0654\u0655\u0670"

TWO_MARKS = {
    letter: " ".join(
        f"د{letter}{''.join(pair)}م {letter}{''.join(pair)}"
        for vowel in VOWELS
        for pair in permutations((SHADDA, vowel))
    )
    for letter in "بلريهكطع"
}
"""Each letter before another one and at the end of its word, with two marks in each order."""

LINES = {
    **TWO_MARKS,
    "one mark": " ".join(f"سب{mark}ر{mark} د{mark}" for mark in VOWELS + SHADDA + OTHERS),
    "words": "لكلٍّ منهما غايةٌ تُختبَرُّ مدرّسٌ مقيّدة متدرّجة أوّلُ التوقّعِ",
    "lam and alef": "لا لأ لإ لآ بلا للاستعمال لاً لًا لَا بِلَا الأُمّة لآلئ لإبراهيم",
    "God": "اللّٰهُ للهِ الله بالله",
    "Quran": "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ",
    "Persian": "می‌خواهم کتابِ گُل را بخوانم پژوهشِ چهارم هدفِ اوّل",
    "Urdu": "یہ تحقیق ہے گھر ٹھیک ڑ ے پاکستان میں لُطفِ سُخن",
    "Hebrew": "קָמָץ שָׁלוֹם מְדִינַת יִשְׂרָאֵל בְּרֵאשִׁית",
}
LATIN = "m̃ x̱ finance office naïve"
MIXED = {
    "dates": "بتاريخ 2025/06/10 ثم ٢٠٢٥/٠٦/١٠ أي ۱۴۰۳/۰۵/۱۲",
    "brackets": "المادّة (12) من «النظام» [الأوّل]",
    "names": "نظام S-300 و Nuxt 3 في Moscow ودمشقَ",
    "an address": "انظر https://example.org/a/b?c=1 أوّلًا",
    "a foreign letter": "مدرّسٌ عَلِمَ 𝔘 فكتبَ",
}

Read = Callable[[bytes], list[list[str]]]


@cache
def drawn(*lines: str, lang: str = "ar", mended: bool = True) -> bytes:
    """Return a PDF of these lines as this package makes it, or as Typst does."""
    with folder(typst.files(study.scene())) as files:
        made = Compiler.of(files)
        look = f'font: {string(made.faces.regular.family)}, lang: "{lang}", size: 24pt'
        blocks = "\n".join(f"#block({string(line)})" for line in lines)
        with pytest.MonkeyPatch.context() as patch:
            if not mended:
                patch.setattr(searchable, "searchable", lambda data: data)
            (data,) = made.pages(f"#set page(width: 1400pt, height: auto)\n#set text({look})\n{blocks}\n", "pdf")
    return data


@pytest.fixture(params=["poppler", "PDFium"])
def read(request: pytest.FixtureRequest, tool: Tool, tmp_path: Path) -> Read:
    """Return a function from a PDF to the lines of its pages."""
    return by_pdfium if request.param == "PDFium" else lambda data: by_poppler(data, tool, tmp_path / "deck.pdf")


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_line_is_found_as_it_was_written(line: str, read: Read) -> None:
    assert read(drawn(line)) == [[unicodedata.normalize("NFC", line)]]


def test_lines_are_found_as_they_were_written_among_others(read: Read) -> None:
    assert read(drawn(*LINES.values())) == [[unicodedata.normalize("NFC", line) for line in LINES.values()]]


def test_ligatures_and_marks_are_found_in_latin_text(read: Read) -> None:
    assert read(drawn(LATIN, lang="en")) == [[LATIN]]


def test_words_and_numbers_are_found_in_the_order_in_which_they_are_read(tool: Tool, tmp_path: Path) -> None:
    (found,) = by_poppler(drawn(*MIXED.values()), tool, tmp_path / "deck.pdf")
    assert list(map(said, found)) == list(map(said, MIXED.values()))


@pytest.mark.parametrize(
    "line", ["مقابل \u200e30% قبل", "لغة \u200eNET\u200e ثم \u200e-5%\u200f، \u200e5%", "\u200e45%\u200e"]
)
def test_marks_of_the_order_are_not_found(line: str, read: Read) -> None:
    ((found,),) = read(drawn(line))
    assert not {"\u200e", "\u200f"} & set(found)
    # Readers find an order of their own, and spaces where they see gaps.
    assert sorted("".join(found.split())) == sorted(line.replace("\u200e", "").replace("\u200f", "").replace(" ", ""))


def test_a_font_without_an_empty_glyph_is_given_one(read: Read) -> None:
    assert read(drawn("لكلٍّ")) == [["لكلٍّ"]]


def test_what_typst_writes_says_marked_letters_twice(read: Read) -> None:
    line = LINES["words"]
    # As soon as this fails, Typst does without the mending.
    (found,) = read(drawn(line, mended=False))
    assert "".join(found).count("ر") > line.count("ر")


@pytest.mark.slow
def test_pages_look_as_before() -> None:
    def picture(data: bytes) -> Image.Image:
        with pypdfium2.PdfDocument(data) as document:
            return document[0].render(scale=2).to_pil().convert("L")

    lines = (*LINES.values(), *MIXED.values())
    bare = ["".join(char for char in line if not unicodedata.combining(char)) for line in lines]
    before, after, without = picture(drawn(*lines, mended=False)), picture(drawn(*lines)), picture(drawn(*bare))
    assert similarity(before, after) > 0.998
    assert similarity(before, without) < 0.99


@pytest.mark.slow
def test_what_is_mended_is_not_mended_again() -> None:
    data = drawn(*LINES.values())
    contents = []
    for made in (data, searchable.searchable(data)):
        with pikepdf.open(BytesIO(made)) as document:
            (page,) = document.pages
            contents.append((page.Contents.read_bytes(), page.Resources.unparse(resolved=True)))
    assert contents[0] == contents[1]


@pytest.mark.parametrize("program", ["pdfinfo", "pdffonts", "pdftotext"])
def test_the_file_is_sound(program: str, tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "deck.pdf").write_bytes(drawn(*LINES.values(), *MIXED.values()))
    last = ["-"] if program == "pdftotext" else []
    command = [tool(program), str(tmp_path / "deck.pdf"), *last]
    complaints = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stderr.splitlines()
    # Typst writes this flag as poppler does not expect it.
    assert [line for line in complaints if "Suspects" not in line] == []
