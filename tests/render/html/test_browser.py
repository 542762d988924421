from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from deckgen.render.html import render
from tests import baselines, decks
from tests.conftest import Tool
from tests.render.html.support import assert_shows, scene, show, show_study

KEYS = {
    "ar": [
        (["ArrowLeft"], 2),
        (["ArrowLeft", "ArrowLeft", "ArrowRight"], 2),
        (["ArrowRight"], 1),
        (["Space", "PageDown", "PageUp", "PageDown"], 3),
        (["Space", "Space", "Shift+Space"], 2),
        (["End", "Home"], 1),
        (["3", "Enter"], 3),
        (["Numpad4", "Enter"], 4),
        (["Digit0", "Digit3", "Enter"], 3),
        (["9", "9", "9", "Enter", "ArrowRight"], -1),
        (["3", "Space", "Enter"], 2),
        (["Escape", "3", "Enter"], 3),
    ],
    "en": [
        (["ArrowRight"], 2),
        (["ArrowRight", "ArrowRight", "ArrowLeft"], 2),
    ],
}
"""Keys that are pressed at the first slide, and the number of the slide that they lead to, or before the last."""


@pytest.mark.parametrize("language", KEYS)
def test_keys_go_through_the_slides(page: Page, tmp_path: Path, language: str) -> None:
    show_study(page, tmp_path, language=language)
    for keys, number in KEYS[language]:
        for key in keys:
            page.keyboard.press(key)
        assert_shows(page, number if number > 0 else len(scene(language).slides) + number)
        page.keyboard.press("Home")
        assert_shows(page, 1)


def test_the_screen_is_black_until_somebody_goes_on(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path)
    page.keyboard.press("b")
    expect(page.locator(".slide.now")).not_to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    page.keyboard.press("b")
    assert_shows(page, 1)
    page.keyboard.press("b")
    page.keyboard.press("Space")
    assert_shows(page, 2)
    page.locator("[data-do=black]").dispatch_event("click")
    expect(page.locator(".slide.now")).not_to_be_visible()
    page.keyboard.press("Escape")
    assert_shows(page, 2, "overview")


def test_the_speaker_makes_the_screen_black_and_sees_that_it_is(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path)
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    assert_shows(speaker, 1, "speaker")
    sign = speaker.locator(".speaker .black")
    expect(sign).not_to_be_visible()
    speaker.keyboard.press("b")
    expect(page.locator(".slide.now")).not_to_be_visible()
    expect(sign).to_have_text("شاشة سوداء")
    expect(speaker.locator(".slide.now")).to_be_visible()
    page.keyboard.press("b")
    expect(sign).not_to_be_visible()
    assert_shows(page, 1)
    speaker.keyboard.press("b")
    speaker.keyboard.press("2")
    speaker.keyboard.press("Enter")
    assert_shows(page, 2)


def test_a_black_screen_is_printed_all_the_same(context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    show_study(page, tmp_path)
    page.keyboard.press("b")
    page.emulate_media(media="print")
    expect(page.locator(".slide").nth(1)).to_be_visible()


def test_the_last_slide_is_the_end(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path)
    page.keyboard.press("End")
    page.keyboard.press("Space")
    assert_shows(page, len(scene().slides))


def test_escape_shows_all_slides_and_a_click_opens_one(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path)
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowLeft")
    assert_shows(page, 2, "overview")
    page.locator("[id='4']").click()
    assert_shows(page, 4)


def test_the_address_says_which_slide_is_shown(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path, "#3")
    assert_shows(page, 3)
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("#4$"))
    page.goto(f"{page.url.partition('#')[0]}#2")
    assert_shows(page, 2)


def test_both_windows_go_together(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path)
    page.keyboard.press("ArrowLeft")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    assert_shows(speaker, 2, "speaker")
    speaker.keyboard.press("ArrowLeft")
    assert_shows(page, 3)
    page.keyboard.press("ArrowRight")
    assert_shows(speaker, 2, "speaker")


def test_the_arrows_up_and_down_go_by_rows_of_the_overview(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path)
    page.keyboard.press("Escape")
    tops = page.locator(".slide").evaluate_all("slides => slides.map(slide => slide.offsetTop)")
    row = tops.count(tops[0])
    assert 1 < row < len(tops) / 2
    page.keyboard.press("ArrowDown")
    assert_shows(page, 1 + row, "overview")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert_shows(page, 1 + row)


@pytest.mark.parametrize(
    ("language", "ways"),
    [("ar", {(300, 0): 3, (-300, 0): 1, (100, 300): 2}), ("en", {(-300, 0): 3, (300, 0): 1})],
)
def test_a_swipe_turns_the_page_towards_where_it_begins(
    chromium: Browser, tmp_path: Path, language: str, ways: dict[tuple[int, int], int]
) -> None:
    with chromium.new_context(has_touch=True, viewport={"width": 800, "height": 600}) as context:
        page = context.new_page()
        show_study(page, tmp_path, language=language)
        touch = context.new_cdp_session(page)

        def moved(kind: str, *points: dict[str, int]) -> None:
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        for (x, y), number in ways.items():
            page.keyboard.press("2")
            page.keyboard.press("Enter")
            assert_shows(page, 2)
            moved("touchStart", {"x": 400, "y": 200})
            for part in (1, 2):
                moved("touchMove", {"x": 400 + x * part // 2, "y": 200 + y * part // 2})
            moved("touchEnd")
            assert_shows(page, number)


def test_f_fills_the_screen_and_gives_it_back(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path)
    for full in (True, False):
        page.keyboard.press("f")
        page.wait_for_function("full => Boolean(document.fullscreenElement) === full", arg=full)


@pytest.mark.parametrize("view", ["slide", "overview", "speaker"])
def test_a_slide_is_a_page_on_paper(page: Page, tmp_path: Path, tool: Tool, view: str) -> None:
    show_study(page, tmp_path, "#speaker.2" if view == "speaker" else "#2")
    if view == "overview":
        page.keyboard.press("Escape")
    paper = tmp_path / "deck.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    info, text = (
        subprocess.run([tool(name), *given], check=True, capture_output=True, text=True).stdout
        for name, given in (("pdfinfo", [str(paper)]), ("pdftotext", [str(paper), "-"]))
    )
    slides = scene().slides
    assert re.findall("^(?:Pages|Page size): +(.*)$", info, re.M) == [str(len(slides)), "960 x 540 pts"]
    assert [bool(sheet.strip()) for sheet in text.split("\f")] == [True] * len(slides) + [False]


def test_p_prints(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path)
    page.evaluate("window.print = () => (document.title = 'printed')")
    page.keyboard.press("p")
    expect(page).to_have_title("printed")


def test_the_buttons_do_what_the_keys_do(page: Page, tmp_path: Path) -> None:
    show_study(page, tmp_path)
    words = scene().words

    def click(word: str) -> None:
        page.get_by_role("button", name=words[word], exact=True).click()

    click("next")
    click("next")
    click("back")
    assert_shows(page, 2)
    click("overview")
    assert_shows(page, 2, "overview")
    with page.expect_popup() as popup:
        click("speaker")
    assert_shows(popup.value, 2, "speaker")


def test_nothing_is_asked_of_another_place_and_nothing_goes_wrong(context: BrowserContext, tmp_path: Path) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    context.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    context.on("console", lambda message: wrong.append(message.text))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    page = context.new_page()
    show_study(page, tmp_path)
    for _ in scene().slides:
        page.keyboard.press("Space")
    page.keyboard.press("Escape")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    assert_shows(popup.value, len(scene().slides), "speaker")
    for _ in scene().slides:
        popup.value.keyboard.press("PageUp")
    assert_shows(page, 1, "overview")
    assert {url for url in asked if not url.startswith("data:")} == {page.url.partition("#")[0]}
    assert wrong == []


def test_lines_of_exact_pitch_stand_where_the_scene_has_them(page: Page, tmp_path: Path) -> None:
    exact = decks.scene(decks.EXACT)
    show(page, tmp_path, render(exact).decode())
    found = baselines.found(baselines.expected(exact), page.pdf(prefer_css_page_size=True, print_background=True))
    assert baselines.misplaced(found, near=0.2) == []
    assert baselines.apart(found) == []


UPRIGHT, ON_ITS_SIDE = {"width": 390, "height": 844}, {"width": 844, "height": 390}

BOXES = """slides => slides.map((slide) => {
    const notes = document.querySelector(`.said[data-slide="${slide.id}"]`);
    return [slide, notes].map((each) => each && each.getBoundingClientRect().toJSON());
})"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_an_upright_phone_the_slides_stand_one_under_the_other_over_their_notes(
    chromium: Browser, tmp_path: Path, language: str
) -> None:
    with chromium.new_context(has_touch=True, is_mobile=True, viewport=UPRIGHT) as context:
        page = context.new_page()
        show_study(page, tmp_path, language=language)
        assert page.evaluate("document.documentElement.scrollWidth") == UPRIGHT["width"]
        foot = 0.0
        for slide, notes in page.locator(".slide").evaluate_all(BOXES):
            assert (slide["x"], slide["width"]) == pytest.approx((0, UPRIGHT["width"]), abs=0.5)
            for box in filter(None, (slide, notes)):
                assert box["y"] >= foot - 0.5
                foot = box["bottom"]
        assert page.locator("main .said:visible").count() == sum(bool(slide.notes) for slide in scene().slides)


def test_a_phone_turned_on_its_side_shows_the_slide_that_was_read(chromium: Browser, tmp_path: Path) -> None:
    with chromium.new_context(has_touch=True, is_mobile=True, viewport=UPRIGHT) as context:
        page = context.new_page()
        show_study(page, tmp_path)
        page.locator(".slide").nth(3).evaluate("slide => slide.scrollIntoView()")
        page.wait_for_url("**#4")
        page.set_viewport_size(ON_ITS_SIDE)
        assert_shows(page, 4)
        expect(page.locator(".slide:visible")).to_have_count(1)
        expect(page.locator(".said:visible")).to_have_count(0)
        page.set_viewport_size(UPRIGHT)
        assert_shows(page, 4, "stack")
        page.wait_for_function("Math.abs(document.querySelector('.slide.now').getBoundingClientRect().top) < 40")


def test_notes_that_stand_under_slides_are_the_speakers_again(chromium: Browser, tmp_path: Path) -> None:
    number = next(number for number, slide in enumerate(scene().slides, 1) if slide.notes)
    with chromium.new_context(viewport=UPRIGHT) as context:
        page = context.new_page()
        show_study(page, tmp_path, f"#{number}")
        assert_shows(page, number, "stack")
        page.keyboard.press("Escape")
        expect(page.locator(".said:visible")).to_have_count(0)
        page.emulate_media(media="print")
        expect(page.locator(".said:visible")).to_have_count(0)
