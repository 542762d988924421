"""Where alone an author's files are read, and any are written."""

from deckgen.files.atomic import InUseError, create, look, write, write_all
from deckgen.files.names import folded, refused_by_windows
from deckgen.files.read import Files, State, lines, read_outline, state
from deckgen.files.temporary import folder

__all__ = [
    "Files",
    "InUseError",
    "State",
    "create",
    "folded",
    "folder",
    "lines",
    "look",
    "read_outline",
    "refused_by_windows",
    "state",
    "write",
    "write_all",
]
