"""A deck's edits and its outline, as files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct
from yaml import YAMLError

from deckgen import pipeline
from deckgen.edits import edited, record
from deckgen.edits.count import edits
from deckgen.edits.edited import EditedSlide
from deckgen.edits.pull import Pulled, pull
from deckgen.files import Files, read_outline, write_all
from deckgen.files.revision import outline_at
from deckgen.language import Language
from deckgen.limits import Limits
from deckgen.pipeline import Loaded
from deckgen.problems import Message, OutlineError, UsageError, errors
from deckgen.render.pptx import seal

OUTLINE = Path("outline.yaml")
_BOM = "\ufeff"


class Base(NamedTuple):
    """What a deck said when it was built.

    That is the outline's text, the reader, the slides as a record holds them, those that it had carried from an earlier
    deck.
    """

    text: str
    audience: str | None
    slides: Sequence[Mapping[str, Any]]
    carried: Sequence[Mapping[str, Any]] = ()


class Taking(Struct, frozen=True):
    """An outline, and what becomes of the edits."""

    outline: Path
    before: str
    pulled: Pulled

    @property
    def diff(self) -> str:
        """The unified diff of the outline, empty where nothing changes."""
        old, new = self.before.splitlines(keepends=True), self.pulled.text.splitlines(keepends=True)
        lines = unified_diff(old, new, str(self.outline), str(self.outline))
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def apply(self) -> None:
        """Write the outline, and keep what it was as ``NAME.bak``.

        Raises:
            OSError: one of the two cannot be written; the outline then is as it was.
        """
        kept = self.outline.with_name(f"{self.outline.name}.bak")
        write_all({kept: self.before.encode(), self.outline: self.pulled.text.encode()})


def take(deck: Path, outline: Path | None, base: str | None, allow: Iterable[Path], limits: Limits) -> Taking:
    """Return what becomes of a deck's edits.

    Args:
        deck: the deck.
        outline: the outline that they are taken into; without, the one that the deck was built from.
        base: the outline that the deck was built from, where that is not recorded: a file or git's ``REV:PATH``.
        allow: folders besides the outline's own that its files may come from.
        limits: caps.

    Raises:
        UsageError: there is no such file, it is no deck, or it is not known what it said.
        OutlineError: the outline has errors, or would have.
    """
    data = edited.read(deck)
    slides, own = edited.slides(data), seal.read(data)
    if slides is None:
        raise UsageError(Message('"{path}" cannot be read as a deck', path=deck))
    found = _recorded(deck, outline, own.id if own else None) if base is None else None
    if found:
        where, was = found
    elif base is not None:
        where = OUTLINE
        with outline_at(base) as path:
            was = _built(path, Files(path.parent, tuple(allow), limits), slides)
    else:
        raise UsageError(
            Message(
                'there is no record of what "{path}" said when it was built; name its outline with --base', path=deck
            )
        )
    where = outline or where
    files = Files(where.parent, tuple(allow), limits)
    before = read_outline(where, limits).decode("utf-8", "surrogatepass")
    text = before.removeprefix(_BOM)
    loaded = pipeline.load_text(text, str(where), files)
    audience = was.audience if was.audience in loaded.readers else None
    refused: dict[int, Message] = {}
    while True:
        voice = partial(_voice, loaded, audience)
        try:
            pulled = pull(was.text, was.slides, slides, text, voice, refused, was.carried)
        except (LookupError, TypeError, AttributeError, YAMLError):
            # Somebody has edited the record too.
            raise UsageError(Message("its record cannot be read")) from None
        try:
            # What a colleague wrote may be none that the outline can say there.
            pipeline.load_text(pulled.text, str(where), files)
            break
        except OutlineError as error:
            wrong = {problem.place.line: problem.message for problem in errors(error.problems)}
            more = {taken.line: wrong[taken.line] for taken in pulled.taken if taken.line in wrong}
            if not more.keys() - refused.keys():
                raise
            refused |= more
    bom = before[: len(before) - len(text)]
    pulled.text = bom + pulled.text
    return Taking(where, before, pulled)


def _voice(loaded: Loaded, audience: str | None) -> Language:
    return pipeline.build(loaded, audience).language


def _recorded(deck: Path, outline: Path | None, id: str | None) -> tuple[Path, Base] | None:
    """Return the outline that a deck was built from, and its record, ``None`` where there is none."""
    for place in (outline,) if outline else (deck, OUTLINE):
        built = record.find(place, id) if id else None
        if built is not None:
            named = place if outline else place.parent / Path(str(built.get("outline", OUTLINE))).name
            slides, carried = (built.get(key) or () for key in ("slides", "added"))
            return named, Base(str(built.get("text")), built.get("audience"), slides, carried)
    return None


def _built(outline: Path, files: Files, slides: list[EditedSlide]) -> Base:
    """Return what the deck said that was built from an outline: that of the reader to whom it is most like."""
    loaded = pipeline.load_with(outline, files)
    bases = [Base(loaded.text, reader, record.slides(pipeline.build(loaded, reader))) for reader in loaded.readers]
    return min(bases, key=lambda base: sum(edits({"slides": base.slides}, slides)))
