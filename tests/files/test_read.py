from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from deckgen.files import Files, read_outline, state
from deckgen.limits import Limits
from deckgen.problems import OutlineError, Place, UsageError

HERE = Place("outline.yaml", 3, 7)


def code(files: Files, name: str) -> str:
    with pytest.raises(OutlineError) as caught:
        files.read(name, HERE)
    (problem,) = caught.value.problems
    assert problem.place == HERE
    return problem.code


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "study"
    (root / "pictures").mkdir(parents=True)
    (root / "pictures" / "خريطة.png").write_bytes(b"map")
    (tmp_path / "secret.png").write_bytes(b"secret")
    return root


@pytest.mark.parametrize("name", ["pictures/خريطة.png", "pictures/../pictures/خريطة.png", "./pictures/خريطة.png"])
def test_a_file_of_the_outlines_folder_is_read(root: Path, name: str) -> None:
    assert Files(root).read(name, HERE) == b"map"


@pytest.mark.parametrize("name", ["../secret.png", "pictures/../../secret.png", "../study/../secret.png"])
def test_what_leaves_the_folder_is_refused(root: Path, name: str) -> None:
    assert code(Files(root), name) == "file-outside"


def test_an_absolute_path_outside_is_refused(root: Path) -> None:
    assert code(Files(root), str(root.parent / "secret.png")) == "file-outside"


def test_a_link_that_leaves_the_folder_is_refused_and_one_inside_is_followed(root: Path) -> None:
    (root / "out.png").symlink_to(root.parent / "secret.png")
    (root / "in.png").symlink_to(root / "pictures" / "خريطة.png")
    assert code(Files(root), "out.png") == "file-outside"
    assert Files(root).read("in.png", HERE) == b"map"


def test_a_folder_that_the_user_allows_can_be_reached(root: Path) -> None:
    assert Files(root, (root.parent,)).read("../secret.png", HERE) == b"secret"


def test_links_in_a_circle_are_refused(root: Path) -> None:
    (root / "a").symlink_to(root / "b")
    (root / "b").symlink_to(root / "a")
    assert code(Files(root), "a") == "unreadable-file"


def test_a_pipe_is_refused_without_waiting_for_a_writer(root: Path) -> None:
    os.mkfifo(root / "pipe")
    assert code(Files(root), "pipe") == "not-a-file"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("pictures", "not-a-file"), ("a\0b", "unreadable-file"), ("a" * 5000, "unreadable-file"), ("~/x", "missing-file")],
)
def test_what_is_no_file_is_refused(root: Path, name: str, expected: str) -> None:
    assert code(Files(root), name) == expected


def test_a_missing_file_is_told_the_name_it_may_have_been_meant_for(root: Path) -> None:
    (root / "Photo.PNG").write_bytes(b"")
    with pytest.raises(OutlineError, match=r'"photo\.png" \(did you mean "Photo\.PNG"\?\)'):
        Files(root).read("photo.png", HERE)


def test_names_outside_the_folder_are_never_suggested(root: Path) -> None:
    with pytest.raises(OutlineError) as caught:
        Files(root, (root.parent,)).read("../secret.pn", HERE)
    (problem,) = caught.value.problems
    assert problem.code == "missing-file"
    assert "secret.png" not in str(problem)


@pytest.mark.parametrize("name", ["blue.yaml", "map.png", "other.csv"])
def test_files_of_one_ending_are_not_alike_by_that(name: str, root: Path) -> None:
    for other in ("p.yaml", "a.png", "x.csv"):
        (root / other).write_bytes(b"")
    with pytest.raises(OutlineError, match=r"put it into the outline's folder"):
        Files(root).read(name, HERE)


def test_of_two_files_of_one_name_that_of_the_same_ending_is_meant(root: Path) -> None:
    for other in ("map.csv", "map.png", "map.yaml"):
        (root / other).write_bytes(b"")
    with pytest.raises(OutlineError, match=r'did you mean "map\.png"'):
        Files(root).read("mpa.png", HERE)


@pytest.mark.parametrize("name", ["pictures\\map.png", "C:\\Users\\map.png", "pictures\nap.png"])
def test_folders_are_parted_by_slashes(name: str, root: Path) -> None:
    with pytest.raises(OutlineError, match='write "/" between folders'):
        Files(root).read(name, HERE)


def test_nothing_is_fetched(root: Path) -> None:
    with pytest.raises(OutlineError, match="nothing is fetched"):
        Files(root).read("https://example.org/a.png", HERE)


def test_what_is_missing_is_known_by_name_and_what_is_out_of_reach_is_not(root: Path) -> None:
    files = Files(root)
    for name in ("pictures/خريطة.png", "later.png", "../secret.png", "../none.png"):
        with suppress(OutlineError):
            files.read(name, HERE)
    assert files.named.keys() == {(root / name).resolve() for name in ("pictures/خريطة.png", "later.png")}


def test_a_file_over_the_limit_is_refused_with_the_option_that_raises_it(root: Path) -> None:
    with pytest.raises(OutlineError, match="--limit data-bytes=N"):
        Files(root, limits=Limits(data_bytes=2)).read("pictures/خريطة.png", HERE, "data_bytes")
    assert Files(root, limits=Limits(data_bytes=3)).read("pictures/خريطة.png", HERE, "data_bytes") == b"map"


def test_an_outline_that_is_not_there_or_not_a_file_is_asked_for_differently(root: Path) -> None:
    os.mkfifo(root / "pipe")
    for path in (root / "none.yaml", root, root / "pipe"):
        with pytest.raises(UsageError, match=path.name):
            read_outline(path, Limits())


@pytest.mark.parametrize(
    ("asked", "there", "told"),
    [
        ("outline.yaml", ["دراسة.yaml"], '"outline.yaml"; did you mean "دراسة.yaml"?'),
        ("outline", ["outline.yaml", "theme.yaml"], '"outline"; did you mean "outline.yaml"?'),
        (".", ["outline.yaml"], '"." is a folder; did you mean "outline.yaml"?'),
        (".", ["a.yaml", "b.yml"], '"." is a folder; deckgen init writes one to start from'),
        ("none.yaml", [], '"none.yaml"; deckgen init writes one to start from'),
        ("none/none.yaml", [], '"none/none.yaml"; deckgen init'),
    ],
)
def test_the_outline_that_may_be_meant_is_named(
    asked: str, there: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in there:
        Path(name).write_bytes(b"")
    with pytest.raises(UsageError) as caught:
        read_outline(Path(asked), Limits())
    assert told in str(caught.value)


def test_an_outline_over_the_limit_is_refused(root: Path) -> None:
    outline = root / "outline.yaml"
    outline.write_bytes(b"title: x")
    assert read_outline(outline, Limits(outline_bytes=8)) == b"title: x"
    with pytest.raises(OutlineError, match="outline-bytes"):
        read_outline(outline, Limits(outline_bytes=7))


@pytest.mark.skipif(sys.platform == "win32", reason="it keeps no time of a file's last change")
def test_a_content_of_the_same_size_and_time_is_another_state(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("one")
    before, first = path.stat(), state(path)
    path.write_text("two")
    while path.stat().st_ctime_ns == before.st_ctime_ns or path.stat().st_mtime_ns != before.st_mtime_ns:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert state(path) != first
