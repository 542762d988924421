from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.present.support import Served, presented, study


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Present one outline to all tests of this folder."""
    path = study(tmp_path_factory.mktemp("present") / "study")
    with presented(path) as address:
        yield Served.of(path, address)


@pytest.fixture
def path(served: Served) -> Path:
    """Return the outline that is presented, as no test has changed it."""
    served.begin_again()
    return served.path


@pytest.fixture
def page(page: Page, served: Served, path: Path) -> Iterator[Page]:
    """Return the window with the outline in it."""
    page.goto(served.address)
    yield page
    # It would take over what is written for the next test, and might load itself anew while that one opens it.
    page.goto("about:blank")
