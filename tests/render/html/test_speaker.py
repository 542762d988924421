"""What the speaker's window does in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import BrowserContext, Page, expect

from deckgen.render.html import render
from tests.render.html.support import assert_shows, briefing, briefing_html, resize, scene, show, show_study

NARROW = (1024, 700)
WINDOWS = [NARROW, (1280, 720), (1440, 810)]

LINES = """(element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return [...text.getClientRects()].map((line) => [line.top, line.bottom]);
}"""


AUDIENCES = pytest.mark.parametrize("audience", ["analysts", "partners"])
"""They read Arabic and English, and their notes and parts differ."""


def _boxes(page: Page, *selectors: str) -> list[dict[str, float]]:
    """Return where the elements with these selectors stand, each of which is shown."""
    boxes: list[dict[str, float]] = page.evaluate(
        "selectors => selectors.map(each => document.querySelector(each).getBoundingClientRect().toJSON())", selectors
    )
    assert all(box["width"] and box["height"] for box in boxes)
    return boxes


def test_the_speakers_window_has_the_slide_its_notes_and_the_next(page: Page, tmp_path: Path) -> None:
    slides = scene().slides
    number = next(number for number, slide in enumerate(slides, 1) if slide.notes)
    show_study(page, tmp_path, f"#speaker.{number}")
    assert_shows(page, number, "speaker")
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
    page = context.new_page()
    show(page, tmp_path, briefing_html("analysts"), f"#speaker.{number}")
    expect(page.locator(".reader")).to_have_text("فريق التحليل · 25 دقيقة")
    expect(page.locator(".after h2")).to_have_text("التالية · دقيقتان")
    expect(page.locator(".here + span")).to_have_text("في هذه الشريحة، من 2:00")
    expect(page.locator(".left")).to_have_text("25:00")
    expect(page.locator(".under .position")).to_have_text(f"{number} من {len(deck.slides)}")
    expect(page.locator(".kind")).to_have_text(deck.words[f"kinds.{deck.slides[number - 1].kind}"])


def test_the_parts_run_from_the_reading_side_as_wide_as_their_minutes(page: Page, tmp_path: Path) -> None:
    for audience, first in (("analysts", max), ("partners", min)):
        deck = briefing(audience)
        show(page, tmp_path, briefing_html(audience), "#speaker")
        boxes = page.locator(".parts li").evaluate_all("all => all.map(part => part.getBoundingClientRect().toJSON())")
        minutes = [sum(s.minutes or 0 for s in deck.slides if s.part == part) for part in range(len(deck.parts))]
        unit = sum(box["width"] for box in boxes) / sum(minutes)
        assert [box["width"] / unit for box in boxes] == pytest.approx([m for m in minutes if m], abs=0.1)
        assert boxes[0]["x"] == first(box["x"] for box in boxes)


@AUDIENCES
def test_the_three_times_stand_in_a_row(page: Page, tmp_path: Path, audience: str) -> None:
    number = next(number for number, slide in enumerate(briefing(audience).slides, 1) if slide.minutes)
    show(page, tmp_path, briefing_html(audience), f"#speaker.{number}")
    for window in WINDOWS:
        resize(page, *window)
        tops = page.get_by_role("timer").evaluate_all("all => all.map(timer => timer.getBoundingClientRect().top)")
        assert len(tops) == 3
        assert len(set(tops)) == 1


@AUDIENCES
def test_the_name_of_a_part_is_shown_whole_or_not_at_all(page: Page, tmp_path: Path, audience: str) -> None:
    show(page, tmp_path, briefing_html(audience), "#speaker")
    resize(page, *NARROW)
    names = page.locator(".parts span").evaluate_all(f"""all => all.map(name => [
        name.getBoundingClientRect().bottom, ({LINES})(name), name.scrollWidth <= name.clientWidth,
    ])""")
    shows = []
    for foot, lines, fits in names:
        shows.append(all(bottom <= foot for _, bottom in lines))
        assert shows[-1] or all(top >= foot for top, _ in lines)
        assert fits or not shows[-1]
    assert sum(shows) >= len(shows) - 1


@AUDIENCES
def test_no_line_of_the_notes_is_cut_at_their_foot_also_once_the_time_is_over(
    context: BrowserContext, tmp_path: Path, audience: str
) -> None:
    slides = briefing(audience).slides
    # The longest notes are the last, and stay while the time runs over.
    noted = sorted(
        (number for number, slide in enumerate(slides, 1) if slide.notes),
        key=lambda number: sum(len(paragraph.text) for paragraph in slides[number - 1].notes),
    )
    whole = f"""() => {{
        const notes = document.querySelector(".notes");
        const end = notes.getBoundingClientRect().bottom - parseFloat(getComputedStyle(notes).borderBottomWidth);
        const lines = [...document.querySelectorAll(".said p")].flatMap({LINES});
        return !lines.some(([top, bottom]) => top < end && bottom > end);
    }}"""
    cut = f"""numbers => numbers.filter((number) => {{
        const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", {{ ...key, bubbles: true }}));
        for (const digit of String(number)) press({{ code: `Digit${{digit}}` }});
        press({{ key: "Enter" }});
        return document.querySelector(".slide.now").id !== String(number) || !({whole})();
    }})"""
    context.clock.install()
    page = context.new_page()
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        show(page, tmp_path, briefing_html(audience), "#speaker")
        expect(page.locator(".over")).to_be_hidden()
        assert page.evaluate(cut, noted) == []
        page.clock.fast_forward("10:00:00")
        expect(page.locator(".over")).to_be_visible()
        page.wait_for_function(whole)
        assert page.evaluate(cut, noted) == []
        expect(page.locator(".over")).to_be_visible()


def test_the_time_that_is_over_stands_out_and_is_said_in_words(context: BrowserContext, tmp_path: Path) -> None:
    deck = scene()
    number, slide = next((number, slide) for number, slide in enumerate(deck.slides, 1) if slide.minutes)
    context.clock.install()
    whole = replace(deck, minutes=3 * (slide.minutes or 0))
    page = context.new_page()
    show(page, tmp_path, render(whole).decode(), f"#speaker.{number}")
    planned = int(60_000 * (slide.minutes or 0))
    over, here, left = page.locator(".over"), page.locator(".here"), page.locator(".left")
    color = left.evaluate("timer => getComputedStyle(timer).color")
    # The clock also runs by itself, and a busy machine takes its seconds.
    page.clock.run_for(planned - 30_000)
    expect(over).to_be_hidden()
    expect(here).to_have_css("color", color)
    page.clock.run_for(31_000)
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


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_next_slide_has_what_is_free_under_the_current_one(page: Page, tmp_path: Path, language: str) -> None:
    show_study(page, tmp_path, "#speaker.4", language)
    for window in (*WINDOWS, (1024, 768), (1920, 1080)):
        resize(page, *window)
        now, then, notes, said, parts = _boxes(page, ".slide.now", ".slide.then", ".notes", ".after", ".parts")
        assert now["bottom"] < then["top"] < then["bottom"] <= parts["top"]
        assert then["height"] >= 90
        assert then["bottom"] > parts["top"] - 20 or then["width"] == pytest.approx(now["width"] / 2, abs=2)
        assert notes["bottom"] > parts["top"] - 20
        assert not (said["left"] < then["right"] and then["left"] < said["right"])
        assert now["left"] - 1 <= min(said["left"], then["left"])
        assert max(said["right"], then["right"]) <= now["right"] + 1
        page.keyboard.press("End")
        now, under = _boxes(page, ".slide.now", ".under")
        assert (under["left"], under["width"]) == pytest.approx((now["left"], now["width"]), abs=1)
        for key in ("4", "Enter"):
            page.keyboard.press(key)


def test_arrows_roll_long_notes_once_the_keyboard_is_in_them(page: Page, tmp_path: Path) -> None:
    number = next(number for number, slide in enumerate(scene().slides, 1) if slide.notes)
    show_study(page, tmp_path, f"#speaker.{number}")
    page.set_viewport_size({"width": 900, "height": 420})
    notes = page.locator(".notes")
    page.wait_for_function("notes => notes.scrollHeight > notes.clientHeight", arg=notes.element_handle())
    notes.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("notes => notes.scrollTop > 0", arg=notes.element_handle())
    assert_shows(page, number, "speaker")
    page.keyboard.press("ArrowLeft")
    assert_shows(page, number + 1, "speaker")
