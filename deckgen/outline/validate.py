"""Values with places to an Outline, or all that is wrong.

The rules are the annotations of the structs in ``model.py`` and of the kinds' bodies; ``readers.py``
makes of them what reads values.

Codes: ``missing-key``, ``unknown-key``, ``two-bodies``, ``wrong-type``, ``null-value``, ``empty-list``,
``empty-text``, ``too-few-items``, ``too-many-items``, ``out-of-range``, ``unknown-value``, ``unknown-language``,
``unknown-audience``, ``unknown-source``, ``unknown-section``, ``bad-id``, ``duplicate-id``, ``duplicate-source``,
``bad-date``, ``bad-rating``, ``bad-link``, ``bad-citation``, ``bad-character``, ``bidi-control``, ``bidi-isolate``,
``stacked-marks``, ``bad-color``, ``limit``; those of ``files`` and ``references.py``; those of a node's own
``problems()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

from msgspec.structs import replace

from deckgen.files import Files
from deckgen.limits import Limits, exceeded
from deckgen.outline import presentation_forms
from deckgen.outline.ids import check_mentions, items, own_sources, section_ids
from deckgen.outline.model import Outline
from deckgen.outline.readers import Reader, Readers, read
from deckgen.outline.reading import Reading, ReportedError
from deckgen.outline.sources.entries import check_faults
from deckgen.outline.values import Body, Node
from deckgen.outline.wording import Spot, worded
from deckgen.outline.yaml import Map, Str
from deckgen.problems import Message, OutlineError, Problem, errors

N = TypeVar("N", bound=Node)

NO_KINDS: Mapping[str, type[Body]] = MappingProxyType({})


def validate(root: Map, kinds: Mapping[str, type[Body]], *, files: Files) -> tuple[Outline, list[Problem]]:
    """Return the outline that the top-level mapping says, and warnings.

    Args:
        root: what ``yaml.load`` returned.
        kinds: body key to the class of its body.
        files: what the outline may read; its limits hold.

    Raises:
        OutlineError: with every problem, each at its line and column.
    """
    _stop_on_too_many(root, files.limits)
    reading = Reading(files)
    ids = section_ids(root, reading)
    outline = read_node(Outline, root, reading, kinds)
    check_mentions(root, ids, reading)
    check_faults(own_sources(root), reading)
    reading.problems += presentation_forms.warning(reading.forms)
    if outline is None or errors(reading.problems):
        raise OutlineError(worded(reading))
    count = len(outline.sections)
    whole = replace(
        outline,
        sections=tuple(replace(s, id=id) for s, id in zip(outline.sections, ids[:count], strict=True)),
        appendix=tuple(replace(s, id=id) for s, id in zip(outline.appendix, ids[count:], strict=True)),
    )
    return whole, reading.problems


def _stop_on_too_many(root: Map, limits: Limits) -> None:
    """Stop where there are more slides or parts than the limits allow, before any of them is read.

    Raises:
        OutlineError: so it is.
    """
    sections = [section for key in ("sections", "appendix") for section in items(root, key)]
    # There is a cover besides.
    for section in sections[limits.slides - 1 :][:1]:
        raise OutlineError([exceeded("slides", limits.slides, Message("the deck has more slides"), section.place)])
    titles: set[str] = set()
    for part in chain.from_iterable(map(_parts, sections)):
        titles.add(repr(part.get("title", part) if isinstance(part, Map) else part))
        if len(titles) > limits.parts:
            raise OutlineError([exceeded("parts", limits.parts, Message("the deck has more parts"), part.place)])


def _parts(section: Any) -> Iterator[Any]:
    """Yield the parts that a section and its variants name."""
    if isinstance(section, Map):
        variants = section.get("variants")
        for holder in (section, *(variants.values() if isinstance(variants, Map) else ())):
            if isinstance(holder, Map) and isinstance(holder.get("part"), Str | Map):
                yield holder["part"]


def read_node(cls: type[N], root: Map, reading: Reading, kinds: Mapping[str, type[Body]] = NO_KINDS) -> N | None:
    """Return the node that a file's top-level mapping says.

    It is ``None`` where the mapping is wrong, which is recorded.

    Args:
        cls: the node's class.
        root: the mapping.
        reading: what is recorded.
        kinds: body key to the class of its body.
    """
    key: Any = cls
    try:
        node: N = read(_reader(key, tuple(kinds.items())), root, Spot(), reading)
    except ReportedError:
        return None
    return node


@cache
def _reader(cls: type[Node], kinds: tuple[tuple[str, type[Body]], ...]) -> Reader:
    return Readers(dict(kinds)).node(cls)
