"""What the rules look at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from deckgen.check.texts import Said, in_words, of_deck, paragraphs
from deckgen.deck.audience import called
from deckgen.deck.plan import Plan
from deckgen.language import Language
from deckgen.layout.kind import Kind
from deckgen.outline.model import Outline
from deckgen.problems import Message, Place
from deckgen.scene.nodes import DeckScene, Paragraph
from deckgen.text.face import Faces


class Checked(Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """A deck that is built, and what it was built from.

    ``whole`` is the outline as it was written, ``audience`` the id of the one that the deck is for, ``None`` for the
    full deck.
    """

    whole: Outline
    audience: str | None
    plan: Plan
    scene: DeckScene
    language: Language
    faces: Faces
    kinds: Mapping[str, Kind[Any]]

    # What most rules ask is found once for all of them.
    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The texts that this reader gets, with what each says in words."""
        return tuple(
            [
                Said(found.value, found.holder, found.key, string := found.value.string, in_words(string))
                for found in of_deck(self.plan)
            ]
        )

    @cached_property
    def prose(self) -> str:
        """What all texts say in words, one after the other."""
        return "\n".join([said.prose for said in self.said])

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters of all texts as written, without white space.

        Most rules look for some that most decks have not.
        """
        # Words come again and again.
        return frozenset().union(*set(" ".join([said.string for said in self.said]).split()))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that the slides show."""
        return tuple(paragraphs(self.scene))

    @property
    def tongue(self) -> Message:
        """What problems call the deck's language. Where an audience has one of its own, its name is added."""
        own = self.audience and self.language.tag != self.whole.language
        if not own:
            return Message('"{tag}"', tag=self.language.tag)
        return Message('"{tag}" (the language of {reader})', tag=self.language.tag, reader=called(self.audience))

    @property
    def set_at(self) -> Place:
        """Where the outline says what is particular to this deck."""
        return self.whole.audiences[self.audience].place if self.audience else self.whole.place

    @property
    def reader(self) -> Outline:
        """The outline as this reader gets it, every text in one language."""
        return self.plan.outline
