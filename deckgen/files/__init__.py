"""Where alone an author's files are read, and any are written."""

from deckgen.files.atomic import InUseError, create, look, write, write_all
from deckgen.files.names import folded, refused_by_windows
from deckgen.files.read import Files, lines, read_outline
from deckgen.files.temporary import folder

__all__ = [
    "Files",
    "InUseError",
    "create",
    "folded",
    "folder",
    "lines",
    "look",
    "read_outline",
    "refused_by_windows",
    "write",
    "write_all",
]
