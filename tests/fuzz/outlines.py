"""Random outlines: valid by construction, and mutated."""

from __future__ import annotations

from random import Random
from typing import Any

import yaml

_SAID = """
الحدود تراجع التدريب بنسبة 45% التقرير גבול מחקר 12,5 شرایط گزارش ۱۴۰۳ رپورٹ سرحد border study 2026-01 «قول» (أ) «ب»
**مهم** *ميل* `x-1` مُسْتَقْبَل 😀 e\u0301 – — / 1.2 % \u200f \u200e ؟ ، ; C++ 3×4
"""
WORDS = _SAID.split()
SIGNS = "\\[]{}()<>:#&*!|%@`'\"-?,~^$\t\n \u200f\u202e\u2066\u0000\ud7ff\uff20\ue000١۱0aأא"


def text(random: Random, most: int = 12) -> str:
    """Return some words, the first of which can be seen."""
    return "نص " + " ".join(random.choice(WORDS) for _ in range(random.randint(1, most)))


def body(random: Random) -> dict[str, Any]:
    """Return a body that a section may have."""
    count = random.randint(2, 5)
    number = lambda: round(random.uniform(1, 99), 1)  # noqa: E731
    match random.choice(("points", "table", "chart", "quote", "none")):
        case "points":
            return {"points": [random.choice((text(random), {"lead": text(random, 3), "text": text(random)}))] * count}
        case "table":
            rows = [[text(random, 2), text(random, 2)] for _ in range(count)]
            return {"table": {"columns": ["أ", "ب"], "rows": rows}}
        case "chart":
            names = [f"ف{i}" for i in range(count)]
            kind = random.choice(("bar", "column", "line", "area"))
            values = [number() for _ in names]
            return {"chart": {"kind": kind, "categories": names, "series": [{"name": "س", "values": values}]}}
        case "quote":
            return {"quote": {"text": text(random), "by": text(random, 3)}}
    return {}


def valid(random: Random) -> str:
    """Return an outline that has no errors."""
    sections = [
        {"title": f"ق{i} {text(random, 4)}", "notes": text(random, 40), **body(random)}
        for i in range(random.randint(1, 6))
    ]
    whole = {
        "deckgen": 1,
        "title": text(random, 6),
        "language": random.choice(("ar", "he", "fa", "ur", "en", "fr", "ar-MA")),
        "theme": random.choice(("formal", "neutral", "dark")),
        "size": random.choice(("16:9", "4:3", "A4")),
        "sections": sections,
    }
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


def mutated(random: Random) -> str:
    """Return an outline in which a few stretches are cut out, doubled, moved or overwritten."""
    source = valid(random)
    for _ in range(random.randint(1, 6)):
        a, b = sorted(random.randint(0, len(source)) for _ in range(2))
        b = min(b, a + random.choice((1, 3, 30)))
        piece = random.choice(
            (
                "",
                source[a:b] * 2,
                "".join(random.choice(SIGNS) for _ in range(random.randint(1, 8))),
                SIGNS[a % 9] * 500,
            )
        )
        source = source[:a] + piece + source[b:]
    return source
