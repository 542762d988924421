"""axe-core's rules: WCAG A and AA, and what is good practice besides."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.render.html.support import scene, show_study

# Each language and each direction, light and dark: no rule looks at a language and a theme together.
LOOKS = pytest.mark.parametrize(("language", "theme"), [("ar", "formal"), ("en", "dark")])


def _broken(page: Page, within: str | None = None) -> list[str]:
    violations = Axe().run(page, within).response["violations"]
    return [f"{broken['id']}: {node['html']}" for broken in violations for node in broken["nodes"]]


@LOOKS
def test_everyone_can_use_the_slides_the_bar_and_the_overview(
    page: Page, tmp_path: Path, language: str, theme: str
) -> None:
    show_study(page, tmp_path, language=language, theme=theme)
    bar = page.locator("nav")
    page.get_by_role("button").first.focus()
    expect(bar).to_have_css("opacity", "1")
    assert _broken(page) == []
    page.keyboard.press("End")
    expect(bar).to_have_css("opacity", "0")
    assert _broken(page) == []
    page.keyboard.press("Escape")
    assert _broken(page) == []


@LOOKS
def test_everyone_can_use_the_speakers_window(
    context: BrowserContext, tmp_path: Path, language: str, theme: str
) -> None:
    number = next(number for number, slide in enumerate(scene().slides, 1) if slide.minutes)
    context.clock.install()
    page = context.new_page()
    show_study(page, tmp_path, f"#speaker.{number}", language, theme)
    assert _broken(page) == []
    page.clock.fast_forward("01:00:00")
    expect(page.locator(".over")).to_be_visible()
    assert _broken(page, ".times") == []
