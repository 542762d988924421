"""deckgen: a YAML outline of a study becomes a native PowerPoint briefing.

```python
import deckgen

outline = deckgen.load("outline.yaml")
deck = deckgen.build(outline, audience="minister")
deck.save("minister.pptx")
```
"""

from __future__ import annotations

from deckgen.version import __version__

# typing, which has it too, takes a while to load, and so long Ctrl-C prints a traceback.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from deckgen.batch.jobs import Job as Job
    from deckgen.batch.jobs import Outcome as Outcome
    from deckgen.batch.run import build_many as build_many
    from deckgen.output import Deck as Deck
    from deckgen.pipeline import Loaded as Loaded
    from deckgen.pipeline import build as build
    from deckgen.pipeline import load as load
    from deckgen.problems import OutlineError as OutlineError
    from deckgen.problems import Problem as Problem
    from deckgen.problems import UsageError as UsageError
    from deckgen.problems import WorkerError as WorkerError

_HOME = {
    "build_many": "deckgen.batch.run",
    **dict.fromkeys(("Job", "Outcome"), "deckgen.batch.jobs"),
    "Deck": "deckgen.output",
    **dict.fromkeys(("Loaded", "build", "load"), "deckgen.pipeline"),
    **dict.fromkeys(("OutlineError", "Problem", "UsageError", "WorkerError"), "deckgen.problems"),
}

__all__ = [
    "Deck",
    "Job",
    "Loaded",
    "Outcome",
    "OutlineError",
    "Problem",
    "UsageError",
    "WorkerError",
    "__version__",
    "build",
    "build_many",
    "load",
]


def __getattr__(name: str) -> Any:
    # Late, so that importing one module of the package does not load the whole pipeline.
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
