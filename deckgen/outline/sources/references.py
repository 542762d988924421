"""Sources from a reference file: CSL-JSON, as Zotero exports it, or BibTeX."""

from __future__ import annotations

from pathlib import PurePath

from deckgen.limits import shown
from deckgen.outline import presentation_forms
from deckgen.outline.sources.reference_file import ReferenceFile, References
from deckgen.problems import Message, Place, Problem


def load(name: str, data: bytes, place: Place) -> References:
    """Return the sources of a reference file, and what is wrong.

    Codes: ``unknown-format``, ``encoding``, ``bad-references``, ``wrong-type``, ``missing-key``, ``empty-text``,
    ``bad-id``, ``duplicate-source``, ``bad-date``, ``bad-link``, and those of the characters of a text.

    Args:
        name: the file's path as the outline says it, relative to the outline's folder.
        data: its content.
        place: where the outline says it.
    """
    path = str(PurePath(place.path).parent / name)
    ending = PurePath(name).suffix.lower()
    if ending not in (".json", ".bib"):
        what = Message('"{name}" is neither CSL-JSON nor BibTeX', name=shown(name))
        return _unread(Problem("unknown-format", place, what, Message("its ending is .json or .bib")))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = ReferenceFile(path, data[: error.start].decode("utf-8-sig"))
        what = Message("the byte 0x{data:02X} is not UTF-8", data=data[error.start])
        return _unread(Problem("encoding", before.place(len(before.text)), what, Message("save the file as UTF-8")))
    text, warnings = presentation_forms.of_file(text, path)
    file = ReferenceFile(path, text)
    if ending == ".json":
        from deckgen.outline.sources import csl

        csl.read(file)
    else:
        from deckgen.outline.sources import bibtex

        bibtex.read(file)
    if warnings:
        file.found.faults.setdefault("", []).extend(warnings)
    return file.found


def _unread(problem: Problem) -> References:
    return References({}, {}, [problem])
