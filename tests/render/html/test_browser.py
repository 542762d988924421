from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from deckgen.render.html import render
from tests.conftest import Tool
from tests.render.html.support import briefing, opened, scene, shown


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
    expect(page).to_have_url(re.compile("#4$"))
    page.goto(f"{page.url.partition('#')[0]}#2")
    _shows(page, 2)


def test_the_speakers_window_has_the_slide_its_notes_and_the_next(context: BrowserContext, tmp_path: Path) -> None:
    slides = scene().slides
    number = next(number for number, slide in enumerate(slides, 1) if slide.notes)
    page = opened(context, tmp_path, f"#speaker.{number}")
    _shows(page, number, "speaker")
    expect(page.locator(".said:visible")).to_have_attribute("data-slide", str(number))
    expect(page.locator(".after p")).to_have_text(slides[number].title)
    expect(page.locator(".slide.then")).to_have_attribute("id", str(number + 1))
    expect(page.locator("[aria-current=step]")).to_have_text(scene().short_parts[slides[number - 1].part or 0])


def test_the_speakers_window_says_who_listens_how_long_and_what_is_shown(
    context: BrowserContext, tmp_path: Path
) -> None:
    context.clock.set_fixed_time(0)
    deck = briefing("analysts")
    number = next(n for n, slide in enumerate(deck.slides, 1) if slide.minutes == deck.slides[n].minutes == 2)
    page = shown(context, tmp_path, render(deck).decode(), f"#speaker.{number}")
    expect(page.locator(".reader")).to_have_text("فريق التحليل · 25 دقيقة")
    expect(page.locator(".after h2")).to_have_text("التالية · دقيقتان")
    expect(page.locator(".here + span")).to_have_text("في هذه الشريحة، من 2:00")
    expect(page.locator(".left")).to_have_text("25:00")
    expect(page.locator(".under .position")).to_have_text(f"{number} من {len(deck.slides)}")
    expect(page.locator(".kind")).to_have_text(deck.words[f"kinds.{deck.slides[number - 1].kind}"])


def test_the_parts_run_from_the_reading_side_as_wide_as_their_minutes(context: BrowserContext, tmp_path: Path) -> None:
    for audience, first in (("analysts", max), ("partners", min)):
        deck = briefing(audience)
        page = shown(context, tmp_path, render(deck).decode(), "#speaker")
        boxes = [box for item in page.locator(".parts li").all() if (box := item.bounding_box())]
        minutes = [sum(s.minutes or 0 for s in deck.slides if s.part == part) for part in range(len(deck.parts))]
        unit = sum(box["width"] for box in boxes) / sum(minutes)
        assert [box["width"] / unit for box in boxes] == pytest.approx([m for m in minutes if m], abs=0.1)
        assert boxes[0]["x"] == first(box["x"] for box in boxes)


NARROW = (1024, 700)
WINDOWS = [NARROW, (1280, 720), (1440, 810)]


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("audience", ["analysts", "partners"])
def test_the_three_times_stand_in_a_row(
    context: BrowserContext, tmp_path: Path, audience: str, window: tuple[int, int]
) -> None:
    deck = briefing(audience)
    number = next(number for number, slide in enumerate(deck.slides, 1) if slide.minutes)
    page = shown(context, tmp_path, render(deck).decode(), f"#speaker.{number}")
    page.set_viewport_size({"width": window[0], "height": window[1]})
    boxes = [box for timer in page.get_by_role("timer").all() if (box := timer.bounding_box())]
    assert len(boxes) == 3
    assert len({box["y"] for box in boxes}) == 1


LINES = """(element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return [...text.getClientRects()].map((line) => [line.top, line.bottom]);
}"""


@pytest.mark.parametrize("audience", ["analysts", "partners"])
def test_the_name_of_a_part_is_shown_whole_or_not_at_all(
    context: BrowserContext, tmp_path: Path, audience: str
) -> None:
    deck = briefing(audience)
    page = shown(context, tmp_path, render(deck).decode(), "#speaker")
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    shows = []
    for name in page.locator(".parts span").all():
        box, lines = name.bounding_box(), name.evaluate(LINES)
        assert box is not None
        foot = box["y"] + box["height"]
        shows.append(all(bottom <= foot for _, bottom in lines))
        assert shows[-1] or all(top >= foot for top, _ in lines)
        assert name.evaluate("name => name.scrollWidth <= name.clientWidth") or not shows[-1]
    assert sum(shows) >= len(shows) - 1


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("audience", ["analysts", "partners"])
def test_no_line_of_the_notes_is_cut_at_their_foot_also_once_the_time_is_over(
    context: BrowserContext, tmp_path: Path, audience: str, window: tuple[int, int]
) -> None:
    deck = briefing(audience)
    context.clock.install()
    page = shown(context, tmp_path, render(deck).decode(), "#speaker")
    page.set_viewport_size({"width": window[0], "height": window[1]})
    whole = f"""() => {{
        const notes = document.querySelector(".notes");
        const end = notes.getBoundingClientRect().bottom - parseFloat(getComputedStyle(notes).borderBottomWidth);
        const lines = [...document.querySelectorAll(".said p")].flatMap({LINES});
        return !lines.some(([top, bottom]) => top < end && bottom > end);
    }}"""
    for slide in deck.slides:
        for _ in range(2):
            page.clock.run_for(1000)
            page.wait_for_function(whole)
            page.clock.run_for(60_000 * (slide.minutes or 0))
        page.keyboard.press("PageDown")


def test_the_time_that_is_over_stands_out_and_is_said_in_words(context: BrowserContext, tmp_path: Path) -> None:
    deck = scene()
    number, slide = next((number, slide) for number, slide in enumerate(deck.slides, 1) if slide.minutes)
    context.clock.install()
    whole = replace(deck, minutes=3 * (slide.minutes or 0))
    page = shown(context, tmp_path, render(whole).decode(), f"#speaker.{number}")
    planned = int(60_000 * (slide.minutes or 0))
    over, here, left = page.locator(".over"), page.locator(".here"), page.locator(".left")
    color = left.evaluate("timer => getComputedStyle(timer).color")
    page.clock.run_for(planned - 1000)
    expect(over).to_be_hidden()
    expect(here).to_have_css("color", color)
    page.clock.run_for(2000)
    expect(over).to_have_text(deck.words["over"])
    expect(over).to_be_visible()
    expect(here).not_to_have_css("color", color)
    expect(left).to_have_css("color", color)
    page.keyboard.press("PageDown")
    expect(over).to_be_hidden()
    page.clock.run_for(3 * planned)
    expect(over).to_be_visible()
    expect(left).not_to_have_css("color", color)
    assert left.inner_text().startswith("-")


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


def test_the_arrows_up_and_down_go_by_rows_of_the_overview(context: BrowserContext, tmp_path: Path) -> None:
    page = opened(context, tmp_path)
    page.keyboard.press("Escape")
    tops = page.locator(".slide").evaluate_all("slides => slides.map(slide => slide.offsetTop)")
    row = tops.count(tops[0])
    assert 1 < row < len(tops) / 2
    page.keyboard.press("ArrowDown")
    _shows(page, 1 + row, "overview")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    _shows(page, 1 + row)


@pytest.mark.parametrize(
    ("language", "way", "number"),
    [("ar", (300, 0), 3), ("ar", (-300, 0), 1), ("en", (-300, 0), 3), ("en", (300, 0), 1), ("ar", (100, 300), 2)],
)
def test_a_swipe_turns_the_page_towards_where_it_begins(
    chromium: Browser, tmp_path: Path, language: str, way: tuple[int, int], number: int
) -> None:
    with chromium.new_context(has_touch=True, viewport={"width": 800, "height": 600}) as context:
        page = opened(context, tmp_path, "#2", language)
        touch = context.new_cdp_session(page)

        def moved(kind: str, *points: dict[str, int]) -> None:
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        moved("touchStart", {"x": 400, "y": 200})
        for part in (1, 2):
            moved("touchMove", {"x": 400 + way[0] * part // 2, "y": 200 + way[1] * part // 2})
        moved("touchEnd")
        _shows(page, number)


def test_f_fills_the_screen_and_gives_it_back(context: BrowserContext, tmp_path: Path) -> None:
    page = opened(context, tmp_path)
    for full in (True, False):
        page.keyboard.press("f")
        page.wait_for_function("full => Boolean(document.fullscreenElement) === full", arg=full)


@pytest.mark.parametrize("view", ["slide", "overview", "speaker"])
def test_a_slide_is_a_page_on_paper(context: BrowserContext, tmp_path: Path, tool: Tool, view: str) -> None:
    page = opened(context, tmp_path, "#speaker.2" if view == "speaker" else "#2")
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


def test_p_prints(context: BrowserContext, tmp_path: Path) -> None:
    context.add_init_script("window.print = () => (document.title = 'printed')")
    page = opened(context, tmp_path)
    page.keyboard.press("p")
    expect(page).to_have_title("printed")


def test_the_buttons_do_what_the_keys_do(context: BrowserContext, tmp_path: Path) -> None:
    page = opened(context, tmp_path)
    words = scene().words

    def click(word: str) -> None:
        page.get_by_role("button", name=words[word], exact=True).click()

    click("next")
    click("next")
    click("back")
    _shows(page, 2)
    click("overview")
    _shows(page, 2, "overview")
    with page.expect_popup() as popup:
        click("speaker")
    _shows(popup.value, 2, "speaker")


def test_nothing_is_asked_of_another_place_and_nothing_goes_wrong(context: BrowserContext, tmp_path: Path) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    context.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    context.on("console", lambda message: wrong.append(message.text))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    page = opened(context, tmp_path)
    for _ in scene().slides:
        page.keyboard.press("Space")
    page.keyboard.press("Escape")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    _shows(popup.value, len(scene().slides), "speaker")
    for _ in scene().slides:
        popup.value.keyboard.press("PageUp")
    _shows(page, 1, "overview")
    file = (tmp_path / "deck.html").as_uri()
    assert {url for url in asked if not url.startswith("data:")} == {file}
    assert wrong == []


def test_arrows_roll_long_notes_once_the_keyboard_is_in_them(context: BrowserContext, tmp_path: Path) -> None:
    number = next(number for number, slide in enumerate(scene().slides, 1) if slide.notes)
    page = opened(context, tmp_path, f"#speaker.{number}")
    page.set_viewport_size({"width": 900, "height": 420})
    notes = page.locator(".notes")
    notes.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("notes => notes.scrollTop > 0", arg=notes.element_handle())
    _shows(page, number, "speaker")
    page.keyboard.press("ArrowLeft")
    _shows(page, number + 1, "speaker")
