"""Charts: where the marks, the axes and the labels of numbers stand.

The programs that show a chart set its labels themselves. So each label is measured here, and the marks are given a
place round which there is room for all of them; what cannot be legible is refused.
"""

from __future__ import annotations

from deckgen.layout.charts.data import ChartData
from deckgen.layout.draft import Draft
from deckgen.scene.nodes import Drawable
from deckgen.units import Rect


def arrange(draft: Draft, data: ChartData, rect: Rect) -> list[Drawable]:
    """Return the chart in ``rect``.

    It stands under its key where names cannot stand at the marks.

    Raises:
        OutlineError: a name is too long, or the marks are too many to be legible.
    """
    # Late: every deck has the slide layout of charts, few have a chart.
    from deckgen.layout.charts.bars import bars, columns
    from deckgen.layout.charts.canvas import Canvas
    from deckgen.layout.charts.lines import areas, lines
    from deckgen.layout.charts.pie import pie
    from deckgen.layout.charts.scatter import scatter

    draw = {"bar": bars, "column": columns, "line": lines, "area": areas, "pie": pie, "scatter": scatter}
    return draw[data.kind](Canvas(draft, data, rect))
