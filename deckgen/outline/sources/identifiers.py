"""Addresses of works.

DOIs as they are written anywhere, preprints, and addresses within other texts.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_DOI = r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+"
_PREFIX = r"(?i)(?:\s*(?:(?:https?://)?(?:[a-z.]+\.)?doi\.org/|info:doi/|urn:doi:|doi\s*[:=]?))*\s*"
_ENCODED = "%[0-9A-Fa-f]{2}"
_IN_DOI = "/:;().,_-+=@!*'~&$"
"""What an address may hold as it is, of what a DOI may hold (RFC 3986, section 3.3)."""

_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "hdl": "https://hdl.handle.net/",
    "handle": "https://hdl.handle.net/",
    "hal": "https://hal.science/",
    "googlebooks": "https://books.google.com/books?id=",
}
"""Where an ``eprint`` of each ``eprinttype`` stands (BibLaTeX manual 3.20, section 3.14.7)."""

_ARXIV = r"(?i)(?:arxiv:)?\s*([0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}(?:v[0-9]+)?)"


def doi(written: str) -> str | None:
    """Return the address of a DOI, ``None`` where it is none."""
    name = re.sub(_PREFIX, "", written.strip(), count=1)
    if "%" in name and re.search(_ENCODED, name):
        from urllib.parse import unquote

        name = unquote(name)
    match = re.match(_DOI, name)
    return f"https://doi.org/{quote(match[0].rstrip('.,;'), safe=_IN_DOI)}" if match else None


def url(written: str) -> str:
    """Return an address as a link needs it.

    It is without angle brackets, with a scheme where it begins with ``www.``.
    """
    written = written.strip().removeprefix("<").removesuffix(">")
    return f"https://{written}" if written.lower().startswith("www.") else written


def eprint(id: str, kind: str | None) -> str | None:
    """Return the address of a work in an archive.

    ``None`` where the archive is not known.
    """
    id = id.strip()
    arxiv = re.fullmatch(_ARXIV, id)
    if kind is None or kind.strip().lower() == "arxiv":
        return _EPRINTS["arxiv"] + arxiv[1] if arxiv else None
    site = _EPRINTS.get(kind.strip().lower())
    return site and site + quote(id, safe="/:.")
