from __future__ import annotations

import re
import runpy
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from deckgen import kinds, pipeline
from deckgen.outline import held, model, values

DOCS = Path(__file__).parents[2] / "docs"
SCRIPT: dict[str, Any] = runpy.run_path(str(DOCS / "make_outline_page.py"))
PAGE = (DOCS / "outline.md").read_text(encoding="utf-8")
CHAPTERS = [(name, chapter) for chapter in re.split("^(?=##)", PAGE, flags=re.MULTILINE)
            for name in re.findall(r"<!-- keys: (\w+) -->", chapter)]  # fmt: skip
EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def top(example: str) -> str:
    return example.partition(":")[0]


EXAMPLES = EXAMPLE.findall(PAGE)
BODIES = [example for example in EXAMPLES if top(example) in kinds.bodies()]


def keys(cls: type[values.Node]) -> set[str]:
    """Return the keys that the page lists of a node, without those that a short form fills."""
    own = {key.key for key in held.shown(cls)} - {cls.SHORT, cls.LIST}
    return own.union(*map(keys, SCRIPT["inner"](cls)))


def unseen(cls: type[values.Node], examples: str) -> set[str]:
    return {key for key in keys(cls) if not re.search(rf"\b{key}:", examples)}


def load(outline: str, folder: Path) -> None:
    (folder / "emblem.png").touch()
    for name in ("house.potx", "house.yaml"):
        (folder / name).touch()
    (folder / "river.jpg").touch()
    (folder / "references.bib").write_text("@book{other, title = {Other}}", encoding="utf-8")
    for name in re.findall(r"(?:path|csv|since): ([^\s,}]+)", outline):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("year,losses\n2025,22\n2026,21\n", encoding="utf-8")
    (folder / "outline.yaml").write_text(outline, encoding="utf-8")
    pipeline.load(folder / "outline.yaml")


def test_the_page_is_fresh() -> None:
    assert SCRIPT["page"](PAGE) == PAGE, "run python docs/make_outline_page.py"


def test_the_schema_of_the_repositorys_own_outline_is_fresh() -> None:
    assert SCRIPT["editors"]() == (DOCS / "outline.schema.json").read_text(encoding="utf-8")
    head = (DOCS.parent / "outline.yaml").read_text(encoding="utf-8").partition("\n")[0]
    assert (DOCS.parent / head.partition("$schema=")[2]).samefile(DOCS / "outline.schema.json")


def test_every_node_has_its_chapter() -> None:
    wanted = (model.Outline, *SCRIPT["CHAPTERS"], *held.SHARED)
    assert sorted(name for name, _ in CHAPTERS) == sorted(cls.__name__ for cls in wanted)


@pytest.mark.parametrize(("name", "chapter"), CHAPTERS, ids=[name for name, _ in CHAPTERS])
def test_every_key_has_an_example(name: str, chapter: str) -> None:
    # What the top level holds has chapters of its own, and a point's example is that of the bodies.
    whole = name in ("Outline", "Point")
    cls = {**vars(values), **vars(model)}[name]
    assert unseen(cls, "".join(EXAMPLES if whole else EXAMPLE.findall(chapter))) == set()


@pytest.mark.parametrize("name", kinds.bodies())
def test_every_key_of_a_kind_has_an_example(name: str) -> None:
    assert unseen(kinds.bodies()[name], "".join(example for example in BODIES if top(example) == name)) == set()


def test_the_examples_are_one_outline(tmp_path: Path) -> None:
    load("".join(example for example in EXAMPLES if example not in BODIES), tmp_path)


@pytest.mark.parametrize("example", BODIES, ids=top)
def test_the_example_of_a_body_is_right(example: str, tmp_path: Path) -> None:
    load(f"deckgen: 1\ntitle: إحاطة\nsections:\n  - title: قسم\n{indent(example, '    ')}", tmp_path)


def test_links_lead_to_chapters() -> None:
    slugs = {heading.lower().replace(" ", "-") for heading in re.findall("^#+ (.+)$", PAGE, re.MULTILINE)}
    assert {link for link in re.findall(r"\]\(#([^)]+)\)", PAGE) if link not in slugs} == set()
