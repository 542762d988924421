"""The numbers of charts, which people change in the table behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from math import isclose
from typing import Any

from deckgen.edits.edited import EditedSeries
from deckgen.edits.matching import plain
from deckgen.problems import Listed, Message


def changed(node: Mapping[str, Any], edited: Sequence[EditedSeries]) -> Iterator[Message]:
    """Yield what is other in a chart than is recorded."""
    recorded = node["series"]
    if len(recorded) != len(edited):
        yield Message("the chart has other series")
        return
    names = [(old["name"], new.name) for old, new in zip(recorded, edited, strict=True)]
    categories = list(zip_longest(node["categories"], edited[0].categories if edited else ()))
    for old, new in (*names, *categories):
        if old and new and plain(old) != plain(new):
            yield Message('"{old}" became "{new}"', old=old, new=new)
    for before, after in zip(recorded, edited, strict=True):
        for was, now in ((before["values"], after.values), (before.get("xs", after.xs), after.xs)):
            for i, (old, new) in enumerate(zip_longest(was, now)):
                if not _are_same(old, new):
                    old_name, new_name = categories[i] if i < len(categories) else (None, None)
                    yield Message(
                        "{old} became {new} in the chart ({where})",
                        old=_written(old),
                        new=_written(new),
                        where=Listed(filter(None, (after.name, new_name or old_name or str(i + 1)))),
                    )


def _are_same(old: float | None, new: float | None) -> bool:
    return old == new if old is None or new is None else isclose(old, new, rel_tol=1e-9, abs_tol=1e-12)


def _written(number: float | None) -> str:
    return "–" if number is None else f"{number:.10g}"
