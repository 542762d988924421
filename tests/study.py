"""A small briefing with all that a deck may have around its slides, for the tests of whole decks."""

from __future__ import annotations

from functools import cache
from typing import Any

from deckgen import pipeline
from deckgen.output import Deck
from deckgen.pipeline import Loaded
from deckgen.render.pptx import render
from deckgen.scene.nodes import DeckScene
from tests.kinds.support import FILES, outline
from tests.powerpoint import PowerPoint

NOTES = "ابدأ بالسؤال:\n\n- ما الذي تغيّر؟\n- ما الذي بقي؟\n\n1. الساحل\n2. الجنوب"

SECTIONS: list[dict[str, Any]] = [
    {
        "id": "course",
        "part": {"title": "من الفتور إلى الحوار", "message": "حذر ثم اتصالات تتكثّف", "short": "الحوار"},
        "title": "المسار",
        "message": "تحوّلت العلاقة من الحذر إلى حوار منظّم",
        "timeline": [
            {"when": "2025-01", "title": "حذر", "text": "تقلّص الوجود إلى قواعد دائمة"},
            {"when": "2025-06-10", "title": "اتصالات", "text": "وفود عسكرية بين Moscow ودمشق"},
            {"when": "لاحقًا", "title": "ترتيبات", "open": True},
        ],
        "takeaway": "**المعنى:** رغبة في اختبار التعاون",
        "confidence": "moderate",
        "sources": ["paper"],
        "minutes": 2,
        "notes": NOTES,
    },
    {
        "id": "claims",
        "title": "الشواهد",
        "message": "الشواهد تتوزع على ثلاثة أبواب",
        "points": [
            {"lead": "زيارات", "text": "على مستويات رفيعة [@review, ص 12]", "points": ["وفد أول", "وفد *ثانٍ*"]},
            "موقع [الوزارة](https://mil.example/ar) ونظام `S-300` و Nuxt 3",
            "تكرار التصريحات [@paper]",
        ],
        "notes": "نص واحد",
    },
    {
        "id": "facts",
        "part": "حدود الدور",
        "title": "المجالات",
        "message": "الدور يتركّز حيث الكلفة محدودة",
        "table": {
            "columns": ["المجال", {"title": "العدد", "kind": "number"}, {"title": "الترجيح", "kind": "likelihood"}],
            "rows": [["استشارات", 1200.5, "likely"], ["تدريب", None, "even"]],
        },
        "note": "تقدير",
    },
    {
        "id": "sides",
        "title": "الطرفان",
        "message": "لكل طرف غايته",
        "compare": [{"title": "موسكو", "points": ["موطئ قدم"]}, {"title": "دمشق", "points": ["استقرار"]}],
    },
    {
        "id": "limits",
        "title": "القيود",
        "message": "ثلاثة قيود تضبط العودة",
        "constraints": {
            "center": "العودة",
            "items": [{"title": "الموارد", "text": "محدودة"}, {"title": "الإقليم"}, {"title": "تنويع الشراكات"}],
        },
    },
    {
        "id": "judgement",
        "title": "الحكم",
        "message": "العودة مشروطة",
        "statement": {"text": "لا عودة كاملة إلى أنماط سابقة", "detail": "بل صيغة أكثر حذرًا", "evidence": ["شاهد"]},
    },
    {"id": "bare", "title": "عودة بلا شروط غير واردة"},
]

STUDY: dict[str, Any] = {
    "title": "عودة مشروطة",
    "subtitle": "قراءة في دراسة",
    "kicker": "إحاطة",
    "organization": "فريق الإحاطات",
    "date": "2026-01",
    "marking": "للاستعمال الداخلي",
    "agenda": True,
    "dividers": True,
    "fonts": "none",
    "sources": {
        "paper": {"author": "جورجي بوروسكون", "title": "دراسة في المسار", "url": "https://example.org/2077.pdf"},
        "review": {"author": "G. Poroskoun", "title": "A review of the study", "publisher": "INSS"},
    },
    "summary": {"message": "العودة ممكنة لكنها مشروطة", "points": [{"lead": "متدرّج", "text": "خطوة بخطوة"}, "محدود"]},
    "sections": SECTIONS,
    "closing": {
        "title": "ما يتوقف عليه الحكم",
        "conditions": [{"if": "استقرار الجنوب", "then": "ترتيبات", "otherwise": "تفاهمات", "likelihood": "even"}],
        "question": "هل تكفي الموارد؟",
        "notes": "سؤال مفتوح",
    },
    "appendix": [{"id": "terms", "title": "مصطلحات", "points": ["براجماتية: تقديم النتائج"]}],
}
"""The keys of the outline without its version; the fonts are left out, since they take most of the time."""


def build(audience: str | None = None, **keys: Any) -> Deck:
    """Return the deck of the study with some keys of its outline replaced."""
    return pipeline.build(Loaded(outline(**{**STUDY, **keys}), "", FILES), audience)


@cache
def deck() -> Deck:
    """Return the deck of the study as it is."""
    return build()


def scene() -> DeckScene:
    """Return the study as it is, laid out."""
    return deck().scene


@cache
def file() -> PowerPoint:
    """Return the study as it is, written."""
    return PowerPoint(render(scene()))


def written(**keys: Any) -> PowerPoint:
    """Return the study with some keys replaced, written."""
    return PowerPoint(render(build(**keys).scene))
