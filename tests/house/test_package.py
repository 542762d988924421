from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from deckgen import pipeline
from deckgen.house.package import COMPOUND_FILE, ENCRYPTED
from deckgen.limits import Limits
from deckgen.problems import OutlineError
from tests.house import support

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def _zip(**members: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


BAD = {
    "empty": (b"", "template-broken"),
    "text": (b"no zip", "template-broken"),
    "cut": (support.template()[:2000], "template-broken"),
    "zip": (_zip(a="b"), "template-broken"),
    "old": (COMPOUND_FILE + "PowerPoint Document".encode("utf-16-le"), "template-old-format"),
    "password": (COMPOUND_FILE + ENCRYPTED, "template-encrypted"),
    "no size": (support.template(size=(0, 0)), "template-broken"),
    "upright": (support.template(size=(7.5, 10)), "template-no-layout"),
}
BAD["entities"] = (support.template(**{"ppt/presentation.xml": BOMB}), "template-broken")
BAD["outside"] = (support.template(**{"ppt/theme/theme1.xml": OUTSIDE}), "template-broken")
BAD["no xml"] = (support.template(**{"ppt/slideMasters/slideMaster1.xml": "<a"}), "template-broken")


@pytest.mark.parametrize("name", BAD)
def test_a_template_that_cannot_be_used_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    data, code = BAD[name]
    loaded = pipeline.load(support.outline(tmp_path, data))
    with pytest.raises(OutlineError) as error:
        pipeline.build(loaded)
    assert [(p.code, p.place.line, "house.potx" in p.message) for p in error.value.problems] == [(code, 9, True)]


@pytest.mark.parametrize(("limit", "value"), [("template_unpacked", 10_000), ("template_parts", 5)])
def test_a_template_that_is_too_big_names_its_limit(limit: str, value: int, tmp_path: Path) -> None:
    loaded = pipeline.load(support.outline(tmp_path), limits=Limits(**{limit: value}))
    with pytest.raises(OutlineError, match=limit.replace("_", "-")):
        pipeline.build(loaded)


def test_what_is_not_asked_for_is_never_unpacked(tmp_path: Path) -> None:
    """A slide of 10 MB in a template of 100 kB costs nothing."""
    loaded = pipeline.load(
        support.outline(tmp_path, support.template(**{"ppt/slides/slide9.xml": b"\0" * 10**7})),
        limits=Limits(template_unpacked=10**6),
    )
    pipeline.build(loaded)


def test_macros_are_left_behind_and_told(tmp_path: Path) -> None:
    data = support.template(**{"ppt/vbaProject.bin": b"CANARY-VBA"})
    deck = pipeline.build(pipeline.load(support.outline(tmp_path, data)))
    assert "template-macros" in {problem.code for problem in deck.warnings}
    assert b"CANARY-VBA" not in deck.written("pptx")[0]


def test_xml_may_be_in_utf_16() -> None:
    wide = support.maker().theme().encode("utf-16")
    assert support.taken(support.template(**{"ppt/theme/theme1.xml": wide})).house.latin == "Georgia"
