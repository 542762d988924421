"""`deckgen template`: what a PowerPoint template offers."""

from pathlib import Path
from typing import Annotated, Any

import typer

from deckgen.cli import report
from deckgen.cli.options import Limit, limits
from deckgen.cli.table import as_json, as_table
from deckgen.files import create, write_all
from deckgen.problems import Listed, Message


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The template, a .potx or .pptx file.")],
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was decided as a mapping file; never over one.")
    ] = None,
    png: Annotated[bool, typer.Option("--png", help="Draw its layouts beside it, as NAME.layouts.png.")] = False,
    limit: Limit = None,
) -> None:
    """Tell what a PowerPoint template offers. That is layouts, room, colors, and what is left behind.

    It is what a right-to-left deck takes of it.
    """
    from deckgen.house.of_outline import surveyed
    from deckgen.house.survey import IN_WORDS

    whole = surveyed(file, limits(limit))
    found = whole.survey
    if png:
        from deckgen import output
        from deckgen.house.sheet import sheet

        drawn = output.sheet(sheet(whole.template, whole.archive, found, report.said, *report.language()))
        write_all({(place := file.with_name(f"{file.stem}.layouts.png")): drawn})
        report.tell(Message("{path}", path=str(place)))
    if mapping:
        from deckgen.house.decided import decided

        create({mapping: decided(whole.template, found, report.said).encode()})
        report.tell(Message("{path}", path=str(mapping)))
    if json:
        as_json(_data(found))
        return
    said = report.said
    direction = Message("right-to-left") if found.rtl else Message("left-to-right")
    wide, high = found.size
    print(
        said(
            Message(
                "{width} x {height} in, {direction}, masters: {masters}",
                width=round(wide, 2),
                height=round(high, 2),
                direction=direction,
                masters=found.masters,
            )
        )
    )
    left, top, w, h = found.body
    print(said(Message("body: {left}, {top}, {width} x {height} in", left=left, top=top, width=w, height=h)))
    for name, there in found.around.items():
        if not there:
            print(said(_NO_ROOM[name]))
    print(said(Message("face of Latin letters: {face}, which is not measured", face=found.latin)))
    for finding in found.findings:
        print(said(finding))
    if found.left:
        left_behind = said(Listed.sign).join(f"{said(_LEFT[kind])}: {count}" for kind, count in found.left.items())
        print(said(Message("left behind: {parts}", parts=left_behind)))
    print()
    head = [said(Message("layout")), said(Message("type")), said(Message("used for")), said(Message("not, since"))]
    rows = [
        [
            str(row.number),
            row.name,
            row.type,
            said(Listed.sign).join(said(IN_WORDS[use]) for use in row.uses),
            said(row.why) if row.why else "",
        ]
        for row in found.layouts
    ]
    if found.masters > 1:
        head.append(said(Message("master")))
        rows = [[*told, str(row.master)] for told, row in zip(rows, found.layouts, strict=True)]
    as_table(["#", *head], rows, numbers=(0,), wide=1)
    print()
    head = [said(Message("role")), said(Message("slot")), said(Message("color")), said(Message("contrast"))]
    as_table(
        head, [[role, slot, color, f"{value:g}"] for role, slot, color, value in found.colors], numbers=(3,), wide=1
    )


_NO_ROOM = {
    "title": Message("its title is vertical: headlines stand in the body's first rows"),
    "kicker": Message("no room for the kicker over the title: it is the body's first row"),
    "tracker": Message("no room for the tracker"),
}
_LEFT = {
    "slides": Message("slides"),
    "notes": Message("notes"),
    "comments": Message("comments"),
    "macros": Message("macros"),
    "embedded objects": Message("embedded objects"),
    "tags": Message("tags"),
    "printer settings": Message("printer settings"),
    "properties": Message("properties"),
}


def _data(found: Any) -> dict[str, Any]:
    return {
        "size": list(found.size),
        "direction": "rtl" if found.rtl else "ltr",
        "masters": found.masters,
        "layouts": [
            {
                "number": row.number,
                "master": row.master,
                "name": row.name,
                "type": row.type,
                "uses": list(row.uses),
                "why": row.why,
            }
            for row in found.layouts
        ],
        "body": list(found.body),
        "room": dict(found.around),
        "colors": [
            {"role": role, "slot": slot, "color": color, "contrast": value} for role, slot, color, value in found.colors
        ],
        "latin": found.latin,
        "left": dict(found.left),
        "warnings": list(found.findings),
    }
