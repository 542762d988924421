from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Tool
from tests.render.html.support import Element, browsed, opened, scene


@pytest.fixture
def chromium(tool: Tool) -> str:
    return tool("chromium")


def _shown(page: Element) -> list[str | None]:
    return [s.attributes["id"] for s in page.all("section") if "now" in (s.attributes["class"] or "").split()]


def _view(page: Element) -> str | None:
    return page.all("body")[0].attributes["data-view"]


@pytest.mark.parametrize(
    ("language", "keys", "number"),
    [
        ("ar", ["ArrowLeft"], 2),
        ("ar", ["ArrowLeft", "ArrowLeft", "ArrowRight"], 2),
        ("ar", ["ArrowRight"], 1),
        ("en", ["ArrowRight"], 2),
        ("en", ["ArrowRight", "ArrowRight", "ArrowLeft"], 2),
        ("ar", [" ", "PageDown", "PageUp", "PageDown"], 3),
        ("ar", ["End", "Home"], 1),
    ],
)
def test_keys_go_through_the_slides(chromium: str, tmp_path: Path, language: str, keys: list[str], number: int) -> None:
    script = "".join(f"press({key!r});" for key in keys)
    assert _shown(browsed(chromium, tmp_path, script, language=language)) == [str(number)]


def test_the_last_slide_is_the_end(chromium: str, tmp_path: Path) -> None:
    assert _shown(browsed(chromium, tmp_path, "press('End'); press(' ');")) == [str(len(scene().slides))]


def test_escape_shows_all_slides_and_a_click_opens_one(chromium: str, tmp_path: Path) -> None:
    overview = browsed(chromium, tmp_path, "press('Escape'); press('ArrowLeft');")
    assert (_view(overview), _shown(overview)) == ("overview", ["2"])
    slide = browsed(chromium, tmp_path, "press('Escape'); document.getElementById('4').click();")
    assert (_view(slide), _shown(slide)) == ("slide", ["4"])


def test_the_policy_lets_the_page_run(chromium: str, tmp_path: Path) -> None:
    assert _shown(opened(chromium, tmp_path, "#3")) == ["3"]


def test_the_speakers_window_has_the_slide_its_notes_and_the_next(chromium: str, tmp_path: Path) -> None:
    slides = scene().slides
    number = next(number for number, slide in enumerate(slides, 1) if slide.notes)
    page = opened(chromium, tmp_path, f"#speaker.{number}")
    assert (_view(page), _shown(page)) == ("speaker", [str(number)])
    (said,) = [notes for notes in page.all("div", class_="said") if "hidden" not in notes.attributes]
    assert said.attributes["data-slide"] == str(number)
    assert page.all("p", class_="coming")[0].text == slides[number].title
    (part,) = page.all("li", aria_current="step")
    assert part.text == scene().parts[slides[number - 1].part or 0]


def test_the_speakers_window_says_that_the_time_is_over(chromium: str, tmp_path: Path) -> None:
    number = next(number for number, slide in enumerate(scene().slides, 1) if slide.minutes)
    address = f"#speaker.{number}"
    in_time = browsed(chromium, tmp_path, "arrived -= 60000; tick();", address)
    late = browsed(chromium, tmp_path, "arrived -= 130000; tick();", address)
    assert "hidden" in in_time.all("p", class_="over")[0].attributes
    assert "hidden" not in late.all("p", class_="over")[0].attributes
    assert late.all("p", class_="over")[0].text == scene().words["over"]


def test_both_windows_go_together(chromium: str, tmp_path: Path) -> None:
    script = """
      if (!opener) {
        press("ArrowLeft");
        press("s", "KeyS");
        const left = new KeyboardEvent("keydown", {key: "ArrowLeft", bubbles: true});
        setTimeout(() => {
          document.body.dataset.opened = other.document.body.dataset.view;
          other.document.body.dispatchEvent(left);
        }, 800);
      }
    """
    page = browsed(chromium, tmp_path, script)
    assert page.all("body")[0].attributes["data-opened"] == "speaker"
    assert _shown(page) == ["3"]
