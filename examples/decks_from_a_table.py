"""Fifty briefings from a table: a deck for each of its rows.

    python examples/decks_from_a_table.py [FOLDER]

Reads districts.csv, which lies beside this file and whose figures are invented, and writes a deck for each district
into the folder, ``decks`` where none is named.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

import deckgen

TABLE = Path(__file__).with_name("districts.csv")


def outline(row: dict[str, str]) -> dict[str, Any]:
    """Return the outline of a district's briefing, as a mapping that says what outline.yaml would say."""
    district, lost, cost = row["district"], int(row["lost_percent"]), row["cost_millions"]
    years = {year: float(row[f"demand_{year}"]) for year in (2020, 2023, 2026)}
    grows = years[2026] > years[2020]
    return {
        "deckgen": 1,
        "language": "ar",
        "title": f"المياه في {district}",
        "organization": "مؤسسة المياه",
        "date": "2026-11",
        "sources": {"readings": {"author": "مؤسسة المياه", "title": "قراءات العدادات", "date": "2026"}},
        "summary": {
            "message": f"يضيع {lost}% من المياه، وكلفة الإصلاح {cost} مليونًا",
            "points": [
                {"lead": "الفاقد", "text": f"{lost}% من المياه لا يصل إلى المنازل [@readings]"},
                {"lead": "الكلفة", "text": f"{cost} مليونًا على ثلاث سنوات"},
            ],
        },
        "sections": [
            {
                "title": "الطلب",
                "message": "زاد الطلب منذ 2020" if grows else "لم يزد الطلب منذ 2020",
                "chart": {
                    "kind": "column",
                    "unit": "مليون م³",
                    "categories": [str(year) for year in years],
                    "series": [{"name": "الطلب", "values": list(years.values())}],
                },
                "sources": ["readings"],
            },
            {
                "title": "القرار",
                "message": "الإصلاح أولًا حيث يضيع الخُمس أو أكثر" if lost >= 20 else "الصيانة المعتادة تكفي هذه السنة",
                "points": [
                    {"lead": "الآن", "text": "مسح الأنابيب الرئيسة" if lost >= 20 else "قراءة العدادات كل شهر"},
                    {"lead": "بعد سنة", "text": "قياس الفاقد من جديد"},
                ],
                "sources": ["readings"],
            },
        ],
        "closing": {
            "title": "ما يتوقف عليه الأمر",
            "message": "يتوقف التقدير على ثبات الطلب",
            "conditions": [{"if": "أن يبقى الطلب كما هو", "then": "تكفي الخطة", "otherwise": "تُراجع الكلفة"}],
        },
    }


def main(folder: str = "decks") -> None:
    """Write the decks and say how many they are; a warning is told with its district."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        deck = deckgen.build(deckgen.load(outline(row)))
        deck.save(place / f"{row['id']}.pptx")
        for warning in deck.warnings:
            print(f"{row['id']}: {warning.message}")
    print(f"{len(rows)} decks in {place}")


if __name__ == "__main__":
    main(*sys.argv[1:])
