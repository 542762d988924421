"""A judgment that changed since the earlier briefing says why.

Why: whoever heard the earlier briefing asks first what is known now that was not known then (ICD 203, 2015,
D.6.e(7)).

Example::

    changes: {since: june.yaml}
    sections:
      - title: الآفاق
        scenarios:
          - {title: ترتيبات مستدامة, likelihood: likely}
          - {title: تفاهمات مرنة, likelihood: even}

Write instead::

    changes: {since: june.yaml}
    sections:
      - title: الآفاق
        scenarios:
          - {title: ترتيبات مستدامة, likelihood: likely, changed: وُقّع اتفاق في سبتمبر}
          - {title: تفاهمات مرنة, likelihood: even}
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.layout.content import ChangeList
from deckgen.problems import Message, Problem

CODE = "judgment-without-reason"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each judgment that changed without a reason."""
    for content in deck.plan.contents:
        for change in content.body.rows if isinstance(content.body, ChangeList) else ():
            if change.kind == "judgment" and change.before and change.after and not change.reason:
                what = Message("this judgment is another one than in the earlier briefing, and nothing says why")
                yield Problem(CODE, change.place, what, Message('say why in "changed" beside it'), "warning")
