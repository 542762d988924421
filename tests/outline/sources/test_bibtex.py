"""Entries of BibTeX and BibLaTeX: macros, names, what is inherited, addresses, dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outline.sources.support import bib, codes, said


def entry(fields: str, type: str = "misc", before: str = "") -> dict[str, str]:
    found = bib(f"{before}@{type}{{a, title = {{أ}}, {fields}}}")
    assert not found.faults
    assert not found.problems
    return said(found.sources["a"])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("{Water}", "Water"),
        ('"Water {"}x{"}"', 'Water "x"'),
        ("river", "دار النهر"),
        ("RIVER # { والبحر}", "دار النهر والبحر"),
        ('"دار " # {البحر} # " و" # river', "دار البحر ودار النهر"),
        ("{a # b}", "a # b"),
        ("both", "دار النهر، حيفا"),
        ("{Wiley} # 2020", "Wiley2020"),
    ],
)
def test_strings_and_macros_are_joined(value: str, written: str) -> None:
    macros = '@string{river = {دار النهر}}\n@String(both = river # "، حيفا")\n'
    assert entry(f"publisher = {value}", "book", macros)["publisher"] == written


@pytest.mark.parametrize(
    ("author", "written"),
    [
        ("{family=Berg, given=Jan, prefix=van den, useprefix=true and given={Reinaldo}, family=Alcocer}",
         "Jan van den Berg; Reinaldo Alcocer"),
        ("{given=Tawfiq, family=Hakim, prefix=al-, given-i=T}", "Tawfiq al-Hakim"),
        ('{family={Sons, Inc.} and family=Khaldun, given="Abd, II", prefix=ibn}', "Sons, Inc.; Abd, II ibn Khaldun"),
        ("{family=King, given=Martin Luther, suffix=Jr.}", "Martin Luther King Jr."),
        ("{de la Cruz, María and d'Alembert, Jean}", "María de la Cruz; Jean d'Alembert"),
        ("{al- Hakim, Tawfiq and d’ Alembert, Jean}", "Tawfiq al-Hakim; Jean d’Alembert"),
        ("{van Gogh, Jr., Vincent}", "Vincent van Gogh Jr."),
        ("{{منظمة المياه; المكتب} and {Food and Water}}", r"منظمة المياه; المكتب; Food and Water"),
        ("{حسن, علي and others}", "علي حسن; others"),
        (r"{Gr{\"u}n, {\'E}mile}", "Émile Grün"),
    ],
)  # fmt: skip
def test_names_are_said_given_names_first(author: str, written: str) -> None:
    assert entry(f"author = {author}")["author"].replace("\\", "") == written


BOOK = "@book{p, title = {كتاب}, subtitle = {فصول}, author = {{مؤلف}}, publisher = {دار}, year = 2018, volume = 2}"
SET = "@mvbook{s, title = {الأعمال}, date = 1999, publisher = {دار}}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"@inbook{{a, title = {{فصل}}, crossref = {{p}}}} {BOOK}",
         {"title": "فصل", "author": "مؤلف", "container": "كتاب: فصول", "publisher": "دار", "date": "2018",
          "volume": "2"}),
        (f"@inproceedings{{a, title = {{بحث}}, date = {{2019-05}}, crossref = p}} {BOOK}".replace("= p}", "= {p}}"),
         {"title": "بحث", "author": "مؤلف", "container": "كتاب: فصول", "publisher": "دار", "date": "2019-05",
          "volume": "2"}),
        (f"@book{{a, title = {{جزء}}, volume = 1, crossref = {{s}}}} {SET}",
         {"title": "جزء", "container": "الأعمال", "publisher": "دار", "date": "1999", "volume": "1"}),
        ("@inbook{a, title = {فصل}, crossref = {b}} @book{b, title = {جزء}, crossref = {s}}" + SET,
         {"title": "فصل", "container": "الأعمال. جزء", "publisher": "دار", "date": "1999"}),
        ("@incollection{a, title = {فصل}, crossref = {p}} @collection{p, booktitle = {كتاب}, year = 2018}",
         {"title": "فصل", "container": "كتاب", "date": "2018"}),
        ("@article{a, title = {مقال}, crossref = {p}} @periodical{p, title = {مجلة}, volume = 3, number = 4}",
         {"title": "مقال", "container": "مجلة", "volume": "3", "issue": "4"}),
        ("@article{a, title = {مقال}, xdata = {x, y}} @xdata{x, journaltitle = {مجلة}, xdata = {z}}"
         "@xdata{y, date = 2001} @xdata{z, volume = 9}",
         {"title": "مقال", "container": "مجلة", "volume": "9", "date": "2001"}),
        ("@book{a, title = {xdata=x-title}, author = {أ and xdata=x-author-2 and nosortothers=true}}"
         "@xdata{x, title = {كتاب}, author = {ب and ج}}",
         {"title": "كتاب", "author": "أ; ج"}),
        ("@article{a, title = {مقال}, crossref = {b}} @article{b, title = {غيره}, crossref = {a}, year = 2020}",
         {"title": "مقال", "container": "غيره", "date": "2020"}),
    ],
)  # fmt: skip
def test_an_entry_inherits_by_the_rules_of_biblatex(text: str, expected: dict[str, str]) -> None:
    found = bib(text)
    assert not found.faults
    assert said(found.sources["a"]) == expected


def test_data_for_others_is_no_source_and_a_parent_that_is_not_there_is_a_fault() -> None:
    found = bib("@article{a, title = {أ}, crossref = {b}}\n@xdata{x, date = 2001}\n@book{c, title = {ب}}")
    assert list(found.sources) == ["c"]
    assert codes(found) == {"a": ["bad-references"]}


def test_titles_have_their_subtitles_and_additions() -> None:
    assert entry("subtitle = {ب}, titleaddon = {ج}")["title"] == "أ: ب. ج"
    assert said(bib("@book{a, title = {Why?}, subtitle = {Because}}").sources["a"])["title"] == "Why? Because"
    keys = "booktitle = {كتاب}, booksubtitle = {فصول}, booktitleaddon = {ط2}, maintitle = {الأعمال}"
    assert entry(keys, "inbook")["container"] == "الأعمال. كتاب: فصول. ط2"
    assert entry("journaltitle = {مجلة}, journalsubtitle = {فصلية}", "article")["container"] == "مجلة: فصلية"


@pytest.mark.parametrize(
    ("type", "fields", "expected"),
    [
        ("article", "journal = {م}, volume = 14", {"container": "م", "volume": "14"}),
        ("article", "journal = {م}, volume = 14, number = {3--4}", {"container": "م", "volume": "14", "issue": "3–4"}),
        ("article", "journal = {م}, number = 5, publisher = {د}", {"container": "م", "issue": "5"}),
        ("article", "journal = {م}, eid = {e12}", {"container": "م", "pages": "e12"}),
        ("techreport", "institution = {مركز}, number = 7", {"publisher": "مركز", "number": "7"}),
        (
            "book",
            "publisher = {د}, series = {Memorandum}, number = 213",
            {"publisher": "د", "number": "Memorandum 213"},
        ),
        ("phdthesis", "school = {جامعة}", {"publisher": "جامعة"}),
    ],
)
def test_numbers_are_what_the_kind_of_entry_makes_them(type: str, fields: str, expected: dict[str, str]) -> None:
    assert entry(fields, type) == {"title": "أ", **expected}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (r"howpublished = {\url{https://example.org/a_b}}, note = {Accessed: 2020-01-01}",
         {"url": "https://example.org/a_b", "accessed": "2020-01-01"}),
        (r"howpublished = {\href{https://example.org/a\_b}{Project page}}", {"url": "https://example.org/a_b"}),
        ("howpublished = {Available at https://example.org/a?b=1.}", {"url": "https://example.org/a?b=1"}),
        ("howpublished = {Handout, https://example.org}", {"url": "https://example.org", "publisher": "Handout,"}),
        ('howpublished = "\\url{http://example.org}", note = "[Online; accessed 22-July-2008]"',
         {"url": "http://example.org", "accessed": "2008-07-22"}),
        (r"note = {Draft. Last accessed on March 3, 2020. \url{https://example.org}}",
         {"url": "https://example.org", "accessed": "2020-03-03", "note": "Draft"}),
        (r"url = {\url{https://example.org/e\_f\%20g}}, urldate = {2020-1-5}",
         {"url": "https://example.org/e_f%20g", "accessed": "2020-01-05"}),
        (r"url = {https://example.org/{\textasciitilde}me}", {"url": "https://example.org/~me"}),
        (r"doi = {https://dx.doi.org/10.1000/a\_b}", {"url": "https://doi.org/10.1000/a_b"}),
        ("eprint = {2101.00001}, archiveprefix = {arXiv}", {"url": "https://arxiv.org/abs/2101.00001"}),
        ("eprint = {hep-th/9603067}, eprinttype = {arxiv}", {"url": "https://arxiv.org/abs/hep-th/9603067"}),
        ("eprint = {12345}, eprinttype = {jstor}", {"url": "https://www.jstor.org/stable/12345"}),
        ("eprint = {12345}, eprinttype = {elsewhere}", {}),
        ("howpublished = {كتيّب}", {"publisher": "كتيّب"}),
    ],
)  # fmt: skip
def test_an_address_is_found_where_it_is_written(fields: str, expected: dict[str, str]) -> None:
    assert entry(fields) == {"title": "أ", **expected}


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {2019-03/2021-05}", "2019-03/2021-05"),
        ("date = {2020~}", "2020~"),
        ("date = {2020-21}", "2020-21"),
        ("date = {2020/..}", "2020/.."),
        ("date = {2020-05-01T10:00:00Z}", "2020-05-01T10:00:00Z"),
        ("year = {1999--2001}", "1999/2001"),
        ("year = 2020, month = mar", "2020-03"),
        ("year = 2020, month = mar # { } # 15", "2020-03-15"),
        ('year = 2020, month = "15~" # jan', "2020-01-15"),
        ('year = 2020, month = jan # "~15"', "2020-01-15"),
        ('year = 2020, month = mar # "/" # apr', "2020-03/2020-04"),
        ("year = 2020, month = {March--April}", "2020-03/2020-04"),
        ("year = 2020, month = {Sept.}, day = {3}", "2020-09-03"),
        ("year = 2020, month = {03}, day = {3--5}", "2020-03-03/2020-03-05"),
        ("year = 2020, month = {Winter}", "2020-24"),
        ("year = 2020, month = {شباط}", "شباط 2020"),
        ("year = {March 2020}", "2020-03"),
        ("year = {2020-21}", "2020/2021"),
        ("year = {2020/21}", "2020/2021"),
        ("year = {2020-05}", "2020-05"),
        ("year = 2020, month = {May}, day = {40}", "40 May 2020"),
        ("year = {c.~1850}", "c.\xa01850"),
    ],
)
def test_dates_are_of_the_extended_format(fields: str, date: str) -> None:
    assert entry(fields)["date"] == date


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ("langid = {ngerman}", "de"),
        ("langid = {none}, language = {Arabic}", "ar"),
        ("language = {english and arabic}", "en"),
    ],
)
def test_a_language_is_named_in_any_way(fields: str, language: str) -> None:
    assert entry(fields)["language"] == language


def test_faults_are_those_of_their_entry_and_leave_the_others() -> None:
    found = bib(
        "@book{good, title = {أ}}\n"
        "@book{a, author = {ب}}\n"
        "@book{b, title = foo # { ب}}\n"
        "@book{c, title = {ج}, year = 2020, year = 2021}\n"
        "@book{d, title = {د}, doi = {n/a}}\n"
        "@book{e, title = {ه\n"
        "@string{x = {1}} @string{x = {2}}\n"
        "@book{good, title = {غيره}}\n"
        "@book{last, title = {ي}}\n"
    )
    assert list(found.sources) == ["good", "last"]
    assert not found.problems
    assert codes(found) == {
        "a": ["missing-key"],
        "b": ["bad-references"],
        "d": ["bad-link"],
        "c": ["bad-references"],
        "e": ["bad-references"],
        "": ["duplicate-source"],
        "good": ["duplicate-source"],
    }


FIELDS = ("title", "author", "date", "year", "month", "day", "doi", "url", "howpublished", "note", "crossref", "xdata")
TEXTS = st.text("aبc19,=#-/ ~$\\_^&<>%.\"'@()", max_size=20).map(lambda text: text.rstrip("\\"))


@given(st.dictionaries(st.sampled_from(FIELDS), TEXTS, max_size=8))
def test_whatever_a_field_holds_the_entry_is_a_source_or_its_fault_is_told(fields: dict[str, str]) -> None:
    written = ", ".join(f"{key} = {{{text}}}" for key, text in fields.items())
    found = bib(f"@book{{a, {written}}}\n@book{{b, title = {{ب}}}}")
    assert ("a" in found.sources) != ("a" in found.faults)
    assert "b" in found.sources


def test_macros_that_multiply_end() -> None:
    bomb = '@string{a0 = "xxxxxxxxxx"}\n' + "".join(
        f"@string{{a{i} = {' # '.join([f'a{i - 1}'] * 10)}}}\n" for i in range(1, 30)
    )
    found = bib(f"{bomb}@book{{a, title = {{أ}}, publisher = a29}}@book{{b, title = {{ب}}, publisher = a2}}")
    assert len(str(found)) < 100_000
    assert "stands for too much" in str(found.faults["a"])
    assert "b" in found.sources


def test_a_macro_that_is_too_long_is_said_to_be_so() -> None:
    macros = f"@string{{long = {{{'x' * 1200}}}}} @string{{both = long # {{y}}}}"
    for field in ("long", "{y} # long", "both"):
        (fault,) = bib(f"{macros}@book{{a, title = {{أ}}, publisher = {field}}}").faults["a"]
        assert fault.message.startswith('"long" in "publisher" stands for too much')


@pytest.mark.slow
@pytest.mark.parametrize("key", ["crossref", "xdata"])
def test_whoever_inherits_from_too_many_is_told(key: str) -> None:
    chain = "".join(f"@book{{e{i}, title = {{أ}}, {key} = {{e{i + 1}}}}}\n" for i in range(600))
    found = bib(f"{chain}@book{{e600, title = {{ب}}, publisher = {{دار}}}}")
    assert "inherits from more than 20 others" in str(found.faults["e0"])
    assert said(found.sources["e590"])["publisher"] == "دار"


def test_entries_that_inherit_in_circles_or_by_many_ways_end() -> None:
    everyone = ", ".join(f"e{i}" for i in range(15))
    found = bib("".join(f"@book{{e{i}, title = {{أ}}, xdata = {{{everyone}}}, note{i} = {{ب}}}}\n" for i in range(15)))
    assert len(found.sources) == 15


def test_parts_of_other_entries_do_not_multiply() -> None:
    data = f"@xdata{{x, title = {{{'س' * 5000}}}}}"
    authors = " and ".join(["xdata=x-title"] * 2000)
    found = bib(f"{data}@book{{a, title = {{أ}}, author = {{{authors}}}}}")
    assert "too long" in str(found.faults["a"])
    assert len(str(found)) < 100_000


def test_a_macro_of_unknown_macros_is_not_read_in_part() -> None:
    (fault,) = bib("@string{a = nosuch # {x}}@book{a, title = {أ}, publisher = a}").faults["a"]
    assert fault.message == '"nosuch" in "publisher" is no @string of this file'
