from __future__ import annotations

from typing import Any

import pytest

from deckgen.layout.content import Content
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Line
from tests.kinds import support


def planned(words: int = 22, detail: int = 15, evidence: int = 3, **more: Any) -> Content:
    points = [{"lead": f"شاهد{i}", "text": support.prose(8, f"ن{i}و")} for i in range(evidence)]
    body = {"text": support.prose(words), "detail": support.prose(detail, "تفصيل"), "evidence": points}
    return support.content(statement={key: value for key, value in body.items() if value}, **more)


def test_the_statement_stands_at_the_reading_side_of_its_evidence() -> None:
    result = support.laid(planned())
    (statement,), (evidence,) = result.boxes("statement"), result.boxes("evidence")
    assert statement.rect.right < support.BODY.right
    assert evidence.rect.x == support.BODY.x
    assert evidence.rect.right < statement.rect.x
    bar = next(node for node in result.layouts[result.slide.layout].nodes if node.key == "bar")
    assert support.places(bar)[0].right == support.BODY.right


def test_a_string_is_the_short_form_and_takes_the_full_width() -> None:
    (box,) = support.section(statement="حكم واحد").boxes("statement")
    assert box.rect.x == support.BODY.x
    assert support.said(box)[0] == "حكم واحد"


def test_a_lead_in_stands_over_its_evidence() -> None:
    (evidence,) = support.laid(planned(evidence=1)).boxes("evidence")
    lead, text = evidence.text.paragraphs
    assert (lead.text, lead.level, text.level) == ("شاهد0", 0, 1)
    assert lead.size < text.size


def test_evidence_without_a_lead_in_is_a_point() -> None:
    body = {"text": "حكم", "evidence": ["أول", {"text": "ثان", "points": ["فرعي"]}]}
    (evidence,) = support.section(statement=body).boxes("evidence")
    bullets = [evidence.style.levels[p.level].bullet for p in evidence.text.paragraphs]
    assert all(bullets)
    assert [p.level for p in evidence.text.paragraphs] == [2, 2, 3]


def test_a_section_without_a_body_is_its_headline_in_the_statements_size() -> None:
    result = support.section(message="حكم واحد في جملة", takeaway="المعنى")
    assert [node.key for node in result.slide.nodes if node.key != "number"] == ["title", "kicker", "strip"]
    (title,) = result.boxes("title")
    assert support.said(title)[0] == "حكم واحد في جملة"
    assert title.text.paragraphs[0].size == 40
    support.assert_sound(result)


@pytest.mark.parametrize("amount", [0.5, 1, 2, 5])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
def test_nothing_is_lost_at_any_amount(amount: float, takeaway: str | None) -> None:
    words, detail, evidence = round(22 * amount), round(15 * amount), round(3 * amount)
    content = planned(words, detail, evidence, **({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    wanted = {*support.prose(words).split(), *support.prose(detail, "تفصيل").split()}
    wanted |= {word for i in range(evidence) for word in (f"شاهد{i}", *support.prose(8, f"ن{i}و").split())}
    assert wanted <= set(result.words)
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    evidence = [{"lead": support.speech(2, i), "text": support.speech(8, 6 * i)} for i in range(3)]
    body = {"text": support.speech(22), "detail": support.speech(15, 4), "evidence": evidence}
    assert len(support.section(statement=body, takeaway="المعنى").slides) == 1


def test_evidence_goes_on_beside_the_same_statement() -> None:
    result = support.laid(planned(evidence=20))
    assert len(result.slides) > 1
    statements = {support.said(box)[0] for box in result.boxes("statement")}
    assert statements == {support.prose(22)}
    assert len(result.boxes("statement")) == len(result.slides)
    assert [w for box in result.boxes("evidence") for w in support.words(box) if w.startswith("شاهد")] == [
        f"شاهد{i}" for i in range(20)
    ]


def test_a_headline_alone_that_is_too_long_is_an_error() -> None:
    assert support.errors(support.content(message=support.prose(200))) == ["headline-too-long"]


def fork(words: int = 6, **more: Any) -> Content:
    outcomes = [
        {"title": support.speech(3), "text": support.speech(words, 2), "likelihood": "likely"},
        support.speech(3, 5),
    ]
    return support.content(statement={"text": support.speech(words), "outcomes": outcomes}, **more)


@pytest.mark.parametrize("takeaway", [None, "المعنى"])
def test_a_fork_goes_from_its_text_to_two_outcomes(takeaway: str | None) -> None:
    content = fork(**({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    (trunk,), (first,), (second,) = (result.boxes(key) for key in ("trunk", "outcome-1", "outcome-2"))
    assert trunk.rect.right == support.BODY.right
    assert first.rect.x == second.rect.x == support.BODY.x
    assert first.rect.bottom < second.rect.y
    layout = result.layouts[result.slide.layout]
    dashes = {node.key: node.stroke.dash for node in layout.nodes if isinstance(node, Line)}
    assert (dashes["way-1"], dashes["way-2"]) == ("solid", "dash")
    support.assert_sound(result)
    support.assert_twins(content)


def test_an_outcome_that_is_too_long_is_an_error_at_its_place() -> None:
    assert support.errors(fork(200)) == ["text-too-long"]


@pytest.mark.parametrize("key", ["detail", "evidence"])
def test_a_fork_has_no_place_for_what_a_statement_rests_on(key: str) -> None:
    body = {"text": "حكم", "outcomes": ["أ", "ب"], key: ["شاهد"] if key == "evidence" else "تفصيل"}
    with pytest.raises(OutlineError) as caught:
        support.content(statement=body)
    assert [problem.code for problem in caught.value.problems] == ["misplaced-key"]


@pytest.mark.parametrize("n", [1, 3])
def test_a_fork_has_two_ways(n: int) -> None:
    with pytest.raises(OutlineError) as caught:
        support.content(statement={"text": "حكم", "outcomes": ["أ"] * n})
    assert caught.value.problems[0].code in ("too-few-items", "too-many-items")


@pytest.mark.parametrize(("evidence", "part"), [(1, 0.5), (2, 0.75), (3, 1)])
def test_the_panel_has_the_lowest_height_that_holds_its_texts(evidence: int, part: float) -> None:
    result = support.laid(planned(evidence=evidence))
    (box,) = result.boxes("evidence")
    assert (box.rect.y, box.rect.h) == (support.BODY.y, round(part * support.BODY.h))
    assert box.rect == result.layouts[result.slide.layout].placeholder("evidence").rect
    assert box.text.step == 0 or part == 1
