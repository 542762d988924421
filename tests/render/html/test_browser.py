from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.render.html.support import opened, scene


def _shows(page: Page, number: int, view: str = "slide") -> None:
    expect(page.locator("body")).to_have_attribute("data-view", view)
    expect(page.locator(".slide.now")).to_have_attribute("id", str(number))


@pytest.mark.parametrize(
    ("language", "keys", "number"),
    [
        ("ar", ["ArrowLeft"], 2),
        ("ar", ["ArrowLeft", "ArrowLeft", "ArrowRight"], 2),
        ("ar", ["ArrowRight"], 1),
        ("en", ["ArrowRight"], 2),
        ("en", ["ArrowRight", "ArrowRight", "ArrowLeft"], 2),
        ("ar", ["Space", "PageDown", "PageUp", "PageDown"], 3),
        ("ar", ["Space", "Space", "Shift+Space"], 2),
        ("ar", ["End", "Home"], 1),
    ],
)
def test_keys_go_through_the_slides(
    context: BrowserContext, tmp_path: Path, language: str, keys: list[str], number: int
) -> None:
    page = opened(context, tmp_path, language=language)
    for key in keys:
        page.keyboard.press(key)
    _shows(page, number)


def test_the_last_slide_is_the_end(context: BrowserContext, tmp_path: Path) -> None:
    page = opened(context, tmp_path)
    page.keyboard.press("End")
    page.keyboard.press("Space")
    _shows(page, len(scene().slides))


def test_escape_shows_all_slides_and_a_click_opens_one(context: BrowserContext, tmp_path: Path) -> None:
    page = opened(context, tmp_path)
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowLeft")
    _shows(page, 2, "overview")
    page.locator("[id='4']").click()
    _shows(page, 4)


def test_the_address_says_which_slide_is_shown(context: BrowserContext, tmp_path: Path) -> None:
    page = opened(context, tmp_path, "#3")
    _shows(page, 3)
    page.keyboard.press("PageDown")
    assert page.url.endswith("#4")
    page.goto(f"{page.url.partition('#')[0]}#2")
    _shows(page, 2)


def test_the_speakers_window_has_the_slide_its_notes_and_the_next(context: BrowserContext, tmp_path: Path) -> None:
    slides = scene().slides
    number = next(number for number, slide in enumerate(slides, 1) if slide.notes)
    page = opened(context, tmp_path, f"#speaker.{number}")
    _shows(page, number, "speaker")
    expect(page.locator(".said:visible")).to_have_attribute("data-slide", str(number))
    expect(page.locator(".coming")).to_have_text(slides[number].title)
    expect(page.locator(".slide.then")).to_have_attribute("id", str(number + 1))
    expect(page.locator("[aria-current=step]")).to_have_text(scene().parts[slides[number - 1].part or 0])


def test_the_speakers_window_says_that_the_time_is_over(context: BrowserContext, tmp_path: Path) -> None:
    number, slide = next((number, slide) for number, slide in enumerate(scene().slides, 1) if slide.minutes)
    context.clock.install()
    page = opened(context, tmp_path, f"#speaker.{number}")
    over = page.locator(".over")
    page.clock.run_for(int(60_000 * (slide.minutes or 0)) - 1000)
    expect(over).to_be_hidden()
    page.clock.run_for(2000)
    expect(over).to_be_visible()
    expect(over).to_have_text(scene().words["over"])


def test_both_windows_go_together(context: BrowserContext, tmp_path: Path) -> None:
    page = opened(context, tmp_path)
    page.keyboard.press("ArrowLeft")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    _shows(speaker, 2, "speaker")
    speaker.keyboard.press("ArrowLeft")
    _shows(page, 3)
    page.keyboard.press("ArrowRight")
    _shows(speaker, 2, "speaker")
