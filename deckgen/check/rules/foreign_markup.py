"""A text holds no markup of other languages.

Why: HTML, pandoc and LaTeX mean nothing here; their signs stand on the slide as they are written, and the room reads
them. Small figures are letters of their own, and most else has a form here.

Example::

    - غاز CO<sub>2</sub> في 10 km^2^ [^1]

Write instead::

    - غاز CO₂ في 10 km² [@report]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from deckgen.check.checked import Checked
from deckgen.check.texts import in_words, texts
from deckgen.language.numerals import LITERAL
from deckgen.limits import shown
from deckgen.outline.values import Text
from deckgen.problems import Listed, Message, Problem

CODE = "foreign-markup"

BULLETS = "•◦‣⁃▪\uf0b7\uf0a7\uf0d8"
"""What Word and Wingdings set before the items of a list."""

# Where each form begins with a sign of its own, all of them are found in a third of the time.
_POSSIBLE = re.compile(
    "|".join(
        (*map(re.escape, rf"<>#^~$\_{{|&{BULLETS}"), r"\[[\[^/ xX]", "==", r"\+\+", r"!\[", ":[A-Za-z]", r"^[–—o]\s")
    )
)
"""What all of it has one of; most texts have none."""

_FIGURES = "0123456789+-=()"
_SMALL = {
    "sup": str.maketrans(f"{_FIGURES}ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"),
    "sub": str.maketrans(f"{_FIGURES}aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ"),
}
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_ARABIC = "\u0590-\u06ff"
_SIGNS = r"times|cdot|pm|leq?|geq?|neq?|approx|infty|alpha|beta|gamma|delta|mu|pi|sigma|omega|(?:right|left)arrow|to"
_TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|"
    "strike|strong|table|tbody|td|th|thead|tr|tt|u|ul"
)


class Markup(Struct, frozen=True):
    """A form of markup.

    It says what is written instead of a match of it.
    """

    pattern: str
    instead: Callable[[re.Match[str]], Message | None]


def _small(match: re.Match[str]) -> Message:
    """Return the figures of an index or a power as letters of their own, if there are."""
    name = "sub" if match["sup"] is None else "sup"
    written = match[name].strip(" {}").translate(_SMALL[name])
    if set(written) <= set(map(chr, _SMALL[name].values())):
        return Message("write {written}", written=written)
    return Message("write it in words: there is no small writing")


def _character(match: re.Match[str]) -> Message | None:
    # Late: few texts hold any, and it knows all of them.
    import html

    character = html.unescape(match[0])
    return None if character == match[0] else Message('write "{character}" itself', character=character)


def _markup(pattern: str, instead: Callable[[re.Match[str]], Message | None] | Message) -> Markup:
    return Markup(f"(?i){pattern}", instead if callable(instead) else lambda match: instead)


LEFT_OUT = Message("leave it out")
PICTURE = Message("a picture is the body of a section: image: {{path: …, alt: …}}")

MARKUP = (
    _markup(
        rf"\$\$[^$]+\$\$|\$(?=[^$\s]*[\\^_={{])[^\s${_ARABIC}](?:[^${_ARABIC}]*[^\s${_ARABIC}])?\$(?!\d)|\$[a-z]\$",
        Message("write the formula in letters: x², ≤, →"),
    ),
    _markup(r"<sup>(?P<sup>[^<>]*)</sup>|<sub>(?P<sub>[^<>]*)</sub>", _small),
    _markup(r"(?<![\s^])\^(?P<sup>[^\s^~]{1,12})\^(?!\^)|(?<![\s~])~(?P<sub>[^\s^~]{1,12})~(?!~)", _small),
    _markup(
        r"(?<=[\w)])\^(?P<sup>-?\d+|\{[^{}]*\})|(?-i:(?<![A-Za-z_])(?:[A-Z][a-z]?){1,3})_(?P<sub>\d+|\{[^{}]*\})",
        _small,
    ),
    _markup(r"\[\^[^\[\]\s]+\]|\^\[[^\[\]]+\]", Message("cite a source with [@id]; an aside belongs in the notes")),
    _markup(
        rf"\\[a-z]+\*?(?:\[[^\[\]]*\])?\{{[^{{}}]*\}}|\\(?:{_SIGNS})(?![a-z])",
        Message("write the sign itself: ×, →, α"),
    ),
    _markup(r"<br\s*/?>|\\n(?![a-z])", Message("a text is one paragraph: write two of them")),
    _markup(r"</?(?:b|strong)>|(?<!\w)__[^\s_](?:[^_]*[^\s_])?__(?!\w)|\[/b\]", Message("write **strong**")),
    _markup(r"</?(?:i|em)>|(?<!\w)_[^\s_](?:[^_]*[^\s_])?_(?!\w)|\[/i\]", Message("write *emphasis*")),
    _markup(r"<a\s[^<>]*>|</a>|<(?:https?://|mailto:)[^<>\s]+>|\[/url\]", Message("write [label](https://…)")),
    _markup(r"<img\s[^<>]*>|\[/img\]", PICTURE),
    _markup(
        rf"^[{BULLETS}](?=\s)|^o(?=\t)|^[–—](?=\s+[^\W\d])", Message("leave it out: a list has bullets of its own")
    ),
    _markup(r"^#{1,6}\s\S.*", Message("a headline is the message of a section, or its title")),
    _markup(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|<!--.*?-->", LEFT_OUT),
    _markup(r"~~[^\s~][^~]*~~|==[^\s=][^=]*==|\+\+[^\s+][^+]*\+\+|\{[.#:][a-z][^{}]*\}", LEFT_OUT),
    _markup(r"\[/(?:s|u|sub|sup|color|size|quote)\]|\[\[[^\[\]]+\]\]|(?<![\w:]):[a-z][a-z0-9_]+:(?![\w:])", LEFT_OUT),
    _markup(r"^>\s+[^\W\d]|^\[[ x]\]\s|^\|.*\|\s*$", LEFT_OUT),
    _markup(r"&(?:[a-z][a-z0-9]+|#\d+|#x[0-9a-f]+);", _character),
)
"""What people write who know HTML, Markdown, pandoc, LaTeX, BBCode or a wiki; the first that matches counts."""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each text with foreign markup.

    That is markup which means nothing here.
    """
    own = (source for source in deck.reader.sources.values() if source.place.path == deck.whole.place.path)
    of_sources = [(found.value, found.value.string) for source in own for found in texts(source)]
    for text, string in (*((said.text, said.string) for said in deck.said), *of_sources):
        if _POSSIBLE.search(string):
            yield from _told(text, string)


def _told(text: Text, string: str) -> Iterator[Problem]:
    found: dict[str, Message] = {}
    for line in string.splitlines():
        # A sign with a backslash before it is meant as itself.
        line = _ESCAPED.sub(LITERAL, line)
        # What is in its brackets is a link here.
        if "![" in line:
            found["!["] = PICTURE
        words = in_words(line)
        for form in MARKUP:
            for match in re.finditer(form.pattern, words):
                if hint := form.instead(match):
                    found.setdefault(match[0].strip(), hint)
            words = re.sub(form.pattern, LITERAL, words)
    if found:
        signs = Listed(Message('"{sign}"', sign=shown(sign)) for sign in found)
        what = Message("{signs} stands on the slide as it is written: it means nothing here", signs=signs)
        hint = Message(
            "{instead}; signs that are meant so stand between backticks", instead=Listed(dict.fromkeys(found.values()))
        )
        yield Problem(CODE, text.place, what, hint, "warning")
