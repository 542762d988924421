"""What the rules look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deckgen.deck.plan import Plan
from deckgen.language import Language
from deckgen.layout.kind import Kind
from deckgen.outline.model import Outline
from deckgen.outline.values import Text
from deckgen.outline.walk import Found
from deckgen.scene.nodes import DeckScene
from deckgen.text.fonts import Faces


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A deck that is built, and what it was built from.

    ``whole`` is the outline as it was written, ``audience`` the id of the one that the deck is for, ``None`` for the
    full deck. ``texts`` are all texts of the outline as this reader gets it.
    """

    whole: Outline
    audience: str | None
    texts: tuple[Found[Text], ...]
    plan: Plan
    scene: DeckScene
    language: Language
    faces: Faces
    kinds: Mapping[str, Kind[Any]]

    @property
    def reader(self) -> Outline:
        """The outline as this reader gets it, every text in one language."""
        return self.plan.outline
