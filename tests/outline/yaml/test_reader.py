from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import deckgen
from deckgen.limits import Limits
from deckgen.outline.yaml import Map, Null, Seq, Str, load
from deckgen.problems import OutlineError, Problem


def good(source: str | bytes) -> Map:
    data = source.encode() if isinstance(source, str) else source
    root, problems = load(data, "o.yaml", Limits())
    assert not problems
    assert root is not None
    return root


def bad(source: str | bytes, limits: Limits | None = None) -> Problem:
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    _, (problem,) = load(data, "o.yaml", limits or Limits())
    assert problem.place.path == "o.yaml"
    return problem


def where(problem: Problem) -> tuple[str, int, int]:
    return problem.code, problem.place.line, problem.place.column


SCALARS = ("no", "yes", "on", "12:30", "190:20:30", "1_000", "0o17", "0x1F", "007", "2026-01-31", "1e3", ".5", "true")


@pytest.mark.parametrize("scalar", SCALARS)
def test_a_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    value = good(f"a: {scalar}")["a"]
    assert (value, value.plain) == (scalar, True)


@pytest.mark.parametrize("scalar", ["", "~", "null", "Null", "NULL"])
def test_only_a_plain_null_is_null(scalar: str) -> None:
    assert isinstance(good(f"a: {scalar}")["a"], Null)
    quoted = good(f'a: "{scalar}"')["a"]
    assert isinstance(quoted, Str)
    assert not quoted.plain


def test_places_count_lines_and_code_points_from_one() -> None:
    root = good("العنوان: 😀 نص\n  # تعليق\nقائمة: [أ, {ب: ج}]\n")
    assert root.place[1:] == (1, 1)
    assert root["العنوان"].place[1:] == (1, 10)
    assert root.key_places["قائمة"][1:] == (3, 1)
    items = root["قائمة"]
    assert isinstance(items, Seq)
    assert items[1]["ب"].place[1:] == (3, 16)


@pytest.mark.parametrize("source", [b"\xef\xbb\xbfa: b\nc: d\n", b"a: b\r\nc: d\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_move_nothing(source: bytes) -> None:
    root = good(source)
    assert root == {"a": "b", "c": "d"}
    assert root["a"].place[1:] == (1, 4)
    assert root.key_places["c"][1:] == (2, 1)


def test_the_place_inside_a_text_is_known_where_it_stands_as_written() -> None:
    root = good("a: كلمة\nb: 'كلمة'\nc: \"a\\tb\"\nd: |\n  كلمة\n")
    assert root["a"].at(2)[1:] == (1, 6)
    assert root["b"].at(2)[1:] == (2, 7)
    assert root["c"].at(2) == root["c"].place
    assert root["d"].at(2) == root["d"].place


def test_the_first_of_two_equal_keys_is_kept() -> None:
    root, (problem,) = load(b'a: 1\n"a": 2\nb: 3\n', "o.yaml", Limits())
    assert root == {"a": "1", "b": "3"}
    assert where(problem) == ("duplicate-key", 2, 1)


def test_anchors_and_merge_keys_are_followed() -> None:
    root = good("x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}\nz: [*x, *x]\nw: {<<: [{a: 4}, *x]}\n")
    assert root["y"] == {"b": "3", "a": "1"}
    assert root["z"][1] is root["x"]
    assert root["w"] == {"a": "4", "b": "2"}
    assert root["y"].key_places["a"][1:] == (1, 8)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a: &x [*x]", ("recursive-alias", 1, 8)),
        ("a: *x", ("unknown-alias", 1, 4)),
        ("a: {<<: b}", ("bad-merge", 1, 5)),
        ("a: !!python/name:os.system", ("tag", 1, 4)),
        ("a: !!set {b}", ("tag", 1, 4)),
        ("a: !include b", ("tag", 1, 4)),
        ("a:\n  ? [b, c]\n  : d", ("key-not-text", 2, 5)),
        ("{~: a}", ("key-not-text", 1, 2)),
        ("a: b\n---\nc: d", ("second-document", 2, 1)),
        ("- a", ("not-an-outline", 1, 1)),
        ("نص", ("not-an-outline", 1, 1)),
        ("# nothing", ("empty-outline", 1, 1)),
        ("---\n...\n", ("empty-outline", 1, 1)),
        ("", ("empty-outline", 1, 1)),
        ("a: ب\x07", ("control-character", 1, 5)),
        ("a: b\0", ("control-character", 1, 5)),
        ("a:\n\t- b", ("yaml", 2, 1)),
        ("a: @b", ("yaml", 1, 4)),
        ("a: b: c", ("yaml", 1, 5)),
        ("a: 'b\nc: d\n", ("yaml", 1, 4)),
        ('a: "b\nc: d\n', ("yaml", 1, 4)),
        ("a:\n  b: 1\n  c\n  d: 2\n", ("yaml", 3, 3)),
        ('a: "\\ud800"', ("yaml", 1, 7)),
        ("a: [b, c\nd: e\n", ("yaml", 1, 4)),
        ("%YAML 3.0\n---\na: b", ("yaml", 1, 1)),
        (b"a: \xd8\xa8\nb: \xd8\xa8\xff", ("encoding", 2, 5)),
        ("a: b".encode("utf-16"), ("encoding", 1, 1)),
    ],
)
def test_what_is_wrong_is_said_at_its_place(source: str | bytes, expected: tuple[str, int, int]) -> None:
    assert where(bad(source)) == expected


@given(
    st.sampled_from(["a: b\n", "# ب\na: [1, 2\n", "a: *x\n", "- 'b\n", "a: b\n...\n# c\n", "a: |\n  b\n---\nc: d\n"]),
    st.sampled_from("\x00\x01\x08\x0b\x0c\x1f\x7f\x80\x9f\ufffe\uffff"),
    st.data(),
)
def test_a_control_character_is_all_that_is_said_of_a_file(source: str, character: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(source)))
    before = source[:at]
    place = before.count("\n") + 1, at - before.rfind("\n")
    assert where(bad(before + character + source[at:])) == ("control-character", *place)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a:\n\t- b", "a tab in the indentation"),
        ("- **b** c", '"*"'),
        ("a: `b`", '"`"'),
        ("a: %b", '"%"'),
        ("a: 'b", "quote that opens here"),
        ("- [b](https://example.org)", 'cannot begin with "["'),
        ("a: b: c", "colon"),
        ("a: [b, c\nd: e\n", "never closed"),
        ("a: b\nc\n", "key:"),
        ("a:\n  - b\n - c", "indentation"),
    ],
)
def test_slips_are_named_in_the_authors_words(source: str, words: str) -> None:
    assert words in bad(source).message


def test_a_text_tag_makes_any_scalar_a_text() -> None:
    assert good("a: !!str null")["a"] == "null"


@pytest.mark.slow
@pytest.mark.parametrize(
    "source", ["[" * 10_000, "a:\n" + "".join(f"{' ' * i}- \n" for i in range(3000)), "? " * 10_000]
)
def test_deep_nesting_ends_at_the_limit(source: str) -> None:
    problem = bad(source)
    assert problem.code == "limit"
    assert "nesting" in problem.message


@pytest.mark.parametrize(("levels", "code"), [(50, "too-deep"), (300, "limit")])
def test_no_limit_lets_lists_nest_deeper_than_they_can_be_read(levels: int, code: str) -> None:
    indents = ("  " * level for level in range(1, levels))
    points = "".join(f"{indent}- text: x\n{indent}  points:\n" for indent in indents)
    source = f"deckgen: 1\ntitle: t\nsections:\n- title: a\n  points:\n{points}{'  ' * levels}- x\n"
    with pytest.raises(OutlineError) as error:
        deckgen.load(source, limits=Limits(nesting=100_000))
    assert {problem.code for problem in error.value.problems} == {code}


def test_aliases_are_counted_as_what_they_stand_for() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    problem = bad("\n".join(lines))
    assert (problem.code, problem.place.line) == ("limit", 6)
    long = f"a: &a {'x' * 1000}\nb: [{', '.join(['*a'] * 50)}]"
    assert "characters" in bad(long, Limits(characters=40_000)).message
    assert load(long.encode(), "o.yaml", Limits(characters=60_000))[1] == []


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["C"], exclude_characters="\x85\u2028\u2029"), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcدشق", min_size=1), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.slow
@given(st.dictionaries(st.text("abجد", min_size=1), VALUES, min_size=1))
def test_json_reads_as_what_it_says(value: dict[str, object]) -> None:
    assert good(json.dumps(value, ensure_ascii=False)) == value


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_break_it(data: bytes) -> None:
    root, problems = load(data, "o.yaml", Limits())
    assert root is not None or problems


@given(st.text("[]{}:,-?&*!|>'\"%@` \n#ab", max_size=80))
def test_a_failure_is_one_problem_inside_the_text(source: str) -> None:
    root, problems = load(source.encode(), "o.yaml", Limits())
    if root is None:
        place = problems[-1].place
        assert 1 <= place.line <= source.count("\n") + 1
        assert [problem.code for problem in problems].count("yaml") <= 1
