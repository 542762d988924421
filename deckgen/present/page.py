"""The preview's page: slides, chosen slide and problems."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from deckgen import messages, overview
from deckgen.language import Language, language
from deckgen.layout.geometry import WIDE
from deckgen.messages import RIGHT_TO_LEFT, nearest
from deckgen.messages.excerpt import excerpt
from deckgen.outline.theme_file import load
from deckgen.output import Deck
from deckgen.present.preview import View
from deckgen.problems import Place, Problem
from deckgen.render.html.document import Served, document
from deckgen.render.html.fonts import font_face
from deckgen.render.html.head import SERVED, head, resource
from deckgen.render.html.markup import direction, element, escape
from deckgen.render.html.slide import slides
from deckgen.scene.nodes import DeckScene

FOLDER = Path(__file__).parent
NO_DECK_THEME = "formal"
"""The theme of a page as long as there is no deck."""


def fonts(scene: DeckScene) -> dict[str, bytes]:
    """Return the font files that a scene is drawn with. They are by the names under which its pages ask for them."""
    return {_font_name(face.data): face.data for face in scene.fonts.drawn}


def deck_page(view: View, scene: DeckScene) -> str:
    """Return the page that shows the deck and follows its outline. It is otherwise as ``--format html`` makes it."""
    return document(scene, Served(_faces(scene), _script("live.js", "deck.js"), view.version))


def preview_page(view: View, name: str, audiences: Mapping[str, str]) -> str:
    """Return the page on which a deck is looked at.

    Args:
        view: what it shows.
        name: the outline's file.
        audiences: what each audience is called, by its id.
    """
    deck, script = view.deck, resource("typed.js") + _script("live.js", "preview.js")
    voice = deck.language if deck else language(view.language)
    theme, size = (deck.scene.theme, deck.scene.size) if deck else (load(NO_DECK_THEME), (WIDE.w, WIDE.h))
    style = (_faces(deck.scene) if deck else "") + resource("slide.css") + (FOLDER / "preview.css").read_text("utf-8")
    body = (
        _bar(view, name, audiences, voice) + _slides(deck, voice) + _stage(deck, name, voice) + _problems(view, voice)
    )
    return "<!doctype html>\n" + element(
        "html",
        element("head", head(f"{name} – deckgen", theme, size, style, [script], SERVED))
        + element(
            "body",
            body + element("script", script),
            data_version=view.version,
            data_edited=view.edited,
            data_deck=deck.scene.properties.title if deck else None,
            data_numerals=voice.digits,
        ),
        lang=voice.office,
        dir=direction(voice.rtl),
    )


def _bar(view: View, name: str, audiences: Mapping[str, str], voice: Language) -> str:
    named = {"": voice.word("preview.everyone"), **audiences}
    options = "".join(
        element("option", escape(label), value=id, selected=id == (view.audience or "")) for id, label in named.items()
    )
    choice = element("label", escape(voice.word("preview.audience")) + element("select", options, autocomplete="off"))
    buttons = "".join(
        element("button", escape(voice.word(word)), type="button", data_do=do, disabled=view.deck is None)
        for do, word in (("speaker", "show.speaker"), ("full", "show.full"))
    )
    made = element(
        "p", class_="made", data_made=int(view.made) if view.deck else None, data_text=voice.word("preview.made")
    )
    stopped = element("p", escape(voice.word("preview.stopped")), class_="stopped", role="status", hidden=True)
    return element("header", element("h1", escape(name), dir="ltr") + choice + buttons + made + stopped)


def _slides(deck: Deck | None, voice: Language) -> str:
    """Return the column of small slides."""
    items = []
    if deck:
        drawn = slides(deck.scene)
        for row, shown, section in zip(overview.slides(deck), deck.slides, drawn, strict=True):
            number = voice.number(row.number)
            button = element("button", element("span", number), type="button", aria_label=f"{number}. {shown.title}")
            small = element("div", section, class_="small", inert=True)
            items.append(
                element("li", button + small, data_id=row.id, data_line=shown.place.line, data_words=row.words)
            )
    return element("nav", element("ol", "".join(items)), aria_label=voice.word("show.overview"))


def _stage(deck: Deck | None, name: str, voice: Language) -> str:
    """Return where the chosen slide stands, large, with what there is to say of it under it."""
    if deck is None:
        return element("main", element("p", escape(voice.word("preview.none")), class_="none"))
    caption = element(
        "p", class_="caption", data_position=voice.word("show.position"), data_words=voice.word("preview.words")
    )
    place = element("code", class_="place", dir="ltr", data_file=name)
    return element("main", element("div", class_="stage") + element("div", caption + place, class_="under"))


def _problems(view: View, voice: Language) -> str:
    counts = {
        severity: sum(problem.severity == severity for problem, _ in view.findings) for severity in ("error", "warning")
    }
    said = [
        voice.word(f"preview.{severity}s", n=voice.number(count)) for severity, count in counts.items() if count
    ] or [voice.word("preview.sound")]
    older = element("p", escape(voice.word("preview.older")), class_="older") if view.deck and counts["error"] else ""
    return element(
        "aside",
        element("div", element("h2", escape(voice.comma.join(said))), role="status")
        + older
        + element("ul", "".join(_problem(*finding, view.lines, nearest(voice.tag)) for finding in view.findings)),
        aria_label=voice.word("preview.problems"),
    )


def _problem(problem: Problem, slide: str | None, lines: Mapping[Place, str], language: str) -> str:
    """Return a problem with the line that it stands at.

    Args:
        problem: what is said.
        slide: the id of the slide that its place leads to, if there is one.
        lines: what the files say, by the places of problems.
        language: the one of the messages.
    """
    path, line, column = problem.place
    place = element("code", escape(f"{Path(path).name}:{line}:{column}"), dir="ltr")
    if slide is not None:
        place = element("button", place, type="button", data_slide=slide)
    said = element("p", escape(f"{problem.severity}: {_said(problem.message, language)}"))
    hint = element("p", escape(_said(problem.hint, language)), class_="hint") if problem.hint else ""
    source = _source(lines[problem.place], column) if problem.place in lines else ""
    way = direction(language in RIGHT_TO_LEFT)
    return element("li", element("div", place + said + hint + source, lang=language, dir=way), class_=problem.severity)


def _said(message: str, language: str) -> str:
    return messages.said(message, language, isolated=True)


def _source(line: str, column: int) -> str:
    """Return a line of a file in which the piece at a column is marked."""
    before, at, after = excerpt(line, column)
    marked = escape(before.lstrip()) + element("mark", escape(at)) + escape(after)
    return element("pre", marked, dir="auto")


def _faces(scene: DeckScene) -> str:
    return "".join(font_face(f'url("fonts/{_font_name(face.data)}")', face.bold) for face in scene.fonts.drawn)


def _font_name(data: bytes) -> str:
    return f"{hashlib.sha256(data).hexdigest()}.ttf"


def _script(*names: str) -> str:
    return "".join((FOLDER / name).read_text("utf-8") for name in names)
