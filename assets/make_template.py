"""Draw the template of an invented institute: left-to-right, with a logo band, a picture cover and a sample slide.

    python assets/make_template.py house.potx

The tests wear it with its parts changed; what none of a deck's bytes may hold is written ``CANARY``.
"""

# ruff: noqa: E501 (XML reads better unbroken)
from __future__ import annotations

import re
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from PIL import Image

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "application/vnd.openxmlformats-officedocument.presentationml"
MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
COLORS = {
    "dk1": "1B1F24",
    "lt1": "FFFFFF",
    "dk2": "20435C",
    "lt2": "EEF2F4",
    "accent1": "2E7D8C",
    "accent2": "C8882B",
    "accent3": "7FB069",
    "accent4": "8C3B4A",
    "accent5": "5B6C8F",
    "accent6": "B9C4C9",
    "hlink": "1F6FB2",
    "folHlink": "6B4E8E",
}
TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
INCH = 914400


def transform(x: float, y: float, w: float, h: float) -> str:
    """Return a place, in inches."""
    left, top, wide, high = (round(length * INCH) for length in (x, y, w, h))
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def placeholder(
    id: int, type: str, place: str = "", *, idx: int = 0, look: str = "", body: str = "", text: str = ""
) -> str:
    """Return a placeholder."""
    of = (f' type="{type}"' if type else "") + (f' idx="{idx}"' if idx else "")
    geometry = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if place else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="CANARY-NAME {id}" descr="C:\\CANARY-PATH"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{of}/></p:nvPr></p:nvSpPr><p:spPr>{geometry}</p:spPr>'
        f'<p:txBody><a:bodyPr{body}/><a:lstStyle>{look}</a:lstStyle><a:p><a:r><a:rPr lang="en-GB"/><a:t>'
        f"{text or 'Click to edit'}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def rectangle(id: int, place: str, slot: str) -> str:
    """Return a drawn rectangle, with a link that leads outside."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="CANARY-BAND"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def picture(id: int, place: str, relation: str) -> str:
    """Return a picture."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{id}" name="CANARY-PICTURE" descr="CANARY-PATH"><a:hlinkClick r:id="rIdOut"/>'
        f'</p:cNvPr><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/><a:stretch>'
        f'<a:fillRect/></a:stretch></p:blipFill><p:spPr>{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def level(slot: str, size: int, *, bold: bool = False, align: str = "l", rtl: str = "0") -> str:
    """Return the first level of a style of text."""
    return (
        f'<a:lvl1pPr algn="{align}" rtl="{rtl}"><a:spcAft><a:spcPts val="600"/></a:spcAft><a:defRPr sz="{size * 100}" '
        f'b="{bold:d}"><a:solidFill><a:schemeClr val="{slot}"/></a:solidFill><a:latin typeface="+mn-lt"/>'
        '<a:cs typeface="Arial"/></a:defRPr></a:lvl1pPr>'
    )


def theme() -> str:
    """Return the theme."""
    slots = "".join(f'<a:{slot}><a:srgbClr val="{color}"/></a:{slot}>' for slot, color in COLORS.items())
    face = '<a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/><a:font script="Arab" typeface="Arial"/>'
    flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{flat}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{A}" name="Institute"><a:themeElements><a:clrScheme name="Institute">{slots}</a:clrScheme>'
        f'<a:fontScheme name="Institute"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Institute"><a:fillStyleLst>{flat * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{flat * 3}</a:bgFillStyleLst></a:fmtScheme>"
        '</a:themeElements><a:extLst><a:ext uri="{CANARY-EXT}"/></a:extLst></a:theme>'
    )


def master(rtl: bool, ground: str) -> str:
    """Return the slide master: a band at the left with the logo, and a footer."""
    start = "r" if rtl else "l"
    said = {"align": start, "rtl": f"{rtl:d}"}
    band, side = (12.73, 0.4) if rtl else (0, 0.9)
    shapes = (
        placeholder(9, "", transform(-4, 1, 3, 1), text="CANARY-HINT").replace("<p:ph/>", "")
        + rectangle(2, transform(band, 0, 0.6, 7.5), "tx2")
        + picture(3, transform(band + 0.1, 6.9, 0.4, 0.4), "rIdLogo")
        + placeholder(4, "title", transform(side, 0.85, 12.03, 1.0), body=' anchor="b" lIns="0" rIns="91440"')
        + placeholder(5, "body", transform(side, 2.0, 12.03, 4.6), idx=1)
        + placeholder(6, "dt", transform(side, 6.8, 2, 0.4), idx=2, text="CANARY-DATE")
        + placeholder(
            7,
            "ftr",
            transform(side + 2.2, 6.8, 7, 0.45),
            idx=3,
            look=level("tx1", 10, align="ctr"),
            text="CANARY-FOOTER",
        )
        + placeholder(8, "sldNum", transform(side + 11, 6.8, 1, 0.4), idx=4, look=level("tx1", 12, align="r"))
    )
    return (
        f"<p:sldMaster {NAMES}><p:cSld><p:bg><p:bgPr>{ground}<a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{shapes}"
        f"</p:spTree></p:cSld><p:clrMap {MAP}/><p:sldLayoutIdLst>"
        + "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n}"/>' for n in (1, 2, 3, 4))
        + f"</p:sldLayoutIdLst><p:timing/><p:txStyles><p:titleStyle>{level('tx2', 32, bold=True, **said)}</p:titleStyle>"
        f"<p:bodyStyle>{level('tx1', 20, **said)}</p:bodyStyle><p:otherStyle>{level('tx1', 18, **said)}</p:otherStyle>"
        "</p:txStyles></p:sldMaster>"
    )


def layouts() -> list[str]:
    """Return the layouts: a cover, a part's beginning, content, and one whose text is vertical."""

    def layout(type: str, name: str, shapes: str, more: str = "") -> str:
        return (
            f'<p:sldLayout {NAMES} type="{type}"{more}><p:cSld name="{name}"><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>'
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )

    around = "".join(
        placeholder(n, type, idx=n + 6, text="" if type == "sldNum" else "CANARY-FOOTER")
        for n, type in ((4, "dt"), (5, "ftr"), (6, "sldNum"))
    )
    return [
        layout(
            "title",
            "Opening",
            picture(7, transform(0, 0, 4.2, 7.5), "rIdArt")
            + placeholder(2, "ctrTitle", transform(4.8, 2.2, 7.9, 1.6), body=' anchor="b"')
            + placeholder(3, "subTitle", transform(4.8, 4.0, 7.9, 1.3), idx=1),
            ' showMasterSp="0"',
        ),
        layout(
            "secHead",
            "Chapter",
            placeholder(2, "title", transform(0.9, 2.6, 11, 1.4), body=' anchor="b"')
            + placeholder(3, "body", transform(0.9, 4.2, 11, 1.2), idx=1),
        ),
        layout("obj", "Text", placeholder(2, "title") + placeholder(3, "", idx=1) + around),
        layout("vertTx", "Vertical", placeholder(2, "title") + placeholder(3, "body", idx=1, body=' vert="eaVert"')),
    ]


def drawing(width: int, height: int, color: tuple[int, int, int]) -> bytes:
    """Return a PNG with bars, and what a program writes besides pixels."""
    from PIL.PngImagePlugin import PngInfo

    image = Image.new("RGB", (width, height), color)
    for x in range(0, width, 12):
        image.paste(tuple(min(255, channel + 20) for channel in color), (x, 0, x + 6, height))
    told, out = PngInfo(), BytesIO()
    told.add_text("Author", "CANARY-AUTHOR")
    image.save(out, "PNG", pnginfo=told)
    return out.getvalue()


def template(
    *,
    rtl: bool = False,
    size: tuple[float, float] = (13.333, 7.5),
    ground: str = "",
    scale: float = 1,
    **parts: str | bytes,
) -> bytes:
    """Return the template.

    Args:
        rtl: whether it is right-to-left.
        size: its slides', in inches.
        ground: the fill of its slides, white without.
        scale: how many times larger everything is.
        parts: parts that are added or replaced, by their names with ``__`` for ``/``.
    """
    flat = ground or '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    wide, high = (round(side * INCH) for side in size)
    sample = f"<p:sld {NAMES}><p:cSld><p:spTree>{TREE}{placeholder(2, 'title', text='CANARY-SLIDE')}</p:spTree></p:cSld></p:sld>"
    held: dict[str, str | bytes] = {
        "ppt/presentation.xml": f'<p:presentation {NAMES} rtl="{rtl:d}"><p:sldMasterIdLst><p:sldMasterId id="2147483648" '
        f'r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst>'
        f'<p:sldSz cx="{wide}" cy="{high}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
        "ppt/slideMasters/slideMaster1.xml": master(rtl, flat),
        "ppt/theme/theme1.xml": theme(),
        **{f"ppt/slideLayouts/slideLayout{n}.xml": xml for n, xml in enumerate(layouts(), 1)},
        "ppt/slides/slide1.xml": sample,
        "docProps/core.xml": "<x>CANARY-AUTHOR</x>",
        "ppt/media/logo.png": drawing(48, 48, (200, 136, 43)),
        "ppt/media/art.png": drawing(168, 300, (32, 67, 92)),
    }
    relations = {
        "": [("rId1", "officeDocument", "ppt/presentation.xml"), ("rId2", "core-properties", "docProps/core.xml")],
        "ppt/presentation.xml": [
            ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
            ("rId2", "slide", "slides/slide1.xml"),
        ],
        "ppt/slideMasters/slideMaster1.xml": [
            *((f"rId{n}", "slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in (1, 2, 3, 4)),
            ("rIdTheme", "theme", "../theme/theme1.xml"),
            ("rIdLogo", "image", "../media/logo.png"),
            ("rIdOut", "hyperlink", "https://canary.example/CANARY-OUT"),
        ],
        **{
            f"ppt/slideLayouts/slideLayout{n}.xml": [
                ("rIdMaster", "slideMaster", "../slideMasters/slideMaster1.xml"),
                ("rIdArt", "image", "../media/art.png"),
                ("rIdOut", "hyperlink", "https://canary.example/CANARY-OUT"),
            ]
            for n in (1, 2, 3, 4)
        },
        "ppt/slides/slide1.xml": [("rId1", "slideLayout", "../slideLayouts/slideLayout3.xml")],
    }
    held |= {name.replace("__", "/"): data for name, data in parts.items()}
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{MAIN}.{type}+xml"/>'
        for name, type in (
            ("ppt/presentation.xml", "template.main"),
            ("ppt/slideMasters/slideMaster1.xml", "slideMaster"),
            *((f"ppt/slideLayouts/slideLayout{n}.xml", "slideLayout") for n in (1, 2, 3, 4)),
            ("ppt/slides/slide1.xml", "slide"),
        )
    )
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{type}"/>'
        for ending, type in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
        )
    )
    types += '<Override PartName="/ppt/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:

        def write(name: str, data: str | bytes) -> None:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, HEAD + data if isinstance(data, str) else data)

        write("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{defaults}{types}</Types>')
        for name, listed in relations.items():
            folder, _, base = name.rpartition("/")
            write(f"{folder}/_rels/{base}.rels".lstrip("/"), _relations(listed))
        for name, data in held.items():
            write(name, _larger(data, scale) if isinstance(data, str) else data)
    return out.getvalue()


def _larger(xml: str, scale: float) -> str:
    """Return a part with every length so many times larger."""
    return re.sub(r'\b(x|y|cx|cy)="(\d+)"', lambda found: f'{found[1]}="{round(int(found[2]) * scale)}"', xml)


def _relations(listed: list[tuple[str, str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{target}"{_OUTSIDE if "://" in target else ""}/>'
        for id, kind, target in listed
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


_OUTSIDE = ' TargetMode="External"'

if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(template())
