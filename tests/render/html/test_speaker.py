"""What the speaker's window does in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import BrowserContext, expect

from deckgen.render.html import render
from tests.render.html.support import assert_shows, briefing, briefing_html, opened, scene, shown

NARROW = (1024, 700)
WINDOWS = [NARROW, (1280, 720), (1440, 810)]

LINES = """(element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return [...text.getClientRects()].map((line) => [line.top, line.bottom]);
}"""


def test_the_speakers_window_has_the_slide_its_notes_and_the_next(context: BrowserContext, tmp_path: Path) -> None:
    slides = scene().slides
    number = next(number for number, slide in enumerate(slides, 1) if slide.notes)
    page = opened(context, tmp_path, f"#speaker.{number}")
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
    page = shown(context, tmp_path, briefing_html("analysts"), f"#speaker.{number}")
    expect(page.locator(".reader")).to_have_text("فريق التحليل · 25 دقيقة")
    expect(page.locator(".after h2")).to_have_text("التالية · دقيقتان")
    expect(page.locator(".here + span")).to_have_text("في هذه الشريحة، من 2:00")
    expect(page.locator(".left")).to_have_text("25:00")
    expect(page.locator(".under .position")).to_have_text(f"{number} من {len(deck.slides)}")
    expect(page.locator(".kind")).to_have_text(deck.words[f"kinds.{deck.slides[number - 1].kind}"])


def test_the_parts_run_from_the_reading_side_as_wide_as_their_minutes(context: BrowserContext, tmp_path: Path) -> None:
    for audience, first in (("analysts", max), ("partners", min)):
        deck = briefing(audience)
        page = shown(context, tmp_path, briefing_html(audience), "#speaker")
        boxes = [box for item in page.locator(".parts li").all() if (box := item.bounding_box())]
        minutes = [sum(s.minutes or 0 for s in deck.slides if s.part == part) for part in range(len(deck.parts))]
        unit = sum(box["width"] for box in boxes) / sum(minutes)
        assert [box["width"] / unit for box in boxes] == pytest.approx([m for m in minutes if m], abs=0.1)
        assert boxes[0]["x"] == first(box["x"] for box in boxes)


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("audience", ["analysts", "partners"])
def test_the_three_times_stand_in_a_row(
    context: BrowserContext, tmp_path: Path, audience: str, window: tuple[int, int]
) -> None:
    deck = briefing(audience)
    number = next(number for number, slide in enumerate(deck.slides, 1) if slide.minutes)
    page = shown(context, tmp_path, briefing_html(audience), f"#speaker.{number}")
    page.set_viewport_size({"width": window[0], "height": window[1]})
    boxes = [box for timer in page.get_by_role("timer").all() if (box := timer.bounding_box())]
    assert len(boxes) == 3
    assert len({box["y"] for box in boxes}) == 1


@pytest.mark.parametrize("audience", ["analysts", "partners"])
def test_the_name_of_a_part_is_shown_whole_or_not_at_all(
    context: BrowserContext, tmp_path: Path, audience: str
) -> None:
    page = shown(context, tmp_path, briefing_html(audience), "#speaker")
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
    page = shown(context, tmp_path, briefing_html(audience), "#speaker")
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
            page.clock.fast_forward(round(60_000 * (slide.minutes or 0)))
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


@pytest.mark.parametrize("window", [*WINDOWS, (1024, 768), (1920, 1080)])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_next_slide_has_what_is_free_under_the_current_one(
    context: BrowserContext, tmp_path: Path, language: str, window: tuple[int, int]
) -> None:
    page = opened(context, tmp_path, "#speaker.4", language=language)
    page.set_viewport_size({"width": window[0], "height": window[1]})
    now, then, notes, said, parts = (
        box
        for selector in (".slide.now", ".slide.then", ".notes", ".after", ".parts")
        if (box := page.locator(selector).bounding_box())
    )
    assert now["y"] + now["height"] < then["y"] < then["y"] + then["height"] <= parts["y"]
    assert then["height"] >= 90
    assert then["y"] + then["height"] > parts["y"] - 20 or then["width"] == pytest.approx(now["width"] / 2, abs=2)
    assert notes["y"] + notes["height"] > parts["y"] - 20
    assert not (said["x"] < then["x"] + then["width"] and then["x"] < said["x"] + said["width"])
    assert now["x"] - 1 <= min(said["x"], then["x"])
    assert max(said["x"] + said["width"], then["x"] + then["width"]) <= now["x"] + now["width"] + 1
    page.keyboard.press("End")
    now, under = (page.locator(selector).bounding_box() for selector in (".slide.now", ".under"))
    assert now
    assert under
    assert (under["x"], under["width"]) == pytest.approx((now["x"], now["width"]), abs=1)


def test_arrows_roll_long_notes_once_the_keyboard_is_in_them(context: BrowserContext, tmp_path: Path) -> None:
    number = next(number for number, slide in enumerate(scene().slides, 1) if slide.notes)
    page = opened(context, tmp_path, f"#speaker.{number}")
    page.set_viewport_size({"width": 900, "height": 420})
    notes = page.locator(".notes")
    page.wait_for_function("notes => notes.scrollHeight > notes.clientHeight", arg=notes.element_handle())
    notes.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("notes => notes.scrollTop > 0", arg=notes.element_handle())
    assert_shows(page, number, "speaker")
    page.keyboard.press("ArrowLeft")
    assert_shows(page, number + 1, "speaker")
