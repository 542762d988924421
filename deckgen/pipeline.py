"""Start here: from an outline to a deck, stage by stage.

```
text ─▶ Value ──▶ Outline ─▶ Outline (one reader) ─▶ Plan ─▶ DeckScene ─▶ bytes
   outline/yaml   validate     deck/audience       deck/plan  deck/lay_out   output, render
        values with places                    what is said where   what stands where
```

The rules of ``check/`` look at every deck that is laid out; what they find are its warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen import kinds
from deckgen.check import run as run_rules
from deckgen.check.checked import Checked
from deckgen.check.silence import unsilenced
from deckgen.deck.audience import for_reader, said
from deckgen.deck.lay_out import lay_out
from deckgen.deck.overrides import read as read_overrides
from deckgen.deck.plan import plan
from deckgen.files import Files, read_outline
from deckgen.language import language
from deckgen.layout import house_art
from deckgen.layout.kind import Kind
from deckgen.limits import Limits, first, listed
from deckgen.outline import markup, theme_file, yaml
from deckgen.outline.fields import every_key
from deckgen.outline.model import Audience, Outline
from deckgen.outline.validate import validate
from deckgen.outline.yaml import Map
from deckgen.output import Deck
from deckgen.problems import Message, OutlineError, Problem, UsageError, errors, in_order
from deckgen.text import fonts

if TYPE_CHECKING:
    from deckgen.layout.content import Change


class Loaded(Struct, frozen=True):
    """A checked outline, its text, its files and its slide kinds.

    ``warnings`` are what was found while it was read, whoever its reader is.
    """

    outline: Outline
    text: str
    files: Files
    kinds: Mapping[str, Kind[Any]] = field(default_factory=kinds.registry)
    warnings: tuple[Problem, ...] = ()
    added: Mapping[str, int] = {}

    @property
    def readers(self) -> tuple[str | None, ...]:
        """The ids of the audiences, after ``None``, the full deck."""
        return None, *self.outline.audiences

    def __repr__(self) -> str:
        """Return a line for a notebook, with the title and counts."""
        title = said(self.outline.title, self.outline.language)
        readers = f", audiences: {', '.join(self.outline.audiences)}" if self.outline.audiences else ""
        return f'<outline "{title}", sections: {len(self.outline.sections)}{readers}>'


def load(
    source: str | Path | Mapping[str, Any], *, allow: Iterable[str | Path] = (), limits: Limits | None = None
) -> Loaded:
    """Return the outline in a file, a text or a mapping, checked.

    Args:
        source: the outline's path; its text, which has more than one line; or what the text says, as a mapping. The
            files that a text or a mapping names lie in the current folder, and the lines of its problems are those
            of ``Loaded.text``.
        allow: folders besides the outline's own that its files may come from.
        limits: other caps than the usual ones.

    Raises:
        UsageError: there is no such file, or the mapping holds what no outline can.
        OutlineError: the outline has errors; ``problems`` holds all of them.
    """
    if isinstance(source, Mapping):
        source = yaml.written(source)
    place = Path(source) if isinstance(source, Path) or "\n" not in source else None
    files = Files(place.parent if place else Path(), tuple(map(Path, allow)), limits or Limits())
    if place:
        return load_with(place, files)
    return load_text(str(source), "outline", files)


def load_with(path: Path, files: Files, called: str | None = None) -> Loaded:
    """Return the outline at ``path``, checked. It raises what ``load`` raises; ``files`` then knows what it names.

    Args:
        path: the outline.
        files: what it may name.
        called: what its problems and places call it; by default its path.
    """
    with _fewest(files.limits):
        return _read(read_outline(path, files.limits), called or str(path), files)


def load_text(text: str, path: str, files: Files) -> Loaded:
    """Return the outline that a text says, checked. It raises what ``load`` raises; its places are in ``path``."""
    with _fewest(files.limits):
        return _read(text.encode("utf-8", "surrogatepass"), path, files)


def build(loaded: Loaded, audience: str | None = None, **overrides: Any) -> Deck:
    """Return the deck for one audience, or the full deck.

    It is planned and laid out.

    Args:
        loaded: what ``load`` returned.
        audience: an audience's id.
        overrides: top-level keys that go before those of the outline, with values as it would hold them
            (``theme="dark"``, ``minutes=10``); ``None`` takes a key out.

    Raises:
        UsageError: no such audience or theme, or ``overrides`` has a key or a value that cannot be.
        OutlineError: the deck cannot be made from what the author wrote.
    """
    with _fewest(loaded.files.limits):
        deck = _build(loaded, audience, overrides)
    return replace(deck, warnings=first(deck.warnings, loaded.files.limits.problems))


def changes(before: Loaded, after: Loaded, audience: str | None = None) -> tuple[Change, ...]:
    """Return what one reader finds changed between two outlines. The weightiest comes first.

    Raises:
        UsageError: one of the outlines has no such audience.
        OutlineError: a text is not given in the reader's language.
    """
    # Late: only who compares outlines waits for it.
    from deckgen.deck.changes import changes as found

    outlines = []
    for loaded in (before, after):
        stop_on_unknown(audience, loaded.outline)
        outline, problems = for_reader(loaded.outline, audience)
        _stop_on_errors(problems)
        outlines.append(outline)
    return found(*outlines)


def check(loaded: Loaded, readers: Iterable[str | None]) -> tuple[Problem, ...]:
    """Return what is wrong with these readers' decks, each once.

    The rules look at decks without errors only.
    """
    problems: list[Problem] = []
    for audience in readers:
        try:
            problems += _build(loaded, audience, {}).warnings
        except OutlineError as error:
            problems += error.problems
    return first(problems, loaded.files.limits.problems)


def _read(data: bytes, path: str, files: Files) -> Loaded:
    # 1. Text to values with places.
    root, problems = yaml.load(data, path, files.limits, _keys)
    if root is None:
        raise OutlineError(problems)
    markup.prepare(data)
    # 2. Values to an Outline; what is wrong with the YAML and with the language is reported together.
    try:
        outline, warnings, usable = _validated(root, files)
    except OutlineError as error:
        raise OutlineError((*problems, *error.problems)) from None
    if errors(problems):
        raise OutlineError((*problems, *warnings))
    return Loaded(outline, data.decode("utf-8-sig"), files, usable, (*problems, *warnings))


def _build(loaded: Loaded, audience: str | None, overrides: Mapping[str, Any]) -> Deck:
    stop_on_unknown(audience, loaded.outline)
    given = read_overrides(overrides, loaded.files)
    # 3. The outline as this reader gets it.
    outline, problems = for_reader(loaded.outline, audience, given)
    _stop_on_errors(problems)
    voice = language(
        outline.language,
        digits=outline.digits,
        calendar=outline.calendar,
        months=outline.months,
        decimal_sign=outline.decimal_sign,
        labels={key: text.string for key, text in outline.labels.items()},
    )
    # 4. What is said where.
    planned = plan(outline, voice, loaded.kinds, _changed(loaded, outline, audience))
    _stop_on_errors(planned.problems)
    # 5. What stands where.
    look = theme_file.find(outline.theme, loaded.files)
    house = None
    if outline.template:
        # Late: only a template needs lxml.
        from deckgen.house.of_outline import left_out, of_outline

        template, look, found = of_outline(outline.template, loaded.files, rtl=voice.rtl, look=look)
        house, problems = template.house, [*problems, *found, *left_out(outline, template, len(planned.tracker))]
        look = replace(look, colors={**house.colors, **house_art.colors(house)}, dark=house.dark)
    faces = fonts.of_theme(look)
    label = loaded.outline.audiences[audience].label if audience else None
    reader = said(label, voice.tag) if label else ""
    try:
        scene = lay_out(planned, loaded.kinds, voice, look, faces, loaded.files, reader, house, loaded.added)
    except OutlineError as error:
        raise OutlineError((*error.problems, *(problems if house else ()))) from None  # perhaps the template's fault
    # 6. What weakens it.
    checked = Checked(
        whole=loaded.outline,
        audience=audience,
        plan=planned,
        scene=scene,
        language=voice,
        faces=faces,
        kinds=loaded.kinds,
    )
    warnings = unsilenced((*loaded.warnings, *problems, *run_rules(checked)), loaded.outline.place.path, loaded.text)
    return Deck(planned, scene, voice, in_order(warnings))


def _changed(loaded: Loaded, outline: Outline, audience: str | None) -> tuple[Change, ...]:
    """Return what changed for a reader since the earlier outline that theirs names."""
    if outline.changes is None:
        return ()
    from deckgen.deck.changes import changes as found

    since = outline.changes.since
    path = loaded.files.find(since, since.place)
    files = Files(path.parent, loaded.files.allowed, loaded.files.limits)
    earlier = load_with(path, files, called=str(Path(loaded.files.root, since)))
    loaded.files.named.update(files.named)
    if audience is not None and audience not in earlier.outline.audiences:
        what = Message('the earlier outline has no audience "{id}"', id=audience)
        hint = Message("leave it out for this audience: changes: null")
        raise OutlineError([Problem("unknown-audience", since.place, what, hint)])
    before, problems = for_reader(earlier.outline, audience, {"language": outline.language})
    _stop_on_errors(problems)
    return found(before, outline)


@contextmanager
def _fewest(limits: Limits) -> Iterator[None]:
    """Have an error of the outline tell no more problems than the limit allows."""
    try:
        yield
    except OutlineError as error:
        raise OutlineError(first(error.problems, limits.problems)) from None


def _keys() -> frozenset[str]:
    bodies = kinds.bodies()
    return every_key(Outline, Audience, *bodies.values()) | bodies.keys()


def _validated(root: Map, files: Files) -> tuple[Outline, list[Problem], Mapping[str, Kind[Any]]]:
    """Return the outline, warnings, and the slide kinds that it may use.

    Those of installed packages are asked for only where it needs one.
    """
    try:
        return *validate(root, kinds.bodies(), files=files), kinds.registry()
    except OutlineError as error:
        if all(problem.code != "unknown-key" for problem in error.problems):
            raise
    every = kinds.every()
    return *validate(root, kinds.bodies(every), files=files), every


def stop_on_unknown(audience: str | None, outline: Outline) -> None:
    """Stop where an outline does not have an audience.

    Raises:
        UsageError: so it is.
    """
    if audience is not None and audience not in outline.audiences:
        raise UsageError(
            Message('unknown audience "{id}"; the outline has: {known}', id=audience, known=listed(outline.audiences))
            if outline.audiences
            else Message('unknown audience "{id}"; the outline has none', id=audience)
        )


def _stop_on_errors(problems: Iterable[Problem]) -> None:
    if found := errors(problems):
        raise OutlineError(found)
