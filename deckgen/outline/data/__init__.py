"""What charts and tables are filled from: data files, columns."""

from deckgen.outline.data.columns import NO_WARNINGS as NO_WARNINGS
from deckgen.outline.data.columns import DataColumn as DataColumn
from deckgen.outline.data.columns import Filled as Filled
from deckgen.outline.data.columns import fill as fill
from deckgen.outline.data.columns import literal as literal
from deckgen.outline.data.number_columns import NO_CELLS as NO_CELLS
from deckgen.outline.data.number_columns import Cell as Cell
from deckgen.outline.data.number_columns import decide as decide
from deckgen.outline.data.number_columns import is_missing as is_missing
from deckgen.outline.data.number_columns import not_a_number as not_a_number
