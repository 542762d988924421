"""A PDF taken apart and put together again."""

from __future__ import annotations

import pypdfium2

from deckgen.render.typst.pdf_objects import data, holding, joined, objects, stream
from tests import study
from tests.render.typst.support import pdf


def test_a_file_put_together_from_its_objects_is_the_file() -> None:
    file = pdf(study.scene())
    assert joined(file, objects(file)) == file


def test_objects_may_be_longer_and_more() -> None:
    file = pdf(study.scene())
    parts = objects(file)
    number = next(number for number, part in parts.items() if b"/Contents" not in part and b"/Length" in part)
    parts[number] = holding(parts[number], data(parts[number]) + b" " * 1000)
    new = len(parts) + 1
    parts[new] = stream(new, b"new")
    changed = joined(file, parts)
    assert objects(changed) == parts
    assert data(objects(changed)[new]) == b"new"
    assert b"/Size %d" % (new + 1) in changed
    with pypdfium2.PdfDocument(changed) as document:
        assert len(document) == len(study.scene().slides)
