from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.present.support import Served, presented, study


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Present one outline to all tests of this file."""
    path = study(tmp_path_factory.mktemp("present") / "study")
    with presented(path) as address:
        yield Served.of(path, address)


@pytest.fixture
def path(served: Served) -> Path:
    """Return the outline that is presented, as no test has changed it."""
    served.begin_again()
    return served.path


@pytest.fixture
def page(context: BrowserContext, served: Served, path: Path) -> Page:
    page = context.new_page()
    page.goto(served.address)
    return page
