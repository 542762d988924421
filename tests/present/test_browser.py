from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.present.support import OUTLINE, Served, picture, presented, save, shows, study
from tests.render.html.support import resize


def test_a_change_is_shown_on_its_slide_and_stays_there(page: Page, path: Path) -> None:
    shows(page, "عودة مشروطة")
    save(path, "ثلاثة قيود", "أربعة قيود")
    shows(page, "أربعة قيود")
    expect(page.locator("nav [aria-current]")).to_have_attribute("aria-label", "5. أربعة قيود تضبط العودة")
    save(path, "ثلاثة قيود", "خمسة قيود")
    shows(page, "خمسة قيود")


def test_what_a_save_leaves_as_it_was_is_not_drawn_anew(page: Page, path: Path) -> None:
    kept = "[...document.querySelectorAll('nav .slide')].filter((slide) => slide.kept).length"
    page.evaluate("document.querySelectorAll('nav .slide').forEach((slide) => (slide.kept = true))")
    slides = page.evaluate(kept)
    save(path, "ثلاثة قيود", "أربعة قيود")
    shows(page, "أربعة قيود")
    assert page.evaluate(kept) == slides
    # With one slide more all come anew.
    save(path, "  - id: limits", "  - {title: الأفق, message: أفق مفتوح}\n  - id: limits")
    shows(page, "أفق مفتوح")
    expect(page.locator("nav .slide")).to_have_count(slides + 1)


def test_what_concerns_no_slide_leaves_the_chosen_one(page: Page, path: Path) -> None:
    page.locator("nav button").nth(3).click()
    shows(page, "القواعد على الساحل")
    save(path, "label: الوزير", "label: معالي الوزير")
    expect(page.locator("option")).to_have_text(["العرض الكامل", "معالي الوزير"])
    shows(page, "القواعد على الساحل")


def test_a_picture_that_is_saved_is_shown(page: Page, path: Path) -> None:
    page.locator("nav button").nth(3).click()
    drawn = page.locator(".stage image, .stage img")
    name = "href" if drawn.get_attribute("href") else "src"
    before = drawn.get_attribute(name)
    (path.parent / "pictures" / "map.png").write_bytes(picture("blue"))
    expect(drawn).not_to_have_attribute(name, before or "")
    shows(page, "القواعد على الساحل")


def test_problems_stand_at_their_line_while_the_last_good_deck_stays(page: Page, path: Path) -> None:
    save(path, "title: القيود", "titel: القيود")
    line = OUTLINE.splitlines().index("    title: القيود") + 1
    error = page.locator("aside li.error")
    expect(error.locator("code")).to_have_text(f"outline.yaml:{line}:5")
    expect(error.locator("p").first).to_have_text(re.compile('^error: مفتاح غير معروف: "\\W?titel\\W?"$'))
    expect(error.locator("div")).to_have_attribute("dir", "rtl")
    expect(error.locator("pre")).to_have_text("titel: القيود")
    expect(error.locator("mark")).to_have_text("titel")
    expect(page.locator("aside")).to_have_css("width", "340px")
    expect(page.locator("aside h2")).to_have_text("الأخطاء: 1")
    shows(page, "ثلاثة قيود")
    save(path)
    expect(error).to_have_count(0)


def test_what_is_wrong_from_the_beginning_is_told_until_there_is_a_deck_and_that_its_server_has_gone(
    context: BrowserContext, tmp_path: Path
) -> None:
    path = study(tmp_path / "study")
    save(path, "title: القيود", "titel: القيود")
    with presented(path) as address:
        page = context.new_page()
        page.goto(address)
        expect(page.locator("aside li.error")).to_have_count(1)
        expect(page.locator("main")).to_contain_text("لا عرض بعد")
        expect(page.locator("header button").first).to_be_disabled()
        save(path)
        shows(page, "ثلاثة قيود")
        expect(page.locator("header button").first).to_be_enabled()
        expect(page.locator(".stopped")).to_be_hidden()
    expect(page.locator(".stopped")).to_be_visible()


def test_markup_in_an_outline_is_shown_as_it_is_written(page: Page, path: Path) -> None:
    save(path, "title: القيود", '"<b onclick=x>": القيود')
    expect(page.locator("aside li.error").last).to_contain_text("<b onclick=x>")
    expect(page.locator("aside b")).to_have_count(0)


def test_an_audience_can_be_chosen(page: Page, path: Path) -> None:
    expect(page.locator("nav > ol > li")).to_have_count(5)
    page.locator("select").select_option("minister")
    page.wait_for_url("**?audience=minister*")
    expect(page.locator("nav > ol > li")).to_have_count(3)
    expect(page.locator("select")).to_have_value("minister")
    save(path, "ثلاثة قيود", "أربعة قيود")
    shows(page, "أربعة قيود")
    page.locator("select").select_option("")
    expect(page.locator("nav > ol > li")).to_have_count(5)
    shows(page, "أربعة قيود")


def test_under_the_slide_stands_what_there_is_to_say_of_it(page: Page) -> None:
    page.locator("nav button").nth(2).click()
    expect(page.locator(".caption")).to_have_text("3 من 5 · نقاط · الكلمات: 7 · دقيقتان")
    expect(page.locator(".place")).to_have_text("outline.yaml:6")


KEYS = {
    "ar": [
        (["ArrowDown", "ArrowDown", "ArrowUp"], 2),
        (["ArrowLeft", "ArrowLeft", "ArrowRight"], 2),
        (["End", "ArrowLeft"], 5),
        (["End", "Home"], 1),
        (["Space", "Space", "Shift+Space"], 2),
        (["4", "Enter"], 4),
        (["9", "Enter"], 5),
    ],
    "en": [(["ArrowRight", "ArrowRight", "ArrowLeft"], 2)],
}
"""Keys that are pressed at the first slide, and the number of the slide that they lead to."""


@pytest.mark.parametrize("language", KEYS)
def test_keys_go_through_the_slides(page: Page, path: Path, language: str) -> None:
    save(path, "title: عودة", f"language: {language}\ntitle: عودة")
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    # Another language loads the page anew, and no key is heard before its scripts are there.
    page.wait_for_load_state()
    page.locator(".stage .slide").wait_for()
    for keys, number in KEYS[language]:
        for key in keys:
            page.keyboard.press(key)
        expect(page.locator("nav button").nth(number - 1)).to_have_attribute("aria-current", "true")
        page.keyboard.press("Home")


def test_a_problem_leads_to_its_slide(page: Page, path: Path) -> None:
    save(path, "title: القيود", "titel: القيود")
    page.locator("aside li.error").wait_for()
    page.keyboard.press("Home")
    shows(page, "عودة مشروطة")
    page.locator("aside li.error button").click()
    shows(page, "ثلاثة قيود")


def test_an_audience_that_has_gone_is_told(page: Page, path: Path) -> None:
    page.locator("select").select_option("minister")
    expect(page.locator("nav > ol > li")).to_have_count(3)
    save(path, "minister:", "president:")
    expect(page.locator("aside li").first).to_contain_text("لا جمهور باسم")
    expect(page.locator("nav > ol > li")).to_have_count(5)


def test_an_answer_that_fails_is_asked_for_again(page: Page, path: Path) -> None:
    failed: list[str] = []

    def fail(route: Route) -> None:
        failed.append(route.request.url)
        route.abort()

    page.route(lambda url: url.endswith("/"), fail, times=1)
    save(path, "ثلاثة قيود", "أربعة قيود")
    shows(page, "أربعة قيود")
    assert failed


def test_a_save_leaves_the_keyboard_where_it_was(page: Page, path: Path) -> None:
    for target, count in (("select", "أربعة"), ("[data-do=full]", "خمسة"), ("nav li:nth-child(3) button", "ستة")):
        page.locator("nav button").nth(2).click()
        page.locator(target).focus()
        save(path, "ثلاثة قيود", f"{count} قيود")
        shows(page, f"{count} قيود")
        expect(page.locator(target)).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    save(path, "ثلاثة قيود", "سبعة قيود")
    shows(page, "سبعة قيود")
    assert page.evaluate("document.activeElement === document.body")


def test_the_keyboard_stays_at_its_slide_when_one_comes_before_it(page: Page, path: Path) -> None:
    button = page.locator("nav li[data-id=limits] button")
    button.focus()
    save(path, "  - id: map", "  - {id: new, title: جديد, points: [أول]}\n  - id: map")
    expect(page.locator("nav button")).to_have_count(6)
    expect(button).to_be_focused()
    # What has gone leaves the keyboard to the page.
    save(path, "  - id: limits", "  - id: other")
    expect(button).to_have_count(0)
    page.keyboard.press("Home")
    shows(page, "عودة مشروطة")


def test_the_slide_stands_still_whatever_is_wrong(page: Page, path: Path) -> None:
    def boxes() -> dict[int, object]:
        found: dict[int, object] = {}
        for width in (480, 1024, 1440):
            resize(page, width, 800)
            found[width] = page.locator(".stage .slide").bounding_box()
        return found

    page.locator("nav button").nth(4).click()
    shows(page, "ثلاثة قيود")
    before = boxes()
    save(path, "title: القيود", "titel: القيود")
    expect(page.locator("aside li.error")).to_have_count(1)
    assert boxes() == before


def test_the_list_of_audiences_shows_its_letters_whole(page: Page, path: Path) -> None:
    save(path, "label: الوزير", "label: فريق يحجّ ويعي")
    expect(page.locator("option").last).to_have_text("فريق يحجّ ويعي")
    page.locator("select").select_option("minister")
    expect(page.locator("nav > ol > li")).to_have_count(3)
    drawn = Image.open(io.BytesIO(page.locator("select").screenshot())).convert("L")
    # The same words in a box with room for any letter.
    page.locator("select").evaluate("""select => {
        const said = document.createElement("p");
        said.textContent = select.selectedOptions[0].textContent;
        said.id = "whole";
        said.style = "position: fixed; inset: 200px auto auto 200px; margin: 0; padding: 20px; line-height: 2";
        said.style.background = "#fff";
        said.style.color = getComputedStyle(select).color;
        document.body.append(said);
    }""")
    whole = Image.open(io.BytesIO(page.locator("#whole").screenshot())).convert("L")

    def inked(picture: Image.Image) -> int:
        rows = picture.crop((34, 3, picture.width - 3, picture.height - 3)).point(lambda light: 255 * (light < 128))
        _, top, _, bottom = rows.getbbox() or (0, 0, 0, 0)
        return bottom - top

    assert inked(drawn) >= inked(whole)


def test_the_slide_is_large_beside_an_editor_too(page: Page) -> None:
    for width in (480, 720, 1024, 1440):
        resize(page, width, 800)
        shown = page.locator(".stage .slide").bounding_box()
        assert shown is not None
        assert shown["width"] > 0.55 * width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_asks_nothing_of_another_place_and_breaks_no_rule_of_its_own(
    context: BrowserContext, served: Served, path: Path
) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: wrong.append(message.text))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    page = context.new_page()
    page.goto(served.address)
    save(path, "ثلاثة قيود", "أربعة قيود")
    shows(page, "أربعة قيود")
    with page.expect_popup() as opened:
        page.locator("[data-do=speaker]").click()
    expect(opened.value.locator(".slide.now")).to_have_count(1)
    assert {url for url in asked if not url.startswith(served.address)} == set()
    assert len([url for url in asked if "/fonts/" in url]) >= 2
    assert wrong == []


def test_everyone_can_use_the_page(page: Page, path: Path) -> None:
    save(path, "title: القيود", "titel: القيود")
    expect(page.locator("aside li.error")).to_have_count(1)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
