"""What nodes of an outline have in common.

It is texts, filterable items, descriptions, likelihood.

These are frozen structs. Their annotations carry the rules (``Doc``, ``Count``, ``Number``) that
``outline/validate.py`` checks from outside and that ``outline/schema.py`` and the reference page print.
A field's name with a trailing underscore (``for_``) stands for the key without it (``for``).
Annotations are no strings here, which msgspec would evaluate once more for each class that inherits them.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, NamedTuple, Self, get_args

from msgspec import Struct, field

from deckgen.files import Files
from deckgen.located import Located
from deckgen.problems import Message, Place, Problem

NOWHERE = Place("", 1, 1)


class Doc(Struct, frozen=True):
    """What a key means, in one sentence of Markdown."""

    text: str


class Count(Struct, frozen=True):
    """How many items a list may have. ``most`` ``None`` is without end (the limits still hold)."""

    least: int = 1
    most: int | None = None


class Number(NamedTuple):
    """The numbers a field may hold, both ends included."""

    least: float
    most: float


ChangeKind = Literal[
    "bottom_line", "judgment", "recommendation", "condition", "figure", "headline", "section", "source", "text"
]
"""What a change since an earlier outline is a change of, the weightiest first (ICD 203, 2015, D.6.e(7))."""


class CountsAs(Struct, frozen=True):
    """What a change of the field is a change of.

    It holds for all that is in the field too.
    """

    kind: ChangeKind


class Fact(NamedTuple):
    """What stands where a row and a column meet. ``said`` is ``None`` where nothing is known."""

    column: str
    kind: ChangeKind
    said: str | None
    place: Place


class Id(Struct, frozen=True):
    """The field is an identifier: ``name`` (letters, digits, ``-``, ``_``) or ``source``."""

    of: Literal["name", "source"] = "name"


class Text(Located, frozen=True):
    """What the author says, in one language or in several.

    It has inline markup.

    ``said`` maps a language tag to the string; the key ``""`` is a string that serves every language. After
    ``deck/audience.py`` it has exactly one entry. ``places`` holds each string's place in the file. ``own``: it is the
    deck's own, and its place is that of what it belongs to.
    """

    UNCOMPARED: ClassVar[frozenset[str]] = frozenset({"places", "own"})

    said: Mapping[str, str]
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    own: bool = False

    @classmethod
    def of(cls, string: str, place: Place = NOWHERE, *, own: bool = False) -> Self:
        """Return a text with one string."""
        return cls({"": string}, {"": place}, own)

    @property
    def string(self) -> str:
        """The only string. Only meaningful once a language has been chosen."""
        (string,) = self.said.values()
        return string

    @property
    def language(self) -> str:
        """The tag under which the only string stood. It is ``""`` where the string serves every language."""
        (tag,) = self.said
        return tag

    @property
    def place(self) -> Place:
        """Where the text (its first string) stands."""
        return next(iter(self.places.values()), NOWHERE)


class Placed(str):
    """A string as the author wrote it. ``place`` is where."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, string: str, place: Place = NOWHERE) -> Self:
        """Return the string with its place."""
        placed = super().__new__(cls, string)
        placed.place = place
        return placed


def place_of(string: str | None) -> Place | None:
    """Return where a string stands. It is ``None`` where that is not known."""
    return string.place if isinstance(string, Placed) else None


class Mention(Placed):
    """The id of an audience, section or source that stands elsewhere."""


class FileName(Placed):
    """A file's path."""


class Name(Placed):
    """The name of something in another file."""


class Date(Placed):
    """A year, month or day: ``2026``, ``2026-01`` or ``2026-01-31``."""


class Color(Placed):
    """A colour: six hex digits."""


class Node(Located, frozen=True, kw_only=True):
    """A mapping of the outline.

    ``place`` is where it begins, ``key_places`` where each of its keys stands.
    """

    SHORT: ClassVar[str | None] = None
    """The key that a bare string stands for. It is ``None`` where only the long form exists."""

    LIST: ClassVar[str | None] = None
    """The key that a bare list stands for. ``points: [a, b]`` is ``points: {items: [a, b]}``."""

    PAIR: ClassVar[tuple[str, str] | None] = None
    """The two keys that authors may have meant by ``this: that``. Messages show them."""

    UNDER: ClassVar[tuple[str, str] | None] = None
    """The keys of a text and of the list under it. Messages show them."""

    REFERENCES: ClassVar[tuple[str, ...]] = ()
    """Fields that name something that stands elsewhere: no slide shows them."""

    UNCOMPARED: ClassVar[frozenset[str]] = frozenset({"place", "key_places"})

    place: Place = NOWHERE
    key_places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))

    def at(self, *keys: str) -> Place:
        """Return where the first of these keys stands.

        Where none of them is there, it is where the mapping begins.
        """
        return next((self.key_places[key] for key in keys if key in self.key_places), self.place)

    @property
    def is_complete(self) -> bool:
        """Whether all is there that the node cannot do without. It is what the annotations do not say."""
        return True

    def problems(self) -> Iterator[Problem]:
        """Yield what the annotations cannot say is wrong. It is keys that need or exclude each other."""
        yield from ()


class Item(Node, frozen=True, kw_only=True):
    """A node for some audiences only, or for more detail."""

    for_: Annotated[tuple[Mention, ...], Doc("only for these audiences")] = ()
    not_for: Annotated[tuple[Mention, ...], Doc("not for these audiences")] = ()
    depth: Annotated[int, Number(1, 3), Doc("how deep in the detail this is; a larger one is more detail")] = 1


class Body(Node, frozen=True, kw_only=True):
    """What stands under the headline of a section. Each slide kind has its own subclass."""

    FACTS: ClassVar[tuple[str, ...]] = ()
    """Fields whose content ``facts`` says, row by row."""

    def facts(self) -> tuple[tuple[Fact, ...], ...]:
        """Return what the body says in rows and columns. A row's first fact names it."""
        return ()

    def completed(self, files: Files) -> tuple[Self, list[Problem]]:
        """Return the body with what its files say, and problems.

        Raises:
            OutlineError: a file is wrong.
        """
        return self, []


class Point(Item, frozen=True, kw_only=True):
    """A point: a text with a lead-in and points under it. Those are the second level, and the last."""

    SHORT: ClassVar[str | None] = "text"
    PAIR: ClassVar[tuple[str, str] | None] = ("lead", "text")
    UNDER: ClassVar[tuple[str, str] | None] = ("text", "points")

    text: Annotated[Text | None, Doc("what is said")] = None
    lead: Annotated[Text | None, Doc("a bold lead-in before it")] = None
    points: Annotated[tuple["Point", ...], Count(), Doc("points of the second level")] = ()

    @property
    def is_complete(self) -> bool:
        """Whether ``text`` or ``lead`` is there."""
        return self.text is not None or self.lead is not None

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for a missing text and a third level."""
        if not self.is_complete:
            yield Problem(
                "missing-key", self.place, Message('a point needs "text" or "lead"'), Message("write: {{text: …}}")
            )
        for point in self.points:
            if point.points:
                yield Problem(
                    "too-deep", point.place, Message('"points" have two levels; this one would begin a third')
                )


Points = Annotated[tuple[Point, ...], Count()]

Likelihood = Literal["remote", "very_unlikely", "unlikely", "even", "likely", "very_likely", "almost_certain"]
"""A band of likelihood; there are seven, in rising order.

They are those of ICD 203 (Analytic Standards, 2015), section D.6.e(2)(a).
"""

LIKELIHOODS: tuple[Likelihood, ...] = get_args(Likelihood)

Confidence = Literal["low", "moderate", "high"]
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)


class Cite(Struct, frozen=True):
    """A citation in a text: the source's id and the locator.

    The locator is the page or passage, as the author wrote it.
    """

    id: str
    locator: str | None = None
