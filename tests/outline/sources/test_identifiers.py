"""DOIs and addresses as they are written anywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.outline.sources import identifiers


@pytest.mark.parametrize(
    "prefix",
    [
        "", "doi:", "DOI: ", "doi ", "DOI 10.1000/x".removesuffix("10.1000/x"), "https://doi.org/", "http://dx.doi.org/",
        "https://www.doi.org/", "doi.org/", "dx.doi.org/", "info:doi/", "urn:doi:", "doi:https://doi.org/",
        "https://doi.org/doi:", " ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", " ", "."])
def test_a_doi_leads_to_one_address_however_it_is_written(prefix: str, end: str) -> None:
    assert identifiers.doi(f"{prefix}10.1000/abc{end}") == "https://doi.org/10.1000/abc"


@pytest.mark.parametrize("written", ["n/a", "", "https://example.org/10", "10/abc", "doi:"])
def test_what_is_no_doi_is_none(written: str) -> None:
    assert identifiers.doi(written) is None


def test_signs_that_an_address_may_not_hold_are_encoded_once() -> None:
    old = "10.1002/(SICI)1097(1998)17:15<1661::AID#968>3.0.CO;2-2"
    address = "https://doi.org/10.1002/(SICI)1097(1998)17:15%3C1661::AID%23968%3E3.0.CO;2-2"
    assert identifiers.doi(old) == address
    assert identifiers.doi(address) == address


@given(st.from_regex(r"10\.[0-9]{4}/[A-Za-z0-9._/-]*[A-Za-z0-9]", fullmatch=True))
def test_the_address_of_a_doi_is_itself_read_as_that_doi(name: str) -> None:
    address = identifiers.doi(name)
    assert address == f"https://doi.org/{name}" == identifiers.doi(address)


def test_an_archive_that_is_not_known_has_no_address() -> None:
    assert identifiers.eprint("2101.00001v2", None) == "https://arxiv.org/abs/2101.00001v2"
    assert identifiers.eprint("arXiv:2101.00001", "arXiv") == "https://arxiv.org/abs/2101.00001"
    assert identifiers.eprint("1", None) is None
    assert identifiers.eprint("1", "elsewhere") is None


def test_an_address_gets_what_a_link_needs() -> None:
    assert identifiers.url("<https://example.org>") == "https://example.org"
    assert identifiers.url("www.example.org") == "https://www.example.org"
    assert identifiers.url("Taʾrīkh") == "Taʾrīkh"
