from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from deckgen import kinds, theme
from deckgen.files import Files
from deckgen.limits import Limits
from deckgen.outline import yaml
from deckgen.outline.schema import schema
from deckgen.outline.validate import validate
from deckgen.problems import OutlineError
from deckgen.starters import languages, starter
from tests import manual

ROOT = Path(__file__).parents[2]
HEAD = "deckgen: 1\ntitle: إحاطة\n"
SECTION = "sections: [قسم]\n"

# YAML 1.2.2, section 10.3.2, the core schema: how editors read a plain scalar.
NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


@cache
def editor() -> Draft202012Validator:
    made = schema(kinds.bodies())
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def seen(value: Any) -> Any:
    """Return what an editor makes of a value of an outline."""
    if isinstance(value, yaml.Map):
        return {key: seen(entry) for key, entry in value.items()}
    if isinstance(value, yaml.Seq):
        return [seen(entry) for entry in value]
    if isinstance(value, yaml.Null):
        return None
    if value.plain and value in ("true", "false"):
        return value == "true"
    return float(value) if value.plain and NUMBER.fullmatch(value) else str(value)


def root(source: str) -> yaml.Map:
    found, problems = yaml.load(dedent(source).encode(), "o.yaml", Limits())
    assert found is not None
    assert not problems
    return found


def passes(source: str) -> bool:
    return editor().is_valid(seen(root(source)))


def is_right(source: str) -> bool:
    try:
        validate(root(source), kinds.bodies(), files=Files(ROOT))
    except OutlineError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("kind", kinds.bodies())
def test_the_example_of_every_kind_passes(kind: str) -> None:
    _, _, example = manual.page(kinds.registry()[kind]).partition("\nExample::\n\n")
    assert passes(f"{HEAD}sections:\n  - title: قسم\n{indent(dedent(example), '    ')}")


@pytest.mark.slow
def test_a_large_outline_passes() -> None:
    assert passes((ROOT / "outline.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", languages())
def test_every_starter_passes(language: str) -> None:
    assert passes(starter(language).decode())


@pytest.mark.parametrize(
    "source",
    [
        SECTION,
        "sections: [{title: {ar: قسم, en: Section}}]",
        "sections: [{ar: قسم, en-GB: Section, az-Arab-IR: بؤلوم}]",
        "sections: [{title: 2026, points: [1, true, {lead: 12.5, points: [أ]}]}]",
        "sections: [{title: قسم, points: {items: [أ]}}]",
        "sections: [{title: قسم, part: الأول}, {title: قسم, part: {title: الثاني, short: ثان}}]",
        "sections: [{title: قسم, table: {columns: [أ, {title: ب, kind: number}], rows: [[أ, null], {cells: [ب, 2]}]}}]",
        f"{SECTION}subtitle: null",
        f"{SECTION}agenda: auto",
        f"{SECTION}agenda: true",
        f"{SECTION}agenda: {{message: محوران, kicker: {{ar: المحاور, en: Topics}}}}",
        f"{SECTION}marking: TLP:RED",
        f"{SECTION}marking: {{text: سري, level: restricted}}",
        f"{SECTION}theme: dark",
        f"{SECTION}minutes: 2.5",
        f"{SECTION}sources: {{a: كتاب, 2077: {{title: ورقة, date: 2026-01-31, rating: B2, url: 'https://example.org'}}}}",
        f"{SECTION}audiences: {{وزير: {{label: الوزير, depth: 1, summary: null, theme: dark, only: [قسم]}}}}",
        f"{SECTION}audiences: {{m: {{}}}}\nsummary: {{message: خلاصة, variants: {{m: {{message: ثم, points: null}}}}}}",
        "audiences: {m: {}}\nsections: [{title: قسم, for: [m], depth: 2, variants: {m: {message: ر, points: null}}}]",
        f"{SECTION}closing: {{title: خاتمة, conditions: [{{if: أ, then: ب, likelihood: even}}]}}",
        f"{SECTION}summary: خلاصة",
    ],
)
def test_what_is_right_passes(source: str) -> None:
    assert is_right(HEAD + source)
    assert passes(HEAD + source)


def test_beside_a_reference_file_an_entry_may_have_the_keys_that_it_changes() -> None:
    head = f"{HEAD}{SECTION}sources: "
    assert passes(head + "{from: [a.json], a: {rating: B2, note: null}, b: كتاب, c: {title: {en: Book}}}")
    assert not passes(head + "{from: a.json, a: {rating: Z9}}")
    assert not passes(head + "{from: a.json, a: {ratting: B2}}")
    assert not passes(head + "{a: {rating: B2}}")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "sections: []",
        "sections: null",
        "sections: [null]",
        "sections: [[أ]]",
        "sections: [{message: ر}]",
        "sections: [{title: قسم, titel: ق}]",
        "sections: [{title: ' '}]",
        "sections: [{title: {ar: قسم, tex: س}}]",
        "sections: [{title: [قسم]}]",
        "sections: [{title: قسم, message: null}]",
        "sections: [{title: قسم, points: []}]",
        "sections: [{title: قسم, points: [{tex: س}]}]",
        "sections: [{title: قسم, points: [{text: س, points: []}]}]",
        "sections: [{title: قسم, points: [أ], statement: ب}]",
        "sections: [{title: قسم, compare: [{title: أ, points: [ب]}]}]",
        "sections: [{title: قسم, compare: {columns: [{title: أ}, {title: ب}]}}]",
        "sections: [{title: قسم, depth: 4}]",
        "sections: [{title: قسم, depth: 1.5}]",
        'sections: [{title: قسم, depth: "1"}]',
        "sections: [{title: قسم, confidence: certain}]",
        "sections: [{title: قسم, minutes: -1}]",
        "sections: [{title: قسم, for: m}]",
        "sections: [{title: قسم, variants: {}}]",
        "audiences: {m: {}}\nsections: [{title: قسم, variants: {m: {id: ق}}}]",
        "audiences: {m: {}}\nsections: [{title: قسم, variants: {m: {points: [أ], statement: ب}}}]",
        f"{SECTION}titel: ق",
        f"{SECTION}agenda: maybe",
        f"{SECTION}agenda: {{title: محوران}}",
        f'{SECTION}agenda: "true"',
        f"{SECTION}digits: roman",
        f"{SECTION}marking: {{level: plain}}",
        f"{SECTION}audiences: {{}}",
        f"{SECTION}audiences: {{m: {{sections: [أ]}}}}",
        f"{SECTION}audiences: {{m: {{depht: 1}}}}",
        f"{SECTION}audiences: {{m: {{title: null}}}}",
        f"{SECTION}sources: {{a: {{author: فلان}}}}",
        f"{SECTION}sources: {{a: {{title: كتاب, rating: Z9}}}}",
        f"{SECTION}sources: {{a: {{title: كتاب, url: 'ftp://example.org'}}}}",
        f"{SECTION}closing: {{title: خاتمة}}",
        f"{SECTION}closing: {{title: خاتمة, conditions: [{{if: أ}}]}}",
        f"{SECTION}summary: [خلاصة]",
        f"{SECTION}labels: {{sources: [أ]}}",
        f"{SECTION}labels: {{surces: أ}}",
        f"{SECTION}appendix: [{{}}]",
    ],
)
def test_what_is_wrong_is_refused(source: str) -> None:
    assert not is_right(HEAD + source)
    assert not passes(HEAD + source)


@pytest.mark.parametrize("version", ["", "deckgen: 2\n", 'deckgen: "1"\n', "deckgen: null\n"])
def test_the_version_is_required(version: str) -> None:
    assert not is_right(f"{version}title: إحاطة\n{SECTION}")
    assert not passes(f"{version}title: إحاطة\n{SECTION}")


def test_every_key_says_what_it_means() -> None:
    made = schema(kinds.bodies())

    def properties(value: Any) -> Any:
        if isinstance(value, dict):
            yield from value.get("properties", {}).items()
            for entry in value.values():
                yield from properties(entry)
        elif isinstance(value, list):
            for entry in value:
                yield from properties(entry)

    found = list(properties(made))
    assert {"sections", "points", "if", "likelihood", "label"} <= {name for name, _ in found}
    assert [name for name, held in found if not held["description"]] == []


def test_nodes_have_plain_names() -> None:
    names = {definition["title"] for definition in schema(kinds.bodies())["$defs"].values()}
    assert {"section", "timeline", "timeline stage", "actor", "summary point", "matrix axis", "text"} <= names
    assert [name for name in names if not re.fullmatch("[a-z]+( [a-z]+)?", name)] == []


def test_a_theme_is_chosen_from_those_there_are() -> None:
    assert passes(f"{HEAD}{SECTION}theme: neutral")
    assert passes(f"{HEAD}{SECTION}theme: themes/own.yaml")
    assert not passes(f"{HEAD}{SECTION}theme: nuetral")
    named, _, _ = schema(kinds.bodies())["properties"]["theme"]["anyOf"]
    assert named["enum"] == list(theme.built_in())


def test_defaults_are_those_of_the_language() -> None:
    made = schema(kinds.bodies())["properties"]
    assert {name: held["default"] for name, held in made.items() if "default" in held} == {
        "language": "ar",
        "calendar": "gregorian",
        "theme": "formal",
        "size": "16:9",
        "agenda": "auto",
        "dividers": False,
        "tables": "portable",
        "fonts": "embed",
        "record": True,
    }
