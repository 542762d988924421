"""The presentation part and the small parts beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from deckgen.render.pptx.added import in_order
from deckgen.render.pptx.context import PptxDeck
from deckgen.render.pptx.fonts import embedded
from deckgen.render.pptx.master import MASTER_ID
from deckgen.render.pptx.notes import PAGE
from deckgen.render.pptx.package import PACKAGE_REL, PRESENTATIONML, Part
from deckgen.render.pptx.slide import slide_ids
from deckgen.render.pptx.text import PLAIN_SIZE, plain_levels, root_style
from deckgen.render.pptx.xml import DRAWINGML, HEAD, NAMESPACES, OFFICE_REL, POWERPOINT_2010, escape, guid
from deckgen.scene.added import AddedSlide
from deckgen.scene.nodes import SlideScene

MEDIUM_STYLE_2 = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
CORE_PROPERTIES = f"{PACKAGE_REL}/metadata/core-properties"


def presentation_xml(deck: PptxDeck, presentation: Part, master: Part, notes_master: Part) -> bytes:
    """Return the presentation part's XML; children stand in the order of §19.2.1.26.

    PowerPoint repairs a deck whose lists stand elsewhere, Keynote refuses one without a notes master.
    """
    scene = deck.scene
    own: list[SlideScene | AddedSlide] = [*scene.slides, *scene.added]
    ids = dict(zip((slide.id for slide in own), slide_ids(own), strict=True))
    slides = "".join(
        f'<p:sldId id="{ids[id]}" r:id="{presentation.relate("slide", part)}"/>' for id, part in deck.slides.items()
    )
    fonts = embedded(deck, presentation)
    (width, height), (notes_width, notes_height) = scene.size, PAGE
    embeds = ' embedTrueTypeFonts="1"' if fonts else ""
    return (
        f'{HEAD}<p:presentation {NAMESPACES}{embeds} saveSubsetFonts="1" rtl="{deck.rtl}">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{MASTER_ID}" r:id="{presentation.relate("slideMaster", master)}"/>'
        f'</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="'
        f'{presentation.relate("notesMaster", notes_master)}"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="{width}" cy="{height}"/>'
        f'<p:notesSz cx="{notes_width}" cy="{notes_height}"/>{fonts}'
        f'<p:defaultTextStyle><a:defPPr algn="{deck.start}" rtl="{deck.rtl}"><a:defRPr lang="{scene.language}"/>'
        f"</a:defPPr>{root_style(deck, plain_levels(deck, PLAIN_SIZE), 'mn')}</p:defaultTextStyle>"
        f"{_sections(deck, ids)}</p:presentation>"
    ).encode()


def _sections(deck: PptxDeck, ids: Mapping[str, int]) -> str:
    """Return the PowerPoint sections ([MS-PPTX] §2.2.10): each slide is in one, and they follow each other."""
    scene = deck.scene
    if not scene.parts:
        return ""
    parts = {slide.id: slide.part or 0 for slide in scene.slides}
    # A slide that was added by hand is in the section of the slide that it follows.
    parts |= {slide.id: parts.get(slide.after or "", 0) for slide in scene.added}
    sections, seen = "", Counter[str]()
    for part, slides in groupby(deck.slides, key=parts.__getitem__):
        name = scene.parts[part]
        # By name, not by place: a part keeps its identity where others come before it.
        id = guid(f"section:{name}:{seen[name]}")
        seen[name] += 1
        listed = "".join(f'<p14:sldId id="{ids[slide]}"/>' for slide in slides)
        sections += f'<p14:section name="{escape(name)}" id="{id}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="{POWERPOINT_2010}">{sections}</p14:sectionLst></p:ext></p:extLst>'
    )


def add_settings(deck: PptxDeck, presentation: Part) -> None:
    """Add the parts for show, views and table styles.

    They are what PowerPoint would write itself.
    """
    for kind, xml in (
        ("presProps", f"<p:presentationPr {NAMESPACES}/>"),
        ("viewProps", f"<p:viewPr {NAMESPACES}/>"),
        ("tableStyles", f'<a:tblStyleLst xmlns:a="{DRAWINGML}" def="{MEDIUM_STYLE_2}"/>'),
    ):
        part = deck.package.add(f"/ppt/{kind}.xml", f"{PRESENTATIONML}.{kind}+xml", f"{HEAD}{xml}".encode())
        presentation.relate(kind, part)


def add_properties(deck: PptxDeck) -> None:
    """Add the document's properties. Their times are the deck's date."""
    scene, package = deck.scene, deck.package
    properties = scene.properties
    core = "".join(
        f"<{tag}>{escape(value)}</{tag}>"
        for tag, value in (
            ("dc:title", properties.title),
            ("dc:creator", properties.author),
            ("dc:subject", properties.subject),
            ("dc:language", scene.language),
            ("cp:lastModifiedBy", properties.author),
            ("cp:revision", "1"),
        )
        if value
    )
    time = _time(properties.date)
    core += "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{time}</dcterms:{tag}>' for tag in ("created", "modified")
    )
    part = package.add(
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        f'{HEAD}<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{core}</cp:coreProperties>'.encode(),
    )
    package.root.relate(f"{PACKAGE_REL}/relationships/metadata/core-properties", part)
    slides = in_order(scene)
    notes = sum(bool(slide.notes) for slide in slides)
    part = package.add(
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        f'{HEAD}<Properties xmlns="{OFFICE_REL.replace("relationships", "extended-properties")}">'
        f"<Application>deckgen</Application><Slides>{len(slides)}</Slides><Notes>{notes}</Notes>"
        "</Properties>".encode(),
    )
    package.root.relate("extended-properties", part)


def _time(date: str) -> str:
    """Return a time, or the first moment of a date.

    Where there is none it is that of the zip file's times.
    """
    if "T" in date:
        return date
    first = date + "-01" * (2 - date.count("-"))
    # Windows counts the times of files from 1601.
    known = bool(date) and first >= "1601"
    return f"{first if known else '1980-01-01'}T00:00:00Z"
