"""The theme part (ISO/IEC 29500-1 §20.1.6).

Colours, fonts, and a format scheme that is flat.
"""

from __future__ import annotations

from deckgen.render.pptx.xml import DRAWINGML, HEAD, escape
from deckgen.theme.tokens import Role, Theme
from deckgen.units import pt

_LIGHT: dict[str, Role] = {"dk1": "ink", "lt1": "bg", "dk2": "deep", "lt2": "panel"}
_DARK: dict[str, Role] = {"dk1": "bg", "lt1": "ink", "dk2": "panel", "lt2": "deep"}
_ACCENTS: tuple[Role, ...] = ("a1", "a2", "a3", "a4", "a5", "a6")
_OTHERS: dict[str, Role] = {
    **{f"accent{i}": role for i, role in enumerate(_ACCENTS, 1)},
    "hlink": "hl",
    "folHlink": "hl",
}
_SCRIPTS = ("Arab", "Hebr")

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
    for width in (pt(0.5), pt(1), pt(1.5))
)
_FORMATS = (
    '<a:fmtScheme name="deckgen">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_xml(theme: Theme, family: str) -> str:
    """Return the theme part for a theme and a font family.

    That is the family of headings and text.

    The slots ``dk1`` and ``lt1`` are dark and light in every theme; ``color_map`` says which is the ground.
    """
    slots = {**(_DARK if theme.dark else _LIGHT), **_OTHERS}
    colors = "".join(f'<a:{slot}><a:srgbClr val="{theme.colors[role]}"/></a:{slot}>' for slot, role in slots.items())
    family = escape(family)
    scripts = "".join(f'<a:font script="{script}" typeface="{family}"/>' for script in _SCRIPTS)
    fonts = f'<a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface="{family}"/>{scripts}'
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWINGML}" name="{escape(theme.name)}"><a:themeElements>'
        f'<a:clrScheme name="{escape(theme.name)}">{colors}</a:clrScheme>'
        f'<a:fontScheme name="{family}"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>'
        f"</a:fontScheme>{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def color_map(*, dark: bool) -> str:
    """Return ``p:clrMap``: which slots are ground and text."""
    ground, text = ("dk", "lt") if dark else ("lt", "dk")
    accents = " ".join(f'accent{i}="accent{i}"' for i in range(1, 7))
    return (
        f'<p:clrMap bg1="{ground}1" tx1="{text}1" bg2="{ground}2" tx2="{text}2" {accents} '
        'hlink="hlink" folHlink="folHlink"/>'
    )
