"""LaTeX of titles and names to plain text, mathematics included."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from deckgen.problems import Message

# What the parser logs of broken LaTeX is no problem: the text is read as far as it goes.
logging.getLogger("pylatexenc").addHandler(logging.NullHandler())

_LATEX = re.compile(r"[\\{}~$]|--|``|''")
_NO_COMMENT = re.compile(r"(?<!\\)[%&#]")
_MATH = re.compile(r"(?<!\\)\$(?:([^$]*)(?<!\\)\$)?")
_PROSE = re.compile(r"[^\\_^=<>+*]*\s[^\\_^=<>+*]*")
_SCRIPT = re.compile(r"([_^])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s\\{}]))")
_CHEMISTRY = re.compile(r"\\(?:ce|chem)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_SIGN = re.compile(r"[{}~]|---?|``|''")
_SIGNS = {"~": "\xa0", "--": "–", "---": "—", "``": "“", "''": "”"}
_TAGS = {"_": "sub", "^": "sup"}


class LatexError(ValueError):
    """LaTeX that cannot be read."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def decoded(text: str) -> str:
    """Return a text without LaTeX.

    Superscripts and subscripts become tags of HTML, for ``rich_text`` to read.

    Raises:
        LatexError: its braces are nested too deeply.
    """
    if not _LATEX.search(text):
        return text
    if "\\" not in text and "$" not in text:
        # Most titles have braces only, and the parser takes a millisecond.
        return _SIGN.sub(lambda match: _SIGNS.get(match[0], ""), text)
    text = _CHEMISTRY.sub(lambda match: _chemical(match[1]), text)
    text = _MATH.sub(_formula, text)
    try:
        # Nobody comments inside a title, nor sets a table; the decoder would cut the text there.
        return _reader()(_NO_COMMENT.sub(r"\\\g<0>", text))
    except RecursionError:
        raise LatexError(Message("braces are nested too deeply")) from None


def _formula(math: re.Match[str]) -> str:
    """Return mathematics with its scripts as tags; what has no sign of mathematics is about money."""
    if math[1] is None or _PROSE.fullmatch(math[1]):
        return math[0].replace("$", r"\$")
    return f"${_SCRIPT.sub(_tagged, math[1])}$"


def _tagged(script: re.Match[str]) -> str:
    tag = _TAGS[script[1]]
    return f"<{tag}>{script[2] if script[2] is not None else script[3]}</{tag}>"


def _chemical(formula: str) -> str:
    """Return a formula of mhchem: numbers behind letters are subscripts, charges superscripts."""
    formula = re.sub(r"\^\{?([0-9]*[+-])\}?|(?<=[A-Za-z0-9\])])([+-])(?=\s|$)", r"<sup>\1\2</sup>", formula)
    return re.sub(r"(?<=[A-Za-z\])])([0-9]+)(?![^<]*</sup>)", r"<sub>\1</sub>", formula)


@cache
def _reader() -> Callable[[str], str]:
    """Return what reads LaTeX, with the macros of BibLaTeX and of Crossref."""
    from pylatexenc import latex2text, latexwalker, macrospec

    # Crossref writes the tags and entities of its titles so.
    signs = {"less": "<", "greater": ">", "mathsemicolon": ";", "hyphen": "-"}
    names = ("TeX", "BibTeX", "XeTeX", "LuaTeX", "ConTeXt", "METAFONT", "MetaPost")
    around = {
        "textsuperscript": "<sup>%s</sup>", "mkbibsuperscript": "<sup>%s</sup>", "textsubscript": "<sub>%s</sub>",
        "enquote": "“%s”", "mkbibquote": "“%s”", "mkbibemph": "%s", "lowercase": "%s", "url": "%s",
    }  # fmt: skip
    written = {**signs, **{name: name for name in names}, **around, "href": _label}
    texts = latex2text.get_default_latex_context_db()
    specs = [latex2text.MacroTextSpec(name, simplify_repl=form) for name, form in written.items()]
    texts.add_context_category("references", prepend=True, macros=specs)
    decoder = latex2text.LatexNodes2Text(latex_context=texts, math_mode="text")
    macros = latexwalker.get_default_latex_context_db()
    arguments = [macrospec.MacroSpec(name, "{") for name in around]
    macros.add_context_category("references", prepend=True, macros=[*arguments, macrospec.MacroSpec("href", "{{")])

    def read(text: str) -> str:
        nodes, _, _ = latexwalker.LatexWalker(text, latex_context=macros, tolerant_parsing=True).get_latex_nodes()
        said: str = decoder.nodelist_to_text(nodes)
        return said

    return read


def _label(node: Any, l2tobj: Any) -> Any:
    """Return the text of a link."""
    return l2tobj.nodelist_to_text(node.nodeargd.argnlist[1:])
