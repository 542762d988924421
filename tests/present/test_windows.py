"""The windows of a deck that is presented: full screen, speaker, others."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.present.support import save, shows


def test_speaker_and_full_screen_go_together(page: Page) -> None:
    page.locator("nav button").nth(2).click()
    with page.expect_popup() as opened:
        page.locator("[data-do=speaker]").click()
    speaker = opened.value
    expect(speaker.locator("body")).to_have_attribute("data-view", "speaker")
    expect(speaker.locator(".slide.now")).to_have_attribute("id", "3")
    page.locator("[data-do=full]").click()
    deck = page.frame_locator("iframe")
    expect(deck.locator(".slide.now")).to_have_attribute("id", "3")
    assert page.evaluate("document.fullscreenElement.localName") == "iframe"
    speaker.keyboard.press("ArrowLeft")
    expect(deck.locator(".slide.now")).to_have_attribute("id", "4")
    deck.locator(".slide.now").press("ArrowRight")
    expect(speaker.locator(".slide.now")).to_have_attribute("id", "3")
    deck.locator(".slide.now").press("f")
    expect(page.locator("iframe")).to_have_count(0)
    expect(page.locator("nav button").nth(2)).to_have_attribute("aria-current", "true")
    page.locator("nav button").nth(0).click()
    expect(speaker.locator(".slide.now")).to_have_attribute("id", "1")


def test_the_speaker_makes_the_full_screen_black(page: Page, path: Path) -> None:
    with page.expect_popup() as opened:
        page.locator("[data-do=speaker]").click()
    speaker = opened.value
    expect(speaker.locator(".slide.now")).to_have_attribute("id", "1")
    page.locator("[data-do=full]").click()
    screen = page.frame_locator("iframe").locator(".slide.now")
    expect(screen).to_be_visible()
    speaker.keyboard.press("b")
    expect(screen).not_to_be_visible()
    save(path, "عودة مشروطة", "عودة بشروط")
    expect(speaker.locator(".speaker h1")).to_have_text("عودة بشروط")
    expect(screen.locator("h1")).to_contain_text("عودة بشروط")
    expect(screen).not_to_be_visible()
    expect(speaker.locator(".speaker .black")).to_be_visible()
    speaker.keyboard.press("Space")
    expect(screen).to_have_attribute("id", "2")
    expect(screen).to_be_visible()


def test_another_window_keeps_its_slide_when_one_comes_before_it(page: Page, path: Path) -> None:
    page.locator("nav button").nth(4).click()
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    expect(speaker.locator(".slide.now")).to_have_attribute("data-id", "limits")
    save(path, "  - id: map", "  - {id: new, title: جديد, points: [أول]}\n  - id: map")
    expect(speaker.locator(".slide.now")).to_have_attribute("id", "6")
    expect(speaker.locator(".slide.now")).to_have_attribute("data-id", "limits")
    speaker.reload()
    expect(speaker.locator(".slide.now")).to_have_attribute("id", "6")


def test_a_deck_on_a_screen_is_not_changed_by_a_preview_of_another_audience(page: Page) -> None:
    screen = page.context.new_page()
    screen.goto(page.url.split("#")[0] + "deck?audience=minister#3")
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("nav button").nth(0).click()
    page.locator("nav button").nth(1).click()
    expect(screen.locator(".slide.now")).to_have_attribute("id", "3")
    assert screen.locator(".slide").count() == 3


def test_the_speakers_window_goes_with_the_audience(page: Page) -> None:
    page.locator("nav button").nth(4).click()
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    expect(speaker.locator(".slide")).to_have_count(5)
    page.locator("select").select_option("minister")
    expect(speaker.locator(".slide")).to_have_count(3)
    expect(speaker.locator("body")).to_have_attribute("data-view", "speaker")
    expect(speaker.locator(".slide.now")).to_have_attribute("id", "3")


def test_the_speakers_window_follows_a_change_at_its_slide(page: Page, path: Path) -> None:
    page.locator("nav button").nth(2).click()
    with page.expect_popup() as opened:
        page.locator("[data-do=speaker]").click()
    speaker = opened.value
    save(path, "ابدأ بالسؤال", "ابدأ بالجواب")
    expect(speaker.locator(".said:visible")).to_have_text("ابدأ بالجواب")
    expect(speaker.locator(".slide.now")).to_have_attribute("id", "3")


def test_any_number_of_windows_is_shown(page: Page, path: Path) -> None:
    windows = [page]
    # One more than the connections that a browser holds to a server.
    for _ in range(6):
        with page.expect_popup() as opened:
            page.evaluate("void open(location.href)")
        windows.append(opened.value)
    save(path, "ثلاثة قيود", "أربعة قيود")
    for window in windows:
        shows(window, "أربعة قيود")


def test_a_save_leaves_the_notes_where_they_were_rolled_to(page: Page, path: Path) -> None:
    long = "كلمة أخرى في الملاحظات " * 200
    save(path, "notes: ابدأ بالسؤال", f"notes: {long}")
    page.locator("nav button").nth(2).click()
    with page.expect_popup() as opened:
        page.locator("[data-do=speaker]").click()
    speaker = opened.value
    speaker.set_viewport_size({"width": 900, "height": 500})
    notes = speaker.locator(".notes")
    expect(notes).to_contain_text("كلمة أخرى")
    notes.focus()
    notes.evaluate("notes => (notes.scrollTop = 120)")
    save(path, "notes: ابدأ بالسؤال", f"notes: {long} وكلمة جديدة")
    expect(notes).to_contain_text("وكلمة جديدة")
    assert speaker.locator(".notes").evaluate("notes => notes.scrollTop") == 120
    expect(notes).to_be_focused()
    # Another slide's notes begin at their beginning.
    speaker.keyboard.press("PageDown")
    expect(speaker.locator(".slide.now")).to_have_attribute("id", "4")
    assert speaker.locator(".notes").evaluate("notes => notes.scrollTop") == 0
