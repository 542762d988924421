from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import deckgen
from deckgen.output import EXTRAS

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
OPTIONAL = PROJECT["optional-dependencies"]
FOR_USERS = sorted(OPTIONAL.keys() - {"test"})
IN_WHEEL = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md"))]


def needs(extra: str) -> Iterator[Requirement]:
    """Yield what an extra installs, the extras of the distribution itself followed."""
    for requirement in map(Requirement, OPTIONAL[extra]):
        if canonicalize_name(requirement.name) == PROJECT["name"]:
            for other in sorted(requirement.extras):
                yield from needs(other)
        else:
            yield requirement


@pytest.mark.parametrize("extra", sorted(OPTIONAL))
def test_no_extra_installs_another_program_of_the_name(extra: str) -> None:
    assert not [need.name for need in needs(extra) if "deckgen" in need.name]


@pytest.mark.parametrize("extra", FOR_USERS)
def test_no_extra_for_users_installs_what_only_tests_use(extra: str) -> None:
    used = {need.name for other in EXTRAS for need in needs(other)}
    assert {need.name for need in needs(extra)} <= used


def test_every_dependency_has_a_lower_bound_and_upper_ones_have_their_reason() -> None:
    reasons = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").partition("## Upper bounds")[2]
    every = [*PROJECT["dependencies"], *PYPROJECT["build-system"]["requires"]]
    for need in (
        *map(Requirement, every),
        *(need for extra in PROJECT["optional-dependencies"] for need in needs(extra)),
    ):
        operators = {bound.operator for bound in need.specifier}
        assert ">=" in operators, need
        if operators != {">="}:
            upper = next(bound for bound in need.specifier if bound.operator != ">=")
            assert f"`{need.name}{upper}`" in reasons


def test_the_version_is_the_newest_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## (\d+\.\d+\.\d+), \d{4}-\d{2}-\d{2}$", changelog, re.MULTILINE)
    assert released[0] == deckgen.__version__


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_what_a_page_of_the_manual_links_to_is_in_the_wheel_too(page: str) -> None:
    assert any(page == kept or page.startswith(f"{kept}/") for kept in IN_WHEEL)
    for link in re.findall(r"\]\(([^)#\s]+)", (ROOT / page).read_text(encoding="utf-8")):
        if "://" not in link:
            target = (ROOT / page).parent.joinpath(link).resolve().relative_to(ROOT).as_posix()
            assert (ROOT / target).exists(), link
            assert any(target == kept or target.startswith(f"{kept}/") for kept in IN_WHEEL), link


def test_the_manual_stands_in_the_wheel_as_in_the_project() -> None:
    assert {f"deckgen/manual/{kept}" for kept in IN_WHEEL} == set(IN_WHEEL.values())
    assert all((ROOT / kept).exists() for kept in IN_WHEEL)


def pins() -> dict[str, tuple[Version, Marker | None]]:
    """Return the versions of the constraints by name, with their markers."""
    lines = (ROOT / ".ci/constraints.txt").read_text(encoding="utf-8").splitlines()
    found = {}
    for pin in map(Requirement, (line for line in lines if not line.startswith("#"))):
        (exact,) = pin.specifier
        assert exact.operator == "=="
        assert pin.name not in found, "a version for some machines only"
        found[pin.name] = Version(exact.version), pin.marker
    return found


@pytest.mark.parametrize("extra", [None, *sorted(OPTIONAL)])
def test_the_constraints_hold_every_dependency_within_its_bounds(extra: str | None) -> None:
    found = pins()
    for need in needs(extra) if extra else map(Requirement, PROJECT["dependencies"]):
        assert canonicalize_name(need.name) in found, "make the constraints anew, as CONTRIBUTING.md says"
        version, marker = found[canonicalize_name(need.name)]
        assert need.specifier.contains(version, prereleases=True), need
        assert marker is None, need


def test_what_is_held_below_the_newest_is_held_for_a_reason() -> None:
    reasons = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").partition("## Held below the newest")[2]
    lines = (ROOT / ".ci/held.txt").read_text(encoding="utf-8").splitlines()
    for held in map(Requirement, (line for line in lines if not line.startswith("#"))):
        assert f"| `{held}` |" in reasons
        assert held.specifier.contains(pins()[held.name][0])


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_what_a_checkout_installs_is_held_to_the_constraints(page: str) -> None:
    commands = re.findall(r"pip install .*", (ROOT / page).read_text(encoding="utf-8"))
    own = [command for command in commands if re.search(r" '?\.(?!ci)", command)]
    assert own
    assert [command for command in own if "-c .ci/constraints.txt" not in command] == []


def test_the_command_that_makes_the_constraints_is_the_one_documented() -> None:
    made = (ROOT / ".ci/constraints.txt").read_text(encoding="utf-8").splitlines()[1].lstrip("# ")
    assert made in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").replace("--upgrade ", "")
